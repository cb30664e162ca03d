"""Annexes that are lists: of entities, of questions, of places visited, one a line and without numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.blocks import Block
from ingest.grammar import Grammar
from ingest.markers import Kind, Marker
from ingest.structure.headings import HEADS
from ingest.structure.shape import dated, titled
from ingest.typeset import PAUSED
from kg.model import PartKind

if TYPE_CHECKING:
    from ingest.structure.builder import Builder

Marked = tuple[int, Block, Marker | None]
"""Position, block, and the mark that it begins with."""
_LEAST = 3
"""Entries that make a list."""
_PROSE = 0.25
"""Paragraphs of running text to an entry, at most: more than an introduction and some remarks make no list."""
_PARTED = (";", "；", "؛")


def entries(blocks: Sequence[Marked], rules: Grammar, numbered: set[int]) -> set[int]:
    """Positions of the entries of such lists. An annex of numbered items lists these, one of running text nothing."""
    found: set[int] = set()
    for annex in _annexes(blocks, rules):
        listed = set(_listed(annex, rules))
        told = sum(marked[0] not in listed and not _heading(marked) for marked in annex)
        if told <= max(1, _PROSE * len(listed)) and not any(position in numbered for position, _, _ in annex):
            found.update(listed)
    return found


def _annexes(blocks: Sequence[Marked], rules: Grammar) -> Iterator[Sequence[Marked]]:
    """What stands under each caption of an annex, its title apart."""
    captions = [i for i, (_, block, _) in enumerate(blocks) if rules.annex.match(block.text) and titled(block)]
    for start, end in pairwise([*captions, len(blocks)]):
        text = blocks[start][1].text
        caption = rules.annex.match(text)
        told = caption is not None and bool(text[caption.end() :].strip())
        untitled = start + 1 < end and not told and blocks[start + 1][2] is None and titled(blocks[start + 1][1])
        yield blocks[start + 1 + untitled : end]


def _listed(annex: Sequence[Marked], rules: Grammar) -> Iterator[int]:
    """The runs of entries that are long enough; a title before running text is no entry."""
    run: list[Marked] = []
    for marked in annex:
        if _entry(marked, run, rules):
            run.append(marked)
            continue
        if not _heading(marked):
            yield from _positions(run[:-1] if run and run[-1][2] is None and titled(run[-1][1]) else run)
            run = []
    yield from _positions(run)


def _positions(run: Sequence[Marked]) -> Iterator[int]:
    if len(run) >= _LEAST:
        yield from (position for position, _, _ in run)


def _entry(marked: Marked, run: Sequence[Marked], rules: Grammar) -> bool:
    """A line with a bullet; a title, or what a semicolon ends, or the last of such."""
    _, block, mark = marked
    if mark is not None:
        return mark.kind is Kind.BULLET
    if block.bold or block.level or any(p.match(block.text) for p in (rules.box, rules.table, rules.figure)):
        return False
    if titled(block):
        return not dated(block.text, rules)
    parted = block.text.rstrip().endswith(_PARTED)
    return parted or (bool(run) and run[-1][1].text.rstrip().endswith(_PARTED) and not PAUSED.search(block.text))


def _heading(marked: Marked) -> bool:
    """A heading among entries, which ends no list: "A. Funds", or one that the format shows."""
    _, block, mark = marked
    if mark is not None:
        return mark.kind in HEADS and titled(block)
    return titled(block)


class Entries:
    """Makes items of what an annex lists without numbers, or by letters of its own."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.count = 0
        """Entries so far in the annex that is open."""

    def take(self, block: Block, marker: Marker | None) -> bool:
        """Count an entry as it comes."""
        b = self.builder
        if not b.annex or b.at not in b.plan.entries:
            return False
        self.count += 1
        printed, start = (marker.printed, marker.end) if marker else ("", 0)
        name = f"{b.annex}-{self.count}"
        b.new(PartKind.ANNEX_ITEM, name, block, printed, start, b.above)
        return True

    def lettered(self, block: Block, marker: Marker) -> bool:
        """(a), (1) straight under an annex, whose items these are."""
        b = self.builder
        if not b.annex or marker.kind not in (Kind.LETTER, Kind.DIGIT):
            return False
        steps = b.items.place(marker)
        kind = PartKind.ANNEX_ITEM if len(steps) == 1 else PartKind.SUBPARAGRAPH
        above = "-".join([b.annex, *steps[:-1]]) if len(steps) > 1 else b.above
        b.new(kind, "-".join([b.annex, *steps]), block, marker.printed, marker.end, above)
        return True
