"""Footnotes of text dumps: where they begin, go on and end, and which paragraph cites them."""

from __future__ import annotations

import pytest

from kg.model import Part
from tests.ingest.parsing import parse

BODY = """\
1. The lamps of the harbours were lit again in 2031,1 after a dark winter during
which no boat came home, as the keepers say.

2. Keepers were trained in two ways, at school and at sea,2 for three years, and
they were paid by the harbours.
"""
RULE = "__________________\n"
FIRST = "1 See the report on lamps, which was submitted to the Assembly at its session on\nharbours and boats."
SECOND = "2 A/86/12, annex."


def cited(found: dict[str, Part]) -> list[tuple[str, str, str]]:
    return [(name, part.text, part.parent) for name, part in found.items() if name.startswith("fn-")]


WANT = [
    (
        "fn-1",
        "See the report on lamps, which was submitted to the Assembly at its session on harbours and boats.",
        "para-1",
    ),
    ("fn-2", "A/86/12, annex.", "para-2"),
]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n{RULE}{FIRST}\n{SECOND}\n",
        f"{BODY}\n{RULE}\n{FIRST}\n\n{SECOND}\n",
        f"\ufeff{BODY}\n{RULE}{FIRST}\n{SECOND}\n".replace("\n", "\r\n").lstrip("\ufeff"),
        BODY.replace("\n\n", f"\n{RULE}{FIRST}\n\f") + f"{RULE}{SECOND}\n",
        BODY.replace("\n\n", f"\n{RULE}{FIRST.split(chr(10))[0]}\n\f") + f"{RULE}harbours and boats.\n{SECOND}\n",
        f"{BODY}\n{RULE}{FIRST.replace('1 ', '1' + chr(10))}\n{SECOND.replace('2 ', '2' + chr(10))}\n",
    ],
    ids=["at the end", "spread", "crlf", "under their pages", "continued overleaf", "number alone"],
)
def test_notes_are_found_wherever_they_stand(text: str) -> None:
    assert cited(parse(text, "en")) == WANT


def test_a_note_may_have_two_paragraphs() -> None:
    found = parse(f"{BODY}\n{RULE}1 See the lamps.\nIt was shown later that there were none.\n{SECOND}\n", "en")
    assert found["fn-1"].text == "See the lamps. It was shown later that there were none."
    assert found["fn-2"].text == "A/86/12, annex."


@pytest.mark.parametrize(("one", "two"), [("1", "2"), ("١", "٢"), ("(1)", "(2)"), ("(١)", "(٢)")])
def test_arabic_notes_are_numbered_in_any_digits_and_brackets(one: str, two: str) -> None:
    text = f"""\
1 - أضيئت مصابيح المرافئ من جديد في عام 2031{one}، بعد شتاء مظلم لم يعد فيه أي قارب
إلى بيته.

2 - جرى تدريب الحراس بطريقتين{two}، في المدرسة وفي البحر، طوال ثلاث سنوات دفعت فيها
المرافئ أجورهم.

{RULE}
{one} انظر التقرير المتعلق بالمصابيح.

{two} المرجع نفسه.
"""
    found = parse(text, "ar")
    assert cited(found) == [
        ("fn-1", "انظر التقرير المتعلق بالمصابيح.", "para-1"),
        ("fn-2", "المرجع نفسه.", "para-2"),
    ]
    assert found["para-2"].text.startswith("جرى تدريب الحراس بطريقتين، في المدرسة")


def test_numbers_are_left_alone_where_a_file_prints_no_markers() -> None:
    text = (
        "1. 目标1和目标2在2021年取得进展，与会者对此表示欢迎并期待今后几年继续取得进展。\n\n"
        + RULE
        + "1 第一份报告。\n2 第二份报告。\n"
    )
    assert parse(text, "zh")["para-1"].text.startswith("目标1和目标2在2021年")


