"""The library of the current generation, lent to each request.

Whoever asks after a commit gets the new generation; whoever asked before keeps the old one to the end of the request,
and the last one out closes it. Looking costs the reading of one small file.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kg.library import Library
from kg.store import Store

if TYPE_CHECKING:
    from kg.model import Answer, Hits


Found = TypeVar("Found")
REMEMBERED: Final = 64
"""Answers and searches of a generation that are kept, the oldest dropped first."""


@dataclass
class Volume:
    """A library over one generation, and how many requests read it."""

    library: Library
    name: str
    readers: int = 0
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)
    _found: dict[tuple[object, ...], Any] = field(default_factory=dict)
    _sought: int = 0
    """How often something had to be found."""

    def search(
        self, query: str, k: int = 10, language: str | None = None, type: str | None = None, **filters: str
    ) -> Hits:
        """As `Library.search`. The index opens its pieces when they are first needed, so one thread at a time."""
        asked = ("search", query, k, language, type, *sorted(filters.items()))
        return self.once(asked, lambda: self.library.search(query, k, language, type, **filters))

    def ask(self, question: str) -> Answer:
        """As `Library.ask`, one thread at a time."""
        return self.once(("ask", question), lambda: self.library.ask(question))

    def counts(self) -> dict[str, int]:
        """As `Library.stats`, counted once: a generation does not change."""
        return self.once(("stats",), self.library.stats)

    def once(self, asked: tuple[object, ...], find: Callable[[], Found]) -> Found:
        """What was found for this before, as when a reader narrows a search or turns a page; else found now."""
        with self._one_at_a_time:
            if asked not in self._found:
                while len(self._found) >= REMEMBERED:
                    self._found.pop(next(iter(self._found)))
                self._found[asked] = find()
                self._settle()
            found: Found = self._found[asked]
            return found

    def _settle(self) -> None:
        """Spare Python's collector what stays as long as the volume: tables and caches, 100 ms to go through.

        They are loaded by the first, and ever fewer by those that follow: done after 1, 2, 4, 8, … until `release`.
        """
        self._sought += 1
        if self._sought & (self._sought - 1) == 0:
            gc.freeze()

    def release(self) -> None:
        """Let go of the files, and the collector see all again."""
        self.library.close()
        gc.unfreeze()


class Shelf:
    """Lends volumes of the store at `path`."""

    def __init__(self, path: Path) -> None:
        self._store = Store.open(path)
        self._lock = threading.Lock()
        self._newest: Volume | None = None

    @contextmanager
    def lend(self) -> Iterator[Volume]:
        """The volume of the current generation. Raises StoreNotFound or StoreDamaged."""
        volume = self._take()
        try:
            yield volume
        finally:
            self._bring_back(volume)

    def close(self) -> None:
        """Let go of the newest; what is lent is closed when it comes back."""
        with self._lock:
            volume, self._newest = self._newest, None
            self._close_idle(volume)

    def _take(self) -> Volume:
        with self._lock:
            name = self._store.generations.current()
            if self._newest is None or self._newest.name != name:
                old, self._newest = self._newest, self._open()
                self._close_idle(old)
            self._newest.readers += 1
            return self._newest

    def _open(self) -> Volume:
        """A writer may have moved on since the look: the name is that of what is really open."""
        library = Library(self._store)
        generation = library.generation
        generation.graph  # noqa: B018  opened here, under the lock, so that no two threads open it
        return Volume(library, generation.name)

    def _bring_back(self, volume: Volume) -> None:
        with self._lock:
            volume.readers -= 1
            if volume is not self._newest:
                self._close_idle(volume)

    def _close_idle(self, volume: Volume | None) -> None:
        if volume is not None and volume.readers == 0:
            volume.release()
