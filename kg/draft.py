"""A generation in the making: what a writer changes, seen by nobody until it is committed."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg import disk, manifest, union, unity
from kg.canonical import canonical_triples
from kg.errors import StoreError
from kg.fold import Fold
from kg.generations import PIN, Generations
from kg.judgements import FILE as JUDGEMENTS
from kg.manifest import INDEXES, GraphRecord, Manifest
from kg.pairing import RULES

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

BULK: Final = 100_000
"""Quads gathered before they go to disk together: the bulk loader writes nine files each time, however few."""
FEW: Final = 5_000
"""Below this, a transaction through memory is faster than nine files."""
NEW: Final = 0.5
"""Share of a graph from which, once so much of it was loaded, its files are put in order."""


class Draft:
    """A private copy of the current generation, made by hard links: `graph` may be changed at will.

    `path` is the draft's folder. An index is written anew into its `lexical/` and `dense/`, taking from
    `previous` (the folder of the generation before) what has not changed; without them the older index is carried
    over and the manifest says that it is behind.
    """

    def __init__(self, generations: Generations, previous: Path | None) -> None:
        self._generations = generations
        self.path = generations.draft
        self.previous = previous
        self.manifest: Manifest | None = manifest.read_manifest(previous) if previous else None
        self.records: dict[str, GraphRecord] = manifest.read_records(previous) if previous else {}
        self._pending: dict[str, Sequence[bytes]] = {}
        self._gathered = 0
        self._loader = union.Loader()
        self._loaded = 0
        """Quads that went to disk in bulk since its files were last in order."""
        self._gathering = threading.RLock()
        """Readers of files look into the graph, each in its thread, while what was read before is gathered."""
        self.curated = self.manifest.curated if self.manifest else ""
        self._store: Store | None = self._open()
        self._fold = Fold.read(self._store)
        self.touched = unity.uncompared(self.manifest, self.records)
        """Works whose language versions changed since they were last compared."""

    def _open(self) -> Store:
        from pyoxigraph import Store

        self.path.mkdir(parents=True)
        graph = self.path / "graph"
        if self.previous:
            Store.read_only(str(self.previous / "graph")).backup(str(graph))
            _link_judgements(self.previous, self.path)
        return Store(str(graph))

    @property
    def graph(self) -> Store:
        """The graph with all changes so far. Change it by `replace` and `remove`, which keep the records right."""
        self._write_pending()
        return self._database

    @property
    def _database(self) -> Store:
        store = self._loading
        with self._gathering, self._disk("writing"):
            self._loader.wait()
        return store

    @property
    def _loading(self) -> Store:
        """The graph while it may be that something is being loaded."""
        if self._store is None:
            raise StoreError("this draft is closed; open the store for writing again")
        return self._store

    def replace(self, graph: str, quads: Iterable[Quad], source: str = "") -> bool:
        """Make `quads` the whole content of the named graph. Returns whether that changed anything.

        `source` is the path of the file they were read from, told when the graph is ever damaged.
        """
        fresh: Sequence[bytes] = canonical_triples(quads, graph)
        record = manifest.record(fresh, graph, source)
        known = self.records.get(graph)
        if known == record:
            return False
        self.records[graph] = record
        self.touched |= unity.works([graph]).keys()
        if known and known.sha256 == record.sha256:
            return True
        if known:
            fresh = self._difference(graph, fresh)
        self._gather(graph, fresh)
        return True

    def remove(self, graph: str) -> bool:
        """Drop a named graph. Returns whether it was there."""
        from pyoxigraph import NamedNode

        if graph not in self.records:
            return False
        self.touched |= unity.works([graph]).keys()
        self._difference(graph, [])
        with self._disk("removing"):
            self._database.remove_graph(NamedNode(graph))
        del self.records[graph]
        return True

    def _difference(self, graph: str, fresh: Sequence[bytes]) -> Sequence[bytes]:
        """Take out of a graph what is not in `fresh`. Returns what it does not hold yet."""
        self._write_pending()
        with self._disk("removing"):
            present = dict.fromkeys(union.written(self._database, graph))
            kept = frozenset(fresh)
            gone = [triple for triple in present if triple not in kept]
            union.remove(self._database, union.quads({graph: gone}), self._fold)
        return [triple for triple in fresh if triple not in present]

    def _gather(self, graph: str, triples: Sequence[bytes]) -> None:
        with self._gathering:
            self._pending[graph] = triples
            self._gathered += len(triples)
            if self._gathered >= BULK:
                self._write_pending()

    def _write_pending(self) -> None:
        with self._gathering:
            if 0 < self._gathered < FEW:
                with self._disk("writing"):
                    union.add(self._database, self._pending, self._fold)
            elif self._gathered:
                with self._disk("writing"):
                    self._loader.load(self._loading, self._pending, self._fold)
                self._loaded += self._gathered
            self._pending = {}
            self._gathered = 0

    def load_curated(self, digest: str, quads: Iterable[Quad]) -> None:
        """Bring the curated graphs in step with the files under `ontology/`."""
        fresh: dict[str, list[Quad]] = {}
        for quad in quads:
            fresh.setdefault(str(quad.graph_name)[1:-1], []).append(quad)
        for graph, content in fresh.items():
            self.replace(graph, content)
        self.curated = digest

    def unite(self, fold: Fold) -> None:
        """Tell the union by another fold."""
        self._write_pending()
        with self._disk("writing"):
            union.refold(self._database, self._fold, fold)
        self._fold = fold

    @property
    def changed(self) -> bool:
        """Whether a commit would publish anything."""
        return self.manifest is None or self._facts() != _facts(self.manifest) or self._has_index()

    def _facts(self) -> tuple[str, str, str, str]:
        return manifest.graph_digest(self.records), self.curated, self._judgements(), RULES

    def _judgements(self) -> str:
        path = self.path / JUDGEMENTS
        return manifest.file_record(path).sha256 if path.exists() else ""

    def _has_index(self) -> bool:
        return any((self.path / name).exists() for name in INDEXES)

    def commit(self) -> Path:
        """Publish everything so far as the next generation and go on from it. Returns its folder.

        Nothing is published when nothing changed. Raises StoreError when the disk refuses; the previous generation
        stays current then.
        """
        if self.previous and not self.changed:
            return self.previous
        unity.settle(self)
        name = self._generations.next_name()
        folder = self._generations.folder / f".{name}"
        with self._disk("committing"):
            self._settle()
            self._assemble(folder)
            published = self._generations.publish(folder, name)
        self.previous = published
        self.manifest = manifest.read_manifest(published)
        return published

    @contextmanager
    def _disk(self, doing: str) -> Iterator[None]:
        """A disk that refuses ends the draft: a half-written working copy is not gone on from."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            self.close()
            raise StoreError(
                f"{self._generations.root}: {doing} failed ({error}); nothing since the last commit was kept,"
                " see to the disk and run the same command again"
            ) from error

    def _assemble(self, folder: Path) -> None:
        """All that the next generation holds, complete and synced, under a name that no reader looks at."""
        folder.mkdir()
        self._database.backup(str(folder / "graph"))
        _link_judgements(self.path, folder)
        indexed = self._take_index(folder)
        manifest.write_records(folder, self.records)
        (folder / PIN).touch()
        known = self.manifest.files if self.manifest else {}
        files = manifest.seal(folder, self.previous, known)
        manifest.write_manifest(folder, self._manifest(indexed, files))

    def _settle(self) -> None:
        """Put the files of a graph that is mostly new in order: each load leaves layers that every query goes through.

        As that takes about a seventh of the time of loading, it is done as often as the graph grows by half, and never
        for a small change.
        """
        if self._loaded >= max(BULK, NEW * sum(record.quads for record in self.records.values())):
            self._database.optimize()
            self._loaded = 0

    def _take_index(self, folder: Path) -> str:
        """Move a new index in, or carry the previous one over. Returns the digest of the graph it was made from."""
        if self._has_index():
            for name in INDEXES:
                if (self.path / name).exists():
                    (self.path / name).rename(folder / name)
            return manifest.documents_digest(self.records)
        for name in INDEXES:
            if self.previous and (self.previous / name).exists():
                disk.link_tree(self.previous / name, folder / name)
        return self.manifest.indexed if self.manifest else ""

    def _manifest(self, indexed: str, files: Mapping[str, manifest.FileRecord]) -> Manifest:
        graph, curated, judgements, compared = self._facts()
        return Manifest(
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            graph=graph,
            documents=manifest.documents_digest(self.records),
            indexed=indexed,
            curated=curated,
            judgements=judgements,
            quads=sum(record.quads for record in self.records.values()),
            graphs=len(self.records),
            compared=compared,
            files=files,
        )

    def close(self) -> None:
        """Throw away what was not committed."""
        self._loader.close()
        self._store = None
        self._pending.clear()
        disk.remove_tree(self.path)


def _facts(one: Manifest) -> tuple[str, str, str, str]:
    return one.graph, one.curated, one.judgements, one.compared


def _link_judgements(source: Path, target: Path) -> None:
    """Copied and not linked: a person's editor may write the file in place."""
    path = source / JUDGEMENTS
    if path.exists():
        (target / JUDGEMENTS).write_bytes(path.read_bytes())
