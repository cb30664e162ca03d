"""Names of bodies that read as phrases: "Самарский институт морских исследований", رابطة عمال الموانئ, фонд «Маяк».

Languages that write names of bodies in small letters, or that inflect them, tell in `[phrases]` of `mentions.toml` how
such a name runs on behind its head word. A phrase is named by its first case: what the text inflects is one node.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from kg.cues import Cued, cued
from ontology import table

BODIES: Final = "patterns"
TOGETHER: Final = "together"
"""Names of patterns in the table."""
REMEMBERED: Final = 1024
"""Texts whose names are remembered: several extractors ask for those of each part."""
SHORTEST: Final = 2
"""Words of a phrase at least."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name over `text[start:end]`; `label` is its first case, `head` the word that says what kind of body it is."""

    start: int
    end: int
    label: str
    head: str


@lru_cache(maxsize=REMEMBERED)
def phrases(text: str, language: str, patterns: str = BODIES) -> tuple[Phrase, ...]:
    """Every name that runs as a phrase, left to right by pattern; they may overlap.

    `patterns` says which of the table: those of bodies, or those of what bodies do together.
    """
    return tuple(_phrases(text, _rules(language), patterns))


def _phrases(text: str, rules: Mapping[str, Any], patterns: str) -> Iterator[Phrase]:
    for pattern in rules[patterns]:
        for match in pattern.finditer(text):
            start = match.start("name")
            phrase = Phrase(start, match.end("name"), *_named(match, rules))
            if len(phrase.label.split()) >= SHORTEST and not rules["vague"].match(phrase.label):
                yield phrase


def _named(match: re.Match[str], rules: Mapping[str, Any]) -> tuple[str, str]:
    """The name in its first case, and its head word in it, which another name may part from the rest."""
    head, bare, gender = _first_case(match["head"], rules)
    at = match.start("head") - match.start("name")
    before, behind = ("", match["name"]) if at < 0 else (match["name"][:at], match["name"][at + len(match["head"]) :])
    agreeing = " ".join(_agreeing(word, gender, rules) for word in before.split())
    return " ".join(f"{agreeing} {head}{' ' if at < 0 else ''}{behind}".split()), bare


def _first_case(head: str, rules: Mapping[str, Any]) -> tuple[str, str, str]:
    """A head word as it begins a name, without its article, and its gender; unknown words stay as they are."""
    for row in rules["declensions"]:
        if match := row["pattern"].fullmatch(head):
            bare = match["stem"] + row.get("nominative", "")
            return row.get("article", "") + bare, bare, row.get("gender", "")
    return head, head, ""


def _agreeing(word: str, gender: str, rules: Mapping[str, Any]) -> str:
    """An adjective in the first case of its noun's gender."""
    for row in rules["adjectives"]:
        match = row["pattern"].fullmatch(word) if row["gender"] == gender else None
        if match:
            return str(match["stem"] + row["nominative"])
    return word


@cache
def _rules(language: str) -> dict[str, Any]:
    words = table(language, "mentions").get("phrases", {})
    pieces = words.get("pieces", {})
    return {
        BODIES: _searched([_filled(row, pieces) for row in words.get(BODIES, ())], language),
        TOGETHER: _searched([_filled(row, pieces) for row in words.get(TOGETHER, ())], language),
        "vague": re.compile(words.get("vague", "(?!)")),
        "declensions": [_compiled(row, pieces) for row in words.get("declensions", ())],
        "adjectives": [_compiled(row, pieces) for row in words.get("adjectives", ())],
    }


def _searched(rows: Iterable[str], language: str) -> list[Cued]:
    return list(cued({row: within_a_line(row) for row in rows}, language).values())


def within_a_line(pattern: str) -> re.Pattern[str]:
    """The pattern of a name: a line that ends, as a title does, ends the name as well."""
    return re.compile(pattern.replace(r"\s", r"[^\S\n]"), re.MULTILINE)


def _compiled(row: Mapping[str, str], pieces: Mapping[str, str]) -> dict[str, Any]:
    return {**row, "pattern": re.compile(_filled(row["pattern"], pieces))}


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    """A pattern with `<piece>` replaced by the pieces of the table, which may hold others listed before them."""
    for name, piece in reversed(list(pieces.items())):
        pattern = pattern.replace(f"<{name}>", f"(?:{piece})")
    return pattern
