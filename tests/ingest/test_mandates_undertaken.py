"""What those who report, and others, undertake to do, and whose functions are told in passing."""

import pytest

from ingest.mandates import extract
from kg.model import MandateKind
from tests.ingest.documents import report
from tests.ingest.mandating import para, reported

VOW = MandateKind.COMMITMENT


@pytest.mark.parametrize(
    ("language", "text", "who", "implied"),
    [
        ("zh", "联合国将继续寻找机会种植果树。", "un", False),
        ("zh", "此外，将设立一个果园基金。", "secretary-general", True),
        ("zh", "我已经要求所有驻地协调员种植果树。", "resident-coordinators", False),
        ("en", "The United Nations will continue to plant orchards.", "un", False),
        ("fr", "L’Organisation des Nations Unies continuera de planter des vergers.", "un", False),
        ("es", "Las Naciones Unidas seguirán plantando huertos.", None, False),
        ("ru", "Организация Объединенных Наций намерена сажать сады.", "un", False),
    ],
)
def test_what_the_reporting_organization_will_do_is_undertaken(gazetteer, language, text, who, implied):
    found = reported(gazetteer, [para(text)], language)
    assert [(row[2], row[3]) for row in found] == ([(who, implied)] if who else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "联合国将是一个果园。"),
        ("zh", "联合国总部的翻修将减少能耗。"),
        ("zh", "联合国必须将果园与学校连接起来。"),
        ("en", "The United Nations will be a strong garden."),
        ("en", "Trees of the United Nations will continue to grow."),
    ],
)
def test_what_merely_will_be_is_not_undertaken(gazetteer, language, text):
    assert VOW not in {row[0] for row in reported(gazetteer, [para(text)], language)}


@pytest.mark.parametrize("symbol", ["E/ICEF/2041/5", "A/99/123"])
def test_what_a_named_body_will_do_it_undertakes(gazetteer, symbol):
    part = para("UNICEF will revamp its approach to orchards.")
    assert reported(gazetteer, [part], symbol=symbol) == [(VOW, "commit", "unicef", False)]
    assert reported(gazetteer, [para("Orchards will revamp the approach of UNICEF.")], symbol=symbol) == []


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("zh", "世界银行承诺提供900万美元贷款。", "world-bank"),
        ("zh", "儿基会承诺，在2041年之前开放果园。", "unicef"),
        ("en", "The World Bank has pledged to lend $9 million.", "world-bank"),
        ("fr", "La Banque mondiale s’est engagée à prêter 9 millions de dollars.", "world-bank"),
        ("es", "El Banco Mundial se ha comprometido a prestar 9 millones de dólares.", "world-bank"),
        ("ru", "Всемирный банк обязался предоставить 9 млн долл. США.", "world-bank"),
    ],
)
def test_others_bind_themselves(gazetteer, language, text, who):
    assert reported(gazetteer, [para(text)], language) == [(VOW, "commit", who, False)]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "L’UNICEF, qui a son siège à New York, s’est engagé en 2041 à verser 3 millions de dollars.", "unicef"),
        ("es", "El UNICEF ha prometido al Fondo 3 millones de dólares.", "unicef"),
        ("en", "UNICEF has pledged to pay $3 million a year.", "unicef"),
    ],
)
def test_what_others_undertake(gazetteer, language, text, who):
    assert [found[:3] for found in reported(gazetteer, [para(text)], language)] == [(VOW, "commit", who)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’UNICEF a été chargé par l’Assemblée générale, dans sa résolution 90/1, d’aider les vergers."),
        ("es", "El UNICEF fue encargado por la Asamblea General, en su resolución 90/1, de ayudar a los huertos."),
    ],
)
def test_who_charges_whom(gazetteer, language, text):
    (one,) = extract(report(para(text), language=language), gazetteer)
    assert (one.kind, one.directive) == (MandateKind.FUNCTION, "assign-function")
    assert (one.issuer.iri.rsplit("/", 1)[-1], one.addressee.iri.rsplit("/", 1)[-1]) == ("general-assembly", "unicef")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’UNICEF tient le registre des vergers."),
        ("fr", "L’UNICEF se charge de planter les arbres."),
        ("es", "El UNICEF mantiene el registro de los huertos."),
        ("es", "El UNICEF se encarga de plantar los árboles."),
    ],
)
def test_functions_told_in_passing(gazetteer, language, text):
    assert reported(gazetteer, [para(text)], language) == [(MandateKind.FUNCTION, "assign-function", "unicef", False)]


@pytest.mark.parametrize("text", ["开发署已承诺遵守果园原则。", "获授权的官员签了名。", "这是具有意义的变革。"])
def test_chinese_words_of_which_nobody_is_bound(gazetteer, text):
    assert reported(gazetteer, [para(text)], "zh") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Secrétaire général rendra compte de la suite donnée aux recommandations."),
        ("fr", "Le Secrétaire général entend publier la liste des vergers."),
        ("es", "El Secretario General informará sobre los progresos realizados."),
    ],
)
def test_what_the_author_will_do(gazetteer, language, text):
    assert reported(gazetteer, [para(text)], language) == [(VOW, "commit", "secretary-general", False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Le Secrétaire général sera reçu à Dakar."), ("es", "El Secretario General podrá asistir a la reunión.")],
)
def test_what_will_happen_to_the_author_binds_him_to_nothing(gazetteer, language, text):
    assert [found for found in reported(gazetteer, [para(text)], language) if found[0] is VOW] == []


def test_a_board_and_a_fund_by_their_heads(gazetteer):
    text = "The Seed Fund for Orchards met with UNICEF. The Orchard Advisory Board, which met in May, is its organ. {}"
    first = "In October, the Board asked the Fund to phase out grants, and recommended that all grants be published."
    rows = reported(gazetteer, [para(text.format(first))])
    assert [row[1] for row in rows] == ["request", "recommend"]
    assert rows[0][2] == rows[1][2] and rows[0][2] not in (None, "unicef")
