"""Nodes found by meaning: a partnership, mandate, body or figure is as good as the parts that describe it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from kg.model import Hit, Node
from search.filters import Filters
from search.nodes import Link, labels, links, of_version, told_apart
from search.question import understand
from search.relevance import Forms, Keys

if TYPE_CHECKING:
    from search.retrieve import Found, Retriever

PARTS: Final = 60
"""Parts whose nodes are ranked."""
SECOND: Final = 0.1
"""What each further part that describes a node adds, as a share of what is still missing to certainty."""
NAMING: Final = 0.8
"""What a part that only names a node is worth, of what one is worth that describes it."""
_CLASSES: Final = {
    "partnership": frozenset({"Partnership", "Agreement"}),
    "mandate": frozenset({"Mandate", "Function", "Recommendation", "Commitment"}),
    "body": frozenset({"FormalOrganization", "OrganizationalUnit", "Organization"}),
    "figure": frozenset({"Observation"}),
}


def search_nodes(
    retriever: Retriever, query: str, k: int, filters: Filters, language: str, rerank: str | None = None
) -> list[Hit]:
    """The `k` best nodes of the kind `filters.node`, each as the hit of the part that describes it best.

    The node stands first among the hit's nodes. Of nodes that one part describes, those whose names have more of the
    question's words go first, then by IRI; those of one name there are given once.
    """
    found = {one.passage.iri: one for one in retriever.find(query, PARTS, filters, rerank)}
    graph = retriever.generation.graph
    wanted = [link for link in links(graph, found) if link.type in _CLASSES[filters.node]]
    wanted = of_version(graph, wanted, {iri: one.passage.language for iri, one in found.items()})
    names = labels(graph, [link.node for link in wanted], language)
    names = told_apart(graph, names) if filters.node == "figure" else names
    nearest = _alike(query, language, names)
    ranked = sorted(_rank(wanted, found), key=lambda one: (-one[1], -nearest.get(one[0].node, 0.0), one[0].node))
    told = list({(link.part, names.get(link.node, link.node)): (link, score) for link, score in ranked[::-1]}.values())
    return [_hit(rank, link, score, found, names) for rank, (link, score) in enumerate(told[::-1][:k], 1)]


def _alike(query: str, language: str, names: Mapping[str, str]) -> dict[str, float]:
    """Node → the share of the question's words that its name bears."""
    forms = Forms(understand(query), language)
    keys = Keys(forms, map(forms.borne, names.values()))
    return {node: keys.coverage(name) for node, name in names.items()}


def _rank(wanted: Sequence[Link], found: dict[str, Found]) -> list[tuple[Link, float]]:
    """Each node once, with the link to its best part and a score that grows with every part about it."""
    by_node: dict[str, list[Link]] = {}
    for link in wanted:
        by_node.setdefault(link.node, []).append(link)
    ranked = []
    for group in by_node.values():
        group.sort(key=lambda link: (-_worth(link, found), link.part))
        score = _worth(group[0], found)
        for link in group[1:]:
            score += (1 - score) * SECOND * _worth(link, found)
        ranked.append((group[0], score))
    return ranked


def _worth(link: Link, found: dict[str, Found]) -> float:
    """A part that a node is derived from describes it; one that only names it says less."""
    return found[link.part].score * (1.0 if link.rank == 0 else NAMING)


def _hit(rank: int, link: Link, score: float, found: dict[str, Found], names: dict[str, str]) -> Hit:
    passage = found[link.part].passage
    node = Node(link.node, names.get(link.node, link.node.rpartition("/")[2]), link.type)
    return Hit(
        rank, round(score, 4), passage.document, passage.fragment, passage.iri, passage.language, passage.text, (node,)
    )
