"""The store on disk: graph, search index, judgements and manifest, moving together from generation to generation.

A reader opens a generation and keeps that moment, whatever is written meanwhile. A writer, one at a time, prepares the
next and publishes it by one atomic rename; a process killed at any instruction leaves the last generation whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg import judgements
from kg.draft import Draft
from kg.errors import StoreDamaged, StoreError, StoreNotFound
from kg.generation import Generation
from kg.generations import Generations
from kg.lock import WriterLock
from ontology.curated import curated_digest, curated_quads

if TYPE_CHECKING:
    from kg.manifest import Manifest

__all__ = ["Draft", "Generation", "Store"]


class Store:
    """A folder that holds generations. Opening costs nothing and holds nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.generations = Generations(path)

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> Store:
        """The store at `path`; a new one with the curated vocabulary in it when there is none and `create` is set.

        Raises StoreNotFound, or StoreError for a folder that holds something else.
        """
        store = cls(Path(path))
        if not store.generations.exists():
            if not create:
                store.generations.current()
            store._create()
        return store

    def _create(self) -> None:
        _refuse_foreign(self.path)
        try:
            self.generations.prepare()
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be made ({error.strerror}); check the path") from error
        with self.write() as draft:
            draft.commit()

    def read(self) -> Generation:
        """The current generation, held until it is closed. Raises StoreNotFound or StoreDamaged."""
        folder, pin = self.generations.pin()
        return Generation(folder, pin)

    @property
    def manifest(self) -> Manifest:
        """The manifest of the current generation."""
        with self.read() as generation:
            return generation.manifest

    @contextmanager
    def write(self) -> Iterator[Draft]:
        """A draft of the next generation; what is not committed when the block ends is thrown away.

        The draft begins in step with the curated files and with `judgements.tsv`. Raises StoreBusy when another
        process writes, and StoreDamaged when the current generation cannot be gone on from.
        """
        lock = WriterLock(self.path / "lock")
        try:
            self._recover()
            self.generations.sweep()
            with _drafted(self.generations) as draft:
                yield draft
        finally:
            if self.generations.exists():
                self.generations.sweep()
            lock.release()

    def tidy(self) -> None:
        """Drop what a killed writer left; nothing where another writes, or where the folder cannot be written to.

        Only for a store whose current generation is whole: an older one may be all that is left of it.
        """
        with suppress(StoreError):
            if not self.generations.littered():
                return
            lock = WriterLock(self.path / "lock")
            try:
                self.generations.sweep()
            finally:
                lock.release()

    def _recover(self) -> None:
        """A lost pointer: every generation on disk was whole when it got its name, so the newest is current."""
        names = self.generations.names()
        if names and not self.generations.exists():
            self.generations.point(names[-1])


@contextmanager
def _drafted(generations: Generations) -> Iterator[Draft]:
    previous = generations.path(generations.current()) if generations.exists() else None
    try:
        draft = Draft(generations, previous)
    except (OSError, RuntimeError) as error:
        if str(generations.draft) in str(error):
            raise StoreError(f"{generations.root}: cannot be written to ({error}); see to the disk") from error
        raise StoreDamaged(
            f"{generations.root}: cannot go on from the current generation ({error}); run kg check --repair"
        ) from error
    try:
        bring_up_to_date(draft, generations.root)
        yield draft
    finally:
        draft.close()


def bring_up_to_date(draft: Draft, root: Path) -> None:
    """Lay into a draft what people edit: the curated files and the judgements."""
    if draft.curated != (digest := curated_digest()):
        draft.load_curated(digest, curated_quads())
    judgements.lay(draft, root)


def _refuse_foreign(path: Path) -> None:
    """A folder with other things in it is somebody's, and no store is made there by mistake."""
    if path.exists() and not path.is_dir():
        raise StoreNotFound(f"{path}: is a file; a store is a folder")
    known = {"generations", "draft", "lock", "cache", judgements.FILE, "CURRENT", ".CURRENT.new"}
    if path.is_dir() and any(entry.name not in known for entry in path.iterdir()):
        raise StoreError(f"{path}: holds other files; name a new or empty folder for the store")
