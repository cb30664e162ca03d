"""The tree of numbered headings: I. above A. above 1., whatever the script."""

from __future__ import annotations

from ingest.markers import Kind, Marker, section_number
from ingest.numerals import to_roman, value_of

HEADS = (Kind.ROMAN, Kind.HAN, Kind.CAPITAL, Kind.ORDINAL)
"""Marks that number headings and nothing else."""


def heading_step(number: str) -> str:
    """The step that a printed number gives: "4", "IV" and "四" → 4; "A" stays A."""
    value = value_of(number) if number else None
    return str(value) if value is not None else number


def annex_step(number: str) -> str:
    """The step of an annex, always roman: "II", "2" and "二" → II; "A" stays A."""
    value = value_of(number) if number else None
    return to_roman(value).upper() if value is not None else number


class Outline:
    """The path of headings above the place that has been reached."""

    def __init__(self) -> None:
        self._path: list[tuple[Kind, str, str]] = []

    @property
    def current(self) -> str:
        """The fragment of the nearest heading; "" above the first."""
        return self._path[-1][2] if self._path else ""

    @property
    def parent(self) -> str:
        """The fragment of the heading above the newest."""
        return self._path[-2][2] if len(self._path) > 1 else ""

    def numbered(self, step: str, annex: str) -> str:
        """A heading of the first level: 第 4 节 → sec-4."""
        self._path = [(Kind.ROMAN, step, "")]
        return self._fragment(annex)

    def marked(self, marker: Marker, annex: str) -> str:
        """A heading with a mark, placed by the kind of the mark: the fragment that it gets."""
        kind: Kind = Kind.ROMAN if marker.kind in (Kind.HAN, Kind.ORDINAL) else marker.kind
        if marker.kind is Kind.ROMAN:
            kind = self._capital(marker)
        depth = next((i for i, (k, _, _) in enumerate(self._path) if k is kind), len(self._path))
        step = marker.value if kind is Kind.CAPITAL and marker.kind is Kind.ROMAN else section_number(marker)
        self._path = [*self._path[:depth], (kind, step, "")]
        return self._fragment(annex)

    def _capital(self, marker: Marker) -> Kind:
        """I., V., X., C., D., L. may be letters: they are if the letter before was the last heading."""
        for kind, step, _ in reversed(self._path):
            if kind is Kind.CAPITAL and len(marker.value) == 1 and ord(step[:1]) + 1 == ord(marker.value):
                return Kind.CAPITAL
        return Kind.ROMAN

    def name(self, fragment: str) -> None:
        """Tell under which fragment the newest heading was entered."""
        if self._path:
            kind, step, _ = self._path[-1]
            self._path[-1] = (kind, step, fragment)

    def _fragment(self, annex: str) -> str:
        steps = "-".join(step for _, step, _ in self._path)
        return f"{annex}-sec-{steps}" if annex else f"sec-{steps}"
