"""Short dumps and pieces of documents: notes among the paragraphs, numbers that begin late, a few lines left whole."""

from __future__ import annotations

import pytest

from tests.ingest.parsing import parse

NOTED = """\
United Nations                                        ST/SGB/2041/8

 Secretary-General’s bulletin

 Organization of the Lamp Office

 The Secretary-General, for the purpose of lighting the harbours of the eastern
shore by the end of the year 2042,1 hereby promulgates the following:

__________________
 1 The Office succeeded the group on lamps that the harbours had set up in the
year 2031.

 Section 1 Functions

 1.1 The Office lights the lamps of every harbour that has asked for it and that
pays for the oil.

 1.2 The Office trains keepers of lamps, and keeps a list of those who have been
trained.
"""


def test_a_note_among_the_paragraphs_ends_where_the_next_block_begins_though_a_header_was_printed_above() -> None:
    found = parse(NOTED, "en")
    assert found["fn-1"].text.endswith("the year 2031.")
    assert {"sec-1", "cl-1.1", "cl-1.2"} <= found.keys()


def test_a_note_of_a_dump_that_keeps_paragraphs_whole_has_one_line() -> None:
    whole = "\n\n".join(
        [
            "1. "
            + "The keepers of lamps met in the harbour and agreed upon the price of oil for the coming winter. " * 2,
            "__________________\n1 A/95/12, annex.",
            "The meeting was closed by the oldest keeper, who had lit the first lamp of the shore and who was thanked.",
            "2. "
            + "The harbours that had no lamp asked for one, and the fund promised to pay for it within two years. " * 2,
        ]
    )
    assert parse(whole.replace("oil for", "oil1 for", 1), "en")["fn-1"].text == "A/95/12, annex."


def test_the_numbers_of_a_piece_of_a_document_begin_where_it_does() -> None:
    found = parse(
        "二. 港口\n\n41. 各港口商定了灯油的价格。\n3\n \n\n42. 没有灯的港口申请了一盏。\n\n3\n 该价格不含运费。\n\n43. 基金同意付款。\n",
        "zh",
    )
    assert [name for name in found if name.startswith("para-")] == ["para-41", "para-42", "para-43"]
    assert found["fn-3"].text == "该价格不含运费。"


def test_figures_at_the_head_of_a_few_blocks_begin_no_sequence() -> None:
    found = parse("The fund paid for lamps.\n\n41. In all.\n\n57. By the towns.\n\n99. By the harbours.\n", "en")
    assert not [name for name in found if name.startswith("para-")]


def test_a_letter_left_whole_does_not_part_the_broken_lines_of_its_annex() -> None:
    letter = (
        "谨随函转递为港口灯火问题公开会议编写的概念说明（见附件），主席将于下月在港口举行该会议，并请守灯人出席会议，介绍他们的经验。"
        * 2
    )
    annex = "\n\n".join(
        [
            "附件",
            "灯塔联盟",
            "1. 各港口在会上指出，守灯人应当得到报酬，并请秘书长探讨各种筹资办法。东岸各港的 ",
            "灯多年无人照料，单凭各镇无法应对。 ",
            "2. 去年十月，两个港口签署了一项宣言，同意建立灯塔联盟，秘书处设在东岸港口共同 ",
            "体。三家灯油公司和一个基金会随后加入，承诺四年内共同出资三千万元，用于修建新 ",
            "的灯塔。 ",
            "3. 联盟由一个理事会领导，其成员包括东岸港口共同体、港口银行和守灯人联合会，每 ",
            "年轮值的主席由东道港口的代表担任。 ",
        ]
    )
    found = parse(f"{letter}\n\n{annex}\n", "zh")
    assert found["annex-2"].text.endswith(
        "秘书处设在东岸港口共同体。三家灯油公司和一个基金会随后加入，承诺四年内共同出资三千万元，用于修建新的灯塔。"
    )


ENACTED = {
    "zh": ("港口环境大会，", "回顾其关于灯塔的决定，", "请秘书处点亮灯塔。"),
    "en": (
        "The Harbour Environment Assembly,",
        "Recalling its decision on lamps,",
        "Requests the secretariat to light them.",
    ),
    "fr": (
        "Le Conseil d’administration du Fonds,",
        "Rappelant sa décision,",
        "Prie le secrétariat d’allumer les phares.",
    ),
    "es": (
        "La Junta de Desarrollo Portuario,",
        "Recordando su decisión,",
        "Pide a la secretaría que encienda los faros.",
    ),
    "ru": ("Конференция по маякам,", "ссылаясь на свое решение,", "просит секретариат зажечь маяки."),
    "ar": ("إن مجلس إدارة الموانئ،", "إذ يشير إلى مقرره،", "يطلب إلى الأمانة أن تضيء المنارات."),
}


@pytest.mark.parametrize("language", ENACTED)
def test_any_assembly_council_or_board_may_enact(language: str) -> None:
    body, recalls, asks = ENACTED[language]
    found = parse(f"{body}\n\n{recalls}\n\n1. {asks}\n", language)
    assert {"enacting", "pp-1", "op-1"} <= found.keys()


def test_a_line_that_tells_what_an_assembly_did_enacts_nothing() -> None:
    text = "1. В докладе сказано, что так и было.\n\nАссамблея призвала города поощрять подходы,\n\nкоторые полезны.\n"
    assert "enacting" not in parse(text, "ru")


def test_a_lettered_agenda_item_is_no_section_in_arabic() -> None:
    found = parse("الدورة السابعة والتسعون\n\nالبند 19 (ج) من جدول الأعمال\n\n1. تطلب الموانئ الزيت.\n", "ar")
    assert "sec-19" not in found
