"""What groups are called by themselves, however a text inflects them."""

import pytest

from ingest.entities import entity_of
from ingest.plurals import first_case


@pytest.mark.parametrize(
    ("language", "printed", "label"),
    [
        ("ru", "портовым фондам", "портовые фонды"),
        ("ru", "учреждениями, фондами и программами речной системы", "учреждения, фонды и программы речной системы"),
        ("ru", "прибрежных государств-членов", "прибрежные государства-члены"),
        ("ru", "участников процесса", "участники процесса"),
        ("ru", "государства флага", "государства флага"),
        ("ar", "ووكالات الأمم المتحدة وكياناتها", "وكالات الأمم المتحدة وكياناتها"),
        ("ar", "بدول النهر", "دول النهر"),
        ("ar", "للدول الأعضاء", "الدول الأعضاء"),
        ("ar", "الدول الموقِّعة", "الدول الموقعة"),
        ("en", "river agencies", "river agencies"),
    ],
)
def test_a_group_is_called_by_its_first_case(language, printed, label):
    assert first_case(printed, language) == label


def test_cases_of_a_group_are_one_node():
    one, other = (entity_of(label, "group", "ru") for label in ("портовым фондам", "портовыми фондами"))
    assert one.iri == other.iri
    assert one.labels["ru"] == ("портовые фонды", "портовым фондам")
