"""A part while it is being read: it may still grow by another paragraph, and its notes are not yet linked."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.blocks import Block, Mark
from kg.model import Link, PartKind


@dataclass(slots=True)
class Draft:
    """A growing part; see `kg.model.Part` for the fields that it ends in."""

    fragment: str
    kind: PartKind
    number: str = ""
    parent: str = ""
    title: str = ""
    page: int | None = None
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marker: str = ""
    """Of a footnote: its mark."""
    bold: bool = False

    def add(self, block: Block, start: int = 0) -> None:
        """Append a block's text from `start` on, as a new line if there is text already."""
        if self.page is None:
            self.page = block.page
        while start < len(block.text) and block.text[start] == " ":
            start += 1
        base = len(self.text) + 1 if self.text else 0
        self.text = f"{self.text}\n{block.text[start:]}" if self.text else block.text[start:]
        shift = base - start
        self.marks += [Mark(max(base, m.offset + shift), m.marker) for m in block.marks]
        self.emphasis += [(max(base, a + shift), b + shift) for a, b in block.emphasis if b > start]
        self.links += [Link(max(base, k.start + shift), k.end + shift, k.symbol) for k in block.links if k.end > start]
