"""Dates in running text: a day, a month or a year, as ISO 8601 of that precision.

The forms stand in `ontology/languages/<code>/partnerships.toml`, the names of months in `metadata.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.cues import Cued, cued
from ontology import table


@dataclass(frozen=True, slots=True)
class Dated:
    """`text[start:end]` says `value`: 2006-05-14, 2006-05 or 2006."""

    start: int
    end: int
    value: str


def dates(text: str, language: str) -> Iterator[Dated]:
    """Every date, left to right; the fullest form wins where several fit."""
    for match in _pattern(language).finditer(text):
        groups = {name[0]: value for name, value in match.groupdict().items() if value}
        yield Dated(match.start(), match.end(), _iso(groups, language))


def _iso(groups: dict[str, str], language: str) -> str:
    value = str(int(groups["y"]))
    if month := groups.get("m"):
        value += f"-{_month(month, language):02d}"
    if "m" in groups and "d" in groups:
        value += f"-{int(groups['d']):02d}"
    return value


def _month(printed: str, language: str) -> int:
    if printed.isdecimal():
        return int(printed)
    return next(i for i, name in enumerate(_named_months(language), 1) if name.fullmatch(printed))


@cache
def _named_months(language: str) -> list[re.Pattern[str]]:
    return [re.compile(name, re.I) for name in _months(language)]


def _months(language: str) -> list[str]:
    """The names of the months as dates print them; another list where running text inflects them."""
    own: list[str] = table(language, "partnerships").get("months") or table(language, "metadata").get("months", [])
    return own


@cache
def _pattern(language: str) -> Cued:
    """All forms in one: the groups y, m and d of the n-th form are named yn, mn and dn."""
    months = "|".join(_months(language))
    forms = [form.replace("{month}", months) for form in table(language, "partnerships")["dates"]]
    numbered = (re.sub(r"\(\?P<([ymd])>", rf"(?P<\g<1>{n}>", form) for n, form in enumerate(forms))
    return cued({"dates": re.compile("|".join(f"(?:{form})" for form in numbered))}, language)["dates"]
