"""The keys of a segment's passages as a table that is mapped: a search asks for hundreds, which takes SQLite longer.

    passages-<segment>.keys     the keys row by row, UTF-8; then where each begins, and the last ends, int64 (rows + 1,)

The keys of a version stand in order, so that the row of one is found by halving.
"""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterable
from pathlib import Path

from kg.errors import StoreDamaged


class Keys:
    """The table of a segment of so many rows, opened for reading. Raises StoreDamaged when it is not whole."""

    def __init__(self, path: Path, rows: int) -> None:
        width = array("q").itemsize
        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            end = len(self._bytes) - width * (rows + 1)
            self._starts = memoryview(self._bytes)[end:].cast("q")
            whole = self._starts[rows] == end
        except (OSError, ValueError, TypeError, IndexError) as error:
            raise StoreDamaged(f"{path}: cannot be read; run `kg index --rebuild`") from error
        if not whole:
            raise StoreDamaged(f"{path}: is not as long as its index says; run `kg index --rebuild`")

    def key(self, row: int) -> str:
        """The key of a row."""
        return str(self._at(row), "utf-8", "replace")

    def row(self, key: str, first: int, last: int) -> int | None:
        """The row of a key among those from `first` to `last`, which are of one version; None where it is not there."""
        wanted, end = key.encode(), last
        while first < end:
            middle = (first + end) // 2
            if self._at(middle) < wanted:
                first = middle + 1
            else:
                end = middle
        return first if first < last and self._at(first) == wanted else None

    def _at(self, row: int) -> bytes:
        return self._bytes[self._starts[row] : self._starts[row + 1]]


def path_of(base: Path) -> Path:
    """The table that belongs to a segment's file of passages."""
    return base.with_suffix(".keys")


def write(path: Path, keys: Iterable[str]) -> None:
    """Write the keys of a segment, row by row."""
    starts = array("q", [0])
    with path.open("wb") as file:
        for key in keys:
            starts.append(starts[-1] + file.write(key.encode()))
        file.write(starts.tobytes())
