"""Who may write, and what is being read: advisory locks that the kernel lets go of when a process dies.

Both kinds are `flock` locks on open files, so that no lock outlives its process, however it ended. A child made by
`fork` would share its parent's lock; the writer's lock is therefore closed in children.
"""

from __future__ import annotations

import fcntl
import json
import os
import weakref
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import StoreBusy, StoreError

_held: weakref.WeakSet[WriterLock] = weakref.WeakSet()


class _OnFile:
    """An open file with a lock, which goes when the file is closed."""

    _descriptor: int

    def release(self) -> None:
        """Let go; harmless when already released."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class WriterLock(_OnFile):
    """The exclusive right to write to a store, held until `release()`.

    Raises StoreBusy, naming the holder, when another process or thread has it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = _open(path)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _holder(path)
            os.close(self._descriptor)
            raise StoreBusy(f"{path.parent}: in use by {holder}; wait for it, or end it") from None
        self._sign()
        _held.add(self)

    def _sign(self) -> None:
        """Leave word for whoever finds the store locked."""
        note = {"process": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, json.dumps(note).encode(), 0)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{path.parent}: cannot be written to ({error.strerror}); check its permissions") from error


def _holder(path: Path) -> str:
    try:
        note = json.loads(path.read_text("utf-8"))
        return f"process {note['process']} since {note['since']}"
    except (OSError, ValueError, KeyError):
        # The holder has the lock and has not signed yet.
        return "another process"


def _release_in_child() -> None:
    for lock in list(_held):
        lock.release()


os.register_at_fork(after_in_child=_release_in_child)


class Pin(_OnFile):
    """A reader's hold on one generation: while it is held, no writer drops the folder.

    Many readers share a pin file; a reader writes nothing, so a store may lie on a read-only disk.
    """

    def __init__(self, path: Path) -> None:
        """Raises FileNotFoundError or BlockingIOError when the generation is being dropped: look for a newer one."""
        self._descriptor = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(self._descriptor), path.stat()):
                raise FileNotFoundError(path)
        except OSError:
            self.release()
            raise


def unread(path: Path) -> int | None:
    """Take a pin file for dropping: an open descriptor that keeps new readers out, or None while a reader holds it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
