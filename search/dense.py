"""Search by meaning: unit vectors in segments, small ones compared one by one, large ones through a partition.

A passage has one vector of its own and one of each of its pieces, side by side in the file. The vectors are read where
they are needed and not mapped, so that what a long-running process holds does not grow with what it was asked.

    <segment>.npy           float32 (vectors, d), passage by passage
    <segment>.starts.npy    int64 (passages + 1,): where each passage's vectors begin
    <segment>.ivf           `search.partition`, for a large segment of a large index
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain, pairwise, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import StoreDamaged
from search.layout import Layout, Segment
from search.partition import SCANNED, Partition

if TYPE_CHECKING:
    from numpy.typing import NDArray

WHOLE: Final = 0.6
"""Weight of the passage's own vector; the rest is that of its best piece."""
DEPTH: Final = 4
"""Vectors looked at for each passage wanted, as several may be of one passage."""
EXACT: Final = 32_768
"""Vectors in an index up to which every one is compared: some 3 ms."""
PARTITIONED: Final = 8_192
"""Vectors in a segment from which it is partitioned, when the index as a whole has more than EXACT."""
FEW: Final = 20_000
"""Vectors that a filter may leave in a segment to be compared one by one."""


class Vectors:
    """The vectors of one segment. Raises StoreDamaged when the files cannot be read."""

    def __init__(self, folder: Path, segment: Segment) -> None:
        import numpy as np

        self._path = folder / f"{segment.name}.npy"
        try:
            self.all: NDArray[Any] = np.load(self._path, mmap_mode="r" if segment.vectors else None)
            self.starts: NDArray[Any] = np.load(folder / f"{segment.name}.starts.npy")
            self._file = os.open(self._path, os.O_RDONLY)
        except (OSError, ValueError, EOFError) as error:
            raise StoreDamaged(f"{self._path}: cannot be read; run `kg index --rebuild`") from error
        self.close = weakref.finalize(self, os.close, self._file)
        if len(self.all) != segment.vectors or len(self.starts) != segment.rows + 1:
            raise StoreDamaged(f"{self._path}: is not as long as its index says; run `kg index --rebuild`")
        self._width = self.all.shape[1] * 4
        self._offset = self._path.stat().st_size - len(self.all) * self._width
        self._partition = folder / f"{segment.name}.ivf"

    @cached_property
    def partition(self) -> Partition | None:
        """The partition, where the segment has one."""
        return Partition(self._partition) if self._partition.is_file() else None

    def owners(self, numbers: NDArray[Any]) -> NDArray[Any]:
        """The passages that vectors belong to."""
        import numpy as np

        owners: NDArray[Any] = np.searchsorted(self.starts, numbers, "right") - 1
        return owners

    def read(self, rows: NDArray[Any]) -> tuple[Iterable[bytes], NDArray[Any]]:
        """The vectors of some passages as they are read, and how many each has."""
        begins = self.starts[rows]
        counts = self.starts[rows + 1] - begins
        sizes, offsets = (counts * self._width).tolist(), (self._offset + begins * self._width).tolist()
        return map(os.pread, repeat(self._file), sizes, offsets), counts

    def nearest(
        self, vector: NDArray[Any], k: int, share: float, allowed: NDArray[Any] | None
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """About the `k` nearest vectors as (numbers, products); only of the passages `allowed`, bool (rows,).

        `share` is that of a partition to look through, from 0 to 1.
        """
        import numpy as np

        mask = None if allowed is None else np.repeat(allowed, np.diff(self.starts))
        if self.partition is not None and (mask is None or np.count_nonzero(mask) > FEW):
            return self.partition.search(vector, k, share, mask)
        numbers = np.arange(len(self.all)) if mask is None else np.flatnonzero(mask)
        products = self.all @ vector if mask is None else self.all[numbers] @ vector
        best = np.argpartition(-products, k)[:k] if len(products) > k else np.arange(len(products))
        return numbers[best], products[best]


class Dense:
    """The vectors of a generation; rows are those of `search.catalogue`."""

    def __init__(self, folder: Path, layout: Layout) -> None:
        self._layout = layout
        self._folder = folder
        self._opened: dict[str, Vectors] = {segment.name: Vectors(folder, segment) for segment in layout.segments}

    def __len__(self) -> int:
        """The number of passages."""
        return len(self._layout)

    def search(self, vector: NDArray[Any], k: int, rows: NDArray[Any] | None = None) -> list[tuple[int, float]]:
        """The `k` passages nearest to `vector`, as (row, score), best first, ties by row; only among `rows`."""
        return self.best(vector, k, self.close(vector, k, rows))

    def best(self, vector: NDArray[Any], k: int, rows: NDArray[Any]) -> list[tuple[int, float]]:
        """The `k` of these passages that are nearest, in the same way."""
        import numpy as np

        near = self.scores(vector, rows)
        order = np.lexsort((rows, -near))[:k]
        return list(zip(rows[order].tolist(), near[order].tolist(), strict=True))

    def close(self, vector: NDArray[Any], k: int, rows: NDArray[Any] | None = None) -> NDArray[Any]:
        """The passages among which the `k` nearest are, by the nearest vectors of all: rows, int64 in order."""
        scan = self.scan(vector, k, rows)
        scan.take_part()
        return scan.close()

    def scan(self, vector: NDArray[Any], k: int, rows: NDArray[Any] | None = None) -> Scan:
        """The same, for several threads to take part in."""
        share = SCANNED / max(1, sum(segment.vectors for segment in self._layout.segments))

        def nearest(segment: Segment) -> _Near | None:
            allowed = self._allowed(segment, rows)
            if allowed is not None and not allowed.any():
                return None
            held = self._opened[segment.name]
            numbers, products = held.nearest(vector, k * DEPTH, share, allowed)
            return held, self._layout.bases[segment.name], numbers, products

        return Scan(self._layout.segments, k * DEPTH, nearest)

    def _allowed(self, segment: Segment, rows: NDArray[Any] | None) -> NDArray[Any] | None:
        """A mask over a segment's passages: the living ones, those of `rows`. None where all are."""
        import numpy as np

        living = self._layout.living(segment)
        if rows is None:
            return living
        mask = np.zeros(segment.rows, bool)
        base = self._layout.bases[segment.name]
        mask[rows[(rows >= base) & (rows < base + segment.rows)] - base] = True
        return mask if living is None else mask & living

    def scores(self, vector: NDArray[Any], rows: NDArray[Any]) -> NDArray[Any]:
        """How near the passages of these rows are, float64 in their order: by their own vector and by that of their
        best piece."""
        import numpy as np

        scored = np.empty(len(rows))
        if len(rows):
            order = np.argsort(rows)
            scored[order] = self._near(vector, *self._of(rows[order]))
        return scored

    def _of(self, rows: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """The vectors of some passages, rows in order, one after another, and how many each has."""
        import numpy as np

        bases = self._layout.bases
        ends = [*np.searchsorted(rows, list(bases.values())).tolist(), len(rows)]
        blocks: list[Iterable[bytes]] = []
        counts = []
        for (name, base), (first, last) in zip(bases.items(), pairwise(ends), strict=True):
            if first < last:
                block, many = self._opened[name].read(rows[first:last] - base)
                blocks.append(block)
                counts.append(many)
        held = np.frombuffer(b"".join(chain.from_iterable(blocks)), np.float32)
        joined = np.concatenate(counts)
        return held.reshape(joined.sum(), -1), joined

    def _near(self, vector: NDArray[Any], held: NDArray[Any], counts: NDArray[Any]) -> NDArray[Any]:
        """The scores of passages that have so many vectors each, one after another in `held`."""
        import numpy as np

        products = np.einsum("ij,j->i", held, vector)  # unlike BLAS the same for a row whatever stands beside it
        own = np.cumsum(counts) - counts
        first = products[own].copy()
        # What a passage is like is the best of its pieces; its own vector counts among them only where it is alone.
        products[own[counts > 1]] = -np.inf
        near: NDArray[Any] = WHOLE * first + (1 - WHOLE) * np.maximum.reduceat(products, own)
        return near

    def rows_of(self, row: int) -> NDArray[Any]:
        """A passage's vectors, float32 (1 + pieces, d): its own first."""
        import numpy as np

        return self._of(np.array([row]))[0]

    def own(self, rows: Sequence[int]) -> NDArray[Any]:
        """The passages' own vectors, float32 (len(rows), d)."""
        import numpy as np

        return np.stack([self.rows_of(row)[0] for row in rows])

    def segment(self, name: str) -> Vectors:
        """The vectors of one segment."""
        return self._opened[name]


_Near = tuple[Vectors, int, "NDArray[Any]", "NDArray[Any]"]
"""A segment, the row it begins with, and its nearest vectors as (numbers, products)."""


class Scan:
    """A search for the nearest vectors. Each thread that takes part takes segment after segment, the largest first.

    FAISS lets other threads go on while it looks through one.
    """

    def __init__(self, segments: Iterable[Segment], depth: int, nearest: Callable[[Segment], _Near | None]) -> None:
        self._left = iter(sorted(segments, key=lambda segment: -segment.vectors))
        self._depth = depth
        self._nearest = nearest
        self._found: list[_Near] = []

    def take_part(self) -> None:
        """Look through segments that no other thread has taken."""
        for segment in self._left:
            if found := self._nearest(segment):
                self._found.append(found)

    def close(self) -> NDArray[Any]:
        """The passages of the nearest vectors, once all threads that took part are done: rows, int64 in order."""
        import numpy as np

        products = np.concatenate([np.zeros(0, np.float32), *(held for *_, held in self._found)])
        least = np.partition(products, -self._depth)[-self._depth] if len(products) > self._depth else -np.inf
        owners, kept = [np.zeros(0, np.int64)], [products[:0]]
        for vectors, base, numbers, held in self._found:
            some = np.flatnonzero(held >= least)
            some = some[numbers[some].argsort()]  # in order, as neighbours are looked up sooner
            owners.append(vectors.owners(numbers[some]) + base)
            kept.append(held[some])
        close = np.concatenate(owners)
        best = np.lexsort((close, -np.concatenate(kept)))[: self._depth]
        return np.array(sorted(set(close[best].tolist())), np.int64)  # np.unique imports masked arrays


def write(folder: Path, name: str, blocks: Iterable[NDArray[Any]], counts: NDArray[Any], width: int) -> int:
    """Write a segment: `blocks` of vectors, float32 (n, width), and how many each passage has. Returns their number."""
    import numpy as np

    starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    total = int(starts[-1])
    np.save(folder / f"{name}.starts.npy", starts)
    with (folder / f"{name}.npy").open("wb") as file:
        header = {"descr": "<f4", "fortran_order": False, "shape": (total, width)}
        np.lib.format.write_array_header_1_0(file, header)
        for block in blocks:
            file.write(np.ascontiguousarray(block, np.float32).data)
    return total
