"""How much of what, how exactly, in six languages; a table of cases."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.figures import extract
from ingest.quantities import quantities
from kg.gazetteer import Gazetteer
from kg.model import Document, Metadata, Part, PartKind, Source

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
    ("en", "37 per cent of them", [("37 per cent", "37", "percent", "exact")]),
    ("en", "In resolution 98/401 of 3 March 2041, para. 5", []),
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
    document = Document(Metadata("A/99/1", "option", language), (part,), Source("a", "0", "text/plain"))
    found = []
    for one in extract(document, Gazetteer.load()):
        assert text[one.evidence.start : one.evidence.end] == one.evidence.quote
        found.append((one.value, one.date, one.measure, one.about.iri.rpartition("/")[2] if one.about else None))
    return found


def test_what_is_measured_of_whom_and_when() -> None:
    text = "The ports grew. In 2043 UNICEF had 41 partners; it had 17 partners in 2041."
    assert observations(text, "en") == [
        (Decimal(41), "2043", "In 2043 UNICEF had 41 partners", "unicef"),
        (Decimal(17), "2041", "it had 17 partners in 2041", "unicef"),
    ]


def test_headings_measure_nothing() -> None:
    part = Part("sec-1", PartKind.HEADING, "12 ports")
    document = Document(Metadata("A/99/1", "option", "en"), (part,), Source("a", "0", "text/plain"))
    assert list(extract(document, Gazetteer.load())) == []
