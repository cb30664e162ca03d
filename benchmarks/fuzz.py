"""Spoilt files, symbols and texts: none may end a run, hang, overstep its limits, or fail in a way nobody foresaw.

    python -m benchmarks.fuzz [NUMBER] [--kind .pdf|.docx|.xml|.txt|symbol|language|clean] [--from N]

NUMBER inputs (20,000 unless told) over all kinds. Files go the whole way, from bytes to N-Quads, in the process that
`kg ingest` uses, under tight limits. A finding is printed with the number that makes it again (`benchmarks.mutate`).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.mutate import write
from ingest.limits import Limits, Worker
from kg.errors import KGError, LimitExceeded

LIMITS: Final = Limits(seconds=20.0, memory_bytes=2 * 2**30)
FILES: Final = {".pdf": 0.2, ".docx": 0.15, ".xml": 0.15, ".txt": 0.1}
TEXTS: Final = {"symbol": 0.2, "language": 0.1, "clean": 0.1}
"""Each kind's share of the inputs."""
ALPHABET: Final = (
    "A/RES64223 .-()[]IVXCorrAddRev№第号年،؛؟/：٠١٢３４éßﬁİ\u200f\u202e\u0000\ud800\uffff\U0001f1fa\u0301ﷺ①㍿"
    "Док.Résolution決議決议قرار"
)


@dataclass(frozen=True)
class End:
    """How one input ended: `told` names the kind of end, `fault` says what is wrong with it."""

    told: str
    fault: str = ""


def whole_way(path: str) -> str:
    """What the worker does: every error but ours is a finding, told with its place."""
    import traceback

    from ingest.pipeline import read_file
    from ingest.source import ReadOptions, load

    try:
        options = ReadOptions(symbol="A/1/1", language="en", limits=LIMITS)
        outcome = read_file(path, load(path, LIMITS), options).outcome
    except KGError as error:
        return f"refused:{type(error).__name__}" if "\n" not in str(error) else f"fault:{error!r}"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"fault:{type(error).__name__} at {frame.filename}:{frame.lineno}: {error}"
    return f"fault:{outcome.error}" if outcome.error else "read"


def file_end(worker: Worker, ending: str, number: int, folder: Path) -> End:
    path = write(ending, number, folder)
    started = time.monotonic()
    try:
        told = str(worker.call(path))
    except LimitExceeded as error:
        told = "ended:LimitExceeded" if "seconds" not in error.cause else f"fault:{error.cause}"
    except KGError as error:
        told = f"fault:{error}"
    finally:
        path.unlink()
    if time.monotonic() - started > LIMITS.seconds + 5:
        told = "fault:over its seconds"
    kind, _, fault = told.partition("fault:")
    return End(kind or "fault", fault)


def text(number: int) -> str:
    dice = random.Random(number)
    return "".join(dice.choice(ALPHABET) for _ in range(int(2 ** dice.uniform(0, 9))))


def symbol_end(number: int) -> End:
    """A symbol that is taken goes to an IRI and back."""
    from kg.symbol import document_iri, find_symbols, normalise, symbol_of

    given = text(number)
    for _ in find_symbols(given):
        pass
    try:
        normal = normalise(given)
    except KGError:
        return End("refused")
    same = symbol_of(document_iri(normal)) == normal == normalise(normal)
    return End("taken", "" if same else f"{given!r} → {normal!r} does not come back")


def language_end(number: int) -> End:
    from kg.language import detect

    return End(str(detect(text(number))))


def clean_end(number: int) -> End:
    """Nothing reaches the embedding engine that is not normal, encodable and bounded."""
    import unicodedata

    from search.embed import MAX_CHARACTERS, clean

    given = text(number) * (1 + number % 40)
    found = clean(given)
    found.encode()
    controls = any(unicodedata.category(character) in ("Cc", "Cs") for character in found)
    return End("clean", "" if len(found) <= MAX_CHARACTERS and not controls else f"{given!r} is not cleaned")


ENDS: Final[dict[str, Callable[[int], End]]] = {"symbol": symbol_end, "language": language_end, "clean": clean_end}


def guarded(call: Callable[[int], End], number: int) -> End:
    try:
        return call(number)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return End("fault", f"{type(error).__name__}: {error}")


def ends(kind: str, numbers: range) -> Iterator[End]:
    if kind in ENDS:
        yield from (guarded(ENDS[kind], number) for number in numbers)
        return
    from benchmarks.fuzz import whole_way as importable  # by the worker, which `__main__` is not

    with Worker(importable, LIMITS) as worker, tempfile.TemporaryDirectory() as folder:
        yield from (file_end(worker, kind, number, Path(folder)) for number in numbers)


def run(kind: str, numbers: range) -> int:
    """Try the inputs of one kind; prints how they ended, returns how many findings there are."""
    told: Counter[str] = Counter()
    faults = 0
    started = time.monotonic()
    for number, end in zip(numbers, ends(kind, numbers), strict=True):
        told[end.told] += 1
        if end.fault:
            faults += 1
            print(f"  {kind} {number}: {end.fault[:300]}", flush=True)
    listed = ", ".join(f"{name} {count:,}" for name, count in told.most_common(8))
    print(
        f"{kind}: {len(numbers):,} inputs in {time.monotonic() - started:.0f} s, {faults} findings ({listed})",
        flush=True,
    )
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, nargs="?", default=20_000)
    parser.add_argument("--kind", choices=[*FILES, *TEXTS])
    parser.add_argument("--from", type=int, default=0, dest="first")
    given = parser.parse_args()
    shares = {given.kind: 1.0} if given.kind else FILES | TEXTS
    return sum(
        run(kind, range(given.first, given.first + round(given.number * share))) for kind, share in shares.items()
    )


if __name__ == "__main__":
    sys.exit(min(main(), 1))
