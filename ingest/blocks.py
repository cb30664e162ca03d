"""A block: one paragraph, heading, note or piece of furniture, rejoined from the lines it was printed on.

Every reader ends in blocks, and `ingest.structure.parts` turns blocks into parts: a text dump and a PDF arrive here by
way of `ingest.lines`, `ingest.clean` and `ingest.rejoin`; a DOCX, which knows its paragraphs, makes blocks itself and
fills the hints that its format states.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model import Link


class Role(StrEnum):
    """What is known about a block before the document's structure is looked at."""

    BODY = "body"
    """Running text, headings included: `ingest.structure` decides."""
    NOTE = "note"
    """The text of a footnote; `marker` is its mark."""
    FURNITURE = "furniture"
    """Running headers, page and job numbers, dumps of link addresses."""
    FIGURE = "figure"
    """Labels and caption inside a figure."""
    TABLE = "table"
    """Cells of a table, in reading order."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote marker that was lifted out of the text at `offset` (code points): "1", "*", "a"."""

    offset: int
    marker: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as a reader of the page sees it.

    `text` holds the printed number, if it was printed as text ("9. Encourages …"), but no footnote markers: those
    stand in `marks`. All fields after `page` are hints; their defaults mean "not known".
    """

    text: str
    role: Role = Role.BODY
    page: int | None = None
    marks: tuple[Mark, ...] = ()
    marker: str = ""
    """Of a note: its mark as printed, "1" or "**"."""
    number: str = ""
    """The paragraph's number or list marker, where the format numbers by itself: "9.", "(a)". Not in `text`."""
    level: int = 0
    """Heading level from 1, where the format states it (a heading style)."""
    depth: int = 0
    """Depth in a list from 1, where the format states it."""
    bold: bool = False
    """The whole block is printed bold."""
    italic: bool = False
    centred: bool = False
    size: float = 0.0
    """Font size in points."""
    boxed: bool = False
    """Inside a frame or a one-cell table."""
    tight: bool = False
    """Set closer to the margin, or indented, unlike running text: a hint for titles inside boxes."""
    emphasis: tuple[tuple[int, int], ...] = ()
    """Spans of `text` printed bold or italic."""
    links: tuple[Link, ...] = ()
    lines: tuple[int, ...] = ()
    """Positions of the source lines that it was joined from, ascending: together the blocks hold each line once."""
