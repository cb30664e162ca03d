"""From printed text to parts: what a reader sees as one paragraph is one part, under the name of the design."""

from __future__ import annotations

import pytest

from ingest.blocks import Block, Role
from ingest.structure import parts
from kg.model import PartKind
from ontology import LANGUAGES
from tests.ingest.parsing import parse
from tests.ingest.printed import BULLETIN, REPORT, RESOLUTION


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


def test_a_bulletin_has_clauses_and_a_preamble() -> None:
    found = parse(BULLETIN, "zh")
    assert found["pp-1"].text.endswith("平安回港，兹颁布下列条款：")
    assert found["pp-1"].notes[0].fragment == "fn-1"
    assert (found["sec-2"].number, found["sec-2"].text) == ("第 2 节", "职能")
    assert found["cl-2.1"].parent == "sec-2"
    assert found["cl-2.1-a"].text == "每天黄昏点亮一盏灯，并向港口各部门、各基金和各方案提供关于灯油的咨询和支助；"
    assert found["sig"].kind is PartKind.SIGNATURE


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


ADVICE = {
    "ar": ("التوصية 3", "ينبغي إضاءة المصابيح:"),
    "en": ("Recommendation 3", "The keepers should see to:"),
    "es": ("Recomendación 3", "Los guardas deberían atender a:"),
    "fr": ("Recommandation 3", "Les gardiens devraient veiller à :"),
    "ru": ("Рекомендация 3", "Хранителям следует заняться:"),
    "zh": ("建议 3", "看守人应办理："),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_numbered_recommendation_below_a_paragraph_is_a_part_of_its_own(language: str) -> None:
    caption, text = ADVICE[language]
    told = [
        "1. A lamp burns.",
        caption,
        text,
        "(a) oil;",
        "(b) wicks.",
        "2. A boat goes out.",
        caption,
        "3. A net tears.",
    ]
    found = parts([Block(line) for line in told], language)
    names = [part.fragment for part in found if part.kind is not PartKind.HEADING]
    assert names == ["para-1", "para-1-rec-3", "para-1-rec-3-a", "para-1-rec-3-b", "para-2", "para-3"]
    assert [part.text for part in found if part.fragment == "para-1-rec-3"] == [text]


def test_a_second_part_of_the_same_name_gets_another() -> None:
    told = [Block("", Role.NOTE, marker="1"), Block("again", Role.NOTE, marker="1")]
    assert [part.fragment for part in parts(told, "en")] == ["fn-1", "fn-1.2"]


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
