"""Recall@1 of translations among UN parallel sentences, in 30 directions, by vectors alone: raw and aligned.

    python -m benchmarks.unpc

Asked are lines 2,001 to 4,000, from which nothing was learnt; candidates are first all 4,000 lines, then those of the
asked lines that say something: at least 40 characters (14 in Chinese) in every language. Many of the rest are headings
("Summary") and formulas that occur several times in almost the same words.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.corpus import parallel_sentences
from benchmarks.embedded import embed
from benchmarks.learn_alignment import LINES
from ontology import LANGUAGES
from search.align import alignment
from search.bundled import BundledE5

LEAST = {"zh": 14}
LEAST_ELSEWHERE = 40


def recall(questions: Any, candidates: Any, asked: Any) -> float:
    """The share of `asked` rows whose own row is nearest; equal texts count as one."""
    products = questions[asked] @ candidates.T
    own = products[np.arange(len(asked)), asked]
    return float((products.max(axis=1) <= own + 1e-6).mean())


def directions(questions: dict[str, Any], candidates: dict[str, Any], asked: Any, among: Any) -> tuple[float, float]:
    """Mean and worst recall of the 30 directions; `asked` and `among` are rows."""
    place = {row: n for n, row in enumerate(among.tolist())}
    rows = np.array([place[row] for row in asked.tolist()])
    found = [
        recall(questions[one][among], candidates[other][among], rows)
        for one in LANGUAGES
        for other in LANGUAGES
        if one != other
    ]
    return float(np.mean(found)), min(found)


def main() -> None:
    """Print raw and aligned figures for both sets of candidates."""
    texts = {language: parallel_sentences(language) for language in LANGUAGES}
    raw = {side: {g: embed(texts[g], f"{side}: ") for g in LANGUAGES} for side in ("query", "passage")}
    learnt = alignment(BundledE5.fingerprint)
    if learnt is None:
        raise SystemExit("nothing was learnt for the bundled model; run python -m benchmarks.learn_alignment")
    aligned = {
        "query": {g: np.stack([learnt.query(row, g) for row in rows]) for g, rows in raw["query"].items()},
        "passage": {g: learnt.passages(rows, [g] * len(rows)) for g, rows in raw["passage"].items()},
    }
    asked = np.arange(LINES, len(texts["en"]))
    long = [all(len(texts[g][row]) >= LEAST.get(g, LEAST_ELSEWHERE) for g in LANGUAGES) for row in asked]
    sets = {"all 4,000 lines": (asked, np.arange(len(texts["en"]))), "held-out sentences": (asked[long], asked[long])}
    for name, (rows, among) in sets.items():
        for label, vectors in (("raw", raw), ("aligned", aligned)):
            mean, worst = directions(vectors["query"], vectors["passage"], rows, among)
            print(f"{name} ({len(among)}), {label}: mean {mean:.4f}, worst {worst:.4f}")


if __name__ == "__main__":
    main()
