"""In which of the six languages a text is written: by its script, and among Latin ones by its small words;
whether blanks part its words, and which way it runs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from ontology import LANGUAGES, table

HAN_WEIGHT: Final = 3
"""A Chinese character carries about as much as three letters: "UNFIP 何时成立" is a Chinese question."""

ASKING: Final = 3
"""What an asking word is worth beyond a function word: short questions have little else, and often no accents."""

_SCRIPTS: Final = (
    ("han", re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def detect(text: str, default: str = "en") -> str:
    """The language of a text, one of the six; `default` where nothing tells.

    The script with the most letters decides; languages that share it are told apart by their function words and by
    letters that only one of them writes.
    """
    folded = unicodedata.normalize("NFKC", text)
    letters = {name: len(pattern.findall(folded)) for name, pattern in _SCRIPTS}
    letters["han"] *= HAN_WEIGHT
    script = max(letters, key=lambda name: letters[name])
    if not letters[script]:
        return default
    candidates = _written_in()[script]
    return candidates[0] if len(candidates) == 1 else _by_words(folded, candidates, default)


@cache
def from_right(language: str) -> bool:
    """Whether a language is written from the right."""
    return language in LANGUAGES and table(language, "search")["script"] == "arabic"


@cache
def spaced(language: str) -> bool:
    """Whether blanks part words; it is taken that they do in languages that are not official."""
    return language not in LANGUAGES or table(language, "search")["script"] != "han"


def _by_words(text: str, candidates: tuple[str, ...], default: str) -> str:
    scores: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        for language in candidates:
            scores[language] += min(len(word), 2) * (word in _function_words(language))
            scores[language] += ASKING * (word in _asking_words(language))
            scores[language] += any(letter in word for letter in _letters(language))
    best = max(scores.values(), default=0)
    winners = [language for language in candidates if best and scores[language] == best]
    if len(winners) > 1 and default not in winners:
        return max(winners, key=lambda language: (_ended(text, language), -winners.index(language)))
    if default in winners or not winners:
        return default if default in candidates else candidates[0]
    return winners[0]


def _ended(text: str, language: str) -> int:
    """How many words of a text end, or are spelt, as those of a language are."""
    return sum(bool(_endings(language).search(word)) for word in _WORD.findall(text.lower()))


@cache
def _endings(language: str) -> re.Pattern[str]:
    return re.compile(str(table(language, "search").get("endings", "(?!)")))


@cache
def _written_in() -> dict[str, tuple[str, ...]]:
    scripts: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        script = table(language, "search")["script"]
        scripts[script] = (*scripts.get(script, ()), language)
    return scripts


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(table(language, "search")["function_words"].split())


@cache
def _asking_words(language: str) -> frozenset[str]:
    return frozenset(str(table(language, "search").get("asking_words", "")).split())


@cache
def _letters(language: str) -> str:
    return str(table(language, "search").get("letters", ""))
