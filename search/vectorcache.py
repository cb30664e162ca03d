"""Vectors kept by the text they came from, so that an interrupted ingest does not embed again.

One file per vector space, records only ever appended: the SHA-256 of the text, the vector, a checksum. A record that
was half written when the power failed is cut off on opening; a damaged one is not believed.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from search.embed import Done, Embedder, clean

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHUNK: Final = 2_000
"""Texts embedded between two writes: a minute's work on one core."""


class VectorCache:
    """`VectorCache(folder, embedder).passages(texts)`: from the file where it can, else embedded and appended.

    One process at a time may write: hold the store's lock.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        import numpy as np

        self._embedder = embedder
        self._record = np.dtype([("key", "V32"), ("vector", "<f4", (embedder.dimension,)), ("check", "<u4")])
        self._path = folder / (re.sub(r"[^\w.-]", "_", embedder.fingerprint) + ".vectors")
        self._rows: dict[bytes, int] = {}
        self._records = 0
        folder.mkdir(parents=True, exist_ok=True)
        self._path.touch()
        self._cut_torn_record()
        self._remember(self._read())

    def passages(self, texts: Sequence[str], progress: Done | None = None) -> NDArray[Any]:
        """Unit vectors, float32 (len(texts), dimension); `progress` counts the texts that had to be embedded."""
        import numpy as np

        keys = [hashlib.sha256(clean(text).encode()).digest() for text in texts]
        missing = list({key: text for key, text in zip(keys, texts, strict=True) if key not in self._rows}.items())
        for start in range(0, len(missing), CHUNK):
            chunk = missing[start : start + CHUNK]
            self._append(chunk, _from(start, progress))
        stored = self._read()
        vectors = np.zeros((len(texts), self._embedder.dimension), np.float32)
        for row, key in enumerate(keys):
            vectors[row] = stored[self._rows[key]]["vector"]
        return vectors

    def missing(self, texts: Sequence[str]) -> int:
        """How many different texts would have to be embedded."""
        keys = {hashlib.sha256(clean(text).encode()).digest() for text in texts}
        return len(keys - self._rows.keys())

    def _append(self, chunk: Sequence[tuple[bytes, str]], progress: Done | None) -> None:
        import numpy as np

        records = np.zeros(len(chunk), self._record)
        vectors = self._embedder.passages([text for _, text in chunk], progress)
        for record, (key, _), vector in zip(records, chunk, vectors, strict=True):
            record["key"], record["vector"] = np.void(key), vector
            record["check"] = _checksum(record)
        with self._path.open("ab") as file:
            file.write(records.tobytes())
        self._remember(records)

    def _read(self) -> Any:
        import numpy as np

        if not self._path.stat().st_size:
            return np.zeros(0, self._record)
        return np.memmap(self._path, self._record, "r")

    def _remember(self, records: Any) -> None:
        for row, record in enumerate(records, self._records):
            if record["check"] == _checksum(record):
                self._rows[record["key"].tobytes()] = row
        self._records += len(records)

    def _cut_torn_record(self) -> None:
        size = self._path.stat().st_size
        if size % self._record.itemsize:
            with self._path.open("r+b") as file:
                file.truncate(size - size % self._record.itemsize)


def _from(start: int, progress: Done | None) -> Done | None:
    return (lambda done: progress(start + done)) if progress else None


def _checksum(record: Any) -> int:
    return zlib.crc32(record["key"].tobytes() + record["vector"].tobytes())
