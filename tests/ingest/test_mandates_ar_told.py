"""Reports in Arabic: subjects behind their verbs that only a common noun names, passives, and groups told apart."""

import pytest

from kg.model import DocumentType
from tests.ingest.mandating import mandates, para, told


def found(gazetteer, text):
    return mandates(gazetteer, [para(text)], language="ar", type=DocumentType.REPORT, symbol="A/99/12")


def who(gazetteer, text):
    return [(m.directive, m.addressee.labels["ar"][0]) for m in found(gazetteer, text)]


ADDRESSED = [
    ("وتُدعى فرقة العمل المعنية بإنارة الموانئ إلى أن تعد قائمة.", "recommend", "فرقة العمل المعنية بإنارة الموانئ"),
    ("ويُشجَّع الشركاء من القطاع الخاص على صيانة المصابيح.", "recommend", "الشركاء من القطاع الخاص"),
    ("ويُلزم المشاركون من مؤسسات الأعمال بتقديم بيان سنوي.", "recommend", "المشاركون من مؤسسات الأعمال"),
    ("وطلبت الجمعية العامة إلى أمانة مؤتمر الموانئ أن تعد قائمة.", "request", "أمانة مؤتمر الموانئ"),
    ("وقرر المشاركون في اجتماع مسقط إنشاء صندوق للمنارات.", "decide", "المشاركون في اجتماع مسقط"),
    ("وألزم مجلس إدارة الميناء الشركات، اعتبارا من عام 2098، بأن تنشر بيانا.", "instruct", "مؤسسات الأعمال"),
    ("وأوصت اليونسكو في عام 2098 بأن تتحقق جهة مستقلة من البيانات.", "recommend", "جهة مستقلة"),
    ("وتوصي اللجنة الدولة الطرف بصيانة المنارات.", "recommend", "الدولة الطرف"),
    ("واضطلع الفريق العامل بصياغة النص المنقح.", "assign-function", "الفريق العامل"),
    ("وانضمت شركات إلى اللجنة المرجعية التي تسدي المشورة بشأن المصابيح.", "assign-function", "اللجنة المرجعية"),
    ("وتتعهد اليونسكو قاعدة بيانات للمنارات.", "assign-function", "منظمة الأمم المتحدة للتربية والعلم والثقافة"),
]


@pytest.mark.parametrize(("text", "directive", "name"), ADDRESSED)
def test_who_is_addressed(gazetteer, text, directive, name):
    assert who(gazetteer, text) == [(directive, name)]


def test_a_task_is_set_to_somebody(gazetteer):
    text = "وكلفت الجمعية العامة اليونسكو، في قرارها 99/1، بمهمة صيانة المنارات."
    assert told(found(gazetteer, text)) == [("instruct", "unesco", "صيانة المنارات")]


@pytest.mark.parametrize("text", ["وينبغي لكل كيان أن ينشر بيانا.", "ويحث الأمين العام جميع الكيانات على نشر بيان."])
def test_entities_of_which_a_report_speaks_are_those_of_the_united_nations(gazetteer, text):
    (mandate,) = found(gazetteer, text)
    assert mandate.addressee.iri.endswith("un-entities")


def test_a_known_group_bears_the_words_of_the_report(gazetteer):
    (mandate,) = found(gazetteer, "وأهابت الجمعية العامة بجميع مؤسسات الأعمال أن تصون المصابيح.")
    assert "جميع مؤسسات الأعمال" in mandate.addressee.printed
