"""The SPARQL 1.1 Protocol over HTTP: forms of requests and replies, refusals, and a client from outside."""

from __future__ import annotations

import csv
import io
import socket
import threading
import time
from typing import Any

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from app.web import bounds
from kg.limits import Limits
from ontology import DATA

SELECT = (
    "SELECT ?version ?language WHERE { ?version dcterms:isVersionOf ?x ; dcterms:language ?language } ORDER BY ?version"
)
CONSTRUCT = "CONSTRUCT { ?v dcterms:language ?l } WHERE { ?v dcterms:isVersionOf ?x ; dcterms:language ?l }"
ASK = "ASK { ?s a unp:Mandate }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
COUNT_NAMED = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
SCHEMES = f"{DATA}graph/schemes"


def ask(web: TestClient, query: str, **headers: str) -> Any:
    return web.get("/sparql", params={"query": query}, headers=headers)


def test_three_ways_to_ask_give_one_reply(web: TestClient) -> None:
    by_get = web.get("/sparql", params={"query": SELECT})
    by_form = web.post("/sparql", data={"query": SELECT})
    plain = web.post("/sparql", content=SELECT.encode(), headers={"content-type": "application/sparql-query"})
    assert by_get.status_code == by_form.status_code == plain.status_code == 200
    assert by_get.json() == by_form.json() == plain.json()
    assert [row["language"]["value"] for row in by_get.json()["results"]["bindings"]] == ["fr", "zh"]


ROWS = [
    (None, "application/sparql-results+json"),
    ("*/*", "application/sparql-results+json"),
    ("application/json", "application/json"),
    ("application/sparql-results+xml", "application/sparql-results+xml"),
    ("text/csv", "text/csv; charset=utf-8"),
    ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ("text/csv;q=0.3, application/sparql-results+xml;q=0.7", "application/sparql-results+xml"),
    ("text/*", "text/csv; charset=utf-8"),
    ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
    ("image/png, application/xml;q=0.2", "application/xml"),
]


@pytest.mark.parametrize(("accept", "media"), ROWS)
@pytest.mark.parametrize("query", [SELECT, ASK])
def test_rows_come_as_asked(web: TestClient, query: str, accept: str | None, media: str) -> None:
    reply = ask(web, query, **({"accept": accept} if accept else {}))
    assert (reply.status_code, reply.headers["content-type"], reply.headers["vary"]) == (200, media, "accept")


TRIPLES = [
    ("*/*", "text/turtle; charset=utf-8", "turtle"),
    ("application/n-triples", "application/n-triples", "nt"),
    ("application/ld+json", "application/ld+json", "json-ld"),
    ("application/rdf+xml", "application/rdf+xml", "xml"),
]


@pytest.mark.parametrize(("accept", "media", "form"), TRIPLES)
def test_triples_come_as_asked(web: TestClient, accept: str, media: str, form: str) -> None:
    reply = ask(web, CONSTRUCT, accept=accept)
    assert (reply.status_code, reply.headers["content-type"]) == (200, media)
    assert len(Graph().parse(data=reply.text, format=form)) == 2


def test_csv_can_be_read(web: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(web, SELECT, accept="text/csv").text)))
    assert [row["language"] for row in rows] == ["fr", "zh"]


@pytest.mark.parametrize("query", [SELECT, ASK, CONSTRUCT])
def test_what_cannot_be_given_is_told(web: TestClient, query: str) -> None:
    reply = ask(web, query, accept="image/png")
    assert reply.status_code == 406
    assert ("text/turtle" if query == CONSTRUCT else "application/sparql-results+json") in reply.text


def test_a_form_can_be_named_in_the_address(web: TestClient) -> None:
    assert web.get("/sparql", params={"query": SELECT, "format": "csv"}).headers["content-type"].startswith("text/csv")
    assert web.get("/sparql", params={"query": SELECT, "format": "turtle"}).status_code == 406


def count(web: TestClient, query: str, **graphs: Any) -> int:
    return int(web.get("/sparql", params={"query": query, "format": "csv", **graphs}).text.split()[1])


def test_the_dataset_of_the_protocol(web: TestClient) -> None:
    everything = count(web, COUNT)
    schemes = count(web, COUNT, **{"default-graph-uri": SCHEMES})
    two = count(web, COUNT, **{"default-graph-uri": [SCHEMES, f"{DATA}graph/ontology"]})
    assert 0 < schemes < two < everything
    assert count(web, COUNT_NAMED, **{"named-graph-uri": SCHEMES}) == schemes
    assert count(web, COUNT, **{"named-graph-uri": SCHEMES}) == 0
    assert count(web, COUNT_NAMED, **{"default-graph-uri": SCHEMES}) == 0
    assert count(web, COUNT, **{"default-graph-uri": "http://nothing.example/"}) == 0


def test_the_protocol_goes_before_from(web: TestClient) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{DATA}graph/gazetteer> WHERE {{ ?s ?p ?o }}"
    assert count(web, query, **{"default-graph-uri": SCHEMES}) == count(web, COUNT, **{"default-graph-uri": SCHEMES})


def test_graphs_beside_a_plain_body(web: TestClient) -> None:
    headers = {"content-type": "application/sparql-query", "accept": "text/csv"}
    reply = web.post("/sparql", params={"default-graph-uri": SCHEMES}, content=COUNT, headers=headers)
    assert int(reply.text.split()[1]) == count(web, COUNT, **{"default-graph-uri": SCHEMES})


