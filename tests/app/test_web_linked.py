"""Linked data: every IRI of ours answers at its path, as a page, Turtle or JSON-LD."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from rdflib import Dataset, Graph, URIRef

import kg
from ontology import DATA, UNP, iri

HTML = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
TURTLE = {"accept": "text/turtle"}


@pytest.fixture(scope="module")
def minted(store: Path) -> dict[str, list[str]]:
    """Kind of node → IRIs of ours that are subjects or objects anywhere in the store, and the names of graphs."""
    from pyoxigraph import NamedNode

    found: dict[str, set[str]] = defaultdict(set)
    with kg.open(store) as library:
        graph = library.generation.graph
        terms = (
            term
            for quad in graph.quads_for_pattern(None, None, None)
            for term in (quad.subject, quad.object, quad.graph_name)
        )
        for term in terms:
            if isinstance(term, NamedNode) and term.value.startswith(DATA):
                found[term.value.removeprefix(DATA).partition("/")[0]].add(term.value)
    return {kind: sorted(iris) for kind, iris in sorted(found.items())}


def path(name: str) -> str:
    return "/id/" + name.removeprefix(DATA).partition("#")[0]


def test_there_is_every_kind_of_node(minted: dict[str, list[str]]) -> None:
    assert {"doc", "org", "mandate", "citation", "statement", "span", "graph", "directive", "run"} <= set(minted)


def test_minted_iris_of_every_kind_answer_at_their_paths(web: TestClient, minted: dict[str, list[str]]) -> None:
    """Of each kind a few, from its whole range, in all three forms."""
    for iris in minted.values():
        for name in iris[:: max(1, len(iris) // 3)][:4]:
            page = web.get(path(name), headers=HTML)
            assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8"), name
            turtle = web.get(path(name), headers=TURTLE)
            assert turtle.headers["content-type"] == "text/turtle; charset=utf-8", name
            graph = Graph().parse(data=turtle.text, format="turtle")
            assert len(graph) > 0, name
            linked = web.get(path(name), headers={"accept": "application/ld+json"})
            assert linked.headers["content-type"] == "application/ld+json", name
            assert len(Dataset(default_union=True).parse(data=linked.text, format="json-ld")) == len(graph), name


def test_a_document_tells_its_parts(web: TestClient) -> None:
    graph = Graph().parse(data=web.get("/id/doc/ST/SGB/2044/7", headers=TURTLE).text, format="turtle")
    part = URIRef(f"{DATA}doc/ST/SGB/2044/7#pp-1")
    assert (part, URIRef(iri("unp:partOfDocument")), URIRef(f"{DATA}doc/ST/SGB/2044/7")) in graph
    assert graph.value(part, URIRef(iri("unp:text"))) is not None


def test_a_version_is_the_graph_read_from_it(web: TestClient, store: Path) -> None:
    graph = Graph().parse(data=web.get("/id/doc/A/99/812@fr", headers=TURTLE).text, format="turtle")
    with kg.open(store) as library:
        assert len(graph) == len(library.graph.graph(URIRef(f"{DATA}doc/A/99/812@fr")))


def test_a_mandate_comes_with_the_statements_about_it(web: TestClient, minted: dict[str, list[str]]) -> None:
    mandate = minted["mandate"][0]
    graph = Graph().parse(data=web.get(path(mandate), headers=TURTLE).text, format="turtle")
    statements = set(graph.subjects(URIRef(iri("rdf:subject")), URIRef(mandate)))
    assert statements
    assert all(graph.value(one, URIRef(iri("prov:wasQuotedFrom"))) is not None for one in statements)


def test_forms_by_name_and_by_header(web: TestClient) -> None:
    assert (
        web.get("/id/post/secretary-general?format=turtle", headers=HTML)
        .headers["content-type"]
        .startswith("text/turtle")
    )
    assert web.get("/id/post/secretary-general?format=nt").headers["content-type"] == "application/n-triples"
    assert web.get("/id/post/secretary-general?format=exe").status_code == 406
    assert web.get("/id/post/secretary-general", headers={"accept": "image/png"}).status_code == 406
    assert "accept" in web.get("/id/post/secretary-general", headers=HTML).headers["vary"]


def test_percent_signs_in_either_way(web: TestClient) -> None:
    for path, name in (("/id/doc/A/99/812%40fr", "A/99/812@fr"), (quote("/id/doc/ST/SGB/2044/7"), "ST/SGB/2044/7")):
        graph = Graph().parse(data=web.get(path, headers=TURTLE).text, format="turtle")
        assert (URIRef(f"{DATA}doc/{name}"), None, None) in graph


def test_nodes_of_others(web: TestClient) -> None:
    goal = web.get("/node", params={"iri": "http://metadata.un.org/sdg/6"}, headers=TURTLE)
    assert len(Graph().parse(data=goal.text, format="turtle")) > 3
    assert web.get("/node", params={"iri": "http://nothing.example/"}, headers=HTML).status_code == 404
    assert web.get("/node", params={"iri": "no iri at all"}, headers=HTML).status_code == 404


def test_the_vocabulary(web: TestClient) -> None:
    graph = Graph().parse(data=web.get("/ont", headers=TURTLE).text, format="turtle")
    assert (URIRef(f"{UNP}Mandate"), None, None) in graph
    assert 'id="Mandate"' in web.get("/ont", headers=HTML).text


@pytest.mark.parametrize(
    "wrong",
    ["org/no-such-body", "", "doc/A/RES/1/1", "doc", "%00", "<script>", "..%2f..%2fetc%2fpasswd", "%FF%FE", "a b"],
)
def test_unknown_nodes_are_not_found(web: TestClient, wrong: str) -> None:
    for headers in (HTML, TURTLE):
        assert web.get(f"/id/{wrong}", headers=headers).status_code == 404


def test_a_description_is_whole_or_refused(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.bounds.TRIPLES", 5)
    reply = web.get("/id/doc/ST/SGB/2044/7", headers=TURTLE)
    assert (reply.status_code, "triples" in reply.text) == (400, True)
