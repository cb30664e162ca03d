"""Who heads the office that a bulletin is about, and its units, and to whom they report, in six languages."""

from __future__ import annotations

import pytest

from ingest import mandates, relations
from kg.gazetteer import Gazetteer
from kg.model import Document, DocumentType, Metadata, Part, PartKind, Relation, Source

OFFICE = {
    "en": (
        "Organization of the United Nations Office for Lighthouses",
        "The Executive Director is accountable to the Secretary-General and is responsible for all the activities of "
        "the Office and its administration.",
        (
            "Lamp Division",
            "The Director, who is accountable to the Executive Director, is responsible for the Division.",
        ),
    ),
    "fr": (
        "Organisation du Bureau des Nations Unies pour les phares",
        "Le Directeur exécutif rend compte au Secrétaire général et est responsable de toutes les activités du Bureau "
        "et de son administration.",
        ("Division des lampes", "La Division est dirigée par un directeur, qui rend compte au Directeur exécutif."),
    ),
    "es": (
        "Organización de la Oficina de las Naciones Unidas para los Faros",
        "El Director Ejecutivo rinde cuentas al Secretario General y es responsable de todas las actividades de la "
        "Oficina y de su administración.",
        ("División de Lámparas", "La División está dirigida por un Director, que rinde cuentas al Director Ejecutivo."),
    ),
    "ru": (
        "Организационная структура Управления Организации Объединенных Наций по маякам",
        "Директор-исполнитель подотчетен Генеральному секретарю и отвечает за всю деятельность Управления и за его "
        "административное руководство.",
        ("Отдел ламп", "Отдел возглавляет начальник, который подотчетен Директору-исполнителю."),
    ),
    "ar": (
        "تنظيم مكتب الأمم المتحدة للمنارات",
        "يكون المدير التنفيذي مسؤولا أمام الأمين العام، ويكون مسؤولا عن جميع أنشطة المكتب وعن إدارته.",
        ("شعبة المصابيح", "يرأس الشعبة مدير يكون مسؤولا أمام المدير التنفيذي."),
    ),
    "zh": (
        "联合国灯塔办公室的组织",
        "执行主任对秘书长负责，并负责办公室的所有活动及其行政管理。",
        ("灯具司", "司长对执行主任负责，并负责该司。"),
    ),
}
POST = {
    "en": ("Executive Director", "Director"),
    "fr": ("Directeur exécutif", "directeur"),
    "es": ("Director Ejecutivo", "Director"),
    "ru": ("Директор-исполнитель", "Начальник"),
    "ar": ("المدير التنفيذي", "المدير"),
    "zh": ("执行主任", "司长"),
}


def told(language: str, kind: DocumentType = DocumentType.BULLETIN) -> set[tuple[str, str, str]]:
    """Relations of the two clauses as labels; what the gazetteer holds by the end of its IRI."""
    title, clause, (unit, sentence) = OFFICE[language]
    parts = (
        Part("sec-3", PartKind.HEADING, "3"),
        Part("cl-3.1", PartKind.PARAGRAPH, clause, parent="sec-3"),
        Part("sec-4", PartKind.HEADING, unit),
        Part("cl-4.1", PartKind.PARAGRAPH, sentence, parent="sec-4"),
    )
    metadata = Metadata("ST/SGB/2044/9", "option", language, title=title, type=kind)
    document = Document(metadata, parts, Source("own", "0" * 64, "text/plain"))
    found = set()
    for one in relations.extract(document, Gazetteer.load()):
        assert isinstance(one, Relation) and not isinstance(one.object, str)
        ends = [
            next(iter(e.labels[language])) if "/x-" in e.iri else e.iri.rpartition("/")[2]
            for e in (one.subject, one.object)
        ]
        found.add((ends[0], one.predicate.partition(":")[2], ends[1]))
    return found


