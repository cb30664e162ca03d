"""The nodes of a query's result as a picture: what stands in one row is joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from app.web.pictures.neighbourhood import Picture, drawn
from app.web.pictures.neighbours import Line, Neighbours

if TYPE_CHECKING:
    from pyoxigraph import Store

LINES: Final = 70
"""Lines of one picture; more is a table's work."""
TEXT: Final = 1 << 20
"""Characters of triples that are drawn."""


def of_rows(graph: Store, language: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Picture | None:
    """The first node of each row joined with its others; `rows` are IRIs, "" for what is none. None without two."""
    return _picture(graph, language, _joined(heads, rows))


def of_triples(graph: Store, language: str, turtle: str) -> Picture | None:
    """The triples between nodes."""
    return _picture(graph, language, _parsed(turtle)) if len(turtle) <= TEXT else None


def _joined(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    for row in rows:
        nodes = [(head, iri) for head, iri in zip(heads, row, strict=True) if iri]
        for head, iri in nodes[1:]:
            if iri != nodes[0][1]:
                yield Line(nodes[0][1], iri, "relations", head)


def _parsed(turtle: str) -> Iterator[Line]:
    from pyoxigraph import NamedNode, RdfFormat, parse

    for quad in parse(turtle, RdfFormat.TURTLE):
        ends: list[Any] = [quad.subject, quad.object]
        if all(isinstance(end, NamedNode) for end in ends):
            yield Line(ends[0].value, ends[1].value, "relations", quad.predicate.value.rpartition("/")[2])


def _picture(graph: Store, language: str, lines: Iterable[Line]) -> Picture | None:
    distinct = list(dict.fromkeys(lines))
    some = distinct[:LINES]
    if not some:
        return None
    names = list(dict.fromkeys(end for line in some for end in (line.source, line.target)))
    opened = {line.source for line in some}
    return drawn(Neighbours(graph, language), names, opened, some, len(distinct), ("relations",))
