"""The store's own health: pointer, manifest, files, graph and index agree, or else what is wrong and what it costs."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg import provenance, union, unity
from kg.capabilities import capability
from kg.errors import KGError, StoreDamaged
from kg.fold import Fold
from kg.judgements import FILE, Judgements
from kg.manifest import (
    INDEXES,
    GraphRecord,
    Manifest,
    file_record,
    graph_digest,
    read_manifest,
    read_records,
    record,
)
from kg.pairing import RULES
from kg.passages import passages

if TYPE_CHECKING:
    from pyoxigraph import Store as Database

    from kg.store import Store

BROKEN: Final = (OSError, RuntimeError, ValueError)
"""What a damaged database answers with, as Oxigraph tells it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not agree.

    `area` is pointer, manifest, files, graph, evidence, index or lost; `where` a file or graph; `remedy` what to do.
    """

    area: str
    where: str
    what: str
    remedy: str = "run kg check --repair"

    def __str__(self) -> str:
        return f"{self.area}: {self.where}: {self.what}; {self.remedy}"


def check(store: Store) -> list[Problem]:
    """Everything that does not agree in the current generation; reads all of it. Raises StoreNotFound."""
    try:
        generation = store.read()
    except StoreDamaged as error:
        return [Problem("pointer", str(store.path), str(error).rpartition(";")[0])]
    with generation:
        return list(check_generation(generation.path))


def check_generation(folder: Path) -> Iterator[Problem]:
    """The problems of one generation's folder."""
    try:
        manifest, records = read_manifest(folder), read_records(folder)
    except StoreDamaged as error:
        yield Problem("manifest", str(folder), str(error).rpartition(";")[0])
        return
    yield from _check_manifest(folder, manifest, records)
    for name in damaged_files(folder):
        area = "index" if name.startswith(INDEXES) else "files"
        yield Problem(area, f"{folder / name}", "is missing or differs from its checksum")
    yield from check_graph(folder, records)
    if manifest.compared == RULES:
        yield from _check_derived(folder, records)
    yield from _check_evidence(folder)
    yield from _check_index(folder, manifest)


def _check_manifest(folder: Path, manifest: Manifest, records: Mapping[str, GraphRecord]) -> Iterator[Problem]:
    if manifest.graph != graph_digest(records):
        yield Problem("manifest", str(folder), "the list of graphs is not the one that was committed")
    if manifest.quads != sum(one.quads for one in records.values()):
        yield Problem("manifest", str(folder), "the number of statements is not that of its graphs")


def damaged_files(folder: Path) -> list[str]:
    """Names of files that are missing or differ from their checksums. Raises StoreDamaged without a manifest."""
    return [name for name, known in read_manifest(folder).files.items() if not _whole(folder / name, known.sha256)]


def _whole(path: Path, sha256: str) -> bool:
    try:
        return file_record(path).sha256 == sha256
    except OSError:
        return False


def check_graph(folder: Path, records: Mapping[str, GraphRecord]) -> Iterator[Problem]:
    """Each named graph against its record, and the union against the named graphs."""
    try:
        database = open_database(folder)
    except BROKEN as error:
        yield Problem("graph", str(folder / "graph"), f"does not open ({error})")
        return
    stated = array("q")
    fold = _fold(database)
    for name, known in sorted(records.items()):
        if not intact(database, name, known, stated, fold):
            yield Problem("graph", name, f"is not as it was read from {known.source or 'the curated files'}")
    try:
        unknown = {name.value for name in database.named_graphs()} - set(records)
        yield from (Problem("graph", name, "is in the database and not in the manifest") for name in sorted(unknown))
        for name in sorted(unknown):
            stated.extend(_hashes(union.written(database, name), name, fold))
        if not _union_agrees(database, stated):
            yield Problem("graph", str(folder / "graph"), "the union differs from the named graphs")
    except BROKEN as error:
        yield Problem("graph", str(folder / "graph"), f"cannot be read through ({error})")


