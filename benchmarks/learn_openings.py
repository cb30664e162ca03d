"""Learn what tells a new preambular paragraph from a sentence that runs on, where the lines do not.

    python -m benchmarks.learn_openings [--from 0] [--to 100] [--languages ar,ru,zh] [--check] [--widths 76] [--marked]

From the official resolutions of the corpus, whose XML marks paragraphs: each paragraph's beginning against each clause
inside a paragraph that opens like one. Writes `ontology/languages/<code>/openings.toml` for the languages whose
preambles have no capitals to tell. `--check` writes nothing and prints how many of these places are told right by what
was learnt from other documents, each tenth in turn left out, and how well text dumps of those left out are then read
(the table of `benchmarks.akn`; `--marked` as there).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

import ontology
from benchmarks import akn as dumps
from benchmarks.akn import documents
from benchmarks.corpus import tool
from ingest.grammar import Grammar, grammar
from ingest.openings import Custom, Weights, clauses, signs, words

LANGUAGES = ("ar", "ru", "zh")
DOCUMENTS = 3
"""Words of fewer documents are not kept: they would say what a text is about."""
RIDGE = 2.0
STEPS = 500
LEAST = 0.1
"""Log odds: what a word must weigh to be kept."""
FOLDS = 10
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
    inside, size = sum(len(row) - 1 for row in rows), sum(len(text) for row in rows for text in row)
    for i, row in enumerate(rows):
        following = rows[i + 1][0] if i + 1 < len(rows) else ""
        if i:
            custom = Custom.of(inside, len(rows) - 0.5, size)
            seen = signs(rows[i - 1], row, following, custom, rules)
            yield Place(name, seen, words(rows[i - 1][-1], row[0], rules), True)
        for k in range(1, len(row)):
            custom = Custom.of(inside - 1, len(rows) + 0.5, size)
            seen = signs(row[:k], row[k:], following, custom, rules)
            yield Place(name, seen, words(row[k - 1], row[k], rules), False)


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

    def table(self) -> Weights:
        """The weights to two places; those of words that weigh next to nothing are left out."""
        values = [round(float(value), 2) for value in self.weights]
        signs_, words_ = values[: len(self.signs)], values[len(self.signs) : -1]
        return Weights(
            values[-1],
            {name: value for name, value in zip(self.signs, signs_, strict=True) if value},
            {word: value for word, value in zip(self.words, words_, strict=True) if abs(value) >= LEAST},
        )


def toml(table: Weights) -> str:
    """The file of one language."""
    lines = [f"{HEAD}constant = {table.constant}", "", "[signs]"]
    lines += [f'"{name}" = {value}' for name, value in table.signs.items()]
    lines += ["", "[words]"]
    lines += [f'"{word}" = {value}' for word, value in table.words.items()]
    return "\n".join(lines) + "\n"


def _fit(x: Any, y: Any) -> Any:
    """Logistic regression with a ridge, the constant apart."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    x = csr_matrix(x)
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 0.0

    def loss(weights: Any) -> tuple[float, Any]:
        odds = x @ weights
        slope = x.T @ (1 / (1 + np.exp(-odds)) - y) + ridge * weights
        return float(np.logaddexp(0, odds).sum() - odds @ y + ridge @ weights**2 / 2), slope

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x


def check(language: str, rows: Sequence[Place], given: argparse.Namespace) -> None:
    """Print how many places are told right, and how well dumps are read, by what other documents taught."""
    akn, norm = tool("akn"), tool("score").norm
    files = dict(documents(language, given.first, given.last))
    count: Counter[tuple[bool, bool]] = Counter()
    read: Counter[str] = Counter()
    for fold in range(FOLDS):
        held = sorted(files)[fold::FOLDS]
        test = [row for row in rows if row.document in held]
        model = Model([row for row in rows if row.document not in held])
        count.update((row.opens, bool(told)) for row, told in zip(test, model.opens(test), strict=True))
        table = model.table()
        with patch("ingest.openings.weights", lambda _, table=table: table):
            for name, width in product(held, given.widths):
                lines, truth = dumps.printed(files[name], language, "txt", akn, given.marked, 0, width)
                read.update(dumps.compare(lines, truth, language, norm)[0])
    right = count[True, True] + count[False, False]
    print(f"{language} {len(rows)} places, right {right / len(rows):.4f} {dict(sorted(count.items()))}")
    print(dumps.row(f"txt.{language}", read), flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--from", dest="first", type=int, default=0)
    ask.add_argument("--to", dest="last", type=int, default=100)
    ask.add_argument("--languages", default=",".join(LANGUAGES))
    ask.add_argument("--check", action="store_true")
    ask.add_argument("--marked", action="store_true")
    ask.add_argument("--widths", type=int, nargs="+", default=[76], help="columns of the dumps to check with")
    given = ask.parse_args()
    if given.check:
        print(dumps.HEADING)
    for language in given.languages.split(","):
        rows = list(places(language, given.first, given.last))
        if given.check:
            check(language, rows, given)
        else:
            path = Path(ontology.FOLDER) / "languages" / language / "openings.toml"
            path.write_text(toml(Model(rows).table()), encoding="utf-8")


if __name__ == "__main__":
    main()
