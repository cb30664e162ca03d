"""Segments joined as an index grows, so that a search asks few and an update writes little.

Four segments of like size become one of the next size; what is dead in them is left out. So each passage is written
again once for each fourfold growth of the index, and a small change writes a small segment.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from search import catalogue, dense
from search.layout import Layout, Place, Segment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from numpy.typing import NDArray

FACTOR: Final = 4
"""Segments of about one size that are merged into one, and how much larger the next size is."""
SMALLEST: Final = 1_000
"""Passages; all smaller segments count as of one size."""
LARGEST: Final = 250_000
"""Passages; a segment that has more is not merged, so that no commit takes much longer than a minute."""
DEAD: Final = 0.25
"""Share of dead passages from which a segment is written anew."""
COPIED: Final = 16_384
"""Vectors copied at a time."""


def due(layout: Layout) -> list[Segment]:
    """The segments to join next, in order; empty when nothing is to be done."""
    tiers: dict[int, list[Segment]] = {}
    for segment in layout.segments:
        alive = layout.alive(segment.name)
        if alive < (1 - DEAD) * segment.rows or not alive:
            return [segment]
        if alive <= LARGEST:
            tiers.setdefault(int(math.log(max(alive / SMALLEST, 1), FACTOR)), []).append(segment)
    return next((tiers[tier] for tier in sorted(tiers) if len(tiers[tier]) >= FACTOR), [])


def merge(folder: Path, layout: Layout, segments: list[Segment], vectors: dense.Dense) -> Layout:
    """Write the living passages of some segments as one. Returns the layout with it in their place."""
    name = layout.next_name()
    gone = {segment.name for segment in segments}
    shifts = _shifts(layout, segments)
    rows = sum(layout.alive(segment.name) for segment in segments)
    kept = tuple(segment for segment in layout.segments if segment.name not in gone)
    places = dict(layout.places)
    for version, place in layout.places.items():
        if place.segment in gone:
            first = shifts[place.segment, place.first] if place.rows else 0
            places[version] = Place(name if rows else "", first, place.rows, place.digest)
    if not rows:
        return Layout(kept, places)
    _merge_catalogue(folder / "lexical", layout, segments, places, name)
    count = _merge_vectors(folder / "dense", layout, segments, vectors, name)
    return Layout((*kept, Segment(name, rows, count)), places)


def _shifts(layout: Layout, segments: list[Segment]) -> dict[tuple[str, int], int]:
    """(segment, first row) of each living version → its first row in the segment to be."""
    names = {segment.name: number for number, segment in enumerate(segments)}
    living = sorted(
        (names[place.segment], place.first, place.rows)
        for place in layout.places.values()
        if place.rows and place.segment in names
    )
    shifts, row = {}, 0
    for number, first, rows in living:
        shifts[segments[number].name, first] = row
        row += rows
    return shifts


def _merge_catalogue(
    folder: Path, layout: Layout, segments: list[Segment], places: dict[str, Place], name: str
) -> None:
    path = catalogue.path_of(folder, name)
    base = catalogue.create(path)
    row = 0
    for segment in segments:
        source = catalogue.path_of(folder, segment.name)
        base.execute("COMMIT")
        base.execute("ATTACH ? AS source", (source.absolute().as_uri() + "?mode=ro&immutable=1",))
        base.execute("BEGIN")
        for first, last in layout.runs(segment.name):
            base.execute(_copying(base, row - first), (first, last))
            row += last - first
        versions = base.execute("SELECT * FROM source.version").fetchall()
        base.executemany("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)", _moved(versions, layout, places, segment))
        base.execute("COMMIT")
        base.execute("DETACH source")
        base.execute("BEGIN")
    catalogue.finish(base, path)


def _copying(base: sqlite3.Connection, shift: int) -> str:
    columns = ", ".join(row[1] for row in base.execute("PRAGMA main.table_info(passage)") if row[1] != "row")
    return (
        f"INSERT INTO main.passage SELECT row + {shift}, {columns} FROM source.passage"
        " WHERE row >= ? AND row < ? ORDER BY row"
    )


def _moved(versions: list[Any], layout: Layout, places: dict[str, Place], segment: Segment) -> Iterator[Any]:
    for iri, first, rows, *about in versions:
        place = layout.places.get(iri)
        if place is not None and (place.segment, place.first) == (segment.name, first) and place.rows:
            yield (iri, places[iri].first, rows, *about)


def _merge_vectors(folder: Path, layout: Layout, segments: list[Segment], vectors: dense.Dense, name: str) -> int:
    import numpy as np

    counts = [
        np.diff(vectors.segment(segment.name).starts[first : last + 1])
        for segment in segments
        for first, last in layout.runs(segment.name)
    ]
    width = vectors.segment(segments[0].name).all.shape[1]
    return dense.write(folder, name, _blocks(layout, segments, vectors), np.concatenate(counts), width)


def _blocks(layout: Layout, segments: list[Segment], vectors: dense.Dense) -> Iterator[NDArray[Any]]:
    for segment in segments:
        held = vectors.segment(segment.name)
        for first, last in layout.runs(segment.name):
            begin, end = int(held.starts[first]), int(held.starts[last])
            for start in range(begin, end, COPIED):
                yield held.all[start : min(start + COPIED, end)]
