"""One moment of a store, as a reader sees it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import manifest
from kg.errors import StoreDamaged, StoreError
from kg.lock import Pin

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store
    from rdflib import Dataset

    from kg.judgements import Judgements
    from kg.manifest import GraphRecord, Manifest
    from kg.searching import Search


class Generation:
    """A generation, pinned: its folder stays, and stays as it is, until `close()`.

    `path` holds `graph/ lexical/ dense/ manifest.json`.
    """

    def __init__(self, path: Path, pin: Pin) -> None:
        self.path = path
        self._pin: Pin | None = pin
        self.search: Search | None = None
        """Answers the searches in SPARQL queries (see `kg.searching`); set by whoever has the index."""

    @property
    def name(self) -> str:
        return self.path.name

    @cached_property
    def manifest(self) -> Manifest:
        return manifest.read_manifest(self.path)

    @cached_property
    def records(self) -> dict[str, GraphRecord]:
        """Named graph → what is known of it without opening the database."""
        return manifest.read_records(self.path)

    @cached_property
    def graph(self) -> Store:
        """The graph, read-only. Its default graph is the union of the named graphs, each triple once: query it as it
        is, never with `use_default_graph_as_union`, which would count every triple again.

        Raises StoreDamaged when the database does not open, StoreError once the generation is closed.
        """
        from pyoxigraph import Store

        if self._pin is None:
            raise StoreError(f"{self.path}: this generation is closed; open the store for reading again")
        try:
            return Store.read_only(str(self.path / "graph"))
        except (OSError, RuntimeError) as error:
            raise StoreDamaged(f"{self.path / 'graph'}: does not open ({error}); run kg check --repair") from error

    @cached_property
    def judgements(self) -> Judgements:
        """Who is who, as judged when this generation was written."""
        from kg.judgements import FILE, Judgements

        return Judgements.read(self.path / FILE)

    def query(self, sparql: str, **options: Any) -> QuerySolutions | QueryBoolean | QueryTriples:
        """A trusted query of our own over the union, with our prefixes, run here and lazily.

        `options` are those of `pyoxigraph.Store.query`, as `substitutions`. For others' queries see `kg.query`.
        """
        from ontology import PREFIXES

        return self.graph.query(sparql, prefixes=PREFIXES, **options)

    def dataset(self) -> Dataset:
        """The graph under rdflib's API; its default graph is the union of all graphs. Adding to it fails."""
        from kg.dataset import dataset

        return dataset(self.graph)

    def close(self) -> None:
        """Let go of the generation; harmless when already closed."""
        self.__dict__.pop("graph", None)
        if self._pin is not None:
            self._pin.release()
            self._pin = None

    def __enter__(self) -> Generation:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
