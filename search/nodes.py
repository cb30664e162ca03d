"""The nodes that a part leads to: what is derived from it, and what it names.

A part has one IRI in all languages, so its language versions may lead to one thing under several names, where nothing
proves that these are one. So the nodes of one version are shown: of that which the reader sees, where it tells of any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kg.errors import NotFound
from kg.fold import leader
from kg.model import Node
from kg.select import select
from ontology import iri

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
_PRINTED: Final = """
SELECT ?node ?quote WHERE {{
  VALUES ?node {{ {nodes} }}
  ?statement rdf:subject ?node ; prov:wasQuotedFrom/oa:hasSelector/oa:exact ?quote
}}"""
_ABOUT: Final = "SELECT ?part ?node WHERE { { ?part schema:mentions ?node } UNION { ?node prov:wasDerivedFrom ?part } }"
_MAIN: Final = (
    "Partnership", "Agreement", "Function", "Recommendation", "Commitment", "Mandate", "Observation",
    "OrganizationalUnit", "FormalOrganization", "Organization", "Person", "Post", "Event", "Country", "Place",
)  # fmt: skip
"""Classes by how much they say: the first that a node has is shown."""


@dataclass(frozen=True, slots=True)
class Link:
    """A part and a node it leads to; `rank` 0: derived from the part, 1: named in it.

    `languages` are those of the versions that tell of the node there.
    """

    part: str
    node: str
    type: str
    rank: int
    languages: frozenset[str] = frozenset()


def links(graph: Store, parts: Iterable[str]) -> list[Link]:
    """The nodes of the parts with their main class, those derived from a part first, then by class and IRI."""
    listed = " ".join(f"<{part}>" for part in sorted(set(parts)))
    if not listed:
        return []
    types: dict[tuple[str, str, int], set[str]] = {}
    for row in select(graph, _LINKS.format(parts=listed)):
        key = row["part"].value, row["node"].value, int(row["rank"].value)
        types.setdefault(key, set()).add(_local(row["type"].value))
    told = _told(graph, {part for part, _, _ in types})
    found = [
        Link(part, node, _main(names), rank, frozenset(told.get((part, node, rank), ())))
        for (part, node, rank), names in types.items()
    ]
    return sorted(found, key=lambda link: (link.part, link.rank, _order(link.type), link.node))


def of_version(graph: Store, found: Sequence[Link], shown: Mapping[str, str]) -> list[Link]:
    """The links, in their order, without those of other language versions than one a part and class: the one shown,
    else the English one, else the first; what another one tells of stays where it has a name in the language of that.

    `shown` tells part → language.
    """
    told: dict[tuple[str, str], set[str]] = {}
    for link in found:
        told.setdefault((link.part, link.type), set()).update(link.languages)
    chosen = {place: _preferred(languages, shown.get(place[0], "")) for place, languages in told.items()}
    apart = [link for link in found if link.languages and chosen[link.part, link.type] not in link.languages]
    other = {link: chosen[link.part, link.type] for link in apart}
    tags = _tags(graph, {link.node for link in other})
    return [link for link in found if link not in other or other[link] in tags.get(link.node, ())]


def _tags(graph: Store, nodes: Iterable[str]) -> dict[str, set[str]]:
    """Node → the languages in which it has a name."""
    tags: dict[str, set[str]] = {}
    listed = " ".join(f"<{node}>" for node in sorted(nodes))
    for query in (_LABELS, _OTHER_LABELS) if listed else ():
        for row in select(graph, query.format(nodes=listed)):
            tags.setdefault(row["node"].value, set()).add(row["label"].language or "")
    return tags


def _preferred(languages: Iterable[str], shown: str) -> str:
    return min(languages, key=lambda language: (language != shown, language != "en", language), default="")


def _told(graph: Store, parts: Iterable[str]) -> dict[tuple[str, str, int], set[str]]:
    """(Part, node, rank) → the languages of the versions that tell of the node there, by their named graphs."""
    from pyoxigraph import NamedNode

    derived, mentions = NamedNode(iri("prov:wasDerivedFrom")), NamedNode(iri("schema:mentions"))
    told: dict[tuple[str, str, int], set[str]] = {}
    for part in parts:
        here = NamedNode(part)
        stated = [(0, quad) for quad in graph.quads_for_pattern(None, derived, here)]
        stated += [(1, quad) for quad in graph.quads_for_pattern(here, mentions, None)]
        for rank, quad in stated:
            node = quad.object if rank else quad.subject
            if isinstance(quad.graph_name, NamedNode) and isinstance(node, NamedNode):
                language = quad.graph_name.value.rpartition("@")[2]
                told.setdefault((part, leader(graph, node.value), rank), set()).add(language)
    return told


def labels(graph: Store, nodes: Iterable[str], language: str) -> dict[str, str]:
    """Node → its label, in `language` if it has one there, else in English, else any."""
    wanted = sorted(set(nodes))
    best = _labelled(graph, _LABELS, wanted, language)
    abroad = [node for node in wanted if node not in best or best[node][0]]
    for node, other in _labelled(graph, _OTHER_LABELS, abroad, language).items():
        best[node] = min(best.get(node, other), other)
    return {node: preference[-1] for node, preference in best.items()}


def _labelled(graph: Store, query: str, nodes: Sequence[str], language: str) -> dict[str, tuple[Any, ...]]:
    """Node → its best label, after what makes it the best."""
    best: dict[str, tuple[Any, ...]] = {}
    listed = " ".join(f"<{node}>" for node in nodes)
    for row in select(graph, query.format(nodes=listed)) if listed else ():
        node, label, rank = row
        tag = label.language or ""
        preference = (tag != language, int(rank.value), tag != "en", tag, label.value)
        best[node.value] = min(best.get(node.value, preference), preference)
    return best


def told_apart(graph: Store, names: Mapping[str, str]) -> dict[str, str]:
    """Names of nodes, with the words that each was read from before those that several bear: figures of one clause."""
    counts = Counter(names.values())
    listed = " ".join(f"<{node}>" for node, name in sorted(names.items()) if counts[name] > 1)
    printed: dict[str, str] = {}
    for row in select(graph, _PRINTED.format(nodes=listed)) if listed else ():
        quote = row["quote"].value
        printed[row["node"].value] = min(quote, printed.get(row["node"].value, quote), key=lambda q: (len(q), q))
    return {node: f"{printed[node]} – {name}" if node in printed else name for node, name in names.items()}


def nodes_of(graph: Store, shown: Mapping[str, str], language: str) -> dict[str, tuple[Node, ...]]:
    """Part → the nodes shown with it, at most MOST, each once; `shown` tells in which language each part is."""
    by_part: dict[str, dict[str, str]] = {}
    for link in of_version(graph, links(graph, shown), shown):
        by_part.setdefault(link.part, {}).setdefault(link.node, link.type)
    kept = {part: list(found.items())[:MOST] for part, found in by_part.items()}
    names = labels(graph, [node for found in kept.values() for node, _ in found], language)
    return {
        part: tuple(Node(node, names.get(node, node.rpartition("/")[2]), type) for node, type in found)
        for part, found in kept.items()
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
