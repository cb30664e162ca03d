"""The walk through a document: each block becomes a part, or grows the part that is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Role
from ingest.fragments import Names, note
from ingest.grammar import Grammar, grammar, number_in
from ingest.markers import Kind, Marker, leading
from ingest.structure.boxes import Boxes
from ingest.structure.draft import Draft
from ingest.structure.headings import Outline, annex_step, heading_step
from ingest.structure.items import Items
from ingest.structure.marks import link
from ingest.structure.plan import Plan, plan
from ingest.structure.shape import dated, entry, titled
from ingest.typeset import ENDED, PAUSED
from kg.model import Part, PartKind

_HEADS = (Kind.ROMAN, Kind.HAN, Kind.CAPITAL, Kind.ORDINAL)
_LISTED = (Kind.LETTER, Kind.DIGIT)


def parts(blocks: Sequence[Block], language: str) -> tuple[Part, ...]:
    """The parts of a document in reading order. Every character of the blocks stands in exactly one of them.

    Numbers and list marks go to `Part.number`, footnote markers to `Part.notes`, the rest to `Part.text`.
    """
    rules = grammar(language)
    drafts = Builder(blocks, rules).run()
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
        self.boxes = Boxes(self)
        self.anchor = ""
        self.paragraph: Draft | None = None
        self.awaiting: Draft | None = None
        """A caption that stands alone: its title is the next block."""
        self.last = 0
        """Number of the last numbered paragraph in the running sequence."""
        self.clause = (0, 0)
        self.annex = ""
        self.preamble = self.operative = self.summary = self.contents = False
        self.preambular = 0
        self.at = 0

    def run(self) -> list[Draft]:
        """Walk through all blocks."""
        for self.at, block in enumerate(self.blocks):
            if block.role is Role.BODY and (block.text or block.number):
                self._body(block)
            else:
                self._aside(block)
        return self.drafts

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
        if self.awaiting is not None and self._title_of(self.awaiting, block):
            return
        self.awaiting = None
        marker = self._marker(block)
        steps = (self._special, self._caption, self._heading, self._numbered, self._listed)
        if any(step(block, marker) for step in steps):
            return
        self._plain(block)

    def _marker(self, block: Block) -> Marker | None:
        if block.number:
            found = leading(block.number + " ")
            return replace(found, end=0, printed=block.number) if found else None
        return leading(block.text)

    def _title_of(self, draft: Draft, block: Block) -> bool:
        """Give a lone caption (第 4 节, Annex II) the title that follows it."""
        if self._marker(block) or not titled(block) or self._is_caption(block):
            self.awaiting = None
            return False
        self.awaiting = None
        draft.add(block)
        if draft.kind in (PartKind.BOX, PartKind.ANNEX, PartKind.FIGURE, PartKind.TABLE):
            draft.title = draft.text
        return True

    def _is_caption(self, block: Block) -> bool:
        r = self.rules
        return any(p.match(block.text) for p in (r.box, r.annex, r.figure, r.table, r.section, r.part, r.enacting))

    def _special(self, block: Block, marker: Marker | None) -> bool:
        """The enacting line, summary, contents, signature and date: known by their words."""
        r = self.rules
        if r.enacting.match(block.text) and not marker:
            self._enact(block)
        elif r.summary.match(block.text) or r.contents.match(block.text):
            self.summary, self.contents = bool(r.summary.match(block.text)), bool(r.contents.match(block.text))
            self.new(PartKind.HEADING, self.names.hung(self.anchor), block, unique=False)
        elif entry(block, self.contents):
            self.new(PartKind.FURNITURE, self.names.counted("furniture"), block, unique=False)
        elif not marker and self._closes(block):
            self._sign(block)
        else:
            return False
        return True

    def _enact(self, block: Block) -> None:
        self.boxes.close()
        self.new(PartKind.TEXT, "enacting", block)
        self.preamble, self.operative, self.summary = True, True, False
        self.last, self.paragraph = 0, None

    def _closes(self, block: Block) -> bool:
        """The signature of a bulletin or letter, or the date and meeting under a resolution."""
        text = block.text
        if self.preamble or self.annex or len(text) > 80 or not (self.operative or self.clause[0]):
            return False
        return bool(self.rules.signature.search(text)) or self.operative and dated(text, self.rules)

    def _sign(self, block: Block) -> None:
        if self.drafts and self.drafts[-1].kind is PartKind.SIGNATURE:
            self.drafts[-1].add(block)
        else:
            self.new(PartKind.SIGNATURE, "sig", block)

    def _caption(self, block: Block, marker: Marker | None) -> bool:
        """Box 3, Annex II, Figure 1, Table 2, Section 4, with or without a title."""
        r = self.rules
        for pattern, open_it in (
            (r.box, self.boxes.open),
            (r.annex, self._open_annex),
            (r.section, self._open_section),
            (r.part, self._open_section),
            (r.figure, self._open_figure),
            (r.table, self._open_table),
        ):
            found = pattern.match(block.text)
            if found and self._alone(block, found):
                open_it(block, found)
                return True
        return False

    def _alone(self, block: Block, found: re.Match[str]) -> bool:
        """A caption, not a sentence that begins with the same word."""
        rest = block.text[found.end() :]
        sentence = re.match(r"\s*[,;，；、)）]|\s+[a-zà-ÿа-яё]", rest)
        return not sentence and (not rest.strip() or titled(block) or bool(number_in(found)) and not ENDED.search(rest))

    def _open_annex(self, block: Block, found: re.Match[str]) -> None:
        self.boxes.close()
        step = annex_step(number_in(found))
        self.annex = self.names.unique(f"annex-{step}" if step else "annex")
        draft = self.new(PartKind.ANNEX, self.annex, block, found[0], found.end(), parent="", unique=False)
        self._restart(self.annex)
        self.preamble = self.operative = self.summary = False
        self._await(draft)

    def _open_section(self, block: Block, found: re.Match[str]) -> None:
        self.boxes.close()
        fragment = self.outline.numbered(heading_step(number_in(found)), self.annex)
        draft = self._head(block, fragment, found[0], found.end())
        self._await(draft)

    def _open_figure(self, block: Block, found: re.Match[str]) -> None:
        self._open_float(PartKind.FIGURE, "fig", block, found)

    def _open_table(self, block: Block, found: re.Match[str]) -> None:
        self._open_float(PartKind.TABLE, "table", block, found)

    def _open_float(self, kind: PartKind, stem: str, block: Block, found: re.Match[str]) -> None:
        name = f"{stem}-{heading_step(number_in(found)) or number_in(found)}"
        draft = self.new(kind, name, block, found[0], found.end(), parent=self.outline.current or self.annex)
        self._await(draft)

    def _await(self, draft: Draft) -> None:
        if draft.text:
            draft.title = draft.text if draft.kind is not PartKind.HEADING else ""
        else:
            self.awaiting = draft

    def _restart(self, anchor: str) -> None:
        self.last, self.clause, self.paragraph = 0, (0, 0), None
        self.items = Items()
        self.outline = Outline()
        self.anchor = anchor

    def _heading(self, block: Block, marker: Marker | None) -> bool:
        """IV. Conclusions; B. Capacity; 四. 建议; and the headings that a format marks as such."""
        if marker is None or not self._heads(block, marker):
            return False
        self.boxes.close()
        self._head(block, self.outline.marked(marker, self.annex), marker.printed, marker.end)
        return True

    def _heads(self, block: Block, marker: Marker) -> bool:
        if marker.kind in _HEADS:
            return titled(block) and not self.boxes.holds(block)
        if marker.kind is Kind.ARABIC:
            return self.at in self.plan.headings
        return False

    def _head(self, block: Block, fragment: str, number: str, start: int) -> Draft:
        parent = self.outline.parent or self.annex
        draft = self.new(PartKind.HEADING, fragment, block, number, start, parent)
        self.outline.name(draft.fragment)
        self.anchor = draft.fragment
        self.paragraph, self.summary, self.contents = None, False, False
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
        elif self.operative:
            self._open_paragraph(block, marker, f"op-{marker.number}", PartKind.OPERATIVE)
        else:
            self._open_paragraph(block, marker, f"para-{marker.number}", PartKind.PARAGRAPH)
        return True

    def _open_paragraph(self, block: Block, marker: Marker, fragment: str, kind: PartKind) -> None:
        self.boxes.close()
        self.preamble = self.summary = self.contents = False
        draft = self.new(kind, fragment, block, marker.printed, marker.end, self.outline.current or self.annex)
        self.paragraph, self.anchor = draft, draft.fragment
        self.items = Items()

    def _listed(self, block: Block, marker: Marker | None) -> bool:
        """(a), (i), 1) under the numbered paragraph that is open."""
        if marker is None or self.paragraph is None or self.boxes.current is not None:
            return False
        if marker.kind is Kind.BULLET:
            self.new(PartKind.TEXT, self.names.hung(self.anchor), block, marker.printed, marker.end, self.paragraph.fragment, False)
            return True
        if marker.kind not in (*_LISTED, Kind.ARABIC):
            return False
        steps = self.items.place(marker)
        fragment = "-".join([self.paragraph.fragment, *steps])
        parent = "-".join([self.paragraph.fragment, *steps[:-1]])
        self.new(PartKind.SUBPARAGRAPH, fragment, block, marker.printed, marker.end, parent)
        return True

    def _plain(self, block: Block) -> None:
        """Everything that carries no number."""
        if self.boxes.take(block):
            return
        if self.summary:
            self._summarise(block)
        elif self.preamble and self._operative_without_number(block):
            self._unnumbered_operative(block)
        elif self.preamble:
            self._preambular(block)
        elif self.at in self.plan.bulletin_preamble:
            self._preambular(block)
        else:
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

    def _operative_without_number(self, block: Block) -> bool:
        """The only operative paragraph of a short resolution has no number: it opens with its verb and ends in a stop."""
        if not self.rules.directive.match(block.text) or not ENDED.search(block.text) or not self.preambular:
            return False
        ahead = [(i, b) for i, b in enumerate(self.blocks[self.at + 1 :], self.at + 1) if b.role is Role.BODY]
        return not any(i in self.plan.numbered or PAUSED.search(b.text) for i, b in ahead)

    def _unnumbered_operative(self, block: Block) -> None:
        self.preamble = False
        self.paragraph = self.new(PartKind.OPERATIVE, self.names.hung(self.anchor), block, unique=False)
        self.items = Items()

    def _preambular(self, block: Block) -> None:
        self.preambular += 1
        draft = self.new(PartKind.PREAMBULAR, f"pp-{self.preambular}", block)
        self.anchor = draft.fragment

    def _text(self, block: Block) -> None:
        if self.preamble:
            self.preamble = False
        number = re.match(r"(\d{1,4}/\d{1,4}(?: ?[A-Z])?)\.\s+", block.text)
        if number and not self.anchor and titled(replace(block, text=block.text[number.end() :])):
            self.new(PartKind.HEADING, "title", block, number[0].strip(), number.end())
        elif titled(block) and not dated(block.text, self.rules) and not block.text.startswith(("“", "«", "”", '"')):
            self._untold_heading(block)
        else:
            parent = self.paragraph.fragment if self.paragraph and self._belongs(block) else self.outline.current
            self.new(PartKind.TEXT, self.names.hung(self.anchor), block, parent=parent or self.annex, unique=False)

    def _untold_heading(self, block: Block) -> None:
        name = self.names.hung(self.anchor)
        self.new(PartKind.HEADING, name, block, parent=self.outline.current or self.annex, unique=False)

    def _belongs(self, block: Block) -> bool:
        """Whether unnumbered text continues the numbered paragraph: after a colon, or as a quotation."""
        opened = self.paragraph is not None and self.paragraph.text.rstrip().endswith((":", "："))
        return opened or block.text.startswith(("“", "«", "”", '"', "「"))

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
        parent = (self.outline.current or self.annex) if parent is None else parent
        draft = Draft(name, kind, number.strip(), parent, page=block.page, bold=block.bold)
        draft.add(block, start)
        self.drafts.append(draft)
        return draft
