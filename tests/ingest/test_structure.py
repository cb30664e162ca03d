"""From printed text to parts: what a reader sees as one paragraph is one part, under the name of the design."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.assemble import blocks
from ingest.blocks import Block, Role
from ingest.lines import from_text
from ingest.structure import parts
from kg.model import Part, PartKind
from ontology import LANGUAGES
from tests.ingest.parsing import parse

RESOLUTION = """\
81/7. Lighthouses and the common good

The General Assembly,

Recalling its resolution 70/300 of 3 May 2016 on lights,1 and noting that
many harbours have none at all, which is a danger to small boats at night,

Recalling also that lamps need oil,

A/RES/81/7

1. Welcomes the report of the Secretary-General on lamps;2

2. Requests all harbours:

(a) To light one lamp at dusk;

(b) To keep:

(i) A keeper awake;

(ii) A dog awake;

3. Decides to return to the matter at its eighty-second session.

__________________

1
Resolution 70/301, annex.

2
A/81/12.

5th plenary meeting
"""


def test_a_resolution_gives_its_parts() -> None:
    found = parse(RESOLUTION, "en")
    kinds = {name: str(part.kind) for name, part in found.items()}
    assert kinds["title"] == "heading"
    assert found["title"].number == "81/7."
    assert kinds["enacting"] == "text"
    assert kinds["pp-1"] == kinds["pp-2"] == "preambular"
    assert kinds["op-1"] == "operative"
    assert found["op-2-a"].text == "To light one lamp at dusk;"
    assert found["op-2-b-ii"].text == "A dog awake;"
    assert found["op-2-b-ii"].parent == "op-2-b"
    assert "pp-3" not in found
    assert found["furniture-1"].text == "A/RES/81/7"


def test_a_paragraph_is_rejoined_and_its_marker_lifted() -> None:
    first = parse(RESOLUTION, "en")["pp-1"]
    assert first.text.startswith("Recalling its resolution 70/300 of 3 May 2016 on lights, and noting that many")
    assert [(note.offset, note.fragment) for note in first.notes] == [(first.text.index(" and noting"), "fn-1")]


def test_a_note_belongs_to_the_part_that_cites_it() -> None:
    found = parse(RESOLUTION, "en")
    assert found["fn-1"].text == "Resolution 70/301, annex."
    assert (found["fn-1"].parent, found["fn-2"].parent) == ("pp-1", "op-1")


BULLETIN = """\
 秘书长公报␣

 灯塔办公室的组织␣

 秘书长为确立灯塔办公室的组织结构和职权范围，使夜间航行的小船能够平安回

港，
1
 兹颁布下列条款：␣

__________________␣

␣
1
 见第 70/300 号决议。␣
 第 1 节␣

一般规定␣

1.1 本公报应与关于港口的公报一并适用。␣

第 2 节␣

职能␣

2.1 灯塔办公室：␣

 (a) 每天黄昏点亮一盏灯，并向港口各部门、各基金和各方案提供关于灯油的

咨询和支助；␣

 (b) 养一只狗。␣

            秘书长␣

            某某(签名)␣
"""


def test_a_bulletin_has_clauses_and_a_preamble() -> None:
    found = parse(BULLETIN, "zh")
    assert found["pp-1"].text.endswith("平安回港，兹颁布下列条款：")
    assert found["pp-1"].notes[0].fragment == "fn-1"
    assert (found["sec-2"].number, found["sec-2"].text) == ("第 2 节", "职能")
    assert found["cl-2.1"].parent == "sec-2"
    assert found["cl-2.1-a"].text == "每天黄昏点亮一盏灯，并向港口各部门、各基金和各方案提供关于灯油的咨询和支助；"
    assert found["sig"].kind is PartKind.SIGNATURE


REPORT = """\
 加强灯塔␣

 摘要␣

 本报告谈灯。␣

 一. 导言␣

1. 灯塔照亮了港口，使渔民在夜间也能看见岸边的礁石，因此各国都愿意出资修建

更多的灯塔。␣

方框 1␣

好做法␣

东港的灯␣

 东港的灯由三家公司出资，由渔民看守，每晚点亮，从未熄灭，各方都很满意，并

愿意继续。␣

西港的灯␣

 西港的灯每晚也亮。␣

2. 灯油不足。␣

 A. 灯油␣

3. 应当多买灯油。␣

 附件␣

 建议␣

1. 买油。␣

