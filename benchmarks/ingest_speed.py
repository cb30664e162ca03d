"""CPU seconds of ingest without embedding, by stage: official XML, PDFs, and one small file in a new process.

    python -m benchmarks.ingest_speed [--xml N] [--pdf N] [--runs N]

Reads N resolutions in each of the six languages, and N reports as PDF, from KG_CORPUS (or ../shared beside this
repository). What is compiled and learned once in a process is learned on other resolutions before the clock starts, and
Python looks for cycles as seldom as in the processes of an ingest; `cold` tells what it costs. Seconds are those of the
processor, user and system, of this process alone.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Final

from benchmarks.cold_start import cost
from benchmarks.corpus import folder
from ingest.limits import GARBAGE
from ingest.pipeline import EXTRACTORS, options
from ingest.readers import read
from ingest.source import load
from ingest.triples import serialise
from kg.gazetteer import Gazetteer
from ontology import LANGUAGES

STATED: Final = options(None, None, None, {})
WARMING: Final = 12
"""Resolutions in each language that are read before the clock starts: after three, a fifth of the time that the next
ones take is still spent on compiling patterns that no text had asked for before."""
COLD: Final = """
import sys
from pathlib import Path
from ingest.pipeline import options, read_file
from ingest.source import load
stated = options(None, None, None, {})
read_file(sys.argv[1], load(Path(sys.argv[1]), stated.limits), stated)
"""


def stages(paths: Iterable[Path]) -> Counter[str]:
    """CPU seconds that each stage takes for some files together."""
    spent: Counter[str] = Counter()
    gazetteer = Gazetteer.load()
    for path in paths:
        since = time.process_time()
        document = read(load(path, STATED.limits), STATED)
        since = _tell(spent, "reader", since)
        findings = []
        for name in EXTRACTORS:
            findings += import_module(name).extract(document, gazetteer)
            since = _tell(spent, name.removeprefix("ingest."), since)
        serialise(document, findings, gazetteer, [])
        _tell(spent, "writing", since)
    return spent


def _tell(spent: Counter[str], stage: str, since: float) -> float:
    now = time.process_time()
    spent[stage] += now - since  # type: ignore[assignment]
    return now


def report(name: str, paths: Sequence[Path]) -> None:
    """Print megabytes a second, whole and reader alone, and each stage."""
    spent = stages(paths)
    size, whole = sum(path.stat().st_size for path in paths) / 1e6, sum(spent.values())
    print(f"{name}: {len(paths)} files, {size:.2f} MB, {whole:.2f} CPU s, {size / whole:.2f} MB/s", end="; ")
    print(f"reader alone {size / spent['reader']:.2f} MB/s, whole {whole / spent['reader']:.2f} times as long")
    for stage, seconds in spent.most_common():
        print(f"  {seconds:7.2f} s {seconds / whole:5.0%}  {stage}")


def resolutions(count: int) -> tuple[list[Path], list[Path]]:
    """Files to warm up with, and files to measure: the same resolutions in each language, from the middle of size."""
    english = sorted((folder("akn") / "en").glob("*.xml"), key=lambda path: (path.stat().st_size, path.name))
    chosen = [path.name.split(".")[0] for path in english[len(english) // 2 :]][: count + WARMING]
    files = [[folder("akn") / code / f"{name}.{code}.xml" for code in LANGUAGES] for name in chosen]
    present = [[path for path in row if path.is_file()] for row in files]
    return list(chain(*present[:WARMING])), list(chain(*present[WARMING:]))


def reports(count: int) -> list[Path]:
    """PDFs from the middle of size."""
    paths = sorted(folder("pdf").glob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))
    return paths[max(0, len(paths) - count) // 2 :][:count]


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--xml", type=int, default=5, help="resolutions in each language")
    parser.add_argument("--pdf", type=int, default=6)
    parser.add_argument("--runs", type=int, default=5, help="new processes, of which the median is told")
    asked = parser.parse_args()
    gc.set_threshold(GARBAGE)
    warming, measured = resolutions(asked.xml)
    stages(warming)
    report("XML", measured)
    report("PDF", reports(asked.pdf))
    for path in warming[: len(LANGUAGES)] if asked.runs else ():
        seconds = sorted(cost(COLD, str(path))[0] for _ in range(asked.runs))
        print(f"cold: {path.name}, {path.stat().st_size / 1e3:.0f} kB, {seconds[len(seconds) // 2]:.2f} CPU s")


if __name__ == "__main__":
    sys.exit(main())
