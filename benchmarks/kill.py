"""Hundreds of interruptions of a writing process, at random instants and at operations of the disk.

usage: python -m benchmarks.kill [--kills 500] [--points 100] [--published] [--seed 1] [--command CMD…]

Without a command, made-up documents are written in six commits. A command, as `kg ingest FILES --store`, gets the
store's path as its last argument. Prints one JSON object; the exit status is 1 if anything deviated.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "kg" / "kill"))

from harness import KINDS, WORK, Harness, build


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        folder = Path(name)
        harness = Harness(folder, options.command or WORK)
        started = time.monotonic()
        killed = harness.kill(options.kills, options.seed)
        library = build(folder)
        skip = "/draft" if options.published else ""
        faults = (KINDS, options.points, options.seed, skip)
        faulted = harness.faults(library, *faults) if library and options.points else None
    report = {
        "seed": options.seed,
        "kills": killed.runs,
        "kills in time": killed.interrupted,
        "faults": faulted.runs if faulted else 0,
        "faults felt": faulted.interrupted if faulted else 0,
        "deviations": [*killed.deviations, *(faulted.deviations if faulted else ())],
        "seconds": round(time.monotonic() - started, 1),
    }
    print(json.dumps(report, indent=1))
    return 1 if report["deviations"] else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--points", type=int, default=100, help="operations of the disk at which each fault is tried")
    parser.add_argument("--published", action="store_true", help="only operations outside the writer's own draft")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", nargs=argparse.REMAINDER)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
