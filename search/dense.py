"""Search by meaning: FAISS over unit vectors, exact, opened by memory map.

Row `n` of the index is passage `n` of `search.catalogue`. Exact search takes 8 ms for 100,000 passages; `VectorIndex`
is what an approximate index has to offer when stores grow beyond that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from kg.errors import StoreDamaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE: Final = "vectors.faiss"


class VectorIndex(Protocol):
    """Nearest vectors by inner product."""

    def __len__(self) -> int: ...

    def search(self, vector: NDArray[Any], k: int, rows: NDArray[Any] | None = None) -> list[tuple[int, float]]:
        """The `k` rows of highest inner product with `vector`, float32 (d,), as (row, product); only among `rows`.

        Best first; equal ones by row.
        """

    def vectors(self) -> NDArray[Any]:
        """All vectors, float32 (n, d), in row order."""


class FlatIndex:
    """Every vector compared. Raises StoreDamaged when the file cannot be read."""

    def __init__(self, folder: Path) -> None:
        import faiss

        try:
            self._index: Any = faiss.read_index(str(folder / FILE), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise StoreDamaged(f"{folder / FILE}: cannot be read; run `kg index --rebuild`") from error

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
        array: NDArray[Any] = self._index.reconstruct_n(0, len(self))
        return array


def _only(rows: NDArray[Any] | None) -> Any:
    import faiss

    if rows is None:
        return None
    parameters: Any = faiss.SearchParameters
    return parameters(sel=faiss.IDSelectorBatch(rows.astype("int64")))


def write(folder: Path, vectors: NDArray[Any]) -> None:
    """Write `vectors`, float32 (n, d) and of unit length, as an exact index."""
    import faiss

    folder.mkdir(parents=True, exist_ok=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(folder / FILE))
