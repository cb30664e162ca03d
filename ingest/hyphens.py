"""Words that the end of a line has cut: where the document prints the word whole elsewhere, its hyphen is soft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.lines import Line

SOFT = "\u00ad"
_CUT = re.compile(r"(?<![^\W_])(?:[^\W\d_]+-)*([^\W\d_]{2,})-\s*$")
_REST = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def softened(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, a hyphen at the end of one made soft where it only tells that the word goes on in the next.

    A hyphen that belongs to the word stays ("non-governmental"), and so does one of which the document does not tell,
    as in a name ("Co-operation") beside the common word.
    """
    parted = {
        line.index: (left[1], right[0])
        for line, after in pairwise(lines)
        if (left := _CUT.search(line.text)) and (right := _REST.match(after.words)) and right[0].islower()
    }
    if not parted:
        return tuple(lines)
    printed = {word for line in lines for word in _WORD.findall(line.words)}
    soft = {
        index
        for index, (left, right) in parted.items()
        if f"{left}{right}" in printed and f"{left}-{right}" not in printed
    }
    return tuple(_soft(line) if line.index in soft else line for line in lines)


def _soft(line: Line) -> Line:
    end = line.text.rstrip()
    return replace(line, text=f"{end[:-1]}{SOFT}{line.text[len(end) :]}")
