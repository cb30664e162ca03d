from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.counting import alphabetic, any_of

WORDS = ("two", "twenty", "twenty five", "Ten", "ten", "十", "十五", "$", "US$", "%")


def plainly(words: tuple[str, ...], prefix: str) -> str:
    """The same said at length: every word of its own, the longest first."""
    spelled = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        start = rf"(?<![^\W\d_]){prefix}" if alphabetic(word[0]) else ""
        spelled.append(start + r"\s+".join(map(re.escape, word.split())) + (r"(?!\w)" if alphabetic(word[-1]) else ""))
    return f"(?:{'|'.join(spelled)})"


@pytest.mark.parametrize("prefix", ["", "[aw]?"])
@given(pieces=st.lists(st.sampled_from((*WORDS, "TWENTY\n five", "a", "w", " ", ".", "x"))))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_words_that_share_branches_fit_as_if_each_stood_alone(prefix: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    plain, quick = (re.compile(pattern, re.I) for pattern in (plainly(WORDS, prefix), any_of(WORDS, prefix)))
    assert [match.span() for match in quick.finditer(text)] == [match.span() for match in plain.finditer(text)]


def test_no_words_fit_nothing() -> None:
    assert re.search(any_of(()), "a 1") is None