@pytest.mark.parametrize(("accept", "form"), [("*/*", "turtle"), ("application/ld+json", "json-ld")])
def test_the_service_describes_itself(web: TestClient, accept: str, form: str) -> None:
    graph = Graph().parse(data=web.get("/sparql", headers={"accept": accept}).text, format=form)
    sd = "http://www.w3.org/ns/sparql-service-description#"
    (service,) = graph.subjects(URIRef(f"{sd}endpoint"))
    assert str(service) == "http://127.0.0.1/sparql"
    assert URIRef(f"{sd}SPARQL11Query") in graph.objects(service, URIRef(f"{sd}supportedLanguage"))
    names = {str(name) for name in graph.objects(None, URIRef(f"{sd}name"))}
    assert {SCHEMES, f"{DATA}doc/ST/SGB/2044/7@zh"} <= names


BAD = [
    "SELECT",
    "",
    "SELECT * { ?s ?p ?o",
    "INSERT DATA { <a:a> <a:a> <a:a> }",
    "DROP ALL",
    "LOAD <http://127.0.0.1/x>",
    "CLEAR DEFAULT",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o } ; INSERT DATA { <a:a> <a:a> <a:a> }",
]


@pytest.mark.parametrize("query", BAD)
def test_bad_queries_are_one_line(web: TestClient, query: str) -> None:
    for reply in (ask(web, query), web.post("/sparql", data={"query": query})):
        assert reply.status_code == 400
        assert reply.headers["content-type"].startswith("text/plain")
        assert len(reply.text.splitlines()) == 1
        assert "Traceback" not in reply.text


def test_from_fetches_nothing(web: TestClient) -> None:
    assert count(web, "SELECT (COUNT(*) AS ?n) FROM <http://127.0.0.1:1/x> WHERE { ?s ?p ?o }") == 0


def test_bad_requests(web: TestClient) -> None:
    assert web.get("/sparql", params={"query": [SELECT, SELECT]}).status_code == 400
    assert web.post("/sparql", data={"update": "DROP ALL"}).status_code == 400
    assert web.get("/sparql", params={"update": "DROP ALL"}).status_code == 400
    assert (
        web.post("/sparql", content="DROP ALL", headers={"content-type": "application/sparql-update"}).status_code
        == 415
    )
    assert web.post("/sparql", content=SELECT).status_code == 415
    assert web.put("/sparql", content=SELECT).status_code == 405
    wrong = web.post("/sparql", content=b"\xff\xfe", headers={"content-type": "application/sparql-query"})
    assert wrong.status_code == 400
    assert web.get("/sparql", params={"query": COUNT, "default-graph-uri": "no iri"}).status_code == 400


def test_huge_requests_are_refused(web: TestClient) -> None:
    headers = {"content-type": "application/sparql-query"}
    assert web.post("/sparql", content=b" " * (bounds.BODY + 1), headers=headers).status_code == 413
    assert web.post("/sparql", content=b" " * (bounds.SPARQL_LENGTH + 1), headers=headers).status_code == 413


def test_a_query_without_end_is_ended(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.bounds.SPARQL", Limits(seconds=1.0))
    started = time.monotonic()
    reply = ask(web, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert reply.status_code == 400
    assert "1 s" in reply.text
    assert time.monotonic() - started < 10


def test_a_huge_result_is_refused(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.bounds.SPARQL", Limits(rows=10))
    assert ask(web, "SELECT * { ?s ?p ?o } LIMIT 10").status_code == 200
    reply = ask(web, "SELECT * { ?s ?p ?o }")
    assert (reply.status_code, "rows" in reply.text) == (400, True)


def test_too_many_at_once_are_told_to_come_back(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.bounds.WAIT_SECONDS", 0.01)
    monkeypatch.setattr("app.web.protocol._turns", threading.BoundedSemaphore(1))
    from app.web import protocol

    with protocol._turns:
        reply = ask(web, SELECT)
    assert (reply.status_code, reply.headers["retry-after"]) == (503, "5")
    assert ask(web, SELECT).status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rdflib_as_client(address: str, method: Any, form: str) -> None:
    remote = SPARQLStore(f"{address}/sparql", method=method, returnFormat=form)
    graph = Graph(remote)
    if form in ("json", "xml"):
        assert bool(graph.query("ASK { ?s ?p ?o }"))
    rows = list(
        graph.query(
            "SELECT ?l { ?v <http://purl.org/dc/terms/isVersionOf> ?x ; <http://purl.org/dc/terms/language> ?l } ORDER BY ?l"
        )
    )
    assert [str(row[0]) for row in rows] == ["fr", "zh"]


def test_rdflib_reads_and_describes(address: str) -> None:
    graph = Graph(SPARQLStore(f"{address}/sparql"))
    language = URIRef("http://purl.org/dc/terms/language")
    assert {str(value) for value in graph.objects(URIRef(f"{DATA}doc/ST/SGB/2044/7@zh"), language)} == {"zh"}
    made = graph.query("CONSTRUCT { ?v a <x:V> } WHERE { ?v <http://purl.org/dc/terms/isVersionOf> ?x }")
    assert made.graph is not None
    assert len(made.graph) == 2


def test_a_slow_client_is_sent_away(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.bounds.BODY_SECONDS", 0.3)
    host, port = address.removeprefix("http://").split(":")
    head = f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nASK"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(head.encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 408")


def test_a_long_body_is_not_read_to_its_end(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    head = f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/sparql-query\r\nContent-Length: {1 << 40}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(head.encode() + b"x" * (bounds.BODY + 1))
        assert connection.recv(4096).startswith(b"HTTP/1.1 413")
