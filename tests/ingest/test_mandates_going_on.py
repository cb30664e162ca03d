"""What reports in English, French and Spanish ask, charge and advise in forms that go on from what stands before."""

import pytest

from kg.model import DocumentType, PartKind
from tests.ingest.mandating import mandates, para


def report(gazetteer, language, *texts):
    """Issuer, addressee and action of a paragraph of a report and of the items below it."""
    parts = [para(texts[0])]
    parts += [
        para(text, f"para-1-{n}", PartKind.SUBPARAGRAPH, "para-1") for n, text in zip("abc", texts[1:], strict=False)
    ]
    found = mandates(gazetteer, parts, language=language, type=DocumentType.REPORT, symbol="A/99/12")
    name = [[who and who.iri.rsplit("/", 1)[-1] for who in (m.issuer, m.addressee)] for m in found]
    return [(*names, m.action_text) for names, m in zip(name, found, strict=True)]


PRONOUNS = [
    ("en", "The General Assembly urges States to light the towers, and requests them to report on it.", "report on it"),
    ("fr", "L’Assemblée générale a exhorté les États à agir et leur a demandé de faire rapport.", "faire rapport"),
    ("es", "La Asamblea General exhortó a los Estados a que actuaran y les pidió que informaran.", "informaran"),
]


@pytest.mark.parametrize(("language", "text", "second"), PRONOUNS)
def test_a_pronoun_means_who_was_asked_before(gazetteer, language, text, second):
    assert [told[1] for told in report(gazetteer, language, text)] == ["states", "states"]
    assert report(gazetteer, language, text)[1][2] == second


SPEAKERS = [
    ("en", "At the meeting, participants recommended that UNICEF be given a tower."),
    ("fr", "Les participants ont exhorté l’UNICEF à repeindre les phares."),
    ("es", "Los participantes recomendaron que el UNICEF pintara los faros."),
]


@pytest.mark.parametrize(("language", "text"), SPEAKERS)
def test_participants_ask(gazetteer, language, text):
    assert [told[1] for told in report(gazetteer, language, text)] == ["unicef"]
    assert report(gazetteer, language, text)[0][0].startswith("x-")


def test_a_unit_is_called_by_its_head_in_the_paragraph_after(gazetteer):
    parts = [
        para("The Joint Inspection Unit visited the towers in May.", "para-1"),
        para("The Unit further recommended that the Secretary-General paint them.", "para-2"),
    ]
    found = mandates(gazetteer, parts, type=DocumentType.REPORT, symbol="A/99/12")
    assert [m.issuer.iri.rsplit("/", 1)[-1] for m in found if m.issuer] == ["jiu"]


CHARGES = [
    ("fr", "L’UNICEF est chargé de repeindre les phares, de tenir un registre et de publier un rapport.", 3),
    ("fr", "L’UNICEF, chargé de repeindre les phares, a publié un rapport.", 1),
    ("en", "UNICEF is mandated by the General Assembly to paint the towers, and to keep a register.", 2),
    ("en", "UNICEF, tasked with painting the towers, published a report.", 1),
    ("en", "UNICEF was founded in 1946; States welcomed it. Its purpose is to support keepers of lighthouses.", 1),
    ("en", "UNICEF provides guidance to keepers of lighthouses.", 1),
    ("es", "El UNICEF, encargado de pintar los faros, publicó un informe.", 1),
    ("es", "El UNICEF asesora a los guardas de los faros.", 1),
]


@pytest.mark.parametrize(("language", "text", "count"), CHARGES)
def test_each_thing_that_a_body_is_charged_with(gazetteer, language, text, count):
    found = report(gazetteer, language, text)
    assert [told[1] for told in found] == ["unicef"] * count


PASSIVES = [
    ("fr", "Les donateurs sont engagés à verser des fonds et à repeindre les phares.", "donors", 2),
    ("fr", "Les donateurs sont, quant à eux, invités à verser des fonds.", "donors", 1),
    ("fr", "Les donateurs gagneraient à verser des fonds.", "donors", 1),
    ("fr", "Il appartient à l’UNICEF de tenir un registre et à la FAO de le publier chaque année.", "unicef", 2),
    ("en", "There is a need for donors to publish their registers.", "donors", 1),
    ("en", "It is also necessary that UNICEF keep a register.", "unicef", 1),
    (
        "en",
        "It is recommended that UNICEF keep a register, that FAO publish it and that donors be told of it.",
        "unicef",
        3,
    ),
]


@pytest.mark.parametrize(("language", "text", "who", "count"), PASSIVES)
def test_what_somebody_is_advised_in_passing(gazetteer, language, text, who, count):
    found = report(gazetteer, language, text)
    assert len(found) == count
    assert found[0][1] == who


def test_what_somebody_may_not_do_keeps_its_negation(gazetteer):
    found = report(gazetteer, "fr", "Les donateurs ne sauraient repeindre les phares.")
    assert [told[1:] for told in found] == [("donors", "ne sauraient repeindre les phares")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UNICEF should provide guidance to keepers."),
        ("fr", "Les registres sont tenus à jour à Genève."),
        ("fr", "Les partenariats ne sauraient remplacer l’aide publique."),
    ],
)
def test_what_only_looks_like_a_charge(gazetteer, language, text):
    found = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert [m.directive for m in found if m.directive == "assign-function" or language == "fr"] == []


def test_what_a_list_says_that_its_subject_does_is_a_function(gazetteer):
    texts = ["Under its statute, UNICEF:", "Paints the towers of small islands;", "Keeps a register of towers."]
    assert [told[1] for told in report(gazetteer, "en", *texts)] == ["unicef", "unicef"]


LISTS = [
    ("en", "The General Assembly went further. It:", "Requested UNICEF to paint the towers;"),
    ("fr", "L’Assemblée générale est allée plus loin. Elle a :", "Prié l’UNICEF de repeindre les phares;"),
]


@pytest.mark.parametrize(("language", "above", "item"), LISTS)
def test_a_pronoun_above_a_list_asks(gazetteer, language, above, item):
    found = report(gazetteer, language, above, item)
    assert [told[:2] for told in found] == [("general-assembly", "unicef")]


def test_the_body_that_a_report_goes_to_is_invited_to_ask(gazetteer):
    items = ["Prendre acte du rapport;", "Prier l’UNICEF de repeindre les phares."]
    found = report(gazetteer, "fr", "L’Assemblée générale est invitée à :", *items)
    assert [told[1] for told in found] == ["general-assembly", "general-assembly"]


def test_entities_alone_are_those_of_the_united_nations(gazetteer):
    assert report(gazetteer, "en", "Entities should paint the towers.")[0][1] == "un-entities"
    assert report(gazetteer, "en", "Private entities should paint the towers.")[0][1] != "un-entities"
