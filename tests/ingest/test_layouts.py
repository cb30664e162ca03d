"""What stands around the text of reports and in their boxes and annexes, as dumps of several makers print it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.parsing import parse

PARAGRAPHS = {
    "en": "Lamps were lit in every harbour that asked for one, and their keepers were paid in full for the whole year.",
    "fr": "Des lampes ont été allumées dans chaque port qui le demandait, et les gardiens ont été payés toute l’année.",
    "zh": "每个提出要求的港口都点亮了灯，守灯人全年的薪酬已经全部付清，没有一个港口在冬天的夜里是黑暗的。",
}


def numbered(count: int, language: str) -> str:
    return "\n\n".join(f"{n}.    {PARAGRAPHS[language]}" for n in range(1, count + 1))


@pytest.mark.parametrize(
    "footer",
    [
        "40-11873 (F)                                3/7",
        "4/7                                40-11873 (F)",
        "4   40-11873",
    ],
)
def test_job_numbers_stand_before_or_behind_the_page(footer: str) -> None:
    text = f"{numbered(3, 'fr')}\n\n{footer}\n\n\n A/95/211\n\n\n4.    {PARAGRAPHS['fr']}\n"
    found = parse(text, "fr")
    assert {name for name in found if name.startswith("para-")} == {f"para-{n}" for n in range(1, 5)}
    assert found["para-3"].text == PARAGRAPHS["fr"]
    assert " ".join(footer.split()) in {" ".join(p.text.split()) for p in found.values() if "furniture" in p.fragment}


def test_a_heading_goes_on_under_its_words() -> None:
    wide = "\n".join(PARAGRAPHS["en"][i : i + 76].strip() for i in (0, 76))
    body = "\n\n".join(f"{n}.    {wide}" for n in range(1, 6))
    text = f"  III.  What was done so that the lamps of resolution\n      93/224 would burn\n\n{body}\n"
    assert parse(text, "en")["sec-3"].text == "What was done so that the lamps of resolution 93/224 would burn"


SPREAD = """\
1. 港口的灯在冬天之前全部点亮，守灯人的薪酬从各港口的公共账目中支付，总额由 21␣

亿增至 34 亿，其中用于灯油的部分占三成，用于修缮灯塔的部分占两成，其余用于支付守

灯人的薪酬。各港口每年公布账目，任何人都可以查阅，也可以向港口提出意见和建议。␣

2. 守灯人在五个港口接受了培训，培训为期一个冬天，全部课程已经结束，考试也举行完

毕，成绩已经公布。守灯人在考试之后返回各自的港口，在夜里看守灯火直到天亮。14␣

个港口中有十一个已经派出学员，其余三个港口将在下一个冬天派出学员参加培训课程。␣

3. 各港口将在下一年继续点灯，并将把点灯的费用列入各自的公共账目，供所有人查阅和

比较，不再另行公布。灯油由各港口联合购买，价格比各自购买低四分之一左右。␣
"""


def test_a_space_between_chinese_and_figures_ends_no_paragraph() -> None:
    found = parse(SPREAD.replace("␣", " "), "zh")
    assert [name for name in found if not name.startswith("furniture")] == ["para-1", "para-2", "para-3"]
    assert "21 亿增至 34 亿" in found["para-1"].text
    assert "14 个港口" in found["para-2"].text


def test_markers_may_stand_behind_a_space() -> None:
    text = (
        "1. The lamps were lit for 41 partners 1. The second report told of the oil.\n\n"
        "2. The oil cost 12 dollars 2, as it does in article 2.\n\n3. Keepers were asked in 30 harbours 3.\n\n"
        "__________________\n\n1  The keepers told so.\n\n2  At the prices of 2031.\n\n3  See the list of harbours.\n"
    )
    found = parse(text, "en")
    assert found["para-1"].text.startswith("The lamps were lit for 41 partners. The second")
    assert found["para-2"].text == "The oil cost 12 dollars, as it does in article 2."
    assert [[mark.fragment for mark in found[f"para-{n}"].notes] for n in (1, 2, 3)] == [["fn-1"], ["fn-2"], ["fn-3"]]


REPORTS: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "layouts").glob("*.toml"))
}
"""Reports as dumps of several makers print them; `parts` are fragment, first and last words, ␣ a space that ends a line,
␌ the end of a page."""


@pytest.mark.parametrize("name", REPORTS)
def test_reports_of_every_layout_give_their_parts(name: str) -> None:
    report = REPORTS[name]
    found = parse(report["text"].replace("␣", " ").replace("␌", "\f"), report["language"])
    want = {fragment: (start, end) for fragment, start, end in report["parts"]}
    numbered = {part for part in found if re.match(r"(?:para|fn|box-\d+|annex(?:-[IVX]+)?)-(?![IVX]+$)", part)}
    assert numbered | {"summary"} == set(want)
    assert [
        (part, found[part].text)
        for part, (start, end) in want.items()
        if not found[part].text.startswith(start) or not found[part].text.endswith(end)
    ] == []
