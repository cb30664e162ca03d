"""The vectors of a generation: taken over from the one before where nothing changed, else embedded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import Passage
from search.align import alignment
from search.dense import Dense
from search.embed import Done, Embedder
from search.pieces import pieces, whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

Embed = Callable[[list[str]], "NDArray[Any]"]
"""Texts to unit vectors, float32 (n, d)."""


def vectorize(
    current: Sequence[Passage], taken: dict[str, int], before: Dense | None, embed: Embed, space: str
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """The passages' vectors, their sentences' vectors, and each sentence's owner: what `search.dense.write` takes.

    `taken` gives the row in `before` of each passage whose vectors stay; `space` is the embedder's fingerprint.
    """
    import numpy as np

    fresh = _embedded([passage for passage in current if passage.key not in taken], embed, space)
    blocks = [
        before.rows_of(taken[passage.key]) if before and passage.key in taken else next(fresh) for passage in current
    ]
    width = blocks[0].shape[1] if blocks else embed([""]).shape[1]
    empty = np.zeros((0, width), np.float32)
    owners = np.repeat(np.arange(len(blocks), dtype=np.int32), [len(block) - 1 for block in blocks])
    own = np.concatenate([empty, *(block[:1] for block in blocks)])
    return own, np.concatenate([empty, *(block[1:] for block in blocks)]), owners


def _embedded(passages: Sequence[Passage], embed: Embed, space: str) -> Any:
    """Yields for each passage its vectors, float32 (1 + sentences, d), aligned."""
    texts = [[whole(passage), *pieces(passage)] for passage in passages]
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
