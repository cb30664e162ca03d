"""What `kg show` tells of a node: sixty facts each way with their evidence; the rest is only counted."""

from __future__ import annotations

from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import describe
from kg.describe import MOST, Describer
from ontology import DATA, iri

HUB = f"{DATA}org/x-hub"


@pytest.fixture
def graph() -> Store:
    """A node with a name, a class and 75 facts, that 80 others cite."""
    store = Store()
    hub = NamedNode(HUB)
    store.add(Quad(hub, NamedNode(iri("rdf:type")), NamedNode(iri("unp:Partnership"))))
    store.add(Quad(hub, NamedNode(iri("skos:prefLabel")), Literal("Hub", language="en")))
    for number in range(74):
        store.add(Quad(hub, NamedNode(iri("skos:altLabel")), Literal(f"Hub {number:02}", language="en")))
    for number in range(80):
        store.add(Quad(NamedNode(f"{DATA}doc/A/{number:02}"), NamedNode(iri("schema:mentions")), hub))
    return store


def test_sixty_each_way_and_the_rest_counted(graph: Store) -> None:
    described = Describer(graph, "en").describe(HUB)
    outward = [fact for fact in described.facts if fact.arrow == "→"]
    inward = [fact for fact in described.facts if fact.arrow == "←"]
    assert (len(outward), len(inward)) == (MOST, MOST)
    assert described.more == (76 - MOST) + (80 - MOST)
    assert "rdf:type" not in {fact.predicate for fact in described.facts}
    assert [fact.iri for fact in inward] == [f"{DATA}doc/A/{number:02}" for number in range(MOST)]
    assert (described.node.label, described.node.type) == ("Hub", "Partnership")


def test_evidence_is_looked_up_for_what_is_shown_alone(graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    select = describe.select

    def counted(graph: Store, query: str, **bound: Any) -> Any:
        asked.append(query)
        return select(graph, query, **bound)

    monkeypatch.setattr(describe, "select", counted)
    Describer(graph, "en").describe(HUB)
    assert asked.count(describe.EVIDENCE) == 2 * MOST
