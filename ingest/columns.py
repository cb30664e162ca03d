"""Rows of tables told by their form alone: words, then figures, line after line; no caption need announce them.

Text dumps show no sizes, and many tables of PDFs are set as large as the text. A run counts only where its lines hold
the same number of figures, since dates and numbers of documents also stand at the ends of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.clean import SEPARATOR
from ingest.lines import Line, width
from ingest.markers import leading
from ingest.typeset import ENDED
from ontology import tables

_YEAR_SIGN = "".join(data["year"] for data in tables("numbers"))
_CELL = rf"(?:[-+−(]?\d[\d.,]*(?:[ \u00a0]?[%٪])?\)?[{_YEAR_SIGN}*]?|[-–—…])"
_ROW = re.compile(rf"(?P<label>\S.*?)(?P<cells>(?:\s+{_CELL})+)$")
_YEAR = re.compile(rf"(?:1[89]|20)\d\d(?:[-–/](?:19|20)?\d\d)?[{_YEAR_SIGN}*]?$")
_ENDS = frozenset(f"0123456789%٪){_YEAR_SIGN}*-–—…")
_ROWS = 3
"""Fewer lines than this are no table."""
_WIDEST = 80
"""Columns: the label of a row is narrower."""
_LONGEST = 200
"""Characters: a longer line is no row."""
_HEAD = 60
"""Columns: the names of the columns take less than this together."""


def columns(lines: Sequence[Line], apart: frozenset[int]) -> Iterator[Line]:
    """The lines of tables, with the line above that names the columns. `apart` are lines known as furniture."""
    run: list[Line] = []
    above: list[Line] = []
    for line in _running(lines, apart):
        cells = _cells(line)
        if run and cells == _cells(run[-1]):
            run.append(line)
            continue
        yield from _table(run, above)
        above = [*above, *run][-2:] if cells else [*above, *run, line][-2:]
        run = [line] if cells else []
    yield from _table(run, above)


def _running(lines: Sequence[Line], apart: frozenset[int]) -> Iterator[Line]:
    """The lines without furniture and without what stands between the rule above notes and the end of the page."""
    ruled = False
    page: int | None = None
    for line in lines:
        if line.index in apart:
            ruled = bool(SEPARATOR.match(line.words))
        elif line.page != page:
            ruled = False
        page = line.page
        if line.index not in apart and not ruled:
            yield line


def _cells(line: Line) -> int:
    """How many figures follow the label of a row; 0 for a line that is none. One alone counts only beside a year."""
    words = line.words
    found = _ROW.match(words) if words[-1] in _ENDS and len(words) < _LONGEST else None
    if found is None or leading(line.text) or width(found["label"]) > _WIDEST:
        return 0
    count = len(re.findall(_CELL, found["cells"]))
    return count if count > 1 or _YEAR.match(found["label"]) else 0


def _table(run: Sequence[Line], above: Sequence[Line]) -> Iterator[Line]:
    """A run that is long enough, with the names of its columns."""
    if len(run) < _ROWS:
        return
    if len(above) > 1 and _names(above[-2], above[-1], run[0]):
        yield above[-1]
    yield from run


def _names(before: Line, line: Line, first: Line) -> bool:
    """Whether a line names the columns: short, a word for each at least, and what stands before it has ended."""
    words = line.words.split()
    near = line.index + 1 == first.index and line.page == first.page
    short = width(line.words) < _HEAD and _cells(first) < len(words)
    return near and short and not leading(line.text) and bool(ENDED.search(before.close)) and words[-1][-1:].isalnum()
