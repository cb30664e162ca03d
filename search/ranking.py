"""Which candidate comes first: a weighted sum of named features.

Three rankings: of the sentences read, of typed spans, and of clauses. The weights stand in `data/ranking.json`, set by
hand on the development questions of `benchmarks/answers.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "data" / "ranking.json"


def weigh(ranking: str, features: Mapping[str, float]) -> float:
    """The score of a candidate in the ranking "sentence", "typed" or "worded"; only differences mean something."""
    weights = rankings()[ranking]
    return sum(weight * features.get(name, 0.0) for name, weight in weights.items())


@cache
def rankings() -> Mapping[str, Mapping[str, float]]:
    found: Mapping[str, Mapping[str, float]] = json.loads(FILE.read_text("utf-8"))
    return found
