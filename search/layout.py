"""Which files hold which passages: immutable segments, and where in them each document version stands.

An update writes a new segment and this list; the segments before are shared by hard links. What a changed or removed
version had in an older segment is dead there: no place leads to it, until a merge leaves it out.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import StoreDamaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE: Final = "layout.json"


@dataclass(frozen=True, slots=True)
class Segment:
    """Files written once. `name` is theirs; it holds so many passages and vectors, dead ones included."""

    name: str
    rows: int
    vectors: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where the passages of one version stand: rows `first` to `first + rows` of a segment."""

    segment: str
    first: int
    rows: int
    digest: str
    """What the version's graph was when they were read from it."""


def version_of(key: str) -> str:
    """The version that a passage's key belongs to: `…doc/A/RES/64/223#op-9@zh` is of `…doc/A/RES/64/223@zh`."""
    return f"{key.partition('#')[0]}@{key.rpartition('@')[2]}"


@dataclass(frozen=True)
class Layout:
    """A generation's segments in order, and the place of each version. Row numbers run on over the segments."""

    segments: tuple[Segment, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Layout:
        """Raises StoreDamaged."""
        try:
            data = json.loads((folder / FILE).read_bytes())
            segments = tuple(Segment(*row) for row in data["segments"])
            places = {version: Place(*row) for version, row in data["versions"].items()}
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise StoreDamaged(f"{folder / FILE}: cannot be read; run `kg index --rebuild`") from error
        return cls(segments, places)

    def write(self, folder: Path) -> None:
        """Write the list into `folder`."""
        rows = [f'"segments": {json.dumps([[one.name, one.rows, one.vectors] for one in self.segments])}']
        places = (
            f"{json.dumps(version)}: {json.dumps([one.segment, one.first, one.rows, one.digest])}"
            for version, one in sorted(self.places.items())
        )
        rows.append('"versions": {\n' + ",\n".join(places) + "\n}")
        (folder / FILE).write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")

    def __len__(self) -> int:
        """The number of passages."""
        return sum(place.rows for place in self.places.values())

    @cached_property
    def bases(self) -> Mapping[str, int]:
        """The row that each segment begins with."""
        starts = accumulate((segment.rows for segment in self.segments), initial=0)
        return {segment.name: start for segment, start in zip(self.segments, starts, strict=False)}

    @cached_property
    def _starts(self) -> list[int]:
        return list(self.bases.values())

    def segment_of(self, row: int) -> tuple[Segment, int]:
        """The segment that a row is in, and its number there."""
        number = bisect_right(self._starts, row) - 1
        return self.segments[number], row - self._starts[number]

    def by_segment(self, rows: Iterable[int]) -> dict[str, list[int]]:
        """Segment → those of the rows that are in it, numbered as there."""
        parted: dict[str, list[int]] = {}
        for row in rows:
            number = bisect_right(self._starts, row) - 1
            parted.setdefault(self.segments[number].name, []).append(row - self._starts[number])
        return parted

    def runs(self, segment: str) -> list[tuple[int, int]]:
        """The living rows of a segment, as (first, last) in order, neighbours joined."""
        found: list[tuple[int, int]] = []
        for first, last in self._extents.get(segment, ()):
            if found and found[-1][1] == first:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
        return found

    @cached_property
    def _extents(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for place in self.places.values():
            if place.rows:
                found.setdefault(place.segment, []).append((place.first, place.first + place.rows))
        return {name: sorted(extents) for name, extents in found.items()}

    def alive(self, segment: str) -> int:
        """The number of living rows of a segment."""
        return self._alive.get(segment, 0)

    @cached_property
    def _alive(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place in self.places.values():
            found[place.segment] = found.get(place.segment, 0) + place.rows
        return found

    def living(self, segment: Segment) -> NDArray[Any] | None:
        """A mask over a segment's rows, bool (rows,): which are living. None where all are."""
        return self._masks[segment.name]

    @cached_property
    def _masks(self) -> dict[str, NDArray[Any] | None]:
        return {segment.name: self._mask(segment) for segment in self.segments}

    def _mask(self, segment: Segment) -> NDArray[Any] | None:
        import numpy as np

        if self.alive(segment.name) == segment.rows:
            return None
        mask = np.zeros(segment.rows, bool)
        for first, last in self.runs(segment.name):
            mask[first:last] = True
        return mask

    def rows(self) -> list[int]:
        """Every living row, in order."""
        return [
            self.bases[segment.name] + row
            for segment in self.segments
            for first, last in self.runs(segment.name)
            for row in range(first, last)
        ]

    def without(self, versions: Collection[str]) -> Layout:
        """The same without some versions."""
        kept = {version: place for version, place in self.places.items() if version not in versions}
        return replace(self, places=kept)

    def joined(self, segments: Iterable[Segment], places: Mapping[str, Place]) -> Layout:
        """The same with more segments, and versions in them."""
        return Layout((*self.segments, *segments), {**self.places, **places})

    def next_name(self) -> str:
        """A name that no segment has."""
        return f"{max((int(segment.name) for segment in self.segments), default=0) + 1:06d}"
