"""Which words of one official language stand for which of another, with a score, learnt from parallel texts.

`benchmarks/learn_lexicon.py` says how and rebuilds `data/lexicon.npz`. Words are those of `search.tokens`: stems, and
pairs of Chinese characters. Languages other than English meet through English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ontology import LANGUAGES, table
from search.tokens import query_terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "data" / "lexicon.npz"
PIVOT: Final = "en"
PAIR: Final = 2
"""Characters of the terms that `search.tokens` makes of Chinese."""
FEWEST: Final = 3
"""Pairs from which on a character that they share is a word."""
SHARED: Final = 0.9
"""Share of their scores that the pairs with that character have at least."""
SYNONYM: Final = 0.35
"""How surely a word stands for one that says about the same."""
LEAST: Final = 0.05
"""Weaker translations are dropped."""

Translations = Mapping[str, float]
"""Word of the other language → how surely it stands for this one, from 0 to 1."""


@lru_cache(maxsize=16_384)
def translations(word: str, source: str, target: str) -> Translations:
    """What `word` of the source language may be in the target language; nothing for a word not learnt. In its own
    language a word stands for itself, and less surely for those that say about the same.
    """
    if source == target:
        return {**dict.fromkeys(_synonyms(source).get(word, ()), SYNONYM), word: 1.0}
    if PIVOT in (source, target):
        return _table(source, target).get(word)
    found: dict[str, float] = defaultdict(float)
    for middle, first in _table(source, PIVOT).get(word).items():
        for other, second in _table(PIVOT, target).get(middle).items():
            found[other] = max(found[other], first * second)
    return {other: score for other, score in found.items() if score >= LEAST}


def single_characters(forms: Translations) -> Translations:
    """Of words that are pairs of Chinese characters, the characters that they share: 水 of 供水, 用水 and 水资源.

    The lexicon learns pairs only; what is one character in Chinese stands in many of them.
    """
    worth: dict[str, float] = defaultdict(float)
    pairs = [(form, score) for form, score in forms.items() if len(form) == PAIR and not form.isascii()]
    for form, score in pairs:
        for character in set(form):
            worth[character] += score
    total = sum(score for _, score in pairs)
    shared = [character for character, score in worth.items() if len(pairs) >= FEWEST and score >= SHARED * total]
    return {character: min(1.0, worth[character]) for character in sorted(shared)}


def translated(words: Iterable[str], source: str, target: str) -> dict[str, Translations]:
    """Each word with its translations; figures, symbols and acronyms stand for themselves."""
    return {word: translations(word, source, target) or {word: 1.0} for word in words}


class _Table:
    """The words of one language with those of another; what a word stands for is looked up when it is asked."""

    def __init__(self, words: list[str], others: list[str], pairs: NDArray[Any]) -> None:
        """`pairs` are rows of (place in `words`, place in `others`, score of 255)."""
        self._places = {word: place for place, word in enumerate(words)}
        self._others = others
        self._pairs = pairs[pairs[:, 0].argsort(kind="stable")]
        self._of = self._pairs[:, 0].copy()

    def get(self, word: str) -> Translations:
        """Nothing for a word not learnt."""
        place = self._places.get(word)
        if place is None:
            return {}
        first, last = self._of.searchsorted([place, place + 1])
        return {self._others[other]: score / 255 for _, other, score in self._pairs[first:last].tolist()}


@cache
def _synonyms(language: str) -> dict[str, tuple[str, ...]]:
    """Index term → the terms of words that say about the same in a question, in languages that list any."""
    rows = table(language, "search").get("synonyms", ()) if language in LANGUAGES else ()
    others: dict[str, dict[str, None]] = {}
    for row in rows:
        terms = [term for word in row.split() for term in query_terms(word, language) if len(term) > 1]
        for word in terms:
            others.setdefault(word, {}).update(dict.fromkeys(one for one in terms if one != word))
    return {word: tuple(found) for word, found in others.items()}


@cache
def _table(source: str, target: str) -> _Table:
    import numpy as np

    other = target if source == PIVOT else source
    with np.load(FILE) as file:
        if f"{other}-pairs" not in file:
            return _Table([], [], np.zeros((0, 3), np.int64))
        english = bytes(file[f"{other}-en"]).decode().split("\n")
        words = bytes(file[f"{other}-words"]).decode().split("\n")
        pairs = file[f"{other}-pairs"]
    return _Table(english, words, pairs) if source == PIVOT else _Table(words, english, pairs[:, [1, 0, 2]])
