"""Learn how sure an answer is, going on from the weights in `search/data/confidence.json`.

    python -m benchmarks.learn_confidence STORE [--gold FOLDER] [--write]

Two logistic regressions on the same features: that the answer is right, and that the documents answer at all. Each is
drawn towards the weights it has, so that what few questions tell apart stays. Questions: of those of
`benchmarks.answers` (whose STORE is meant), every second; those to the examples; the forty kinds of
`tests/search/competency`; and, of the passages of `benchmarks/reading/` that the reader did not learn from, set as
documents of fifteen paragraphs, every second question, a third of which the document nearly answers. Prints the
weights and how the other half of the passages fares; `--write` writes them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import kg
from benchmarks.answers import EXAMPLES, HERE, Row, few, halves, own, rows_of
from benchmarks.reading import left_out
from examples import master, text_form
from search import confidence
from search.judging import UNANSWERABLE, Known

COMPETENCY = HERE.parent / "tests/search/competency"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
DRAWN = 0.06
"""How strongly each weight is drawn towards the one it has, against the mean loss of a question."""
ROUNDS = 800
STEP = 0.03
MOST_REFUSED = 0.038
"""Share of the answerable questions learnt from that may be refused: about 0.07 of those held out."""
LEAST = {"limit": 0.8, "titled": 0.0, "graph": 0.8, "numbered": 0.7}
"""Least weight of what too few questions here tell apart: until or since, as is asked, the graph's word, and as many
things as the question counts."""
MOST = {"nobody": -1.2, "unasked": -1.5, "absent": -2.0, "counted": -1.5}
"""Most weight, for the same reason, of a body that no document speaks of, an action asked about that no mandate speaks
of, years asked about that the passage lacks, and what is asked after being counted, not named."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--gold", type=Path, default=Path(os.environ.get("KG_GOLD", "../shared/gold")))
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with kg.open(given.store, create=False) as library:
        rows = list(rows_of(halves(own(given.gold))[0], library.retriever))
    with tempfile.TemporaryDirectory() as folder:
        rows += [*of_examples(Path(folder) / "few"), *of_kinds(Path(folder) / "kinds")]
        asked = list(of_passages(Path(folder) / "passages"))
    rows += asked[::2]
    data = learnt(rows)
    print(json.dumps(data, indent=1))
    told(data, asked[1::2])
    if given.write:
        confidence.FILE.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def of_examples(folder: Path) -> Iterator[Row]:
    """Rows of the questions to a small store, most of which it does not answer."""
    with kg.open(folder) as library:
        library.ingest(EXAMPLES / "documents")
        yield from rows_of(few(), library.retriever)


def of_kinds(folder: Path) -> Iterator[Row]:
    """Rows of the forty kinds of question in six languages, and of one of each kind that has no answer."""
    folder.mkdir()
    for one in master.masters(COMPETENCY / "masters"):
        (folder / f"{one.stem}.txt").write_bytes(text_form.render(one))
    kinds = tomllib.loads((COMPETENCY / "questions.toml").read_text("utf-8"))["kind"]
    with kg.open(folder / "store") as library:
        library.ingest(EXAMPLES / "documents", *sorted(folder.glob("*.txt")))
        for kind in kinds:
            for language in LANGUAGES:
                text, *wanted = kind[language]
                answers = tuple(words.split("|")[0] for words in wanted)
                known = Known(f"{kind['number']}", text, language, "list", answers, True, frozenset())
                yield from rows_of([known], library.retriever)
            language, text = kind["none"]
            nothing = Known(f"{kind['number']}", text, language, UNANSWERABLE, (), False, frozenset())
            yield from rows_of([nothing], library.retriever)


def of_passages(folder: Path) -> Iterator[Row]:
    """Rows of the questions to invented passages, each asked of the document that its passage stands in."""
    folder.mkdir()
    documents = {f"A/96/{number}": block for number, block in enumerate(left_out(), start=1)}
    with kg.open(folder / "store") as library:
        for symbol, (language, passages) in documents.items():
            path = folder / f"{symbol.replace('/', '_')}.{language}.txt"
            lines = [re.sub(r"\s+", " ", passage["text"]) for passage in passages]
            path.write_text("\n\n".join(f"{n}. {line}" for n, line in enumerate(lines, start=1)), "utf-8")
            library.ingest(path, symbol=symbol)
        for symbol, (_, passages) in documents.items():
            questions = [asked for passage in passages for asked in passage["questions"]]
            yield from rows_of(map(_known, questions), library.retriever, symbol)


def _known(asked: dict[str, Any]) -> Known:
    answers = (asked["answer"],) if asked["answer"] else ()
    kind = "factoid" if answers else UNANSWERABLE
    return Known("", asked["question"], asked["language"], kind, answers, False, frozenset())


def learnt(rows: Sequence[Row]) -> dict[str, Any]:
    """Weights, constants and the threshold, as `search/data/confidence.json` has them."""
    data: dict[str, Any] = {}
    for column, name in ((1, "right"), (2, "answerable")):
        weights = fitted(rows, column, confidence.judgement(name))
        shown = dict(zip(confidence.EXPLANATIONS, np.round(weights[:-1], 3).tolist(), strict=True))
        data[name] = {"constant": round(float(weights[-1]), 3), "weights": shown}
    likely = _likely(data["answerable"], [row for row in rows if row[2]])
    return data | {"threshold": round(float(np.quantile(likely, MOST_REFUSED)), 3)}


def fitted(rows: Sequence[Row], column: int, held: confidence.Judgement) -> np.ndarray:
    """The weights and, last, the constant of a logistic regression drawn towards the weights held, by Adam."""
    names = list(confidence.EXPLANATIONS)
    before = np.array([*(held.weights.get(name, 0.0) for name in names), held.constant])
    least = np.array([*(LEAST.get(name, -np.inf) for name in names), -np.inf])
    most = np.array([*(MOST.get(name, np.inf) for name in names), np.inf])
    matrix = np.array([[*(row[0].get(name, 0.0) for name in names), 1.0] for row in rows])
    right, drawn = np.array([row[column] for row in rows], float), np.append(np.full(len(names), DRAWN), 0.0)
    weights, first, second = before.copy(), np.zeros_like(before), np.zeros_like(before)
    for step in range(1, ROUNDS + 1):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -confidence.LARGEST, confidence.LARGEST)))
        slope = matrix.T @ (chance - right) / len(rows) + drawn * (weights - before)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= STEP * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return np.clip(weights, least, most)


def _likely(model: dict[str, Any], rows: Sequence[Row]) -> list[float]:
    judged = confidence.Judgement(model["weights"], model["constant"])
    return [judged.probability(row[0]) for row in rows]


def told(data: dict[str, Any], rows: Sequence[Row]) -> None:
    """How rows that were not learnt from fare."""
    likely, sure = (np.array(_likely(data[name], rows)) for name in ("answerable", "right"))
    answerable, right = np.array([row[2] for row in rows]), np.array([row[1] for row in rows])
    refused = likely < data["threshold"]
    print(f"held out: {len(rows)}; answerable refused {refused[answerable].mean():.3f}")
    print(f"unanswerable refused {refused[~answerable].mean():.3f}")
    print(f"told: {right[~refused].mean():.3f} right, {sure[~refused].mean():.3f} expected")


if __name__ == "__main__":
    main()
