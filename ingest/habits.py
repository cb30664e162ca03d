"""What is seen in all lines of a file before any is judged: margins, letters of lists, lines that stand alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ingest.lines import Line, width
from ingest.markers import Kind, Marker, leading, letter_value
from ingest.typeset import ENDED, NAMED, PAUSED, Typeset

NEAR = 6.0
"""Points: less than this is no indent."""
NEARLY: Final = 0.75
"""Share of the measure that the first line of a paragraph fills at least."""
FAR: Final = 0.6
"""Share of the measure below which a line ends far from the edge."""
WIDEST: Final = 120
"""Columns: where paragraphs are not broken into lines, longer ones may still be cut by a page."""
DEEP: Final = 5
"""Columns: lines set in further than this are centred or belong to a table."""


def listed(lines: Sequence[Line]) -> frozenset[int]:
    """The letters that mark items of lists, where the one before or after it also stands at the start of a line."""
    marks = (leading(line.text) for line in lines)
    seen = {letter_value(mark.value) for mark in marks if mark and mark.kind is Kind.LETTER}
    return frozenset(value for value in seen if value + 1 in seen or value - 1 in seen)


def alone(lines: Sequence[Line], style: Typeset) -> frozenset[int]:
    """Lines of a dump that stop short without a sign: titles, unless a sentence before them runs on."""
    return frozenset(
        line.index
        for line, after in pairwise(lines)
        if line.y is None
        and after.index == line.index + 1
        and line.page == after.page
        and line.words[-1:].isalpha()
        and style.room
        and style.short(line, after)
    )


def heads(lines: Sequence[Line], style: Typeset, box: re.Pattern[str]) -> frozenset[int]:
    """Titles above a text set in, of a script without spaces: far too short for a line that runs on, and unstopped.

    A title may stand above another one, as that of a box above that of its first item. Where words are set apart, only
    these two are told, below the caption of a `box`: the room that a line leaves tells of the others.
    """
    if style.spaced:
        return frozenset(
            title.index
            for caption, title, first, text in zip(lines, lines[1:], lines[2:], lines[3:], strict=False)
            if text.y is None
            and text.index == caption.index + 3
            and box.fullmatch(caption.words)
            and under_title(first, text, style)
            and first.words[:1].isupper()
            and style.short(title, first)
        )
    far, found = FAR * min(style.room, WIDEST), set[int]()
    for after, line in pairwise(reversed(lines)):
        short = line.columns < far and not line.text[:1].isspace() and not leading(line.text)
        stopped = not NAMED.fullmatch(line.words) and (ENDED.search(line.close) or PAUSED.search(line.close))
        below = after.text[:1].isspace() or after.index in found
        if line.y is None and not style.spaced and short and not stopped and below and after.index == line.index + 1:
            found.add(line.index)
    return frozenset(found)


def under_title(before: Line, line: Line, style: Typeset) -> bool:
    """Whether a line of a dump that is set in begins the text under a title, a short line without a sign or a mark.

    Where words are not set apart by spaces, any line may end short of the margin.
    """
    if not style.spaced or line.y is not None or line.page != before.page or leading(before.text) or leading(line.text):
        return False
    inset, indent = (len(one.text) - len(one.text.lstrip()) for one in (line, before))
    ended = ENDED.search(before.close) or PAUSED.search(before.close)
    return indent < inset < DEEP and not ended and style.short(before, line)


def margin(lines: Sequence[Line]) -> float | None:
    """Where lines begin that are not set in, in points: the leftmost place that is common; None where unknown."""
    seen = Counter(round(line.x) for line in lines if line.x is not None)
    if not seen:
        return None
    common = 0.3 * max(seen.values())
    return float(min(x for x, count in seen.items() if count >= common))


def sets_first_lines_in(lines: Sequence[Line], margin: float | None) -> bool:
    """Whether lines that are set in run on at the margin, rather than further in."""
    if margin is None:
        return False
    back = further = 0
    for before, line in pairwise(lines):
        if before.x is None or line.x is None or before.page != line.page or before.x <= margin + NEAR:
            continue
        if not (ENDED.search(before.close) or PAUSED.search(before.close)):
            back += abs(line.x - margin) < NEAR
            further += abs(line.x - before.x) < NEAR
    return back >= 3 and back > 3 * further


def hangs(group: Sequence[Line], line: Line) -> bool:
    """Whether a line is set further in than the mark of a heading, at most under its words: the heading goes on."""
    marker = leading(group[0].text)
    inset, mark = (len(one.text) - len(one.text.lstrip()) for one in (line, group[0]))
    return marker is not None and mark + 1 < inset <= marker.end + 1


def rests(before: Line, opens: bool) -> bool:
    """Whether a paragraph ends before a marker on a line of its own, behind which every line is set in.

    `opens`: the words behind it open a paragraph of a preamble, which a comma may end as well.
    """
    return bool(ENDED.search(before.close) or (opens and PAUSED.search(before.close)))


def spills(before: Line, line: Line) -> bool:
    """Whether a page ended early, for the sake of its notes: a line may be short without an end."""
    return before.page != line.page and not ENDED.search(before.close) and not PAUSED.search(before.close)


def under_way(group: Sequence[Line]) -> bool:
    """Whether lines are of a numbered paragraph, behind its first: it ends with a stop, wherever its page was cut."""
    marker = leading(group[0].text)
    return len(group) > 1 and marker is not None and marker.kind is Kind.ARABIC


def unstopped(group: Sequence[Line], line: Line, style: Typeset) -> bool:
    """Whether a paragraph goes on below a nearly full line, for want of a stop or pause.

    It is no title if it has a number, is set in while the next line is not, or holds the end of a sentence. What the
    line is short of its measure are characters of another width than they are counted with, or the margins of a box;
    an empty line may be that of a page.
    """
    before, marker = group[-1], leading(group[0].text)
    if line.y is not None or line.text[:1].isspace() or before.columns <= NEARLY * min(style.room, WIDEST):
        return False
    if ENDED.search(before.close) or PAUSED.search(before.close):
        return False
    if style.spaced:
        return marker is not None and _numbers_text(group, marker, line)
    numbered = marker is not None and marker.kind is Kind.ARABIC
    return numbered or (marker is None and (group[0].text[:1].isspace() or any("。" in one.text for one in group)))


def _numbers_text(group: Sequence[Line], marker: Marker, line: Line) -> bool:
    """Whether a number or letter is that of a paragraph, not of a title, in a script that sets words apart.

    The lines of a dump end where those of the page ended, and a name may begin the next: "the United | Nations".
    """
    if marker.kind is Kind.ARABIC:
        return len(group) > 1 or not line.words[:1].isalnum()
    return marker.kind is Kind.LETTER


def cut(group: Sequence[Line], line: Line) -> bool:
    """Whether only a note's marker on a line of its own parts a line from a paragraph set in, which the line is not."""
    dumped = line.page is None and line.y is None
    return dumped and group[0].text[:1].isspace() and not line.text[:1].isspace() and not leading(group[0].text)


def noted_within(group: Sequence[Line], line: Line, style: Typeset) -> bool:
    """Whether a note's marker may part two sentences of a numbered paragraph in a dump: what follows is full."""
    numbered, full = leading(group[0].text), width(line.words) > NEARLY * min(style.room, WIDEST)
    dumped = line.page is None and not line.text[:1].isspace()
    return dumped and full and numbered is not None and numbered.kind is Kind.ARABIC


def between_scripts(group: Sequence[Line], line: Line, style: Typeset) -> bool:
    """Whether the space after a line may be the one between Chinese and figures: nothing told from it then."""
    before = group[-1]
    if style.spaced or ENDED.search(before.close) or PAUSED.search(before.close):
        return False
    under_way = len(group) > 1 or before.columns > NEARLY * style.room
    return under_way and before.words[-1:].isascii() != line.words[:1].isascii()
