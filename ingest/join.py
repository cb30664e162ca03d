"""Putting the lines of one paragraph together: spaces, hyphens, and footnote markers lifted out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest.grammar import Grammar
from ingest.hyphens import SOFT
from ingest.lines import Line, Span, width
from ontology import tables

_CUT = re.compile(r"[^\W_]-$|\S/$|(?:https?://|www\.)\S*$", re.I)
"""What runs on without a space: a hyphen, a slash, an address that the end of the line has cut."""
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_GROUP = re.compile(r"(?<![\d/.,])\d{1,3}$")
_SHORT = 30
_ALNUM = re.compile(r"[A-Za-zÀ-ÿ0-9]")


@dataclass(slots=True)
class Joined:
    """A paragraph's text, with the markers taken out of it and the spans printed bold or italic."""

    text: str = ""
    marks: list[tuple[int, str]] = field(default_factory=list)
    emphasis: list[Span] = field(default_factory=list)


def join(
    lines: Sequence[Line], cited: Mapping[int, Sequence[Line]], known: frozenset[str], rules: Grammar, start: int = 0
) -> Joined:
    """Join lines to one text.

    `cited` are marker lines that follow a line; `known` the markers that have a note: only these are lifted out, others
    stay in the text; `start` is where the text begins on the first line.
    """
    out = Joined()
    last: Line | None = None
    for line in lines:
        begin = start if last is None else 0
        _append(out, last, line, begin, known, rules)
        for mark in cited.get(line.index, ()):
            if mark.words in known:
                out.marks.append((len(out.text), mark.words))
            else:
                out.text += " " + mark.words
        last = line
    return out


def _append(out: Joined, last: Line | None, line: Line, begin: int, known: frozenset[str], rules: Grammar) -> None:
    marks = _markers(line, begin, known)
    piece, place = _squeezed(line.text, begin, marks)
    if not piece:
        out.marks += [(len(out.text), sign) for _, _, sign in marks]
        return
    if out.text and last is not None:
        out.text = (
            out.text.removesuffix(SOFT)
            if out.text.endswith(SOFT)
            else out.text + _between(out.text, piece, last, line, rules)
        )
    base = len(out.text)
    out.text += piece
    out.marks += [(base + place[start], sign) for start, _, sign in marks]
    strong = [(base + place[max(a, begin)], base + place[b]) for a, b in line.emphasis if b > begin]
    out.emphasis += [(a, b) for a, b in strong if b > a]


def _markers(line: Line, begin: int, known: frozenset[str]) -> list[tuple[int, int, str]]:
    """The raised spans of a line that are markers of notes: (start, end, marker)."""
    found = []
    for start, end in line.raised:
        for part in re.finditer(r"[^\s,،、()（）]+", line.text[start:end]):
            if start + part.start() >= begin and part[0] in known:
                found.append((start + part.start(), start + part.end(), part[0]))
    return found


def _squeezed(text: str, begin: int, marks: Sequence[tuple[int, int, str]]) -> tuple[str, list[int]]:
    """The text from `begin` without markers, spaces folded; and for each offset in `text` its place in that."""
    lifted = {i for start, end, _ in marks for i in range(start, end)}
    out: list[str] = []
    place = []
    for i, c in enumerate(text):
        place.append(len(out))
        if i < begin or i in lifted:
            continue
        if not c.isspace():
            out.append(c)
        elif out and out[-1] != " ":
            out.append(" ")
    piece = "".join(out)
    whole = piece.rstrip()
    return whole, [min(p, len(whole)) for p in [*place, len(out)]]


def _between(left: str, right: str, last: Line, line: Line, rules: Grammar) -> str:
    """What stands between two lines of one paragraph."""
    spaced = rules.spaced
    if spaced and right[0] in rules.tight:
        return ""
    if _CUT.search(left[-200:]) and not (spaced and left.endswith("/") and left[-2:-1].isspace()):
        return ""
    if spaced or _flush_right(last, line) or (line.y is not None and _cut_number(left, right)):
        return " "
    parted = last.text[-1:].isspace() or line.text[:1].isspace()
    if _LATIN.match(left[-1:]) and _LATIN.match(right[:1]):
        return " "
    mixed = bool(_ALNUM.match(left[-1:])) or bool(_ALNUM.match(right[:1]))
    return " " if parted and mixed and left[-1:] not in "/-" else ""


def _cut_number(left: str, right: str) -> bool:
    """Whether a number in groups of three was broken at its space: typesetters break it nowhere else."""
    return bool(_GROUP.search(left[-4:]) and _thousands().match(right))


@cache
def _thousands() -> re.Pattern[str]:
    """A group of three digits, and no year."""
    return re.compile(rf"\d{{3}}(?![\d{''.join(data['year'] for data in tables('numbers'))}])")


def _flush_right(last: Line, line: Line) -> bool:
    """Whether two short lines end, rather than begin, at one place, as the lines of a signature do."""
    if last.x is None or line.x is None or width(last.words) > _SHORT or not line.size:
        return False
    ends = [one.x + width(one.words) * one.size / 2 for one in (last, line) if one.x is not None]
    return abs(last.x - line.x) > line.size > abs(ends[0] - ends[1])
