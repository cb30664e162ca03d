"""The whole store in pictures: who asks whom, what comes in which year, partnerships by model and place.

All are counted from the registers, so that each number leads to the rows that it counts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ontology import DATA

if TYPE_CHECKING:
    from app.web.naming import Naming
    from app.web.register import Rows
    from kg.model import Node

ISSUERS: Final = 10
"""Rows of the matrix."""
ADDRESSEES: Final = 12
"""Columns of the matrix."""
BARS: Final = 15
"""Bars of one picture."""
SHADES: Final = 5
"""Steps of colour in the matrix."""
SPAN: Final = 40
"""Years of the timeline: the latest that have anything."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many mandates one body gives to another; `shade` from 0 (none) to SHADES."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Issuers down, addressees across, those with the most first."""

    addressees: tuple[Node, ...]
    rows: tuple[tuple[Node, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """`value` is what the register is narrowed to, `share` the length in percent of the longest."""

    value: str
    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Column:
    """One year: mandates of its documents and partnerships that began in it, with heights of 0 to 100."""

    year: str
    mandates: int
    partnerships: int
    heights: tuple[float, float]


def matrix(mandates: Rows, naming: Naming) -> Matrix:
    """Who asks whom."""
    pairs = Counter(
        (issuer, addressee) for row in mandates.values() for issuer in row["issuer"] for addressee in row["addressee"]
    )
    issuers = _most(((issuer, count) for (issuer, _), count in pairs.items()), ISSUERS)
    addressees = _most(((one, count) for (issuer, one), count in pairs.items() if issuer in issuers), ADDRESSEES)
    highest = max(pairs.values(), default=1)
    rows = tuple(
        (naming.node(DATA + issuer), tuple(_cell(pairs[issuer, one], highest) for one in addressees))
        for issuer in issuers
    )
    told = tuple(row for row in rows if any(cell.count for cell in row[1]))
    return Matrix(tuple(naming.node(DATA + one) for one in addressees), told)


def bars(rows: Rows, name: str, naming: Naming) -> list[Bar]:
    """How many rows have each value of a facet, the most frequent first."""
    counts = Counter(value for row in rows.values() for value in row[name])
    values = _most(counts.items(), BARS)
    highest = max(counts.values(), default=1)
    return [
        Bar(one, naming.node(DATA + one).label, counts[one], round(100 * counts[one] / highest, 1)) for one in values
    ]


def timeline(mandates: Rows, partnerships: Rows) -> list[Column]:
    """Years without a gap, from the first to the last that has anything, but the latest `SPAN` of those at most."""
    asked, begun = (
        Counter(year for row in rows.values() for year in row["year"] if year.isdecimal())
        for rows in (mandates, partnerships)
    )
    known = sorted(map(int, {*asked, *begun}))[-SPAN:]
    if not known:
        return []
    highest = max([*asked.values(), *begun.values()])
    years = [str(year) for year in (range(known[0], known[-1] + 1) if known[-1] - known[0] < SPAN else known)]
    return [
        Column(year, asked[year], begun[year], (_height(asked[year], highest), _height(begun[year], highest)))
        for year in years
    ]


def _height(count: int, highest: int) -> float:
    """By the square root, so that years with few stay to be seen beside those with many."""
    return round(100 * math.sqrt(count / highest), 1)


def _cell(count: int, highest: int) -> Cell:
    return Cell(count, 0 if not count else max(1, round(SHADES * math.sqrt(count / highest))))


def _most(counted: Iterable[tuple[str, int]], most: int) -> Sequence[str]:
    sums: Counter[str] = Counter()
    for name, count in counted:
        sums[name] += count
    return sorted(sums, key=lambda name: (-sums[name], name))[:most]
