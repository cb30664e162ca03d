"""Text cut into sentences, and sentences into clauses, as each language writes them.

What ends a sentence stands in `ontology/languages/<code>/spans.toml`, section `clause`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from ontology import LANGUAGES, table
from search.script import Characters

Extent = tuple[int, int]
"""Start and end in the text that was cut."""
LONGEST_CLAUSE: Final = Characters(160, unspaced=60)
"""Characters that a clause given as an answer may have."""
CLAUSE_ENDS: Final = frozenset("，,；;。.：:、！!？? ،؛")
"""What ends or joins clauses, and blanks."""


def sentences(text: str, language: str) -> list[Extent]:
    """The sentences of a text, without the blanks around them; together they hold every other character."""
    return _cut(text, 0, len(text), clause_pattern(language, "sentence_end"))


def clauses(text: str, sentence: Extent, language: str) -> list[Extent]:
    """The clauses of one sentence."""
    return _cut(text, *sentence, clause_pattern(language, "split"))


def as_far(text: str, sentence: Extent, most: int, language: str) -> Extent:
    """A sentence, or its first clauses of at most so many characters; its first words where one clause is longer."""
    start, end = sentence
    if end - start <= most:
        return sentence
    ends = [last for _, last in clauses(text, sentence, language) if last - start <= most]
    blank = text.rfind(" ", start, start + most)
    return start, max(ends, default=blank if blank > start else start + most)


def longest_clause(language: str) -> int:
    return LONGEST_CLAUSE.of(language)


def spans_table(language: str) -> dict[str, Any]:
    """The table `spans.toml` of a language; the English one for a language that is not official."""
    return table(language if language in LANGUAGES else "en", "spans")


@cache
def clause_pattern(language: str, name: str) -> re.Pattern[str]:
    """A pattern of section `clause` of the language's spans; English ones for a language that is not official."""
    return re.compile(str(spans_table(language)["clause"][name]))


@cache
def _ends(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A boundary, or the end of a line."""
    return re.compile(rf"\n|{pattern.pattern}")


def _cut(text: str, start: int, end: int, boundary: re.Pattern[str]) -> list[Extent]:
    """Pieces that end with a boundary; line ends are boundaries too."""
    pieces: list[Extent] = []
    begun = start
    for match in _ends(boundary).finditer(text[start:end]):
        pieces.append((begun, start + match.end()))
        begun = start + match.end()
    pieces.append((begun, end))
    return [trimmed for piece in pieces if (trimmed := trim(text, *piece))[0] < trimmed[1]]


def bare(text: str, start: int, end: int) -> Extent:
    """The extent without the marks that end or join clauses, and without blanks."""
    while end > start and text[end - 1] in CLAUSE_ENDS:
        end -= 1
    return trim(text, start, end)


def trim(text: str, start: int, end: int) -> Extent:
    """The extent without the blanks at its ends."""
    piece = text[start:end]
    shorter = piece.lstrip()
    start += len(piece) - len(shorter)
    return start, start + len(shorter.rstrip())
