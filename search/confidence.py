"""How sure an answer is: a logistic model over named features, learnt from development questions.

The weights stand in `data/confidence.json`; `benchmarks/answers.py --learn` rebuilds them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "data" / "confidence.json"

EXPLANATIONS: Final[dict[str, str]] = {
    "passage": "how well the passage was found",
    "similarity": "nearness of the sentence by meaning",
    "context": "share of the question's words in the passage",
    "coverage": "share of the question's words in the sentence",
    "near": "share of the question's words around the answer",
    "unknown": "share of the question's words that no document bears",
    "missing": "share of the question's words that no passage found bears",
    "echo": "how much of the answer the question says already",
    "typed": "whether words of the kind asked for were found",
    "sure": "how plainly the words are of the kind asked for",
    "measured": "whether a figure, date or personal name was asked for",
    "foreign": "whether question and passage differ in language",
    "graph": "whether the graph states it",
}
"""The features, each with what it means to a reader."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights per feature, the constant, and the probability under which nothing is answered."""

    weights: Mapping[str, float]
    constant: float
    threshold: float

    def probability(self, features: Mapping[str, float]) -> float:
        total = self.constant + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def explain(self, features: Mapping[str, float]) -> str:
        """The features that moved the judgement most, strongest first."""
        moved = sorted(
            ((self.weights.get(name, 0.0) * value, name, value) for name, value in features.items()),
            key=lambda one: (-abs(one[0]), one[1]),
        )
        return ", ".join(
            f"{EXPLANATIONS.get(name, name)} {value:.2f} ({by:+.2f})" for by, name, value in moved[:5] if by
        )


@cache
def model() -> Model:
    data = json.loads(FILE.read_text("utf-8"))
    return Model(data["weights"], data["constant"], data["threshold"])
