"""Who works with whom, and what names go on, in English, French and Spanish reports; what only looks like a partner."""

import pytest

from ingest.mentions import survey
from kg.model import Part, PartKind
from tests.ingest.documents import report
from tests.ingest.test_partnerships_told import paragraph, related, told


def partners(text, language):
    return [set(members) for members, _ in told(text, language).values()]


@pytest.mark.parametrize(
    ("language", "text", "members"),
    [
        (
            "fr",
            "L’UNICEF a présidé un débat. En mai 2041, il a organisé, avec l’Université de Brassac, un cours d’été.",
            {"unicef", "Université de Brassac"},
        ),
        (
            "fr",
            "À la session de la FAO, l’UNICEF a présenté un plan. Il a mené avec la Fondation Ombrelle une étude des puits.",
            {"unicef", "Fondation Ombrelle"},
        ),
        ("fr", "L’UNICEF et l’Orchard Rights Trust ont achevé un inventaire des puits.", {"unicef", "Orchard Rights Trust"}),
        ("es", "La labor conjunta con el UNICEF y la FAO permitió abrir los pozos.", {"unicef", "fao"}),
        ("es", "El UNICEF se sumó a la Fundación Brisal con el fin de abrir los pozos.", {"unicef", "Fundación Brisal"}),
        (
            "es",
            "El UNICEF abrió pozos mediante su participación en la Alianza Mundial de los Huertos y la Sombra.",
            {"unicef"},
        ),
    ],
)  # fmt: skip
def test_who_does_something_with_whom(language, text, members):
    assert partners(text, language) == [members]


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        (
            "fr",
            "L’UNICEF a coprésidé, avec la FAO, l’Alliance pour les puits du littoral.",
            {("unicef", "org:headOf"), ("fao", "org:headOf")},
        ),
        ("fr", "L’UNICEF a continué de participer à l’Alliance pour les puits du littoral.", {("unicef", "org:memberOf")}),
        ("es", "El UNICEF codirigió la Alianza Mundial de los Huertos.", {("unicef", "org:headOf")}),
        ("es", "El UNICEF siguió participando en la Alianza Mundial de los Huertos.", {("unicef", "org:memberOf")}),
    ],
)  # fmt: skip
def test_who_leads_and_takes_part(language, text, row):
    assert {(subject, predicate) for subject, predicate, _ in related(text, language)} == row


def test_a_fund_is_told_by_the_name_that_its_founder_calls_it():
    text = "In 2041 UNICEF management established several trust funds, referred to as the Orchard Funds, for shade."
    assert told(text, "en") == {"Orchard Funds": ({"unicef": "founder"}, "2041")}
    assert ("Orchard Funds", "schema:founder", "unicef") in related(text, "en")


def test_a_change_of_name_makes_a_successor():
    text = "In 2041 the Board opened the Quay Committee to all and changed its name to the Harbour Commission."
    assert {predicate for _, predicate, _ in related(text, "en")} == {
        "org:originalOrganization",
        "org:resultingOrganization",
    }


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF opened the wells in partnership with the Canada Orchard Chair of the town.",
        "Ms. Elena Castellanos, in partnership with UNICEF, held a day of the wells.",
    ],
)
def test_the_country_of_a_longer_name_and_a_person_are_no_partners(text):
    assert partners(text, "en") == []


def test_a_post_beside_its_organization_is_no_partner_of_others():
    text = "The Chief of Orchards noted the work of UNICEF in collaboration with UNESCO."
    assert partners(text, "en") == [{"unicef", "unesco"}]


def test_letters_that_stand_for_a_thing_are_no_partner():
    first = Part("para-1", PartKind.PARAGRAPH, "Many trees suffer from bark beetle rot (BBR).", parent="sec-1")
    text = "Since orchards have known BBR, UNICEF and UNESCO have launched a new programme with support from Canada."
    second = Part("para-2", PartKind.PARAGRAPH, text, parent="sec-1")
    from ingest.partnerships import extract
    from kg.gazetteer import Gazetteer

    (found,) = extract(report(first, second), Gazetteer.load())
    assert {m.member.labels["en"][0] for m in found.members} == {
        "United Nations Children’s Fund",
        "United Nations Educational, Scientific and Cultural Organization",
        "Canada",
    }


def test_a_name_that_owns_is_told_without_its_ending():
    text = "UNICEF opened wells through the Orchard Shade Fund’s project, launched in 2041 by UNESCO."
    assert not any(name.endswith("’s") for name in told(text, "en"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le Mécanisme d’experts sur le droit au rivage a siégé.", "Mécanisme d’experts sur le droit au rivage"),
        (
            "Il siège à l’Équipe spéciale interinstitutions chargée de la justice des vergers.",
            "Équipe spéciale interinstitutions chargée de la justice des vergers",
        ),
        (
            "Le Fonds de contributions volontaires pour l’assistance financière et technique à l’application du plan a reçu des dons.",
            "Fonds de contributions volontaires pour l’assistance financière et technique à l’application du plan",
        ),
    ],
)  # fmt: skip
def test_french_names_go_on(gazetteer, text, name):
    named = survey(paragraph(text, "fr"), gazetteer)["para-1"]
    assert name in [label for n in named for label in n.entity.labels["fr"]]


def test_what_is_told_of_a_body_is_none(gazetteer):
    heading = "Implementation of General Assembly resolutions"
    named = survey(paragraph(heading, "en"), gazetteer)["para-1"]
    assert "Implementation of General Assembly" not in [heading[n.start : n.end] for n in named]
