"""How a file was set: what tells, in this file, that a paragraph ends with a line.

Three kinds of evidence, in the order of their weight: position on the page (a gap, an indent), the space that dumps of
PDFs leave after the last line of a paragraph, and room left on a line for the word that begins the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.lines import Line, first_chunk, measure, pairs, width

ENDED = re.compile(
    r"[.。!?！？؟;；؛:：…][”“\"»›』」’)）\]]*\s*$|(?:[。;；؛]|[^\W\d_A-Z]\.)[”“\"»›』」’)）\]]*\d{1,3}\s*$"
)
"""A sentence or an item ends here, perhaps with a footnote marker glued to its stop."""
NAMED = re.compile(r"[“\"«「『][^“”\"«»「」『』.。]{1,60}[!！?？…][”\"»」』]\s*")
"""A name in quotation marks, with a sign of its own: no sentence ends there."""
PAUSED = re.compile(r"[,，、،][”\"»』」’)）]*(?:\d{1,3}|\(\d{1,3}\))?\s*$")
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,/%-]*")
"""Figures and foreign words, which Chinese does not break either."""
GAP = 0.25
"""Lines of extra space above a line that set it apart."""
_ENOUGH = 3
"""Paragraphs that must surely begin, and lines that must surely run on, before a habit is seen in them."""
_WIDE = 90
_PAGE = 120
"""Columns: most dumps are narrower than the first, nearly all than the second."""
_BOUNDLESS = 1_000_000
_OUTLIERS = 2
"""Per cent of the lines that surely run on which may still be narrower than the page lets them be."""
_MOST = 0.3
"""Share of line ends over which a sentence surely runs on in a file that breaks its paragraphs into lines."""
_LOWER = re.compile(r"[a-zà-ÿа-яё]")


@dataclass(frozen=True, slots=True)
class Typeset:
    """What was learnt from all the lines of a file."""

    spaced: bool
    """Words are set apart by spaces."""
    trailing: bool
    """A space after the last line of a paragraph, and only there."""
    room: int
    """Two pieces that together are narrower than this would have stood on one line."""
    gaps: bool
    """Paragraphs are set apart by extra space."""
    counted: bool = False
    """Lines were broken by a count of characters, as programs do, and not by how wide these look."""
    shown: str = ""
    """What every paragraph of a text dump begins with, and no other line: "gap", an empty line above, or "indent"."""

    @property
    def unbroken(self) -> bool:
        """Each paragraph, and each note, has one line."""
        return self.room == _BOUNDLESS

    def shows(self, line: Line) -> bool:
        """Whether a paragraph begins with a line, by what `shown` names."""
        return line.gap >= GAP if self.shown == "gap" else line.text[:1].isspace()

    def short(self, before: Line, line: Line) -> bool:
        """Whether the first word of `line` would have fitted at the end of the line before.

        Where paragraphs are set apart by space, that tells more than the length of lines; what only a footnote's marker
        parts from the line before is on it.
        """
        if line.lead or (self.gaps and line.y is not None):
            return False
        if _together(before, line, self.spaced, self.counted) >= self.room:
            return False
        return not (line.y is None and self.spaced and self._hyphenated(before, line))

    def _hyphenated(self, before: Line, line: Line) -> bool:
        """Whether a sentence goes on with a word of which only the part up to its hyphen would have fitted.

        Not every program that writes a dump breaks words there.
        """
        first = line.words.split(None, 1)[0]
        if first == first_chunk(line.words) or ENDED.search(before.close):
            return False
        size = len if self.counted else width
        return before.lead + size(before.words) + 1 + size(first) >= self.room


def typeset(lines: Sequence[Line], spaced: bool) -> Typeset:
    """Learn how the running text is set. `spaced`: the language sets words apart by spaces."""
    ended = [line for line in lines if line.text.endswith((" ", "\u3000"))]
    full = sum(bool(ENDED.search(line.close)) for line in ended)
    stops = sum(bool(ENDED.search(line.close)) for line in lines)
    running = _running(lines)
    spaced_out = sum(a.text.endswith((" ", "\u3000")) for a, _ in running)
    trailing = len(running) > 0 and spaced_out <= 0.1 * len(running) and full > 0.25 * max(len(ended), stops) > 0
    gapped = sum(line.gap >= GAP for line in lines)
    room, counted = _room(lines, spaced)
    style = Typeset(spaced, trailing, room, 0.03 * len(lines) < gapped < 0.7 * len(lines), counted)
    return replace(style, shown=_shown(lines, style))


def _shown(lines: Sequence[Line], style: Typeset) -> str:
    """What tells, in a dump, paragraphs that surely begin from lines that surely run on; "" if nothing does."""
    if style.trailing or any(line.y is not None for line in lines):
        return ""
    joints = [(a, b, style.short(a, b)) for a, b in pairs(lines) if a and b.index == a.index + 1 and a.page == b.page]
    begun = [b for a, b, short in joints if short and (ENDED.search(a.close) or PAUSED.search(a.close))]
    running = [b for a, b, short in joints if not short and _runs_on(a, b)]
    for name in ("gap", "indent") if min(len(begun), len(running)) >= _ENOUGH else ():
        told = replace(style, shown=name)
        if sum(map(told.shows, begun)) >= 0.9 * len(begun) and sum(map(told.shows, running)) <= 0.05 * len(running):
            return name
    return ""


def _together(before: Line, line: Line, spaced: bool, counted: bool) -> int:
    """The width of a line with the first word of the next put behind it."""
    size = len if counted and spaced else width
    if spaced:
        return before.lead + size(before.words) + 1 + size(first_chunk(line.words))
    unbroken = _RUN.match(line.text) if before.words[-1:].isalpha() else None
    return before.lead + width(before.text) + width(unbroken[0] if unbroken else line.text[:1])


def _room(lines: Sequence[Line], spaced: bool) -> tuple[int, bool]:
    """The narrowest that two pieces were which had to be parted, among lines that surely run on.

    Where no line is longer than what the next word was kept off by, the measure is exact; otherwise it is the width
    that all but a few such pairs exceed. Also tells whether the exact measure counts characters.
    """
    if len(lines) < 4:
        return 0, False
    if _unbroken(lines):
        return _BOUNDLESS, False
    lines = _broken(lines)
    running = _running(lines)
    for counted in (True, False):
        needs = [_together(a, b, spaced, counted) for a, b in running]
        size = len if counted and spaced else width
        widest = max(line.lead + size(line.words if spaced else line.text) for line in lines)
        if sum(need <= widest for need in needs) <= max(2, 0.03 * len(needs)):
            return widest + 1, counted
    return sorted(needs)[len(needs) * _OUTLIERS // 100], False


def _unbroken(lines: Sequence[Line]) -> bool:
    """Whether a file keeps each paragraph on one line: the longest are long, and rest at their ends or are few."""
    widest = max(line.columns for line in lines)
    long = [line for line in lines if line.columns > 0.85 * widest]
    rested = all(ENDED.search(line.close) or PAUSED.search(line.close) for line in long)
    if rested and widest > _WIDE:
        return not _mostly_broken(lines)
    return widest >= _PAGE and len(long) <= max(2, 0.1 * len(lines)) and not _mostly_broken(lines)


def _mostly_broken(lines: Sequence[Line]) -> bool:
    """Whether a sentence runs on over most line ends."""
    joints = [(a, b) for a, b in pairs(lines) if a]
    return sum(_runs_on(a, b) for a, b in joints) > _MOST * len(joints)


def _broken(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines but for a few that keep a whole paragraph, a letter before its annex, where the rest is broken."""
    kept = [line for line in lines if line.columns < _PAGE]
    return kept if len(kept) >= 0.9 * len(lines) else lines


def _running(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Pairs of lines that surely are of one sentence: short ones may be titles, which have no stop either."""
    least = 0.6 * measure(lines)
    return [(a, b) for a, b in pairs(lines) if a and a.columns >= least and not b.lead and _runs_on(a, b)]


def _runs_on(before: Line, line: Line) -> bool:
    """Whether a sentence surely goes on: no stop at the end, a small letter (or any, without case) at the start."""
    end, start = before.words[-1:], line.words[:1]
    if not end.isalpha() or len(before.words) < 12 or not start.isalpha():
        return False
    return bool(_LOWER.match(start)) or start.lower() == start.upper()