@pytest.mark.parametrize("language", sorted(OFFICE))
def test_the_head_of_the_office_and_the_head_of_a_unit(language: str) -> None:
    title, _, (unit, _) = OFFICE[language]
    head, chief = POST[language]
    rows = told(language)
    heads = {post: body for post, predicate, body in rows if predicate == "headOf"}
    assert set(heads) == {head, chief} and heads[head] in title and heads[chief] == unit
    assert rows - {(post, "headOf", body) for post, body in heads.items()} == {
        (head, "reportsTo", "secretary-general"),
        (chief, "reportsTo", head),
    }


def test_the_office_of_other_documents_is_any_office() -> None:
    assert not [row for row in told("en", DocumentType.REPORT) if row[1] == "headOf"]


SECTIONS = {
    "en": ("Reporting", "The Office shall report every two years.", "The Lamp Division looks after the lamps."),
    "fr": ("Rapports", "Le Bureau fait rapport tous les deux ans.", "La Division entretient les lampes."),
    "es": ("Informes", "La Oficina presentará un informe cada dos años.", "La División cuida de las lámparas."),
}


@pytest.mark.parametrize("language", SECTIONS)
def test_the_office_is_that_of_the_bulletin_again_behind_the_section_of_a_unit(language):
    title, _, (unit, _) = OFFICE[language]
    heading, reports, headed = SECTIONS[language]
    parts = (
        Part("cl-4.1", PartKind.PARAGRAPH, headed, parent="sec-4"),
        Part("sec-5", PartKind.HEADING, heading),
        Part("cl-5.1", PartKind.PARAGRAPH, reports, parent="sec-5"),
    )
    metadata = Metadata("ST/SGB/2099/1", "option", language, title=title, type=DocumentType.BULLETIN)
    document = Document(
        metadata, (Part("sec-4", PartKind.HEADING, unit), *parts), Source("own", "0" * 64, "text/plain")
    )
    called = [m.addressee.labels[language][0] for m in mandates.extract(document, Gazetteer.load())]
    assert unit in called[0]
    assert called[1] in title


REPEALED = {
    "en": "Secretary-General’s bulletin ST/SGB/2091/2 is hereby abolished.",
    "fr": "La circulaire du Secrétaire général ST/SGB/2091/2 est abrogée.",
    "es": "Queda sin efecto el boletín del Secretario General ST/SGB/2091/2.",
    "ru": "Бюллетень Генерального секретаря ST/SGB/2091/2 настоящим отменяется.",
    "ar": "تلغى نشرة الأمين العام ST/SGB/2091/2.",
    "zh": "ST/SGB/2091/2号秘书长公报特此废止。",
}


@pytest.mark.parametrize("language", REPEALED)
def test_a_bulletin_that_is_repealed_gives_nobody_a_function(language):
    clause = Part("cl-7.2", PartKind.PARAGRAPH, REPEALED[language])
    metadata = Metadata("ST/SGB/2099/1", "option", language, type=DocumentType.BULLETIN)
    document = Document(metadata, (clause,), Source("own", "0" * 64, "text/plain"))
    assert [m.directive for m in mandates.extract(document, Gazetteer.load())] == ["decide"]


HEADED = {
    "en": ("Keeper of Lamps", "The Keeper of Lamps reports to the Secretary-General and represents the Office."),
    "fr": ("Gardien des lampes", "Le Gardien des lampes rend compte au Secrétaire général et représente le Bureau."),
    "es": ("Asesor Especial", "El Asesor Especial rinde cuentas al Secretario General y representa a la Oficina."),
    "ru": ("Хранитель ламп", "Хранитель ламп подотчетен Генеральному секретарю и представляет Управление."),
}


@pytest.mark.parametrize("language", HEADED)
def test_who_bears_the_words_of_a_heading_does_each_of_the_things_told_below(language):
    heading, clause = HEADED[language]
    metadata = Metadata("ST/SGB/2099/1", "option", language, title=OFFICE[language][0], type=DocumentType.BULLETIN)
    parts = (Part("sec-3", PartKind.HEADING, heading), Part("cl-3.1", PartKind.PARAGRAPH, clause, parent="sec-3"))
    document = Document(metadata, parts, Source("own", "0" * 64, "text/plain"))
    found = list(mandates.extract(document, Gazetteer.load()))
    assert [m.addressee.labels[language][0] for m in found] == [heading, heading]
