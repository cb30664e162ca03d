"""Any sentence-transformers model, by name or local path; on a GPU if there is one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from search.embed import Done, clean
from search.hub import load

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH: Final = 256
"""Texts given to the model between two reports of progress."""
_E5_PREFIXES: Final = {"query": "query: ", "document": "passage: "}
"""What the E5 family was trained with; their own configuration does not say it."""


class SentenceEncoder:
    """A sentence-transformers model with its own prompts. Raises UsageError when it cannot be loaded.

    A folder's `name` is its absolute path, so that the index finds its model from wherever it is used.
    """

    def __init__(self, name: str) -> None:
        self._model: Any = load("SentenceTransformer", name)
        if "e5" in name.lower() and "instruct" not in name.lower():
            self._model.prompts |= _E5_PREFIXES
        folder = Path(name)
        self.name = str(folder.resolve()) if folder.exists() else name
        self.dimension = int(self._model.get_embedding_dimension())
        self.fingerprint = f"{name.rstrip('/').rpartition('/')[2]}-{self._digest()}"

    def query(self, text: str) -> NDArray[Any]:
        """A question's vector: float32 (dimension,), length 1."""
        vector: NDArray[Any] = self._model.encode_query(clean(text), normalize_embeddings=True)
        return vector.astype("float32")

    def passages(self, texts: Sequence[str], progress: Done | None = None) -> NDArray[Any]:
        """Passages' vectors: float32 (len(texts), dimension), each of length 1."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), BATCH):
            batch = [clean(text) for text in texts[start : start + BATCH]]
            vectors[start : start + len(batch)] = self._model.encode_document(batch, normalize_embeddings=True)
            if progress:
                progress(start + len(batch))
        return vectors

    def _digest(self) -> str:
        """Twelve hex digits over the head of every weight and the prompts: another training, another digest."""
        digest = hashlib.sha256(repr(sorted(self._model.prompts.items())).encode())
        for name, tensor in sorted(self._model.state_dict().items()):
            digest.update(name.encode() + tensor.flatten()[:64].float().cpu().numpy().tobytes())
        return digest.hexdigest()[:12]
