"""Arabic lines, told from where their glyphs stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.arabic import Glyph, chunks, right_to_left, unshaped
from ingest.readers.pdf import lines_of

WIDTH, SIZE = 5.0, 10.0
EXAMPLE = Path(__file__).parents[2] / "examples" / "forms" / "A_RES_98_401.ar.pdf"


def seen(text: str, y: float = 700.0, size: float = SIZE) -> list[Glyph]:
    """A line as it stands on the page, from left to right."""
    found, x = [], 60.0
    for character in text:
        wide = 0.0 if unicodedata.combining(character) else WIDTH
        found.append(Glyph(character, x, x + wide, y, size, "/Naskh"))
        x += wide
    return found


def read(glyphs: Iterable[Glyph]) -> str:
    return "".join(chunk[0] for chunk in chunks(list(glyphs), 600.0)).strip()


def from_right(*words: str) -> str:
    """A line as it is seen: each word as its letters stand from left to right, the words from right to left."""
    return " ".join(reversed(words))


def turned(word: str) -> str:
    return word[::-1]


LINES = [
    (from_right(turned("قرارها"), "60/215", turned("المؤرخ"), "22"), "قرارها 60/215 المؤرخ 22"),
    (from_right(turned("رقم"), "5", "(E/2008/25)", turned("الفصل")), "رقم 5 (E/2008/25) الفصل"),
    (from_right(turned("انظر"), "،A/62/341", turned("المرفق")), "انظر A/62/341، المرفق"),
    (from_right(turned("للفترة"), "2030-2021"), "للفترة 2021-2030"),
    (from_right(turned("للفترة"), "2021-2030"), "للفترة 2021-2030"),
    (from_right("- 12", turned("تطلب")), "12 - تطلب"),
    (from_right("(" + "أ" + ")", turned("أن")), "(أ) أن"),
    (from_right(turned("انظر"), ".United Nations, vol. 3"), "انظر United Nations, vol. 3."),
    (from_right(turned("الوثيقة"), "ICCD/COP(8)", turned("في")), "الوثيقة ICCD/COP(8) في"),
    (from_right(turned("القرار"), "S/RES/1325 (2000)", turned("في")), "القرار S/RES/1325 (2000) في"),
    (from_right(turned("القرار"), "1325", "(2000)", turned("في")), "القرار 1325 (2000) في"),
    (from_right(turned("نسبة"), "%" + "12.5"), "نسبة 12.5%"),
    ("2 July 2044", "2 July 2044"),
    ("Distr.: General", "Distr.: General"),
    (from_right("(02.II.A.7", turned("الفصل")), "02.II.A.7) الفصل"),
    ("44-10287", "44-10287"),
    ("(2000) 1325", "1325 (2000)"),
    ("٢٠٢٢ " + turned("عام"), "عام ٢٠٢٢"),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_is_read_from_the_right(line: str, expected: str) -> None:
    assert read(seen(line)) == expected


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_the_order_in_the_file_does_not_matter(line: str, expected: str) -> None:
    assert read(reversed(seen(line))) == expected


def test_brackets_that_a_file_holds_by_meaning_are_not_turned_again() -> None:
    line = from_right(turned("اللجنة"), ")" + turned("الثالثة") + "(", turned("العامة"))
    assert read(seen(line)) == "اللجنة (الثالثة) العامة"


def test_words_without_spaces_between_them_are_parted_by_their_distance() -> None:
    left, right = seen(turned("عامة")), seen(turned("جمعية"))
    moved = [glyph._replace(x=glyph.x + 40, end=glyph.end + 40) for glyph in right]
    assert read([*left, *moved]) == "جمعية عامة"


def test_a_vowel_sign_stays_with_its_letter() -> None:
    word = seen("لب" + "\u064f" + "ط")  # the sign stands before ط in the file, at its left edge on the page
    assert read(word) == "ط\u064fبل"


def test_a_marker_at_the_right_is_no_part_of_a_symbol() -> None:
    symbol = seen("A/96/745 ")
    marker = [Glyph("1", symbol[-1].end, symbol[-1].end + 3, 703.0, 6.0, "/Naskh")]
    rest = [glyph._replace(x=glyph.x - 40, end=glyph.end - 40) for glyph in seen(turned("المرفق") + " ،")]
    assert read([*rest, *symbol, *marker]).replace("\n", "") == "1 A/96/745، المرفق"


def test_strokes_that_fill_a_line_are_no_text() -> None:
    assert read(seen("\ufffd".join(turned("عام")))) == "عام"


def test_columns_read_from_the_right_each_for_itself() -> None:
    page = seen(turned("صفحة"))
    job = [glyph._replace(x=glyph.x - 200, end=glyph.end - 200) for glyph in seen("44-10287 (A)")]
    assert read([*job, *page]) == "صفحة 44-10287 (A)"


def test_shapes_and_ligatures_become_letters() -> None:
    assert read([Glyph("\ufefb", 60, 65, 700, 10, ""), Glyph("\ufe8f", 65, 70, 700, 10, "")]) == "بلا"
    assert unshaped("\ufefb ½") == "لا ½"


def test_direction_is_that_of_most_letters() -> None:
    assert right_to_left("قرار الجمعية A/RES")
    assert not right_to_left("resolution قرار")
    assert not right_to_left("12/3")


def test_an_indent_is_measured_from_the_right() -> None:
    lines = [*seen(turned("المستدامة للتنمية"), 700), *seen(turned("الأولى"), 680)]
    assert [chunk[1] for chunk in chunks(lines, 160.0) if chunk[0].strip()] == [15.0, 70.0]


@settings(derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(["عام", "12", "60/215", "(", ")", "،", "A/62/341", " ", "-", "و"]), max_size=12))
def test_no_character_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert sorted(read(seen(text)).replace(" ", "").translate(BRACKETS)) == sorted(
        text.replace(" ", "").translate(BRACKETS)
    )


BRACKETS = str.maketrans("()", "||")


def test_a_whole_file_reads_in_order() -> None:
    lines = [line.words for line in lines_of(EXAMPLE.read_bytes())]
    assert any(line.startswith("إذ تشير إلى قراريها 94/310 المؤرخ 19") for line in lines)
    assert "A/96/745" in " ".join(lines)
    assert "2 July 2044" in lines
