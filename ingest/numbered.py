"""What stands between two numbered paragraphs of a dump and is no heading: it belongs to the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.grammar import Grammar, is_caption
from ingest.lines import Line
from ingest.markers import Kind, leading
from ingest.typeset import ENDED

_STOP = re.compile(r"[.。;；؛][”“\"»›』」’)）]*\s*$")
"""Ends of sentences that no heading has."""


def gathered(groups: Sequence[list[Line]], rules: Grammar) -> list[list[Line]]:
    """The groups, each numbered paragraph with the text that directly follows it, up to the next number.

    In a document whose paragraphs are numbered none is without a number; what looks like one was parted from it by the
    marker of a note on a line of its own, a line that was broken early, or a quotation.
    """
    due = _numbers(groups)
    out: list[list[Line]] = []
    under_way = 0
    for place, group in enumerate(groups):
        number = _number(group)
        if number is None and out and under_way and _goes_on(out[-1], group, rules):
            out[-1] = out[-1] + group
            continue
        under_way = number or 0
        if under_way and due.get(under_way + 1, -1) < place:
            under_way = 0
        out.append(group)
    return out


def _numbers(groups: Sequence[list[Line]]) -> dict[int, int]:
    """Number of a paragraph → the last place at which it stands."""
    return {number: place for place, group in enumerate(groups) if (number := _number(group))}


def _number(group: Sequence[Line]) -> int | None:
    """The number that a group of a dump begins with, or None."""
    marker = leading(group[0].text) if group[0].y is None else None
    return int(marker.value) if marker and marker.kind is Kind.ARABIC else None


def _goes_on(before: Sequence[Line], group: Sequence[Line], rules: Grammar) -> bool:
    """Whether a group is a sentence, or begins in one, and no heading, caption or item."""
    words = group[0].words
    captions = (rules.box, rules.figure, rules.table, rules.annex, rules.section, rules.recommendation)
    if leading(group[0].text) or any(is_caption(pattern, words) for pattern in captions):
        return False
    if not ENDED.search(before[-1].close):
        return words[:1].islower() or not words[:1].isalnum() or bool(ENDED.search(group[-1].close))
    return bool(_STOP.search(group[-1].close))
