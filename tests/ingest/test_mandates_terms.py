"""When and under which condition something is due, and what is to be delivered."""

import pytest

from ingest.mandates.draft import actions
from ingest.mandates.terms import condition, deliverable, due_date, due_session


@pytest.mark.parametrize(
    ("language", "text", "session"),
    [
        ("en", "report to it at its sixty-sixth session", "66"),
        ("zh", "就果园情况向理事会第七十一届会议作出说明", "71"),
        ("fr", "à sa soixante-sixième session", "66"),
        ("es", "en su sexagésimo sexto período de sesiones", "66"),
        ("ru", "на ее шестьдесят шестой сессии", "66"),
        ("ar", "في دورتها السادسة والستين", "66"),
        ("en", "at any time", ""),
    ],
)
def test_the_session_at_which_something_is_due(language, text, session):
    assert due_session(text, language) == session


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "no later than 30 June 2041", "2041-06-30"),
        ("en", "by the end of June 2041", "2041-06"),
        ("en", "by 2041", "2041"),
        ("en", "planted in 2041", ""),
        ("fr", "d’ici au 30 juin 2041", "2041-06-30"),
        ("fr", "au plus tard en juin 2041", "2041-06"),
        ("es", "a más tardar el 30 de junio de 2041", "2041-06-30"),
        ("es", "para fines de 2041", "2041"),
        ("ru", "до 30 июня 2041 года", "2041-06-30"),
        ("ru", "к концу 2041 года", "2041"),
        ("ru", "осуществлять Повестку дня на период до 2041 года", ""),
        ("ar", "بحلول 30 حزيران/يونيه 2041", "2041-06-30"),
        ("ar", "بحلول نهاية عام 2041", "2041"),
        ("zh", "在2041年6月30日前提交", "2041-06-30"),
        ("zh", "至迟于2041年6月", "2041-06"),
    ],
)
def test_the_date_by_which_something_is_due(language, text, date):
    assert due_date(text, language) == date


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "to plant, within existing resources, an orchard", "within existing resources"),
        (
            "fr",
            "de planter, dans la limite des ressources disponibles, un verger",
            "dans la limite des ressources disponibles",
        ),
        ("es", "que plante, según proceda, un huerto", "según proceda"),
        ("ru", "посадить, в пределах имеющихся ресурсов, сад", "в пределах имеющихся ресурсов"),
        ("ar", "أن يزرع، في حدود الموارد المتاحة، بستانا", "في حدود الموارد المتاحة"),
        ("zh", "在现有资源范围内开辟果园", "在现有资源范围内"),
        ("en", "to plant an orchard", ""),
    ],
)
def test_the_condition_of_what_is_to_be_done(language, text, words):
    assert condition(text, language) == words


def test_what_is_to_be_delivered():
    assert deliverable("submit a progress report", "en") == "a progress report"
    assert deliverable("向理事会第三届会议提出报告", "zh") == "报告"
    assert deliverable("plant an orchard", "en") == ""


@pytest.mark.parametrize(
    ("language", "text", "thing"),
    [
        ("en", "submit to the Board a list of orchards", "a list"),
        ("en", "submit to the Board, at its next session, a report on orchards", "a report"),
        ("en", "remain on the list of matters before the Board", ""),
        ("en", "include the orchards in the annual report", ""),
        ("fr", "établir un rapport sur les vergers", "un rapport"),
        ("fr", "figurer dans le rapport sur les vergers", ""),
        ("es", "presentar un informe sobre los huertos", "un informe"),
        ("es", "tomar nota de los huertos en la lista de asuntos", ""),
        ("ru", "представить доклад о садах", "доклад"),
        ("ru", "включить сады в следующий доклад", ""),
        ("ar", "أن يقدم تقريرا عن البساتين", "تقريرا"),
        ("zh", "编写和公布果园战略", "果园战略"),
        ("zh", "制定关于果园的国家行动计划和准则", "国家行动计划和准则"),
        ("zh", "将果园纳入国家发展战略", ""),
        ("zh", "执行果园保护方案", ""),
        ("zh", "遵守现有的果园标准", ""),
    ],
)
def test_only_what_is_made_or_handed_over_is_delivered(language, text, thing):
    assert deliverable(text, language) == thing


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("zh", "遵循果园准则，而且", "遵循果园准则"),
        ("zh", "促进果园普及", "促进果园普及"),
        ("zh", "扩大果园，但", "扩大果园"),
        ("zh", "维护果园的总和", "维护果园的总和"),
        ("en", "plant an orchard and", "plant an orchard"),
        ("fr", "planter un verger, qui", "planter un verger"),
        ("es", "plantar un huerto y", "plantar un huerto"),
        ("ru", "посадить сад и", "посадить сад"),
    ],
)
def test_an_action_does_not_end_in_a_word_that_leads_on(language, text, told):
    assert [text[a:b] for a, b in actions(text, 0, len(text), language)] == [told]
