"""Lists of what is asked, proposed, decided and charged: each item is one mandate."""

import pytest

from ingest.mandates import extract
from kg.model import MandateKind, PartKind
from tests.ingest.documents import report
from tests.ingest.mandating import para, reported

ADVICE = MandateKind.RECOMMENDATION


VOW = MandateKind.COMMITMENT


@pytest.mark.parametrize(
    ("language", "head", "items", "rows"),
    [
        (
            "en",
            "The General Assembly may wish to:",
            ["Open an orchard;", "Request the Secretary-General to plant trees."],
            [(ADVICE, "recommend", "general-assembly"), (ADVICE, "recommend", "general-assembly secretary-general")],
        ),
        ("en", "I intend to:", ["Open an orchard;"], [(VOW, "commit", "secretary-general")]),
        ("en", "I recommend that Member States:", ["Open an orchard;"], [(ADVICE, "recommend", "member-states")]),
        ("en", "I urge Member States to:", ["Open an orchard;"], [(ADVICE, "urge", "member-states")]),
        ("en", "The experts made the following recommendations:", ["Open an orchard;"], [(ADVICE, "recommend", "un")]),
        ("zh", "总之，专家报告提议：", ["开放一座果园；"], [(ADVICE, "recommend", "un")]),
        ("zh", "会员国应当：", ["开放一座果园；"], [(ADVICE, "recommend", "member-states")]),
        (
            "fr",
            "Il est recommandé que les États Membres, agissant avec prudence :",
            ["Ouvrent un verger ;"],
            [(ADVICE, "recommend", "member-states")],
        ),
        (
            "es",
            "Se recomienda además que los Estados Miembros:",
            ["Abran un huerto;"],
            [(ADVICE, "recommend", "member-states")],
        ),
        ("fr", "Les États Membres devraient :", ["Ouvrir un verger ;"], [(ADVICE, "recommend", "member-states")]),
        ("es", "Los Estados Miembros deberían:", ["Abrir un huerto;"], [(ADVICE, "recommend", "member-states")]),
    ],
)
def test_each_item_of_a_list_is_what_the_words_above_ask(gazetteer, language, head, items, rows):
    below = [para(text, f"para-1-{n}", PartKind.SUBPARAGRAPH, "para-1") for n, text in enumerate(items)]
    found = reported(gazetteer, [para(head), *below], language)
    assert [row[:3] for row in found] == rows


def test_elements_of_a_decision_ask_on_behalf_of_the_body(gazetteer):
    parts = [
        para("The General Assembly may wish to,", "text-sec-1-1", PartKind.TEXT),
        para("Encourage UNICEF to plant trees;", "para-1"),
        para("Decide to open an orchard.", "para-2"),
        para("The orchard opened.", "para-3", parent="sec-2"),
    ]
    assert [row[:3] for row in reported(gazetteer, parts)] == [
        (ADVICE, "encourage", "unicef"),
        (ADVICE, "recommend", "general-assembly"),
    ]


