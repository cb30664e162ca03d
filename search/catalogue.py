"""The passages of a generation as rows: what row `n` of the vectors is, and which rows a filter leaves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Final

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
        query = f"SELECT {', '.join(_COLUMNS)} FROM passage WHERE row = ?"
        return [Passage(*self._base.execute(query, (row,)).fetchone()) for row in rows]

    def rows(self, keys: Iterable[str]) -> dict[str, int]:
        """Key → row, for the keys that there are."""
        query = "SELECT row FROM passage WHERE key = ?"
        found = ((key, self._base.execute(query, (key,)).fetchone()) for key in keys)
        return {key: row[0] for key, row in found if row}

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


def write(folder: Path, passages: Sequence[Passage]) -> None:
    """Write the passages as rows 0, 1, 2, …"""
    folder.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(folder / FILE)
    base.execute("PRAGMA journal_mode = OFF")
    columns = ", ".join(f"{name} TEXT NOT NULL" for name in _COLUMNS)
    base.execute(f"CREATE TABLE passage (row INTEGER PRIMARY KEY, {columns}, UNIQUE (key))")
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    base.executemany(f"INSERT INTO passage VALUES ({marks})", ((n, *astuple(p)) for n, p in enumerate(passages)))
    base.commit()
    base.close()
