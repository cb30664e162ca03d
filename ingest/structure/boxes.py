"""Boxes: kept whole, outside the numbered flow, with their titled items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.blocks import Block, Role
from ingest.grammar import number_in
from ingest.markers import Kind, leading
from ingest.structure.draft import Draft
from ingest.structure.headings import heading_step
from ingest.structure.shape import titled
from kg.model import PartKind

if TYPE_CHECKING:
    from ingest.structure.builder import Builder


class Boxes:
    """The box that is open, if any, and the item in it that is being read."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.current: Draft | None = None
        self.item: Draft | None = None
        self.count = 0
        self.opened = 0
        """Boxes so far: one without a number gets the next."""
        self.name = ""

    def open(self, block: Block, found: re.Match[str]) -> None:
        """Begin a box at its caption: "Box 3", "方框 1", "Encadré"."""
        b = self.builder
        self.opened += 1
        self.name = b.names.unique(f"box-{heading_step(number_in(found)) or self.opened}")
        self.current = b.new(PartKind.BOX, self.name, block, found[0], found.end(), b.above, unique=False)
        self.item, self.count = None, 0
        b.captions.wait(self.current)

    def close(self) -> None:
        """The numbered flow goes on: what follows is no longer in the box."""
        self.current = self.item = None

    def holds(self, block: Block) -> bool:
        """Whether a marked block belongs to the open box: headings end it, list items do not."""
        marker = leading(block.text)
        return self.current is not None and marker is not None and marker.kind in (Kind.LETTER, Kind.DIGIT, Kind.BULLET)

    def take(self, block: Block) -> bool:
        """Put an unnumbered block into the open box, as a new item or as more of the last."""
        if self.current is None:
            return False
        if titled(block) and not leading(block.text) and self._text_follows():
            self._new(block)
            if self.item:
                self.item.title = block.text
        elif self._next_of_list(block):
            self._new(block)
        elif self.item is not None and (self.item.title or leading(block.text) or self._runs_on()):
            self.item.add(block)
        else:
            self._new(block)
        return True

    def _next_of_list(self, block: Block) -> bool:
        """Whether a lettered or numbered block follows one of its kind, in a box that such blocks make up."""
        marker = leading(block.text)
        if marker is None or marker.kind is Kind.BULLET or self.item is None or self.item.title:
            return False
        first = leading(self.item.text)
        return first is not None and first.kind is marker.kind

    def _runs_on(self) -> bool:
        return self.item is not None and self.item.text.rstrip().endswith((":", "：", "，", ","))

    def _new(self, block: Block) -> None:
        self.count += 1
        self.item = self.builder.new(PartKind.BOX_ITEM, f"{self.name}-{self.count}", block, parent=self.name)

    def _text_follows(self) -> bool:
        """A title is followed by text that is not a title."""
        b = self.builder
        after = [x for x in b.blocks[b.at + 1 : b.at + 6] if x.role is Role.BODY]
        return bool(after) and not titled(after[0]) and not (leading(after[0].text) and b.at + 1 in b.plan.numbered)
