"""Where numbers may stand in a text: found by few and cheap searches, so that the full pattern is tried there alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby


def spaced(word: str, prefix: str = "") -> str:
    """A word with spaces of any kind between its parts, whole where its script sets words apart."""
    start = rf"(?<![^\W\d_]){prefix}" if alphabetic(word[0]) else ""
    end = r"(?!\w)" if alphabetic(word[-1]) else ""
    return start + _body(word) + end


def alphabetic(letter: str) -> bool:
    """Whether words end where such letters end: not in Chinese, not after a sign."""
    return letter.isalpha() and not "\u2e80" <= letter <= "\u9fff"


def any_of(words: Iterable[str], prefix: str = "") -> str:
    """One of these words, longest first, with spaces of any kind; matches nothing when there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(spaced(word, prefix) for word in ordered)})" if ordered else "(?!)"


def some_of(words: Iterable[str], prefix: str = "") -> str:
    """A pattern that fits wherever `any_of` fits, perhaps over other characters, and is quicker to fail.

    Where a word begins is looked at once for all words, and words that begin alike are tried together.
    """
    listed = sorted(set(words))
    whole = [word for word in listed if alphabetic(word[0])]
    others = [re.escape(word) for word in listed if not alphabetic(word[0])]
    grouped = (f"{re.escape(first)}(?:{'|'.join(_rest(same))})" for first, same in groupby(whole, key=lambda w: w[0]))
    alike = rf"(?<![^\W\d_]){prefix}(?:{'|'.join(grouped)})" if whole else ""
    return f"(?:{'|'.join(filter(None, (*others, alike)))})" if listed else "(?!)"


def _rest(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield _body(word)[len(re.escape(word[0])) :] + (r"(?!\w)" if alphabetic(word[-1]) else "")


def _body(word: str) -> str:
    return r"\s+".join(map(re.escape, word.split()))
