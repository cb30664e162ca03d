"""A committee that reports on its sessions: whom "the Committee" means, and whom it decides to ask."""

import pytest

from ingest.authors import author_of, house_of
from ingest.mandates import extract
from kg.model import Document, DocumentType, Metadata, Part, PartKind, Source

AUTHORS = {
    "en": "Committee on the Elimination of Racial Discrimination",
    "fr": "Comité pour l’élimination de la discrimination raciale sur les travaux de sa dixième session",
    "es": "Comité para la Eliminación de la Discriminación Racial sobre su décimo período de sesiones",
    "ru": "Комитета по ликвидации расовой дискриминации о работе его десятой сессии",
    "ar": "لجنة القضاء على التمييز العنصري عن أعمال دورتها العاشرة",
}
TOLD = {
    "en": "It met with the Committee on the Rights of the Child. The Committee requested the Secretary-General to help.",
    "fr": "Il a rencontré le Comité des droits de l’enfant. Le Comité a prié le Secrétaire général de fournir une aide.",
    "es": "Se reunió con el Comité de los Derechos del Niño. El Comité solicitó al Secretario General que prestara ayuda.",
    "ru": "Он встретился с Комитетом по правам ребенка. Комитет просил Генерального секретаря оказать помощь.",
    "ar": "واجتمعت مع لجنة حقوق الطفل. وطلبت اللجنة إلى الأمين العام أن يقدم المساعدة.",
}


def report(language: str, text: str, author: str = "", title: str = "") -> Document:
    metadata = Metadata("A/99/18", "option", language, title, author=author, type=DocumentType.REPORT)
    return Document(metadata, (Part("para-1", PartKind.PARAGRAPH, text),), Source("own", "0" * 64, "text/plain"))


def asked(document: Document, gazetteer) -> list[tuple[str, str, str]]:
    """Who asks whom, by the names of their nodes, and the verb."""
    found = list(extract(document, gazetteer))
    return [
        (m.issuer.iri.rsplit("/", 1)[-1] if m.issuer else "", m.directive, m.addressee.iri.rsplit("/", 1)[-1])
        for m in found
    ]


@pytest.mark.parametrize("language", AUTHORS)
def test_the_committee_is_the_one_that_reports_whichever_was_named_last(gazetteer, language):
    document = report(language, TOLD[language], AUTHORS[language])
    assert house_of(document, gazetteer).iri.endswith("/org/cerd-committee")
    assert asked(document, gazetteer) == [("cerd-committee", "request", "secretary-general")]


def test_the_title_goes_on_with_the_name_of_an_author_cut_at_its_head(gazetteer):
    title = "Report of the Committee on the Rights of the Child"
    assert author_of(report("en", "", "Committee", title), gazetteer).iri.endswith("/org/crc-committee")


def test_the_unit_that_inspects_is_not_the_house_of_its_report(gazetteer):
    assert house_of(report("en", "", "Joint Inspection Unit"), gazetteer) is None


DECIDED = [
    ("en", "The Committee on the Rights of the Child decided to request the Secretary-General to provide staff."),
    ("fr", "Le Comité des droits de l’enfant a décidé de prier le Secrétaire général de fournir du personnel."),
    ("ru", "Комитет по правам ребенка постановил просить Генерального секретаря выделить персонал."),
    ("ar", "وقررت لجنة حقوق الطفل أن تطلب إلى الأمين العام أن يوفر الموظفين."),
]


@pytest.mark.parametrize(("language", "text"), DECIDED)
def test_who_is_decided_to_be_asked_is_asked(gazetteer, language, text):
    assert asked(report(language, text), gazetteer) == [("crc-committee", "request", "secretary-general")]


def test_a_decision_to_write_to_somebody_is_for_who_decides(gazetteer):
    text = "وقررت لجنة حقوق الطفل أن تكتب إلى لجنة القضاء على التمييز العنصري."
    assert asked(report("ar", text), gazetteer) == [("crc-committee", "decide", "crc-committee")]


def test_a_person_with_a_title_is_asked(gazetteer):
    text = "Комитет по правам ребенка поручил г-же Анне Лунд провести консультации."
    (mandate,) = extract(report("ru", text), gazetteer)
    assert mandate.addressee.types == ("schema:Person",) and mandate.action_text == "провести консультации"
