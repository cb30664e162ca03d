"""The nodes that a part leads to: what is derived from it, and what it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kg.errors import NotFound
from kg.model import Node
from kg.select import select

if TYPE_CHECKING:
    from pyoxigraph import Store

MOST: Final = 8
"""Nodes shown with a hit."""

_LINKS: Final = """
SELECT ?part ?node ?type ?rank WHERE {{
  VALUES ?part {{ {parts} }}
  {{ ?node prov:wasDerivedFrom ?part . BIND(0 AS ?rank) }} UNION {{ ?part schema:mentions ?node . BIND(1 AS ?rank) }}
  ?node a ?type
}}"""
_LABELS: Final = """
SELECT ?node ?label ?rank WHERE {{
  VALUES ?node {{ {nodes} }}
  {{ ?node skos:prefLabel ?label BIND(0 AS ?rank) }} UNION {{ ?node unp:actionText ?label BIND(1 AS ?rank) }}
  UNION {{ ?node dcterms:title ?label BIND(2 AS ?rank) }} UNION {{ ?node unp:measure ?label BIND(3 AS ?rank) }}
}}"""
_OTHER_LABELS: Final = """
SELECT ?node ?label ?rank WHERE {{ VALUES ?node {{ {nodes} }} ?node skos:altLabel ?label BIND(4 AS ?rank) }}"""
_ABOUT: Final = "SELECT ?part ?node WHERE { { ?part schema:mentions ?node } UNION { ?node prov:wasDerivedFrom ?part } }"
_MAIN: Final = (
    "Partnership", "Agreement", "Function", "Recommendation", "Commitment", "Mandate", "Observation",
    "OrganizationalUnit", "FormalOrganization", "Organization", "Person", "Post", "Event", "Country", "Place",
)  # fmt: skip
"""Classes by how much they say: the first that a node has is shown."""


@dataclass(frozen=True, slots=True)
class Link:
    """A part and a node it leads to; `rank` 0: derived from the part, 1: named in it."""

    part: str
    node: str
    type: str
    rank: int


def links(graph: Store, parts: Iterable[str]) -> list[Link]:
    """The nodes of the parts with their main class, those derived from a part first, then by class and IRI."""
    listed = " ".join(f"<{part}>" for part in sorted(set(parts)))
    if not listed:
        return []
    types: dict[tuple[str, str, int], set[str]] = {}
    for row in select(graph, _LINKS.format(parts=listed)):
        key = row["part"].value, row["node"].value, int(row["rank"].value)
        types.setdefault(key, set()).add(_local(row["type"].value))
    found = [Link(part, node, _main(names), rank) for (part, node, rank), names in types.items()]
    return sorted(found, key=lambda link: (link.part, link.rank, _order(link.type), link.node))


def labels(graph: Store, nodes: Iterable[str], language: str) -> dict[str, str]:
    """Node → its label, in `language` if it has one there, else in English, else any."""
    wanted = sorted(set(nodes))
    best = _labelled(graph, _LABELS, wanted, language)
    best |= _labelled(graph, _OTHER_LABELS, [node for node in wanted if node not in best], language)
    return {node: preference[-1] for node, preference in best.items()}


def _labelled(graph: Store, query: str, nodes: Sequence[str], language: str) -> dict[str, tuple[Any, ...]]:
    """Node → its best label, after what makes it the best."""
    best: dict[str, tuple[Any, ...]] = {}
    listed = " ".join(f"<{node}>" for node in nodes)
    for row in select(graph, query.format(nodes=listed)) if listed else ():
        node, label, rank = row
        tag = label.language or ""
        preference = (int(rank.value), tag != language, tag != "en", tag, label.value)
        best[node.value] = min(best.get(node.value, preference), preference)
    return best


def nodes_of(graph: Store, parts: Sequence[str], language: str) -> dict[str, tuple[Node, ...]]:
    """Part → the nodes shown with it, at most MOST, each once."""
    by_part: dict[str, dict[str, str]] = {}
    for link in links(graph, parts):
        by_part.setdefault(link.part, {}).setdefault(link.node, link.type)
    shown = {part: list(found.items())[:MOST] for part, found in by_part.items()}
    names = labels(graph, [node for found in shown.values() for node, _ in found], language)
    return {
        part: tuple(Node(node, names.get(node, node.rpartition("/")[2]), type) for node, type in found)
        for part, found in shown.items()
    }


def parts_about(graph: Store, name: str) -> set[str]:
    """The parts that name a node, or that it was read from; of all nodes where several bear the name.

    Raises NotFound where nothing does.
    """
    found: set[str] = set()
    for node in sorted(_called(graph, name)):
        for row in select(graph, _ABOUT, node=node):
            found.add(row["part"].value)
    if not found:
        raise NotFound(f"{name}: no part names anything that is called so; kg show {name!r} tells what there is")
    return found


def _called(graph: Store, name: str) -> set[str]:
    from kg.fold import leader
    from kg.judgements import whole
    from kg.names import called

    iri = whole(name)
    return {leader(graph, iri)} if "://" in iri else called(graph, name)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _order(type: str) -> int:
    return _MAIN.index(type) if type in _MAIN else len(_MAIN)


def _main(types: set[str]) -> str:
    return min(types, key=lambda name: (_order(name), name))
