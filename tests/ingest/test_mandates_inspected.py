"""What inspectors suggest, what is asked in lists within a paragraph, and what advises nobody."""

import pytest

from ingest.authors import author_of, house_of
from ingest.mandates import extract
from ingest.masthead import find_kind, plain
from kg.model import Document, DocumentType, MandateKind, Metadata, PartKind, Source
from tests.ingest.mandating import para, reported

ADVICE = MandateKind.RECOMMENDATION
TITLES = {
    "en": ("Joint Inspection Unit", "Review of harbours in the United Nations Children’s Fund"),
    "fr": ("Corps commun d’inspection", "Examen des ports du Fonds des Nations Unies pour l’enfance"),
    "es": (
        "Dependencia Común de Inspección",
        "Examen de los puertos del Fondo de las Naciones Unidas para la Infancia",
    ),
}


def inspection(text, language="en"):
    author, title = TITLES[language]
    metadata = Metadata("A/99/7", "option", language, title, author=author, type=DocumentType.REPORT)
    return Document(metadata, (para(text),), Source("own", "0" * 64, "text/plain"))


def named(document, gazetteer):
    return [
        (m.kind, m.issuer.iri.rsplit("/", 1)[-1], m.directive, m.addressee.iri.rsplit("/", 1)[-1], m.addressee_implied)
        for m in extract(document, gazetteer)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Inspector suggests the early repair of the quays."),
        ("en", "The Inspectors suggest reviewing the rules of the quays."),
        ("fr", "L’Inspecteur suggère la réparation rapide des quais."),
        ("es", "La Inspectora sugiere la pronta reparación de los muelles."),
    ],
)
def test_what_an_inspector_suggests_is_advice_to_whom_he_inspects(gazetteer, language, text):
    row = (ADVICE, "jiu-inspector", "recommend", "unicef", True)
    assert named(inspection(text, language), gazetteer) == [row]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "The Inspector suggests that the United Nations Office at Nairobi repair its quays.", "unon"),
        ("en", "The Inspectors recommend that Member States repair their quays.", "member-states"),
        ("fr", "Les Inspecteurs recommandent que les États Membres réparent leurs quais.", "member-states"),
        ("es", "Los Inspectores recomiendan que los Estados Miembros reparen sus muelles.", "member-states"),
    ],
)
def test_an_inspector_names_whom_he_advises(gazetteer, language, text, who):
    assert named(inspection(text, language), gazetteer) == [(ADVICE, "jiu-inspector", "recommend", who, False)]


def test_an_inspection_calls_the_head_of_whom_it_inspects_by_the_post(gazetteer):
    (row,) = named(inspection("The Executive Director should present in 2046 a list of quays."), gazetteer)
    assert row == (ADVICE, "jiu", "recommend", "ed-unicef", False)


def test_the_management_of_an_organization_is_a_group_of_its_own(gazetteer):
    (mandate,) = extract(inspection("The Inspector encourages UNICEF management to repair the quays."), gazetteer)
    assert mandate.addressee.labels["en"] == ("UNICEF management",)


def test_the_year_in_which_something_is_to_be_presented_is_when_it_is_due(gazetteer):
    (mandate,) = extract(inspection("The Executive Director should present a list of quays in 2046."), gazetteer)
    assert mandate.due_date == "2046"
    (other,) = extract(inspection("The Executive Director should repair the quays built in 2016."), gazetteer)
    assert other.due_date == ""


def test_a_list_within_a_paragraph_goes_on_with_what_its_head_asks(gazetteer):
    text = "UNICEF needs to: (a) repair the old quays; (b) dredge the basin; and (c) take part in trials. Ships come."
    found = list(extract(inspection(text), gazetteer))
    assert [m.action_text for m in found] == ["repair the old quays", "dredge the basin", "take part in trials"]
    assert {m.addressee.iri.rsplit("/", 1)[-1] for m in found} == {"unicef"}


def test_a_semicolon_in_brackets_ends_no_sentence(gazetteer):
    text = "UNICEF should encourage friends of the quays (e.g. sailors, schools; divers) to paint them."
    assert [row[1:3] for row in reported(gazetteer, [para(text)])] == [("recommend", "unicef")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UNICEF listened. One speaker stressed that the quays must be repaired."),
        ("en", "UNICEF listened. It was felt that the quays should be repaired."),
        ("en", "The report of UNICEF is directed to the captains of the quays."),
        ("en", "UNICEF listened. Sea air must heal the lungs of the captains."),
        ("en", "Surveys by UNICEF suggest that captains are older than their ships."),
        ("fr", "L’UNICEF a écouté. Une délégation a souligné que les quais devaient être réparés."),
        ("fr", "Le nombre de quais de l’UNICEF devrait encore augmenter."),
        ("fr", "L’UNICEF a publié une note. Elle doit être lue conjointement avec le rapport."),
        ("es", "El UNICEF escuchó. Un orador subrayó que los muelles debían ser reparados."),
        ("es", "El número de muelles del UNICEF debería aumentar."),
    ],
)
def test_what_others_have_said_or_things_do_advises_nobody(gazetteer, language, text):
    assert reported(gazetteer, [para(text)], language) == []


