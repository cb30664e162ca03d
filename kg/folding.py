"""Text folded for matching names: the same key for a name however it is inflected, prefixed or spaced.

Alphabetic scripts become stems, one per word, each between blanks (" nation  unit "); ideographs lose their blanks.
What differs between languages stands in `ontology/languages/<code>/mentions.toml`, section `folding`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ontology import table

_TOKEN = re.compile(r"[^\W_]+(?:[\u0610-\u061a\u064b-\u065f\u0670]+[^\W_]*)*|[^\w\s\-‐‑–—'’ʼ]")
_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640\u0300-\u0305\u0307-\u036f]")
"""Vowel signs and accents; the breve stays, because й without it is another letter to the stemmer."""
_ARABIC = str.maketrans("أإآٱىة", "ااااي" + "ه")


@dataclass(frozen=True, slots=True)
class Folded:
    """`key` is what is searched: token i begins there at `starts[i]`, and stands in the text at `spans[i]`."""

    key: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text that `key[start:end]` stands for."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return self.spans[first][0], self.spans[last][1]


def fold(text: str, language: str) -> Folded:
    """The text as a searchable key with its way back to characters."""
    parts, starts, spans = [], [], []
    position = 0
    for token, start, end in _tokens(text, language):
        parts.append(token)
        starts.append(position)
        spans.append((start, end))
        position += len(token)
    return Folded("".join(parts), tuple(starts), tuple(spans))


def fold_variants(label: str, language: str) -> list[str]:
    """The keys under which a label is found in folded text; more than one where particles are written onto its first
    word (Arabic و ب ل ك); none for a label without letters.
    """
    key = fold(label, language).key
    if not any(map(str.isalnum, key)):
        return []
    particles = _rules(language).get("particles", [])
    return [key, *(f" {particle}{key[1:]}" for particle in particles)]


def _tokens(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    if _rules(language).get("ideographic"):
        for position, character in enumerate(text):
            if not character.isspace():
                yield _narrow(character), position, position + 1
        return
    word = _folder(language)
    for match in _TOKEN.finditer(text):
        yield f" {word(match.group())} ", match.start(), match.end()


@lru_cache(maxsize=8192)
def _narrow(character: str) -> str:
    """One character for one: full-width letters, dashes and dots in one spelling, small letters."""
    folded = unicodedata.normalize("NFKC", character).lower()
    if len(folded) != 1:
        return character
    return {"–": "-", "—": "-", "‑": "-", "―": "-", "•": "·", "・": "·", "‧": "·"}.get(folded, folded)


def has_heads(language: str) -> bool:
    """Whether every word of a language keeps its beginning when it is folded: not where particles or articles are
    written onto words, nor without words."""
    return not any(_rules(language).get(one) for one in ("ideographic", "particles", "article"))


def heads(text: str) -> Iterator[str]:
    """How each word begins, alike for all words that fold to one: two letters, as stemming leaves them (dying, die)."""
    for match in _TOKEN.finditer(text):
        yield _plain(match.group())[:2].replace("y", "i")


def _plain(printed: str) -> str:
    """A word in small letters, without vowel signs and accents."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", printed)).lower()
    return unicodedata.normalize("NFC", bare).translate(_ARABIC)


@cache
def _folder(language: str) -> Callable[[str], str]:
    rules = _rules(language)
    stem = _stemmer(rules["stemmer"]) if rules.get("stemmer") else None
    article = re.compile(rules["article"]) if rules.get("article") else None

    @lru_cache(maxsize=65536)
    def word(printed: str) -> str:
        plain = _plain(printed)
        if article and (match := article.match(plain)) and len(plain) - match.end() > 1:
            plain = plain[match.end() :]
        return stem(plain) if stem and len(plain) > 3 else plain

    return word


@cache
def _stemmer(algorithm: str) -> Callable[[str], str]:
    from snowballstemmer import stemmer

    stem: Callable[[str], str] = stemmer(algorithm).stemWord
    return stem


@cache
def _rules(language: str) -> dict[str, Any]:
    rules: dict[str, Any] = table(language, "mentions")["folding"]
    return rules
