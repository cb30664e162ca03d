"""What a commit, an opening, a backup and a check cost as the store grows, and how much disk generations share.

usage: python -m benchmarks.store [--documents 100,1000,5000] [--parts 50] [--folder DIR]

Prints one JSON object for each size. A document of 50 parts has some 1,250 quads.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.made_up import document
from kg.backup import backup
from kg.check import check
from kg.store import Store
from kg.symbol import version_iri

COLD = """
import sys, time
from kg.store import Store
from kg.query import run
started = time.perf_counter()
with Store.open(sys.argv[1]).read() as generation:
    run(generation, "ASK { ?m a unp:Mandate }", "csv")
print(time.perf_counter() - started)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", default="100,1000,5000")
    parser.add_argument("--parts", type=int, default=50)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        store = Store.open(Path(name) / "store", create=True)
        there = 0
        for count in map(int, options.documents.split(",")):
            fill(store, there, count, options.parts)
            there = count
            print(json.dumps(measure(store, Path(name), count, options.parts)), flush=True)


def fill(store: Store, first: int, last: int, parts: int) -> None:
    with store.write() as draft:
        for number in range(first, last):
            put(draft, f"A/1/{number}", parts)
            if number % 1000 == 999:
                draft.commit()
        draft.commit()


def put(draft, symbol: str, parts: int, seed: int = 0) -> None:
    draft.replace(version_iri(symbol, "en"), document(symbol, parts, seed), symbol)


def measure(store: Store, folder: Path, count: int, parts: int) -> dict:
    held = store.read()
    seconds = {
        "add one document s": timed(lambda: write(store, lambda draft: put(draft, "A/9/1", parts))),
        "replace it s": timed(lambda: write(store, lambda draft: put(draft, "A/9/1", parts, seed=1))),
        "remove it s": timed(lambda: write(store, lambda draft: draft.remove(version_iri("A/9/1", "en")))),
        "unchanged s": timed(lambda: write(store, lambda draft: put(draft, "A/1/0", parts))),
        "backup s": timed(lambda: backup(store, folder / f"copy-{count}")),
        "check s": timed(lambda: check(store)),
    }
    with store.read() as generation:
        new, whole = own_bytes(held.path, generation.path)
        quads = generation.manifest.quads
    held.close()
    return {
        "documents": count,
        "quads": quads,
        "bytes": whole,
        "bytes not shared after three commits": new,
        "open and ask, new process s": round(cold(store), 4),
        **{name: round(value, 3) for name, value in seconds.items()},
    }


def timed(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def write(store: Store, change) -> None:
    with store.write() as draft:
        change(draft)
        draft.commit()


def own_bytes(before: Path, after: Path) -> tuple[int, int]:
    """Bytes of a generation's files that it does not share with an earlier one, and all its bytes."""
    shared = {path.stat().st_ino for path in before.rglob("*") if path.is_file()}
    files = [path.stat() for path in after.rglob("*") if path.is_file()]
    return sum(one.st_size for one in files if one.st_ino not in shared), sum(one.st_size for one in files)


def cold(store: Store) -> float:
    """Opening and a first query in a new process, without the start of Python."""
    runs = [
        float(subprocess.run([sys.executable, "-c", COLD, str(store.path)], capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    return min(runs)


if __name__ == "__main__":
    main()
