"""How sure an answer is: logistic regressions over named features, learnt from development questions.

Two things are judged: whether the answer is right, which is the confidence shown, and whether the documents answer at
all, under a threshold of which "not found" is said.

The weights stand in `data/confidence.json`; `benchmarks/learn_confidence.py` goes on from them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "data" / "confidence.json"

LARGEST: Final = 30.0
"""Bound of the sum, so that its exponential is a number."""
SHOWN: Final = 5
"""Features named in an explanation."""

EXPLANATIONS: Final[dict[str, str]] = {
    "passage": "how well the passage was found",
    "first": "how high the passage was found",
    "similarity": "nearness of the sentence by meaning",
    "context": "share of the question's words in the passage",
    "coverage": "share of the question's words in the sentence",
    "near": "share of the question's words around the answer",
    "unknown": "share of the question's words that no document bears",
    "missing": "share of the question's words that no passage found bears",
    "nobody": "whether the question names a body or place that no document speaks of",
    "echo": "how much of the answer the question says already",
    "typed": "whether words of the kind asked for were found",
    "focus": "whether what is counted or named by kind stands there",
    "unfocused": "whether what is counted or measured is not said to be what stands there",
    "rare": "whether the question's rarest word is missing from the passage",
    "sure": "how plainly the words are of the kind asked for",
    "measured": "whether a figure, date or personal name was asked for",
    "meant": "how surely the question speaks of this document or paragraph",
    "absent": "share of the question's numbers that the passage lacks",
    "unnamed": "share of the names in the question that the passage lacks",
    "unsaid": "share of what is said of the person, body or thing asked for that the sentence lacks",
    "lacking": "share of all that is said of a figure, date or person asked for that the sentence lacks",
    "unasked": "whether it is asked who shall act, or which partnerships there are, and the graph states none",
    "titled": "share of the question's words in the title of the document",
    "aside": "whether the words stand in a summary, a note or a title",
    "summary": "in the summary",
    "vague": "whether the date is less precise than was asked for",
    "limit": "whether the words before a date say until, or since, as the question does",
    "kind": "whether the answer bears the noun asked after",
    "foreign": "whether question and passage differ in language",
    "graph": "whether the graph states it",
    "read": "how well a learnt reader finds that the words answer",
    "own": "whether a learnt reader alone found the words",
    "silent": "how surely a learnt reader finds that no passage answers",
    "behind": "how much more of the question's words another sentence bears",
    "others": "share of the names in the question that the sentence of a figure or person lacks",
    "payer": "share of the names in the question that the sentence of a sum lacks, half of it for its passage",
    "undone": "share of what the question says was done that the sentence does not say, in any words",
    "unheard": "share of what the question says was done that the passage does not say, in any words",
    "counted": "whether what is asked after is counted there, not named",
    "unsurpassed": "whether the largest or least is asked for and the sentence neither says nor shows which that is",
    "otherwise": "whether the sentence speaks of another one of a row: the fourteenth round, not the fifteenth",
    "nameless": "whether the words speak of somebody without a name",
    "later": "share of the question's words that the passage bears only after the sentence",
    "numbered": "whether as many things are told as the question counts, or one alone",
}
"""The features, each with what it means to a reader."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A logistic regression: weights per feature and the constant."""

    weights: Mapping[str, float]
    constant: float

    def probability(self, features: Mapping[str, float]) -> float:
        total = self.constant + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-LARGEST, min(LARGEST, total))))

    def explain(self, features: Mapping[str, float]) -> str:
        """What moved the judgement most, for and against, strongest first, each with its value and by how much."""
        moved = [(self.weights.get(name, 0.0) * value, name, value) for name, value in features.items()]
        strongest = [one for one in sorted(moved, key=lambda one: (-abs(one[0]), one[1]))[:SHOWN] if one[0]]
        sides = {"for": [one for one in strongest if one[0] > 0], "against": [one for one in strongest if one[0] < 0]}
        return "; ".join(
            f"{side}: "
            + ", ".join(f"{EXPLANATIONS.get(name, name)} {value:.2f} ({by:+.2f})" for by, name, value in told)
            for side, told in sides.items()
            if told
        )


def judgement(name: str) -> Judgement:
    """The judgement "right" (that an answer is) or "answerable" (that the documents hold one)."""
    data = _data()[name]
    return Judgement(data["weights"], data["constant"])


def threshold() -> float:
    """The probability of "answerable" under which nothing is answered."""
    return float(_data()["threshold"])


@cache
def _data() -> Any:
    return json.loads(FILE.read_text("utf-8"))
