"""What a generation says of itself, so that damage can be told from change.

`manifest.json` has the checksum of every file and the counts; `graphs.json` has one line for each named graph, outside
the database, so that a damaged one still tells what it held and from which files that can be read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from kg import disk
from kg.canonical import ending
from kg.errors import StoreDamaged
from kg.version import VERSION
from ontology import DATA

FORMAT: Final = 1
"""Raised when an older program could not read what a newer one writes."""
MANIFEST: Final = "manifest.json"
GRAPHS: Final = "graphs.json"
DOCUMENTS: Final = f"{DATA}doc/"
"""The graphs of language versions begin so."""
INDEXES: Final = ("lexical", "dense")
_UNSEALED: Final = frozenset({MANIFEST, "pin", "LOCK", "LOG"})


@dataclass(frozen=True, slots=True)
class GraphRecord:
    """One named graph: how many quads, the SHA-256 of its sorted N-Quads, and the file it was read from."""

    quads: int
    sha256: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file: its size in bytes and SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One generation as a whole."""

    created: str
    """UTC, ISO 8601. The only clock in a store."""
    graph: str
    """SHA-256 over all graph records."""
    documents: str
    """SHA-256 over the records of document graphs alone: what the search index is derived from."""
    indexed: str
    """The `documents` that the search index was made from; "" when there is none."""
    curated: str
    """Digest of the curated vocabulary that was loaded."""
    judgements: str
    """SHA-256 of the judgements that were laid over the claims."""
    quads: int
    graphs: int
    compared: str = ""
    """The rules by which language versions were compared (`kg.pairing`)."""
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    version: str = VERSION
    format: int = FORMAT

    @property
    def in_step(self) -> bool:
        """Whether the search index was made from these very documents."""
        return self.indexed == self.documents


def record(triples: Sequence[bytes], graph: str, source: str = "") -> GraphRecord:
    """The record of a named graph, from its triples as `kg.canonical.canonical_triples` writes them."""
    text = ending(graph).join((*triples, b""))
    return GraphRecord(len(triples), hashlib.sha256(text).hexdigest(), source)


def graph_digest(records: Mapping[str, GraphRecord]) -> str:
    """One SHA-256 over all named graphs; equal exactly when the sorted N-Quads of two stores are equal."""
    lines = (f"{iri}\t{records[iri].sha256}\n" for iri in sorted(records) if records[iri].quads)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def documents_digest(records: Mapping[str, GraphRecord]) -> str:
    """The same over the graphs of documents."""
    return graph_digest({iri: one for iri, one in records.items() if iri.startswith(DOCUMENTS)})


def write_records(folder: Path, records: Mapping[str, GraphRecord]) -> None:
    """One graph a line, by IRI, so that two generations can be compared with `diff`."""
    lines = (f"{json.dumps(iri)}: {json.dumps(_row(records[iri]), ensure_ascii=False)}" for iri in sorted(records))
    (folder / GRAPHS).write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def _row(one: GraphRecord) -> dict[str, Any]:
    return {"quads": one.quads, "sha256": one.sha256, "source": one.source}


def read_records(folder: Path) -> dict[str, GraphRecord]:
    """Raises StoreDamaged."""
    try:
        return {iri: GraphRecord(**row) for iri, row in _load(folder / GRAPHS).items()}
    except TypeError as error:
        raise StoreDamaged(f"{folder / GRAPHS}: {error}; run kg check --repair") from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """The same manifest gives the same bytes. Raises OSError when the disk refuses."""
    disk.write(folder / MANIFEST, (json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n").encode())


def read_manifest(folder: Path) -> Manifest:
    """Raises StoreDamaged, also for a store that a newer version has written."""
    data = _load(folder / MANIFEST)
    if data.get("format") != FORMAT:
        raise StoreDamaged(
            f"{folder}: written by version {data.get('version')}, format {data.get('format')}; update kg"
        )
    try:
        data["files"] = {name: FileRecord(**row) for name, row in data["files"].items()}
        return Manifest(**data)
    except (TypeError, KeyError, AttributeError) as error:
        raise StoreDamaged(f"{folder / MANIFEST}: {error}; run kg check --repair") from error


def _load(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise StoreDamaged(f"{path}: cannot be read ({error}); run kg check --repair") from error
    if not isinstance(data, dict):
        raise StoreDamaged(f"{path}: is not a table; run kg check --repair")
    return data


def sealed(name: str) -> bool:
    """Whether a file of a generation has its checksum in the manifest: locks and logs of libraries have not."""
    last = name.rpartition("/")[2]
    return last not in _UNSEALED and not last.startswith(".")


def seal(folder: Path, previous: Path | None, known: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
    """Checksums of all files, each new one synced to disk.

    Files shared by hard link with the previous generation, whose records are `known`, were read and synced before:
    so the cost is that of what is new, not of the store.
    """
    shared = _by_identity(previous, known)
    records = {}
    for path in disk.files(folder):
        name = path.relative_to(folder).as_posix()
        if not sealed(name):
            continue
        status = path.stat()
        records[name] = shared.get((status.st_ino, status.st_size)) or _seal_file(path)
    for one in disk.folders(folder):
        disk.sync(one)
    return records


def _by_identity(folder: Path | None, known: Mapping[str, FileRecord]) -> dict[tuple[int, int], FileRecord]:
    if folder is None:
        return {}
    found = {}
    for name, one in known.items():
        try:
            status = (folder / name).stat()
        except OSError:
            continue
        found[status.st_ino, status.st_size] = one
    return found


def _seal_file(path: Path) -> FileRecord:
    disk.sync(path)
    return file_record(path)


def file_record(path: Path) -> FileRecord:
    """Size in bytes and SHA-256 of a file. Raises OSError when it cannot be read."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileRecord(path.stat().st_size, digest)
