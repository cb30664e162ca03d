"""Lines to blocks, all steps together: furniture, footnotes, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, Mark, Role
from ingest.clean import furniture, reflowed
from ingest.grammar import Grammar, grammar
from ingest.hyphens import softened
from ingest.join import Joined, join
from ingest.lines import Line, unpaged
from ingest.notes import Note, Split, split
from ingest.numbered import gathered
from ingest.rejoin import Rejoiner
from ingest.tabular import rows, runs, tabular
from ingest.typeset import typeset


def blocks(lines: Sequence[Line], language: str) -> tuple[Block, ...]:
    """The blocks of a text, in the order in which each begins. Together they hold each line once."""
    rules = grammar(language)
    pages = {line.index: line.page for line in lines}
    lines = softened(unpaged(lines) if reflowed(lines) else lines)
    apart = furniture(lines, rules)
    drawn = tabular(lines, apart, rules)
    aside = apart | drawn.keys()
    rough = typeset([line for line in lines if line.index not in aside], rules.spaced)
    parted = split(lines, aside, rough)
    style = typeset(parted.body, rules.spaced)
    known = frozenset(note.marker for note in parted.notes)
    groups = gathered(Rejoiner(rules, style, parted.cited).group(parted.body), rules)
    found = [_body(group, parted.cited, known, rules) for group in groups]
    found += [_note(note, known, rules) for note in parted.notes]
    found += [_furniture(lines[index]) for index in sorted(apart)]
    found += [_table(run, drawn[run[0].index], known, rules) for run in runs(lines, drawn, apart | _noted(parted))]
    placed = (replace(block, page=pages[block.lines[0]]) for block in found)
    return tuple(sorted(placed, key=lambda block: block.lines[0]))


def _noted(parted: Split) -> set[int]:
    """The lines of notes, which may stand between two pages of a table."""
    return {line.index for note in parted.notes for line in note.lines}


def _body(group: Sequence[Line], cited: dict[int, list[Line]], known: frozenset[str], rules: Grammar) -> Block:
    joined = join(group, cited, known, rules)
    extra = [mark.index for line in group for mark in cited.get(line.index, ())]
    return _block(group, joined, Role.BODY, "", extra)


def _note(note: Note, known: frozenset[str], rules: Grammar) -> Block:
    joined = join(note.lines, {}, frozenset(), rules, note.start)
    return _block(note.lines, joined, Role.NOTE, note.marker, [])


def _furniture(line: Line) -> Block:
    return Block(line.words, Role.FURNITURE, line.page, lines=(line.index,))


def _table(run: Sequence[Line], role: Role, known: frozenset[str], rules: Grammar) -> Block:
    """A table or the labels of a figure, row by row."""
    whole = Joined()
    for row in rows(run):
        joined = join(row, {}, known, rules)
        start = len(whole.text) + 1 if whole.text else 0
        whole.text = f"{whole.text}\n{joined.text}" if whole.text else joined.text
        whole.marks += [(start + offset, sign) for offset, sign in joined.marks]
        whole.emphasis += [(start + a, start + b) for a, b in joined.emphasis]
    return _block(run, whole, role, "", [])


def _block(group: Sequence[Line], joined: Joined, role: Role, marker: str, extra: Sequence[int]) -> Block:
    first = group[0]
    return Block(
        joined.text,
        role,
        first.page,
        tuple(Mark(offset, sign) for offset, sign in joined.marks),
        marker,
        bold=all(line.bold for line in group),
        italic=all(line.italic for line in group),
        size=first.size,
        emphasis=tuple(joined.emphasis),
        lines=tuple(sorted([line.index for line in group] + list(extra))),
    )