2. 点灯。␣
"""


def test_a_report_has_sections_boxes_and_an_annex() -> None:
    found = parse(REPORT, "zh")
    assert found["summary"].text == "本报告谈灯。"
    assert (found["sec-1"].number, found["sec-1"].text) == ("一.", "导言")
    assert found["para-1"].text.endswith("修建更多的灯塔。")
    assert (found["box-1"].number, found["box-1"].title) == ("方框 1", "好做法")
    assert found["box-1-1"].title == "东港的灯"
    assert found["box-1-1"].text.startswith("东港的灯\n东港的灯由三家公司")
    assert found["box-1-2"].parent == "box-1"
    assert (found["sec-1-A"].parent, found["para-3"].parent) == ("sec-1", "sec-1-A")
    assert found["annex"].title == "建议"
    assert (found["annex-2"].kind, found["annex-2"].text) == (PartKind.ANNEX_ITEM, "点灯。")


ENACTING = {
    "ar": ("إن الجمعية العامة،", "إذ تشير إلى المصابيح،", "1 - تطلب إضاءة المصابيح؛"),
    "en": ("The General Assembly,", "Recalling the lamps,", "1. Requests that lamps be lit;"),
    "es": ("La Asamblea General,", "Recordando las lámparas,", "1. Pide que se enciendan las lámparas;"),
    "fr": ("L’Assemblée générale,", "Rappelant les lampes,", "1. Demande que les lampes soient allumées ;"),
    "ru": ("Генеральная Ассамблея,", "ссылаясь на лампы,", "1. просит зажечь лампы;"),
    "zh": ("大会，", "回顾灯，", "1. 请点亮灯；"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_languages_meet_on_the_same_names(language: str) -> None:
    text = "81/7. " + "\n".join(["X", *ENACTING[language], "2. " + ENACTING[language][2][3:], ""])
    found = parse(text, language)
    assert [name for name in found if name != "title"] == ["enacting", "pp-1", "op-1", "op-2"]


def test_blocks_may_state_their_number_themselves() -> None:
    told = [Block("Introduction", number="I.", level=1), Block("Lamps burn.", number="1."), Block("Oil", number="(a)")]
    assert [part.fragment for part in parts(told, "en")] == ["sec-1", "para-1", "para-1-a"]
    assert parts(told, "en")[2].number == "(a)"


def test_text_without_number_hangs_on_the_last_numbered_part() -> None:
    found = parse("I. Lamps\n\n1. A lamp burns.\n\nIt burns at night, as all lamps do.\n", "en")
    assert found["text-para-1-1"].text == "It burns at night, as all lamps do."


def test_a_second_part_of_the_same_name_gets_another() -> None:
    told = [Block("", Role.NOTE, marker="1"), Block("again", Role.NOTE, marker="1")]
    assert [part.fragment for part in parts(told, "en")] == ["fn-1", "fn-1.2"]


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *RESOLUTION.splitlines(),
                *BULLETIN.splitlines(),
                *REPORT.splitlines(),
                "ends ",
                "\f",
                "25-12034 (E)",
                "4",
                "**",
            ]
        ),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
    ),
    max_size=40,
)


def solid(text: str) -> Counter[str]:
    """The characters that must not be lost or doubled: all but spaces, and hyphens, which rejoining may drop."""
    return Counter(re.sub(r"[\s\-\u00ad]", "", text))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(LINES, st.sampled_from(LANGUAGES))
def test_every_character_stands_in_exactly_one_part(rows: list[str], language: str) -> None:
    text = "\n".join(rows)
    lines = from_text(text)
    joined = blocks(lines, language)
    assert sorted(index for block in joined for index in block.lines) == list(range(len(lines)))
    held = "".join(block.text + block.marker + "".join(m.marker for m in block.marks) for block in joined)
    assert solid(held) == solid(text)
    read = parts(joined, language)
    assert solid("".join(part.number + part.text + marks(part, read) for part in read)) == solid(text)
    assert len({part.fragment for part in read}) == len(read)


def marks(part: Part, read: tuple[Part, ...]) -> str:
    """The markers of a part's notes, as the notes themselves print them."""
    numbers = {other.fragment: other.number for other in read}
    return "".join(numbers[note.fragment] for note in part.notes)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(LINES, st.sampled_from(LANGUAGES))
def test_parts_come_in_the_order_of_the_blocks(rows: list[str], language: str) -> None:
    joined = [b for b in blocks(from_text("\n".join(rows)), language) if b.role is not Role.FURNITURE]
    plain = [Block(b.text, b.role, marker=b.marker) for b in joined]
    read = parts(plain, language)
    told = "".join(re.sub(r"\s", "", part.number + part.text) for part in read if not part.notes)
    whole = "".join(re.sub(r"\s", "", block.marker + block.text) for block in plain)
    assert any(part.notes for part in read) or told == whole
    assert read == parts(plain, language)


CONTENTS = """\
Contents

                                                                      Page
I. The lamps of the harbours .................................... 2
A. Statements by the keepers of the lamps and the owners of
the boats ....................................................... 3
II. What the boats carry
B. Nets ......................................................... 4
Annex
The decisions of the keepers .................................... 9

I. The lamps of the harbours

1. The keepers met in the spring.

2. They met again in the autumn, when the boats had come home.

Annex

The decisions of the keepers

2031/4 Lamps

The keepers of the harbours

1. Take note of the lamps;

2. Decide to count them;

3. Ask the owners for boats.

2031/5 Boats

The keepers of the harbours

1. Take note of the boats;

2. Decide to count them too.
"""


def test_a_table_of_contents_opens_no_annex_and_no_section() -> None:
    found = parse(CONTENTS, "en")
    named = [name for name in found if name.startswith(("sec-", "annex", "para-"))]
    assert named[:5] == ["sec-1", "para-1", "para-2", "annex", "annex-1"]
    assert found["sec-1"].text == "The lamps of the harbours"


def test_each_decision_of_a_collection_numbers_its_paragraphs_from_one() -> None:
    found = parse(CONTENTS, "en")
    items = [name for name, part in found.items() if part.kind is PartKind.ANNEX_ITEM]
    assert items == ["annex-1", "annex-2", "annex-3", "annex-1.2", "annex-2.2"]
    assert found["annex-2.2"].text == "Decide to count them too."
