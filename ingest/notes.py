"""Footnotes: found at the foot of the page, lifted out of the paragraph that they interrupt.

In a dump a marker often has a line of its own, both where it is cited and where the note begins. The first time a
number stands alone it cites, the second time, or below a rule, the note begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.clean import SEPARATOR
from ingest.lines import Line, measure, usual_size, width
from ingest.markers import Kind, Marker, leading
from ingest.typeset import GAP, Typeset

BARE = re.compile(r"(\d{1,3}|[*＊]{1,4}|[a-z†‡])$")
_OPENING = re.compile(
    r"\s*(\d{1,3}|[*＊]{1,4}|[a-z†‡])(?=[\s\u200e\u200f]|(?<=\d)[^\d\s.,/)%-]|(?<=\*)[^*\s])\s*(?=\S)"
)
_BRACKETED = re.compile(r"\s*[(（](\d{1,3})[)）]\s*")
"""Arabic prints the numbers of notes in brackets, at the foot of the page as in the text."""
_STOPS = ".,;،؛؟"
"""Signs behind which an Arabic marker does not stand, but before."""
_ENDED = re.compile(r"[.。!?！？؟;；:：][”\"»』」’)）\]]*$")


_UNRULED = re.compile(
    r"\s*(?:[(（]?(?P<stars>\*{1,3})[)）]?\s+|[(（](?P<bracketed>\d{1,3})[)）]\s+|(?P<slashed>\d{1,3})/\s+"
    r"|(?P<plain>\d{1,3})(?P<space>\s+))(?=[^\s\-–—])"
)
_SHAPES = {
    "bracketed": r"[^\s(（][(（]{0}[)）]",
    "slashed": r"[^\W\d]\W{{0,2}}{0}/(?!\w)",
    "plain": r"(?:[^\W\d]|[^\W\d][.,;:)”»]|(?:19|20)\d\d[.,;]?){0}(?!\w|[.,]\d)",
}
"""How the marker of a note of each form stands in the text."""
_STARRED = r"[^\s*]\s?[(（]?{0}[)）]?(?!\*)(?=\s|$|[,、\u060c\uff0c\u4e00-\u9fff])"
_ABOVE = 60
"""Lines of text above a note among which its marker is looked for."""
_BELOW = 0.5
"""Lines of white space above the first starred note of a page."""
_PAGE = 120
"""Columns: a dump with wider lines does not break them where the page did."""
_TIGHT = 0.3
"""Share of lines without an empty one above, in a dump that leaves one between any two lines of a page."""
_LONG = 4
"""Digits of a number that is that of no note."""
_COUNTED = (Kind.ARABIC, Kind.HAN, Kind.ROMAN)
"""Marks of paragraphs and sections, which are counted through the document."""


@dataclass(slots=True)
class Note:
    """A footnote: its printed marker, where the marker ends on the first line, and its lines."""

    marker: str
    lines: list[Line]
    start: int = 0


@dataclass(slots=True)
class Split:
    """A document's lines sorted: running text, notes, and markers that had a line of their own in the text."""

    body: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    cited: dict[int, list[Line]] = field(default_factory=dict)
    """Index of a body line → the marker lines that follow it."""


