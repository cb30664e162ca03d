"""How much one file may ask for, and a process that is ended when it asks for more.

A reader may hang, crash or eat memory on a hostile file, so files are read in a `Worker`: a process that is started
once, reads file after file, and is replaced when it overruns or dies.
"""

from __future__ import annotations

import contextlib
import gc
import math
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from multiprocessing.connection import Connection, Pipe
from typing import Any, Final, Self

from kg.errors import KGError, LimitExceeded, UnreadableFile, UsageError

_START_SECONDS: Final = 60.0
"""A fresh process may take this long to come up, on top of the seconds a file has."""
GARBAGE: Final = 20_000
"""New objects after which a worker looks for cycles: reading makes many objects and hardly a cycle."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take. Every limit can be raised by its name."""

    file_bytes: int = 256 * 2**20
    pages: int = 5_000
    characters: int = 20_000_000
    objects: int = 1_000_000
    """PDF objects, XML elements or Word paragraphs."""
    depth: int = 200
    """Levels of nesting: XML elements, PDF page trees and forms, tables in tables."""
    unpacked_bytes: int = 1024 * 2**20
    """What compressed streams and zip members may grow to, together."""
    seconds: float = 120.0
    memory_bytes: int = 4 * 2**30
    """Address space of the reading process, beyond what it takes before it reads."""

    def check(self, path: object, name: str, value: float) -> None:
        """Raises LimitExceeded when `value` is over the limit called `name`."""
        limit = getattr(self, name)
        if value > limit:
            raise exceeded(path, name, limit, f"{value:,}")


def stated(given: Iterable[str]) -> dict[str, int | float]:
    """Limits as a user writes them, "pages=200", by their names. Raises UsageError for another name or no number."""
    names = {field.name: field.type for field in fields(Limits)}
    found: dict[str, int | float] = {}
    for text in given:
        name, _, value = text.partition("=")
        if name not in names:
            raise UsageError(f"{name}: no such limit; there are {', '.join(names)}")
        try:
            number = float(value) if names[name] == "float" else int(value)
        except ValueError:
            number = 0
        if not 0 < number < math.inf:
            raise UsageError(f"{text}: not a limit; write it as {name}={getattr(Limits(), name):_}")
        found[name] = number
    return found


def exceeded(path: object, name: str, limit: float, value: str = "more") -> LimitExceeded:
    """The error for a limit that was passed."""
    what = name.replace("_", " ")
    return LimitExceeded(
        path, f"{value} {what}, over the limit of {limit:,}", f"raise the limit {name} if you trust it"
    )


class Worker:
    """A process that calls one importable function, file after file.

    `function` is called as `function(path, *arguments)`; arguments and result are pickled. Not thread-safe: one
    worker for each thread. Use as a context manager, or call `close`.
    """

    def __init__(self, function: Callable[..., Any], limits: Limits) -> None:
        self._function = function
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def call(self, path: object, *arguments: object) -> Any:
        """What the function returns for this file.

        Raises the function's own KGError; LimitExceeded when its time or memory ran out (the process is ended);
        UnreadableFile when the process died, or failed in a way that no reader foresaw.
        """
        connection = self._start()
        try:
            connection.send((str(path), arguments))
            answered = connection.poll(self._limits.seconds)
            outcome = connection.recv() if answered else None
        except (EOFError, OSError):
            raise self._crashed(path) from None
        except BaseException:
            self.close()
            raise
        if outcome is None:
            self.close()
            raise exceeded(path, "seconds", self._limits.seconds)
        if isinstance(outcome, KGError):
            raise outcome
        return outcome[0]

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self) -> Connection:
        if self._connection is None:
            ours, theirs = Pipe()
            try:
                self._process = _spawn(theirs.fileno())
                ours.send_bytes(pickle.dumps(sys.path))
                ours.send_bytes(pickle.dumps((self._function, self._limits)))
            finally:
                theirs.close()
            self._connection = ours
            try:
                ready = ours.poll(_START_SECONDS) and ours.recv_bytes()
            except (EOFError, OSError):
                ready = b""
            if not ready:
                raise self._crashed(f"the process for {self._function.__module__}.{self._function.__qualname__}")
        return self._connection

    def _crashed(self, path: object) -> UnreadableFile:
        status = self._process.wait() if self._process else 0
        self.close()
        return UnreadableFile(path, f"the reader crashed on it (status {status})", "save the document anew and retry")


def _spawn(descriptor: int) -> subprocess.Popen[bytes]:
    """A plain interpreter, not a fork or `multiprocessing`: a script that calls us needs no `__main__` guard."""
    first = f"import pickle,sys;from multiprocessing.connection import Connection as C;c=C({descriptor});"
    then = "sys.path[:]=pickle.loads(c.recv_bytes());from ingest.limits import serve;serve(c)"
    command = [sys.executable, "-c", first + then]
    return subprocess.Popen(
        command,
        pass_fds=(descriptor,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )


def serve(connection: Connection) -> None:
    """The other end: read requests until the pipe closes."""
    function, limits = pickle.loads(connection.recv_bytes())
    _hold_memory(limits)
    gc.set_threshold(GARBAGE)
    connection.send_bytes(b"ready")
    while True:
        try:
            path, arguments = connection.recv()
        except (EOFError, OSError):
            return
        _end_after(limits.seconds + _START_SECONDS)
        outcome = _outcome(function, path, arguments, limits)
        _end_after(0)
        connection.send(outcome)


def _outcome(function: Callable[..., Any], path: str, arguments: tuple[object, ...], limits: Limits) -> Any:
    """The result in a tuple, or the KGError that stands for what went wrong."""
    try:
        return (function(path, *arguments),)
    except KGError as error:
        return error
    except MemoryError:
        return exceeded(path, "memory_bytes", limits.memory_bytes)
    except RecursionError:
        return exceeded(path, "depth", limits.depth)
    except Exception as error:  # noqa: BLE001 - one broken file must not end the run; the cause is reported
        cause = f"the reader failed on it ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        return UnreadableFile(path, cause, "save the document anew and retry")


def _end_after(seconds: float) -> None:
    """The system ends this process by itself if its parent is gone and cannot; 0 takes that back."""
    with contextlib.suppress(AttributeError):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _hold_memory(limits: Limits) -> None:
    """Let the system refuse memory beyond the limit, where it can."""
    try:
        import resource
        from pathlib import Path

        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        return
    ceiling = used + limits.memory_bytes
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard), hard))
