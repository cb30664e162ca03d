"""The best passages read again together with the question, by a cross-encoder that the user names.

A cross-encoder sees question and passage at once, which vectors do not: slower by the passage, and often surer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from kg.errors import UsageError
from kg.model import Passage
from search.embed import clean
from search.hub import load
from search.pieces import whole

DEPTH: Final = 50
"""Passages that are read again."""
BATCH: Final = 16
"""Pairs in one forward pass, which bounds its memory."""


class Reranker:
    """A cross-encoder of sentence-transformers with one score for a pair. Raises UsageError when it has others."""

    def __init__(self, name: str) -> None:
        self._model: Any = load("CrossEncoder", name)
        if self._model.num_labels != 1:
            raise UsageError(
                f"{name!r} gives {self._model.num_labels} scores for a passage, so it does not rank; name a"
                " cross-encoder made for ranking, as cross-encoder/mmarco-mMiniLMv2-L12-H384-v1"
            )

    def scores(self, query: str, passages: Sequence[Passage]) -> list[float]:
        """How well each passage answers, from 0 to 1, in their order: the model's log-odds, as a probability."""
        from torch.nn import Identity

        pairs = [(clean(query), clean(whole(passage))) for passage in passages]
        if not pairs:
            return []
        odds = self._model.predict(pairs, batch_size=BATCH, activation_fn=Identity(), show_progress_bar=False)
        return [_probability(float(value)) for value in odds]


@cache
def reranker(name: str) -> Reranker:
    """The cross-encoder of a name or local path, loaded once. Raises UsageError when it cannot be."""
    return Reranker(name)


def _probability(odds: float) -> float:
    """Log-odds so far out that probabilities would be alike are left apart by floats up to 36."""
    return 1 / (1 + math.exp(-max(-36.0, min(36.0, odds))))
