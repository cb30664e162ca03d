"""Approximate search in one large segment: vectors grouped by their nearest centre, two bits for each number.

FAISS's inverted lists with RaBitQ (Gao and Long, 2024), memory-mapped: a vector is a sign for each number and a little
more, compared with the question by counting bits. What is found is scored again by the vectors themselves, so that the
quantiser costs nothing that more candidates do not give back. A partition is made where the segment is
written, from that segment's own vectors; as segments grow by merging, each gets centres that fit it.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import StoreDamaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

CENTRES: Final = 4.0
"""Lists for each square root of the number of vectors."""
PER_CENTRE: Final = 24
"""Vectors for each centre that the centres are learnt from."""
ROUNDS: Final = 6
"""Iterations of k-means that the centres are learnt in."""
PROBES: Final = 16
"""Lists searched at least."""
SCANNED: Final = 25_000
"""Vectors of the whole index that a search looks at; `python -m benchmarks.scale` measures what is missed."""
FURTHER: Final = 3.0
"""How many times as many where lists are fewer than would be made now, as they were in earlier versions."""
AT_ONCE: Final = 65_536
"""Vectors added in one call, which bounds the copies that FAISS makes."""
BITS: Final = 2
"""Of each number of a vector."""
ASKED_BITS: Final = 4
"""Of each number of a question."""


class Partition:
    """The inverted lists of a segment, opened by memory map. Raises StoreDamaged when the file cannot be read."""

    def __init__(self, path: Path) -> None:
        import faiss

        try:
            self._index: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise StoreDamaged(f"{path}: cannot be read; run `kg index --rebuild`") from error

    def search(
        self, vector: NDArray[Any], k: int, share: float, allowed: NDArray[Any] | None = None
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """The `k` nearest as (numbers, products), best first; only those `allowed`, bool (n,).

        `share` is that of the lists to look through, from 0 to 1.
        """
        import faiss
        import numpy as np

        parameters: Any = faiss.IVFRaBitQSearchParameters
        options: dict[str, Any] = {"nprobe": self._probes(share), "qb": ASKED_BITS}
        if allowed is not None:
            selector: Any = faiss.IDSelectorBitmap
            options["sel"] = selector(np.packbits(allowed, bitorder="little"))
        products, found = self._index.search(vector[None], k, params=parameters(**options))
        there = found[0] >= 0
        return found[0][there], products[0][there]

    def _probes(self, share: float) -> int:
        """The number of lists to look through: more where there are fewer than would be made of so many vectors now."""
        lists = int(self._index.nlist)
        further = FURTHER if lists < centres(self._index.ntotal) else 1.0
        return min(lists, max(PROBES, math.ceil(share * further * lists)))


def centres(count: int) -> int:
    """The number of lists that so many vectors are put into."""
    return max(1, min(count, 1 << round(math.log2(CENTRES * math.sqrt(max(1, count))))))


def write(path: Path, vectors: NDArray[Any]) -> None:
    """Partition unit vectors, float32 (n, d): the same file for the same vectors."""
    import faiss

    count, width = vectors.shape
    lists = centres(count)
    index = faiss.IndexIVFRaBitQ(faiss.IndexFlatIP(width), width, lists, faiss.METRIC_INNER_PRODUCT, True, BITS)
    index.cp.niter, index.cp.spherical, index.cp.seed, index.cp.min_points_per_centroid = ROUNDS, True, 1, 1
    step = max(1, count // (PER_CENTRE * lists))
    index.train(vectors[::step].copy())
    for start in range(0, count, AT_ONCE):
        index.add(vectors[start : start + AT_ONCE])
    faiss.write_index(index, str(path))
