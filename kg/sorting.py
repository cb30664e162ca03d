"""Sorting more lines than memory holds: sorted runs on disk, merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Final

RUN: Final = 200_000
"""Lines sorted in memory at a time: some 60 MB of N-Quads."""
FAN: Final = 200
"""Runs merged at a time, well below the open files that a process may have."""


def sorted_lines(lines: Iterable[str], run: int = RUN) -> Iterator[str]:
    """The lines in code point order, duplicates once. No line holds a line break."""
    source = iter(lines)
    first = list(islice(source, run))
    if len(first) < run:
        yield from sorted(set(first))
        return
    with tempfile.TemporaryDirectory(prefix="kg-sort-") as folder:
        runs = [_spill(sorted(first), Path(folder) / "0")]
        while chunk := list(islice(source, run)):
            runs.append(_spill(sorted(chunk), Path(folder) / str(len(runs))))
        yield from _unique(_merged(runs))


def _spill(lines: Iterable[str], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    return path


def _merged(runs: list[Path]) -> Iterator[str]:
    """Merge in rounds, so that any number of runs needs few open files."""
    while len(runs) > FAN:
        merged = runs[0].with_name(f"{runs[0].name}+")
        _spill(_merge(runs[:FAN]), merged)
        runs = [*runs[FAN:], merged]
    yield from _merge(runs)


def _merge(runs: list[Path]) -> Iterator[str]:
    with ExitStack() as stack:
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs]
        yield from heapq.merge(*(map(_bare, file) for file in files))


def _bare(line: str) -> str:
    return line.removesuffix("\n")


def _unique(lines: Iterable[str]) -> Iterator[str]:
    last = None
    for line in lines:
        if line != last:
            yield line
        last = line
