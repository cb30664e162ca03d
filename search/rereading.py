"""Candidates read again by the learnt reader: how well their words answer the question, beside the best it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from search.reader import WINDOW, Reader, Window, reader
from search.unigram import Token

FAR: Final = 16.0
"""So much worse than the best words, in log odds, nothing fits any more; so much better or worse than "not here", it is
sure to be said, or not to be said.
"""
LONGEST: Final = 40
"""Tokens that words found by the reader itself may have."""
OWN: Final = 4
"""Words found by the reader itself that are proposed, at most."""
BEHIND: Final = 4.0
"""How much worse than the best, in log odds, they may be."""
UNREAD: Final = 0.35
"""How surely nothing answers where nothing was read: as where most questions are answered."""

Extent = tuple[int, int]
Place = tuple[str, Extent]
"""A text and the sentence in it that is read."""


class Rereading:
    """What was read with one question, each window of a text once; nothing where no reader is installed."""

    def __init__(self, question: str) -> None:
        self._question = question
        self._cut: dict[str, list[Token]] = {}
        self._read: dict[str, dict[Extent, Window]] = {}

    def read(self, places: Iterable[Place]) -> None:
        """Reads the windows around these sentences that were not read before, all in one go."""
        learnt = reader()
        if learnt is None:
            return
        wanted: dict[str, dict[Extent, list[Token]]] = {}
        for text, sentence in places:
            tokens = self._window(text, sentence, learnt)
            known = [*self._read.get(text, ()), *wanted.get(text, ())]
            if tokens and not any(start <= tokens[0].start and tokens[-1].end <= end for start, end in known):
                wanted.setdefault(text, {})[tokens[0].start, tokens[-1].end] = tokens
        rows = [(text, extent, tokens) for text, found in wanted.items() for extent, tokens in found.items()]
        if rows:
            read = learnt.read(self._question, [tokens for *_, tokens in rows])
            for (text, extent, _), window in zip(rows, read, strict=True):
                self._read.setdefault(text, {})[extent] = window

    def fit(self, text: str, start: int, end: int) -> float:
        """How well `text[start:end]` answers, from 0 to 1 for the best words of all that was read."""
        best = max((window.best for window in self._windows), default=0.0)
        own = max((window.score(start, end) for window in self._read.get(text, {}).values()), default=best - FAR)
        return round(1 + max(own - best, -FAR) / FAR, 3)

    def found(self) -> list[tuple[str, Extent]]:
        """The words that answer best by themselves, best first, and the text they stand in."""
        every = [
            (score, text, (start, end))
            for text, windows in self._read.items()
            for window in windows.values()
            for score, start, end in window.spans(LONGEST)
        ]
        every.sort(key=lambda one: -one[0])
        least = every[0][0] - BEHIND if every else 0.0
        return list(dict.fromkeys((text, extent) for score, text, extent in every if score >= least))[:OWN]

    @property
    def unsaid(self) -> float:
        """How surely, from 0 to 1, nothing that was read answers the question: one half where that is even."""
        best = max((window.best for window in self._windows), default=None)
        if best is None:
            return UNREAD
        return round((1 - max(-1.0, min(1.0, best / FAR))) / 2, 3)

    @property
    def _windows(self) -> Iterator[Window]:
        return (window for found in self._read.values() for window in found.values())

    def _window(self, text: str, sentence: Extent, learnt: Reader) -> list[Token]:
        """As many tokens as are read at once, the sentence in their middle; all of a short text."""
        if text not in self._cut:
            self._cut[text] = learnt.cut(text)
        tokens = self._cut[text]
        inside = [n for n, token in enumerate(tokens) if token.end > sentence[0] and token.start < sentence[1]]
        if not inside:
            return []
        first = max(0, min(inside[0], (inside[0] + inside[-1] + 1 - WINDOW) // 2, len(tokens) - WINDOW))
        return tokens[first : first + WINDOW]
