"""Vectors for the benchmarks, kept between runs in a folder of the temporary directory."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from search.bulk import BulkEncoder
from search.bundled import BundledE5
from search.embed import clean

KEPT = Path(tempfile.gettempdir()) / "partnership-kg-benchmarks"
_encoders: list[BulkEncoder] = []


def embed(texts: Sequence[str], prefix: str) -> Any:
    """Raw unit vectors, float32 (n, 384); `prefix` is "query: " or "passage: "."""
    import numpy as np

    cleaned = [prefix + clean(text) for text in texts]
    name = hashlib.sha256("\x1f".join((BundledE5.fingerprint, *cleaned)).encode()).hexdigest()[:20]
    path = KEPT / f"{name}.npy"
    if not path.is_file():
        KEPT.mkdir(exist_ok=True)
        if not _encoders:
            _encoders.append(BulkEncoder(BundledE5().path))
        np.save(path, _encoders[0].encode(cleaned))
    return np.load(path)
