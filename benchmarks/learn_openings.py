"""Learn what tells a new preambular paragraph from a sentence that runs on, where the lines do not.

    python -m benchmarks.learn_openings [--from 30] [--to 100] [--check]

From the official resolutions of the corpus, whose XML marks paragraphs: each paragraph's beginning against each clause
inside a paragraph that opens like one. Writes `ontology/languages/<code>/openings.toml` for the languages whose
preambles have no capitals to tell. `--check` writes nothing and prints how many of these places are told right, each
tenth of the documents in turn left out.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import ontology
from benchmarks.akn import documents, tool
from ingest.grammar import Grammar, grammar
from ingest.openings import clauses, first_words, habit, signs

LANGUAGES = ("ar", "ru", "zh")
DOCUMENTS = 3
"""Words of fewer documents are not kept: they would say what a text is about."""
RIDGE = 2.0
HEAD = """\
# What speaks for a new preambular paragraph where the lines do not tell, in log odds: see ingest/openings.py.
# Learnt by `python -m benchmarks.learn_openings` from official resolutions.
"""


class Place:
    """Where a paragraph begins or might: what is seen there, and the truth."""

    def __init__(self, document: str, seen: dict[str, float], words: Sequence[str], opens: bool) -> None:
        self.document, self.seen, self.words, self.opens = document, seen, frozenset(words), opens


def places(language: str, first: int, last: int) -> Iterator[Place]:
    """All places of the documents, in order."""
    akn, rules = tool("akn"), grammar(language)
    for name, data in documents(language, first, last):
        rows = [p["text"] for p in akn.parse(data, language)["parts"] if p["part"].startswith("pp-")]
        yield from _of_document(name, [clauses(re.sub(r"\(\)", "", row), rules) for row in rows], rules)


def _of_document(name: str, rows: list[list[str]], rules: Grammar) -> Iterator[Place]:
    inside, count = sum(len(row) - 1 for row in rows), len(rows)
    for i, row in enumerate(rows):
        following = rows[i + 1][0] if i + 1 < count else ""
        if i:
            seen = signs(rows[i - 1], row, following, habit(inside, count - 1), rules)
            yield Place(name, seen, first_words(row[0], rules), True)
        for k in range(1, len(row)):
            seen = signs(row[:k], row[k:], following, habit(inside - 1, count), rules)
            yield Place(name, seen, first_words(row[k], rules), False)


class Model:
    """Names of columns and their weights; the last is the constant."""

    def __init__(self, rows: Sequence[Place]) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for word in row.words:
                seen[word].add(row.document)
        self.signs = sorted({name for row in rows for name in row.seen})
        self.words = sorted(word for word, where in seen.items() if len(where) >= DOCUMENTS)
        self.weights = _fit(self.matrix(rows), np.array([row.opens for row in rows], dtype=float))

    def matrix(self, rows: Sequence[Place]) -> Any:
        """One row a place, one column a sign or word, and ones."""
        column = {word: len(self.signs) + i for i, word in enumerate(self.words)}
        out = np.zeros((len(rows), len(self.signs) + len(self.words) + 1))
        for i, row in enumerate(rows):
            out[i, : len(self.signs)] = [row.seen.get(name, 0.0) for name in self.signs]
            out[i, [column[word] for word in row.words if word in column]] = 1.0
        out[:, -1] = 1.0
        return out

    def opens(self, rows: Sequence[Place]) -> Any:
        return self.matrix(rows) @ self.weights > 0

    def toml(self) -> str:
        """The table, weights to two places; those that weigh nothing are left out."""
        values = [round(float(value), 2) for value in self.weights]
        signs_, words = values[: len(self.signs)], values[len(self.signs) : -1]
        lines = [f"{HEAD}constant = {values[-1]}", "", "[signs]"]
        lines += [f'"{name}" = {value}' for name, value in zip(self.signs, signs_, strict=True) if value]
        lines += ["", "[words]"]
        lines += [f'"{word}" = {value}' for word, value in zip(self.words, words, strict=True) if abs(value) >= 0.05]
        return "\n".join(lines) + "\n"


def _fit(x: Any, y: Any) -> Any:
    """Logistic regression with a ridge, the constant apart, by Newton's method."""
    weights = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 0.0
    for _ in range(12):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + ridge * weights
        curve = (x.T * (p * (1 - p))) @ x + np.diag(ridge + 1e-9)
        weights -= np.linalg.solve(curve, slope)
    return weights


def check(language: str, rows: Sequence[Place]) -> None:
    """Print how many places are told right by what was learnt from the other documents."""
    names = sorted({row.document for row in rows})
    count: Counter[tuple[bool, bool]] = Counter()
    for fold in range(10):
        held = set(names[fold::10])
        test = [row for row in rows if row.document in held]
        told = Model([row for row in rows if row.document not in held]).opens(test)
        count.update((row.opens, bool(t)) for row, t in zip(test, told, strict=True))
    right = count[True, True] + count[False, False]
    print(f"{language} {len(rows)} places, right {right / len(rows):.4f} {dict(sorted(count.items()))}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--from", dest="first", type=int, default=30)
    ask.add_argument("--to", dest="last", type=int, default=100)
    ask.add_argument("--check", action="store_true")
    given = ask.parse_args()
    for language in LANGUAGES:
        rows = list(places(language, given.first, given.last))
        if given.check:
            check(language, rows)
        else:
            path = Path(ontology.FOLDER) / "languages" / language / "openings.toml"
            path.write_text(Model(rows).toml(), encoding="utf-8")


if __name__ == "__main__":
    main()
