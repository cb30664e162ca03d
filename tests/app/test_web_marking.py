"""Texts cut where something begins or ends: no character lost, none twice, narrow links within wide ones."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.web.marking import pieces
from app.web.strands import Link

TEXT = "Requests the Office to report on 12 wells to the Assembly"


def link(start: int, end: int, iri: str = "x") -> Link:
    return Link(start, end, iri, iri, "Mandate")


def test_a_name_within_a_mandate() -> None:
    found = pieces(TEXT, [], {"mandates": [link(9, 57, "m")], "mentions": [link(13, 19, "n")]})
    assert [(one.text, one.strand, one.within) for one in found] == [
        ("Requests ", "", ()),
        ("the ", "mandates", ("mandates",)),
        ("Office", "mentions", ("mandates", "mentions")),
        (TEXT[19:], "mandates", ("mandates",)),
    ]


def test_links_that_cross_are_both_kept() -> None:
    found = pieces("abcdef", [], {"mentions": [link(0, 4, "a")], "figures": [link(2, 6, "b")]})
    assert [(one.text, len(one.within)) for one in found] == [("ab", 1), ("cd", 2), ("ef", 1)]


def test_links_without_or_beyond_characters_mark_nothing() -> None:
    found = pieces("abc", [], {"citations": [Link(None, None, "c", "c", ""), link(1, 9), link(2, 2)]})
    assert [(one.text, one.link) for one in found] == [("abc", None)]


spans = st.lists(st.tuples(st.integers(-2, 12), st.integers(-2, 12)), max_size=6)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=10), spans, spans, spans)
def test_every_character_once(text: str, marks: list, first: list, second: list) -> None:
    strands = {"mandates": [link(*one) for one in first], "mentions": [link(*one) for one in second]}
    found = pieces(text, marks, strands)
    assert "".join(one.text for one in found) == text
    assert all(one.strand in one.within for one in found if one.link)
