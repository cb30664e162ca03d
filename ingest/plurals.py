"""What a group is called by itself, however the text inflects it: организациям и фондам → организации и фонды.

The words stand in `[plurals]` of `ontology/languages/<code>/mentions.toml`: `lead`, what is written onto the first word
and what it becomes; `nouns` and `adjectives`, endings and those of the first case; `joins`, what may part two nouns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from ontology import table

Row = tuple[re.Pattern[str], str]
_SPACED: Final = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def first_case(label: str, language: str) -> str:
    """A group's name in its first case. What follows the nouns that head it stays, as it belongs to them."""
    lead, nouns, adjectives = (_rows(language, name) for name in ("lead", "nouns", "adjectives"))
    joins = _joins(language)
    for pattern, replacement in lead:
        label = pattern.sub(replacement, label, count=1)
    if not nouns:
        return label
    words = _SPACED.split(label)
    told: list[str] = []
    at = 0
    for number, word in enumerate(words):
        bare, mark = (word[:-1], word[-1]) if word.endswith(",") else (word, "")
        noun = _changed(bare, nouns)
        if noun is not None:
            told, at = [*told, noun + mark], number + 1
            if not mark and not (number + 1 < len(words) and joins.fullmatch(words[number + 1])):
                break
        else:
            changed = _changed(bare, adjectives)
            if changed is None and not joins.fullmatch(word):
                break
            told.append((changed if changed is not None else bare) + mark)
    return " ".join((*told[:at], *words[at:]))


def _changed(word: str, rows: Sequence[Row]) -> str | None:
    """A word in its first case; None where no row knows it."""
    for pattern, ending in rows:
        if match := pattern.fullmatch(word):
            return match["stem"] + ending
    return None


@cache
def _rows(language: str, name: str) -> tuple[Row, ...]:
    rows: list[list[str]] = table(language, "mentions").get("plurals", {}).get(name, [])
    return tuple((re.compile(pattern, re.I), ending) for pattern, ending in rows)


@cache
def _joins(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "mentions").get("plurals", {}).get("joins", "(?!)"))
