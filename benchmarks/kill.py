"""Hundreds of interruptions of a writing process, at random instants and at operations of the disk.

usage: python -m benchmarks.kill [--kills 500] [--rows 4] [--points 25] [--published] [--seed 1] [--folder DIR]
                                 [--command CMD…]

Real documents are ingested, replaced and removed in processes forked from this one (`tests/kg/kill/warmed.py`). After
each interruption the store must be a commit of an undisturbed run, whole by `kg check`, and find what that commit
found; worked on to the end, its sorted N-Quads and hits must be those of the undisturbed run. A command, as `kg ingest
FILES --store`, gets the store's path as its last argument and is started anew each time. Prints one JSON object; the
exit status is 1 if anything deviated.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

KILL = Path(__file__).resolve().parent.parent / "tests" / "kg" / "kill"
sys.path.insert(0, str(KILL))

from harness import KINDS, Harness, Result, build  # noqa: E402


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="kill-", dir=options.folder) as name:
        folder = Path(name)
        library = Path(os.environ["FAULTS"]) if "FAULTS" in os.environ else None
        if options.command:
            harness = Harness(folder, options.command)
            library = build(folder)
        else:
            from warmed import Warmed

            harness = Warmed(folder, options.seed)
        started = time.monotonic()
        rows = {} if options.command else {"rows": options.rows}
        killed = harness.kill(options.kills, options.seed, **rows) if options.kills else Result()
        faults = (KINDS, options.points, options.seed, "/draft" if options.published else "")
        faulted = harness.faults(library, *faults) if library and options.points else None
    report = {
        "seed": options.seed,
        "kills": killed.runs,
        "kills in time": killed.interrupted,
        "faults": faulted.runs if faulted else 0,
        "faults felt": faulted.interrupted if faulted else 0,
        "operations of a run": getattr(harness, "operations", None),
        "states": len(harness.states),
        "deviations": [*killed.deviations, *(faulted.deviations if faulted else ())],
        "seconds": round(time.monotonic() - started, 1),
    }
    print(json.dumps(report, indent=1))
    return 1 if report["deviations"] else 0


def under_faults() -> int:
    """Start again with the fault injector loaded, which every process then inherits, unarmed."""
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        library = build(Path(name))
        if library is None:
            return main()
        environment = {**os.environ, "LD_PRELOAD": str(library), "FAULTS": str(library), "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "benchmarks.kill", *sys.argv[1:]]
        return os.waitstatus_to_exitcode(os.waitpid(os.spawnve(os.P_NOWAIT, command[0], command, environment), 0)[1])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--points", type=int, default=25, help="operations of the disk at which each fault is tried")
    parser.add_argument("--published", action="store_true", help="only operations outside the writer's own draft")
    parser.add_argument("--seed", type=int, default=1, help="chooses the documents, and the instants")
    parser.add_argument("--rows", type=int, default=4, help="kills side by side, each with a store of its own")
    parser.add_argument("--folder", type=Path, help="where the stores lie; a disk, or /dev/shm")
    parser.add_argument("--command", nargs=argparse.REMAINDER)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main() if "FAULTS" in os.environ or arguments().command else under_faults())
