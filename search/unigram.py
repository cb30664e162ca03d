"""Text cut into the pieces of a unigram vocabulary, with their places: what the bundled model reads.

The likeliest row of pieces, found by the algorithm of Viterbi, as in SentencePiece (Kudo 2018, "Subword
Regularization"). The `tokenizers` library gives the same for bulk, but takes over a second to start.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final, NamedTuple

from search.packed import Vocabulary

SPACE: Final = "▁"
"""How the vocabulary writes a blank; each text begins with one."""
UNKNOWN_COST: Final = 10.0
"""How much less likely a character without a piece is than the rarest piece, as SentencePiece has it."""


class Token(NamedTuple):
    """A piece of the vocabulary and the characters it stands for, `text[start:end]`."""

    piece: int
    start: int
    end: int


class Unigram:
    """`Unigram(vocabulary).tokens(text)`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = {p: (n, s) for n, (p, s) in enumerate(zip(vocabulary.pieces, vocabulary.scores, strict=True))}
        self._longest = max(map(len, vocabulary.pieces))
        self._unknown = vocabulary.unknown
        self._cost = min(vocabulary.scores) - UNKNOWN_COST

    def tokens(self, text: str) -> list[Token]:
        """The pieces of a text as it stands: wide and narrow forms are one, runs of blanks are one blank."""
        signs, places = _signs(text)
        cut = self._best("".join(signs))
        found = [Token(piece, places[a], places[b - 1] + 1) for piece, a, b in cut]
        return [_joined(list(run)) for run in _runs(found, self._unknown)]

    def _best(self, signs: str) -> list[tuple[int, int, int]]:
        """(piece, start, end) of the likeliest cut."""
        scores = [0.0] + [float("-inf")] * len(signs)
        back: list[tuple[int, int]] = [(0, 0)] * (len(signs) + 1)
        for start in range(len(signs)):
            base = scores[start]
            if base + self._cost > scores[start + 1]:
                scores[start + 1], back[start + 1] = base + self._cost, (self._unknown, start)
            for end in range(start + 1, min(start + self._longest, len(signs)) + 1):
                known = self._known.get(signs[start:end])
                if known and base + known[1] > scores[end]:
                    scores[end], back[end] = base + known[1], (known[0], start)
        cut, end = [], len(signs)
        while end:
            piece, start = back[end]
            cut.append((piece, start, end))
            end = start
        return cut[::-1]


def _signs(text: str) -> tuple[list[str], list[int]]:
    """The characters that are looked up, a blank before them, and where in the text each of them stands."""
    signs, places = [SPACE], [0]
    for place, character in enumerate(text):
        sign = _sign(character)
        if sign != SPACE or signs[-1] != SPACE or place == 0:
            signs.append(sign)
            places.append(place)
    return signs, places


@cache
def _sign(character: str) -> str:
    """A character as the vocabulary writes it; one that compatibility forms would make several stays as it is."""
    if character.isspace():
        return SPACE
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _runs(tokens: list[Token], unknown: int) -> list[list[Token]]:
    """The tokens one by one, but unknown ones that follow each other together."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.piece == unknown == runs[-1][-1].piece:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _joined(run: list[Token]) -> Token:
    return Token(run[0].piece, run[0].start, run[-1].end)