@pytest.mark.parametrize(
    ("glued", "text"),
    [
        ("resolution 75/7,1 which", "resolution 75/7, which"),
        ("decision 3/COP.14,1 the", "decision 3/COP.14, the"),
        ("at home t1he lamps", "at home the lamps"),
        ("the lamps (1), which", "the lamps, which"),
    ],
)
def test_markers_are_lifted_out_of_what_they_are_glued_to(glued: str, text: str) -> None:
    found = parse(f"1. Recalls {glued} keepers lit at sea.2\n\n{RULE}1 See the lamps.\n2 See the oil.\n", "en")
    assert found["para-1"].text == f"Recalls {text} keepers lit at sea."
    assert [note.fragment for note in found["para-1"].notes] == ["fn-1", "fn-2"]


def test_notes_of_a_first_page_without_footer_end_where_the_text_goes_on() -> None:
    """Other pages have headers; the text tells by its next heading or paragraph that the notes are over."""
    pages = [
        [
            "A/86/321",
            "大会",
            "第八十六届会议",
            "议程* 项目 26",
            "小岛屿的灯塔",
            "秘书长的报告",
            "____________",
            "*",
            " A/86/50。",
        ],
        [
            "一. 导言",
            "1. 大会请秘书长就小岛屿的灯塔提出报告，",
            "说明灯油的价格。",
            "1",
            " 报告涵盖三年。",
            "____________",
        ],
        ["1", " 第 84/17 号决议。", "A/86/321", "2 31-04567"],
        [
            "2. 报告依据四十一国政府的答复和对十二个港口的访问，",
            "并依据登记册。",
            "2",
            "____________",
            "2",
            " 见 A/85/120。",
        ],
        ["3. 看灯人每年开会两次。", "二. 结论", "4. 灯塔拯救生命。", "A/86/321", "31-04567 3", "5. 值得支持。"],
    ]
    text = "\n".join(line for page in pages for line in page)
    found = {name: part.text for name, part in parse(text, "zh").items()}
    assert [name for name in found if name.startswith(("para", "sec"))] == [
        "sec-1", "para-1", "para-2", "para-3", "sec-2", "para-4", "para-5",
    ]  # fmt: skip
    assert [found[name] for name in ("fn.s1", "fn-1", "fn-2")] == ["A/86/50。", "第 84/17 号决议。", "见 A/85/120。"]


def test_an_arabic_marker_before_the_stop_may_have_a_line_of_its_own() -> None:
    text = f"١ - وأشار الحراس إلى المنارات\n(1)\n. \n\n٢ - وأضاء الحراس المصابيح. \n\n{RULE}(1) انظر السجل.\n"
    found = parse(text, "ar")
    assert found["para-1"].text == "وأشار الحراس إلى المنارات."
    assert [note.fragment for note in found["para-1"].notes] == ["fn-1"]
    assert found["fn-1"].text == "انظر السجل."
    assert [name for name in found if name.startswith("para")] == ["para-1", "para-2"]


@pytest.mark.parametrize("rule", ["_________", "─────────", "―――――"])
def test_a_rule_of_any_line_stands_above_notes(rule: str) -> None:
    found = parse(f"1. 港口有灯。\n\n2. 守灯员介绍灯塔。1\n\n{rule}\n\n1   灯塔 2040 年由十家组织建造。\n", "zh")
    assert found["fn-1"].text == "灯塔 2040 年由十家组织建造。"


def test_a_running_header_with_the_part_of_a_document_is_no_text() -> None:
    header = "     DP/FPA/2044/4 (Part II)\n44-05871                                         2/16\n"
    text = f"联合国 DP/FPA/2044/4 (Part II)\n\n1. 港口有灯。\n\n2. 守灯员每年把灯油的单价降低\n{header}\n八美元，并公布账目。\n"
    assert parse(text, "zh")["para-2"].text == "守灯员每年把灯油的单价降低八美元，并公布账目。"
