"""The union of all named graphs, kept in the default graph: each triple once, however many documents state it.

Oxigraph's own "default graph as union" yields a triple once per graph. Six language versions state the numbers and
classes of their parts six times, and a join of k patterns would count each solution 6^k times; with the union stored,
`COUNT` means what SPARQL says and joins do not explode.

A thing that bears a node for each of its names is told of under one (`kg.fold`): the union holds the images of triples.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from kg.canonical import ending, has_blank
from kg.fold import Fold, Triple

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from pyoxigraph import Quad, Store

Graphs = Mapping[str, Sequence[bytes]]
"""Triples of named graphs, as `kg.canonical.canonical_triples` writes them."""
STOP: Final = b" .\n"


class Loader:
    """Adds to named graphs and to their union, a core for each.

    Named graphs take longer: their loading goes on beside what the caller does next, and `wait` is to be called before
    the store is looked at. What fails there is raised by the next call.
    """

    def __init__(self) -> None:
        self._aside: ThreadPoolExecutor | None = None
        self._loading: Future[None] | None = None

    def load(self, store: Store, graphs: Graphs, fold: Fold) -> None:
        """Add triples in bulk, as text, which the loader reads without Python; it writes nine files each time.

        It would give blank nodes other names: where there are any, what is added is there on return.
        """
        from concurrent.futures import ThreadPoolExecutor

        from pyoxigraph import RdfFormat

        named = _named_text(graphs)
        told = b"" if has_blank(named) else _union_text(graphs, fold)
        self.wait()
        if not told:
            store.bulk_extend(_rows(graphs, fold))
            return
        self._aside = self._aside or ThreadPoolExecutor(1, "load")
        self._loading = self._aside.submit(store.bulk_load, named, RdfFormat.N_QUADS, lenient=True)
        store.bulk_load(told, RdfFormat.N_TRIPLES, lenient=True)

    def wait(self) -> None:
        """Go on when all is loaded. Raises what loading raised."""
        loading, self._loading = self._loading, None
        if loading:
            loading.result()

    def close(self) -> None:
        """Wait and let go of the thread, whatever became of its work."""
        if self._aside:
            self._aside.shutdown()
        self._aside = self._loading = None


def add(store: Store, graphs: Graphs, fold: Fold) -> None:
    """Add a few triples to named graphs and to the union, in one transaction through memory."""
    store.extend(_rows(graphs, fold))


def quads(graphs: Graphs) -> Iterator[Quad]:
    """The same as quads."""
    from pyoxigraph import RdfFormat, parse

    return parse(_named_text(graphs), format=RdfFormat.N_QUADS, lenient=True)


def _rows(graphs: Graphs, fold: Fold) -> Iterator[Quad]:
    """Quads of named graphs, each with the triple that the union tells it by."""
    from pyoxigraph import Quad as Row

    for quad in quads(graphs):
        yield from (quad, Row(*fold.image(quad)))


def _named_text(graphs: Graphs) -> bytes:
    return b"".join(ending(graph).join((*triples, b"")) for graph, triples in graphs.items())


def _union_text(graphs: Graphs, fold: Fold) -> bytes:
    return b"".join(STOP.join((*fold.lines(triples, graph), b"")) for graph, triples in graphs.items())


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


def written(store: Store, graph: str) -> list[bytes]:
    """The triples of one named graph, as N-Triples without full stops, in order.

    They are written by the database itself, which is fast.
    """
    from pyoxigraph import NamedNode, RdfFormat

    text = store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph)) or b""
    return sorted(text.split(STOP)[:-1])


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
