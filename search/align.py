"""Vectors of different languages brought closer: what each language adds to every text is taken off.

multilingual-e5 puts a Chinese text nearer to any Chinese text than to its own translation. Means per language and side
(question, passage), and a linear map that shrinks the directions in which translations differ, were learnt from
parallel United Nations sentences; `benchmarks/learn_alignment.py` says how and rebuilds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER: Final = Path(__file__).parent / "data"


class Alignment:
    """One embedding model's means and map. Vectors in and out are float32 unit vectors (n, d)."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        with np.load(path) as file:
            self.fingerprint = str(file["fingerprint"])
            self._languages = {str(name): row for row, name in enumerate(file["languages"])}
            self._offsets = {side: file[side].astype(np.float32) for side in ("query", "passage")}
            self._map = file["map"].astype(np.float32)

    def query(self, vector: NDArray[Any], language: str) -> NDArray[Any]:
        """A question's vector (d,), aligned."""
        row: NDArray[Any] = self._apply(vector[None], [language], "query")[0]
        return row

    def passages(self, vectors: NDArray[Any], languages: Sequence[str]) -> NDArray[Any]:
        """Passages' vectors (n, d), aligned, each by its language; of a language not known, by the mean of all."""
        return self._apply(vectors, languages, "passage")

    def _apply(self, vectors: NDArray[Any], languages: Sequence[str], side: str) -> NDArray[Any]:
        import numpy as np

        offsets = self._offsets[side]
        table = np.vstack([offsets, offsets.mean(axis=0)])
        rows = [self._languages.get(language, len(offsets)) for language in languages]
        moved = (vectors - table[rows]) @ self._map
        aligned: NDArray[Any] = moved / np.linalg.norm(moved, axis=1, keepdims=True).clip(1e-6)
        return aligned.astype(np.float32)


@cache
def alignment(space: str) -> Alignment | None:
    """What was learnt for a vector space, by the embedder's fingerprint; None where nothing was."""
    path = FOLDER / f"{space}.npz"
    return Alignment(path) if path.is_file() else None
