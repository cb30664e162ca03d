"""How bodies stand to each other, since when, and by which words; a table of cases in six languages."""

from __future__ import annotations

import pytest

from ingest.relations import extract
from kg.gazetteer import Gazetteer
from kg.model import Document, Entity, Metadata, Part, PartKind, Relation, Source


def found(text: str, language: str) -> set[tuple[str, str, str]]:
    part = Part("para-1", PartKind.PARAGRAPH, text)
    document = Document(Metadata("A/99/1", "option", language), (part,), Source("a", "0", "text/plain"))
    relations = set()
    for one in extract(document, Gazetteer.load()):
        assert isinstance(one, Relation)
        assert text[one.evidence.start : one.evidence.end] == one.evidence.quote
        relations.add((tail(one.subject), one.predicate, tail(one.object)))
    return relations


def tail(value: Entity | str) -> str:
    return value if isinstance(value, str) else value.iri.rpartition("/")[2]


CASES = [
    ("en", "UNDP was established in 1965.", ("undp", "schema:foundingDate", "1965")),
    ("en", "UNICEF reports to the Economic and Social Council.", ("unicef", "org:reportsTo", "ecosoc")),
    ("en", "UNDP is funded by the World Bank.", ("world-bank", "unp:funds", "undp")),
    ("en", "UNESCO joined the Global Compact.", ("unesco", "org:memberOf", "global-compact")),
    ("en", "UN-Women replaced UNIFEM.", ("x-", "org:resultingOrganization", "un-women")),
    ("fr", "Le PNUD a été créé en 1965.", ("undp", "schema:foundingDate", "1965")),
    ("fr", "L’UNICEF rend compte au Conseil économique et social.", ("unicef", "org:reportsTo", "ecosoc")),
    ("fr", "Le PNUD est financé par la Banque mondiale.", ("world-bank", "unp:funds", "undp")),
    ("es", "El PNUD fue creado en 1965.", ("undp", "schema:foundingDate", "1965")),
    ("es", "El UNICEF rinde cuentas al Consejo Económico y Social.", ("unicef", "org:reportsTo", "ecosoc")),
    ("es", "El PNUD es financiado por el Banco Mundial.", ("world-bank", "unp:funds", "undp")),
    ("ru", "ПРООН была создана в 1965 году.", ("undp", "schema:foundingDate", "1965")),
    ("ru", "ЮНИСЕФ подотчетен Экономическому и Социальному Совету.", ("unicef", "org:reportsTo", "ecosoc")),
    ("ru", "ЮНЕСКО является членом Глобального договора.", ("unesco", "org:memberOf", "global-compact")),
    ("ar", "أنشئ برنامج الأمم المتحدة الإنمائي في عام 1965.", ("undp", "schema:foundingDate", "1965")),
    ("ar", "أنشأت الجمعية العامة برنامج الأمم المتحدة الإنمائي.", ("undp", "schema:founder", "general-assembly")),
    ("zh", "开发署成立于1965年。", ("undp", "schema:foundingDate", "1965")),
    ("zh", "儿童基金会向经济及社会理事会负责。", ("unicef", "org:reportsTo", "ecosoc")),
    ("zh", "由世界银行供资的联合国民主基金", ("world-bank", "unp:funds", "undef")),
    ("zh", "教科文组织加入了全球契约。", ("unesco", "org:memberOf", "global-compact")),
    ("zh", "妇女署的前身是妇发基金。", ("x-", "org:originalOrganization", "unifem")),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_told_in_words(language: str, text: str, expected: tuple[str, str, str]) -> None:
    subject, predicate, value = expected
    assert any(s.startswith(subject) and (p, o) == (predicate, value) for s, p, o in found(text, language))


def test_told_by_a_name() -> None:
    told = found("开发署中国办事处开展工作。", "zh")
    assert [(p, o) for _, p, o in told] == [("org:subOrganizationOf", "undp")]


def test_a_date_goes_with_a_founder() -> None:
    assert ("undef", "schema:founder", "secretary-general") in found("2031年4月，秘书长决定设立联合国民主基金。", "zh")


def test_what_is_wished_is_not_so() -> None:
    assert not any(
        p == "org:memberOf" for _, p, _ in found("UNESCO should become a member of the Global Compact.", "en")
    )


def test_statements_that_disagree_are_both_kept() -> None:
    told = found("UNDP was established in 1965. UNDP was established in 1966.", "en")
    assert {o for _, p, o in told if p == "schema:foundingDate"} == {"1965", "1966"}
