"""Learn how much each feature of `search.reorder` weighs, and tell what it gains on questions not learnt from.

    python -m benchmarks.learn_reorder STORE [--write]

STORE holds the documents that `parts_asked.jsonl` and `questions.jsonl` ask about (their symbols stand in `support`).
Every second question is learnt from; the others, those of `parts_sought.jsonl` about other documents, and the
annotated documents' questions where the gold folder is there, are held out. What is learnt is a conditional logit:
among the passages found, the right one should come first.
Weights are divided by that of the score before, so that scores keep their scale, and moved so that the first passage
of a question keeps its score on average.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpus import shared
from benchmarks.ranking import scores
from benchmarks.search_quality import questions, related
from kg.library import open_library
from search.reorder import CERTAIN, FILE, judged

HERE = Path(__file__).parent
LEARNT = ("parts_asked.jsonl", "questions.jsonl")
OTHERS = ("parts_sought.jsonl",)
RIDGE = 0.05
STEPS = 1500
STEP = 0.5
BY_HAND = {"part named": 2.5, "paragraph named": 7.0, "sentence": 3.0, "sentence abroad": 2.0}
"""Weights not learnt: the questions hold the first two too rarely, and words in common too often. Learnt freely, those
weigh twice as much, and questions in other words than the text's lose by it what the rest gain. Across languages they
do weigh more, as only some of the words have known translations and the share of those found is lower throughout."""


@dataclass(frozen=True)
class Case:
    """A question with the passages found: `values` (n, features), first the log-odds of the score; `right` (n,)."""

    text: str
    values: Any
    right: Any
    parts: tuple[str, ...]


def own(names: Sequence[str]) -> Iterator[tuple[str, frozenset[tuple[str, str]]]]:
    """Our questions, with the (symbol, fragment) of the parts that answer them."""
    for name in names:
        for line in (HERE / name).read_text("utf-8").splitlines():
            asked = json.loads(line)
            support = frozenset((one.partition("#")[0], one.partition("#")[2]) for one in asked.get("support", ()))
            if support:
                yield asked["q"], support


def annotated() -> Iterator[tuple[str, frozenset[tuple[str, str]]]]:
    """The questions of the annotated documents."""
    for path in sorted((shared() / "gold").glob("*.json")):
        for asked in questions(path):
            yield asked.text, frozenset((asked.document, one) for one in asked.fragments)


def case(retriever: Any, text: str, support: frozenset[tuple[str, str]], names: Sequence[str]) -> Case:
    found = retriever.fused(text)
    features = judged(text, [one.passage for one in found])
    sure = [min(max(one.score, CERTAIN), 1 - CERTAIN) for one in found]
    odds = [math.log(one / (1 - one)) for one in sure]
    values = [[odd, *(one[name] for name in names)] for odd, one in zip(odds, features, strict=True)]
    right = [
        any(one.passage.document == symbol and related(one.passage.fragment, part) for symbol, part in support)
        for one in found
    ]
    return Case(text, np.array(values), np.array(right, bool), tuple(one.passage.iri for one in found))


def learn(cases: Sequence[Case]) -> Any:
    """Weights of the columns, float (features,), by gradient descent on standardised columns."""
    told = [one for one in cases if one.right.any() and not one.right.all()]
    everything = np.concatenate([one.values for one in told])
    spread = everything.std(axis=0) + 1e-9
    weights = np.zeros(everything.shape[1])
    for _ in range(STEPS):
        slope = 2 * RIDGE * weights
        for one in told:
            values = one.values / spread
            odds = values @ weights
            among = np.exp(odds - odds.max())
            right = among * one.right
            slope += (values.T @ (among / among.sum() - right / right.sum())) / len(told)
        weights -= STEP * slope
    return weights / spread


def without(one: Case, names: Sequence[str]) -> Case:
    """The case with nothing in the columns whose weights are set by hand."""
    values = one.values.copy()
    values[:, [1 + names.index(name) for name in BY_HAND]] = 0
    return replace(one, values=values)


def completed(weights: Any, names: Sequence[str]) -> Any:
    """The weights with those set by hand, which are on the scale of log-odds."""
    for name, weight in BY_HAND.items():
        weights[1 + names.index(name)] = weight * weights[0]
    return weights


def place(one: Case, weights: Any) -> int | None:
    """Where the first right part stands, from 0, one language version of each counted."""
    order = sorted(range(len(one.parts)), key=lambda row: (-float(one.values[row] @ weights), row))
    parts = dict.fromkeys(one.parts[row] for row in order)
    right = {one.parts[row] for row in range(len(one.parts)) if one.right[row]}
    return next((rank for rank, part in enumerate(parts) if part in right), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with open_library(options.store, create=False) as library:
        retriever = library.retriever
        passages = retriever.index.catalogue.passages(retriever.index.catalogue.rows_in_order())
        held = {passage.document for passage in passages}
        names = [name for name in judged("?", passages[:1])[0] if name != "always"]
        mine, others = (
            [case(retriever, *one, names) for one in own(files) if any(symbol in held for symbol, _ in one[1])]
            for files in (LEARNT, OTHERS)
        )
        theirs = [case(retriever, *one, names) for one in annotated()]
    weights = completed(learn([without(one, names) for one in mine[::2]]), names)
    before = np.eye(len(weights))[0]
    groups = {"learnt from": mine[::2], "held out": mine[1::2], "others (held out)": others, "annotated": theirs}
    for title, group in groups.items():
        for label, by in (("before", before), ("after", weights)):
            print(f"{title:22} {label:7} {scores(place(one, by) for one in group)}")
    scaled = weights / weights[0]
    first = [one.values[int(np.argmax(one.values[:, 0]))][1:] @ scaled[1:] for one in mine[::2]]
    learnt = {name: round(float(weight), 2) for name, weight in zip(names, scaled[1:], strict=True)}
    learnt |= {"always": round(-float(np.mean(first)), 2)}
    print(json.dumps(learnt, indent=1, sort_keys=True))
    if options.write:
        FILE.write_text(json.dumps(learnt, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
