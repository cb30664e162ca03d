"""The walk through a document: each block becomes a part, or grows the part that is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Role
from ingest.fragments import Names, note
from ingest.grammar import Grammar, grammar, number_in
from ingest.markers import Kind, Marker, leading
from ingest.structure.annexes import Entries
from ingest.structure.boxes import Boxes
from ingest.structure.captions import Captions
from ingest.structure.draft import Draft
from ingest.structure.frame import Frame
from ingest.structure.headings import HEADS, Outline, heading_step
from ingest.structure.items import Items, meet
from ingest.structure.marks import link
from ingest.structure.plan import Plan, plan
from ingest.structure.shape import dated, entry, titled
from ingest.typeset import ENDED
from kg.model import Part, PartKind

_LISTED = (Kind.LETTER, Kind.DIGIT)
_QUOTED = ("“", "«", "”", '"')


def parts(blocks: Sequence[Block], language: str) -> tuple[Part, ...]:
    """The parts of a document in reading order. Every character of the blocks stands in exactly one of them.

    Numbers and list marks go to `Part.number`, footnote markers to `Part.notes`, the rest to `Part.text`.
    """
    rules = grammar(language)
    drafts = Builder(blocks, rules).run()
    meet(drafts)
    return link(drafts, rules)


class Builder:
    """Holds what is open: the section, the numbered paragraph, the list, the box, the annex."""

    def __init__(self, blocks: Sequence[Block], rules: Grammar) -> None:
        self.blocks, self.rules = blocks, rules
        self.plan: Plan = plan(blocks, rules)
        self.names = Names()
        self.drafts: list[Draft] = []
        self.outline = Outline()
        self.items = Items()
        self.frame = Frame(self)
        self.boxes = Boxes(self)
        self.captions = Captions(self)
        self.entries = Entries(self)
        self.anchor = ""
        self.paragraph: Draft | None = None
        self.numbered = self.advice = ""
        """The numbered paragraph that is open; the name of the recommendation announced below it."""
        self.last = 0
        """Number of the last numbered paragraph in the running sequence."""
        self.clause = (0, 0)
        self.annex = ""
        self.summary = self.contents = False
        self.at = 0

    def run(self) -> list[Draft]:
        """Walk through all blocks."""
        for at, block in enumerate(self.blocks):
            self.at = at
            if block.role is Role.BODY and (block.text or block.number):
                self._body(block)
            else:
                self._aside(block)
        return self.drafts

    @property
    def above(self) -> str:
        """What a part stands under unless it is told otherwise: the nearest heading, else the annex; "" above both."""
        return self.outline.current or self.annex

    # -- asides: they never close what is open -------------------------------------------------------------------

    def _aside(self, block: Block) -> None:
        if block.role is Role.NOTE:
            draft = self.new(PartKind.FOOTNOTE, note(block.marker), block, number=block.marker, parent="")
            draft.marker = block.marker
            return
        kinds = {Role.FIGURE: (PartKind.FIGURE, "figtext"), Role.TABLE: (PartKind.TABLE, "tabletext")}
        kind, stem = kinds.get(block.role, (PartKind.FURNITURE, "furniture"))
        name = self.names.counted(stem) if kind is PartKind.FURNITURE else self.names.hung(self.anchor, stem)
        self.new(kind, name, block, unique=False)

    # -- body ---------------------------------------------------------------------------------------------------

    def _body(self, block: Block) -> None:
        if self.captions.take(block):
            return
        marker = self.marker(block)
        steps = (self._special, self.captions.open, self.entries.take, self._heading, self._numbered, self._listed)
        if any(step(block, marker) for step in steps):
            return
        self._plain(block)

    def marker(self, block: Block) -> Marker | None:
        """The number or list mark of a block, whether the format states it or it is printed."""
        if block.number:
            found = leading(block.number + " ")
            return replace(found, end=0, printed=block.number) if found else None
        return leading(block.text)

    def _special(self, block: Block, marker: Marker | None) -> bool:
        """The enacting line, summary, contents, signature and date: known by their words."""
        r = self.rules
        if r.enacting.match(block.text) and not marker:
            self.frame.enact(block)
        elif r.summary.match(block.text) or r.contents.match(block.text):
            self.summary, self.contents = bool(r.summary.match(block.text)), bool(r.contents.match(block.text))
            self.new(PartKind.HEADING, self.names.hung(self.anchor), block, unique=False)
        elif entry(block, self.contents) or self.at in self.plan.contents:
            self.new(PartKind.FURNITURE, self.names.counted("furniture"), block, unique=False)
        elif not marker and self.frame.closes(block):
            self.frame.sign(block)
        else:
            return False
        return True

    def restart(self, annex: str) -> None:
        """An annex begins: numbering, headings and lists begin anew."""
        self.boxes.close()
        self.frame.leave()
        self.annex = self.anchor = annex
        self.summary = False
        self.last, self.clause, self.paragraph = 0, (0, 0), None
        self.numbered = self.advice = ""
        self.entries.count = 0
        self.items = Items()
        self.outline = Outline()

    def _heading(self, block: Block, marker: Marker | None) -> bool:
        """IV. Conclusions; B. Capacity; 四. 建议; and the headings that a format marks as such."""
        if marker is None or not self._heads(block, marker):
            return False
        self.boxes.close()
        self.head(block, self.outline.marked(marker, self.annex), marker.printed, marker.end)
        return True

    def _heads(self, block: Block, marker: Marker) -> bool:
        if marker.kind in HEADS:
            return titled(block) and not self.boxes.holds(block)
        if marker.kind is Kind.ARABIC:
            return self.at in self.plan.headings
        return False

    def head(self, block: Block, fragment: str, number: str, start: int) -> Draft:
        """Enter a numbered heading; what follows stands under it."""
        parent = self.outline.parent or self.annex
        draft = self.new(PartKind.HEADING, fragment, block, number, start, parent)
        self.outline.name(draft.fragment)
        self.anchor = draft.fragment
        self.paragraph, self.summary, self.contents = None, False, False
        self.numbered = self.advice = ""
        self.items = Items()
        return draft

    def _numbered(self, block: Block, marker: Marker | None) -> bool:
        """9. and 2.1: the numbered paragraphs of the document itself, not those of a list inside one."""
        if marker is None:
            return False
        if marker.kind is Kind.CLAUSE and self.at in self.plan.clauses:
            major, minor = marker.value.split(".")
            self.clause = (int(major), int(minor))
            self._open_paragraph(block, marker, f"cl-{marker.value}", PartKind.PARAGRAPH)
            return True
        if marker.kind is not Kind.ARABIC or self.at not in self.plan.numbered:
            return False
        self.boxes.close()
        self.last = marker.number
        if self.annex:
            self._open_paragraph(block, marker, f"{self.annex}-{marker.number}", PartKind.ANNEX_ITEM)
        elif self.frame.operative:
            self._open_paragraph(block, marker, f"op-{marker.number}", PartKind.OPERATIVE)
        else:
            self._open_paragraph(block, marker, f"para-{marker.number}", PartKind.PARAGRAPH)
        return True

    def _open_paragraph(self, block: Block, marker: Marker, fragment: str, kind: PartKind) -> None:
        self.boxes.close()
        self.frame.preamble = self.summary = self.contents = False
        draft = self.new(kind, fragment, block, marker.printed, marker.end)
        self._enter(draft)
        self.numbered, self.advice = draft.fragment, ""

    def _enter(self, draft: Draft) -> None:
        """A paragraph is open: lists stand below it, and what carries no number hangs on it."""
        self.paragraph, self.anchor = draft, draft.fragment
        self.items = Items()

    def _listed(self, block: Block, marker: Marker | None) -> bool:
        """(a), (i), 1) under the numbered paragraph that is open."""
        if marker is None or self.boxes.current is not None:
            return False
        if self.paragraph is None:
            return self.entries.lettered(block, marker)
        if marker.kind is Kind.BULLET:
            name, parent = self.names.hung(self.anchor), self.paragraph.fragment
            self.new(PartKind.TEXT, name, block, marker.printed, marker.end, parent, unique=False)
            return True
        if marker.kind not in (*_LISTED, Kind.ARABIC):
            return False
        if self._over_paragraph(block, marker):
            self._untold_heading(block)
            return True
        steps = self.items.place(marker)
        fragment = "-".join([self.paragraph.fragment, *steps])
        parent = "-".join([self.paragraph.fragment, *steps[:-1]])
        self.new(PartKind.SUBPARAGRAPH, fragment, block, marker.printed, marker.end, parent)
        return True

    def _over_paragraph(self, block: Block, marker: Marker) -> bool:
        """Whether a mark as of a list numbers a title: nothing announced a list, and a numbered paragraph follows."""
        after = next((i for i in range(self.at + 1, len(self.blocks)) if self.blocks[i].role is Role.BODY), 0)
        listed = self.items.levels or self._belongs(block)
        return marker.kind is Kind.DIGIT and not listed and titled(block) and after in self.plan.numbered

    def _plain(self, block: Block) -> None:
        """Everything that carries no number."""
        if self.boxes.take(block):
            return
        if self.summary:
            self._summarise(block)
        elif not self.frame.take(block):
            self._text(block)

    def _summarise(self, block: Block) -> None:
        last = next((d for d in reversed(self.drafts) if d.kind not in (PartKind.FURNITURE, PartKind.FOOTNOTE)), None)
        if titled(block) and last is not None and last.kind is PartKind.SUMMARY and not ENDED.search(block.text):
            self.summary = False
            self._text(block)
        elif last is not None and last.kind is PartKind.SUMMARY:
            last.add(block)
        else:
            self.new(PartKind.SUMMARY, "summary", block)
            self.anchor = "summary"

    def _text(self, block: Block) -> None:
        self.frame.preamble = False
        number = re.match(r"(\d{1,4}/\d{1,4}(?: ?[A-Z])?)\.\s+", block.text)
        if number and not self.anchor and titled(replace(block, text=block.text[number.end() :])):
            self.new(PartKind.HEADING, "title", block, number[0].strip(), number.end())
        elif titled(block) and not dated(block.text, self.rules) and not block.text.startswith(_QUOTED):
            self._untold_heading(block)
        elif self.advice:
            self._enter(self.new(PartKind.PARAGRAPH, self.advice, block))
            self.advice = ""
        else:
            parent = self.paragraph.fragment if self.paragraph and self._belongs(block) else self.above
            self.new(PartKind.TEXT, self.names.hung(self.anchor), block, parent=parent, unique=False)

    def _untold_heading(self, block: Block) -> None:
        """A title without a number of its own; "Recommendation 3" announces one below the paragraph that is open."""
        name = self.names.hung(self.anchor)
        self.new(PartKind.HEADING, name, block, unique=False)
        found = self.rules.recommendation.match(block.text) if self.numbered else None
        self.advice = f"{self.numbered}-rec-{heading_step(number_in(found))}" if found else ""

    def _belongs(self, block: Block) -> bool:
        """Whether unnumbered text continues the numbered paragraph: after a colon, or as a quotation."""
        opened = self.paragraph is not None and self.paragraph.text.rstrip().endswith((":", "："))
        return opened or block.text.startswith((*_QUOTED, "「"))

    # -- drafts --------------------------------------------------------------------------------------------------

    def new(
        self,
        kind: PartKind,
        fragment: str,
        block: Block,
        number: str = "",
        start: int = 0,
        parent: str | None = None,
        unique: bool = True,
    ) -> Draft:
        """Begin a part with what stands in `block` from `start` on."""
        name = self.names.unique(fragment) if unique else fragment
        parent = self.above if parent is None else parent
        draft = Draft(name, kind, number.strip(), parent, page=block.page, bold=block.bold)
        draft.add(block, start)
        self.drafts.append(draft)
        return draft
