"""Text folded for matching names: the same key for a name however it is inflected, prefixed or spaced.

Alphabetic scripts become stems, one per word, each between blanks (" nation  unit "); ideographs lose their blanks.
What differs between languages stands in `ontology/languages/<code>/mentions.toml`, section `folding`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from ontology import table

_TOKEN = re.compile(r"[^\W_]+(?:[\u0610-\u061a\u064b-\u065f\u0670]+[^\W_]*)*|[^\w\s\-‐‑–—'’ʼ]")
_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640\u0300-\u0305\u0307-\u036f]")
"""Vowel signs and accents; the breve stays, because й without it is another letter to the stemmer."""
_BLANK, _PRINTED = re.compile(r"\s+"), re.compile(r"\S+")
_SPELLINGS = {"–": "-", "—": "-", "‑": "-", "―": "-", "•": "·", "・": "·", "‧": "·"}
_ARABIC = str.maketrans("أإآٱىة", "ااااي" + "ه")


@dataclass(frozen=True, slots=True)
class Folded:
    """`key` is what is searched: token i begins there at `starts[i]`, and is `text[begins[i]:ends[i]]`."""

    key: str
    starts: Sequence[int]
    begins: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text that `key[start:end]` stands for."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return self.begins[first], self.ends[last]


@lru_cache(maxsize=1024)
def fold(text: str, language: str) -> Folded:
    """The text as a searchable key with its way back to characters."""
    return _characters(text) if _rules(language).get("ideographic") else _words(text, _folder(language))


def _characters(text: str) -> Folded:
    """Every character for itself, blanks left out."""
    if not _BLANK.search(text):
        places = range(len(text))
        return Folded(text.translate(_NARROWED), places, places, range(1, len(text) + 1))
    kept = array("L", (place for match in _PRINTED.finditer(text) for place in range(*match.span())))
    return Folded(_BLANK.sub("", text).translate(_NARROWED), range(len(kept)), kept, array("L", (i + 1 for i in kept)))


def _words(text: str, word: Callable[[str], str]) -> Folded:
    """Every word between blanks of its own."""
    found = list(_TOKEN.finditer(text))
    tokens = [f" {word(match.group())} " for match in found]
    starts = accumulate(map(len, tokens[:-1]), initial=0) if tokens else ()
    begins, ends = (match.start() for match in found), (match.end() for match in found)
    return Folded("".join(tokens), array("L", starts), array("L", begins), array("L", ends))


def fold_variants(label: str, language: str) -> list[str]:
    """The keys under which a label is found in folded text; more than one where particles are written onto its first
    word (Arabic و ب ل ك); none for a label without letters.
    """
    key = fold(label, language).key
    if not any(map(str.isalnum, key)):
        return []
    particles = _rules(language).get("particles", [])
    return [key, *(f" {particle}{key[1:]}" for particle in particles)]


class _Narrowed(dict[int, str]):
    """A table for `str.translate`, one character for one, that learns each when it is first met: full-width letters,
    dashes and dots in one spelling, small letters."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        return self.setdefault(code, _SPELLINGS.get(folded, folded) if len(folded) == 1 else chr(code))


_NARROWED = _Narrowed()


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
    """The compiled Snowball stemmer where it is installed, else the same algorithm in Python."""
    try:
        from Stemmer import Stemmer as stemmer
    except ImportError:
        from snowballstemmer import stemmer
    stem: Callable[[str], str] = stemmer(algorithm).stemWord
    return stem


@cache
def _rules(language: str) -> dict[str, Any]:
    rules: dict[str, Any] = table(language, "mentions")["folding"]
    return rules
