"""What stands between two numbered paragraphs of a dump belongs to the first of them, whatever parted it."""

from __future__ import annotations

import pytest

from ingest.assemble import blocks
from ingest.lines import from_text
from ingest.structure import parts

OPEN = "1. The lantern keepers of the eastern shore met in spring and agreed that every harbour"
LINE = "of the region would be lit at the cost of the towns and not at that of the keepers alone"


def read(*lines: str, language: str = "en", between: str = "\n\n") -> dict[str, str]:
    found = parts(blocks(from_text(between.join(lines)), language), language)
    return {part.fragment: part.text for part in found if part.kind.name != "FURNITURE"}


def test_a_line_broken_early_after_a_stop_does_not_end_a_numbered_paragraph() -> None:
    found = read(
        OPEN, LINE + ".", "They met again. ", "Towns that cannot pay may ask the fund. ", "2. Nobody objected."
    )
    assert found["para-1"].endswith("keepers alone. They met again. Towns that cannot pay may ask the fund.")
    assert found["para-2"] == "Nobody objected."


def test_a_heading_a_question_and_the_end_of_the_numbers_stay_apart() -> None:
    found = read(
        OPEN,
        LINE + ". ",
        "Lanterns and ropes ",
        "2. Nobody objected. ",
        "What is next? ",
        "3. The fund was opened. ",
        "The keepers were thanked by all of them. ",
    )
    assert [found[name] for name in ("para-1", "para-2", "para-3")] == [
        f"{OPEN[3:]} {LINE}.",
        "Nobody objected.",
        "The fund was opened.",
    ]  # fmt: skip


def test_a_quotation_between_two_numbers_is_part_of_the_paragraph_that_announces_it() -> None:
    found = read(
        "1. 守灯人委员会在报告中指出：",
        "“东岸各港的灯由镇上出钱点亮，不由守灯人独自负担，这一点各镇早已商定，并无异议。”",
        "2. 无人反对。",
        language="zh",
    )
    assert found["para-1"].endswith("并无异议。”")


@pytest.mark.parametrize(
    ("printed", "cut", "rest", "joined"),
    [
        ("organizations", "organi-", "zations", "organizations"),
        ("cooperation", "Co-", "operation", "Co-operation"),
        ("resign and re-sign", "re-", "sign", "re-sign"),
        ("keepers", "light-", "houses", "light-houses"),
    ],
)
def test_a_hyphen_is_dropped_where_the_document_prints_the_word_whole(
    printed: str, cut: str, rest: str, joined: str
) -> None:
    found = read(
        f"1. All spoke of {printed}.",
        f"2. Among those that came were the {cut}",
        f"{rest} of the shore.",
        "3. So be it.",
    )
    assert found["para-2"] == f"Among those that came were the {joined} of the shore."


@pytest.mark.parametrize("signed", ["{title} A/96/301", "A/96/301  {title}"])
def test_the_running_title_beside_the_symbol_or_below_it_is_no_text(signed: str) -> None:
    title = "Lighting the harbours of the eastern shore"
    sheets = [
        "United Nations A/96/301", title, OPEN, LINE, "96-12345 1/4", "A/96/301", title, LINE, LINE + ".", "2/4 96-12345",
        signed.format(title=title), "2. Nobody objected to lighting the harbours at the cost of the towns and of nobody", "96-12345 3/4",
        "A/96/301", title, "else in the region.", "4/4 96-12345", signed.format(title=title), "3. They met again.",
    ]  # fmt: skip
    found = read(*sheets)
    assert found["para-1"] == f"{OPEN[3:]} {LINE} {LINE} {LINE}."
    assert found["para-2"].endswith("of nobody else in the region.")
    assert found["para-3"] == "They met again."


def test_a_recommendation_below_a_note_s_marker_stands_apart() -> None:
    sheet = read(
        OPEN,
        LINE + ".1",
        "  Recommendation 1 ",
        "  The keepers should light the harbours by the end of 2031. ",
        "2. Nobody objected. ",
        "__________",
        " 1 See A/96/301.",
    )
    marked = read(
        OPEN,
        LINE + ".\n1 ",
        "  Recommendation 1 ",
        "  The keepers should light the harbours by the end of 2031. ",
        "2. Nobody objected. ",
        "__________",
        " 1 \nSee A/96/301.",
    )
    for found in (sheet, marked):
        assert found["para-1"] == f"{OPEN[3:]} {LINE}."
        assert found["para-1-rec-1"] == "The keepers should light the harbours by the end of 2031."


@pytest.mark.parametrize("mark", ["．", "、"])
def test_a_number_before_a_year_begins_a_paragraph(mark: str) -> None:
    lines = [f"5{mark}灯塔于 2040 年点亮，守灯员共有三名，均由港口支付薪金。", f"6{mark}2041 年灯塔的伙伴是三家公司。"]
    found = read("4. 港口有灯。", *lines, language="zh")
    assert found["para-6"] == "2041 年灯塔的伙伴是三家公司。"
