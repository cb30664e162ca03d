"""The passages of a generation as rows: what each row of the vectors is, and which rows a filter leaves.

One SQLite file for each segment of `search.layout`, and its keys beside it (`search.keys`); what filters ask of a
document stands once for each version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, fields
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from kg.errors import StoreDamaged
from kg.model import Passage
from search import keys as table
from search.layout import Layout, Segment, version_of

_COLUMNS: Final = tuple(field.name for field in fields(Passage))
_VERSIONED: Final = ("document", "language", "document_type", "date")
_FILTERS: Final = {
    "language": "version.language = ?",
    "document": "version.document = ?",
    "kind": "passage.kind = ?",
    "document_type": "' ' || version.document_type || ' ' LIKE '% ' || ? || ' %'",
    "since": "version.date >= ?",
    "until": "version.date != '' AND substr(version.date, 1, length(?)) <= ?",
}
AT_ONCE: Final = 5_000
"""Values given to one query: SQLite takes 32,766."""


class Catalogue:
    """The passages in `folder`, opened for reading. Raises StoreDamaged when a file cannot be read."""

    def __init__(self, folder: Path, layout: Layout) -> None:
        self._layout = layout
        self._bases = {segment.name: _Base(folder, segment) for segment in layout.segments}

    def __len__(self) -> int:
        return len(self._layout)

    def rows_in_order(self) -> list[int]:
        """Every row that stands for a passage."""
        return self._layout.rows()

    def digests(self, version: str | None = None) -> dict[str, tuple[str, int]]:
        """Key → digest and row of every passage, or of those of one version."""
        names = list(self._layout.places) if version is None else [version]
        found: dict[str, tuple[str, int]] = {}
        for place in sorted((self._layout.places[name] for name in names), key=lambda one: (one.segment, one.first)):
            if not place.rows:
                continue
            base = self._layout.bases[place.segment]
            values = self._bases[place.segment].run("key, digest, row", "", place.first, place.first + place.rows)
            found |= {key: (digest, base + row) for key, digest, row in values}
        return found

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """The passages of these rows, in their order."""
        found = {row: Passage(*values) for row, *values in self._of_rows(_COLUMNS, rows)}
        return [found[row] for row in rows]

    def all_passages(self, language: str) -> Iterator[Passage]:
        """Every passage in a language, row by row."""
        columns = ", ".join(_COLUMNS)
        for base, first, last in self._runs():
            for values in base.run(columns, "language = ?", first, last, language):
                yield Passage(*values)

    def segment(self, name: str) -> list[Passage]:
        """The living passages of one segment, row by row."""
        runs = self._layout.runs(name)
        return [Passage(*row) for run in runs for row in self._bases[name].run(", ".join(_COLUMNS), "", *run)]

    def keys(self, rows: Sequence[int]) -> dict[int, str]:
        """Row → key, in the order of the rows."""
        found: dict[int, str] = {}
        for name, some in self._layout.by_segment(rows).items():
            start = self._layout.bases[name]
            found |= {start + row: key for row, key in self._bases[name].keys(some)}
        return {row: found[row] for row in rows}

    def rows(self, keys: Iterable[str]) -> dict[str, int]:
        """Key → row, for the keys that there are."""
        found: dict[str, int] = {}
        for key in keys:
            place = self._layout.places.get(version_of(key))
            if place is not None and place.rows:
                row = self._bases[place.segment].row(key, place.first, place.first + place.rows)
                if row is not None:
                    found[key] = self._layout.bases[place.segment] + row
        return found

    def _of_rows(self, columns: Sequence[str], rows: Sequence[int]) -> Iterator[Any]:
        for name, some in self._layout.by_segment(rows).items():
            start = self._layout.bases[name]
            for row, *values in self._bases[name].where(("row", *columns), "row", some):
                yield (start + row, *values)

    def languages(self) -> dict[str, int]:
        """Language → number of passages."""
        counts: dict[str, int] = {}
        for version, place in self._layout.places.items():
            language = version.rpartition("@")[2]
            counts[language] = counts.get(language, 0) + place.rows
        return {language: count for language, count in sorted(counts.items()) if count}

    def kinds(self) -> frozenset[str]:
        """The kinds of parts that occur."""
        return frozenset(kind for base, *run in self._runs() for (kind,) in base.run("DISTINCT kind", "", *run))

    def matching(self, filters: Mapping[str, str]) -> dict[str, int]:
        """Key → row of the passages that pass all filters: language, document, kind, document_type, since, until.

        Dates are ISO 8601 of any precision: until "2007" takes in all of that year.
        """
        found: dict[str, int] = {}
        for segment in self._layout.segments:
            start, living = self._layout.bases[segment.name], self._layout.living(segment)
            rows = self._bases[segment.name].matching(filters)
            found |= {key: start + row for key, row in rows if living is None or living[row]}
        return found

    def _runs(self) -> Iterator[tuple[_Base, int, int]]:
        for segment in self._layout.segments:
            for first, last in self._layout.runs(segment.name):
                yield self._bases[segment.name], first, last

    def close(self) -> None:
        """Let go of the files."""
        for base in self._bases.values():
            base.close()


class _Base:
    """One segment's files, opened when they are first asked."""

    def __init__(self, folder: Path, segment: Segment) -> None:
        self._path = path_of(folder, segment.name)
        self._rows = segment.rows
        if not self._path.is_file():
            raise StoreDamaged(f"{self._path}: is missing; run `kg index --rebuild`")

    @cached_property
    def _keys(self) -> table.Keys | None:
        """The segment's keys apart from its file; None where it was written before these were."""
        path = table.path_of(self._path)
        return table.Keys(path, self._rows) if path.is_file() else None

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, check_same_thread=False)

    def ask(self, query: str, *values: object) -> list[Any]:
        """The rows of a query. Raises StoreDamaged."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise StoreDamaged(f"{self._path}: {error}; run `kg index --rebuild`") from error

    def keys(self, rows: Sequence[int]) -> Iterable[tuple[int, str]]:
        """(row, key) of these rows."""
        if self._keys:
            return zip(rows, map(self._keys.key, rows), strict=True)
        return self.where(("row", "key"), "row", rows)

    def row(self, key: str, first: int, last: int) -> int | None:
        """The row of a key among those of its version, from `first` to `last`; None where it is not there."""
        if self._keys:
            return self._keys.row(key, first, last)
        return next((row for (row,) in self.where(("row",), "key", [key]) if first <= row < last), None)

    def where(self, columns: Sequence[str], by: str, values: Sequence[object]) -> Iterator[Any]:
        for start in range(0, len(values), AT_ONCE):
            some = values[start : start + AT_ONCE]
            yield from self.ask(f"SELECT {', '.join(columns)} FROM passage WHERE {by} IN ({_marks(some)})", *some)

    def run(self, columns: str, condition: str, first: int, last: int, *values: object) -> list[Any]:
        """Of the rows from `first` to `last`, those that meet a condition, in order."""
        narrowed = f" AND {condition}" if condition else ""
        query = f"SELECT {columns} FROM passage WHERE row >= {first} AND row < {last}{narrowed} ORDER BY row"
        return self.ask(query, *values)

    def matching(self, filters: Mapping[str, str]) -> list[Any]:
        """(key, row) of the passages that pass all filters."""
        named = sorted(filters.items())
        conditions = (_FILTERS[name].replace("?", f"?{number}") for number, (name, _) in enumerate(named, 1))
        return self.ask(
            "SELECT key, row FROM version CROSS JOIN passage ON row >= first AND row < first + rows"
            f" WHERE {' AND '.join(conditions) or '1'} ORDER BY row",
            *(value for _, value in named),
        )

    def close(self) -> None:
        if "_connection" in self.__dict__:
            self._connection.close()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


@contextmanager
def opened(folder: Path, layout: Layout) -> Iterator[Catalogue]:
    """A catalogue that is closed when the block ends."""
    catalogue = Catalogue(folder, layout)
    try:
        yield catalogue
    finally:
        catalogue.close()


def path_of(folder: Path, segment: str) -> Path:
    """The file of a segment."""
    return folder / f"passages-{segment}.sqlite"


def create(path: Path) -> sqlite3.Connection:
    """An empty file for a segment; `finish` it when it is filled."""
    base = sqlite3.connect(path.absolute().as_uri(), uri=True, isolation_level=None)
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")  # the store syncs every file before it names a generation
    base.execute("BEGIN")
    columns = ", ".join(f"{name} TEXT NOT NULL" for name in _COLUMNS)
    base.execute(f"CREATE TABLE passage (row INTEGER PRIMARY KEY, {columns})")
    versioned = ", ".join(f"{name} TEXT NOT NULL" for name in _VERSIONED)
    base.execute(f"CREATE TABLE version (iri TEXT PRIMARY KEY, first INTEGER, rows INTEGER, {versioned}) WITHOUT ROWID")
    return base


def finish(base: sqlite3.Connection, path: Path) -> None:
    """Indexes and the table of keys last, as sorting once is faster than inserting in order."""
    base.execute("CREATE UNIQUE INDEX by_key ON passage (key)")
    base.execute("CREATE INDEX by_document ON version (document)")
    base.execute("COMMIT")
    table.write(table.path_of(path), (key for (key,) in base.execute("SELECT key FROM passage ORDER BY row")))
    base.close()


def write(path: Path, passages: Sequence[Passage]) -> dict[str, tuple[int, int]]:
    """Write passages, in order of versions and of keys within them, as rows 0, 1, 2, …

    Returns version → (first row, number of rows).
    """
    base = create(path)
    rows = ((row, *astuple(passage)) for row, passage in enumerate(passages))
    base.executemany(f"INSERT INTO passage VALUES (?, {_marks(_COLUMNS)})", rows)
    places: dict[str, tuple[int, int]] = {}
    first = 0
    for version, group in groupby(passages, key=lambda passage: version_of(passage.key)):
        some = list(group)
        about = [getattr(some[0], name) for name in _VERSIONED]
        base.execute(f"INSERT INTO version VALUES (?, ?, ?, {_marks(_VERSIONED)})", (version, first, len(some), *about))
        places[version] = (first, len(some))
        first += len(some)
    finish(base, path)
    return places
