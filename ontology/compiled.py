"""What takes long to derive from files, kept as Python keeps its compiled modules: in `__pycache__`, or where that is.

Each is kept with the digest of the files that it was derived from, and made anew when one of them has changed. Where
nothing may be written it is made each time.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")
FOLDER: Final = Path(__file__).parent
_DIGEST: Final = 32
"""Bytes before what is kept."""


def compiled(name: str, sources: Iterable[Path], make: Callable[[], T]) -> T:
    """What `make` derives from `sources`, or did in an earlier process.

    It consists of what `marshal` can write: strings, bytes, numbers, and tuples, lists and dictionaries of them.
    Raises OSError for a source that cannot be read, and what `make` raises.
    """
    digest = blake2b(b"\0".join(path.read_bytes() for path in sources), digest_size=_DIGEST).digest()
    path = Path(cache_from_source(str(FOLDER / f"{name}.py"))).with_suffix(".bin")
    with suppress(OSError, ValueError, EOFError, TypeError):
        kept = path.read_bytes()
        if kept.startswith(digest):
            found: T = marshal.loads(memoryview(kept)[_DIGEST:])
            return found
    made = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _write(path, digest + marshal.dumps(cast(Any, made)))
    return made


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, whoever else is writing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    other = path.with_suffix(f".{os.getpid()}")
    other.write_bytes(data)
    other.replace(path)
