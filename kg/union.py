"""The union of all named graphs, kept in the default graph: each triple once, however many documents state it.

Oxigraph's own "default graph as union" yields a triple once per graph. Six language versions state the numbers and
classes of their parts six times, and a join of k patterns would count each solution 6^k times; with the union stored,
`COUNT` means what SPARQL says and joins do not explode.

A thing that bears a node for each of its names is told of under one (`kg.fold`): the union holds the images of triples.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from kg.fold import Fold, Triple

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

BLANK: Final = b"_:"
"""How a blank node begins as text, which the loader would give another name."""


def add(store: Store, quads: list[Quad], few: bool, fold: Fold) -> None:
    """Add quads of named graphs, and their triples to the union.

    `few` chooses one transaction through memory instead of the bulk loader, which writes nine files each time.
    """
    from pyoxigraph import Quad as Row
    from pyoxigraph import RdfFormat, serialize

    named = b"" if few else serialize(quads, format=RdfFormat.N_QUADS) or b""
    if named and BLANK not in named:
        _load(store, named, (fold.image(quad) for quad in quads))
        return
    rows = (row for quad in quads for row in (quad, Row(*fold.image(quad))))
    if few:
        store.extend(rows)
    else:
        store.bulk_extend(rows)


def _load(store: Store, named: bytes, told: Iterable[Triple]) -> None:
    """Load named graphs and the union side by side, as text, which the loader reads without Python: a core for each."""
    from concurrent.futures import ThreadPoolExecutor

    from pyoxigraph import RdfFormat, serialize
    from pyoxigraph import Triple as Row

    with ThreadPoolExecutor(1, "load") as aside:
        loading = aside.submit(store.bulk_load, named, RdfFormat.N_QUADS, lenient=True)
        union = serialize((Row(*triple) for triple in told), format=RdfFormat.N_TRIPLES) or b""
        store.bulk_load(union, RdfFormat.N_TRIPLES, lenient=True)
        loading.result()


def remove(store: Store, quads: Iterable[Quad], fold: Fold) -> None:
    """Remove quads of named graphs; a triple that no other graph states leaves the union too."""
    from pyoxigraph import Quad as Row

    for quad in quads:
        store.remove(quad)
        if not _stated(store, triple := fold.image(quad), fold):
            store.remove(Row(*triple))


def refold(store: Store, old: Fold, new: Fold) -> None:
    """Tell the union by another fold."""
    from pyoxigraph import Quad as Row

    nodes = old.moved(new)
    if not nodes:
        return
    quads = {quad for node in nodes for place in ((node, None), (None, node)) for quad in _named(store, place)}
    before, after = ({fold.image(quad) for quad in quads} for fold in (old, new))
    for triple in before - after:
        if not _stated(store, triple, new):
            store.remove(Row(*triple))
    store.extend(Row(*triple) for triple in after - before)


def _stated(store: Store, triple: Triple, fold: Fold) -> bool:
    """Whether a named graph states what a triple of the union tells."""
    subject, predicate, value = triple
    return any(
        fold.image(quad) == triple
        for one in fold.origins(subject)
        for other in fold.origins(value)
        for quad in _named(store, (one, other), predicate)
    )


def _named(store: Store, place: tuple[Any, Any], predicate: Any = None) -> Iterator[Quad]:
    """Quads of named graphs with this subject and object."""
    from pyoxigraph import DefaultGraph

    union = DefaultGraph()
    found = store.quads_for_pattern(place[0], predicate, place[1], None)
    return (quad for quad in found if quad.graph_name != union)


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
