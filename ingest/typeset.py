"""How a file was set: what tells, in this file, that a paragraph ends with a line.

Three kinds of evidence, in the order of their weight: position on the page (a gap, an indent), the space that dumps of
PDFs leave after the last line of a paragraph, and room left on a line for the word that begins the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Line, first_chunk, pairs, width

ENDED = re.compile(r"[.。!?！？؟;；؛:：…][”“\"»›』」’)）\]]*\s*$")
"""A sentence or an item ends here."""
PAUSED = re.compile(r"[,，、،][”\"»』」’)）]*\s*$")
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

    def short(self, before: Line, line: Line) -> bool:
        """Whether the first word of `line` would have fitted at the end of the line before."""
        return _together(before, line, self.spaced) < self.room


def typeset(lines: Sequence[Line], spaced: bool) -> Typeset:
    """Learn how the running text is set. `spaced`: the language sets words apart by spaces."""
    ended = [line for line in lines if line.text.endswith((" ", "\u3000"))]
    full = sum(bool(ENDED.search(line.text)) for line in ended)
    trailing = 0 < len(ended) < 0.6 * len(lines) and full > 0.4 * len(ended)
    gapped = sum(line.gap >= 0.25 for line in lines)
    return Typeset(spaced, trailing, _room(lines, spaced), 0.03 * len(lines) < gapped < 0.7 * len(lines))


def _together(before: Line, line: Line, spaced: bool) -> int:
    words = line.words
    if spaced:
        return width(before.words) + 1 + width(first_chunk(words))
    head = re.match(r"[A-Za-z0-9]+|.", words)
    return width(before.words) + (width(head[0]) if head else 0)


def _room(lines: Sequence[Line], spaced: bool) -> int:
    """The narrowest that two pieces were which had to be parted, among lines that surely run on."""
    running = [(a, b) for a, b in pairs(lines) if a and _runs_on(a, b, spaced)]
    if len(running) < 3:
        return 0
    needs = sorted(_together(a, b, spaced) for a, b in running)
    widest = max(width(a.words) for a, _ in running)
    exact = sum(need > widest for need in needs) >= 0.95 * len(needs)
    return widest + 1 if exact else needs[len(needs) * 4 // 100]


def _runs_on(before: Line, line: Line, spaced: bool) -> bool:
    """Whether a sentence surely goes on: no stop at the end, a small letter (or any, without case) at the start."""
    end, start = before.words[-1:], line.words[:1]
    if not end.isalpha() or len(before.words) < 12 or not start.isalpha():
        return False
    return bool(_LOWER.match(start)) or start.lower() == start.upper()
