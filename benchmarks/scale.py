"""An index of made-up passages at growing size: what it finds against exact search, how fast, in how much memory.

    python -m benchmarks.scale [100000 1000000] [--folder DIR] [--keep]

Vectors are drawn like real ones: those of the United Nations' parallel sentences and XQuAD (corpus/parallel), each
with noise of the same covariance, so that neighbours lie as near as in a library of many like texts; a passage has one
to three of them. Texts are words drawn by Zipf's law from those sentences. The index is written by the same `update`
that an ingest calls, in batches; embedding is left out. Questions are the real ones of XQuAD, by their own words and
vectors; recall is against every vector compared. Prints one JSON object for each size.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpus import parallel_sentences, xquad
from benchmarks.embedded import embed
from kg.model import Passage
from kg.passages import Corpus
from ontology import DATA, LANGUAGES
from search.align import alignment
from search.bundled import BundledE5
from search.dense import WHOLE
from search.index import Index, update

PARTS = 50
BATCH = 400
"""Documents between two commits."""
NEAR = 0.35
"""Length of the noise beside that of the vector: a cosine of about 0.94 to the sentence it was drawn from."""
ASKED = 300
LEARNT = alignment(BundledE5.fingerprint)


class Drawn:
    """An embedder of the bundled model's space whose passages' vectors are drawn, each by its text."""

    name, dimension, fingerprint = "drawn", BundledE5.dimension, "drawn"

    def __init__(self) -> None:
        real = [
            LEARNT.passages(embed(parallel_sentences(language), "passage: "), [language] * 4_000)
            for language in LANGUAGES
        ]
        self.real = np.concatenate(real)
        self._spread = np.linalg.cholesky(np.cov(self.real.T) + 1e-9 * np.eye(self.dimension)).astype(np.float32)
        self._scale = NEAR / np.sqrt(np.trace(self._spread @ self._spread.T))

    def query(self, text: str) -> Any:
        raise NotImplementedError("questions come with their vectors")

    def passages(self, texts: list[str], progress: Any = None) -> Any:
        chooser = np.random.default_rng(abs(hash_of(texts[0])))
        drawn = self.real[chooser.integers(len(self.real), size=len(texts))]
        noise = chooser.standard_normal((len(texts), self.dimension), np.float32) @ self._spread.T
        moved = drawn + self._scale * noise
        return (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)


def hash_of(text: str) -> int:
    return int.from_bytes(text.encode()[:24].ljust(24, b"."), "big")


class Words:
    """Texts of a language: its real words, as often as they occur."""

    def __init__(self, language: str) -> None:
        sentences = parallel_sentences(language)
        joined = "" if language == "zh" else " "
        units = [c for s in sentences for c in s] if language == "zh" else [w for s in sentences for w in s.split()]
        counted = Counter(units).most_common()
        # Real libraries have rare words without end: a made-up tail of names and numbers.
        self._units = [unit for unit, _ in counted] + [f" {n} " for n in range(1_000, 20_000)]
        weights = [count for _, count in counted] + [0.05 * len(units) / 19_000] * 19_000
        self._weights = list(accumulate(weights))
        self._joined, self._length = joined, 90 if language == "zh" else 50

    def text(self, chooser: random.Random) -> str:
        ends = iter(chooser.choices(self._units, cum_weights=self._weights, k=self._length))
        half = self._length // 2
        first = self._joined.join(next(ends) for _ in range(half))
        return f"{first}. {self._joined.join(ends)}." if chooser.random() < 0.6 else first


def passage(symbol: str, part: int, language: str, text: str, digest: str) -> Passage:
    """A paragraph of a report."""
    iri = f"{DATA}doc/{symbol}#para-{part}"
    return Passage(
        key=f"{iri}@{language}",
        iri=iri,
        document=symbol,
        fragment=f"para-{part}",
        kind="paragraph",
        language=language,
        text=text,
        context="",
        title="A report",
        date="2010-01-01",
        document_type="ProgressReport",
        digest=digest,
    )


def library(size: int) -> Corpus:
    """Made-up documents of `PARTS` passages each, in the six languages in turn; texts are drawn when they are read."""
    words = {language: Words(language) for language in LANGUAGES}
    versions = {}
    for number in range(size // PARTS):
        symbol, language = f"A/{60 + number % 20}/{number}", LANGUAGES[number % 6]
        versions[f"{DATA}doc/{symbol}@{language}"] = (symbol, language)

    def read(version: str) -> Iterator[Passage]:
        symbol, language = versions[version]
        chooser = random.Random(version)
        for part in range(1, PARTS + 1):
            yield passage(symbol, part, language, words[language].text(chooser), version)

    return Corpus(dict.fromkeys(versions, "1"), read)


def grow(folder: Path, corpus: Corpus, model: Drawn) -> tuple[Path, list[float]]:
    """Commit after commit, as an ingest does. Returns the last generation, and the seconds of each commit."""
    names, previous, taken = list(corpus.digests), None, []
    for start in [*range(BATCH, len(names), BATCH), len(names)]:
        some = Corpus(dict.fromkeys(names[:start], "1"), corpus.read)
        began = time.perf_counter()
        fresh = folder / f"g{start}"
        update(fresh, some, previous, model)
        taken.append(time.perf_counter() - began)
        if previous:
            subprocess.run(["rm", "-r", str(previous)], check=True)
        previous = fresh
    assert previous is not None
    return previous, taken


def one_more(folder: Path, previous: Path, corpus: Corpus, model: Drawn) -> list[float]:
    """Seconds to add one document of 50 passages, ten times over."""
    taken = []
    for number in range(10):
        symbol = f"A/99/{number}"
        version = f"{DATA}doc/{symbol}@en"
        digests = {**corpus.digests, version: "1"}
        old = corpus.read

        def read(name: str, version: str = version, symbol: str = symbol, old: Any = old) -> Any:
            if name != version:
                return old(name)
            return [passage(symbol, part, "en", f"A lantern {part} of {symbol}.", "1") for part in range(PARTS)]

        corpus = Corpus(digests, read)
        began = time.perf_counter()
        update(folder / f"more{number}", corpus, previous, model)
        taken.append(time.perf_counter() - began)
        previous = folder / f"more{number}"
    return taken


def questions(kind: str) -> tuple[list[tuple[str, str]], Any]:
    """Real questions, or sentences of the United Nations asked as questions, with the vectors that the model gives."""
    asked: list[tuple[str, str]] = []
    vectors = []
    for language in ("zh", "en", "es", "ru", "ar"):
        texts = list(xquad(language).questions) if kind == "xquad" else parallel_sentences(language)
        some = texts[:: len(texts) // (ASKED // 5)][: ASKED // 5]
        asked += [(text, language) for text in some]
        vectors += [LEARNT.query(vector, language) for vector in embed(some, "query: ")]
    return asked, np.stack(vectors)


def recall(index: Index, queries: Any) -> dict[str, float]:
    """Recall of the ten best passages, and of the hundred that go on to be fused, against every vector compared."""
    segments = [index.dense.segment(one.name) for one in index.layout.segments]
    exact: list[list[tuple[float, int]]] = [[] for _ in queries]
    for segment, held in zip(index.layout.segments, segments, strict=True):
        base = index.layout.bases[segment.name]
        for start in range(0, segment.rows, 20_000):
            rows = range(start, min(start + 20_000, segment.rows))
            products = held.all[held.starts[rows[0]] : held.starts[rows[-1] + 1]] @ queries.T
            own = held.starts[rows[0] : rows[-1] + 1] - held.starts[rows[0]]
            counts = np.diff(held.starts[rows[0] : rows[-1] + 2])
            first = products[own].copy()
            products[own[counts > 1]] = -np.inf
            near = WHOLE * first + (1 - WHOLE) * np.maximum.reduceat(products, own)
            for number, column in enumerate(near.T):
                best = np.argpartition(-column, 100)[:100]
                exact[number] += zip((-column[best]).tolist(), (base + rows[0] + best).tolist(), strict=True)
    shares: dict[int, list[float]] = {10: [], 100: []}
    for best, query in zip(exact, queries, strict=True):
        found = [row for row, _ in index.dense.search(query, 100)]
        for k, share in shares.items():
            wanted = {row for _, row in sorted(best)[:k]}
            share.append(len(wanted & set(found[:k])) / k)
    return {f"recall@{k}": round(float(np.mean(share)), 4) for k, share in shares.items()}


def measure(folder: Path, size: int, keep: bool) -> dict[str, Any]:
    model, corpus = Drawn(), library(size)
    built = folder / f"built-{size}"
    if built.exists():
        last, commits = built, [0.0]
    else:
        last, commits = grow(folder, corpus, model)
        last = last.rename(built)
    index = Index.open(last)
    _, sentences = questions("unpc")
    asked, vectors = questions("xquad")
    (folder / "asked.json").write_text(json.dumps(asked))
    np.save(folder / "asked.npy", vectors)
    figures: dict[str, Any] = {
        "passages": len(index.catalogue),
        "vectors": sum(one.vectors for one in index.layout.segments),
        "segments": [one.rows for one in index.layout.segments],
        "bytes per passage": sum(path.stat().st_size for path in last.rglob("*") if path.is_file())
        // len(index.catalogue),
        "built s": round(sum(commits)),
        "slowest commit s": round(max(commits), 1),
        "UN sentences asked": recall(index, sentences),
        "XQuAD asked": recall(index, vectors),
    }
    files = str(last), str(folder / "asked.json"), str(folder / "asked.npy")
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.scale_asked", *files], capture_output=True, text=True, check=True
    )
    asking = json.loads(ran.stdout)
    more = sorted(one_more(folder, last, corpus, model))
    figures |= {"add one document s, median": round(more[5], 2), "add one document s, slowest": round(more[-1], 2)}
    for path in folder.glob("more*"):
        subprocess.run(["rm", "-r", str(path)], check=True)
    if not keep:
        subprocess.run(["rm", "-r", str(built)], check=True)
    return figures | {name: round(value, 2) if isinstance(value, float) else value for name, value in asking.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave what was built, and use it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        for size in options.sizes:
            print(json.dumps(measure(folder, size, options.keep)), flush=True)


if __name__ == "__main__":
    main()
