"""What one language brings to the reading of structure, compiled from `ontology/languages/<code>/structure.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ontology
from kg.language import spaced

NEVER = re.compile(r"(?!)")
RUNS_ON = re.compile(r"\s*[,;，；、)）]|\s+[a-zà-ÿа-яё]")
"""What follows the words of a caption only in a sentence: "Table 2 shows", "Table 2, which"."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns to be matched from the start of a block; those that number something have a group `n`."""

    language: str
    tight: str
    """Signs that follow a word without a space."""
    glued: str
    """What is written onto the first word: و."""
    enacting: re.Pattern[str]
    opener: re.Pattern[str]
    """The words that open a preambular paragraph: Recalling, 回顾, وإذ."""
    also: re.Pattern[str]
    further: re.Pattern[str]
    """Those of `also` that stand for a third time: Recalling … Recalling also … Recalling further."""
    directive: re.Pattern[str]
    """The verbs that open an operative paragraph: Requests, 请, Просит."""
    promulgates: re.Pattern[str]
    section: re.Pattern[str]
    part: re.Pattern[str]
    annex: re.Pattern[str]
    box: re.Pattern[str]
    figure: re.Pattern[str]
    table: re.Pattern[str]
    recommendation: re.Pattern[str]
    """The line above a recommendation that stands below a paragraph: "Recommendation 3", 建议 3."""
    summary: re.Pattern[str]
    contents: re.Pattern[str]
    signature: re.Pattern[str]
    dateline: re.Pattern[str]
    furniture: re.Pattern[str]
    counts: re.Pattern[str]
    """What follows a number that counts, where words are not set apart: 年, 个."""
    belongs: re.Pattern[str]
    """The end of what a number belongs to: 第, 附件, "article "."""

    @property
    def spaced(self) -> bool:
        """Whether words are set apart by spaces; Chinese sets none."""
        return spaced(self.language)


def _either(patterns: list[str]) -> re.Pattern[str]:
    """One pattern for several; a group name used by more than one of them is kept in the first that matches."""
    if not patterns:
        return NEVER
    count = len([p for p in patterns if "(?P<n>" in p])
    if count > 1:
        patterns = [p.replace("(?P<n>", f"(?P<n{i}>") for i, p in enumerate(patterns)]
    return re.compile("|".join(f"(?:{p})" for p in patterns))


_PIECES = re.compile(r"\\.|\(\?P<\w+>|\[[^\]]*\]|[^\W\d_]")
_CAPTIONS = frozenset({"section", "part", "annex", "box", "figure", "table", "recommendation", "summary", "contents"})
"""What is also printed in capitals: "ANNEX II"."""


def _raised(pattern: str) -> str:
    """A pattern with its letters in capitals; classes of signs and names of groups stay."""
    return _PIECES.sub(lambda piece: piece[0].upper() if len(piece[0]) == 1 else piece[0], pattern)


def _patterns(name: str, rows: list[str]) -> list[str]:
    raised = [_raised(row) for row in rows] if name in _CAPTIONS else []
    return [*rows, *(row for row in raised if row not in rows)]


@cache
def grammar(language: str) -> Grammar:
    """The compiled table of one language. Raises FileNotFoundError for one that has no table."""
    rows = ontology.table(language, "structure")
    names = [name for name in Grammar.__dataclass_fields__ if name not in ("language", "tight", "glued")]
    return Grammar(language, rows["tight"], rows["glued"], *(_either(_patterns(name, rows[name])) for name in names))


@cache
def shortened() -> tuple[str, ...]:
    """Words that texts shorten with a dot ("vol."), of all six languages: texts of one cite those of another."""
    return tuple(dict.fromkeys(word for rows in ontology.tables("structure") for word in rows["shortened"]))


def number_in(found: re.Match[str]) -> str:
    """What the group `n` of any alternative caught; "" for a heading without number."""
    return next((value for value in found.groupdict().values() if value), "")


def is_caption(pattern: re.Pattern[str], words: str) -> bool:
    """A heading such as "Box 3" or "Annex", alone or with its title; not a sentence that begins with the word."""
    found = pattern.match(words)
    return bool(found) and not re.match(r"\s*[,;，；、(（]|\s+[a-zà-ÿа-яё]", words[found.end() :]) if found else False
