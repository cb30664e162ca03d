"""Who and what stands around a node: mandates between bodies contracted to one line each, partners, documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.web.naming import Naming, local
from app.web.profile import INWARD, UNTOLD
from kg.select import select
from ontology import iri

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.model import Node

KINDS: Final = ("relations", "mandates", "partnerships", "citations", "documents", "names")
"""Kinds of lines, in the order in which they are offered."""
AROUND: Final = 24
"""Neighbours drawn around one node; the heaviest of each kind."""
_GROUPED: Final = {
    ("mandates", True): "?m unp:issuer ?x ; unp:addressee ?other",
    ("mandates", False): "?m unp:addressee ?x ; unp:issuer ?other",
    ("documents", False): "?m schema:mentions ?x ; unp:partOfDocument ?other",
    ("names", True): "?m unp:partOfDocument ?x ; schema:mentions ?other",
    ("partnerships", True): "?m org:member ?x . ?other org:hasMembership ?m",
    ("partnerships", False): "?x org:hasMembership ?m . ?m org:member ?other",
    ("citations", True): "?x dcterms:references ?other BIND(?other AS ?m)",
    ("citations", False): "?other dcterms:references ?x BIND(?other AS ?m)",
}
"""(kind, whether the line leads away from ?x) → the pattern that finds others, counting ?m."""
_TOLD: Final = frozenset(
    ["mentions", "references", "issuer", "addressee", "hasMembership", "member", "cites", "wasDerivedFrom",
     "directive", "canonical", "inScheme", "isPartOf", "hasFootnote", "exactMatch", "language", "source", "isDefinedBy",
     "seeAlso"]
)  # fmt: skip
"""Predicates that are other kinds of lines, or lead nowhere that one would look; by local name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two nodes: `weight` counts what it stands for, `label` names a relation."""

    source: str
    target: str
    kind: str
    label: str = ""
    weight: int = 1


class Neighbours:
    """Reads neighbourhoods from one graph in one language."""

    def __init__(self, graph: Store, language: str) -> None:
        self._graph = graph
        self.naming = Naming(graph, language)

    def node(self, name: str) -> Node:
        return self.naming.node(name)

    def of(self, name: str, kinds: Iterable[str] = KINDS) -> tuple[list[Line], int]:
        """The chosen lines of a node, and how many there are in all."""
        by_kind: dict[str, list[Line]] = {kind: self._lines(name, kind) for kind in KINDS if kind in set(kinds)}
        total = sum(map(len, by_kind.values()))
        return list(_fair(by_kind, AROUND)), total

    def _lines(self, name: str, kind: str) -> list[Line]:
        if kind == "relations":
            return sorted({*self._outward(name), *self._inward(name)}, key=_order)
        found = [self._line(name, kind, away, row) for away in (True, False) for row in self._rows(name, kind, away)]
        return sorted((line for line in found if line.source != line.target), key=_order)

    def _rows(self, name: str, kind: str, away: bool) -> list[Any]:
        pattern = _GROUPED.get((kind, away))
        if pattern is None:
            return []
        query = f"SELECT ?x ?other (COUNT(DISTINCT ?m) AS ?n) WHERE {{ {pattern} }} GROUP BY ?x ?other"
        return [row for row in select(self._graph, query, x=name) if row["other"] is not None]

    def _line(self, name: str, kind: str, away: bool, row: Any) -> Line:
        other = row["other"].value
        source, target = (name, other) if away else (other, name)
        return Line(source, target, kind, weight=int(row["n"].value))

    def _outward(self, name: str) -> Iterator[Line]:
        from pyoxigraph import DefaultGraph, NamedNode

        for quad in self._graph.quads_for_pattern(NamedNode(name), None, None, DefaultGraph()):
            told = local(quad.predicate.value)
            if isinstance(quad.object, NamedNode) and told not in UNTOLD and told not in _TOLD:
                yield self._relation(name, quad.predicate.value, quad.object.value)

    def _inward(self, name: str) -> Iterator[Line]:
        for predicate in INWARD:
            if predicate.partition(":")[2] not in _TOLD:
                for subject in self.naming.subjects(predicate, name):
                    yield self._relation(subject, iri(predicate), name)

    def _relation(self, source: str, predicate: str, target: str) -> Line:
        return Line(source, target, "relations", self.naming.node(predicate).label)


def _order(line: Line) -> tuple[int, str, str, str]:
    return (-line.weight, line.source, line.target, line.label)


def _fair(by_kind: dict[str, list[Line]], most: int) -> Iterator[Line]:
    """Up to `most` lines, one of each kind in turn, so that no kind crowds out the others; a pair of nodes once."""
    queues = {kind: list(lines) for kind, lines in by_kind.items()}
    taken: dict[str, set[tuple[str, str]]] = defaultdict(set)
    count = 0
    while count < most and any(queues.values()):
        for kind, queue in queues.items():
            line = queue.pop(0) if queue else None
            if line and count < most and (line.source, line.target) not in taken[kind]:
                taken[kind].add((line.source, line.target))
                count += 1
                yield line
