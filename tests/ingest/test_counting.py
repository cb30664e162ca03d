from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.counting import any_of, some_of

WORDS = ("two", "twenty", "twenty five", "ten", "十", "$", "US$", "%")


@pytest.mark.parametrize("prefix", ["", "[aw]?"])
@given(text=st.text("aw tweny fiv te十$US%.\n", max_size=40))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_the_quick_pattern_fits_where_the_full_one_does(prefix: str, text: str) -> None:
    full = re.compile(f"(?={any_of(WORDS, prefix)})", re.I)
    quick = re.compile(f"(?={some_of(WORDS, prefix)})", re.I)
    assert [m.start() for m in quick.finditer(text)] == [m.start() for m in full.finditer(text)]


def test_no_words_fit_nothing() -> None:
    assert re.search(any_of(()), "a 1") is None
    assert re.search(some_of(()), "a 1") is None
