"""Number words: every ordinal from 1 to 120 in figures, and the tables' compounds in words."""

import pytest

from ingest.numbers import ordinal
from ontology import LANGUAGES

WORDS = {
    "ar": {1: "الأولى", 10: "العاشرة", 14: "الرابعة عشرة", 25: "الخامسة والعشرون", 67: "السابعة والستين",
           71: "الحادية والسبعون", 77: "السَّابعة والسبعون", 80: "الثمانون", 100: "المائة"},
    "en": {1: "First", 12: "twelfth", 20: "Twentieth", 28: "Twenty-eighth", 77: "Seventy-seventh", 80: "Eightieth",
           99: "Ninety-ninth", 100: "hundredth", 101: "One hundred and first"},
    "es": {1: "Primer", 7: "séptimo", 12: "Duodécimo", 17: "Decimoséptimo", 28: "Vigésimo octavo",
           54: "Quincuagésimo cuarto", 77: "Septuagésimo séptimo", 80: "Octogésimo", 101: "Centésimo primer"},
    "fr": {1: "Première", 16: "Seizième", 21: "Vingt et unième", 59: "Cinquante-neuvième", 71: "Soixante et onzième",
           77: "Soixante-dix-septième", 80: "Quatre-vingtième", 99: "Quatre-vingt-dix-neuvième", 100: "centième"},
    "ru": {1: "Первая", 3: "третьей", 14: "Четырнадцатая", 40: "Сороковая", 67: "шестьдесят седьмой",
           77: "Семьдесят седьмая", 80: "Восьмидесятая", 99: "Девяносто девятая", 101: "сто первая"},
    "zh": {1: "一", 10: "第十", 12: "十二", 20: "二十", 77: "第七十七", 99: "九十九", 100: "一百", 101: "一百零一"},
}  # fmt: skip
FIGURES = {"ar": "{}", "en": "{}th", "es": "{}º", "fr": "{}e", "ru": "{}-я", "zh": "第{}"}


@pytest.mark.parametrize(
    ("language", "words", "value"), [(g, w, v) for g, row in WORDS.items() for v, w in row.items()]
)
def test_words(language, words, value):
    assert ordinal(words, language) == value


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures(language):
    assert [ordinal(FIGURES[language].format(n), language) for n in range(1, 121)] == list(range(1, 121))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", "water", "会议", "Сессия", "77 / 78", "الدورة"])
def test_other_words_are_no_numbers(language, text):
    assert ordinal(text, language) is None


def test_arabic_figures():
    assert ordinal("٧٧", "ar") == 77
