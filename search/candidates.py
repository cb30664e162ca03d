"""What either side finds for a question, with both signals for all that can come first.

Each passage found by words needs its vectors read, which costs more than to find it. So the passages are taken in the
order of what they could at best reach, given that search by meaning did not find them, until none left can be among
those wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from heapq import nlargest
from typing import TYPE_CHECKING, Any, Final

from search.fusion import Candidate, probability
from search.index import Index
from search.words import AskedWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEPTH: Final = 100
"""Passages looked at on each side, by words in each language and by meaning."""
AT_ONCE: Final = 64
"""Passages whose vectors are read between two looks at what can still come first."""


class Candidates:
    """The candidates for one question in the language `asked`, its vector aligned.

    `allowed` are the passages to choose from, key → row, or None for all; `named` those of documents that the question
    gives the symbol of. Afterwards `keys` holds row → key and `found` the candidates, of which the best `least` are
    complete: what is left out comes after them.
    """

    def __init__(
        self,
        index: Index,
        query: str,
        asked: str,
        allowed: Mapping[str, int] | None,
        named: Mapping[str, int],
        least: int,
    ) -> None:
        self._index = index
        self._home = f"@{asked}"
        self._named = named
        self._space = index.manifest.fingerprint
        self.found: list[Candidate] = []
        self._scores: list[float] = []
        vector = index.query_vector(query, asked)
        near = index.dense.search(vector, DEPTH, _rows(allowed))
        about = index.dense.search(vector, DEPTH, _rows(named)) if named else []
        self.keys = index.catalogue.keys(list(dict(near) | dict(about)))
        shares = self._shares(AskedWords(query, asked, index), allowed)
        self._add(dict(near) | dict(about), shares)
        farthest = near[-1][1] if near else 1.0
        self._add_others(vector, shares, farthest, least)

    def _shares(self, words: AskedWords, allowed: Collection[str] | None) -> dict[str, float]:
        """Key → share of the question's words, for the best passages by words and for those that are near."""
        close = set(self.keys.values())
        shares: dict[str, float] = {}
        for language in self._index.languages:
            shares |= words.search(language, DEPTH, allowed)
            missing = {key for key in close - shares.keys() if key.endswith(f"@{language}")}
            shares |= words.search(language, len(missing), missing)
        return shares

    def _add(self, near: Mapping[int, float], shares: Mapping[str, float]) -> None:
        some = [self._one(row, self.keys[row], near[row], shares) for row in sorted(near)]
        self.found += some
        self._scores += [probability(one, self._space) for one in some]

    def _one(self, row: int, key: str, cosine: float, shares: Mapping[str, float]) -> Candidate:
        return Candidate(row, cosine, shares.get(key, 0.0), key.endswith(self._home), key in self._named)

    def _add_others(self, vector: NDArray[Any], shares: Mapping[str, float], farthest: float, least: int) -> None:
        """Passages found by words alone, as long as one of them, were it as near as `farthest`, could be wanted."""
        others = shares.keys() - self.keys.values()
        at_best = {key: probability(self._one(0, key, farthest, shares), self._space) for key in others}
        order = sorted(others, key=lambda key: (-at_best[key], key))
        for start in range(0, len(order), AT_ONCE):
            if at_best[order[start]] < self._least(least):
                return
            rows = self._index.catalogue.rows(order[start : start + AT_ONCE])
            self.keys |= {row: key for key, row in rows.items()}
            cosines = self._index.dense.scores(vector, list(rows.values()))
            self._add(dict(zip(rows.values(), cosines, strict=True)), shares)

    def _least(self, wanted: int) -> float:
        """What the last of those wanted scores so far; 0 while there are too few."""
        best = nlargest(wanted, self._scores)
        return best[-1] if len(best) == wanted else 0.0


def _rows(allowed: Mapping[str, int] | None) -> NDArray[Any] | None:
    import numpy as np

    return None if allowed is None else np.array(sorted(allowed.values()), np.int64)
