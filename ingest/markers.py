"""The mark at the start of a block: a paragraph's number, a list letter, a heading's numeral, a bullet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ingest.numerals import han, han_pattern, heading_words, letter_names, roman, value_of
from kg.letters import ALPHABETS, LATIN


class Kind(StrEnum):
    """How a mark is printed. What it means depends on where it stands: see `ingest.structure`."""

    ARABIC = "arabic"
    """9.   9 -"""
    CLAUSE = "clause"
    """2.1"""
    LETTER = "letter"
    """(a)   a)   أ)"""
    DIGIT = "digit"
    """(1)   （一）   ‘1’"""
    ROMAN = "roman"
    """IV."""
    HAN = "han"
    """四."""
    CAPITAL = "capital"
    """B."""
    ORDINAL = "ordinal"
    """ثانيا -"""
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Marker:
    """`printed` is the mark as it stands, `value` its number or letter, `end` where the text after it begins."""

    kind: Kind
    printed: str
    value: str
    end: int

    @property
    def number(self) -> int:
        """The value as an integer; 0 where it is none."""
        return value_of(self.value) or 0


_MARKS: tuple[tuple[Kind, str], ...] = (
    (Kind.CLAUSE, r"(\d{1,2}\.\d{1,2})(?![\d/])\.?(?:\s+(?=\S)|$)"),
    (Kind.CLAUSE, r"(\d{1,2}-\d{1,2})(?:\s+(?=[\u0621-\u064a]))"),
    (Kind.ARABIC, r"(\d{1,3})(?:(?:\s?[.．、]|\s?[-–—](?=\s))(?![\d/])\s*|[．、](?=(?:19|20)\d\d\s?年))"),
    (Kind.ARABIC, r"[.\-–](\d{1,3})\s+(?=\S)"),
    (Kind.DIGIT, r"[(（](\d{1,2}|<han>)[)）]\s*"),
    (Kind.DIGIT, r"([\u3220-\u3229])\s*"),
    (Kind.DIGIT, r"[‘'’](\d{1,2})[’'‘]\s*"),
    (Kind.LETTER, r"[(（]([a-z]{1,5}|[а-яё]|[ء-ي]ـ?)[)）]\s*"),
    (Kind.LETTER, r"([a-z]{1,5}|[а-яё]|[ء-ي]ـ?)\)\s*"),
    (Kind.LETTER, r"\(([ء-ي]ـ?)\(\s*|\)([ء-ي]ـ?)\)\s*"),
    (Kind.HAN, r"(<han>)\s?[.．、]\s*"),
    (Kind.ROMAN, r"([IVXLＩＶⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,6})\s?[.．]\s*(?=\S|$)"),
    (Kind.CAPITAL, r"([A-ZА-Я])\s?[.．]\s+(?=\S)|([A-Z])[.．](?=[^\sA-Za-z])"),
    (Kind.BULLET, r"([•●▪■◦‣∙·\uf0b7\uf0a7]|[–—-](?=\s))\s*"),
)
"""Marks in figures, letters and signs; <han> is a Chinese numeral."""


@cache
def _rules() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The marks in figures, letters and signs, and those in words."""
    marks = (
        *((kind, pattern.replace("<han>", han_pattern())) for kind, pattern in _MARKS),
        (Kind.ORDINAL, rf"({'|'.join(heading_words())})\u064b?\s*[-–—:.]\s*"),
        (Kind.CAPITAL, rf"({'|'.join(letter_names())})\s*[-–—]\s*"),
    )
    return tuple((kind, re.compile(pattern)) for kind, pattern in marks)


def _plausible(kind: Kind, value: str) -> bool:
    """(abc) is no list letter: only one letter, a doubled one (aa), or a small roman numeral."""
    if kind is not Kind.LETTER or len(value.rstrip("ـ")) == 1:
        return True
    return (len(set(value)) == 1 and len(value) == 2) or roman(value) is not None


def leading(text: str) -> Marker | None:
    """The mark that a text begins with, or None."""
    text = text.rstrip()
    start = len(text) - len(text.lstrip())
    for kind, pattern in _rules():
        found = pattern.match(text, start)
        if found is None:
            continue
        raw = next(group for group in found.groups() if group)
        value = unicodedata.normalize("NFKC", raw).strip("()")
        if kind is Kind.CLAUSE:
            value = value.replace("-", ".")  # Arabic sets a dash between the numbers of section and clause
        if _plausible(kind, value):
            return Marker(kind, found[0].strip(), value, found.end())
    return None


def letter_value(value: str) -> int:
    """The place of a list letter: a → 1, z → 26, aa → 27; Arabic by the order of abjad, Cyrillic by its alphabet."""
    for alphabet in (LATIN, *ALPHABETS):
        position = alphabet.find(value[:1])
        if position >= 0:
            return position + 1 + len(alphabet) * (len(value.rstrip("ـ")) - 1)
    return 0


def section_number(marker: Marker) -> str:
    """The step that a heading's mark gives in a fragment: IV → 4, 四 → 4, ثانيا → 2, B → B, باء → B."""
    if marker.kind is Kind.CAPITAL:
        return letter_names().get(marker.value, marker.value)
    if marker.kind is Kind.ORDINAL:
        return str(heading_words()[marker.value])
    number = roman(marker.value) if marker.kind is Kind.ROMAN else han(marker.value)
    return str(number or marker.value)
