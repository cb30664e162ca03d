"""Functions that bulletins give to offices, and what the items of lists ask of whom."""

import pytest

from kg.model import DocumentType, MandateKind, Part, PartKind
from tests.ingest.mandating import mandates, op, told


def test_items_of_a_list_take_the_verb_above_and_may_name_their_own_addressee(gazetteer):
    parts = [
        op("再次吁请："),
        op("会员国分享种子；", "op-1-a", PartKind.SUBPARAGRAPH, "op-1"),
        op("世界银行提供水源。", "op-1-b", PartKind.SUBPARAGRAPH, "op-1"),
    ]
    found = mandates(gazetteer, parts, language="zh")
    assert [(m.evidence.part, *told([m])[0]) for m in found] == [
        ("op-1-a", "call-upon", "member-states", "分享种子"),
        ("op-1-b", "call-upon", "world-bank", "提供水源"),
    ]


def test_an_item_of_marks_alone_asks_nothing(gazetteer):
    """Found by `benchmarks.fuzz`: a span of no characters is no evidence."""
    items = [
        op(";", "op-1-a", PartKind.SUBPARAGRAPH, "op-1"),
        op("Member States;", "op-1-b", PartKind.SUBPARAGRAPH, "op-1"),
    ]
    found = mandates(gazetteer, [op("Calls upon:"), *items])
    assert [(m.evidence.part, told([m])[0][2]) for m in found] == [("op-1-b", "Member States")]


def test_functions_belong_to_the_office_that_the_clause_or_heading_names(gazetteer):
    parts = [
        Part("sec-2", PartKind.HEADING, "Executive Director"),
        op(
            "The Executive Director shall lead the office. The Executive Director reports to the Secretary-General.",
            "cl-2.1",
            PartKind.PARAGRAPH,
        ),
    ]
    found = mandates(gazetteer, parts, type=DocumentType.BULLETIN, symbol="ST/SGB/2099/1")
    assert {m.kind for m in found} == {MandateKind.FUNCTION}
    assert {m.directive for m in found} == {"assign-function"}


def test_items_below_a_clause_are_functions_of_its_subject(gazetteer):
    parts = [
        Part("sec-4", PartKind.HEADING, "果园办公室"),
        op("果园办公室：", "cl-4.1", PartKind.PARAGRAPH),
        op("种植树木；", "cl-4.1-a", PartKind.SUBPARAGRAPH, "cl-4.1"),
        op("收获果实。", "cl-4.1-b", PartKind.SUBPARAGRAPH, "cl-4.1"),
    ]
    found = mandates(gazetteer, parts, language="zh", type=DocumentType.BULLETIN, symbol="ST/SGB/2099/1")
    assert [(m.evidence.part, m.addressee.labels["zh"][0], m.action_text) for m in found] == [
        ("cl-4.1-a", "果园办公室", "种植树木"),
        ("cl-4.1-b", "果园办公室", "收获果实"),
    ]
    assert all(m.issuer.iri.endswith("secretary-general") for m in found)


def test_who_opens_a_later_clause_of_a_bulletin_has_its_function(gazetteer):
    """Who heads an office is told as a relation; it is no function of the office."""
    parts = [
        Part("sec-5", PartKind.HEADING, "园艺司"),
        op("园艺司由司长领导，司长向副秘书长负责。", "cl-5.1", PartKind.PARAGRAPH),
        op("果树处的核心职能如下：", "cl-5.2", PartKind.PARAGRAPH),
        op("种植树木。", "cl-5.2-a", PartKind.SUBPARAGRAPH, "cl-5.2"),
        op("2088 年 11 月 3 日题为“果园”的 ST/SGB/2088/1 号秘书长公报就此废止。", "cl-5.3", PartKind.PARAGRAPH),
    ]
    found = mandates(gazetteer, parts, language="zh", type=DocumentType.BULLETIN, symbol="ST/SGB/2099/1")
    told = [(m.evidence.part, m.addressee.labels["zh"][0], m.action_text) for m in found if m.directive != "decide"]
    assert told == [("cl-5.1", "司长", "司长向副秘书长负责"), ("cl-5.2-a", "果树处", "种植树木")]
    assert [m.evidence.part for m in found if m.directive == "decide"] == ["cl-5.3"]


LISTED = {
    "en": ("Stresses that States must:", ["plant trees;", "water them."]),
    "zh": ("强调各国必须：", ["种植树木；", "浇灌树木。"]),
}


@pytest.mark.parametrize("language", sorted(LISTED))
def test_each_item_below_an_obligation_is_one(gazetteer, language):
    head, items = LISTED[language]
    below = [op(text, f"op-1-{n}", PartKind.SUBPARAGRAPH, "op-1") for n, text in zip("ab", items, strict=True)]
    found = mandates(gazetteer, [op(head), *below], language=language)
    assert [(m.evidence.part, m.directive) for m in found] == [("op-1-a", "emphasize"), ("op-1-b", "emphasize")]


def charged(gazetteer, *clauses):
    """Addressee and function of each clause of a Chinese bulletin; a text that begins with "#" is a heading."""
    parts = [
        Part(f"sec-{n}", PartKind.HEADING, text[1:])
        if text.startswith("#")
        else Part(f"cl-{n}.1", PartKind.PARAGRAPH, text)
        for n, text in enumerate(clauses, 1)
    ]
    found = mandates(gazetteer, parts, language="zh", type=DocumentType.BULLETIN, symbol="ST/SGB/2099/1")
    return [(m.addressee.labels["zh"][0], m.action_text) for m in found]


def test_chinese_offices_are_called_by_the_head_of_their_name(gazetteer):
    told = charged(
        gazetteer,
        "联合国果园办公室管理果园。",
        "#灯塔科",
        "该科与代为管账的儿基会灯塔基金办公室进行联络。",
        "该办公室提交报告。",
    )
    assert [name for name, _ in told] == ["联合国果园办公室", "灯塔科", "联合国果园办公室"]


def test_the_post_that_heads_a_chinese_office_belongs_to_it(gazetteer):
    told = charged(
        gazetteer,
        "果园司由一名司长领导，司长向秘书长负责。",
        "灯塔司由一名司长领导，司长向秘书长负责。司长编写报告。",
        "东部联络处和西部联络处各由一名主管领导，主管向司长负责。",
    )
    assert [name for name, _ in told] == ["果园司司长", "灯塔司司长", "灯塔司司长", "主管"]


def test_by_whom_a_function_is_done_in_a_chinese_bulletin(gazetteer):
    told = charged(
        gazetteer,
        "兹设立果园战略咨询委员会，就果园提供咨询。",
        "咨询委员会由秘书长担任主席，每年举行会议，成员包括三个捐助者。",
    )
    assert told[-2:] == [("秘书长", "由秘书长担任主席"), ("果园战略咨询委员会", "每年举行会议")]


def test_a_chinese_subject_in_a_row_is_no_part_of_the_function(gazetteer):
    (only,) = charged(gazetteer, "常务副秘书长和经济及社会理事会主席参加果园会议。")
    assert only == ("常务副秘书长", "参加果园会议")
