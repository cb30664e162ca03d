"""The graph under rdflib's API, for analysts who know that one. Imported on first use only: it brings rdflib in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.graph import ModificationException

from ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store


class ReadOnlyStore(OxigraphStore):  # type: ignore[misc]
    """Oxigraph under rdflib, for a generation: it is one moment, so nothing can be added to it."""

    def add_graph(self, graph: object) -> None:
        """`Dataset.graph(iri)` announces the graph that it is about to read: nothing to do."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise ModificationException

    add = addN = remove = remove_graph = update = _refuse


def dataset(graph: Store) -> Dataset:
    """A read-only dataset whose default graph is the union of all graphs, with our prefixes bound."""
    view = Dataset(store=ReadOnlyStore(store=graph), default_union=True)
    for prefix, iri in PREFIXES.items():
        view.bind(prefix, iri)
    return view
