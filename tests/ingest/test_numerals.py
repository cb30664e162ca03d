"""Numbers and marks in all the ways that headings, paragraphs and lists print them."""

from __future__ import annotations

import pytest

from ingest.due import Due
from ingest.markers import Kind, leading
from ingest.numerals import han, roman, to_han, to_roman, value_of
from ingest.structure.items import Items


@pytest.mark.parametrize(
    ("printed", "value"),
    [("12", 12), ("XII", 12), ("十二", 12), ("二十三", 23), ("ثانيا", 2), ("الأول", 1), ("first", None), ("", None)],
)
def test_values(printed: str, value: int | None) -> None:
    assert value_of(printed) == value


def test_numerals_go_there_and_back() -> None:
    assert all(roman(to_roman(value)) == value for value in range(1, 200))
    assert all(han(to_han(value)) == value for value in range(100))
    assert roman("iiii") is None
    assert han("大会") is None


@pytest.mark.parametrize("text", ["十二三", "二三十", "二三", "二十三〇", "〇〇"])
def test_digits_in_a_row_are_no_numeral_with_tens(text: str) -> None:
    assert han(text) is None
    assert value_of(text) is None


MARKS = [
    ("9. Encourages", Kind.ARABIC, "9"),
    ("9 - تشجع", Kind.ARABIC, "9"),
    ("2.1 本公报", Kind.CLAUSE, "2.1"),
    ("(a) To light", Kind.LETTER, "a"),
    ("a) Encender", Kind.LETTER, "a"),
    ("أ) إضاءة", Kind.LETTER, "أ"),
    ("（二） 点灯", Kind.DIGIT, "二"),
    ("㈡ 点灯", Kind.DIGIT, "二"),
    ("IV. Conclusions", Kind.ROMAN, "IV"),
    ("四. 建议", Kind.HAN, "四"),
    ("B. Capacity", Kind.CAPITAL, "B"),
    ("ثانيا - مقدمة", Kind.ORDINAL, "ثانيا"),
    ("• a lamp", Kind.BULLET, "•"),
]


@pytest.mark.parametrize(("text", "kind", "value"), MARKS)
def test_marks(text: str, kind: Kind, value: str) -> None:
    found = leading(text)
    assert found is not None
    assert (found.kind, found.value) == (kind, value)
    assert text[: found.end].strip() == found.printed


@pytest.mark.parametrize("text", ["2009 was a year", "60/215 号", "(see annex)", "1.5/2 of all", "e.g. lamps"])
def test_text_that_only_looks_like_a_mark(text: str) -> None:
    assert leading(text) is None


def test_the_letter_i_and_the_numeral_i() -> None:
    items = Items()
    steps = [items.place(mark) for text in ("(h) x", "(i) x", "(j) x") if (mark := leading(text))]
    assert steps == [["h"], ["i"], ["j"]]
    items = Items()
    steps = [items.place(mark) for text in ("(a) x", "(i) x", "(ii) x", "(b) x") if (mark := leading(text))]
    assert steps == [["a"], ["a", "i"], ["a", "ii"], ["b"]]


def test_a_number_counts_where_it_is_due() -> None:
    due, second, ninth = Due(), leading("2. x"), leading("9. x")
    first = leading("1. x")
    assert first is not None
    assert second is not None
    assert ninth is not None
    due.take(first)
    assert due.comes(second, rested=False)
    assert not due.comes(ninth, rested=False)
    assert due.comes(ninth, rested=True)
