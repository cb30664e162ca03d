"""Mending a store: what is whole is kept, what can be derived is derived again, what is lost is named."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg import union
from kg.check import BROKEN, Problem, check, check_generation, intact, open_database
from kg.draft import Draft
from kg.errors import StoreDamaged
from kg.fold import GRAPH
from kg.generations import Generations
from kg.lock import WriterLock
from kg.manifest import DOCUMENTS, GraphRecord, graph_digest, read_manifest, read_records, record
from kg.store import Store, bring_up_to_date
from ontology import iri

if TYPE_CHECKING:
    from pyoxigraph import Store as Database

    from kg.library import Library


KEPT: Final = ("index", "evidence")
"""Problems for which the graph is not written anew: the index is derived again, evidence is read again."""


def mend(library: Library) -> list[Problem]:
    """Mend what can be mended. Returns what is lost, and what still does not agree."""
    store = library.store
    problems = check(store)
    had_index = any(problem.area == "index" for problem in problems) or _has_index(store)
    lost: list[Problem] = []
    if any(problem.area not in KEPT for problem in problems):
        lost = rebuild(store)
    if problems and had_index:
        library.index(rebuild=True)
    return lost + check(store)


def _has_index(store: Store) -> bool:
    try:
        return bool(store.manifest.indexed)
    except StoreDamaged:
        return (store.path / "cache").exists()


def rebuild(store: Store) -> list[Problem]:
    """Publish a new generation of every graph that is whole. Returns the documents that are lost.

    The damaged generation is moved to `damaged-<name>` in the store's folder and not deleted.
    """
    generations = store.generations
    lock = WriterLock(store.path / "lock")
    try:
        name = _best(generations)
        generations.point(name)
        if all(problem.area in KEPT for problem in check_generation(generations.path(name))):
            return []
        lost = _salvage(generations, generations.path(name))
        generations.path(name).rename(store.path / f"damaged-{name}")
        return lost
    finally:
        generations.sweep()
        lock.release()


def _best(generations: Generations) -> str:
    """The generation to go on from: the current one if it is there, else the newest that is."""
    names = generations.names()
    if not names:
        raise StoreDamaged(f"{generations.root}: no generation is left; restore a backup, or ingest the files again")
    try:
        current = generations.current()
    except StoreDamaged:
        current = ""
    return current if current in names else names[-1]


def _salvage(generations: Generations, folder: Path) -> list[Problem]:
    records = _records(folder)
    generations.clear_draft()
    draft = Draft(generations, None)
    try:
        lost = _copy_intact(folder, records, draft)
        bring_up_to_date(draft, generations.root)
        draft.commit()
    finally:
        draft.close()
    return [_lost(name, records[name]) for name in lost if name.startswith(DOCUMENTS)]


def _copy_intact(folder: Path, records: Mapping[str, GraphRecord], draft: Draft) -> list[str]:
    """Bring over each graph that is as its record says, but those that are derived. Returns the names of the others."""
    try:
        database = open_database(folder)
    except BROKEN:
        return list(records)
    whole = [name for name, known in records.items() if intact(database, name, known)]
    for name in whole:
        if name.startswith(GRAPH):
            continue
        draft.replace(name, union.content(database, name), records[name].source)
    return sorted(set(records) - set(whole))


def _records(folder: Path) -> dict[str, GraphRecord]:
    """What the generation held: by its own list, or without one, by what can be read from the database."""
    with suppress(StoreDamaged):
        records = read_records(folder)
        if read_manifest(folder).graph == graph_digest(records):
            return records
    with suppress(*BROKEN):
        return _read_off(open_database(folder))
    return {}


def _read_off(database: Database) -> dict[str, GraphRecord]:
    records = {}
    for graph in database.named_graphs():
        content = union.content(database, graph.value)
        sources = [
            str(getattr(quad.object, "value", ""))
            for quad in content
            if quad.predicate.value == iri("schema:contentUrl")
        ]
        written = union.written(database, graph.value)
        records[graph.value] = record(written, graph.value, min(sources, default=""))
    return records


def _lost(name: str, known: GraphRecord) -> Problem:
    return Problem("lost", name, f"{known.quads} statements could not be read", f"run kg ingest {known.source}")
