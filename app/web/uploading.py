"""Files sent to the library: who may send them, where they are kept, and the one reading that goes on at a time."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.requests import Request

ENDINGS: Final = (".pdf", ".docx", ".xml", ".txt")
FOLDER: Final = "uploads"
"""Where files are kept, in the store's folder, so that a repair can read them again."""
LONGEST: Final = 120
"""Characters of a file's name."""
REMEMBERED: Final = 20
"""Readings whose end can still be looked at."""


@dataclass(frozen=True)
class Permission:
    """Whether files may be sent, and the token that a sender has to know ("" for none)."""

    allowed: bool = False
    token: str = ""
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def proof(self) -> str:
        """What our own form carries and no other site can know."""
        return hmac.new(self._secret, b"upload", hashlib.sha256).hexdigest()

    def knows(self, token: str) -> bool:
        """Whether a token is the right one, told in constant time."""
        return not self.token or hmac.compare_digest(token.encode(), self.token.encode())

    def proved(self, proof: str) -> bool:
        return hmac.compare_digest(proof.encode(), self.proof.encode())


def from_here(request: Request) -> bool:
    """Whether a browser says that our own page sent this; what is no browser says nothing and has to know the proof."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        return False
    return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def safe_name(name: str) -> str:
    """The last step of a file's name without what means something to a file system; "" for what is no document."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(char for char in last if char.isprintable() and char not in '<>:"|?*').lstrip(".")[-LONGEST:]
    return plain if plain.lower().endswith(ENDINGS) and Path(plain).stem.strip() else ""


@dataclass
class Reading:
    """One reading: its files, how far it is, and what became of them. `error` is one line where all of it failed."""

    number: int
    names: tuple[str, ...]
    stage: str = ""
    done: int = 0
    total: int = 0
    documents: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""
    ended: bool = False

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0

    def payload(self) -> dict[str, Any]:
        names = ("number", "names", "stage", "done", "total", "documents", "error", "ended")
        return {name: getattr(self, name) for name in names}


class Uploads:
    """The readings of one store, one at a time."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._readings: dict[int, Reading] = {}

    @property
    def current(self) -> Reading | None:
        """The reading that goes on."""
        return next((one for one in self._readings.values() if not one.ended), None)

    def get(self, number: int) -> Reading | None:
        return self._readings.get(number)

    def start(self, files: Iterable[tuple[str, bytes]]) -> Reading | None:
        """Keep the files and begin to read them; None while another reading goes on."""
        with self._lock:
            if self.current is not None:
                return None
            number = max(self._readings, default=0) + 1
            folder, names = self._keep(list(files))
            reading = self._readings[number] = Reading(number, names)
            for old in sorted(self._readings)[:-REMEMBERED]:
                del self._readings[old]
        threading.Thread(target=self._run, args=(reading, folder), daemon=True).start()
        return reading

    def _keep(self, files: list[tuple[str, bytes]]) -> tuple[Path, tuple[str, ...]]:
        """Files lie in a folder that is named by their content, so that sending them again keeps them once."""
        digest = hashlib.sha256()
        for name, data in sorted(files):
            digest.update(hashlib.sha256(name.encode() + b"\0" + data).digest())
        folder = self._store / FOLDER / digest.hexdigest()[:16]
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files:
            (folder / name).write_bytes(data)
        return folder, tuple(sorted({name for name, _ in files}))

    def _run(self, reading: Reading, folder: Path) -> None:
        command = [sys.executable, "-m", "app.web.intake", str(self._store), str(folder)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        try:
            with subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment
            ) as process:
                for line in process.stdout or ():
                    _hear(reading, line)
            if not reading.documents and not reading.error:
                reading.error = (
                    f"the reading ended without a result (status {process.returncode}); see the server's log"
                )
        except OSError as error:
            reading.error = f"the reading could not be started ({error.strerror})"
        finally:
            reading.ended = True


def _hear(reading: Reading, line: bytes) -> None:
    """Take in one line of the process's report; other output of libraries is passed over."""
    try:
        told = json.loads(line)
    except ValueError:
        return
    if isinstance(told, dict):
        for name in ("stage", "done", "total", "documents", "error"):
            if name in told:
                setattr(reading, name, told[name])
