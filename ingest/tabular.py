"""Rows of tables and labels of figures, told by place and size: they stand under their caption and are set small.

Only files that show sizes tell; elsewhere, rows of figures do (`ingest.columns`). A run that holds what may be a
numbered paragraph is left alone, and so are notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from ingest.blocks import Role
from ingest.columns import columns
from ingest.grammar import RUNS_ON, Grammar
from ingest.lines import Line, usual_size
from ingest.markers import Kind, leading

_SMALL = 0.95
"""Text of tables is smaller than this share of the running text's size."""
_TITLE = 4
"""Lines that the title of a table may take."""
_ROWS = 3
_LABEL = 40
"""Characters: labels in figures are shorter."""
_PROSE = 25
"""Characters after a number that make it a paragraph's."""
_NEAR = 0.5
"""Lines of white space: less than this is none."""
_LEVEL = 2.0
"""Points: pieces nearer in height than this stand in one row."""
_NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡]{1,4})\s+[^\W\d]")


def tabular(lines: Sequence[Line], apart: frozenset[int], rules: Grammar) -> dict[int, Role]:
    """The indices of lines inside tables and figures, with which of the two. `apart` are lines known as furniture."""
    found = {line.index: Role.TABLE for line in columns(lines, apart)}
    usual = usual_size(lines, apart)
    body = [line for line in lines if line.index not in apart and usual]
    unended = False
    for _, page in groupby(body, key=lambda line: line.page):
        on_page = list(page)
        if unended:
            found.update({line.index: Role.TABLE for line in _resumed(on_page, usual)})
        if 2 * sum(line.size > 0 for line in on_page) < len(on_page):
            continue
        captions = [(at, role) for at, line in enumerate(on_page) if (role := _caption(line, rules)) is not None]
        for at, role in captions:
            found.update({line.index: role for line in _kept(_under(on_page, at + 1, usual))})
        if any(role is Role.FIGURE for _, role in captions):
            found.update({line.index: Role.FIGURE for line in _labels(on_page, usual) if line.index not in found})
        unended = _reaches_the_foot(on_page, found, usual)
    return found


def runs(lines: Sequence[Line], roles: dict[int, Role], apart: frozenset[int]) -> Iterator[list[Line]]:
    """The lines of each table or figure: those with no text between them. A figure stays on its page."""
    last: Line | None = None
    run: list[Line] = []
    for line in (line for line in lines if line.index in roles):
        if run and last and not _together(last, line, roles, apart):
            yield run
            run = []
        run.append(line)
        last = line
    if run:
        yield run


def _together(last: Line, line: Line, roles: dict[int, Role], apart: frozenset[int]) -> bool:
    if roles[last.index] is not roles[line.index] or any(i not in apart for i in range(last.index + 1, line.index)):
        return False
    return last.page == line.page or roles[line.index] is Role.TABLE


def rows(run: Sequence[Line]) -> Iterator[list[Line]]:
    """The pieces that stand at one height, in the order of the file."""
    row: list[Line] = []
    for line in run:
        if row and (line.y is None or abs((row[-1].y or 0.0) - (line.y or 0.0)) >= _LEVEL):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _caption(line: Line, rules: Grammar) -> Role | None:
    """Whether a table or a figure is announced: "Table 2", alone or before its title, not a sentence about one."""
    for pattern, role in ((rules.table, Role.TABLE), (rules.figure, Role.FIGURE)):
        found = pattern.match(line.words)
        if found and not RUNS_ON.match(line.words[found.end() :]):
            return role
    return None


def _under(page: Sequence[Line], start: int, usual: float) -> list[Line]:
    """The small lines under a caption and its title."""
    at = start
    while at < len(page) and at < start + _TITLE and not _is_small(page[at], usual):
        if not (page[at].bold or len(page[at].words) < _LABEL):
            return []
        at += 1
    found = []
    for line in page[at:]:
        if not _is_small(line, usual) or _notes(line):
            break
        found.append(line)
    return found


def _reaches_the_foot(page: Sequence[Line], found: dict[int, Role], usual: float) -> bool:
    """Whether a table set small is the last on its page, but for the notes: its rows may run over to the next."""
    at = next((at for at, line in reversed(list(enumerate(page))) if found.get(line.index) is Role.TABLE), None)
    return at is not None and all(_is_small(line, usual) for line in page[at:])


def _resumed(page: Sequence[Line], usual: float) -> Iterator[Line]:
    """The rows at the head of a page that belong to the table of the page before."""
    return takewhile(lambda line: _is_small(line, usual) and not _notes(line) and not _numbered(line), page)


def _labels(page: Sequence[Line], usual: float) -> Iterator[Line]:
    """Runs of small and short lines on a page that shows a figure: many files draw its labels after all the text.

    What follows them as small is a legend.
    """
    before: Line | None = None
    drawn = False
    for short, group in groupby(page, key=lambda line: _is_label(line, usual)):
        run = list(group)
        if short:
            ends_note = before is not None and before.size == run[0].size and run[0].gap < _NEAR
            kept = _kept(run[1:] if ends_note else run)
        else:
            kept = list(takewhile(lambda line: _is_small(line, usual) and not _notes(line), run)) if drawn else []
        yield from kept
        before, drawn = run[-1], bool(kept)


def _kept(run: list[Line]) -> list[Line]:
    """The run if it has rows enough, and nothing in it may be a numbered paragraph."""
    return run if len(run) >= _ROWS and not any(_numbered(line) for line in run) else []


def _is_small(line: Line, usual: float) -> bool:
    return 0 < line.size < usual * _SMALL


def _is_label(line: Line, usual: float) -> bool:
    """Small and short, or nothing but figures; what runs upwards has no size."""
    short = len(line.words) < _LABEL or not re.search(r"[^\W\d]", line.words)
    return short and (not line.size or _is_small(line, usual)) and not _notes(line)


def _notes(line: Line) -> bool:
    """Whether a note opens here: a raised marker first, or a number and words with white space above."""
    raised = bool(line.raised) and not line.text[: line.raised[0][0]].strip()
    return raised or bool(_NOTE.match(line.text) and line.gap > _NEAR)


def _numbered(line: Line) -> bool:
    mark = leading(line.text)
    return mark is not None and mark.kind in (Kind.ARABIC, Kind.CLAUSE) and len(line.words) > mark.end + _PROSE
