"""Words and meaning made one score between 0 and 1.

Both signals are absolute: the cosine of aligned vectors, and BM25 as a share of what the question's words are worth. A
logistic regression on them gives the probability that a passage answers, so that scores of different questions and of
passages in different languages can be compared; raw cosines (0.75 to 0.92 whatever is asked) cannot.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from search.bundled import BundledE5


class Candidate(NamedTuple):
    """A passage and what speaks for it: `cosine` to the question, `words` the share of the question's words.

    `words` is BM25 over the sum of the question's inverse document frequencies, about 1 where all occur. `same` says
    whether question and passage are in one language; where not, names, numbers and translations count as words.
    `named` says whether the question gives the symbol of the passage's document.
    """

    row: int
    cosine: float
    words: float
    same: bool
    named: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """Coefficients of a logistic regression."""

    cosine: float
    words: float
    offset: float

    def score(self, candidate: Candidate) -> float:
        """The probability that the candidate answers."""
        return 1 / (1 + math.exp(-self.odds(candidate.cosine, candidate.words, candidate.named)))

    def odds(self, cosine: float, words: float, named: bool) -> float:
        """The log-odds of that, from what a candidate is made of."""
        return self.cosine * cosine + self.words * words + self.offset + NAMED * named


NAMED: Final = 3.0
"""Log-odds that a passage gains when the question gives the symbol of its document."""
FITTED: Final[Mapping[str, Mapping[bool, Weights]]] = {
    BundledE5.fingerprint: {True: Weights(24.8, 5.9, -18.4), False: Weights(26.0, 4.0, -17.6)},
}
"""By vector space, and whether the languages are the same. Fitted on XQuAD (same) and on development questions about UN
documents in a store of three languages (other, offsets), so that neither language crowds out the other's answers."""
MEANING: Final = 0.6
"""Weight of meaning against words in a space that nothing was fitted for."""


def fuse(candidates: Sequence[Candidate], space: str) -> list[tuple[int, float]]:
    """The candidates as (row, score), best first, ties by row.

    In a space that nothing was fitted for, cosines and words are spread between the worst and the best candidate.
    """
    if space in FITTED:
        scored = [(candidate.row, FITTED[space][candidate.same].score(candidate)) for candidate in candidates]
    else:
        scored = _spread(candidates)
    return sorted(scored, key=lambda hit: (-hit[1], hit[0]))


def odds(space: str, same: bool) -> Callable[[float, float, bool], float]:
    """What cosine, words and naming are worth together in a space that weights were fitted for, in log-odds.

    Nothing in another, where scores depend on all candidates.
    """
    return FITTED[space][same].odds if space in FITTED else lambda cosine, words, named: 0.0


def _spread(candidates: Sequence[Candidate]) -> list[tuple[int, float]]:
    cosines = _between([candidate.cosine for candidate in candidates])
    words = [min(candidate.words, 1.0) for candidate in candidates]
    return [
        (candidate.row, MEANING * cosine + (1 - MEANING) * (word if candidate.same else cosine))
        for candidate, cosine, word in zip(candidates, cosines, words, strict=True)
    ]


def _between(values: Sequence[float]) -> list[float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    return [(value - low) / (high - low) if high > low else 1.0 for value in values]
