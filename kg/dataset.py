"""The graph under rdflib's API, for analysts who know that one. Imported on first use only: it brings rdflib in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from oxrdflib import OxigraphStore
from rdflib import Dataset, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID, ModificationException

from ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store


class ReadOnlyStore(OxigraphStore):  # type: ignore[misc]
    """Oxigraph under rdflib, for a generation: it is one moment, so nothing can be added to it."""

    def add_graph(self, graph: object) -> None:
        """`Dataset.graph(iri)` announces the graph that it is about to read: nothing to do."""

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        """Without a context, those of named graphs: the union would repeat each of them."""
        found = super().triples(triple_pattern, context)
        if context is not None:
            return iter(found)
        return ((triple, iter((graph,))) for triple, (graph,) in found if graph.identifier != DATASET_DEFAULT_GRAPH_ID)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise ModificationException

    add = addN = remove = remove_graph = update = _refuse


def dataset(graph: Store) -> Dataset:
    """A read-only dataset with our prefixes bound; its default graph is the union of the named ones (`kg.union`)."""
    view = Dataset(store=ReadOnlyStore(store=graph))
    for prefix, iri in PREFIXES.items():
        view.bind(prefix, URIRef(iri), replace=True)
    return view
