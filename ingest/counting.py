"""Patterns for one of many words, written so that the first letters decide: words that begin alike share a branch."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Final

_Pieces = tuple[str, ...]
"""A word as patterns: its letters, the spaces within it, and its end."""
_END: Final = r"(?!\w)"


def any_of(words: Iterable[str], prefix: str = "") -> str:
    """One of these words in letters of any case, the longest that fits, with spaces of any kind; nothing when none.

    A word stands whole where its script sets words apart; `prefix` is a pattern for what may be written onto it.
    """
    listed = {word.lower() for word in words}
    whole = {tuple(_pieces(word)) for word in listed if alphabetic(word[0])}
    others = {tuple(_pieces(word)) for word in listed if not alphabetic(word[0])}
    branches = [_alike(others)] if others else []
    branches += [rf"(?<![^\W\d_]){prefix}{_alike(whole)}"] if whole else []
    return f"(?:{'|'.join(branches)})" if branches else "(?!)"


def alphabetic(letter: str) -> bool:
    """Whether words end where such letters end: not in Chinese, not after a sign."""
    return letter.isalpha() and not "\u2e80" <= letter <= "\u9fff"


def _pieces(word: str) -> Iterator[str]:
    for number, part in enumerate(word.split()):
        yield from [r"\s+"] if number else []
        yield from map(re.escape, part)
    yield _END if alphabetic(word[-1]) else ""


def _alike(words: Collection[_Pieces]) -> str:
    """What goes on is tried before what ends, so that the longest word wins."""
    if words == [()]:
        return ""
    ordered = sorted(words, key=lambda pieces: (pieces[0] in ("", _END), pieces))
    grouped = groupby(ordered, key=lambda pieces: pieces[0])
    branches = [piece + _alike([pieces[1:] for pieces in same]) for piece, same in grouped]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
