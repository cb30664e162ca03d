"""The bundled weights through PyTorch: the C engine's vectors, many times faster where there are many passages.

The encoder is written out in a few lines, since importing a model library takes longer than embedding a resolution.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from search.packed import PackedModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH_TOKENS: Final = 4096
"""Tokens in one forward pass: enough to keep the cores busy, few enough to stay in their caches."""


class BulkEncoder:
    """`BulkEncoder(path).encode(texts)`: vectors of texts that are cleaned and already carry their prefix.

    A CUDA device is used if there is one; bfloat16 where the processor multiplies it natively, else float32.
    """

    def __init__(self, path: Path) -> None:
        import torch

        self._packed = PackedModel(path)
        self._tokenizer = tokenizer(self._packed)
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        half = self._device == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
        self._type = torch.bfloat16 if half else torch.float32
        shape = self._packed.shape
        self._heads, self._window, self._epsilon = shape.heads, shape.positions, shape.epsilon
        self._positions = self._load("emb.pos", shape.positions, shape.hidden)
        self._norm = self._pair("emb.ln", shape.hidden)
        self._layers = [self._layer(f"l{n}.") for n in range(shape.layers)]

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[Any]:
        """Unit vectors, float32 (n, hidden), in the order of the texts; `progress(done)` after each batch.

        A text longer than the model's window is cut, and the means of its pieces are averaged by length.
        """
        import numpy as np

        windows, owners = self._windows(texts)
        sums = np.zeros((len(texts), self._packed.shape.hidden), np.float32)
        done = 0
        for batch in _batches(windows):
            for index, vector in zip(batch, self._forward([windows[i] for i in batch]), strict=True):
                sums[owners[index]] += vector * (len(windows[index]) - 2)
            done += len(batch)
            if progress:
                progress(done * len(texts) // len(windows))
        unit: NDArray[Any] = sums / np.linalg.norm(sums, axis=1, keepdims=True).clip(1e-6)
        return unit

    def _windows(self, texts: Sequence[str]) -> tuple[list[list[int]], list[int]]:
        """Token ids of each text, cut into runs that the model can hold, and to which text each run belongs."""
        room = self._window - 2
        windows: list[list[int]] = []
        owners: list[int] = []
        for owner, encoding in enumerate(self._tokenizer.encode_batch(list(texts))):
            begin, *content, end = encoding.ids
            for start in range(0, max(len(content), 1), room):
                windows.append([begin, *content[start : start + room], end])
                owners.append(owner)
        return windows, owners

    def _forward(self, windows: list[list[int]]) -> NDArray[Any]:
        """The mean of the last states over each run's tokens: float32 (runs, hidden)."""
        import torch

        width = max(map(len, windows))
        ids = [w + [self._packed.vocabulary.pad] * (width - len(w)) for w in windows]
        lengths = torch.tensor([len(w) for w in windows], device=self._device)
        mask = torch.arange(width, device=self._device)[None] < lengths[:, None]
        with torch.inference_mode():
            states = self._embed(ids)
            for layer in self._layers:
                states = self._encode_layer(states, mask, layer)
            pooled = (states.float() * mask[..., None]).sum(1) / lengths[:, None]
        array: NDArray[Any] = pooled.cpu().numpy()
        return array

    def _embed(self, ids: list[list[int]]) -> Any:
        """Word, position and type vectors added and normalised; only the words that occur are dequantised."""
        import numpy as np
        import torch

        tokens, places = np.unique(np.array(ids), return_inverse=True)
        words = torch.from_numpy(self._packed.rows("emb.word", tokens)).to(self._device, self._type)
        where = torch.from_numpy(places.reshape(len(ids), -1)).to(self._device)
        return self._normalise(words[where] + self._positions[: len(ids[0])], self._norm)

    def _encode_layer(self, states: Any, mask: Any, layer: dict[str, Any]) -> Any:
        from torch.nn.functional import gelu, scaled_dot_product_attention

        linear = self._linear

        def split(name: str) -> Any:
            return linear(states, *layer[name]).unflatten(-1, (self._heads, -1)).transpose(1, 2)

        attended = scaled_dot_product_attention(split("q"), split("k"), split("v"), attn_mask=mask[:, None, None])
        joined = linear(attended.transpose(1, 2).flatten(2), *layer["ao"])
        states = self._normalise(states + joined, layer["aln"])
        widened = linear(gelu(linear(states, *layer["fi"])), *layer["fo"])
        return self._normalise(states + widened, layer["oln"])

    def _linear(self, states: Any, weight: Any, bias: Any) -> Any:
        from torch.nn.functional import linear

        return linear(states, weight, bias)

    def _normalise(self, states: Any, norm: tuple[Any, Any]) -> Any:
        from torch.nn.functional import layer_norm

        return layer_norm(states, states.shape[-1:], *norm, self._epsilon)

    def _layer(self, prefix: str) -> dict[str, Any]:
        hidden, wide = self._packed.shape.hidden, self._packed.shape.feed_forward
        sizes = {"q": (hidden, hidden), "k": (hidden, hidden), "v": (hidden, hidden), "ao": (hidden, hidden)}
        sizes |= {"fi": (wide, hidden), "fo": (hidden, wide)}
        layer = {name: self._pair(prefix + name, *size) for name, size in sizes.items()}
        return layer | {name: self._pair(prefix + name, hidden) for name in ("aln", "oln")}

    def _pair(self, name: str, *size: int) -> tuple[Any, Any]:
        """Weight and bias of one step."""
        return self._load(f"{name}.w", *size), self._load(f"{name}.b", size[0])

    def _load(self, name: str, *size: int) -> Any:
        import torch

        tensor = torch.from_numpy(self._packed.tensor(name, *size))
        if name == "emb.pos":  # one kind of token only: its type vector belongs to every position
            tensor += torch.from_numpy(self._packed.tensor("emb.type", self._packed.shape.types, size[1])[0])
        return tensor.to(self._device, self._type)


def _batches(windows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Indices grouped by like length, so that little is padded; longest first, so that memory fails early."""
    order = sorted(range(len(windows)), key=lambda i: (-len(windows[i]), i))
    batches: list[list[int]] = []
    for index in order:
        if not batches or (len(batches[-1]) + 1) * len(windows[batches[-1][0]]) > BATCH_TOKENS:
            batches.append([])
        batches[-1].append(index)
    return batches


def tokenizer(packed: PackedModel) -> Any:
    """The XLM-RoBERTa tokenizer that the vocabulary describes (a `tokenizers.Tokenizer`), for cleaned text."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    words = packed.vocabulary
    result = Tokenizer(models.Unigram(list(zip(words.pieces, words.scores, strict=True)), words.unknown))
    result.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    result.pre_tokenizer = pre_tokenizers.Metaspace("▁", "always", split=False)
    first, last = words.pieces[words.begin], words.pieces[words.end]
    result.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}", special_tokens=[(first, words.begin), (last, words.end)]
    )
    return result
