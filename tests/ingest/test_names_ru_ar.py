"""Bodies whose Russian and Arabic names run over several matters, places and people."""

import pytest

from ingest.mentions import survey
from kg.model import Part, PartKind
from tests.ingest.documents import report

NAMED = [
    ("ar", "وقدمت الدعم إلى وزارة المياه والطاقة والتنمية الريفية والشركاء.", "وزارة المياه والطاقة والتنمية الريفية"),
    ("ar", "وتعاونت مع وزارة الزراعة واليونيسف.", "وزارة الزراعة"),
    ("ar", "واجتمعت وزارة الصحة والحكومة لوضع خطة.", "وزارة الصحة"),
    (
        "ar",
        "وعمل مكتب المنسق الخاص للتنمية في منطقة البحيرات التعاون مع المدن.",
        "مكتب المنسق الخاص للتنمية في منطقة البحيرات",
    ),
    ("ar", "وقاد المنسق الخاص للتنمية في منطقة البحيرات بعثة.", "المنسق الخاص للتنمية في منطقة البحيرات"),
    (
        "ar",
        "واجتمع الفريق العامل المعني بالمياه في غرب أفريقيا ومنطقة الساحل.",
        "الفريق العامل المعني بالمياه في غرب أفريقيا ومنطقة الساحل",
    ),
    ("ar", "وتلقت الدعم مفوضية أراضي جنوب السودان.", "مفوضية أراضي جنوب السودان"),
    ("ru", "Встречу провел Фонд им. Марии Лунд в мае.", "Фонд им. Марии Лунд"),
    ("ru", "Семинар провел Институт имени А. С. Рериха.", "Институт имени А. С. Рериха"),
    (
        "ru",
        "Региональное отделение УВКПЧ для Юго-Восточной Азии и оба комитета собрались.",
        "Региональное отделение УВКПЧ для Юго-Восточной Азии",
    ),
]


@pytest.mark.parametrize(("language", "text", "name"), NAMED)
def test_a_body_is_named_in_full_and_no_further(gazetteer, language, text, name):
    document = report(Part("para-1", PartKind.PARAGRAPH, text), language=language)
    labels = [label for n in survey(document, gazetteer)["para-1"] for label in n.entity.labels.get(language, ())]
    assert name in labels
