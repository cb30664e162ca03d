"""The W3C's tests of the SPARQL 1.1 Protocol, by their names, and clients that others wrote.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/index.html: the tests of queries as they stand, on graphs
that the store has; its tests of updates ask for what this endpoint refuses, and are here as refusals.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from ontology import DATA

ONE, TWO = f"{DATA}graph/schemes", f"{DATA}graph/ontology"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ASK = "ASK { ?s ?p ?o }"

BAD_QUERIES: list[tuple[str, str, dict[str, Any]]] = [
    ("bad_query_method", "PUT", {"params": {"query": ASK}}),
    ("bad_multiple_queries", "GET", {"params": {"query": ["ASK {}", "SELECT * {}"]}}),
    ("bad_query_wrong_media_type", "POST", {"content": ASK, "headers": {"content-type": "text/plain"}}),
    ("bad_query_missing_form_type", "POST", {"content": b"query=ASK%20%7B%7D"}),
    ("bad_query_missing_direct_type", "POST", {"content": ASK.encode()}),
    ("bad_query_non_utf8", "POST", {"content": ASK.encode("utf-16"), "headers": {"content-type": DIRECT}}),
    ("bad_query_syntax", "GET", {"params": {"query": "ASK {"}}),
]
UPDATE = "application/sparql-update"
UPDATES: list[tuple[str, str, dict[str, Any]]] = [
    ("bad_update_get", "GET", {"params": {"update": "CLEAR ALL"}}),
    ("bad_multiple_updates", "POST", {"data": {"update": ["CLEAR NAMED", "CLEAR DEFAULT"]}}),
    ("bad_update_wrong_media_type", "POST", {"content": "CLEAR NAMED", "headers": {"content-type": "text/plain"}}),
    ("bad_update_missing_form_type", "POST", {"content": b"update=CLEAR%20NAMED"}),
    ("bad_update_non_utf8", "POST", {"content": "CLEAR NAMED".encode("utf-16"), "headers": {"content-type": UPDATE}}),
    ("bad_update_syntax", "POST", {"data": {"update": "CLEAR XYZ"}}),
    ("bad_update_dataset_conflict", "POST", {"data": {"update": "CLEAR ALL", "using-graph-uri": ONE}}),
    ("update_post_form", "POST", {"data": {"update": "CLEAR ALL"}}),
    ("update_post_direct", "POST", {"content": "CLEAR ALL", "headers": {"content-type": UPDATE}}),
    ("update_base_uri", "POST", {"content": "CLEAR GRAPH <http://example.org/>", "headers": {"content-type": UPDATE}}),
]


@pytest.mark.parametrize(("name", "method", "request_"), BAD_QUERIES + UPDATES, ids=lambda value: str(value)[:32])
def test_refused(web: TestClient, name: str, method: str, request_: dict[str, Any]) -> None:
    before = web.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    reply = web.request(method, "/sparql", **request_)
    assert 400 <= reply.status_code < 500, name
    assert web.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json() == before


def both(first: str, second: str) -> str:
    """Both graphs are in the default graph: something of each is there."""
    return f"ASK {{ ?a a <{first}> . ?b a <{second}> }}"


BOTH = both("http://www.w3.org/2004/02/skos/core#ConceptScheme", "http://www.w3.org/2002/07/owl#Class")
NAMED = f"ASK {{ GRAPH ?g1 {{ ?a ?b ?c }} GRAPH ?g2 {{ ?d ?e ?f }} FILTER(?g1 = <{ONE}> && ?g2 = <{TWO}>) }}"
NO_DEFAULT = f"ASK {{ GRAPH <{ONE}> {{ ?a ?b ?c }} FILTER NOT EXISTS {{ ?s ?p ?o }} }}"
DATASETS: list[tuple[str, str, dict[str, Any]]] = [
    ("query_dataset_default_graph", "ASK { ?s a <http://www.w3.org/2004/02/skos/core#ConceptScheme> }", {"default": ONE}),
    ("query_dataset_default_graphs", BOTH, {"default": [ONE, TWO]}),
    ("query_dataset_named_graphs", NAMED, {"named": [ONE, TWO]}),
    ("query_dataset_named_only", NO_DEFAULT, {"named": [ONE, TWO]}),
    ("query_dataset_full", f"ASK {{ ?s a <http://www.w3.org/2004/02/skos/core#ConceptScheme> GRAPH <{TWO}> {{ ?x ?y ?z }} }}", {"default": ONE, "named": TWO}),
    ("query_multiple_dataset", "ASK FROM <http://example.org/none> { ?s ?p ?o }", {"default": ONE}),
]  # fmt: skip


@pytest.mark.parametrize("method", ["get", "post form", "post direct"])
@pytest.mark.parametrize(("name", "query", "graphs"), DATASETS, ids=lambda value: str(value)[:32])
def test_datasets(web: TestClient, name: str, query: str, graphs: dict[str, Any], method: str) -> None:
    given = {f"{kind}-graph-uri": value for kind, value in graphs.items()}
    if method == "get":
        reply = web.get("/sparql", params={"query": query, **given})
    elif method == "post form":
        reply = web.post("/sparql", data={"query": query, **given})
    else:
        reply = web.post("/sparql", params=given, content=query, headers={"content-type": DIRECT})
    assert reply.status_code == 200, name
    assert reply.json()["boolean"] is True, name


TYPES = [
    ("query_content_type_select", "SELECT (1 AS ?value) {}", ("json", "xml", "csv", "tab-separated")),
    ("query_content_type_ask", "ASK {}", ("json", "xml", "csv", "tab-separated")),
    ("query_content_type_describe", "DESCRIBE <http://example.org/>", ("xml", "turtle", "n-triples", "json")),
    ("query_content_type_construct", "CONSTRUCT { <s> <p> 1 } WHERE {}", ("xml", "turtle", "n-triples", "json")),
]


@pytest.mark.parametrize(("name", "query", "forms"), TYPES, ids=lambda value: str(value)[:32])
def test_content_types(web: TestClient, name: str, query: str, forms: tuple[str, ...]) -> None:
    if "<s>" in query:
        query = "BASE <http://example.org/> " + query
    reply = web.get("/sparql", params={"query": query})
    assert reply.status_code == 200, name
    assert any(form in reply.headers["content-type"] for form in forms), name


def test_as_a_query_editor_asks(web: TestClient) -> None:
    """YASQE posts a form, accepts JSON first and anything last, and says where it comes from."""
    accept = "application/sparql-results+json,*/*;q=0.9"
    reply = web.post(
        "/sparql",
        data={"query": "SELECT * { ?s ?p ?o } LIMIT 3"},
        headers={"accept": accept, "origin": "http://127.0.0.1"},
    )
    assert len(json.loads(reply.text)["results"]["bindings"]) == 3
    construct = "application/n-triples,application/trig;q=0.8,*/*;q=0.5"
    reply = web.post(
        "/sparql",
        data={"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3"},
        headers={"accept": construct, "content-type": FORM},
    )
    assert len(reply.text.strip().splitlines()) == 3


def test_sparqlwrapper_as_client(address: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper comes with the extra 'dev'")
    client = wrapper.SPARQLWrapper(f"{address}/sparql")
    for method, form in ((wrapper.GET, wrapper.JSON), (wrapper.POST, wrapper.JSON), (wrapper.POST, wrapper.XML)):
        client.setMethod(method)
        client.setReturnFormat(form)
        client.setQuery("SELECT ?l { ?v dcterms:isVersionOf ?x ; dcterms:language ?l } ORDER BY ?l")
        found = client.query().convert()
        if form == wrapper.JSON:
            assert [row["l"]["value"] for row in found["results"]["bindings"]] == ["fr", "zh"]
        else:
            assert "zh" in found.toxml()
