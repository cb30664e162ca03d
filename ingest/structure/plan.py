"""What can be known before the walk: which numbers are those of the document's own paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, Role
from ingest.grammar import Grammar
from ingest.markers import Kind, Marker, leading
from ingest.structure.annexes import Marked, entries
from ingest.structure.shape import entry, titled


@dataclass(slots=True)
class Plan:
    """Positions of blocks, by what their marks mean."""

    numbered: set[int] = field(default_factory=set)
    """9. in the running sequence of paragraphs."""
    headings: set[int] = field(default_factory=set)
    """1. before a title: a heading of the third level."""
    clauses: set[int] = field(default_factory=set)
    """2.1 of a bulletin."""
    bulletin_preamble: set[int] = field(default_factory=set)
    entries: set[int] = field(default_factory=set)
    """Items of a list without numbers that an annex consists of."""
    contents: set[int] = field(default_factory=set)
    """Lines of a table of contents, those without dots and page number among them."""


_NEAR = 6
"""Blocks that may stand between two entries of a table of contents."""
_EXCERPT = 3
"""Paragraphs in a row that show where the numbers of a piece of a document begin."""
_DECIDED = re.compile(r"\d{4}/\d{1,3}\b")
"""The number that heads a decision, in a report that gathers decisions: "2031/7 Lamps"."""


def plan(blocks: Sequence[Block], rules: Grammar) -> Plan:
    """Look through all blocks once."""
    marks = [(i, b, _mark(b)) for i, b in enumerate(blocks) if b.role is Role.BODY]
    found = Plan()
    _contents(marks, rules, found)
    marks = [mark for mark in marks if mark[0] not in found.contents]
    _clauses(marks, found)
    _sequence(marks, rules, found)
    _bulletin(blocks, rules, found)
    found.entries = entries(marks, rules, found.numbered)
    return found


def _mark(block: Block) -> Marker | None:
    return leading(block.number + " ") if block.number else leading(block.text)


def _contents(marks: Sequence[Marked], rules: Grammar, found: Plan) -> None:
    """From the heading of a table of contents to its last entry: some entries take two lines, some name no page."""
    last: int | None = None
    for position, (_, block, _) in enumerate(marks):
        if rules.contents.match(block.text):
            last = position
        elif last is not None and position > last + _NEAR:
            last = None
        elif last is not None and entry(block, within=False):
            found.contents.update(i for i, _, _ in marks[last + 1 : position + 1])
            last = position


def _clauses(marks: Sequence[Marked], found: Plan) -> None:
    """1.1, 1.2, 2.1: taken if each follows the last, or opens the next section."""
    last = (0, 0)
    for i, block, mark in marks:
        if mark is None or mark.kind is not Kind.CLAUSE:
            continue
        major, minor = (int(part) for part in mark.value.split("."))
        follows = (major, minor) == (last[0], last[1] + 1) or (major > last[0] and minor == 1)
        if follows and not entry(block, within=False):
            last = (major, minor)
            found.clauses.add(i)


def _sequence(marks: Sequence[Marked], rules: Grammar, found: Plan) -> None:
    last = _excerpted(marks)
    boxed = False
    for position, (i, block, mark) in enumerate(marks):
        if (rules.annex.match(block.text) and titled(block)) or rules.enacting.match(block.text):
            last, boxed = 0, False
        if _DECIDED.match(block.text) and titled(block) and _next(marks[position:]) == 1:
            last, boxed = 0, False
        boxed = boxed or bool(rules.box.match(block.text) and titled(block))
        if mark is None or mark.kind is not Kind.ARABIC or entry(block, within=False):
            continue
        if _heads(marks, position, last):
            found.headings.add(i)
        elif (
            mark.number == last + 1
            or (last < mark.number <= last + 3 and not boxed)
            or _restarts(mark, last, marks, position)
        ):
            found.numbered.add(i)
            last, boxed = mark.number, False


def _excerpted(marks: Sequence[Marked]) -> int:
    """The number before the first where a document is a piece of another, 41., 42., 43.; 0 where it begins with 1."""
    numbers = [
        mark.number
        for _, block, mark in marks
        if mark is not None and mark.kind is Kind.ARABIC and not entry(block, within=False) and not titled(block)
    ]
    if len(numbers) < _EXCERPT or min(numbers) <= _EXCERPT:
        return 0
    runs = (tuple(numbers[i : i + _EXCERPT]) for i in range(len(numbers)))
    return next((run[0] - 1 for run in runs if run == tuple(range(run[0], run[0] + _EXCERPT))), 0)


def _next(marks: Sequence[Marked]) -> int:
    """The first paragraph number that comes; 0 if none does."""
    return next((mark.number for _, _, mark in marks if mark is not None and mark.kind is Kind.ARABIC), 0)


def _heads(marks: Sequence[Marked], position: int, last: int) -> bool:
    """Whether "1. Something" is a heading: a title, where a paragraph with the number that is due comes soon after."""
    _, block, mark = marks[position]
    if mark is None or not titled(block):
        return False
    if block.level:
        return True
    if mark.number == last + 1 and not block.bold:
        return any(
            m is not None and m.kind is Kind.ARABIC and m.number == last + 1 and not titled(b)
            for _, b, m in marks[position + 1 : position + 3]
        )
    after = [
        m for _, b, m in marks[position + 1 : position + 4] if m is not None and m.kind is Kind.ARABIC and not titled(b)
    ]
    return block.bold or any(m.number == last + 1 for m in after)


def _restarts(mark: Marker, last: int, marks: Sequence[Marked], position: int) -> bool:
    """Whether a number begins the sequence anew: 1 again, and the number that was due never comes."""
    if mark.number != 1:
        return False
    later = [m.number for _, _, m in marks[position + 1 :] if m is not None and m.kind is Kind.ARABIC]
    return last + 1 not in later[:12] and 2 in later[:6]


def _bulletin(blocks: Sequence[Block], rules: Grammar, found: Plan) -> None:
    """The paragraphs before the first clause of a bulletin, up to "promulgates the following" and what stands below."""
    if not found.clauses:
        return
    first = min(found.clauses)
    before = [i for i in range(first) if blocks[i].role is Role.BODY]
    last = next((i for i in reversed(before) if rules.promulgates.search(blocks[i].text)), None)
    while last is not None and last + 1 in before and not titled(blocks[last + 1]) and not _mark(blocks[last + 1]):
        last += 1
    if last is not None:
        found.bulletin_preamble.update(
            i for i in before if i <= last and not titled(blocks[i]) and not _mark(blocks[i])
        )
