"""Figures of one node over time: a dot for each, joined where the same thing was measured again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.web.profile import Figure

WIDTH: Final = 760.0
HEIGHT: Final = 250.0
LEFT: Final = 96.0
RIGHT: Final = 24.0
TOP: Final = 22.0
BOTTOM: Final = 34.0
CHARTS: Final = 4
"""Charts of one node: the units with the most figures."""
TICKS: Final = 8
"""Years named below the axis, at most."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at its place."""

    figure: Figure
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All figures in one unit: points, lines (x1, y1, x2, y2) between them, and the marks of both axes."""

    unit: str
    points: tuple[Point, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    years: tuple[tuple[float, str], ...]
    values: tuple[tuple[float, str], ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT


def charted(figures: Iterable[Figure]) -> list[Chart]:
    """A chart for each unit in which there are figures of at least two dates, those with the most first."""
    dated = [figure for figure in figures if _year(figure) is not None and _number(figure) is not None]
    by_unit = groupby(sorted(dated, key=_order), key=lambda figure: figure.unit)
    groups = [(unit, list(group)) for unit, group in by_unit]
    told = [(unit, group) for unit, group in groups if len({figure.date for figure in group}) > 1]
    return [_chart(unit, group) for unit, group in sorted(told, key=lambda one: (-len(one[1]), one[0]))[:CHARTS]]


def _chart(unit: str, figures: list[Figure]) -> Chart:
    moments, numbers = [_year(one) or 0.0 for one in figures], [float(_number(one) or 0) for one in figures]
    first, last = min(moments), max(moments)
    highest = max([*numbers, 0.0]) or 1.0
    lowest = min([*numbers, 0.0])

    def across(moment: float) -> float:
        return round(LEFT + (moment - first) / ((last - first) or 1.0) * (WIDTH - LEFT - RIGHT), 1)

    def up(number: float) -> float:
        return round(HEIGHT - BOTTOM - (number - lowest) / (highest - lowest) * (HEIGHT - TOP - BOTTOM), 1)

    points = [Point(one, across(x), up(y)) for one, x, y in zip(figures, moments, numbers, strict=True)]
    values = sorted({lowest, (lowest + highest) / 2, highest})
    return Chart(
        unit,
        tuple(points),
        tuple(_lines(points)),
        tuple((across(year), str(int(year))) for year in _ticks(first, last)),
        tuple((up(value), f"{value:,.10g}") for value in values),
    )


def _lines(points: list[Point]) -> Iterable[tuple[float, float, float, float]]:
    """Between figures of the same measure, one after the other."""
    by_measure = groupby(
        sorted(points, key=lambda one: (one.figure.measure, one.x)), key=lambda one: one.figure.measure
    )
    for _, group in by_measure:
        for before, after in pairwise(group):
            if after.x > before.x:
                yield before.x, before.y, after.x, after.y


def _ticks(first: float, last: float) -> list[float]:
    years = list(range(int(first) + (first > int(first)), int(last) + 1)) or [int(first)]
    step = -(-len(years) // TICKS)
    return [float(year) for year in years[::step] if first <= year <= last]


def _order(figure: Figure) -> tuple[str, float, str]:
    return (figure.unit, _year(figure) or 0.0, figure.node.iri)


def _year(figure: Figure) -> float | None:
    """2007-07 is halfway through the year."""
    year, _, rest = figure.date.partition("-")
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        return None
    month = rest[:2]
    return int(year) + ((int(month) - 1) / 12 if month.isascii() and month.isdecimal() else 0.0)


def _number(figure: Figure) -> Decimal | None:
    try:
        number = Decimal(figure.number)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
