"""Which nodes are one, and the one that stands for them: the union tells of it alone, the named graphs keep them all.

What follows from the language versions of works (`kg.unity`) and from judgements stands as `unp:canonical` in the graph
`GRAPH`. Nodes of documents are never folded: a document is what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from kg.manifest import DOCUMENTS
from ontology import DATA, iri

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

GRAPH: Final = f"{DATA}graph/same"
"""The graph of the view; those of single works, with the reasons, begin so."""
VERBATIM: Final = (GRAPH, f"{DATA}graph/judgements")
"""Graphs that speak of the names themselves."""
PROOFS: Final = f"{DATA}proof/"
"""Statements that two nodes are one, with the reason, begin so where language versions prove it."""

Triple = tuple[Any, Any, Any]


class Fold:
    """Node → the one that stands for it, in both directions."""

    def __init__(self, leaders: Mapping[str, str]) -> None:
        from pyoxigraph import NamedNode

        folded = sorted((a, b) for a, b in leaders.items() if a != b and not a.startswith(DOCUMENTS))
        self._leaders: dict[Any, Any] = {NamedNode(node): NamedNode(leader) for node, leader in folded}
        self._others: dict[Any, list[Any]] = {}
        for node, leader in self._leaders.items():
            self._others.setdefault(leader, []).append(node)

    @classmethod
    def read(cls, store: Store) -> Fold:
        """What a graph says of itself."""
        from pyoxigraph import NamedNode

        found = store.quads_for_pattern(None, NamedNode(iri("unp:canonical")), None, NamedNode(GRAPH))
        return cls({_name(quad.subject): _name(quad.object) for quad in found})

    def image(self, quad: Quad) -> Triple:
        """The triple by which the union tells what a named graph states."""
        if not self._leaders or is_verbatim(str(quad.graph_name)[1:-1]):
            return quad.subject, quad.predicate, quad.object
        find = self._leaders.get
        return find(quad.subject, quad.subject), quad.predicate, find(quad.object, quad.object)

    def origins(self, term: Any) -> tuple[Any, ...]:
        """The terms of named graphs for which a term stands in the union, itself first."""
        return (term, *self._others.get(term, ()))

    def joins(self, a: str, b: str) -> bool:
        """Whether two nodes are one."""
        from pyoxigraph import NamedNode

        one, other = (self._leaders.get(node, node) for node in map(NamedNode, (a, b)))
        return bool(one == other)

    def moved(self, other: Fold) -> set[Any]:
        """Nodes for which another fold has another one."""
        nodes = self._leaders.keys() | other._leaders.keys()
        return {node for node in nodes if self._leaders.get(node) != other._leaders.get(node)}

    def lines(self, triples: Sequence[bytes], graph: str) -> Sequence[bytes]:
        """The images of triples of a named graph, as N-Triples write them, without their ends."""
        return triples if not self._printed or is_verbatim(graph) else [self.line(one) for one in triples]

    def line(self, line: bytes) -> bytes:
        """The image of a triple as N-Triples write it, without its end."""
        if not self._printed:
            return line
        subject, predicate, value = line.split(b" ", 2)
        return b" ".join((self._printed.get(subject, subject), predicate, self._printed.get(value, value)))

    @cached_property
    def _printed(self) -> dict[bytes, bytes]:
        return {str(node).encode(): str(leader).encode() for node, leader in self._leaders.items()}


def leader(store: Store, node: str) -> str:
    """The IRI that stands for a node; its own where nothing is known to be the same."""
    from pyoxigraph import NamedNode

    found = store.quads_for_pattern(NamedNode(node), NamedNode(iri("unp:canonical")), None, NamedNode(GRAPH))
    return next((_name(quad.object) for quad in found), node)


def alike(store: Store, node: str) -> tuple[str, ...]:
    """All IRIs of the node for which this one stands, in order."""
    from pyoxigraph import NamedNode

    found = store.quads_for_pattern(None, NamedNode(iri("unp:canonical")), NamedNode(node), NamedNode(GRAPH))
    return tuple(sorted({node, *(_name(quad.subject) for quad in found)}))


def _name(term: Any) -> str:
    return str(term.value)


def is_verbatim(graph: str) -> bool:
    """Whether a graph speaks of the names themselves, and the union repeats it as it is."""
    return graph.startswith(VERBATIM)


def is_claim(quad: Quad) -> bool:
    """Whether a quad is what a document or the vocabulary states, and neither the union's nor about names."""
    graph = str(quad.graph_name)
    return graph != "DEFAULT" and not is_verbatim(graph[1:-1])
