"""Columns of text for a terminal, in scripts of single and of double width."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

WIDEST: Final = 60
"""Columns of the terminal that one cell may take."""


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A header, a rule and one line for each row; line breaks within a cell become spaces.

    `heads` has n names, every row n cells. Long cells are cut with an ellipsis; csv and json keep all.
    """
    cells = [[_fit(" ".join(cell.split())) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    lines = [_line(heads, widths), "  ".join("─" * size for size in widths)]
    lines += [_line(row, widths) for row in cells]
    count = f"({len(rows)} row{'' if len(rows) == 1 else 's'})"
    return "\n".join([*lines, count, ""])


def width(text: str) -> int:
    """Columns that a text takes on a terminal (Unicode Standard Annex 11)."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fit(text: str) -> str:
    if width(text) <= WIDEST:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += _columns(character)
        if taken >= WIDEST:
            return text[:index] + "…"
    return text


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (size - width(cell)) for cell, size in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
