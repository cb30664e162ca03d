"""Text folded for matching names: the same tokens for a name however it is inflected, prefixed or spaced.

Alphabetic scripts become stems, one per word ("unit", "nation"); ideographs lose their blanks.
What differs between languages stands in `ontology/languages/<code>/mentions.toml`, section `folding`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
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
    """The words of a text, or its characters where words are not parted: token i is `text[begins[i]:ends[i]]`."""

    tokens: Sequence[str]
    begins: Sequence[int]
    ends: Sequence[int]

    @property
    def key(self) -> str:
        """The same for a name however it is inflected or spaced."""
        return joined(self.tokens)


def joined(tokens: Sequence[str]) -> str:
    """Tokens as one string, by which to look them up."""
    return tokens if isinstance(tokens, str) else " ".join(tokens)


@lru_cache(maxsize=1024)
def fold(text: str, language: str) -> Folded:
    """The tokens of a text with their way back to its characters."""
    return _characters(text) if _rules(language).get("ideographic") else _words(text, _folder(language))


def _characters(text: str) -> Folded:
    """Every character for itself, blanks left out."""
    if not _BLANK.search(text):
        places = range(len(text))
        return Folded(text.translate(_NARROWED), places, range(1, len(text) + 1))
    kept = array("L", (place for match in _PRINTED.finditer(text) for place in range(*match.span())))
    return Folded(_BLANK.sub("", text).translate(_NARROWED), kept, array("L", (i + 1 for i in kept)))


def _words(text: str, word: Callable[[str], str]) -> Folded:
    found = list(_TOKEN.finditer(text))
    begins, ends = [match.start() for match in found], [match.end() for match in found]
    return Folded([word(match.group()) for match in found], array("L", begins), array("L", ends))


def fold_variants(label: str, language: str) -> list[Sequence[str]]:
    """The tokens by which a label is found in folded text; more than once where particles are written onto its first
    word (Arabic و ب ل ك); never for a label without letters.
    """
    tokens = fold(label, language).tokens
    if not any(map(str.isalnum, "".join(tokens))):
        return []
    particles = _rules(language).get("particles", [])
    return [tokens, *([f"{particle}{tokens[0]}", *tokens[1:]] for particle in particles)]


class _Narrowed(dict[int, str]):
    """A table for `str.translate`, one character for one, that learns each when it is first met: full-width letters,
    dashes and dots in one spelling, small letters."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        return self.setdefault(code, _SPELLINGS.get(folded, folded) if len(folded) == 1 else chr(code))


_NARROWED = _Narrowed()


def _plain(printed: str) -> str:
    """A word in small letters, without vowel signs and accents."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", printed)).lower()
    return unicodedata.normalize("NFC", bare).translate(_ARABIC)


@cache
def _folder(language: str) -> Callable[[str], str]:
    rules = _rules(language)
    stem = _stemmer(rules["stemmer"]) if rules.get("stemmer") else None
    again = bool(rules.get("again"))
    article = re.compile(rules["article"]) if rules.get("article") else None

    @lru_cache(maxsize=65536)
    def word(printed: str) -> str:
        plain = _plain(printed)
        if article and (match := article.match(plain)) and len(plain) - match.end() > 1:
            plain = plain[match.end() :]
        if not stem or len(plain) <= 3:
            return plain
        return _settled(plain, stem) if again else stem(plain)

    return word


def _settled(word: str, stem: Callable[[str], str]) -> str:
    """Stemmed until it stays: Кыргызстане loses its case first, and then what Кыргызстан loses."""
    while len(word) > 3 and (shorter := stem(word)) != word:
        word = shorter
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


def stemmer_file(language: str) -> Path | None:
    """Where the code is that words of a language are stemmed by, if they are."""
    algorithm = _rules(language).get("stemmer")
    stemmer: Any = _stemmer(algorithm) if algorithm else None
    return Path(str(sys.modules[type(stemmer.__self__).__module__].__file__)) if stemmer else None


@cache
def _rules(language: str) -> dict[str, Any]:
    rules: dict[str, Any] = table(language, "mentions")["folding"]
    return rules
