"""What either side finds for a question, with both signals for all that can come first.

Each passage found by words needs its key and its vectors read, which costs more than to find it. So the passages are
taken in the order of what they could at best reach, given that search by meaning did not find them, until none left can
be among those wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import nlargest
from typing import TYPE_CHECKING, Any, Final

from search.fusion import Candidate, odds
from search.index import Index
from search.lexical import WordHit
from search.words import AskedWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEPTH: Final = 100
"""Passages looked at on each side, by words in the question's language and by meaning."""
ABROAD: Final = 50
"""Passages looked at by words in each other language, where few words are known to be the question's."""
AT_ONCE: Final = 64
"""Passages whose vectors are read between two looks at what can still come first."""

_Other = tuple[float, float, WordHit]
"""What a passage could at best reach, its share of the question's words, and where it was found."""


class Candidates:
    """The candidates for one question in the language `asked`, its vector aligned.

    `allowed` are the passages to choose from, key → row, or None for all; `named` those of documents that the question
    gives the symbol of. `keys` holds row → key and `found` the candidates so far; see `complete`.
    """

    def __init__(
        self, index: Index, query: str, asked: str, allowed: Mapping[str, int] | None, named: Mapping[str, int]
    ) -> None:
        self._index = index
        self._asked = asked
        self._named = named
        space = index.manifest.fingerprint
        self._odds = {language: odds(space, language == asked) for language in index.languages}
        self.found: list[Candidate] = []
        self._reached: list[float] = []
        self._vector = index.query_vector(query, asked)
        near = index.dense.search(self._vector, DEPTH, _rows(allowed))
        about = index.dense.search(self._vector, DEPTH, _rows(named)) if named else []
        self.keys = index.catalogue.keys(list(dict(near) | dict(about)))
        self._seen = set(self.keys.values())
        words = AskedWords(query, asked, index)
        self._add(dict(near) | dict(about), self._shares(words))
        farthest = near[-1][1] if near else 1.0
        self._others = sorted(self._found_by_words(words, allowed, farthest), key=lambda other: other[0])

    def complete(self, least: int) -> None:
        """Go on until the best `least` of the candidates are complete: what is left out comes after them.

        A passage found by words alone is taken as long as it, were it as near as the farthest that was found by
        meaning, could be wanted.
        """
        import numpy as np

        while self._others and self._others[-1][0] >= self._least(least):
            some = [self._others.pop() for _ in range(min(AT_ONCE, len(self._others)))]
            shares = {hit.key: share for _, share, hit in some if hit.key not in self._seen}
            self._seen |= shares.keys()
            keys = {row: key for key, row in self._index.catalogue.rows(shares).items()}
            self.keys |= keys
            cosines = self._index.dense.scores(self._vector, np.array(list(keys), np.int64))
            self._add(dict(zip(keys, cosines.tolist(), strict=True)), shares)

    def _shares(self, words: AskedWords) -> dict[str, float]:
        """Key → share of the question's words, for what was found by meaning."""
        by_language: dict[str, list[str]] = {}
        for key in self._seen:
            by_language.setdefault(key.rpartition("@")[2], []).append(key)
        return {
            key: share
            for language, keys in sorted(by_language.items())
            for key, share in words.shares(language, keys).items()
        }

    def _found_by_words(
        self, words: AskedWords, allowed: Mapping[str, int] | None, farthest: float
    ) -> Iterator[_Other]:
        for language in reversed(self._index.languages):
            worth = self._odds[language]
            depth = DEPTH if language == self._asked else ABROAD
            for share, hit in reversed(words.best(language, depth, allowed)):
                named = bool(self._named) and hit.key in self._named
                yield worth(farthest, share, named), share, hit

    def _add(self, near: Mapping[int, float], shares: Mapping[str, float]) -> None:
        for row, cosine in sorted(near.items()):
            key = self.keys[row]
            language, share, named = key.rpartition("@")[2], shares.get(key, 0.0), key in self._named
            self.found.append(Candidate(row, cosine, share, language == self._asked, named))
            self._reached.append(self._odds[language](cosine, share, named))

    def _least(self, wanted: int) -> float:
        """What the last of those wanted has reached so far; nothing while there are too few."""
        best = nlargest(wanted, self._reached)
        return best[-1] if len(best) == wanted else float("-inf")


def _rows(allowed: Mapping[str, int] | None) -> NDArray[Any] | None:
    import numpy as np

    return None if allowed is None else np.array(sorted(allowed.values()), np.int64)
