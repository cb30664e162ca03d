"""What frames the numbered paragraphs of a resolution, bulletin or letter: enacting line, preamble and signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.blocks import Block, Role
from ingest.structure.items import Items
from ingest.structure.shape import dated
from ingest.typeset import ENDED, PAUSED
from kg.model import PartKind

if TYPE_CHECKING:
    from ingest.structure.builder import Builder

_SIGNATURE = 160
"""Characters of a signature at most."""
_DATELINE = 80
"""Characters of the date and meeting under a resolution at most."""


class Frame:
    """Knows whether the preamble is being read, and whether an enacting line has made the paragraphs operative."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.preamble = self.operative = False
        self.count = 0
        """Preambular paragraphs so far."""

    def leave(self) -> None:
        """An annex begins: it has neither preamble nor operative paragraphs."""
        self.preamble = self.operative = False

    def enact(self, block: Block) -> None:
        """Enter the line after which the preamble begins: "The General Assembly,"."""
        b = self.builder
        b.boxes.close()
        b.new(PartKind.TEXT, "enacting", block)
        self.preamble, self.operative, b.summary = True, True, False
        b.last, b.paragraph = 0, None

    def closes(self, block: Block) -> bool:
        """The signature of a bulletin or letter, or the date and meeting under a resolution."""
        b, text = self.builder, block.text
        if self.preamble or len(text) > _SIGNATURE:
            return False
        signed = b.rules.signature.match(text)
        decided = self.operative or b.clause[0] > 0
        if signed and (decided or "(" in signed[0] or "（" in signed[0]):
            return True
        if b.annex or not decided or len(text) > _DATELINE:
            return False
        return bool(b.rules.signature.search(text)) or (self.operative and dated(text, b.rules))

    def sign(self, block: Block) -> None:
        """Enter a line of the signature."""
        b = self.builder
        if b.drafts and b.drafts[-1].kind is PartKind.SIGNATURE:
            b.drafts[-1].add(block)
        else:
            b.new(PartKind.SIGNATURE, "sig", block)

    def take(self, block: Block) -> bool:
        """Enter a paragraph of the preamble, or the only operative one that bears no number."""
        b = self.builder
        if self.preamble and self._operative_without_number(block):
            self.preamble = False
            b.paragraph = b.new(PartKind.OPERATIVE, b.names.hung(b.anchor), block, unique=False)
            b.items = Items()
        elif self.preamble or b.at in b.plan.bulletin_preamble:
            self.count += 1
            b.anchor = b.new(PartKind.PREAMBULAR, f"pp-{self.count}", block).fragment
        else:
            return False
        return True

    def _operative_without_number(self, block: Block) -> bool:
        """A short resolution leaves its only operative paragraph unnumbered: a verb opens it, a stop ends it."""
        b = self.builder
        if not b.rules.directive.match(block.text) or not ENDED.search(block.text) or not self.count:
            return False
        ahead = [(i, x) for i, x in enumerate(b.blocks[b.at + 1 :], b.at + 1) if x.role is Role.BODY]
        return not any(i in b.plan.numbered or PAUSED.search(x.text) for i, x in ahead)
