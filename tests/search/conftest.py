"""What the tests of search share."""

import hashlib

import numpy as np
import pytest


class HashedEmbedder:
    """Vectors from the hash of a text: instant, and equal only for equal texts."""

    def __init__(self, fingerprint="hashed-1", dimension=16):
        self.name, self.fingerprint, self.dimension = "hashed", fingerprint, dimension
        self.embedded: list[str] = []

    def query(self, text):
        return self._vector(text)

    def passages(self, texts, progress=None):
        self.embedded += texts
        if progress:
            progress(len(texts))
        return np.array([self._vector(text) for text in texts], np.float32).reshape(len(texts), self.dimension)

    def _vector(self, text):
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        vector = np.random.default_rng(seed).normal(size=self.dimension)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


@pytest.fixture
def embedder():
    return HashedEmbedder()
