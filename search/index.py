"""The search index of one generation: words, vectors and the passages they stand for, derived from the graph.

    lexical/layout.json               which segments there are, and where in them each document version stands
    lexical/passages-<n>.sqlite       the passages of a segment, row by row; beside it <n>.keys, their keys alone
    lexical/<language>/               tantivy
    dense/<n>.npy  <n>.ivf            the vectors of a segment, and its partition if it is large
    dense/manifest.json               which model made them

`update` writes a new generation from the one before by difference of digests: what is new becomes a segment, what was
there is shared by hard links and never changed. Vectors of different models never meet: the manifest names the vector
space, and opening with another is refused.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import ModelMismatch, StoreDamaged, StoreError
from kg.model import Passage
from kg.passages import Corpus
from search import catalogue, dense, lexical
from search.align import Alignment, alignment
from search.embed import Embedder
from search.embed import embedder as load_embedder
from search.layout import Layout
from search.vectorize import embedding
from search.writing import Writing

if TYPE_CHECKING:
    from numpy.typing import NDArray

MANIFEST: Final = "dense/manifest.json"
FORMAT: Final = 3
"""Raised when passages are tokenised or embedded in another way, so that older indexes are built anew."""
REMEMBERED: Final = 64
"""Questions whose vectors are kept: an answer asks for that of its question several times over."""

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total)."""


@dataclass(frozen=True, slots=True)
class IndexStats:
    """What an update did: passages that came, went (a changed one did both) and stayed, and how long it took."""

    added: int
    removed: int
    kept: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """How the vectors were made and how many there are."""

    model: str
    fingerprint: str
    dimension: int
    alignment: str
    passages: int
    format: int = FORMAT

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a generation. Raises StoreDamaged where there is none that can be read."""
        try:
            return cls(**json.loads((folder / MANIFEST).read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise StoreDamaged(f"{folder}: the search index is missing or damaged; run `kg index --rebuild`") from error

    def write(self, folder: Path) -> None:
        """Last of all files: an index without it does not count."""
        (folder / MANIFEST).write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n", "utf-8")


class Index:
    """The index in a generation's folder, opened for reading; each piece is opened when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = Manifest.read(folder)
        self._lexical: dict[str, lexical.Lexical] = {}

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Raises StoreDamaged where there is no index, or one of an older format."""
        index = cls(folder)
        if index.manifest.format != FORMAT:
            raise StoreDamaged(f"{folder}: the search index has an older format; run `kg index --rebuild`")
        return index

    @cached_property
    def layout(self) -> Layout:
        """Which files hold which passages."""
        return Layout.read(self.folder / "lexical")

    @cached_property
    def catalogue(self) -> catalogue.Catalogue:
        """The passages."""
        return catalogue.Catalogue(self.folder / "lexical", self.layout)

    @cached_property
    def dense(self) -> dense.Dense:
        """The vectors, row `n` being that of passage `n` of the catalogue."""
        return dense.Dense(self.folder / "dense", self.layout)

    @cached_property
    def languages(self) -> list[str]:
        """The languages that there are passages in."""
        return lexical.languages(self.folder / "lexical")

    def lexical(self, language: str) -> lexical.Lexical:
        """The words of one of `languages`."""
        if language not in self._lexical:
            self._lexical[language] = lexical.Lexical(self.folder / "lexical", language)
        return self._lexical[language]

    @cached_property
    def embedder(self) -> Embedder:
        """The model that made the vectors. Raises ModelMismatch when it is not the same here."""
        return _same(load_embedder(self.manifest.model), self.manifest)

    @cached_property
    def alignment(self) -> Alignment | None:
        """What the vectors were aligned with."""
        return alignment(self.manifest.fingerprint)

    def query_vector(self, text: str, language: str) -> NDArray[Any]:
        """A question as a vector of this index: float32 (d,)."""
        vector = self._embedded(text)
        return self.alignment.query(vector, language) if self.alignment else vector

    @cached_property
    def _embedded(self) -> Callable[[str], NDArray[Any]]:
        """What the model makes of a question; what it made of the last ones is known."""
        return lru_cache(REMEMBERED)(self.embedder.query)

    def close(self) -> None:
        """Let go of the files."""
        self.__dict__.pop("dense", None)
        self._lexical.clear()
        if "catalogue" in self.__dict__:
            self.catalogue.close()


def update(
    folder: Path,
    passages: Corpus | Iterable[Passage],
    previous: Path | None = None,
    embedder: Embedder | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> IndexStats:
    """Write the index of generation `folder` for `passages`, taking over from `previous` what has not changed.

    Of a corpus only the versions that changed are read. Without an embedder the previous index's model is used, or the
    bundled one. `cache` is a folder that keeps vectors by content across interruptions. Raises ModelMismatch when the
    previous index's model is not the same here, StoreError when the disk refuses.
    """
    started = time.monotonic()
    corpus = passages if isinstance(passages, Corpus) else Corpus.of(passages)
    before = _previous(previous)
    model = embedder or _model(before)
    learnt = alignment(model.fingerprint)
    label = learnt.fingerprint if learnt else ""
    if before and (before.manifest.fingerprint, before.manifest.alignment) != (model.fingerprint, label):
        before = None
    for name in ("lexical", "dense"):
        shutil.rmtree(folder / name, ignore_errors=True)
    writing = Writing(folder, before, model, embedding(model, cache, progress))
    try:
        writing.write(corpus)
        Manifest(model.name, model.fingerprint, model.dimension, label, len(writing.layout)).write(folder)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{folder}: the search index could not be written ({error}); nothing since the last commit was kept,"
            " see to the disk and run the same command again"
        ) from error
    kept = len(writing.layout) - writing.added
    return IndexStats(writing.added, len(writing.removed), kept, time.monotonic() - started)


def _previous(folder: Path | None) -> Index | None:
    """The index to take over from, if there is one of this format."""
    if folder is None or not (folder / MANIFEST).is_file():
        return None
    index = Index(folder)
    return index if index.manifest.format == FORMAT else None


def _model(before: Index | None) -> Embedder:
    return before.embedder if before else load_embedder()


def _same(found: Embedder, manifest: Manifest) -> Embedder:
    if found.fingerprint != manifest.fingerprint:
        raise ModelMismatch(
            f"the index was made with {manifest.fingerprint}, and here {manifest.model} is {found.fingerprint}; "
            f"run `kg index --rebuild --model {manifest.model}`"
        )
    return found