def test_a_list_that_only_tells_asks_nobody(gazetteer):
    item = para("An orchard was opened;", "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    assert reported(gazetteer, [para("Three events took place:"), item]) == []


def test_respectful_advice_leads_a_list(gazetteer):
    parts = [
        para("谨建议大会："),
        para("核可果园章程；", "para-1-a", PartKind.SUBPARAGRAPH, "para-1"),
        para("责成监督厅审查果园。", "para-1-b", PartKind.SUBPARAGRAPH, "para-1"),
    ]
    assert reported(gazetteer, parts, "zh") == [
        (ADVICE, "recommend", "general-assembly", False),
        (ADVICE, "recommend", "general-assembly oios", False),
    ]


@pytest.mark.parametrize("verb", ["Inste", "Solicite", "Aliente"])
def test_items_that_ask_in_the_subjunctive(gazetteer, verb):
    lead = para("El Secretario General recomienda que la Asamblea General:")
    item = para(f"{verb} a los Estados Miembros a que planten árboles;", "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    assert [found[1:3] for found in reported(gazetteer, [lead, item], "es")] == [
        ("recommend", "general-assembly member-states")
    ]


@pytest.mark.parametrize(
    ("language", "head", "item"),
    [
        ("en", "I recommend to the General Assembly:", "Request the agencies, funds and programmes to plant trees;"),
        (
            "ru",
            "Генеральный секретарь рекомендует Генеральной Ассамблее:",
            "просить Детский фонд Организации Объединенных Наций посадить деревья;",
        ),
        (
            "ar",
            "ويوصي الأمين العام بأن تقوم الجمعية العامة بما يلي:",
            "الطلب إلى اليونيسيف أن تغرس الأشجار؛",
        ),
    ],
)
def test_what_a_body_is_asked_to_ask_is_for_both(gazetteer, language, head, item):
    below = para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    one = reported(gazetteer, [para(head), below], language)[-1]
    assert one[:2] == (ADVICE, "recommend") and one[2].startswith("general-assembly ")


def test_functions_are_told_in_a_list(gazetteer):
    parts = [
        para("监督厅由主任领导。监督厅的职能是："),
        para("管理果园；", "para-1-a", PartKind.SUBPARAGRAPH, "para-1"),
        para("审查果园。", "para-1-b", PartKind.SUBPARAGRAPH, "para-1"),
    ]
    assert reported(gazetteer, parts, "zh") == [(MandateKind.FUNCTION, "assign-function", "oios", False)] * 2


@pytest.mark.parametrize(
    ("language", "head", "item"),
    [
        ("zh", "开发署不得与下列企业合作：", "军火商；"),
        ("en", "UNDP should take the following steps:", "visit the orchards;"),
    ],
)
def test_what_is_asked_above_a_list_holds_for_its_items(gazetteer, language, head, item):
    parts = [para(head), para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")]
    assert {who for _, _, who, _ in reported(gazetteer, parts, language)} == {"undp"}
    assert len(reported(gazetteer, parts, language)) == 2


@pytest.mark.parametrize(
    ("language", "head", "item"),
    [
        ("en", "The activities of UNICEF align with the following mandated functions:", "Advice on trees;"),
        ("fr", "Les fonctions de l’UNICEF sont les suivantes :", "Conseils sur les arbres ;"),
        ("es", "Las funciones del UNICEF son las siguientes:", "Asesoramiento sobre árboles;"),
        ("ru", "ЮНИСЕФ выполняет следующие функции:", "консультации по деревьям;"),
        ("ar", "وتشمل مهام اليونيسيف ما يلي:", "المشورة بشأن الأشجار؛"),
        ("zh", "儿基会的职能如下：", "就树木提供咨询；"),
    ],
)
def test_functions_that_a_sentence_leads_to(gazetteer, language, head, item):
    below = para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    assert ("Function", "assign-function", "unicef", False) in reported(gazetteer, [para(head), below], language)


@pytest.mark.parametrize(
    ("language", "lead", "item"),
    [
        ("fr", "Les États Membres sont en outre invités à :", "Planter des arbres ;"),
        ("es", "El Secretario General solicita a los Estados Miembros que:", "Planten árboles;"),
    ],
)
def test_lists_below_those_who_are_asked(gazetteer, language, lead, item):
    parts = [para(lead), para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")]
    assert "member-states" in [found[2] for found in reported(gazetteer, parts, language)]


def test_what_leads_to_a_list_is_no_task_and_who_carries_an_item_out_is_told_beside_who_decides(gazetteer):
    parts = [
        para("大会责成开发署抓紧做好以下两件事："),
        para("开办果园；", "para-1-a", PartKind.SUBPARAGRAPH, "para-1"),
        para("秘书长建议大会：", "para-2"),
        para("核可果园登记册，由开发署负责维护。", "para-2-a", PartKind.SUBPARAGRAPH, "para-2"),
    ]
    assert [row[1:3] for row in reported(gazetteer, parts, "zh")] == [
        ("instruct", "undp"),
        ("recommend", "general-assembly"),
        ("assign-function", "undp"),
    ]


@pytest.mark.parametrize(
    ("head", "item", "actions"),
    [
        ("会员国应当：", "至迟于六月底开放果园，并公布收成；", ["至迟于六月底开放果园", "并公布收成"]),
        ("会员国应当：", "制定果园计划，并附有可衡量的指标；", ["制定果园计划，并附有可衡量的指标"]),
        ("大会请儿基会：", "开放果园，并把收成送交学校；", ["开放果园", "并把收成送交学校"]),
        ("谨建议大会：", "请儿基会开放果园，并报告收成；", ["请儿基会开放果园", "并报告收成"]),
    ],
)
def test_an_item_may_tell_several_things_to_do(gazetteer, head, item, actions):
    below = para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    found = list(extract(report(para(head), below, language="zh"), gazetteer))
    assert [mandate.action_text for mandate in found] == actions
    assert all(mandate.addressee == found[0].addressee for mandate in found)
    assert all(mandate.passed_on == found[0].passed_on for mandate in found)
