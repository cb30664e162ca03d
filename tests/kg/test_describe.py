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


def test_a_membership_is_called_by_who_takes_part_in_what() -> None:
    store = Store()
    names = {
        "org/heron": "Heron Trust",
        "org/reed": "Reed Bank",
        "partnership/lights": "Shared Lights",
        "role/funder": "Funder",
    }
    for name, label in names.items():
        store.add(Quad(NamedNode(DATA + name), NamedNode(iri("skos:prefLabel")), Literal(label, language="en")))
    for number, (member, role) in enumerate((("org/heron", "role/funder"), ("org/reed", ""))):
        node = NamedNode(f"{DATA}membership/{number}")
        store.add(Quad(NamedNode(f"{DATA}partnership/lights"), NamedNode(iri("org:hasMembership")), node))
        store.add(Quad(node, NamedNode(iri("org:member")), NamedNode(DATA + member)))
        if role:
            store.add(Quad(node, NamedNode(iri("org:role")), NamedNode(DATA + role)))
    told = [Describer(store, "en").label(f"{DATA}membership/{number}") for number in (0, 1, 2)]
    assert told == ["Heron Trust – Shared Lights (Funder)", "Reed Bank – Shared Lights", "id:membership/2"]
