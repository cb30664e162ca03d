"""How fast an index answers, in a process of its own: what `benchmarks.scale` runs when it has built one.

    python -m benchmarks.scale_asked INDEX ASKED.json VECTORS.npy

ASKED holds [text, language] pairs, VECTORS (n, dimension) the vector of each in the model's space. Prints one JSON
object: milliseconds, and MiB of memory by kind.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import tantivy  # noqa: F401  what takes long to import is not to be told as opening

from search.bundled import BundledE5
from search.filters import Filters
from search.index import Index
from search.retrieve import Retriever


def main() -> None:
    faiss.omp_set_num_threads(1)
    folder, asked, vectors = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()), list(np.load(sys.argv[3]))
    began = time.perf_counter()
    index = _opened(folder)
    opened = time.perf_counter() - began
    first, *_ = _searched(index, asked, vectors)
    searched = sorted(_searched(index, asked, vectors))
    near = sorted(_timed(lambda vector=vector: index.dense.search(vector, 100) for vector in vectors))
    figures = {
        "open ms": 1000 * opened,
        "first search ms": 1000 * first,
        "search ms median": 1000 * searched[len(searched) // 2],
        "search ms p95": 1000 * searched[int(0.95 * len(searched))],
        "vectors alone ms median": 1000 * near[len(near) // 2],
        "vectors alone ms p95": 1000 * near[int(0.95 * len(near))],
        "MiB": _memory(),
    }
    print(json.dumps(figures))


def _opened(folder: Path) -> Index:
    """The index with all that is opened on first use; it takes questions' vectors as the bundled model gives them."""
    index = Index.open(folder)
    index.manifest = replace(index.manifest, fingerprint=BundledE5.fingerprint)
    _ = index.dense, index.catalogue, [index.lexical(one) for one in index.languages]
    return index


def _searched(index: Any, asked: list[tuple[str, str]], vectors: list[Any]) -> list[float]:
    """Seconds of each whole search."""
    retriever = Retriever(None, index)

    def search(text: str, vector: Any) -> None:
        index.query_vector = lambda text, language: vector
        retriever.find(text, 10, Filters({}))

    calls = zip(asked, vectors, strict=True)
    return list(_timed(lambda text=text, vector=vector: search(text, vector) for (text, _), vector in calls))


def _timed(calls: Iterable[Callable[[], object]]) -> Iterator[float]:
    for call in calls:
        start = time.perf_counter()
        call()
        yield time.perf_counter() - start


def _memory() -> dict[str, int]:
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return {name: int(status[name].split()[0]) // 1024 for name in ("VmRSS", "RssAnon", "RssFile", "VmHWM")}


if __name__ == "__main__":
    main()
