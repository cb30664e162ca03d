"""The whole tool as one object: what `kg.open(path)` gives, and what the command line calls."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.capabilities import capability
from kg.errors import UsageError
from kg.model import Answer, Hits, IngestReport

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.check import Problem
    from kg.describe import Description
    from kg.searching import Wanted
    from kg.store import Generation, Store
    from kg.validate import Report

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total) while work goes on."""


class Library:
    """A store with everything that can be done to it.

    Opening costs nothing; the generation, the index and the embedder are opened on first use and then kept. Call
    `refresh()` to see what another process has written since.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._generation: Generation | None = None
        self._retriever: Any = None
        self._dataset: Dataset | None = None
        self._one_at_a_time = threading.RLock()
        """The index opens its pieces when they are first needed, and the embedder serves one thread."""

    # -- reading ---------------------------------------------------------------------------------------------------

    @property
    def generation(self) -> Generation:
        """The generation that this object reads: one moment of the store. Raises StoreNotFound, StoreDamaged."""
        if self._generation is None:
            self._generation = self.store.read()
            self._generation.search = self._search_in_query
        return self._generation

    @property
    def graph(self) -> Dataset:
        """The graph as a read-only `rdflib.Dataset`, its default graph the union of all graphs."""
        if self._dataset is None:
            self._dataset = self.generation.dataset()
        return self._dataset

    @property
    def retriever(self) -> Any:
        if self._retriever is None:
            index = capability("open_index")(self.generation.path)
            self._retriever = capability("retriever")(self.generation, index)
        return self._retriever

    def search(
        self,
        query: str,
        k: int = 10,
        language: str | None = None,
        type: str | None = None,
        *,
        document: str | None = None,
        entity: str | None = None,
        since: str | None = None,
        until: str | None = None,
        year: str | int | None = None,
        rerank: str | None = None,
    ) -> Hits:
        """The `k` best passages for a query in any of the six languages, or the best nodes of a kind.

        `language` is that of the passages; `type` a kind of part, document or node; `document` a symbol, or the file
        it was read from; `entity` any name, or the IRI, of a node that the part names or describes; `since` and
        `until` bound the document's date, ISO 8601 of any precision, `year` does both; `rerank` a cross-encoder, a name
        or folder, that reads the best 50 passages again with the query. Raises UsageError for an empty query, `k < 1`,
        filters that make no sense and models that cannot be loaded, NotFound for a name that nothing bears.
        """
        given = {"language": language, "type": type, "entity": entity, "since": since, "until": until}
        if year is not None:
            given |= _within(str(year), since, until)
        given["rerank"] = rerank
        given["document"] = self._symbol(document) if document else None
        with self._one_at_a_time:
            return Hits(self.retriever.search(_asked(query), k=_positive(k), **given))

    def _symbol(self, document: str) -> str:
        """The symbol of a document in the store, also by the name of the file that it was read from."""
        from kg.held import held

        return held(document, self.generation.records)

    def _search_in_query(self, wanted: Wanted) -> Hits:
        return self.search(wanted.text, wanted.limit, **wanted.filters)

    def ask(self, question: str, document: str | None = None) -> Answer:
        """The answer that the documents give, with its evidence; `answered` is False when they do not say.

        `document` narrows it to one: a symbol, or the file it was read from. Confidence is between 0 and 1, the most
        likely answer first. Raises UsageError for an empty question, NotFound for a document that is not held.
        """
        symbol = self._symbol(document) if document else ""
        with self._one_at_a_time:
            answer: Answer = capability("ask")(_asked(question), self.retriever, symbol)
        return answer

    def sparql(self, query: str, format: str = "json") -> str:
        """The result of a SPARQL 1.1 query over the union of all graphs, serialised.

        `format` is json, csv, tsv, xml or table for rows, turtle, jsonld, nt or xml for triples. Raises QueryError for
        wrong syntax, updates, a SERVICE other than unp:search, and a format that the query's form has not.
        """
        from kg.query import run

        return run(self.generation, query, format)

    def named(self, name: str, parameters: Mapping[str, str] | None = None, format: str = "json") -> str:
        """The result of one of the queries that come with the project; "list" gives their names and parameters.

        A parameter is a node by name, symbol or IRI, or a text, as the query says; `format` is as for `sparql`. Raises
        UsageError for a query or parameter that there is not, or that is missing, NotFound for a name of nothing.
        """
        from kg.named import run_named

        return run_named(self.generation, name, parameters or {}, format)

    def show(self, name: str, language: str = "zh") -> list[Description]:
        """What is known of the nodes that an IRI, a symbol, symbol#part or a name stands for.

        `language` is that of the labels, where there is one in it. Raises NotFound, and UsageError for an empty name.
        """
        from kg.describe import Describer

        return Describer(self.generation.graph, language).find(name)

    def spoken(self, name: str) -> str:
        """The language to tell of a node in: that of its name; of a document called by its symbol, one of its own."""
        from kg.held import spoken
        from kg.language import detect
        from kg.symbol import is_symbol, normalise

        symbol = name.partition("#")[0]
        if "/" in symbol and symbol.isascii() and "://" not in name and is_symbol(normalise(symbol)):
            return spoken(normalise(symbol), self.generation.records, "zh")
        return detect(name, "zh")

    def stats(self) -> dict[str, int]:
        """How many there are of each kind, by its name: {"documents": 4, "parts": 157, …}."""
        from kg.stats import stats

        return stats(self.generation.graph)

    def void(self) -> str:
        """The dataset description (VoID) in Turtle."""
        from kg.void import void

        return void(self.generation)

    def export(self, path: str | Path) -> int:
        """Write the graph to a file, its format by the ending: .ttl .nq .trig .jsonld .nt .graphml .csv.

        Returns the number of statements written. Raises UsageError for another ending, KGError when the disk refuses.
        """
        from kg.export import export

        return export(self.generation, Path(path))

    def validate(self) -> Report:
        """The SHACL report of the graph against `ontology/shapes.ttl`: violations in named graphs, in order."""
        from kg.validate import validate

        return validate(self.generation)

    def check(self, repair: bool = False) -> list[Problem]:
        """What does not agree between graph, index and manifest; with `repair`, after mending what can be mended.

        Empty where all agrees; then what a killed writer left is dropped. Raises StoreNotFound, and with `repair`
        StoreBusy while another process writes.
        """
        from kg.check import check
        from kg.repair import mend

        try:
            problems = mend(self) if repair else check(self.store)
            if not problems:
                self.store.tidy()
            return problems
        finally:
            self.refresh()

    def refresh(self) -> None:
        """Let go of the generation; the next call opens the newest."""
        if self._generation is not None:
            self._generation.close()
        self._generation = self._retriever = self._dataset = None

    close = refresh

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- writing ---------------------------------------------------------------------------------------------------

    def ingest(
        self,
        *paths: str | Path,
        symbol: str | None = None,
        language: str | None = None,
        date: str | None = None,
        jobs: int = 1,
        index: bool = True,
        force: bool = False,
        progress: Progress | None = None,
        **limits: int | float,
    ) -> IngestReport:
        """Read files and folders into graph and index; each input ends stored, unchanged or failed with a reason.

        `symbol`, `language` and `date` (ISO 8601) state what a document does not print; `jobs` is how many processes
        read side by side; `limits` are those of `ingest.limits.Limits`, as in `pages=20_000`. Commits after every
        `kg.ingesting.BATCH` documents, so that an interruption loses no more than that. A file that cannot be read
        raises nothing: its outcome says why. Raises UsageError for options that cannot be, StoreBusy while another
        process writes, StoreError when the disk refuses.
        """
        from kg.ingesting import ingest

        started = time.monotonic()
        options = {"symbol": symbol, "language": language, "date": date, "limits": limits}
        try:
            outcomes = ingest(self.store, [Path(path) for path in paths], options, jobs, index, force, progress)
        finally:
            self.refresh()
        return IngestReport(tuple(outcomes), time.monotonic() - started)

    def remove(self, symbol: str) -> tuple[str, ...]:
        """Take a document, all its language versions, out of graph and index. Returns the version IRIs removed.

        Raises NotFound when the store does not hold it, SymbolError for what is no symbol, StoreBusy while another
        process writes.
        """
        from kg.ingesting import remove

        try:
            return remove(self.store, symbol)
        finally:
            self.refresh()

    def index(self, model: str | None = None, rebuild: bool = False, progress: Progress | None = None) -> Any:
        """Bring the search index in step with the graph, or build it anew with another embedding model.

        `model` is a name of sentence-transformers or a folder; with `rebuild` all vectors are made anew. Returns
        `search.index.IndexStats`. Raises UsageError for a model that cannot be loaded, ModelMismatch when that of the
        index is not the same here, StoreBusy while another process writes.
        """
        from kg.ingesting import reindex

        try:
            return reindex(self.store, model, rebuild, progress)
        finally:
            self.refresh()


def open_library(path: str | Path = ".kg", create: bool = True) -> Library:
    """The library at `path`; made when it is not there, unless `create` is False (then StoreNotFound).

    Raises StoreError when it cannot be made there: a file, a folder of something else, or one that cannot be written.
    """
    from kg.store import Store

    return Library(Store.open(Path(path), create=create))


def _within(year: str, since: str | None, until: str | None) -> dict[str, str | None]:
    if since or until:
        raise UsageError("give a year, or since and until; not both")
    return {"since": year, "until": year}


def _asked(text: str) -> str:
    if not text.strip():
        raise UsageError("the question is empty; say what you look for")
    return text


def _positive(k: int) -> int:
    if k < 1:
        raise UsageError(f"cannot give {k} hits; ask for at least 1")
    return k
