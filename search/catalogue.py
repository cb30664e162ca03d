"""The passages of a generation as rows: what row `n` of the vectors is, and which rows a filter leaves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any, Final

from kg.errors import StoreDamaged
from kg.model import Passage

FILE: Final = "passages.sqlite"
_COLUMNS: Final = tuple(field.name for field in fields(Passage))
_FILTERS: Final = {
    "language": "language = ?",
    "document": "document = ?",
    "kind": "kind = ?",
    "document_type": "' ' || document_type || ' ' LIKE '% ' || ? || ' %'",
    "since": "date >= ?",
    "until": "date != '' AND substr(date, 1, length(?1)) <= ?1",
}


AT_ONCE: Final = 5_000
"""Values given to one query: SQLite takes 32,766."""


class Catalogue:
    """The passages in `folder`, opened for reading. Raises StoreDamaged when the file cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        try:
            self._base = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._size = int(self._base.execute("SELECT count(*) FROM passage").fetchone()[0])
        except sqlite3.Error as error:
            raise StoreDamaged(f"{self._path}: {error}; run `kg index --rebuild`") from error

    def __len__(self) -> int:
        return self._size

    def digests(self) -> dict[str, tuple[str, int]]:
        """Key → digest and row of every passage."""
        rows = self._base.execute("SELECT key, digest, row FROM passage")
        return {key: (digest, row) for key, digest, row in rows}

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """The passages of these rows, in their order."""
        found = {row: Passage(*values) for row, *values in self._select(("row", *_COLUMNS), "row", rows)}
        return [found[row] for row in rows]

    def languages_of(self, rows: Sequence[int]) -> dict[int, str]:
        """Row → language, in the order of the rows."""
        found = dict(self._select(("row", "language"), "row", rows))
        return {row: found[row] for row in rows}

    def keys(self, rows: Sequence[int]) -> set[str]:
        """The keys of the passages of these rows."""
        return {key for (key,) in self._select(("key",), "row", rows)}

    def rows(self, keys: Iterable[str]) -> dict[str, int]:
        """Key → row, for the keys that there are."""
        return dict(self._select(("key", "row"), "key", list(keys)))

    def _select(self, columns: Sequence[str], by: str, values: Sequence[object]) -> Iterator[Any]:
        for start in range(0, len(values), AT_ONCE):
            some = values[start : start + AT_ONCE]
            query = f"SELECT {', '.join(columns)} FROM passage WHERE {by} IN ({_marks(some)})"
            yield from self._base.execute(query, list(some))

    def languages(self) -> dict[str, int]:
        """Language → number of passages."""
        query = "SELECT language, count(*) FROM passage GROUP BY language ORDER BY language"
        return dict(self._base.execute(query))

    def kinds(self) -> frozenset[str]:
        """The kinds of parts that occur."""
        return frozenset(kind for (kind,) in self._base.execute("SELECT DISTINCT kind FROM passage"))

    def matching(self, filters: Mapping[str, str]) -> dict[str, int]:
        """Key → row of the passages that pass all filters: language, document, kind, document_type, since, until.

        Dates are ISO 8601 of any precision: until "2007" takes in all of that year.
        """
        rows = None
        for name, value in sorted(filters.items()):
            found = dict(self._base.execute(f"SELECT key, row FROM passage WHERE {_FILTERS[name]}", (value,)))
            rows = found if rows is None else {key: row for key, row in rows.items() if key in found}
        return rows if rows is not None else {}

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def write(folder: Path, passages: Sequence[Passage]) -> None:
    """Write the passages as rows 0, 1, 2, …"""
    folder.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(folder / FILE)
    base.execute("PRAGMA journal_mode = OFF")
    columns = ", ".join(f"{name} TEXT NOT NULL" for name in _COLUMNS)
    base.execute(f"CREATE TABLE passage (row INTEGER PRIMARY KEY, {columns}, UNIQUE (key))")
    rows = ((row, *astuple(passage)) for row, passage in enumerate(passages))
    base.executemany(f"INSERT INTO passage VALUES (?, {_marks(_COLUMNS)})", rows)
    base.commit()
    base.close()
