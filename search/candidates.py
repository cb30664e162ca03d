"""What either side finds for a question, with both signals for all that can come first.

Each passage found by words needs its key and its vectors read, which costs more than to find it. So the passages are
taken in the order of what they could at best reach, given that search by meaning did not find them, until none left can
be among those wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import merge, nlargest
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from search.aside import ASIDE
from search.fusion import Candidate, odds
from search.index import Index
from search.lexical import WordHit
from search.words import AskedWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.dense import Scan

DEPTH: Final = 100
"""Passages looked at on each side, by words in the question's language and by meaning."""
ABROAD: Final = 50
"""Passages looked at by words in each other language, where few words are known to be the question's."""
AT_ONCE: Final = 64
"""Passages whose vectors are read between two looks at what can still come first."""

_Other = tuple[float, float, WordHit]
"""What a passage could at best reach, its share of the question's words, and where it was found."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """A question's vector, and the passages among which its nearest are: of all, and of the documents named."""

    vector: NDArray[Any]
    of_all: Scan
    of_named: NDArray[Any]


class Candidates:
    """The candidates for one question in the language `asked`; by meaning they are looked for while by words they are.

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
        self.keys: dict[int, str] = {}
        self.found: list[Candidate] = []
        self._reached: list[float] = []
        self._scan: Scan | None = None
        self._words = AskedWords(query, asked, index)
        self._by_words: dict[str, Iterator[tuple[float, WordHit]]] = {}
        self._unsearched = iter(sorted(index.languages, key=lambda language: language != asked))
        self._looking = ASIDE(lambda: self._by_meaning(query, allowed))
        self._search_words(allowed)

    def complete(self, least: int) -> None:
        """Go on until the best `least` of the candidates are complete: what is left out comes after them.

        A passage found by words alone is taken as long as it, were it as near as the farthest that was found by
        meaning, could be wanted.
        """
        import numpy as np

        while some := self._reaching(least):
            seen = set(self.keys.values())
            shares = {hit.key: share for _, share, hit in some if hit.key not in seen}
            keys = {row: key for key, row in self._index.catalogue.rows(shares).items()}
            self.keys |= keys
            cosines = self._index.dense.scores(self._meant.vector, np.array(list(keys), np.int64))
            self._add(dict(zip(keys, cosines.tolist(), strict=True)), shares)

    def _by_meaning(self, query: str, allowed: Mapping[str, int] | None) -> _Meant:
        vector, dense = self._index.query_vector(query, self._asked), self._index.dense
        self._scan = dense.scan(vector, DEPTH, None if allowed is None else _rows(allowed))
        self._scan.take_part()
        self._search_words(allowed)
        of_named = dense.close(vector, DEPTH, _rows(self._named)) if self._named else _rows({})
        return _Meant(vector, self._scan, of_named)

    def _search_words(self, allowed: Mapping[str, int] | None) -> None:
        """Search by words in languages that no other thread has taken, the question's own first."""
        for language in self._unsearched:
            depth = DEPTH if language == self._asked else ABROAD
            self._by_words[language] = self._words.best(language, depth, allowed)

    @cached_property
    def _meant(self) -> _Meant:
        """What is found by meaning; instead of waiting, this thread takes part where the other has begun."""
        if self._scan:
            self._scan.take_part()
        return self._looking()

    def _reaching(self, least: int) -> list[_Other]:
        """What was found by words and comes next, if the first of it could be among the best `least` so far."""
        others = self._others
        some = list(islice(others, AT_ONCE))
        if some and some[0][0] < self._least(least):
            self._others = chain(some, others)
            return []
        return some

    @cached_property
    def _others(self) -> Iterator[_Other]:
        """What was found by words, the best first. What was found by meaning is first taken among the candidates."""
        dense, meant = self._index.dense, self._meant
        near = dense.best(meant.vector, DEPTH, meant.of_all.close())
        found = dict(near) | dict(dense.best(meant.vector, DEPTH, meant.of_named))
        self.keys |= self._index.catalogue.keys(list(found))
        self._add(found, self._shares())
        farthest = near[-1][1] if near else 1.0
        found_by_words = (self._reachable(language, farthest) for language in self._index.languages)
        return merge(*found_by_words, key=itemgetter(0), reverse=True)

    def _shares(self) -> dict[str, float]:
        """Key → share of the question's words, for what was found by meaning; two threads take language by language,
        those with most passages first."""
        by_language: dict[str, list[str]] = {}
        for key in self.keys.values():
            by_language.setdefault(key.rpartition("@")[2], []).append(key)
        left = iter(sorted(by_language.items(), key=lambda one: -len(one[1])))
        others = ASIDE(lambda: self._shares_of(left))
        return self._shares_of(left) | others()

    def _shares_of(self, left: Iterator[tuple[str, list[str]]]) -> dict[str, float]:
        return {key: share for one in left for key, share in self._words.shares(*one).items()}

    def _reachable(self, language: str, farthest: float) -> Iterable[_Other]:
        """What was found by words in a language with what it reaches, being as near as `farthest`; the best first."""
        worth, named, found = self._odds[language], self._named, self._by_words[language]
        if not named:
            return ((worth(farthest, share, False), share, hit) for share, hit in found)
        others = [(worth(farthest, share, hit.key in named), share, hit) for share, hit in found]
        return sorted(others, key=itemgetter(0), reverse=True)

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


def _rows(passages: Mapping[str, int]) -> NDArray[Any]:
    import numpy as np

    return np.array(sorted(passages.values()), np.int64)
