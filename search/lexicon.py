"""Which words of one official language stand for which of another, with a score, learnt from parallel texts.

`benchmarks/learn_lexicon.py` says how and rebuilds `data/lexicon.npz`. Words are those of `search.tokens`: stems, and
pairs of Chinese characters. Languages other than English meet through English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "data" / "lexicon.npz"
PIVOT: Final = "en"
LEAST: Final = 0.05
"""Weaker translations are dropped."""

Translations = Mapping[str, float]
"""Word of the other language → how surely it stands for this one, from 0 to 1."""


def translations(word: str, source: str, target: str) -> Translations:
    """What `word` of the source language may be in the target language; nothing for a word not learnt."""
    if source == target:
        return {word: 1.0}
    if PIVOT in (source, target):
        return _table(source, target).get(word, {})
    found: dict[str, float] = defaultdict(float)
    for middle, first in _table(source, PIVOT).get(word, {}).items():
        for other, second in _table(PIVOT, target).get(middle, {}).items():
            found[other] = max(found[other], first * second)
    return {other: score for other, score in found.items() if score >= LEAST}


def translated(words: Iterable[str], source: str, target: str) -> dict[str, Translations]:
    """Each word with its translations; figures, symbols and acronyms stand for themselves."""
    return {word: translations(word, source, target) or {word: 1.0} for word in words}


@cache
def _table(source: str, target: str) -> Mapping[str, Translations]:
    import numpy as np

    other = target if source == PIVOT else source
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with np.load(FILE) as file:
        if f"{other}-pairs" not in file:
            return found
        english = bytes(file[f"{other}-en"]).decode().split("\n")
        words = bytes(file[f"{other}-words"]).decode().split("\n")
        pairs = file[f"{other}-pairs"].tolist()
    for row, column, score in pairs:
        first, second = (english[row], words[column]) if source == PIVOT else (words[column], english[row])
        found[first][second] = score / 255
    return found