def test_what_is_to_be_done_to_a_thing_is_for_the_house_to_do(gazetteer):
    text = "UNICEF listened. The quays must be repaired."
    assert reported(gazetteer, [para(text)]) == [(ADVICE, "recommend", "un", True)]


@pytest.mark.parametrize("language", TITLES)
def test_the_name_of_the_unit_alone_tells_a_report(language):
    author, title = TITLES[language]
    kind = find_kind([plain(author, language), plain(title, language)], language)
    assert (kind.type, kind.author, kind.line) == (DocumentType.REPORT, plain(author, language), -1)


@pytest.mark.parametrize(
    ("language", "line", "author"),
    [
        ("en", "Report of the Under-Secretary-General/Executive Director of the Reed Fund", "Executive Director"),
        ("en", "Report of the Committee on Reed Beds at its fourth session", "Committee on Reed Beds"),
        ("fr", "Rapport de la Secrétaire générale adjointe et Directrice exécutive du Fonds", "Directrice exécutive du Fonds"),
        ("es", "Informe del Secretario General Adjunto y Director Ejecutivo del Fondo", "Director Ejecutivo del Fondo"),
    ],
)  # fmt: skip
def test_an_under_secretary_general_is_not_the_secretary_general(language, line, author):
    assert find_kind([plain(line, language)], language).author == author


def by(author, symbol="A/99/7", type=DocumentType.REPORT, language="en"):
    metadata = Metadata(symbol, "option", language, author=author, type=type)
    return Document(metadata, (para("Quays are old."),), Source("own", "0" * 64, "text/plain"))


def test_the_title_may_go_on_behind_the_full_name_of_the_post(gazetteer):
    document = by("Directora Ejecutiva del Programa Mundial de Alimentos sobre los muelles", language="es")
    assert author_of(document, gazetteer).iri.endswith("/post/ed-wfp")
    assert house_of(document, gazetteer).iri.endswith("/org/wfp")


def test_who_signs_a_letter_or_heads_a_committee_is_not_the_secretary_general(gazetteer):
    writer = author_of(by("Permanent Representative of Fiji", type=DocumentType.LETTER), gazetteer)
    assert writer.labels["en"] == ("Permanent Representative of Fiji",)
    assert author_of(by("Committee on Reed Beds"), gazetteer).labels["en"] == ("Committee on Reed Beds",)


def test_a_report_to_the_board_of_a_fund_speaks_for_no_council(gazetteer):
    assert author_of(by("", "E/ICEF/2045/3"), gazetteer) is None


SYSTEM = Metadata("JIU/REP/2099/1", "option", "zh", "联合国系统的港口", type=DocumentType.REPORT)


def inspected(*parts):
    return Document(SYSTEM, parts, Source("own", "0" * 64, "text/plain"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("检查专员认为，共同的程序应包含一份港口清单。", ["participating-organizations"]),
        ("各组织应考虑与企业交换港口，条件是借调人员须签署声明。", ["participating-organizations", ""]),
        ("秘书长和各参加组织行政首长应汇集港口的资料。", ["secretary-general", "executive-heads"]),
        ("大会应请秘书长拟订港口任务。", ["general-assembly", "secretary-general"]),
        ("秘书长应要求驻地协调员修复港口。", ["secretary-general", "resident-coordinators"]),
        ("经济及社会理事会应邀请企业参加港口磋商，并请秘书长提交摘要。", ["ecosoc", "secretary-general"]),
        ("秘书处应要求提供援助，主席应邀请于2041年访问该国。", []),
    ],
)
def test_whom_an_inspection_of_the_system_advises(gazetteer, text, who):
    found = [m.addressee.iri.rsplit("/", 1)[-1] for m in extract(inspected(para(text)), gazetteer)]
    assert ["" if name.startswith("x-") else name for name in found] == who


def test_what_is_asked_for_in_a_list_that_tells_what_it_holds(gazetteer):
    head = para("大会应请秘书长拟订港口任务，其中应包括：")
    items = [
        para(text, f"para-1-{n}", PartKind.SUBPARAGRAPH, "para-1")
        for n, text in enumerate(["修复港口；", "清理港口。"])
    ]
    found = [m for m in extract(inspected(head, *items), gazetteer) if m.evidence.part != "para-1"]
    assert [m.addressee.iri.rsplit("/", 1)[-1] for m in found] == ["secretary-general", "secretary-general"]
