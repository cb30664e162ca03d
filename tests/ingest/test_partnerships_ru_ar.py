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
]


@pytest.mark.parametrize(("language", "text", "partners"), JOINT)
def test_what_is_done_jointly_is_told_with_everybody(language, text, partners):
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language=language)
    (told,) = extract(document, Gazetteer.load())
    assert isinstance(told, Partnership)
    assert {one.member.iri.rsplit("/", 1)[-1] for one in told.members} == partners
