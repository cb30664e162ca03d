"""Lines that by chance begin like a paragraph, an enacting line or a clause, and openings after a full line."""

from __future__ import annotations

import textwrap

import pytest

from ingest.assemble import blocks
from ingest.lines import from_text, width
from ingest.structure import parts


def fragments(paragraphs: list[str], language: str, columns: int) -> list[str]:
    """The names of the parts of a dump whose lines are broken at a column."""
    text = "\n".join(line for paragraph in paragraphs for line in wrapped(paragraph, language, columns))
    return [part.fragment for part in parts(blocks(from_text(text), language), language)]


def wrapped(paragraph: str, language: str, columns: int) -> list[str]:
    if language != "zh":
        return textwrap.wrap(paragraph, columns)
    size = columns // 2
    return [paragraph[i : i + size] for i in range(0, len(paragraph), size)]


ENACTING = {
    "en": "The General Assembly,",
    "es": "La Asamblea General,",
    "fr": "L’Assemblée générale,",
    "ru": "Генеральная Ассамблея,",
    "zh": "大会，",
}
TITLE = {
    "en": "81/9. Lighthouses of small islands",
    "es": "81/9. Faros de las islas pequeñas",
    "fr": "81/9. Phares des petites îles",
    "ru": "81/9. Маяки малых островов",
    "zh": "81/9. 小岛屿的灯塔",
}


@pytest.mark.parametrize(
    ("language", "full", "opening"),
    [
        (
            "es",
            "Recordando sus resoluciones sobre los faros de las islas,",
            "Conocedora de que faltan lámparas en ellas,",
        ),
        (
            "en",
            "Recalling the many lamps of the harbours of small islands,",
            "Heartened by the keepers of lighthouses,",
        ),
        (
            "fr",
            "Rappelant la convention relative aux phares des petites îles,",
            "Persuadée que ces phares manquent d’huile,",
        ),
        ("ru", "ссылаясь на конвенцию о маяках прибрежных государств мира,", "позитивно оценивая труд смотрителей,"),
        ("ru", "ссылаясь на конвенцию о маяках прибрежных государств мира,", "привлекая внимание к нехватке масла,"),
        ("zh", "回顾各国关于沿海灯塔的公约和各沿海国家的长期努力，", "仍然关切灯油不足，"),
        ("zh", "回顾各国关于沿海灯塔的公约和各沿海国家的长期努力，", "提请注意灯油不足，"),
        ("en", "Recalling the lamps of the harbours, those of small islands,\u200e", "Noting their age,"),
    ],
)
def test_a_paragraph_opens_after_a_full_line(language: str, full: str, opening: str) -> None:
    rows = [TITLE[language], ENACTING[language], full, full, opening, "1. OK."]
    found = fragments(rows, language, width(full))
    assert [name for name in found if name.startswith("pp-")] == ["pp-1", "pp-2", "pp-3"]


def test_a_committee_named_at_the_end_of_a_list_enacts_nothing() -> None:
    rows = [
        TITLE["ru"],
        ENACTING["ru"],
        "ссылаясь на свои резолюции о маяках,",
        "1. просит продолжать работу Комиссии по маякам, совместную работу",
        "Комитета по лодкам и малым гаваням и деятельность Совета рыбаков,",
        "деятельность коалиций рыбаков и союзов смотрителей малых маяков;",
        "2. постановляет вернуться к вопросу.",
    ]
    assert fragments(rows, "ru", 10_000) == ["title", "enacting", "pp-1", "op-1", "op-2"]


def test_a_decimal_at_the_start_of_a_line_is_no_clause() -> None:
    rows = [
        TITLE["en"],
        ENACTING["en"],
        "Noting that the number of lamps in the harbours is to grow from",
        "1.1 million to 1.4 million in the space of ten years, while that",
        "of the keepers who are to light them every evening is falling,",
        "Recalling that lamps need oil,",
        "1. Requests all harbours to light lamps.",
    ]
    assert fragments(rows, "en", 10_000) == ["title", "enacting", "pp-1", "pp-2", "op-1"]


