"""Search by meaning: FAISS over unit vectors, exact, opened by memory map.

A passage has one vector of its own and one of each of its sentences. `VectorIndex` is what an approximate index has to
offer when stores grow: exact search takes 8 ms for 100,000 vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from kg.errors import StoreDamaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE: Final = "vectors.faiss"
OWNERS: Final = "owners.npy"
WHOLE: Final = 0.4
"""Weight of the passage's own vector; the rest is that of its best piece."""
DEPTH: Final = 4
"""Vectors looked at for each passage wanted, as several may be of one passage."""


class VectorIndex(Protocol):
    """Nearest vectors by inner product."""

    def __len__(self) -> int: ...

    def search(self, vector: NDArray[Any], k: int, rows: NDArray[Any] | None = None) -> list[tuple[int, float]]:
        """The `k` rows of highest inner product with `vector`, float32 (d,), as (row, product); only among `rows`.

        Best first; equal ones by row.
        """

    def vectors(self) -> NDArray[Any]:
        """All vectors, float32 (n, d), in row order: a view, good for as long as the index is open."""


class FlatIndex:
    """Every vector compared. Raises StoreDamaged when the file cannot be read."""

    def __init__(self, path: Path) -> None:
        import faiss

        try:
            self._index: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise StoreDamaged(f"{path}: cannot be read; run `kg index --rebuild`") from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vector: NDArray[Any], k: int, rows: NDArray[Any] | None = None) -> list[tuple[int, float]]:
        """See `VectorIndex.search`."""
        if (rows is not None and not len(rows)) or not len(self):
            return []
        products, found = self._index.search(vector[None], min(k, len(self)), params=_only(rows))
        hits = [(int(row), float(product)) for row, product in zip(found[0], products[0], strict=True) if row >= 0]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def vectors(self) -> NDArray[Any]:
        """See `VectorIndex.vectors`."""
        import faiss

        flat = faiss.rev_swig_ptr(self._index.get_xb(), len(self) * self._index.d)
        array: NDArray[Any] = flat.reshape(len(self), self._index.d)
        return array


class Dense:
    """The vectors of a generation: rows 0 to n are the passages of `search.catalogue`, the rows after them sentences.

    `owners` says of each sentence row, in order, to which passage it belongs: int32 (sentences,), ascending.
    """

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self.index: VectorIndex = FlatIndex(folder / FILE)
        self.owners: NDArray[Any] = np.load(folder / OWNERS)
        self._matrix = self.index.vectors()
        self._passages = len(self._matrix) - len(self.owners)
        if self._passages < 0:
            raise StoreDamaged(f"{folder}: more sentences than vectors; run `kg index --rebuild`")

    def __len__(self) -> int:
        """The number of passages."""
        return self._passages

    def search(self, vector: NDArray[Any], k: int, rows: NDArray[Any] | None = None) -> list[tuple[int, float]]:
        """The `k` passages nearest to `vector`, as (row, score), best first, ties by row; only among `rows`."""
        import numpy as np

        allowed = None
        if rows is not None:
            allowed = np.concatenate([rows, self._passages + np.flatnonzero(np.isin(self.owners, rows))])
        found = self.index.search(vector, k * DEPTH, allowed)
        near = sorted({self._passage(row) for row, _ in found})
        scored = zip(near, self.scores(vector, near), strict=True)
        return sorted(scored, key=lambda hit: (-hit[1], hit[0]))[:k]

    def _passage(self, row: int) -> int:
        return row if row < self._passages else int(self.owners[row - self._passages])

    def scores(self, vector: NDArray[Any], rows: Sequence[int]) -> list[float]:
        """How near the passages of these rows are: by their own vector and by that of their best piece."""
        near = []
        for row in rows:
            own, *rest = (self.rows_of(row) @ vector).tolist()
            near.append(WHOLE * own + (1 - WHOLE) * max(rest, default=own))
        return near

    def rows_of(self, row: int) -> NDArray[Any]:
        """A passage's vectors, float32 (1 + pieces, d): its own first."""
        import numpy as np

        first, last = self._passages + np.searchsorted(self.owners, (row, row + 1))
        vectors: NDArray[Any] = np.concatenate([self._matrix[row : row + 1], self._matrix[first:last]])
        return vectors


def write(folder: Path, passages: NDArray[Any], sentences: NDArray[Any], owners: NDArray[Any]) -> None:
    """Write an exact index of unit vectors, float32: passages (n, d), sentences (m, d), and `owners` int32 (m,)."""
    import faiss
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    index = faiss.IndexFlatIP(passages.shape[1])
    index.add(passages)
    index.add(sentences)
    faiss.write_index(index, str(folder / FILE))
    np.save(folder / OWNERS, owners)


def _only(rows: NDArray[Any] | None) -> Any:
    import faiss

    if rows is None:
        return None
    parameters: Any = faiss.SearchParameters
    return parameters(sel=faiss.IDSelectorBatch(rows.astype("int64")))
