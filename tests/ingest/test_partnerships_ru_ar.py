"""Cooperations that Russian and Arabic tell by what is made or said jointly."""

import pytest

from ingest.partnerships import extract
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Partnership
from tests.ingest.documents import report

JOINT = [
    (
        "ru",
        "Комитет по правам инвалидов и Комитет по правам ребенка опубликовали совместное заявление.",
        {"crpd-committee", "crc-committee"},
    ),
    ("ru", "ЮНИСЕФ и Межпарламентский союз учредили совместную рабочую группу по воде.", {"unicef", "ipu"}),
    ("ru", "Прошла встреча, соорганизаторами которой выступили ЮНИСЕФ и Межпарламентский союз.", {"unicef", "ipu"}),
    ("ar", "تعاونت اليونيسف مع برنامج الأغذية العالمي ومنظمة الصحة العالمية لوضع خطة.", {"unicef", "wfp", "who"}),
    ("ar", "وشاركت اليونيسف واليونسكو في تنظيم حلقة عمل.", {"unicef", "unesco"}),
    ("ru", "Итоги оценки партнерства ЮНИСЕФ с Межпарламентским союзом хорошие.", {"unicef", "ipu"}),
    ("ru", "Встреча, проведенная в Баку ЮНИСЕФ и Межпарламентским союзом, была полезной.", {"unicef", "ipu"}),
    ("ru", "ЮНИСЕФ и Межпарламентский союз издали пособие для школ.", {"unicef", "ipu"}),
    ("ru", "Начат совместный проект ЮНИСЕФ и Межпарламентского союза.", {"unicef", "ipu"}),
    ("ru", "ЮНИСЕФ объединил усилия с Межпарламентским союзом.", {"unicef", "ipu"}),
    ("ru", "ЮНИСЕФ расширил программу при щедрой поддержке со стороны Межпарламентского союза.", {"unicef", "ipu"}),
    ("ru", "Собрано 3 млн. долл. США. ЮНИСЕФ объединил усилия с Межпарламентским союзом.", {"unicef", "ipu"}),
    ("ar", "وقّعت اليونيسف والاتحاد البرلماني الدولي اتفاقًا.", {"unicef", "ipu"}),
    ("ar", "وأعدت اليونيسف بمعية الاتحاد البرلماني الدولي دليلا.", {"unicef", "ipu"}),
    ("ar", "ونفذ مشروع مشترك بين اليونيسف والاتحاد البرلماني الدولي.", {"unicef", "ipu"}),
    ("ar", "وأصدرت اليونيسف والاتحاد البرلماني الدولي نشرة.", {"unicef", "ipu"}),
]


@pytest.mark.parametrize(("language", "text", "partners"), JOINT)
def test_what_is_done_jointly_is_told_with_everybody(language, text, partners):
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language=language)
    (told,) = extract(document, Gazetteer.load())
    assert isinstance(told, Partnership)
    assert {one.member.iri.rsplit("/", 1)[-1] for one in told.members} == partners


GATHERED = [
    ("ru", "Коалиция правительств и инвесторов собрала средства.", "Коалиция правительств и инвесторов"),
    ("ru", "Рабочая группа в составе Межпарламентского союза и ЮНИСЕФ готовит отчет.", "Рабочая группа"),
    ("ru", "Заявление о чистых реках поддержали ЮНИСЕФ и МОТ.", "Заявление о чистых реках"),
    ("ru", "Генеральный секретарь предложил создать фонд защиты рек.", "фонд защиты рек"),
    ("ar", "وأطلقت منصة لحماية الأنهار انضمت إليها 40 جامعة.", "منصة لحماية الأنهار"),
    ("ar", "واقترح الأمين العام إنشاء منصة جديدة لحماية الأنهار.", "منصة جديدة لحماية الأنهار"),
]


@pytest.mark.parametrize(("language", "text", "label"), GATHERED)
def test_what_gathers_several_is_told_by_what_it_is(language, text, label):
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language=language)
    assert label in {name for one in extract(document, Gazetteer.load()) for name in one.entity.labels[language]}


def test_an_object_right_behind_who_acts_is_no_partner():
    text = "وأصدر الاتحاد البرلماني الدولي برنامج الأغذية العالمي."
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language="ar")
    assert not list(extract(document, Gazetteer.load()))


def test_who_runs_what_others_are_urged_to_join_takes_part():
    text = "ويشجع المدن على الاقتداء بالجهات المشاركة في مبادرة الأنهار المستدامة، التي يشترك في تنظيمها الاتحاد البرلماني الدولي واليونيسف."
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language="ar")
    found = {one.member.iri.rsplit("/", 1)[-1] for told in extract(document, Gazetteer.load()) for one in told.members}
    assert {"ipu", "unicef"} <= found
