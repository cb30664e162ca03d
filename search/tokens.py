"""From text to the words that the lexical index holds, per language; question and passage go through the same steps.

Chinese becomes single characters and pairs, Latin, Cyrillic and Arabic words become stems, and what must match exactly
(symbols, numbers, acronyms) stays whole: "60/215", "2004", "A/RES/64/223", "UNFIP".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import add
from typing import Any, Final

from ontology import LANGUAGES, table

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_TOKEN: Final = re.compile(
    rf"""(?P<symbol> [A-Za-z]+ (?:/[A-Za-z0-9.()\[\]-]*[A-Za-z0-9)\]])+ )   # A/RES/64/223   S/RES/2504(2020)
       | (?P<number> \d+(?:[/.:-]\d+)+ | \d{{1,3}}(?:[, \u2009']\d{{3}})+(?!\d) | \d+ )  # 60/215   7.5   1,500   2004
       | (?P<han> [{_HAN}]+ )
       | (?P<word> [^\W\d_{_HAN}]+ )""",
    re.X,
)
_GROUPS: Final = re.compile(r"[, \u2009']")
_SPACED: Final = re.compile(r"\d\s\d")
"""Figures that may be one number written with gaps, the only token that holds a space."""
_GAP: Final = re.compile(r"\s+(?!\d)|(?<!\d)\s+")
"""Blanks that no token holds."""
_MARKS: Final = re.compile(r"[\u064b-\u065f\u0670\u0640]")
"""Arabic vowel signs and the stretching stroke."""
MAX_WORD: Final = 64
"""Longer runs of letters are not words; the rest of one is dropped."""
LONGEST_KEPT: Final = 32
"""Characters of a stretch whose terms are worth being kept: longer ones, as in Chinese, rarely occur again."""
MOST_KEPT: Final = 32_768
"""Stretches of a language whose terms are kept."""


def index_terms(text: str, language: str) -> list[str]:
    """The terms of a passage in reading order, repeated as often as they occur."""
    return list(chain.from_iterable(map(terms_in(language).__getitem__, stretches(text))))


def stretches(text: str) -> list[str]:
    """A text cut at blanks, whose terms are those of its stretches: mostly words."""
    return _GAP.split(text) if _SPACED.search(text) else text.split()


@cache
def terms_in(language: str) -> Mapping[str, Sequence[str]]:
    """Stretch → its terms in reading order."""
    return _Terms(language)


def query_terms(text: str, language: str) -> list[str]:
    """The terms of a question: the same, less the words that only ask, unless nothing else is left."""
    words = list(_words(_cut_questions(text, language)))
    kept = [(kind, word) for kind, word in words if word.lower() not in _function_words(language)]
    return [term for kind, word in kept or _words(text) for term in _terms(kind, word, language)]


def exact_terms(text: str) -> list[str]:
    """The terms that are alike in every language: symbols, numbers and acronyms."""
    return [
        term
        for kind, word in _words(text)
        if kind in ("symbol", "number") or (kind == "word" and _is_acronym(word))
        for term in _exact(kind, word)
    ]


def fold(text: str) -> str:
    """Compatibility forms, digits, vowel signs and traditional characters made alike; case is kept."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text)
    return _MARKS.sub("", plain).translate(_foldings())


class _Terms(dict[str, tuple[str, ...]]):
    """Those of short stretches, which mostly are words that occur again and again, are kept.

    A number stands for itself; there are so many that they would crowd out words.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        if stretch.isdecimal() and stretch.isascii():
            return (stretch[:MAX_WORD],)
        terms = tuple(_folded_terms(fold(stretch), self._language))
        if len(stretch) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[stretch] = terms
        return terms


def _folded_terms(folded: str, language: str) -> list[str]:
    found: list[str] = []
    for match in _TOKEN.finditer(folded):
        found += _terms(match.lastgroup or "", match.group()[:MAX_WORD], language)
    return found


def _words(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(fold(text)):
        yield match.lastgroup or "", match.group()[:MAX_WORD]


@lru_cache(maxsize=65_536)
def _terms(kind: str, word: str, language: str) -> tuple[str, ...]:
    if kind == "han":
        return (*word, *map(add, word, word[1:]))
    if kind != "word":
        return tuple(_exact(kind, word))
    lowered = word.lower()
    stem = _stem(lowered, language)
    return (stem, lowered) if _is_acronym(word) and stem != lowered else (stem,)


def _exact(kind: str, word: str) -> list[str]:
    """A symbol also matches by its number (A/RES/64/223 by 64/223); grouped digits match plain ones."""
    if kind == "symbol":
        lowered = word.lower()
        tail = re.search(r"\d+/\d+$", lowered)
        return [lowered, tail.group()] if tail else [lowered]
    if kind == "number" and _GROUPS.search(word):
        return [_GROUPS.sub("", word)]
    return [word.lower()]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isascii()


@cache
def _foldings() -> dict[int, str]:
    zh = table("zh", "search")
    folded = dict(zip(map(ord, zh["traditional"]), zh["simplified"], strict=True))
    digits = {start + value: str(value) for start in (0x660, 0x6F0) for value in range(10)}
    return folded | digits | {ord("ё"): "е", ord("Ё"): "Е", ord("’"): "'"}


@cache
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return " ".join(stemmer.analyze(word)) if stemmer else word


@cache
def _stemmer(language: str) -> Any:
    """A Snowball stemmer; None for a language without one. Latin words among Chinese are stemmed as English."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    name = table(language, "search").get("stemmer", "english") if language in LANGUAGES else ""
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer(name)).build() if name else None


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(table(language, "search")["function_words"].split()) if language in LANGUAGES else frozenset()


def _cut_questions(text: str, language: str) -> str:
    """The text with a language's asking words, where it is written without spaces, made into gaps."""
    pattern = _questions(language)
    return pattern.sub(" ", fold(text)) if pattern else text


@cache
def _questions(language: str) -> re.Pattern[str] | None:
    words = table(language, "search").get("question_words", "").split() if language in LANGUAGES else []
    return re.compile("|".join(sorted(words, key=lambda w: (-len(w), w)))) if words else None


def unaccented(text: str) -> str:
    """A text or pattern without accents, as many are typed."""
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.combining(letter)))
