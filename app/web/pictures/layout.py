"""Where the nodes of a picture stand: springs along the lines, then names pushed apart until none covers another.

After T. M. J. Fruchterman and E. M. Reingold, Graph drawing by force-directed placement (1991), from a start on a
spiral in the order of the nodes, so that the same graph is drawn the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS: Final = 180
"""Rounds of the springs."""
ROUNDS: Final = 60
"""Rounds of pushing names apart."""
GOLDEN: Final = 2.399963229728653
"""The golden angle in radians."""


def placed(
    sizes: Sequence[tuple[float, float]], lines: Sequence[tuple[int, int]], width: float
) -> tuple[list[tuple[float, float]], float]:
    """The middle of each node, the first being the heart of the picture, within `width`; and the height needed.

    `sizes` are widths and heights of nodes with their names, `lines` pairs of places in it.
    """
    import numpy as np

    boxes = np.array(sizes, float).reshape(-1, 2)
    order = np.arange(len(boxes))
    start = np.sqrt(order)[:, None] * np.stack([np.cos(order * GOLDEN), np.sin(order * GOLDEN)], 1) * 60
    at = _apart(_sprung(start, np.array(lines, int).reshape(-1, 2)) * [1.35, 0.8], boxes)
    at, boxes = _within(at, boxes, width)
    top, bottom = (at - boxes / 2)[:, 1].min(), (at + boxes / 2)[:, 1].max()
    shifted = np.round(at - [0, top - 12], 1)
    return [(float(x), float(y)) for x, y in shifted], float(np.ceil(bottom - top + 24))


def _sprung(at: NDArray[Any], lines: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    ideal, first, second = 105.0, lines[:, 0], lines[:, 1]
    for step in range(STEPS):
        apart = at[:, None] - at[None]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1.0)
        move = (apart * (ideal**2 / distance**2)[..., None]).sum(1)
        pull = apart[first, second] * (distance[first, second] / ideal)[:, None]
        np.subtract.at(move, first, pull)
        np.add.at(move, second, pull)
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        at = at + move / length * np.minimum(length, 40 * (1 - step / STEPS) + 1)
        at = at - at[0]
    return at


def _apart(at: NDArray[Any], boxes: NDArray[Any]) -> NDArray[Any]:
    """Push overlapping boxes apart, up and down rather than sideways, as names are wide and low."""
    import numpy as np

    need = (boxes[:, None] + boxes[None]) / 2 + [10, 6]
    later = np.sign(np.arange(len(at))[:, None] - np.arange(len(at)))[..., None].astype(float)
    for _ in range(ROUNDS):
        apart = at[:, None] - at[None]
        over = need - np.abs(apart)
        hit = (over > 0).all(2) & ~np.eye(len(at), dtype=bool)
        if not hit.any():
            break
        sideways = over[..., 0] < over[..., 1] * 0.6
        sign = np.where(apart == 0, later, np.sign(apart))
        push = np.where(hit[..., None], over * sign / 2, 0.0)
        push[..., 0] *= sideways
        push[..., 1] *= ~sideways
        at = at + push.sum(1) * 0.6
    return at


def _within(at: NDArray[Any], boxes: NDArray[Any], width: float) -> tuple[NDArray[Any], NDArray[Any]]:
    """Squeeze sideways into the width, each box keeping its own, and push apart what then meets."""
    import numpy as np

    half = boxes[:, 0] / 2 + 8
    low, high = (at[:, 0] - half).min(), (at[:, 0] + half).max()
    scale = min(1.0, width / max(high - low, 1.0))
    x = (at[:, 0] - (low + high) / 2) * scale + width / 2
    squeezed = np.stack([np.clip(x, half, np.maximum(width - half, half)), at[:, 1]], 1)
    settled = _apart(squeezed, boxes)
    settled[:, 0] = np.clip(settled[:, 0], half, np.maximum(width - half, half))
    return settled, boxes
