"""The bundled encoder with low-rank adapters, in NumPy: the last states of every token of short texts.

Its lower layers alone are used. What was learnt is a pair of thin matrices beside each weight (LoRA: Hu et al. 2021,
"Low-Rank Adaptation of Large Language Models"), added to the weight when it is loaded. The layers themselves are those
of BERT (Devlin et al. 2019), in the order of the packed file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from search.packed import PackedModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]
    Step = tuple[Array, Array]
    """Weight, transposed, and bias."""

ATTENDING: Final = ("q", "k", "v")


class AdaptedEncoder:
    """`AdaptedEncoder(packed, adapters).states(windows)`.

    `adapters` holds "l0.q.A" (rank, inputs) and "l0.q.B" (outputs, rank), and so on for each weight of each layer used.
    """

    def __init__(self, packed: PackedModel, adapters: Mapping[str, Array]) -> None:
        self._packed = packed
        self._adapters = adapters
        self._heads, self._epsilon = packed.shape.heads, packed.shape.epsilon
        hidden = packed.shape.hidden
        places = packed.tensor("emb.pos", packed.shape.positions, hidden)
        self._places = places + packed.tensor("emb.type", packed.shape.types, hidden)[0]
        self._norm = self._vectors("emb.ln")
        self._layers = [self._layer(f"l{n}.") for n in range(packed.shape.layers) if f"l{n}.q.A" in adapters]

    def states(self, windows: Sequence[Sequence[int]]) -> Array:
        """The last states of all tokens of the windows, one after the other: float32 (tokens, hidden).

        Windows are token ids with their marks, none longer than the model's.
        """
        import numpy as np

        ends = np.cumsum([len(window) for window in windows])
        bounds = list(zip(ends - [len(window) for window in windows], ends, strict=True))
        words, places = np.unique(np.concatenate([np.asarray(w, np.int64) for w in windows]), return_inverse=True)
        where = np.concatenate([np.arange(len(window)) for window in windows])
        states = self._packed.rows("emb.word", words)[places] + self._places[where]
        states = _normalised(states, self._norm, self._epsilon)
        for layer in self._layers:
            states = self._through(states, bounds, layer)
        return states

    def _through(self, states: Array, bounds: Sequence[tuple[int, int]], layer: Mapping[str, Step]) -> Array:
        import numpy as np

        asked, keys, values = np.split(_linear(states, layer["qkv"]), 3, axis=1)
        attended = np.empty_like(states)
        for start, end in bounds:
            attended[start:end] = self._attend(asked[start:end], keys[start:end], values[start:end])
        states = _normalised(states + _linear(attended, layer["ao"]), layer["aln"], self._epsilon)
        widened = _linear(_gelu(_linear(states, layer["fi"])), layer["fo"])
        return _normalised(states + widened, layer["oln"], self._epsilon)

    def _attend(self, asked: Array, keys: Array, values: Array) -> Array:
        """Scaled dot-product attention among the tokens of one window: (tokens, hidden)."""
        import numpy as np

        def split(matrix: Array) -> Array:
            return matrix.reshape(len(matrix), self._heads, -1).transpose(1, 0, 2)

        scores = split(asked) @ split(keys).transpose(0, 2, 1) / np.sqrt(asked.shape[1] / self._heads)
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        joined: Array = (shares.astype(np.float32) @ split(values)).transpose(1, 0, 2).reshape(asked.shape)
        return joined

    def _layer(self, prefix: str) -> dict[str, Step]:
        import numpy as np

        hidden, wide = self._packed.shape.hidden, self._packed.shape.feed_forward
        attending = [self._step(prefix + name, hidden, hidden) for name in ATTENDING]
        together = np.hstack([weight for weight, _ in attending]), np.concatenate([bias for _, bias in attending])
        return {
            "qkv": together,
            "ao": self._step(f"{prefix}ao", hidden, hidden),
            "fi": self._step(f"{prefix}fi", wide, hidden),
            "fo": self._step(f"{prefix}fo", hidden, wide),
            "aln": self._vectors(f"{prefix}aln"),
            "oln": self._vectors(f"{prefix}oln"),
        }

    def _step(self, name: str, outputs: int, inputs: int) -> Step:
        import numpy as np

        down, up = (self._adapters[f"{name}.{side}"].astype(np.float32) for side in "AB")
        weight = self._packed.tensor(f"{name}.w", outputs, inputs) + up @ down
        return np.ascontiguousarray(weight.T), self._packed.tensor(f"{name}.b", outputs)

    def _vectors(self, name: str) -> Step:
        """Weight and bias of a layer norm."""
        return self._packed.tensor(f"{name}.w", self._packed.shape.hidden), self._packed.tensor(
            f"{name}.b", self._packed.shape.hidden
        )


def _linear(states: Array, step: Step) -> Array:
    product: Array = states @ step[0]
    product += step[1]
    return product


def _normalised(states: Array, norm: Step, epsilon: float) -> Array:
    centred = states - states.mean(axis=1, keepdims=True)
    spread = (centred * centred).mean(axis=1, keepdims=True)
    scaled: Array = centred / (spread + epsilon) ** 0.5 * norm[0] + norm[1]
    return scaled


def _gelu(x: Array) -> Array:
    """x · Φ(x), with the error function after Abramowitz and Stegun 7.1.26, whose error is below 2e-7."""
    import numpy as np

    size = np.abs(x) * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = 1 - series * np.exp(-size * size)
    result: Array = x * 0.5 * (1 + np.copysign(erf, x))
    return result
