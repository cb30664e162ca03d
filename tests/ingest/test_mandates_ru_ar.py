"""How Russian and Arabic name whom they address: posts of a body, wishes, adverbs and relative clauses between."""

import pytest

from kg.model import DocumentType, Part, PartKind
from tests.ingest.mandating import mandates, op, para, told

ADVISED = [
    ("ru", "Директору-исполнителю ЮНИСЕФ следует обновить политику.", "Директор-исполнитель ЮНИСЕФ"),
    ("ru", "Руководителям ЮНИСЕФ следует обновить политику.", "Руководители ЮНИСЕФ"),
    ("ar", "وينبغي لرؤساء برنامج الأغذية العالمي أن يحدثوا السياسة.", "رؤساء برنامج الأغذية العالمي"),
    ("ar", "والتزمت الحكومة بتوسيع شبكة المياه.", "الحكومة"),
]


@pytest.mark.parametrize(("language", "text", "who"), ADVISED)
def test_those_who_head_a_body_are_addressed_and_not_the_body(gazetteer, language, text, who):
    (mandate,) = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert mandate.addressee.labels[language][0] == who and not mandate.addressee_implied


WISHES = [
    ("ar", "ولعل الجمعية العامة تود النظر في التوصيات التالية:", ("دعم المدن؛", "إنشاء صندوق.")),
    ("ar", "وقد تود الجمعية العامة أن تنظر في التوصيات التالية:", ("دعم المدن؛", "إنشاء صندوق.")),
    ("ru", "Генеральная Ассамблея, возможно, пожелает рассмотреть следующие рекомендации:", ("поддержать города;",)),
    ("en", "The General Assembly may wish to consider the following recommendations:", ("support cities;",)),
]


@pytest.mark.parametrize(("language", "head", "items"), WISHES)
def test_recommendations_that_a_body_may_wish_to_consider_are_made_to_it(gazetteer, language, head, items):
    below = [para(text, f"para-1-{n}", PartKind.SUBPARAGRAPH, "para-1") for n, text in enumerate(items, 1)]
    found = mandates(gazetteer, [para(head), *below], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert [(m.evidence.part, m.addressee.iri.rsplit("/", 1)[-1]) for m in found] == [
        (part.fragment, "general-assembly") for part in below
    ]


def test_who_may_wish_to_do_something_does_it(gazetteer):
    text = "ولعل الجمعية العامة تود أن تحيط علما بهذا التقرير."
    found = mandates(gazetteer, [para(text)], language="ar", type=DocumentType.REPORT, symbol="A/99/12")
    assert told(found) == [("recommend", "general-assembly", "تحيط علما بهذا التقرير")]


def test_what_a_verb_itself_announces_begins_with_it(gazetteer):
    text = "وستنشر اليونيسف، ابتداء من عام 2098، بيانا سنويا."
    found = mandates(gazetteer, [para(text)], language="ar", type=DocumentType.REPORT, symbol="A/99/12")
    assert told(found) == [("commit", "unicef", text.rstrip("."))]


def test_what_is_vowed_begins_behind_who_vows_it(gazetteer):
    text = "وتعتزم اليونيسف توسيع شبكة المياه."
    found = mandates(gazetteer, [para(text)], language="ar", type=DocumentType.REPORT, symbol="A/99/12")
    assert told(found) == [("commit", "unicef", "توسيع شبكة المياه")]


RESOLVED = [
    ("ar", "تحث في آن واحد الدول الأعضاء على مواصلة الحوار؛", "member-states", "مواصلة الحوار"),
    ("ar", "تحث الدول الأعضاء التي لم تصدق بعد على الاتفاقية على أن تنظر فيها؛", "member-states", "أن تنظر فيها"),
    ("ru", "предлагает развитым и развивающимся странам расширить обмен;", "", "расширить обмен"),
    ("ru", "предлагает странам, которые в состоянии делать это, увеличить взносы;", "states", "увеличить взносы"),
    ("ru", "призывает государства, являющиеся сторонами, принять меры;", "states", "принять меры"),
]


@pytest.mark.parametrize(("language", "text", "who", "action"), RESOLVED)
def test_what_stands_between_verb_and_action_hides_nobody(gazetteer, language, text, who, action):
    (mandate,) = mandates(gazetteer, [op(text)], language=language)
    assert mandate.action_text == action and not mandate.addressee_implied
    assert mandate.addressee.iri.endswith(who)


def test_who_stands_behind_a_verb_in_a_recalled_resolution_is_asked(gazetteer):
    text = "وإذ تشير إلى القرار 60/1 الذي دعت فيه جميع الدول إلى ضمان سلامة العاملين،"
    part = Part("pp-1", PartKind.PREAMBULAR, text)
    assert told(mandates(gazetteer, [part], language="ar")) == [("invite", "states", "ضمان سلامة العاملين")]


def test_a_country_in_passing_is_not_meant_by_a_call_to_nobody(gazetteer):
    text = "تعرب عن القلق إزاء الوضع في خليج غينيا، وتدعو إلى تعزيز التعاون؛"
    assert told(mandates(gazetteer, [op(text)], language="ar")) == [("call-upon", "member-states", "تعزيز التعاون")]


def test_at_the_request_of_somebody_asks_nothing(gazetteer):
    text = "وإذ تحيط علما بتقديم إعلان، بناء على طلب حكومة توكيلاو، بتوسيع نطاق الاتفاقية،"
    assert mandates(gazetteer, [Part("pp-1", PartKind.PREAMBULAR, text)], language="ar") == []


def test_bodies_of_the_system_at_the_end_of_a_list_keep_their_words(gazetteer):
    text = "تشجع الأمم المتحدة والوكالات المتخصصة والصناديق والبرامج التابعة لمنظومة الأمم المتحدة على توسيع أنشطتها؛"
    found = mandates(gazetteer, [op(text)], language="ar")
    assert found[-1].addressee.labels["ar"][0].endswith("التابعة لمنظومة الأمم المتحدة")


ASKED = [
    ("ru", "Директор-исполнитель ЮНЕСКО Иван Петров призвал ЮНИСЕФ обновить политику.", "unicef", "обновить политику"),
    ("ru", "Участники настоятельно призвали ЮНИСЕФ обновить политику.", "unicef", "обновить политику"),
    (
        "ru",
        "18 мая 2098 года ЮНЕСКО издала обращение, в котором призвала ЮНИСЕФ обновить политику.",
        "unicef",
        "обновить политику",
    ),
    ("ar", "وتُدعى اليونيسف إلى تحديث السياسة.", "unicef", "تحديث السياسة"),
    ("ar", "ويجدر باليونيسف أن تحدث السياسة.", "unicef", "تحدث السياسة"),
    ("ar", "ورأى الخبراء أن على الحكومات أن تحدث السياسة.", "governments", "تحدث السياسة"),
    ("ar", "ومن الضروري أن تدعم اليونيسف برنامج الأغذية العالمي.", "unicef", "تدعم اليونيسف برنامج الأغذية العالمي"),
]


@pytest.mark.parametrize(("language", "text", "who", "action"), ASKED)
def test_who_is_asked_by_speakers_and_words_of_many_forms(gazetteer, language, text, who, action):
    found = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert [row[1:] for row in told(found)] == [(who, action)]


def test_an_office_called_by_its_head_alone_is_the_one_named_before(gazetteer):
    text = "Бюро по Глобальному договору издало обзор. Бюро должно обновить политику."
    found = mandates(gazetteer, [para(text)], language="ru", type=DocumentType.REPORT, symbol="A/99/12")
    assert told(found) == [("recommend", "global-compact-office", "обновить политику")]
