"""The union of all named graphs, kept in the default graph: each triple once, however many documents state it.

Oxigraph's own "default graph as union" yields a triple once per graph. Six language versions state the numbers and
classes of their parts six times, and a join of k patterns would count each solution 6^k times; with the union stored,
`COUNT` means what SPARQL says and joins do not explode.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

MARK: Final = 2
"""A triple found in this many graphs is in the default graph and in at least one named graph."""


def add(store: Store, quads: list[Quad], few: bool) -> None:
    """Add quads of named graphs, and their triples to the union.

    `few` chooses one transaction through memory instead of the bulk loader, which writes nine files each time.
    """
    from pyoxigraph import Quad as Row

    rows = (row for quad in quads for row in (quad, Row(quad.subject, quad.predicate, quad.object)))
    if few:
        store.extend(rows)
    else:
        store.bulk_extend(rows)


def remove(store: Store, quads: Iterable[Quad]) -> None:
    """Remove quads of named graphs; a triple that no other graph states leaves the union too."""
    from pyoxigraph import Quad as Row

    for quad in quads:
        store.remove(quad)
        triple = (quad.subject, quad.predicate, quad.object)
        if len(list(islice(store.quads_for_pattern(*triple, None), MARK))) < MARK:
            store.remove(Row(*triple))


def named(store: Store) -> Iterator[Quad]:
    """Every quad of a named graph, in the database's order."""
    from pyoxigraph import DefaultGraph

    union = DefaultGraph()
    return (quad for quad in store if quad.graph_name != union)


def content(store: Store, graph: str) -> list[Quad]:
    """The quads of one named graph."""
    from pyoxigraph import NamedNode

    return list(store.quads_for_pattern(None, None, None, NamedNode(graph)))


def lines(store: Store, graph: str) -> list[bytes]:
    """The N-Quads of one named graph, sorted, without full stops; written by the database itself, which is fast."""
    from pyoxigraph import NamedNode, RdfFormat

    written = store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph)) or b""
    end = f"<{graph}>".encode()
    return [line[:-1] + end for line in sorted(written.split(b"\n")[:-1])]


def triples(store: Store, sink: Callable[[bytes], None]) -> None:
    """Give every triple of the union to `sink`, as a line of N-Triples without its end."""
    from pyoxigraph import DefaultGraph, RdfFormat

    taken: Any = _Lines(sink)
    store.dump(taken, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())


class _Lines(io.RawIOBase):
    """A file that is taken apart into lines as it is written."""

    def __init__(self, sink: Callable[[bytes], None]) -> None:
        self._sink = sink
        self._rest = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        *whole, self._rest = (self._rest + bytes(data)).split(b"\n")
        for line in whole:
            self._sink(line)
        return len(data)