class _Splitter:
    """Walks down the lines; `zone` is true from the beginning of notes to the end of the page."""

    def __init__(self, lines: Sequence[Line], furniture: frozenset[int], style: Typeset) -> None:
        self.lines, self.furniture, self.style = lines, furniture, style
        self.out = Split()
        self.zone = self.ruled = False
        self.page: int | None = None
        self.noted = self.cited = _left_before(lines)
        self.starred = 0
        self.last_header = max((i for i in furniture if not SEPARATOR.match(lines[i].words)), default=-1)
        self.body_size = usual_size(lines, furniture)
        self.airy = sum(line.tight for line in lines) < _TIGHT * len(lines)

    def run(self) -> Split:
        for line in self.lines:
            if line.page != self.page:
                self.zone, self.page = False, line.page
            if line.index in self.furniture:
                self._pass_furniture(line)
            elif not self._in_notes(line):
                self._take_body(line)
        return self.out

    def _pass_furniture(self, line: Line) -> None:
        if SEPARATOR.match(line.words):
            self.zone = self.ruled = True
        elif line.page is None:
            self.zone = False

    def _in_notes(self, line: Line) -> bool:
        """Whether a line belongs to a note; if so it is put there."""
        marker, start = self._opening(line)
        self.ruled = False
        if marker:
            self.zone = True
            self.out.notes.append(Note(marker, [line], start))
            self.noted = int(marker) if marker.isdecimal() else self.noted
            return True
        if not self.zone or not self.out.notes or self._zone_over(line):
            self.zone = False
            return False
        self.out.notes[-1].lines.append(line)
        return True

    def _opening(self, line: Line) -> tuple[str, int]:
        """The marker with which a note begins on this line, and where it ends; ("", 0) if none does."""
        bare = BARE.match(line.words)
        if bare and (self.zone or self._second(bare[1])) and self._follows(line):
            return bare[1], len(line.text)
        if not bare and (unruled := self._unruled(line)):
            return unruled
        bracketed = _BRACKETED.match(line.text) if self.zone else None
        if bracketed and self._due(int(bracketed[1]), line, bracketed.end()):
            return bracketed[1], bracketed.end()
        found = _OPENING.match(line.text)
        if not found or bare:
            return "", 0
        raised = any(a <= found.start(1) and b >= found.end(1) for a, b in line.raised)
        small = self._small(line)
        due = found[1].isdecimal() and self._due(int(found[1]), line, found.end())
        starred = not found[1].isdecimal()
        below = small and "*" in found[1] and line.gap > _BELOW
        if below or (self.zone and (due or raised or (starred and "*" in found[1]))) or (raised and small):
            return found[1], found.end()
        return "", 0

    def _unruled(self, line: Line) -> tuple[str, int] | None:
        """A note that no rule announces: it is due, and its marker stands glued to the text above."""
        found = _UNRULED.match(line.text)
        if not found or (found["stars"] and self.starred >= len(found["stars"])):
            return None
        if found["stars"]:
            cited = self._shown(_STARRED.format(re.escape(found["stars"])))
            self.starred = len(found["stars"]) if cited else self.starred
            return (found["stars"], found.end()) if cited else None
        number = next(found[name] for name in _SHAPES if found[name])
        shape = next(_SHAPES[name] for name in _SHAPES if found[name]).format(number)
        due = int(number) == self.noted + 1 and (not self.zone or self._rested(line))
        if found["plain"] and len(found["space"]) < 2:  # else it may be a figure at the start of a line
            due = due and line.gap >= GAP and line.text[found.end()].isupper()
        return (number, found.end()) if due and self._shown(shape) else None

    def _shown(self, marker: str) -> bool:
        """Whether a marker stands glued to a word of the text, not far above."""
        return any(re.search(marker, line.text) for line in self.out.body[-_ABOVE:])

    def _small(self, line: Line) -> bool:
        """Whether a line is set smaller than the running text, where sizes are known."""
        return self.body_size > 0 and line.size < self.body_size * 0.95

    def _due(self, number: int, line: Line, start: int) -> bool:
        """Whether a note of this number may begin: the next, or any right below a rule, where counting begins anew.

        After a note that surely ended one number may be left out.
        """
        if self.ruled:
            return 0 < number <= self.noted + 9 or self._shown(_SHAPES["plain"].format(number))
        if number == self.noted + 2 and self.zone and self.out.notes and not line.text[start : start + 1].islower():
            last = self.out.notes[-1].lines[-1]
            return bool(_ENDED.search(last.words)) and self.style.short(last, line)
        return number == self.noted + 1 and self._rested(line)

    def _rested(self, line: Line) -> bool:
        """Whether the note being read has come to an end: a number at the start of a line may be a date in it."""
        if not self.zone or not self.out.notes:
            return True
        last = self.out.notes[-1].lines[-1]
        return bool(_ENDED.search(last.words)) or last.text.endswith(" ") or self.style.short(last, line)

    def _second(self, marker: str) -> bool:
        """A number alone begins a note if it is due and has been cited."""
        return marker.isdecimal() and int(marker) == self.noted + 1 and int(marker) <= self.cited

    def _follows(self, line: Line) -> bool:
        """A marker alone needs a text after it."""
        after = line.index + 1
        return after < len(self.lines) and after not in self.furniture and not BARE.match(self.lines[after].words)

    def _zone_over(self, line: Line) -> bool:
        """Notes set small end where the size of the text returns; without page numbers, where the last has ended."""
        last = self.out.notes[-1].lines[-1]
        if last.text[self.out.notes[-1].start :].strip() == "" and len(self.out.notes[-1].lines) == 1:
            return False
        if self.page is not None:
            return self._small(last) and last.size > 0 and not self._small(line)
        if not _ENDED.search(last.words):
            return False
        turned = self.airy and line.tight and line.text[:1].isspace()
        if turned or (self.style.trailing and last.text.endswith(" ")):
            return True
        if self.style.unbroken or (self.style.gaps and line.gap >= GAP):
            return True
        return self._is_next(line) if line.index < self.last_header else self._resumes(last, line)

    def _is_next(self, line: Line) -> bool:
        """Whether the paragraph or section begins here that the text has come to: a page need not end with a header."""
        marker = leading(line.text)
        return marker is not None and marker.kind in _COUNTED and marker.number == self._last(marker) + 1

    def _last(self, marker: Marker) -> int:
        """The number of the last mark of that kind in the text; 0 if there is none."""
        marks = (leading(line.text) for line in reversed(self.out.body))
        return next((one.number for one in marks if one and one.kind is marker.kind), 0)

    def _resumes(self, last: Line, line: Line) -> bool:
        """A numbered paragraph or heading is no part of a note; after a full line a letter may be one: "No. E."."""
        marker = leading(line.text)
        if marker is None or marker.kind in (Kind.LETTER, Kind.DIGIT, Kind.BULLET):
            return False
        return marker.kind is Kind.ARABIC or self.style.short(last, line)

    def _before_stop(self, line: Line) -> re.Match[str] | None:
        """Arabic prints a marker, in brackets, before the stop: where the one has a line, so has the other."""
        found = _BRACKETED.fullmatch(line.text)
        after = self.lines[line.index + 1].words if found and line.index + 1 < len(self.lines) else ""
        return found if after[:1] in _STOPS and after else None

    def _take_body(self, line: Line) -> None:
        bare = BARE.match(line.words) or self._before_stop(line)
        if bare and self.out.body and self._cites(bare[1]):
            self.cited = int(bare[1]) if bare[1].isdecimal() else self.cited
            self.out.cited.setdefault(self.out.body[-1].index, []).append(line)
            return
        for start, end in line.raised:
            if line.text[start:end].strip().isdecimal():
                self.cited = max(self.cited, int(line.text[start:end]))
        self.out.body.append(line)

    def _cites(self, marker: str) -> bool:
        if "*" in marker or "＊" in marker:
            return True
        return marker.isdecimal() and self.cited < int(marker) <= max(self.cited, self.noted) + 2


