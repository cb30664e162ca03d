"""Printed lines, with what the page tells about them.

A text dump gives lines and the blank lines between them; a PDF adds where each line stands, how large and how bold it
is. Both end in the same `Line`, so that the stages after this one need not know where it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

Span = tuple[int, int]
_QUARTER = 4
"""Lines closer to the one before than this share of all are set as usual: many blocks of one line tell little."""
WIDE = frozenset("WF")
"""East Asian widths that take two columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line that holds something besides spaces.

    `text` keeps the spaces at both ends: dumps of PDFs indent the first line of a paragraph by one, and leave one
    after its last. Positions are in points from the lower left corner of the page.
    """

    index: int
    text: str
    page: int | None = None
    gap: float = 0.0
    """Empty space above, in lines, beyond what is usual between two lines of this file."""
    x: float | None = None
    y: float | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    emphasis: tuple[Span, ...] = ()
    """Spans printed bold or italic."""
    raised: tuple[Span, ...] = ()
    """Spans printed small, as footnote markers are."""
    tight: bool = False
    """A dump has no empty line above it."""
    lead: int = 0
    """Columns taken by what stands before it on the same printed line, from which a footnote's marker parts it."""

    @property
    def words(self) -> str:
        """The text without the spaces around it."""
        return self.text.strip()

    @property
    def columns(self) -> int:
        """Where on the printed line it ends, in columns."""
        return self.lead + width(self.words)

    @property
    def close(self) -> str:
        """The text without footnote markers at its end, to see whether a sentence ends with the line."""
        text = self.text.rstrip().rstrip(_UNSEEN).rstrip()
        for start, end in reversed(self.raised):
            if end < len(text) or not _SIGN.fullmatch(text[start:end].strip()):
                break
            text = text[:start].rstrip()
        return text


_UNSEEN = "\u200e\u200f"
"""Marks of direction."""
_SIGN = re.compile(r"[\d*†‡,，、 ()]{1,12}|[a-z]")


def from_text(text: str) -> tuple[Line, ...]:
    """The lines of a text dump; form feeds, where there are any, count its pages from 1."""
    pages = text.split("\f")
    paged = len(pages) > 1
    rows = [(row, number) for number, page in enumerate(pages, 1) for row in page.splitlines()]
    found: list[tuple[str, int | None, int]] = []
    blank = 0
    for row, number in rows:
        if row.strip():
            found.append((row, number if paged else None, blank))
            blank = 0
        else:
            blank += 1
    usual = sorted(gap for _, _, gap in found)[len(found) // _QUARTER] if found else 0
    return tuple(
        Line(index, row, page, max(0.0, gap - usual), tight=gap == 0) for index, (row, page, gap) in enumerate(found)
    )


def unpaged(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines without page numbers and gaps, for a text that was set anew: its old pages are not these."""
    return tuple(replace(line, page=None, gap=0.0) for line in lines)


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """How many columns a text takes: two for a Chinese character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in WIDE else not unicodedata.combining(c) for c in text)


def measure(lines: Sequence[Line]) -> int:
    """The width that the text is set to, in columns: that of its longest lines, a few outliers apart."""
    widths = sorted(line.columns for line in lines)
    return widths[min(len(widths) - 1, len(widths) * 97 // 100)] if widths else 0


def usual_size(lines: Sequence[Line], apart: frozenset[int]) -> float:
    """The font size, in points, that most characters of the text are set in; 0 where no line shows one.

    `apart` are the indices of lines known as furniture.
    """
    weight: dict[float, int] = {}
    for line in lines:
        if line.index not in apart and line.size:
            weight[line.size] = weight.get(line.size, 0) + len(line.words)
    return max(weight, key=lambda size: (weight[size], size)) if weight else 0.0


_CHUNK = re.compile(r"[^\s\w]*\w+[^\W\d]-(?=\w+[^\W\d])|\S+")


def first_chunk(text: str) -> str:
    """What a typesetter could have put on the line before: the first word, or its part up to a hyphen."""
    found = _CHUNK.match(text)
    return found[0] if found else ""


def pairs(lines: Sequence[Line]) -> Iterator[tuple[Line | None, Line]]:
    """Each line with the one before it."""
    before: Line | None = None
    for line in lines:
        yield before, line
        before = line
