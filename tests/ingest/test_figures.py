"""How much of what, how exactly, in six languages; a table of cases."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.figures import extract
from ingest.quantities import quantities
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind
from tests.ingest.documents import document

CASES = [
    ("zh", "筹集了300多万美元", [("300多万美元", "3000000", "USD", "atLeast")]),
    ("zh", "约占不到12％", [("不到12％", "12", "percent", "atMost")]),
    ("zh", "二十五个港口", [("二十五个港口", "25", "个港口", "exact")]),
    ("zh", "共 6.5 亿欧元", [("6.5 亿欧元", "650000000.0", "EUR", "exact")]),
    (
        "zh",
        "100万到1 000万美元",
        [("100万到1 000万美元", "1000000", "USD", "atLeast"), ("100万到1 000万美元", "10000000", "USD", "atMost")],
    ),
    ("zh", "2041年3月4日第98/401号决议第5段，一个框架", []),
    ("en", "more than 45 million dollars", [("more than 45 million dollars", "45000000", "USD", "atLeast")]),
    ("en", "nearly 1,200 ports joined", [("nearly 1,200 ports joined", "1200", "ports joined", "about")]),
    ("en", "40 ferries through canals", [("40 ferries", "40", "ferries", "exact")]),
    ("fr", "40 bacs sous pavillon", [("40 bacs", "40", "bacs", "exact")]),
    ("es", "40 balsas hasta marzo", [("40 balsas", "40", "balsas", "exact")]),
    ("ru", "40 паромов через канал", [("40 паромов", "40", "паромов", "exact")]),
    ("en", "37 per cent of them", [("37 per cent", "37", "percent", "exact")]),
    ("en", "In resolution 98/401 of 3 March 2041, para. 5", []),
    ("en", "two-thirds of the ports", [("two-thirds", "0.6667", "fraction", "exact")]),
    ("en", "almost one third", [("almost one third", "0.3333", "fraction", "about")]),
    ("en", "the second half of the year, Goal 7, COVID-19, the 1990s, Group of 20", []),
    (
        "en",
        "12 ports and thirty-five towns",
        [("12 ports", "12", "ports", "exact"), ("thirty-five towns", "35", "towns", "exact")],
    ),
    (
        "en",
        "between 20 and 30 per cent",
        [("20 and 30 per cent", "20", "percent", "atLeast"), ("20 and 30 per cent", "30", "percent", "atMost")],
    ),
    ("en", "three of the five regions", [("five regions", "5", "regions", "exact")]),
    (
        "en",
        "EUR 3 million or US$ 1.2bn",
        [("EUR 3 million", "3000000", "EUR", "exact"), ("US$ 1.2bn", "1200000000.0", "USD", "exact")],
    ),
    (
        "zh",
        "三分之二的港口，近一半的船",
        [("三分之二", "0.6667", "fraction", "exact"), ("近一半", "0.5000", "fraction", "about")],
    ),
    ("zh", "1亿5 000万人", [("1亿5 000万人", "150000000", "人", "exact")]),
    ("zh", "20%至30%", [("20%至30%", "20", "percent", "atLeast"), ("20%至30%", "30", "percent", "atMost")]),
    ("zh", "十几个港口", [("十几个港口", "10", "个港口", "atLeast")]),
    ("zh", "成立七十五周年，77国集团，21世纪，指标16.4.1", []),
    ("fr", "les deux tiers des ports", [("deux tiers", "0.6667", "fraction", "exact")]),
    ("fr", "près de 2 millions d’enfants", [("près de 2 millions d’enfants", "2000000", "enfants", "about")]),
    ("fr", "du 3 au 5 mars 2041, la 2e session", []),
    (
        "es",
        "más del 80 % y la mitad",
        [("más del 80 %", "80", "percent", "atLeast"), ("la mitad", "0.5000", "fraction", "exact")],
    ),
    ("es", "treinta y cinco puertos", [("treinta y cinco puertos", "35", "puertos", "exact")]),
    ("es", "del 3 al 5 de marzo de 2041, el 35º período", []),
    (
        "ru",
        "четверть портов, более чем на 2 процента",
        [("четверть", "0.2500", "fraction", "exact"), ("более чем на 2 процента", "2", "percent", "atLeast")],
    ),
    ("ru", "на тридцать пятой сессии, пункты 113 и 119–124", []),
    ("ar", "ثلث الموانئ", [("ثلث", "0.3333", "fraction", "exact")]),
    ("ar", "في أبعادها الثلاثة", [("أبعادها الثلاثة", "3", "أبعادها", "exact")]),
    ("ar", "وما لا يقل عن 1.2 مليون دولار", [("وما لا يقل عن 1.2 مليون دولار", "1200000.0", "USD", "atLeast")]),
    ("ar", "خمسة وثلاثين ميناء", [("خمسة وثلاثين ميناء", "35", "ميناء", "exact")]),
    ("ar", "الاجتماع التاسع عشر، من 17 إلى 29 نوفمبر/تشرين الثاني 2018، مجموعة الـ 77", []),
    (
        "ar",
        "250 1 محطة و 000 70 حارس",
        [("250 1 محطة", "1250", "محطة", "exact"), ("000 70 حارس", "70000", "حارس", "exact")],
    ),
    (
        "ar",
        "لمدة يومين، والموانئ السبعة عشر",
        [("يومين", "2", "يومين", "exact"), ("والموانئ السبعة عشر", "17", "والموانئ", "exact")],
    ),
    ("ru", "двухдневный семинар", [("двухдневный", "2", "дневный", "exact")]),
    (
        "ru",
        "во всех трех — малых и больших — портах",
        [("трех — малых и больших — портах", "3", "портах", "exact")],
    ),
    (
        "ru",
        "до 150 ламп, двумя третями",
        [("до 150 ламп", "150", "ламп", "atMost"), ("двумя третями", "0.6667", "fraction", "exact")],
    ),
    (
        "zh",
        "目标1 000亿美元，多达150盏灯",
        [("1 000亿美元", "100000000000", "USD", "exact"), ("多达150盏灯", "150", "盏灯", "atMost")],
    ),
    ("fr", "environ les deux tiers", [("environ les deux tiers", "0.6667", "fraction", "about")]),
    ("en", "at least €3.2 billion will be needed", [("at least €3.2 billion", "3200000000.0", "EUR", "atLeast")]),
    ("fr", "plus de 45 millions de dollars", [("plus de 45 millions de dollars", "45000000", "USD", "atLeast")]),
    ("fr", "environ 1 200 ports", [("environ 1 200 ports", "1200", "ports", "about")]),
    ("es", "9 000 empresas", [("9 000 empresas", "9000", "empresas", "exact")]),
    ("es", "37 %", [("37 %", "37", "percent", "exact")]),
    ("ru", "более 45 млн долл. США", [("более 45 млн долл. США", "45000000", "USD", "atLeast")]),
    ("ru", "не менее 12,5 процента", [("не менее 12,5 процента", "12.5", "percent", "atLeast")]),
    ("ar", "أكثر من 45 مليون دولار", [("أكثر من 45 مليون دولار", "45000000", "USD", "atLeast")]),
    ("ar", "37 في المائة", [("37 في المائة", "37", "percent", "exact")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_quantities(language: str, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [(text[q.start : q.end], str(q.value), q.unit, q.bound) for q in quantities(text, language)]
    assert found == expected


def observations(text: str, language: str) -> list[tuple[Decimal, str, str, str | None]]:
    part = Part("para-1", PartKind.PARAGRAPH, text)
    found = []
    for one in extract(document(part, language=language), Gazetteer.load()):
        assert text[one.evidence.start : one.evidence.end] == one.evidence.quote
        found.append((one.value, one.date, one.measure, one.about.iri.rpartition("/")[2] if one.about else None))
    return found


def test_what_is_measured_of_whom_and_when() -> None:
    text = "The ports grew. In 2043 UNICEF had 41 partners; it had 17 partners in 2041."
    assert observations(text, "en") == [
        (Decimal(41), "2043", "In 2043 UNICEF had 41 partners", "unicef"),
        (Decimal(17), "2041", "it had 17 partners in 2041", "unicef"),
    ]


def test_the_measure_of_a_long_clause_is_cut_at_commas_failing_these_between_words() -> None:
    before, behind = "harbourmasters of the quiet northern estuaries ", " along the quiet southern estuaries"
    ((_, _, measure, _),) = observations(
        f"{before * 3}, who met late by the old stone breakwater of Selm, counted 41 gulls{behind * 3}", "en"
    )
    assert (
        measure.startswith("who met late by the old stone breakwater of Selm, counted 41 gulls")
        and measure.split()[-1] in behind.split()
    )
    ((_, _, measure, _),) = observations(f"{before * 3}counted 41 gulls", "en")
    assert measure.endswith("counted 41 gulls") and measure.split()[0] in before.split()


def test_headings_measure_nothing() -> None:
    part = Part("sec-1", PartKind.HEADING, "12 ports")
    assert list(extract(document(part), Gazetteer.load())) == []


def test_a_word_that_ends_in_table_counts_on():
    """代表 (represents) ends in 表 (table), whose numbers count nothing."""
    text = "该组织代表13个国家，见表2。方案在五国试行。"
    assert [str(q.value) for q in quantities(text, "zh")] == ["13", "5"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "Sur 40 millions de dollars, elle en a versé 26 millions.", ["40000000 USD", "26000000 USD"]),
        ("es", "De los 40 millones de euros, pagó 26 millones.", ["40000000 EUR", "26000000 EUR"]),
        ("en", "Of $40 million, it has paid 26 million.", ["40000000 USD", "26000000 USD"]),
        ("fr", "Elle en a versé 26 millions.", []),
    ],
)
def test_a_sum_takes_the_currency_of_the_sum_before(language: str, text: str, values: list[str]) -> None:
    assert [f"{int(q.value)} {q.unit}" for q in quantities(text, language)] == values