def _left_before(lines: Sequence[Line]) -> int:
    """The number of the note before the first, where a document is a piece of another; 0 where it begins with 1.

    A number that stands alone twice, once cited and once before its note, and lower than all others that do.
    """
    alone = [int(line.words) for line in lines if line.words.isdecimal() and len(line.words) < _LONG]
    lowest = min(alone, default=0)
    return lowest - 1 if lowest and alone[0] == lowest and alone.count(lowest) > 1 else 0


def split(lines: Sequence[Line], furniture: frozenset[int], style: Typeset) -> Split:
    """Sort lines into running text and notes; `style` tells where the lines of a note end early."""
    found = _Splitter(lines, furniture, style).run()
    found.body = _led(found.body, found.cited, sum(line.tight for line in lines) < _TIGHT * len(lines))
    return found


def _led(body: Sequence[Line], cited: Mapping[int, Sequence[Line]], airy: bool) -> list[Line]:
    """The lines; those that only a marker parts from the line before know where on the printed line they begin.

    A dump gives a marker a line of its own, and thereby cuts the line it stands in; where both pieces would not have
    gone on one line, the marker stood at its end.
    """
    widest = measure(body)
    if widest > _PAGE:
        return list(body)
    out: list[Line] = []
    for line in body:
        before = out[-1] if out else None
        close = line.tight or (airy and line.gap < GAP and line.y is None)
        cut = before is not None and before.index in cited and close and leading(line.text) is None
        if cut and before is not None and before.columns + width(line.words) <= widest:
            line = replace(line, lead=before.columns + 1)  # a marker is set small
        out.append(line)
    return out
