"""The generations of a store on disk, and the one pointer that says which is current.

    DIR/CURRENT                  the name of the current generation, swung by one atomic rename
    DIR/generations/000007/      graph/ lexical/ dense/ judgements.tsv graphs.json manifest.json pin; never changed
    DIR/draft/                   a writer's working folder, of no meaning without that writer
    DIR/lock                     the writer's lock
    DIR/judgements.tsv           who is who, as people edit it

Whatever is not named by CURRENT and not held by a reader is litter, swept by the next writer or `kg check`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from kg import disk
from kg.errors import StoreDamaged, StoreNotFound
from kg.lock import Pin, unread

PIN: Final = "pin"
_ATTEMPTS: Final = 1000
"""Far more than the commits that can pass while a reader opens a file."""


class Generations:
    """The folder that holds a store."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "generations"
        self.draft = root / "draft"
        self._pointer = root / "CURRENT"
        self._unnamed = disk.unnamed(self._pointer)

    def exists(self) -> bool:
        return self._pointer.is_file()

    def current(self) -> str:
        """The name of the current generation. Raises StoreNotFound or StoreDamaged."""
        try:
            name = self._pointer.read_text("ascii").strip()
        except FileNotFoundError:
            raise StoreNotFound(
                f"{self.root}: no store there; make one with: kg ingest FILES --store {self.root}"
            ) from None
        except NotADirectoryError:
            raise StoreNotFound(f"{self.root}: is a file; a store is a folder") from None
        except (OSError, ValueError) as error:
            raise StoreDamaged(f"{self._pointer}: cannot be read ({error}); run kg check --repair") from error
        if not name.isdecimal():
            raise StoreDamaged(f"{self._pointer}: names no generation; run kg check --repair")
        return name

    def path(self, name: str) -> Path:
        return self.folder / name

    def pin(self) -> tuple[Path, Pin]:
        """Hold the current generation. Raises StoreNotFound or StoreDamaged."""
        for _ in range(_ATTEMPTS):
            name = self.current()
            try:
                return self.path(name), Pin(self.path(name) / PIN)
            except (FileNotFoundError, BlockingIOError):
                # A writer moved on between our two looks: the pointer names a newer one by now.
                continue
        raise StoreDamaged(f"{self.path(name)}: the current generation is missing; run kg check --repair")

    def names(self) -> list[str]:
        """Every generation on disk, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if path.name.isdecimal())

    def next_name(self) -> str:
        newest = max(map(int, self.names()), default=0)
        return f"{newest + 1:06d}"

    def prepare(self) -> None:
        """Make the folders of a new store."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def publish(self, folder: Path, name: str) -> Path:
        """Name a finished, synced folder as a generation and make it current. Returns its path."""
        target = self.path(name)
        folder.rename(target)
        disk.sync(self.folder)
        self.point(name)
        return target

    def point(self, name: str) -> None:
        """Swing the pointer."""
        disk.write(self._pointer, f"{name}\n".encode())

    def sweep(self) -> None:
        """Drop what no reader can need. Only for the holder of the writer's lock.

        A disk that refuses is left alone: litter costs space, and the next writer tries again.
        """
        self.clear_draft()
        for path in self._litter():
            disk.remove_tree(path)
        with suppress(OSError):
            self._unnamed.unlink(missing_ok=True)
        current = self.current() if self.exists() else ""
        for name in self.names():
            if name != current:
                self._drop(name)

    def clear_draft(self) -> None:
        """Remove what a killed writer left. Only for the holder of the writer's lock."""
        disk.remove_tree(self.draft)

    def littered(self) -> bool:
        """Whether there is anything beside the current generation, be it what a reader holds or a writer works on."""
        beside = {path.name for path in self.folder.iterdir()} - {self.current()}
        return bool(beside) or self.draft.exists() or self._unnamed.exists()

    def _litter(self) -> Iterator[Path]:
        """Folders of writers and sweepers that were killed."""
        if self.folder.is_dir():
            yield from (path for path in sorted(self.folder.iterdir()) if path.name.startswith("."))

    def _drop(self, name: str) -> None:
        folder = self.path(name)
        aside = self.folder / f".dropped-{name}"
        try:
            held = unread(folder / PIN)
        except OSError:
            held = -1  # without its pin no reader can have opened it
        if held is None:
            return
        try:
            # First out of every reader's sight, then file by file.
            folder.rename(aside)
            disk.remove_tree(aside)
        except OSError:
            return
        finally:
            if held >= 0:
                os.close(held)
