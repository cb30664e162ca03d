"""Who reports, when the title page calls him by his post alone."""

import pytest

from ingest.authors import author_of, house_of
from ingest.mandates import extract
from ingest.mentions import survey
from kg.model import Document, DocumentType, Metadata, Part, PartKind, Source

FULL = {
    "es": ("Directora Ejecutiva", "Se pidió un informe a la Directora Ejecutiva del Programa Mundial de Alimentos."),
    "fr": ("Directrice exécutive", "Un rapport de la Directrice exécutive du Programme alimentaire mondial."),
    "ru": ("Директора-исполнителя", "Доклад Директора-исполнителя Всемирной продовольственной программы."),
    "zh": ("执行主任", "请世界粮食计划署执行主任提交报告。"),
}


def report(language, author, *texts):
    metadata = Metadata("E/2097/7", "option", language, author=author, type=DocumentType.REPORT)
    parts = tuple(Part(f"para-{n}", PartKind.PARAGRAPH, text) for n, text in enumerate(texts, 1))
    return Document(metadata, parts, Source("own", "0" * 64, "text/plain"))


@pytest.mark.parametrize("language", FULL)
def test_the_post_named_in_full_in_the_text_reports_and_its_house(gazetteer, language):
    author, text = FULL[language]
    document = report(language, author, text)
    assert author_of(document, gazetteer).iri.endswith("/post/ed-wfp")
    assert house_of(document, gazetteer).iri.endswith("/org/wfp")


def test_an_author_named_in_full_is_no_other_post(gazetteer):
    document = report("ru", "Генерального секретаря", "Доклад первого заместителя Генерального секретаря.")
    assert author_of(document, gazetteer).iri.endswith("/post/secretary-general")
    assert house_of(document, gazetteer) is None


def test_the_board_of_the_house_and_the_post_bear_the_names_they_go_by(gazetteer):
    document = report("es", *FULL["es"], "La Junta Ejecutiva felicitó a la Directora Ejecutiva.")
    named = {n.entity.iri.rsplit("/", 1)[-1]: n.entity.printed for n in survey(document, gazetteer)["para-2"]}
    assert "Junta Ejecutiva" in named["wfp-eb"]
    assert "Directora Ejecutiva" in named["ed-wfp"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La Asamblea General solicitó por su parte que se regaran los huertos."),
        ("fr", "L’Assemblée générale a demandé pour sa part que les vergers soient arrosés."),
        ("en", "The General Assembly requested that the orchards be watered."),
    ],
)
def test_what_is_asked_of_nobody_is_asked_of_the_house_that_reports(gazetteer, language, text):
    (mandate,) = extract(report(language, "", text), gazetteer)
    assert (mandate.directive, mandate.addressee.iri.rsplit("/", 1)[-1]) == ("request", "un")
    assert mandate.addressee_implied


def spoken(symbol, type_, author="", title=""):
    metadata = Metadata(symbol, "option", "en", title=title, author=author, type=type_)
    return Document(metadata, (), Source("own", "0" * 64, "text/plain"))


@pytest.mark.parametrize(
    ("symbol", "type_", "author", "title", "speaker"),
    [
        ("A/62/7", DocumentType.REPORT, "", "Lanterns", "post/secretary-general"),
        ("E/CN.5/2097/9", DocumentType.NOTE, "", "Lanterns", "post/secretary-general"),
        ("E/AC.51/2097/L.4", DocumentType.REPORT, "", "Committee for Programme and Coordination", "org/cpc"),
        ("A/RES/62/7", DocumentType.RESOLUTION, "", "Lanterns", "org/general-assembly"),
    ],
)
def test_the_series_or_the_title_tells_who_speaks(gazetteer, symbol, type_, author, title, speaker):
    assert author_of(spoken(symbol, type_, author, title), gazetteer).iri.endswith(speaker)


@pytest.mark.parametrize("symbol", ["A/AC.109/2097/20", "A/HRC/97/20"])
def test_a_committee_s_report_that_names_nobody_is_not_the_secretary_general_s(gazetteer, symbol):
    assert author_of(spoken(symbol, DocumentType.REPORT, title="Visit to the Reed Islands"), gazetteer) is None


def test_a_statement_is_made_by_the_organization_that_submits_it(gazetteer):
    speaker = author_of(spoken("E/CN.6/2097/NGO/3", DocumentType.OTHER, "Reed Weavers’ Circle"), gazetteer)
    assert (speaker.labels, speaker.entity_type) == ({"en": ("Reed Weavers’ Circle",)}, "ngo")