def test_a_marker_on_a_line_of_its_own_ends_no_sentence() -> None:
    """Where first lines are set in by a space, so is what follows a marker that the page printed raised."""
    kept = [
        "回顾各沿海国家关于修复小岛屿灯塔和港口信号设施的历次决议，以及各国港务主管部门和岛屿居民长期以来为此作出的不懈努力，",
        "注意到守塔人协会就灯油供应、灯具更新和夜间值守安排编写的年度报告，以及各港务局和航运界就此提出的多项补充意见，",
        "关切许多小岛屿的灯塔因为缺少灯油、备件和训练有素的守塔人而在冬季长期熄灭，致使渔船和客船无法在夜间安全靠港，",
    ]
    rows = [f"{' ' if i == 0 else ''}{row}" for text in kept for i, row in enumerate(wrapped(text, "zh", 50))]
    cut = [
        " 又重申《灯塔宪章》",
        "1",
        " 与《港口议程》",
        "2",
        " 相互补充，",
        " 还回顾灯油基金，",
        "3",
        " 尤其是其章程，",
    ]
    dump = ["81/9. 小岛屿的灯塔", " 大会，", *rows, *cut, " 1. 请各港口点灯；", " 2. 决定再议。"]
    notes = ["__________________", "1", " 第 5/2 号决议。", "2", " 第 6/1 号决议。", "3", " 第 7/3 号决议。"]
    found = parts(blocks(from_text("\n".join([*dump, *notes])), "zh"), "zh")
    texts = [part.text for part in found if part.fragment.startswith("pp-")]
    assert texts[3:] == ["又重申《灯塔宪章》与《港口议程》相互补充，", "还回顾灯油基金，尤其是其章程，"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "ru",
            [
                "Вставка 1",
                "Примеры",
                "«Сады школ»",
                "  Программу садов осуществляют учителя и родители школ",
                "в горных районах страны.",
            ],
        ),
        (
            "en",
            [
                "Box 1",
                "Examples",
                "Orchards of schools",
                "  The teachers and parents of the schools in the mountains",
                "plant orchards of their own.",
            ],
        ),
    ],
)
def test_text_set_in_below_a_line_that_stops_short_is_under_a_title(language, lines):
    opening = ["1. " + " ".join([lines[3].strip()] * 3) + "."]
    text = "\n".join([*textwrap.wrap(opening[0], 56), *lines])
    found = [part for part in parts(blocks(from_text(text), language), language) if part.fragment == "box-1-1"]
    assert [part.title for part in found] == [lines[2]]


def test_a_note_between_two_sentences_ends_no_numbered_paragraph() -> None:
    half = "灯塔基金收到的捐款总额有所增加，但多数捐款指定了用途，灯塔看守人因此难以规划今后几年的工作和采购。" * 2
    cited = f"{half}基金会的余额也减少了，因此必须在今后几年加快收取认捐款。"
    texts = [*(f"{n}. {half}余额。" for n in range(1, 8)), f"8. {cited}", "1", f"{half}灯塔继续发光。"]
    texts += [f"9. {half}", "______________", "1", "见报告。"]
    lines = ["\n\n".join(wrapped(text, "zh", 72)) + ("\n" if text == "1" else " \n\n") for text in texts]
    found = {part.fragment: part.text for part in parts(blocks(from_text("".join(lines)), "zh"), "zh")}
    assert found["para-8"] == f"{cited}{half}灯塔继续发光。"


@pytest.mark.parametrize("empty", ["", "\n\n"])
def test_a_numbered_chinese_paragraph_goes_on_where_no_stop_ends_a_nearly_full_line(empty: str) -> None:
    """Middle dots take two columns in print and are counted as one, so that the line seems to end early."""
    lines = [
        "1. 灯塔守护人协会在去年夏天举行的大会上选出了新的主席团，并且通过了今后",
        "三年的工作方案。主席阿尔瓦罗·门德斯·德拉托雷和副主席约翰·奥尼尔以及",
        "各地代表就灯油的价格和灯塔的维修费用交换了意见，商定明年再次开会，届时",
        "2. 各岛的渔民和教师也将应邀出席。协会秘书处设在东港，由三名工作人员组成，",
        "经费由各岛分摊，不足之数由联合国补足。秘书处每年向大会提出一份书面报告。",
    ]
    text = "\n".join([*lines[:2], empty + lines[2], *lines[3:]])
    found = [part.fragment for part in parts(blocks(from_text(text), "zh"), "zh")]
    assert found == ["para-1", "para-2"]


def test_a_sentence_goes_on_over_a_page_that_ends_early() -> None:
    lines = """A/86/321

1. The keepers of the eastern islands met twice a year to compare the price of
oil, the state of their lamps and the number of boats that had come home safely.

2. At the end of the year the association had spent some forty thousand on oil
bought

31-04567 1

A/86/321

by nine harbours of the mainland, a third of which came from the fund for lamps.

3. The association expects to spend as much in the coming year on oil and wicks.
"""
    found = {part.fragment: part.text for part in parts(blocks(from_text(lines), "en"), "en")}
    assert found["para-2"].endswith("for lamps.")


