"""Pieces of text with their place on a page, put together to lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from ingest.arabic import unshaped
from ingest.lines import Line, Span
from ingest.typeset import ENDED, PAUSED

Chunk = tuple[str, float, float, float, str]
"""Text, x and y of its start in points, font size in points, font name. A line ends with a line feed.

Pieces come in the order in which they are read; in text from right to left x is measured from the right."""

_BOLD = re.compile(r"Bold|Black|Heavy|Hei\b|SimHei|黑", re.I)
_ITALIC = re.compile(r"Italic|Oblique|Kai|楷", re.I)
_BRACKETED = re.compile(r"[(（]\s?\d{1,3}\s?[)）]")
_HALF = re.compile("[\ud800-\udfff]")
_SMALL = 0.8
"""A piece smaller than this share of its line's size is raised or lowered."""
_PAGE_TURN = 1.0
_LONG = 25
"""Characters of a line that may be one of running text."""
_ENOUGH = 4


def lay_out(pages: Sequence[Sequence[Chunk]]) -> tuple[Line, ...]:
    """The lines of a document, in the order of the file, with the space above each."""
    found = [line for number, page in enumerate(pages, 1) for line in _from_top(list(_lines(page, number)))]
    usual = _usual_pitch(found)
    before: Line | None = None
    out = []
    for index, line in enumerate(found):
        out.append(replace(line, index=index, gap=_gap(before, line, usual)))
        before = line
    return tuple(out)


def _from_top(lines: list[Line]) -> list[Line]:
    """The lines of a page, its masthead first where the file draws it last: all that stands above all before it."""
    if not lines or lines[0].page != 1 or any(line.y is None for line in lines):
        return lines
    heights = [line.y or 0.0 for line in lines]
    highest = list(accumulate(heights, max))
    lowest = list(accumulate(reversed(heights), min))[::-1]
    starts = (at for at in range(len(lines) - 1, 0, -1) if lowest[at] > highest[at - 1])
    head = next(starts, len(lines))
    return lines[head:] + lines[:head]


def _lines(chunks: Sequence[Chunk], page: int) -> Iterator[Line]:
    row: list[Chunk] = []
    for text, x, y, size, font in chunks:
        pieces = text.split("\n")
        for last, piece in enumerate(pieces, 1):
            if piece:
                row.append((unshaped(_paired(piece)), x, y, size, font))
            if last < len(pieces):
                yield from _line(row, page)
                row = []
    yield from _line(row, page)


def _paired(text: str) -> str:
    """Halves of characters joined where both are there, and replaced where one is alone: fonts may map to either."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _HALF.search(text) else text


def _line(row: Sequence[Chunk], page: int) -> Iterator[Line]:
    """One line, if anything but spaces stands in it."""
    solid = [chunk for chunk in row if chunk[0].strip()]
    if not solid:
        return
    text = "".join(chunk[0] for chunk in row)
    weight: Counter[float] = Counter()
    for piece, _, _, size, _ in solid:
        weight[round(size, 1)] += len(piece.strip())
    size = max(weight, key=lambda s: (weight[s], s))
    placed = bool(size)
    first = solid[0]
    yield _bare_markers(
        Line(
            0,
            text,
            page,
            0.0,
            first[1] if placed else None,
            first[2] if placed else None,
            size,
            all(_BOLD.search(chunk[4]) for chunk in solid),
            all(_ITALIC.search(chunk[4]) for chunk in solid),
            tuple(_spans(row, lambda chunk: bool(_BOLD.search(chunk[4]) or _ITALIC.search(chunk[4])))),
            tuple(_spans(row, lambda chunk: 0 < chunk[3] < size * _SMALL)),
        )
    )


def _bare_markers(line: Line) -> Line:
    """The line with its raised markers taken out of their brackets: Arabic prints (1) where others print 1."""
    for start, end in reversed(line.raised):
        if _BRACKETED.fullmatch(line.text[start:end]):
            line = _without(_without(line, end - 1), start)
    return line


def _without(line: Line, at: int) -> Line:
    """The line without one character."""

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        shorter = ((a - (a > at), b - (b > at)) for a, b in spans)
        return tuple((a, b) for a, b in shorter if a < b)

    text = line.text[:at] + line.text[at + 1 :]
    return replace(line, text=text, emphasis=moved(line.emphasis), raised=moved(line.raised))


def _spans(row: Sequence[Chunk], wanted: Callable[[Chunk], bool]) -> Iterator[Span]:
    """Stretches of a line whose pieces are as wanted, spaces between them included."""
    start = end = -1
    offset = 0
    for chunk in row:
        length = len(chunk[0])
        blank = not chunk[0].strip()
        if not blank and wanted(chunk):
            start = offset if start < 0 else start
            end = offset + len(chunk[0].rstrip())
        elif not blank and start >= 0:
            yield start, end
            start = -1
        offset += length
    if start >= 0:
        yield start, end


def _usual_pitch(lines: Sequence[Line]) -> float:
    """The distance from line to line in running text, as a multiple of the font size; 0 where places are unknown.

    Lines that surely run on tell it; where there are few, all long lines do.
    """
    running: Counter[float] = Counter()
    seen: Counter[float] = Counter()
    for before, line in pairwise(lines):
        pitch = _pitch(before, line)
        if pitch is None or pitch <= 0 or len(line.words) <= _LONG:
            continue
        seen[round(pitch, 1)] += 1
        if len(before.words) > _LONG and not (before.bold or ENDED.search(before.close) or PAUSED.search(before.close)):
            running[round(pitch, 1)] += 1
    chosen = running if running.total() >= _ENOUGH else seen
    return max(chosen, key=lambda pitch: (chosen[pitch], -pitch)) if chosen else 0.0


def _pitch(before: Line | None, line: Line) -> float | None:
    if before is None or before.page != line.page or before.y is None or line.y is None or not line.size:
        return None
    return (before.y - line.y) / max(before.size, line.size)


def _gap(before: Line | None, line: Line, usual: float) -> float:
    """The extra space above a line, in lines; a line set higher than the one before begins a new column or frame."""
    pitch = _pitch(before, line)
    if pitch is None or not usual:
        return 0.0
    return max(0.0, pitch / usual - 1) if pitch >= 0 else _PAGE_TURN