def open_database(folder: Path) -> Database:
    """The graph of a generation, read-only. Raises one of BROKEN when it does not open."""
    from pyoxigraph import Store as Database

    return Database.read_only(str(folder / "graph"))


def _fold(database: Database) -> Fold:
    """By what the union is told; by nothing where that cannot be read, which is told of its graph."""
    with suppress(*BROKEN):
        return Fold.read(database)
    return Fold({})


def intact(
    database: Database, name: str, known: GraphRecord, stated: array[int] | None = None, fold: Fold | None = None
) -> bool:
    """Whether a named graph holds what its record says. Hashes of the triples that the union tells of it, by its fold,
    are added to `stated`.
    """
    try:
        triples = union.written(database, name)
    except BROKEN:
        return False
    if stated is not None and fold is not None:
        stated.extend(_hashes(triples, name, fold))
    found = record(triples, name)
    return (found.quads, found.sha256) == (known.quads, known.sha256)


def _hashes(triples: Sequence[bytes], name: str, fold: Fold) -> Iterator[int]:
    """A 64-bit hash of what the union tells of each triple; those of a process are salted, so that nothing can be made
    to collide."""
    return map(hash, fold.lines(triples, name))


def _union_agrees(database: Database, stated: array[int]) -> bool:
    """Every named triple is in the union, once, and the union has no other: eight bytes of memory for each."""
    import numpy as np

    held = array("q")
    union.triples(database, lambda line: held.append(hash(line[: -len(b" .")])))
    return np.array_equal(np.unique(np.frombuffer(stated, np.int64)), np.sort(np.frombuffer(held, np.int64)))


def _check_derived(folder: Path, records: Iterable[str]) -> Iterator[Problem]:
    """What was found to be one against the claims and judgements from which it follows."""
    with suppress(*BROKEN):  # told as a problem of the graph
        for name in unity.astray(open_database(folder), records, Judgements.read(folder / FILE)):
            yield Problem("graph", name, "does not follow from the language versions and judgements")


def _check_evidence(folder: Path) -> Iterator[Problem]:
    """Every quote against the text it was taken from."""
    with suppress(*BROKEN):  # told as a problem of the graph
        database = open_database(folder)
        for span, part in provenance.misquoted(database):
            yield Problem("evidence", part, f"does not hold the words of {span}", "run kg ingest --force on its file")
        for statement in provenance.unsupported(database):
            yield Problem("evidence", statement, "quotes nothing", "run kg ingest --force on its file")


def _check_index(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    """The index against the passages of the graph it was derived from."""
    if not manifest.indexed:
        return
    if not manifest.in_step:
        yield Problem("index", str(folder), "was made before the last change of the graph", "run kg index")
        return
    try:
        index = capability("open_index")(folder)
        found = {key: digest for key, (digest, _) in index.catalogue.digests().items()}
        counts = (index.manifest.passages, len(index.dense), sum(map(len, map(index.lexical, index.languages))))
    except (*BROKEN, KGError) as error:
        yield Problem("index", str(folder), f"does not open ({error})")
        return
    yield from _compare(folder, found, counts)
    yield from _check_model(index)


def _check_model(index: Any) -> Iterator[Problem]:
    """Whether the model that made the vectors is here, and the same."""
    try:
        _ = index.embedder
    except KGError as error:
        remedy = "bring the model back, or run kg index --rebuild --model with another"
        yield Problem("index", index.manifest.model, str(error).rpartition(";")[0], remedy)


def _compare(folder: Path, found: Mapping[str, str], counts: tuple[int, ...]) -> Iterator[Problem]:
    try:
        expected = {passage.key: passage.digest for passage in passages(open_database(folder))}
    except BROKEN:
        return  # told as a problem of the graph
    wrong = [key for key in sorted(expected.keys() | found.keys()) if expected.get(key) != found.get(key)]
    if wrong:
        yield Problem("index", wrong[0], f"{len(wrong)} passages differ from the graph")
    if set(counts) != {len(expected)}:
        yield Problem("index", str(folder), f"holds {counts} passages in its parts, and the graph {len(expected)}")
