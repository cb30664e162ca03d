"""Dumps that leave an empty line between any two lines of a page, and set the first line of a text in by one space."""

from __future__ import annotations

from kg.model import PartKind
from tests.ingest.parsing import parse

COLUMNS = 36
"""Chinese characters on a line."""
FILLER = "看灯人协会每年把灯油的价格报告给各港口的登记处，登记处再把它们同上一年的价格相比较，以便查明灯塔所需的经费是否足够，并把结果告知各岛屿。"


def lines(text: str, columns: int = COLUMNS) -> str:
    """A text cut into lines, an empty one between any two."""
    return "\n\n".join(text[at : at + columns] for at in range(0, len(text), columns))


def paragraph(text: str) -> str:
    """The lines of a paragraph, a space behind its last one as such dumps have it."""
    return f"{lines(text)} \n\n"


def report(*inner: str) -> str:
    """Numbered paragraphs before and after what is told, so that the form of the text can be seen."""
    before = [paragraph(f"{number}. {FILLER}{FILLER}") for number in range(1, 7)]
    after = [paragraph(f"{number}. {FILLER}{FILLER}") for number in range(8, 13)]
    return "".join([*before, *inner, *after])


def test_titles_without_a_space_behind_them_stand_above_a_text_set_in() -> None:
    lamps = "看灯人协会与灯油公司于 2041 年共同点亮群岛的灯塔，并为看灯人的子女开设学校，各港口为学校提供房舍，灯油公司提供书籍。"
    boats = "2042 年 5 月，各港口与造船商会商定每年修理四十条渔船，商会提供木料，港口提供船坞，看灯人协会负责挑选渔民，并把名单公布于众。"
    text = report(
        paragraph(f"7. {FILLER}方框 1 举例说明。"),
        "方框 1 \n\n灯塔的伙伴关系\n\n群岛点灯计划\n\n",
        paragraph(f" {lamps}"),
        "“修船吧！”\n\n",
        paragraph(f" {boats}"),
    )
    found = parse(text, "zh")
    assert found["box-1"].title == "灯塔的伙伴关系"
    items = [part for part in found.values() if part.kind is PartKind.BOX_ITEM]
    assert [item.title for item in items] == ["群岛点灯计划", "“修船吧！”"]
    assert [item.text for item in items] == [f"群岛点灯计划\n{lamps}", f"“修船吧！”\n{boats}"]


def test_a_note_ends_where_a_text_set_in_follows_without_an_empty_line() -> None:
    note = "灯油的价格见港口登记册，该登记册每年出版一次，分为三卷，第一卷载有群岛的价格，第二卷载有大陆的价格。"
    start, end = (
        f"7. {FILLER}看灯人协会"[: 2 * COLUMNS],
        "认为，灯塔应当由各港口共同出资维修，并请各岛屿说明它们需要多少灯油。",
    )
    text = report(
        lines(start),
        f"\n\n__________________ \n\n \n1\n{lines(f' {note}', COLUMNS + 6)}\n ",
        paragraph(end),
    )
    found = parse(text, "zh")
    assert found["fn-1"].text == note
    assert found["para-7"].text == start.removeprefix("7. ") + end
    assert "para-8" in found


def test_what_a_semicolon_parts_goes_on_after_a_page_where_nothing_is_set_in() -> None:
    first = f"{FILLER}各港口不向没有执照的商人出售灯油；"
    rest = "任何商人未经看灯人协会书面许可，不得在灯塔上使用该协会的名称和徽记，也不得在灯塔周围设立店铺。"
    pages = "\n__________________ \n\n \n1\n 见登记册。 \n\n7/18 41-12283 \n\n"
    text = report(paragraph(f"7. {first}").rstrip("\n"), pages, paragraph(rest))
    assert parse(text, "zh")["para-7"].text == first + rest
