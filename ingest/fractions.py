"""Fractions in words: one third, 三分之一, les deux tiers, половина, ثلث. The words stand in `figures.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from ingest.amounts import chinese
from ontology import table

UNIT = "fraction"
"""The unit of a share that the text gives as a fraction; its value lies between 0 and 1, to four places."""


def fractions(text: str, language: str, before: str) -> Iterator[tuple[re.Match[str], Decimal]]:
    """Each fraction of `text` with its value; the match has the group `before`, the word that makes it inexact."""
    for match in _pattern(language, before).finditer(text):
        value = _value(match, language)
        if value is not None:
            yield match, value


def _value(match: re.Match[str], language: str) -> Decimal | None:
    groups = match.groupdict()
    if groups.get("whole"):
        whole, part = chinese(groups["whole"]), chinese(groups["part"])
        share = Fraction(part, whole) if part < whole else None
    else:
        share = Fraction(_words(language)[re.sub(r"[\s-]+", " ", match["words"].lower())])
    return None if share is None else round(Decimal(share.numerator) / share.denominator, 4)


@cache
def _words(language: str) -> dict[str, str]:
    return dict(table(language, "figures").get("fractions", {}))


def cues(language: str) -> str:
    """A pattern that fits some piece of every fraction; "" where the language has none."""
    built = table(language, "figures").get("fraction_pattern", "")
    words = (re.escape(max(word.split(), key=len)) for word in _words(language))
    return "|".join(filter(None, (*words, built)))


@cache
def _pattern(language: str, before: str) -> re.Pattern[str]:
    data = table(language, "figures")
    ordered = sorted(_words(language), key=lambda word: (-len(word), word))
    words = "|".join(r"[\s-]+".join(map(re.escape, word.split())) for word in ordered) or "(?!)"
    edge = (r"(?<!\w)" + data.get("prefix", ""), r"(?!\w)") if not data.get("fraction_pattern") else ("", "")
    built = f"|{data['fraction_pattern']}" if data.get("fraction_pattern") else ""
    lead = data.get("fraction_before", "")
    article = data.get("article", "")
    inexact = rf"(?:(?P<before>{before})\s*{article})?"
    return re.compile(rf"{inexact}{lead}(?:{edge[0]}(?P<words>{words}){edge[1]}{built})", re.I)
