"""PDFs that break readers: none may end the run, hang or overstep its limits; none that is garbled may be accepted.

    python -m benchmarks.hostile [FOLDER…]

Without folders: the hostile PDFs of the corpus must each end as read or refused, within their seconds; and the real
PDFs and text dumps must lose no page to the detector of garbage. Needs the corpus: see `corpus.folder`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.corpus import folder
from ingest.garbage import fault
from ingest.limits import Limits, Worker
from ingest.readers import read
from ingest.source import ReadOptions, discover, load
from kg.errors import SourceError
from kg.model import Document

LIMITS = Limits(seconds=20.0, memory_bytes=2 * 2**30)


def opened(path: str) -> Document:
    """What the worker process does with one file."""
    return read(load(path, LIMITS), ReadOptions(limits=LIMITS))


def run(paths: list[Path], strict: bool) -> int:
    """Read every file; returns how many broke a promise."""
    from benchmarks.hostile import opened  # importable by the worker, which `__main__` is not

    broken = 0
    with Worker(opened, LIMITS) as worker:
        for path in paths:
            started = time.monotonic()
            try:
                document = worker.call(path)
                garbled = fault("\n".join(part.text for part in document.parts))
                said = f"read, {len(document.parts)} parts; {'; '.join(document.warnings) or 'no notice'}"
                broken += bool(garbled) or (strict and any("left out" in notice for notice in document.warnings))
            except SourceError as error:
                said = f"{type(error).__name__}: {error.cause}"
                broken += strict and type(error).__name__ == "GarbledText"
            seconds = time.monotonic() - started
            broken += seconds > LIMITS.seconds + 5
            print(f"{seconds:6.2f} s  {path.name}: {said}")
    return broken


def main() -> int:
    if sys.argv[1:]:
        return run(discover(sys.argv[1:]), strict=False)
    broken = run(discover([folder("hostile")]), strict=False)
    return broken + run(discover([folder("pdf"), folder("seeds")]), strict=True)


if __name__ == "__main__":
    failures = main()
    print(f"{failures} files broke a promise")
    sys.exit(failures > 0)
