"""Captions: Box 3, Annex II, Figure 1, Table 2, Section 4, with their title on the same line or on the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.blocks import Block
from ingest.grammar import RUNS_ON, number_in
from ingest.markers import Marker
from ingest.structure.draft import Draft
from ingest.structure.headings import annex_step, heading_step
from ingest.structure.shape import titled
from ingest.typeset import ENDED
from kg.model import PartKind

if TYPE_CHECKING:
    from ingest.structure.builder import Builder

_TITLED = (PartKind.BOX, PartKind.ANNEX, PartKind.FIGURE, PartKind.TABLE)


class Captions:
    """Opens what a caption announces; `awaiting` is the part whose title is still to come."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.awaiting: Draft | None = None

    def open(self, block: Block, _: Marker | None) -> bool:
        """Begin the part that a block is the caption of, if it is one."""
        b, r = self.builder, self.builder.rules
        for pattern, begin in (
            (r.box, b.boxes.open),
            (r.annex, self._annex),
            (r.section, self._section),
            (r.part, self._section),
            (r.figure, self._figure),
            (r.table, self._table),
        ):
            found = pattern.match(block.text)
            if found and _alone(block, found):
                begin(block, found)
                return True
        return False

    def take(self, block: Block) -> bool:
        """Give the caption that waits for it the title that follows, if this is one."""
        draft, self.awaiting = self.awaiting, None
        if draft is None or self.builder.marker(block) or not titled(block) or self._captions(block):
            return False
        draft.add(block)
        draft.title = draft.text if draft.kind in _TITLED else ""
        return True

    def wait(self, draft: Draft) -> None:
        """Note the title of a caption, or that it is still to come."""
        if draft.text:
            draft.title = draft.text if draft.kind in _TITLED else ""
        else:
            self.awaiting = draft

    def _captions(self, block: Block) -> bool:
        r = self.builder.rules
        return any(p.match(block.text) for p in (r.box, r.annex, r.figure, r.table, r.section, r.part, r.enacting))

    def _annex(self, block: Block, found: re.Match[str]) -> None:
        b = self.builder
        step = annex_step(number_in(found))
        name = b.names.unique(f"annex-{step}" if step else "annex")
        draft = b.new(PartKind.ANNEX, name, block, found[0], found.end(), parent="", unique=False)
        b.restart(name)
        self.wait(draft)

    def _section(self, block: Block, found: re.Match[str]) -> None:
        b = self.builder
        b.boxes.close()
        fragment = b.outline.numbered(heading_step(number_in(found)), b.annex)
        self.wait(b.head(block, fragment, found[0], found.end()))

    def _figure(self, block: Block, found: re.Match[str]) -> None:
        self._float(PartKind.FIGURE, "fig", block, found)

    def _table(self, block: Block, found: re.Match[str]) -> None:
        self._float(PartKind.TABLE, "table", block, found)

    def _float(self, kind: PartKind, stem: str, block: Block, found: re.Match[str]) -> None:
        b = self.builder
        name = f"{stem}-{heading_step(number_in(found)) or number_in(found)}"
        self.wait(b.new(kind, name, block, found[0], found.end(), parent=b.above))


def _alone(block: Block, found: re.Match[str]) -> bool:
    """A caption, not a sentence that begins with the same word."""
    rest = block.text[found.end() :]
    if RUNS_ON.match(rest):
        return False
    return not rest.strip() or titled(block) or (bool(number_in(found)) and not ENDED.search(rest))
