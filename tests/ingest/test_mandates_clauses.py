"""What reports ask in further clauses, in items below a speaker, and in front of who bears it, in English and French."""

import pytest

from ingest.mandates import extract
from kg.model import MandateKind, PartKind
from tests.ingest import documents
from tests.ingest.mandating import para, reported

ADVICE, ASKED = MandateKind.RECOMMENDATION, MandateKind.MANDATE


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        (
            "en",
            "It is recommended that UNICEF continue to plant trees and that FAO open the gates.",
            [("recommend", "unicef"), ("recommend", "fao")],
        ),
        (
            "en",
            "UNICEF tends the orchards. It is recommended that FAO open the gates.",
            [("recommend", "fao")],
        ),
        (
            "en",
            "In its resolution 99/3, the General Assembly welcomed the orchards and requested UNICEF to plant trees.",
            [("request", "unicef")],
        ),
        ("en", "Charged by the General Assembly with tending the orchards, UNICEF met twice.", [("assign-function", "unicef")]),
        ("en", "Members commit themselves to 10 principles of the orchard.", []),
        (
            "fr",
            "Il importe que l’UNICEF continue de planter des arbres et que la FAO ouvre les portes.",
            [("recommend", "unicef"), ("recommend", "fao")],
        ),
        ("fr", "Il faudra donc que l’UNICEF plante des arbres.", [("recommend", "unicef")]),
        (
            "fr",
            "Dans sa résolution 99/3, l’Assemblée générale a salué les vergers et prié l’UNICEF de planter des arbres.",
            [("request", "unicef")],
        ),
        (
            "fr",
            "L’Assemblée générale souhaitera peut-être prier l’UNICEF de planter des arbres et inviter la FAO à ouvrir les portes.",
            [("recommend", "general-assembly"), ("recommend", "general-assembly")],
        ),
        ("fr", "Chargé par l’Assemblée générale d’entretenir les vergers, le PNUD a tenu deux réunions.", [("assign-function", "undp")]),
        (
            "es",
            "Se recomienda que el UNICEF plante árboles y que la FAO abra las puertas.",
            [("recommend", "unicef"), ("recommend", "fao")],
        ),
        (
            "ru",
            "ПРООН рекомендовала, чтобы ЮНИСЕФ сажал деревья и чтобы ФАО открыла ворота.",
            [("recommend", "unicef"), ("recommend", "fao")],
        ),
    ],
)  # fmt: skip
def test_further_clauses_tell_of_others(gazetteer, language, text, rows):
    assert [row[1:3] for row in reported(gazetteer, [para(text)], language)] == rows


@pytest.mark.parametrize(
    ("language", "lead", "items"),
    [
        (
            "en",
            "In that resolution, the General Assembly, inter alia:",
            ["Encouraged FAO to open the gates;", "Requested UNICEF to plant trees."],
        ),
        (
            "fr",
            "Dans cette résolution, l’Assemblée générale a notamment :",
            ["Encouragé la FAO à ouvrir les portes;", "Prié l’UNICEF de planter des arbres."],
        ),
    ],
)
def test_who_ends_the_words_above_speaks_the_items(gazetteer, language, lead, items):
    below = [para(text, f"para-1-{n}", PartKind.SUBPARAGRAPH, "para-1") for n, text in zip("ab", items, strict=True)]
    found = reported(gazetteer, [para(lead), *below], language)
    assert [row[:3] for row in found] == [(ASKED, "encourage", "fao"), (ASKED, "request", "unicef")]


def test_a_subjunctive_ends_a_french_name(gazetteer):
    text = "Il est recommandé que le Comité des vergers mette au point un plan des puits."
    found = list(extract(documents.report(para(text), language="fr"), gazetteer))
    assert [one.addressee.labels["fr"][0] for one in found] == ["Comité des vergers"]
