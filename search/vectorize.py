"""The vectors of a generation: taken over from the one before where nothing changed, else embedded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import Passage
from search.align import alignment
from search.dense import Dense
from search.embed import Done, Embedder
from search.pieces import pieces, titled

if TYPE_CHECKING:
    from numpy.typing import NDArray

Embed = Callable[[list[str]], "NDArray[Any]"]
"""Texts to unit vectors, float32 (n, d)."""


def vectorize(
    current: Sequence[Passage], taken: dict[str, int], before: Dense | None, embed: Embed, space: str
) -> list[NDArray[Any]]:
    """Each passage's vectors, float32 (1 + pieces, d), its own first.

    `taken` gives the row in `before` of each passage whose vectors stay; `space` is the embedder's fingerprint.
    """
    fresh = _embedded([passage for passage in current if passage.key not in taken], embed, space)
    return [
        next(fresh) if before is None or passage.key not in taken else before.rows_of(taken[passage.key])
        for passage in current
    ]


def _embedded(passages: Sequence[Passage], embed: Embed, space: str) -> Any:
    """Yields for each passage its vectors, float32 (1 + pieces, d), aligned."""
    texts = [[titled(passage), *pieces(passage)] for passage in passages]
    if not texts:
        return
    vectors = embed([text for block in texts for text in block])
    learnt = alignment(space)
    if learnt:
        languages = [p.language for p, block in zip(passages, texts, strict=True) for _ in block]
        vectors = learnt.passages(vectors, languages)
    start = 0
    for block in texts:
        yield vectors[start : start + len(block)]
        start += len(block)


def embedding(model: Embedder, cache: Path | None, progress: Callable[[str, int, int], None] | None) -> Embed:
    """How texts become vectors: through the cache folder, if one is given, telling `progress`."""

    def told(total: int) -> Done | None:
        return (lambda done: progress("embed", done, total)) if progress and total else None

    def embed(texts: list[str]) -> NDArray[Any]:
        from search.vectorcache import VectorCache

        if cache is None:
            return model.passages(texts, told(len(texts)))
        kept = VectorCache(cache, model)
        return kept.passages(texts, told(kept.missing(texts)))

    return embed
