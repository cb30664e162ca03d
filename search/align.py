"""Vectors of different languages brought closer: what each language adds to every text is taken off.

multilingual-e5 puts a Chinese text nearer to any Chinese text than to its own translation. For each language and side
(question, passage) a mean is subtracted and a linear map applied, both learnt from parallel United Nations sentences by
`benchmarks/learn_alignment.py`, which also says what they gain.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER: Final = Path(__file__).parent / "data"
OTHER: Final = "mul"
"""Stands for every language that nothing was learnt for: the average of those learnt."""


class Alignment:
    """One vector space's means and maps. Vectors in and out are float32 and of length 1."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        self._file = np.load(path)
        self._languages = frozenset(self._file["languages"].tolist())
        self._pieces: dict[str, tuple[NDArray[Any], NDArray[Any]]] = {}
        self.fingerprint = str(self._file["fingerprint"])

    def query(self, vector: NDArray[Any], language: str) -> NDArray[Any]:
        """A question's vector (d,), aligned."""
        row: NDArray[Any] = self._apply(vector[None], f"query.{self._known(language)}")[0]
        return row

    def passages(self, vectors: NDArray[Any], languages: Sequence[str]) -> NDArray[Any]:
        """Passages' vectors (n, d), aligned, each by its language."""
        import numpy as np

        aligned = np.zeros_like(vectors)
        names = np.array([self._known(language) for language in languages])
        for name in sorted(set(names.tolist())):
            rows = np.flatnonzero(names == name)
            aligned[rows] = self._apply(vectors[rows], f"passage.{name}")
        return aligned

    def _known(self, language: str) -> str:
        return language if language in self._languages else OTHER

    def _apply(self, vectors: NDArray[Any], piece: str) -> NDArray[Any]:
        import numpy as np

        if piece not in self._pieces:
            names = f"{piece}.mean", f"{piece}.map"
            mean, matrix = (self._file[name].astype(np.float32) for name in names)
            self._pieces[piece] = mean, matrix
        mean, matrix = self._pieces[piece]
        moved = (vectors - mean) @ matrix
        unit: NDArray[Any] = moved / np.linalg.norm(moved, axis=1, keepdims=True).clip(1e-6)
        return unit


@cache
def alignment(space: str) -> Alignment | None:
    """What was learnt for a vector space, by the embedder's fingerprint; None where nothing was."""
    path = FOLDER / f"{space}.npz"
    return Alignment(path) if path.is_file() else None