def test_text_of_a_narrower_box_goes_on_below_a_line_that_has_no_stop() -> None:
    told = [
        "灯塔守护人协会在去年夏天举行的大会上选出了新的主席团，并且通过了今后三年",
        "的工作方案，各地代表就灯油的价格和灯塔的维修费用交换了意见，商定明年再次开",
        "会，届时各岛的渔民和教师也将应邀出席，协会秘书处设在东港，由三名工作人员组",
        "成，经费由各岛分摊，不足之数由联合国补足，秘书处每年向大会提出一份书面报告。",
    ]
    box = [
        "方框 1",
        "守护人与企业合作的实例",
        "东港的灯",
        " 渔民联合会和一家玻璃公司于去年二月中发起了“夜航”运动。各玻璃",
        "店每售出一盏灯，即捐赠一个铜币。这一运动于年底结束，共筹得三千",
        "铜币。",
        "西港的学校",
        " 渔民联合会和灯油商会于前年的冬天里在西港灯塔旁边的小屋中创办",
        "了一所学校，教孩子们认识海图。",
    ]
    paragraphs = [
        [f"{n}. " + told[0][:-1], told[0][-1] + told[1][:-1], told[1][-1] + told[2][:-1], told[2][-1] + told[3]]
        for n in range(1, 61)
    ]
    text = "\n".join(line for lines in [*paragraphs[:3], box, *paragraphs[3:]] for line in lines)
    found = {part.fragment: part.text for part in parts(blocks(from_text(text), "zh"), "zh")}
    assert [name for name in found if name.startswith("box")] == ["box-1", "box-1-1", "box-1-2"]
    assert [found[f"box-1-{n}"].split("\n")[0] for n in (1, 2)] == ["东港的灯", "西港的学校"]


def test_a_paragraph_that_is_set_in_goes_on_behind_a_marker_where_no_line_is() -> None:
    lines = [
        "秘书长公报",
        "灯塔事务办公室的组织",
        " 秘书长在去年宣布的议程中提议设立一个新的灯塔机制，推动各岛实现各自的目标。",
        "1",
        " ",
        "",
        "大会在其关于灯塔的决议中重申，各岛应当维护灯塔的完整和独立。",
        " 灯塔事务办公室的前身是守护人小组，该小组于去年年底解散，其职能移交办公室。",
        " 第 1 节",
        "一般规定",
        "1.1 本公报应与另一公报一并适用。",
        "____________",
        "1",
        " 见 A/86/763。",
    ]
    found = {part.fragment: part.text for part in parts(blocks(from_text("\n".join(lines)), "zh"), "zh")}
    whole = next(text for text in found.values() if text.startswith("秘书长在去年"))
    assert whole.endswith("完整和独立。")


def test_the_title_of_a_box_stands_above_that_of_its_first_item_where_gaps_part_paragraphs() -> None:
    told = (
        "1. Les gardiens de phares des îles du Levant se réunissent deux fois par an pour comparer le prix de l’huile."
    )
    box = [
        "Encadré 1",
        "Exemples de phares entretenus par les gardiens",
        "Phare du Levant",
        "  Les gardiens et les élèves des écoles de la montagne",
        "plantent des vergers autour du phare.",
    ]
    paragraphs = [textwrap.wrap(told.replace("1.", f"{n}."), 56) for n in range(1, 9)]
    text = "\n\n".join("\n".join(lines) for lines in [*paragraphs, box])
    found = {part.fragment: part for part in parts(blocks(from_text(text), "fr"), "fr")}
    assert [found["box-1"].text, found["box-1-1"].title] == box[1:3]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "1. The islands bought oil in May, at a price which they thought to be low, and",
            "keep it in the harbours. The lamps were lit in June by the Fellowship",
            "Office for Lamps, which had bought the wicks.",
        ],
        [
            "1. Islands were told:",
            "(a) Buy oil;",
            "(b) Keep the lamps of small harbours lit with the help of the United",
            "Harbour Office for Lamps;",
        ],
        ["1. The Fellowship of the Keepers of Lighthouses and of all Harbours", "(FKLH) met twice in the year."],
    ],
)
def test_a_numbered_paragraph_goes_on_with_a_capital_below_a_nearly_full_line(lines: list[str]) -> None:
    """Every line of the dump has an empty one below it, and the edge of the page is ragged."""
    told = "2. Keepers of all of the islands in the north met in the tower to speak of oil and of wicks, and stayed. "
    text = " \n\n".join([*lines, *textwrap.wrap(told * 7, 78)])
    found = [part.text for part in parts(blocks(from_text(text), "en"), "en")]
    assert any(part.endswith(lines[-1]) and lines[-2][-12:] in part for part in found)
