"""A new generation of the index, written beside the one before: what changed as new segments, the rest shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.disk import link_file
from kg.model import Passage
from kg.passages import Corpus
from search import catalogue, dense, keys, lexical, merging, partition
from search.layout import Layout, Place, Segment
from search.vectorize import Embed, vectorize

if TYPE_CHECKING:
    from search.embed import Embedder
    from search.index import Index

CHUNK: Final = 16_000
"""Passages read, embedded and written at a time: what a large update holds in memory."""

Version = tuple[str, list[Passage]]


class Writing:
    """One update. `layout` tells what is there so far, `added` and `removed` what came and went."""

    def __init__(self, folder: Path, before: Index | None, model: Embedder, embed: Embed) -> None:
        self._folder = folder
        self._before = before
        self._model = model
        self._embed = embed
        self.layout = before.layout if before else Layout()
        self.added = 0
        self.removed: set[str] = set()
        self._fresh: set[str] = set()
        """Keys of passages that are new or changed."""

    def write(self, corpus: Corpus) -> None:
        """Bring everything in step with the corpus."""
        for name in ("lexical", "dense"):
            (self._folder / name).mkdir(parents=True)
        self._link()
        self._drop(self.layout.places.keys() - corpus.digests.keys())
        segments: list[Segment] = []
        for chunk in _chunks(self._changed(corpus), CHUNK):
            segments += self._segment(chunk, corpus)
        self._write_words(segments)
        self._merge()
        self._partition()
        self._forget_unused()
        self.layout.write(self._folder / "lexical")

    def _link(self) -> None:
        """Share the files of the segments before."""
        if self._before is None:
            return
        for segment in self.layout.segments:
            for path in _files(self._before.folder, segment.name):
                if path.exists():
                    link_file(path, self._folder / path.relative_to(self._before.folder))

    def _drop(self, versions: Iterable[str]) -> None:
        gone = sorted(versions)
        for version in gone:
            self.removed |= self._known(version).keys()
        self.layout = self.layout.without(set(gone))

    def _known(self, version: str) -> dict[str, tuple[str, int]]:
        """Key → digest and row of a version's passages before."""
        place = self._before.layout.places.get(version) if self._before else None
        return self._before.catalogue.digests(version) if self._before and place and place.rows else {}

    def _changed(self, corpus: Corpus) -> Iterator[Version]:
        """The versions whose passages may differ from what stands, with their passages by key."""
        for version, digest in sorted(corpus.digests.items()):
            place = self.layout.places.get(version)
            if place is None or place.digest != digest:
                yield version, sorted(corpus.read(version), key=lambda passage: passage.key)

    def _segment(self, chunk: list[Version], corpus: Corpus) -> Iterator[Segment]:
        """Write versions as one segment, taking over the vectors of passages that stay."""
        current = [passage for _, passages in chunk for passage in passages]
        taken = self._compare(chunk)
        places = {version: Place("", 0, 0, corpus.digests[version]) for version, _ in chunk}
        self.layout = self.layout.joined((), places)
        if not current:
            return
        name = self.layout.next_name()
        blocks = vectorize(
            current, taken, self._before.dense if self._before else None, self._embed, self._model.fingerprint
        )
        count = dense.write(self._folder / "dense", name, blocks, _counts(blocks), self._model.dimension)
        written = catalogue.write(catalogue.path_of(self._folder / "lexical", name), current)
        segment = Segment(name, len(current), count)
        places |= {version: Place(name, *where, corpus.digests[version]) for version, where in written.items()}
        self.layout = self.layout.joined([segment], places)
        yield segment

    def _compare(self, chunk: list[Version]) -> dict[str, int]:
        """Count what came and went. Returns key → row before of the passages that stay."""
        taken: dict[str, int] = {}
        for version, passages in chunk:
            known = self._known(version)
            same = {p.key: known[p.key][1] for p in passages if p.key in known and known[p.key][0] == p.digest}
            taken |= same
            self.removed |= known.keys() - same.keys()
            self._fresh |= {passage.key for passage in passages} - same.keys()
            self.added += len(passages) - len(same)
        return taken

    def _write_words(self, segments: list[Segment]) -> None:
        with catalogue.opened(self._folder / "lexical", self.layout) as now:
            lexical.update(
                self._folder / "lexical",
                self._before.folder / "lexical" if self._before else None,
                (
                    passage
                    for segment in segments
                    for passage in now.segment(segment.name)
                    if passage.key in self._fresh
                ),
                self.removed,
                now.all_passages,
                now.languages(),
            )

    def _merge(self) -> None:
        while segments := merging.due(self.layout):
            vectors = dense.Dense(self._folder / "dense", self.layout)
            self.layout = merging.merge(self._folder, self.layout, segments, vectors)

    def _partition(self) -> None:
        """Once the index is large, give each large segment a partition."""
        if sum(segment.vectors for segment in self.layout.segments) <= dense.EXACT:
            return
        for segment in self.layout.segments:
            path = self._folder / "dense" / f"{segment.name}.ivf"
            if segment.vectors >= dense.PARTITIONED and not path.exists():
                partition.write(path, dense.Vectors(path.parent, segment).all)

    def _forget_unused(self) -> None:
        """Take away what was merged into other segments."""
        used = {segment.name for segment in self.layout.segments}
        for path in sorted((self._folder / "dense").iterdir()):
            if path.name.partition(".")[0] not in used:
                path.unlink()
        for path in sorted((self._folder / "lexical").glob("passages-*")):
            if path.stem.removeprefix("passages-") not in used:
                path.unlink()


def _files(folder: Path, segment: str) -> Iterator[Path]:
    passages = catalogue.path_of(folder / "lexical", segment)
    yield from (passages, keys.path_of(passages))
    yield from (folder / "dense" / f"{segment}{end}" for end in (".npy", ".starts.npy", ".ivf"))


def _counts(blocks: list[Any]) -> Any:
    import numpy as np

    return np.array([len(block) for block in blocks], np.int64)


def _chunks(versions: Iterable[Version], size: int) -> Iterator[list[Version]]:
    """Versions together while they have up to `size` passages."""
    chunk: list[Version] = []
    for version in versions:
        chunk.append(version)
        if sum(len(passages) for _, passages in chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
