"""Quality gates: the corpus's own measures on a fresh store, each figure against a recorded floor.

    python -m benchmarks.gates [--record]

Ingests the annotated documents and official resolutions from KG_CORPUS (or ../shared beside this repository), runs the
measures that come with the corpus on the result, and prints every figure beside its floor in `baseline.json`. A figure
below its floor fails the run; `--record` writes the figures of this run as the new floors.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus import shared

SHARED = shared()
BASELINE = Path(__file__).with_name("baseline.json")
KG = shutil.which("kg", path=str(Path(sys.executable).parent)) or "kg"
SEEDS = {
    "ST_SGB_2009_14.zh.txt": "ST/SGB/2009/14",
    "A_62_341.zh.txt": "A/62/341",
    "A_RES_64_223.zh.txt": "A/RES/64/223",
    "A_59_354.zh.txt": "A/59/354",
}
SLACK = 0.005
"""What rounding and ties may cost before a figure counts as worse."""

Figures = dict[str, float]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--record", action="store_true")
    record = arguments.parse_args().record
    if not (SHARED / "corpus").is_dir():
        print(f"quality gates: no corpus at {SHARED}; set KG_CORPUS to measure")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures = {**annotated(Path(folder)), **resolutions(Path(folder)), **robust(Path(folder))}
    if record:
        BASELINE.write_text(json.dumps(dict(sorted(figures.items())), indent=1) + "\n")
    return compare(figures, json.loads(BASELINE.read_text()))


def compare(figures: Figures, floors: Mapping[str, float]) -> int:
    """Print every figure; the number of those that fell below their floor."""
    worse = 0
    for name, floor in sorted(floors.items()):
        value = figures.get(name, float("nan"))
        fell = not value >= floor - SLACK
        worse += fell
        print(f"{'BELOW' if fell else 'ok':5} {value:8.3f}  floor {floor:.3f}  {name}")
    for name in sorted(figures.keys() - floors.keys()):
        print(f"new   {figures[name]:8.3f}                {name}")
    print(f"quality gates: {len(figures)} figures, {worse} below their floor")
    return worse


def annotated(folder: Path) -> Figures:
    """The hand-annotated documents, by the corpus's score.py."""
    store = folder / "seeds"
    for name, symbol in SEEDS.items():
        kg("ingest", SHARED / "corpus" / "seeds" / name, "--symbol", symbol, "--store", store)
    scored = json.loads(tool("score.py", store, "--kg", KG))
    kg("validate", "--store", store)
    return dict(flat(scored))


def flat(value: Any, path: str = "seeds") -> Iterator[tuple[str, float]]:
    """The figures worth a floor: F1 of what is found, and the rates of questions."""
    kept = {"f1", "hit1", "hit5", "exact", "evidence", "refused"}
    for key, item in value.items() if isinstance(value, dict) else ():
        if isinstance(item, dict):
            if key != "lang":
                yield from flat(item, f"{path}/{key}")
        elif key in kept:
            yield f"{path}/{key}", float(item)


def resolutions(folder: Path) -> Figures:
    """Official resolutions as XML and laid out as text, in six languages, by the corpus's aknscore.py."""
    out = folder / "akn.json"
    tool("aknscore.py", SHARED / "corpus" / "akn", KG, out)
    figures: Figures = {}
    for form, row in json.loads(out.read_text()).items():
        figures |= {
            f"akn/{form}/parts": row["parts"]["f1"],
            f"akn/{form}/identical": row["identical"],
            f"akn/{form}/citations": row["citations"]["f1"],
            f"akn/{form}/verb": row["verb"],
        }
    return figures


def robust(folder: Path) -> Figures:
    """Shares of good files stored, of hostile ones survived, and of unchanged ones recognised."""
    good = [*sorted((SHARED / "corpus/akn/zh").glob("*.xml")), *sorted((SHARED / "corpus/pdf").glob("S_*.pdf"))[:20]]
    first = ingested(folder / "good", *good)
    again = ingested(folder / "good", *good)
    hostile = ingested(folder / "hostile", SHARED / "corpus/hostile")
    return {
        "ingest/stored": share(first, "added"),
        "ingest/unchanged": share(again, "unchanged"),
        "ingest/hostile-accounted": sum(one["status"] in ("added", "failed") for one in hostile) / len(hostile),
    }


def share(documents: list[dict[str, Any]], status: str) -> float:
    return sum(one["status"] == status for one in documents) / len(documents)


def ingested(store: Path, *paths: Path) -> list[dict[str, Any]]:
    done = run(KG, "ingest", *paths, "--no-index", "--json", "--store", store)
    documents: list[dict[str, Any]] = json.loads(done.stdout)["documents"]
    return documents


def kg(*words: object) -> None:
    """A command that must succeed."""
    done = run(KG, *words)
    if done.returncode:
        sys.exit(f"kg {' '.join(map(str, words))} failed:\n{done.stderr}")


def tool(name: str, *words: object) -> str:
    """What one of the corpus's own measures prints."""
    done = run(sys.executable, SHARED / "tools" / name, *words)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stderr}")
    return done.stdout


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
