"""Names of money that hold the name of a country: "United States dollars" speaks of no country."""

from __future__ import annotations

import re
from functools import cache

from kg.cues import Cued, cued
from ontology import table


def money(text: str, language: str) -> list[tuple[int, int]]:
    """Where such names stand."""
    return [match.span() for match in _money(language).finditer(text)]


@cache
def _money(language: str) -> Cued:
    return cued({"money": re.compile(table(language, "figures")["money_pattern"])}, language)["money"]
