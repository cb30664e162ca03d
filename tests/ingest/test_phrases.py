"""Names that read as phrases: where they begin and end, and their first case."""

import pytest

from ingest.phrases import TOGETHER, phrases

NAMES = {
    "Учебные материалы готовил Самарский институт морских исследований совместно с другими.": "Самарский институт морских исследований",
    "Работа ведется в Уральском политехническом институте.": "Уральский политехнический институт",
    "Им предшествовала Сеть сельских библиотек, созданная в 2029 году.": "Сеть сельских библиотек",
    "Консультативному совету по цифровым вопросам предлагается доклад.": "Консультативный совет по цифровым вопросам",
    "Ее сменила Неофициальная группа друзей реформы.": "Неофициальная группа друзей реформы",
    "Он поддержал Целевой фонд сельской медицины и Комитет.": "Целевой фонд сельской медицины",
    "Взносы поступили от компании «Вега» и банка «Орион».": "компания «Вега»",
    "Отдел обслуживает Межведомственную группу по координации программ, созданную в мае.": "Межведомственная группа по координации программ",
    "Донором является правительство Норвегии (2 млн долл. США).": "правительство Норвегии",
}  # fmt: skip


@pytest.mark.parametrize("text", sorted(NAMES))
def test_a_phrase_is_named_by_its_first_case(text: str) -> None:
    found = list(phrases(text, "ru"))
    assert NAMES[text] in [phrase.label for phrase in found]


@pytest.mark.parametrize(
    "text",
    [
        "Новая группа экспертов была создана весной.",
        "Норвежская компания внесла средства.",
        "Комитет рекомендовал провести обзор.",
        "Частный фонд, основанный в 2021 году, закрыт.",
        "Местные банки предоставили кредиты.",
    ],
)
def test_common_nouns_name_nobody(text: str) -> None:
    assert list(phrases(text, "ru")) == []


def test_a_name_ends_with_its_line() -> None:
    assert [p.label for p in phrases("Донской водный консорциум\nДонской водный союз", "ru")] == [
        "Донской водный консорциум",
        "Донской водный союз",
    ]


def test_what_another_name_parts_from_its_head_is_called_by_both() -> None:
    (found,) = phrases("Она вела программу ЮНИСЕФ «Чистый двор».", "ru", TOGETHER)
    assert found.label == "программа «Чистый двор»"


ARABIC = {
    'أنشأت المنظمة وشركة ميناس للأثاث تحالف "بيت لكل أسرة" في عام 2091.': ["شركة ميناس للأثاث", 'تحالف "بيت لكل أسرة"'],
    "وضع المعهد الساحلي لبحوث البحار قوائم المواد.": ["المعهد الساحلي لبحوث البحار"],
    "وزيادة التبرعات للصندوق الاستئماني للصحة الريفية.": ["الصندوق الاستئماني للصحة الريفية"],
    "تستضيف جامعة البصرة التقنية مختبر المياه العذبة، ويموله مصرف الخليج.": [
        "جامعة البصرة التقنية",
        "مختبر المياه العذبة",
        "مصرف الخليج",
    ],
    "وأصبحت رابطة عمال الموانئ شريكا. شركة خاصة في المنطقة.": ["رابطة عمال الموانئ"],
}


@pytest.mark.parametrize("text", sorted(ARABIC))
def test_an_arabic_name_ends_where_it_has_become_definite(text: str) -> None:
    assert sorted({phrase.label for phrase in phrases(text, "ar")}) == sorted(ARABIC[text])


def test_an_english_name_goes_on_behind_commas() -> None:
    text = "The Committee on Ports, Lighthouses and Coastal Trade met, as did the Office for Trees and UNICEF."
    assert [phrase.label for phrase in phrases(text, "en")] == ["Committee on Ports, Lighthouses and Coastal Trade"]
