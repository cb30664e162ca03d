"""What RDF says of one node: its concise bounded description with the statements about it, and what points to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from app.web import bounds
from kg.errors import QueryError
from ontology import DATA, iri

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store, Triple


def exists(graph: Store, name: str) -> bool:
    """Whether a node, or a graph, of that IRI is in the store; False for what is no IRI."""
    from pyoxigraph import NamedNode

    try:
        node = NamedNode(name)
    except ValueError:
        return False
    return (
        graph.contains_named_graph(node)
        or _any(graph.quads_for_pattern(node, None, None))
        or _any(graph.quads_for_pattern(None, None, node))
    )


def described(graph: Store, name: str) -> list[Triple]:
    """The description of a node; of a graph's name its content, of a document its parts too.

    Raises QueryError when that is more than `bounds.TRIPLES`: half a description must not pass for a whole one.
    """
    from pyoxigraph import NamedNode

    found = list(islice(_described(graph, NamedNode(name)), bounds.TRIPLES + 1))
    if len(found) > bounds.TRIPLES:
        raise QueryError(f"more than {bounds.TRIPLES:,} triples; ask for fewer at /sparql, or use kg export")
    return found


def _described(graph: Store, node: NamedNode) -> Iterator[Triple]:
    from pyoxigraph import NamedNode

    if graph.contains_named_graph(node):
        yield from (quad.triple for quad in graph.quads_for_pattern(None, None, None, node))
        return
    yield from _about(graph, node)
    if node.value.startswith(f"{DATA}doc/"):
        for part in _subjects(graph, NamedNode(iri("unp:partOfDocument")), node):
            yield from _outward(graph, part)
    for statement in _subjects(graph, NamedNode(iri("rdf:subject")), node):
        yield from _outward(graph, statement)


def _about(graph: Store, node: NamedNode) -> Iterator[Triple]:
    from pyoxigraph import DefaultGraph

    yield from _outward(graph, node)
    yield from (quad.triple for quad in graph.quads_for_pattern(None, None, node, DefaultGraph()))


def _outward(graph: Store, node: NamedNode) -> Iterator[Triple]:
    from pyoxigraph import DefaultGraph

    return (quad.triple for quad in graph.quads_for_pattern(node, None, None, DefaultGraph()))


def _subjects(graph: Store, predicate: NamedNode, node: NamedNode) -> Iterator[NamedNode]:
    from pyoxigraph import DefaultGraph, NamedNode

    for quad in graph.quads_for_pattern(None, predicate, node, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _any(quads: Iterator[object]) -> bool:
    return next(iter(quads), None) is not None
