"""How a passage is cut for embedding."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.pieces import LONGEST, pieces, titled, whole
from tests.search.passages import passage

LONG = "欢迎各方在沿海城市建立饮用水基金，并请秘书处每年提出报告，" * 6


def test_one_sentence_needs_no_pieces():
    assert pieces(passage("op-1", "Requests the secretariat to report.")) == []


def test_sentences_are_pieces_and_short_ones_go_with_the_next():
    text = "Yes. The fund began in the spring of 2041. Two bodies support it with grants."
    assert pieces(passage("para-1", text)) == [
        "Yes. The fund began in the spring of 2041.",
        "Two bodies support it with grants.",
    ]


def test_a_long_sentence_is_cut_between_clauses():
    cut = pieces(passage("op-1", LONG, "zh"))
    assert len(cut) > 1 and "".join(cut) == LONG
    assert max(map(len, cut)) <= LONGEST.of("zh")


def test_the_whole_stands_under_its_headings_and_titled_under_the_title_too():
    one = passage("para-1", "The fund began.", context="Water\nFunds", title="Report")
    assert whole(one) == "Water\nFunds\nThe fund began."
    assert titled(one) == "Report\nWater\nFunds\nThe fund began."


@pytest.mark.parametrize("title", ["", "Report on water"])
def test_no_title_is_said_twice(title):
    assert titled(passage("title", "Report on water", title=title)) == "Report on water"


@pytest.mark.parametrize("language", ["zh", "en", "ar"])
@given(text=st.text(alphabet="ab 水、，。；. ,;،؛\n", max_size=400))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_nothing_but_blanks_is_left_out(language, text):
    cut = pieces(passage("para-1", text, language))
    assert not cut or "".join("".join(cut).split()) == "".join(text.split())
