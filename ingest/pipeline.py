"""A file's whole way: bytes → document → findings → N-Quads, with every end told.

    load → read → extract → write

`process` does this for many files and yields one `Processed` for each, in the order of the inputs. Reading happens in
worker processes that can be ended; what a file becomes depends on its bytes and the options alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final

from ingest.limits import Limits, Worker
from ingest.source import RawFile, ReadOptions, load
from kg.errors import SourceError, UsageError
from kg.model import Document, Finding, Outcome, PartKind, Processed, Stored
from kg.symbol import version_iri

EXTRACTORS: Final = (
    "ingest.mentions",
    "ingest.citations",
    "ingest.directives",
    "ingest.mandates",
    "ingest.figures",
    "ingest.partnerships",
    "ingest.partners",
    "ingest.relations",
)
"""Modules with `extract(document, gazetteer) -> Iterator[Finding]`, in this order; another one is one more line."""

Lookup = Callable[[str], Sequence[Stored]]
"""SHA-256 of a file → the language versions in the store that were read from such bytes."""


def options(symbol: str | None, language: str | None, date: str | None, limits: Mapping[str, Any]) -> ReadOptions:
    """What the user states, checked. Raises UsageError for a symbol, language, date or limit that cannot be."""
    from kg.symbol import stated
    from ontology import LANGUAGES

    if language and language not in LANGUAGES:
        raise UsageError(f"{language}: not one of the six languages; give one of {', '.join(LANGUAGES)}")
    try:
        bounds = Limits(**limits)
    except TypeError as error:
        raise UsageError(f"no such limit ({error})") from None
    return ReadOptions(stated(symbol) if symbol else "", language or "", _date(date), bounds)


def _date(printed: str | None) -> date | None:
    try:
        return date.fromisoformat(printed) if printed else None
    except ValueError:
        raise UsageError(f"{printed}: not a date; write it as 2009-12-18") from None


def process(paths: Sequence[Path], options: ReadOptions, lookup: Lookup, jobs: int = 1) -> Iterator[Processed]:
    """Read every file, `jobs` of them at a time, each in a process of its own that is ended when it overruns.

    `lookup` tells which bytes are stored already: such a file ends as unchanged without being read. In the order of
    `paths`. Raises UsageError for fewer than one job; what is wrong with a file stands in its outcome.
    """
    if jobs < 1:
        raise UsageError(f"cannot work with {jobs} jobs; give at least 1")
    with ExitStack() as stack:
        workers: SimpleQueue[Worker] = SimpleQueue()
        for _ in range(jobs):
            workers.put(stack.enter_context(Worker(read_file, options.limits)))
        executor = stack.enter_context(ThreadPoolExecutor(jobs))
        yield from _in_order(executor, paths, lambda path: _process(path, options, lookup, workers), 2 * jobs)


def _in_order(
    executor: ThreadPoolExecutor, paths: Iterable[Path], work: Callable[[Path], Processed], ahead: int
) -> Iterator[Processed]:
    """Results in the order of `paths`, never more than `ahead` of them in memory."""
    running: deque[Future[Processed]] = deque()
    try:
        for path in paths:
            running.append(executor.submit(work, path))
            if len(running) >= ahead:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    finally:
        for future in running:
            future.cancel()


def _process(path: Path, options: ReadOptions, lookup: Lookup, workers: SimpleQueue[Worker]) -> Processed:
    try:
        file = load(path, options.limits)
        stored = next((one for one in lookup(file.sha256) if _agrees(one, options)), None)
        if stored:
            outcome = Outcome(str(path), "unchanged", stored.symbol, stored.language, stored.parts)
            return Processed(outcome, version_iri(stored.symbol, stored.language))
        worker = workers.get()
        try:
            result: Processed = worker.call(path, file, options)
            return result
        finally:
            workers.put(worker)
    except SourceError as error:
        return Processed(Outcome(str(path), "failed", error=str(error)))


def _agrees(stored: Stored, options: ReadOptions) -> bool:
    """Whether the store's reading of these bytes is what the options ask for."""
    return (
        options.symbol in ("", stored.symbol)
        and options.language in ("", stored.language)
        and (options.date is None or options.date.isoformat() == stored.date)
    )


def read_file(path: str, file: RawFile, options: ReadOptions) -> Processed:
    """One file, read and searched for findings: the work of a worker process. Raises SourceError."""
    from ingest.readers import read
    from ingest.triples import serialise
    from kg.gazetteer import Gazetteer

    document = read(file, options)
    gazetteer = Gazetteer.load()
    failures: list[str] = []
    findings = list(_findings(document, gazetteer, failures))
    quads = serialise(document, findings, gazetteer, failures)
    metadata = document.metadata
    content = sum(part.kind is not PartKind.FURNITURE for part in document.parts)
    error = f"{path}: {'; '.join(failures)}; the rest of the document is stored" if failures else None
    notice = "; ".join(document.warnings) or None
    outcome = Outcome(path, "added", metadata.symbol, metadata.language, content, error, notice)
    return Processed(outcome, version_iri(metadata.symbol, metadata.language), quads, file.sha256)


def _findings(document: Document, gazetteer: Any, failures: list[str]) -> Iterator[Finding]:
    for name in EXTRACTORS:
        try:
            yield from import_module(name).extract(document, gazetteer)
        except Exception as error:  # noqa: BLE001 - a rule that fails on one document must not lose the document
            failures.append(f"{name} failed ({type(error).__name__}: {error})")
