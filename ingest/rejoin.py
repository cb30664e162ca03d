"""Which lines make one paragraph: where each ends, by its place, its form and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.due import Due
from ingest.grammar import Grammar, is_caption
from ingest.habits import (
    FAR,
    NEAR,
    NEARLY,
    WIDEST,
    alone,
    between_scripts,
    cut,
    hangs,
    heads,
    listed,
    margin,
    noted_within,
    rests,
    sets_first_lines_in,
    spills,
    under_title,
    under_way,
    unstopped,
)
from ingest.join import join
from ingest.lines import Line, width
from ingest.markers import Kind, Marker, leading, letter_value
from ingest.openings import settle
from ingest.typeset import ENDED, GAP, PAUSED, Typeset

_HEADINGS = (Kind.ROMAN, Kind.HAN, Kind.CAPITAL, Kind.ORDINAL)
_SIGNED = 60
"""A signature takes less than this on its line."""
_PAGED = re.compile(r"(?:(?:\.\s?){4,}|(?:…\s?){2,})\s*(?:\d{1,3}|[ivxl]{1,6})$")
"""The end of an entry in a table of contents: a row of dots and a page."""


class Rejoiner:
    """Decides, line after line, whether a new block begins."""

    def __init__(self, rules: Grammar, style: Typeset, cited: dict[int, list[Line]]) -> None:
        self.rules, self.style, self.cited = rules, style, cited
        self.numbers = Due()
        self.preamble = False
        self.untold = True
        """Nothing has been enacted or numbered yet: all so far may be a title, which has no stop."""
        self.annexed = False
        """An annex has begun: its short lines are entries of a list."""
        self.margin: float | None = None
        self.first_lines = False
        """First lines of paragraphs are set in, the others begin at the margin."""
        self.capitals = False
        """Paragraphs open with a capital here; in a Russian preamble they do not."""
        self.doubt = False
        """The line just judged may as well run on."""
        self.listed: frozenset[int] = frozenset()
        """Places in the alphabet of the letters that open lines, beside another letter that does."""
        self.titles: frozenset[int] = frozenset()
        """Indices of lines without a stop that surely end a block: after a sentence that ends they are one."""
        self.heads: frozenset[int] = frozenset()
        """Indices of titles above a text set in, which surely are blocks of their own."""

    def group(self, lines: Sequence[Line]) -> list[list[Line]]:
        """The lines of each block."""
        self.margin = margin(lines)
        self.listed = listed(lines)
        self.titles = frozenset() if self.style.trailing else alone(lines, self.style)
        self.heads = heads(lines, self.style, self.rules.box)
        self.first_lines = sets_first_lines_in(lines, self.margin)
        groups: list[list[Line]] = []
        doubts: list[bool | None] = []
        for line in lines:
            self.doubt = False
            if not groups or self._begins(groups[-1], line):
                groups.append([line])
                self._opened(line)
                opens = self.preamble and not self.rules.enacting.match(line.words)
                doubts.append(self.doubt if opens else None)
            else:
                groups[-1].append(line)
        return self._settled(groups, doubts)

    def _settled(self, groups: list[list[Line]], doubts: list[bool | None]) -> list[list[Line]]:
        """Join again what only looked like new paragraphs of a preamble."""
        rows = [i for i, doubt in enumerate(doubts) if doubt is not None]
        texts = [join(groups[i], {}, frozenset(), self.rules).text for i in rows]
        kept = settle(texts, [bool(doubts[i]) for i in rows], self.rules)
        out: list[list[Line]] = []
        joined = {i for i, stays in zip(rows, kept, strict=True) if not stays}
        for i, group in enumerate(groups):
            if i in joined:
                out[-1] = out[-1] + group
            else:
                out.append(group)
        return out

    def _opened(self, line: Line) -> None:
        self.capitals = line.words[:1].isupper()
        self.annexed = self.annexed or bool(self.rules.annex.fullmatch(line.words))
        marker = leading(line.text)
        if marker:
            self.numbers.take(marker)
            self.untold = self.untold and marker.kind not in (Kind.ARABIC, Kind.CLAUSE)
            self.preamble = self.preamble and marker.kind not in (Kind.ARABIC, Kind.CLAUSE)
        if self.rules.enacting.match(line.words):
            self.preamble, self.untold = True, False
            self.numbers = Due()

    def _begins(self, group: Sequence[Line], line: Line) -> bool:
        before = group[-1]
        rested = self._rested(before, line)
        marker = leading(line.text)
        if marker and self.numbers.comes(marker, rested) and not self._within(marker, before, line):
            return True
        titled = before.index in self.heads or under_title(before, line, self.style)
        if (titled and before.index not in self.cited) or self._set_apart(before, line):
            return True
        if self.style.shown and not self._turned(before, line):
            if self.annexed and before.columns < FAR * min(self.style.room, WIDEST):
                return True
            if before.index in self.cited and not (self._titles(before) or rests(before, self._leads(line))):
                return False
            return self.style.shows(line) or (self._titles(before) and rested and not hangs(group, line))
        if before.index in self.cited and cut(group, line):
            return False
        if self._follows(before, line) and unstopped(group, line, self.style):
            return False
        return self._by_place(group, line) or self._by_form(group, line)

    def _within(self, marker: Marker, before: Line, line: Line) -> bool:
        """Whether a mark stands in a sentence: a dash without a stop before it, a letter of a list that runs on."""
        if marker.kind is Kind.BULLET:
            return marker.value in "–—-" and not ENDED.search(before.close)
        if marker.kind is not Kind.LETTER or not self.preamble or line.y is not None or line.gap >= GAP:
            return False
        return (
            not self.style.short(before, line)
            and not self.style.shown
            and letter_value(marker.value) not in self.listed
        )

    def _rested(self, before: Line, line: Line) -> bool:
        """Whether the line before has come to rest: a stop, or room left over."""
        return bool(
            ENDED.search(before.close) or self.style.short(before, line) or line.gap >= 0.25 or before.bold != line.bold
        )

    def _set_apart(self, before: Line, line: Line) -> bool:
        """Lines that by their words are blocks of their own."""
        r = self.rules
        if (r.enacting.match(before.words) and self.preamble) or _PAGED.search(before.words):
            return True
        if r.enacting.match(line.words) and (self.untold or self._rested(before, line)):
            return True
        if self._closes(line) and ENDED.search(before.close) and width(line.words) < _SIGNED:
            return True
        if any(p.match(line.words) or p.match(before.words) for p in (r.summary, r.contents)):
            return True
        captions = (r.box, r.figure, r.table, r.annex, r.section, r.recommendation)
        if any(p.fullmatch(before.words) for p in captions):
            return True
        return any(is_caption(p, line.words) for p in captions) and self._rested(before, line)

    def _closes(self, line: Line) -> bool:
        """A signature, or the meeting and date under a resolution."""
        r, words = self.rules, line.words
        return bool(r.signature.match(words) or (r.dateline.match(words) and not self.preamble))

    def _by_place(self, group: Sequence[Line], line: Line) -> bool:
        """Gap, indent, weight and size, where the file shows them."""
        before = group[-1]
        if before.bold != line.bold and len(line.words) > 1 and (line.gap >= 0.25 or not line.words[:1].islower()):
            return True
        if before.size and line.size and abs(before.size - line.size) > 0.9 and before.page == line.page:
            return True
        if line.gap >= 0.25 and not self._turned(before, line):
            return self.style.gaps or bool(ENDED.search(before.close)) or self.style.short(before, line)
        return self._indented(group, line)

    def _indented(self, group: Sequence[Line], line: Line) -> bool:
        before = group[-1]
        if line.x is None or before.x is None or before.page != line.page or leading(group[0].text):
            return False
        if line.x > before.x + NEAR:
            return len(group) > 1 or bool(ENDED.search(before.close))
        return self._indented_again(group, line)

    def _indented_again(self, group: Sequence[Line], line: Line) -> bool:
        """After a paragraph of one line, set in like it: where first lines are set in, a second line would not be."""
        if not self.first_lines or self.margin is None or line.x is None or len(group) > 1:
            return False
        return line.x > self.margin + NEAR and bool(ENDED.search(group[0].close) or PAUSED.search(group[0].close))

    def _by_form(self, group: Sequence[Line], line: Line) -> bool:
        """Stops, the space after a paragraph, and room left on the line."""
        before = group[-1]
        if self._runs_on(before, line):
            return False
        rested = rests(before, before.index not in self.cited or line.y is not None or self._leads(line))
        if not rested and (before.index in self.cited or self._turned(before, line)) and not self._titles(before):
            return self._left_off(group, line)
        if line.index in self.titles and before.index not in self.cited and ENDED.search(before.close):
            return True
        if self.style.gaps and line.y is not None:
            return self._turned(before, line) and self._after_turn(before, line)
        if before.index in self.cited and not self.style.short(before, line):
            return self._new_opening(before, line) or (bool(ENDED.search(before.close)) and self._leads(line))
        set_in = line.y is None and line.text[:1].isspace() and self._follows(before, line)
        if ENDED.search(before.close) and (set_in or not self.style.room):
            return True
        if self.style.trailing:
            return self._by_trailing(group, line)
        if self.style.short(before, line):
            return not spills(before, line)
        return self._new_opening(before, line)

    def _runs_on(self, before: Line, line: Line) -> bool:
        """Whether words tell that a paragraph goes on: a stop behind a marker, what a number counts, a small letter."""
        stop = before.index in self.cited and not any(map(str.isalnum, line.words))
        if stop or (before.words[-1:].isdecimal() and self.rules.counts.match(line.words)):
            return True
        if self.preamble or ENDED.search(before.close) or not self._follows(before, line):
            return False
        full = before.columns > NEARLY * min(self.style.room, WIDEST)
        return line.words[:1].islower() and (full or before.words.endswith("-"))

    def _left_off(self, group: Sequence[Line], line: Line) -> bool:
        """Whether a line without a stop ends far from the edge; in a dump a marker that stood there may have cut it."""
        before, far = group[-1], FAR * min(self.style.room, WIDEST)
        if line.y is None and (before.index in self.cited or line.words[:1].islower() or under_way(group)):
            return False
        if line.y is None and self.style.trailing and (len(group) > 1 or width(line.words) >= far):
            return False
        return before.columns < far

    def _follows(self, before: Line, line: Line) -> bool:
        """Whether nothing stood between two lines, not even a marker."""
        return line.index == before.index + 1

    def _turned(self, before: Line, line: Line) -> bool:
        """Whether a page was turned between two lines: headers or notes stand between them."""
        between = line.index - before.index - 1 - len(self.cited.get(before.index, ()))
        return before.page != line.page or between > 0

    def _after_turn(self, before: Line, line: Line) -> bool:
        """At the head of a page there is no gap to see: a stop decides, or a pause before an opening word."""
        if self._titles(before) or before.size != line.size:
            return True
        if self.preamble and PAUSED.search(before.close):
            return bool(self.rules.opener.match(line.words)) or (self.first_lines and self._set_in(line))
        if self.preamble:
            return bool(ENDED.search(before.close)) and (not self.first_lines or self._set_in(line))
        return bool(ENDED.search(before.close)) and self._fresh(line)

    def _fresh(self, line: Line) -> bool:
        """Whether a line at the head of a page opens a paragraph: set in from the margin, where places are known."""
        return line.x is None or self.margin is None or self._set_in(line)

    def _set_in(self, line: Line) -> bool:
        """Whether a line begins further in than the margin, which is known."""
        return line.x is not None and self.margin is not None and line.x > self.margin + NEAR

    def _titles(self, before: Line) -> bool:
        """A line that is itself a heading, which has no stop at its end."""
        return before.bold or bool((marker := leading(before.text)) and marker.kind in _HEADINGS)

    def _leads(self, line: Line) -> bool:
        return bool(self.rules.directive.match(line.words) or self.rules.opener.match(line.words)) and self.preamble

    def _by_trailing(self, group: Sequence[Line], line: Line) -> bool:
        before = group[-1]
        if not before.text.endswith((" ", "\u3000")) or between_scripts(group, line, self.style):
            return self._new_opening(before, line) and self.style.short(before, line)
        if ENDED.search(before.close):
            parted = before.index in self.cited or (before.close.endswith((";", "；")) and self._turned(before, line))
            return not (parted and noted_within(group, line, self.style)) and not (
                before.close.endswith(("：", ":")) and line.page == before.page and not self.style.short(before, line)
            )
        if PAUSED.search(before.close):
            return self.preamble and bool(self.rules.opener.match(line.words))
        return self.style.short(before, line) or line.text.startswith((" ", "\u3000"))

    def _new_opening(self, before: Line, line: Line) -> bool:
        """A full line: the next is a new paragraph only if it opens like one. Without capitals that stays in doubt."""
        words = line.words
        if not self.preamble or not (PAUSED.search(before.close) or before.close.endswith((";", "；", "؛"))):
            return False
        cased = words[:1].isupper()
        if self.capitals and not cased:
            return False
        if cased and self.rules.directive.match(words):
            return True
        opens = bool(self.rules.opener.match(words))
        self.doubt = opens and not cased
        return opens
