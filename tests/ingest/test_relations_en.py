"""Who set up, launched, pays for and chairs what in English reports, over dates and places between verb and name."""

from __future__ import annotations

import pytest

from ingest import relations
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Relation
from tests.ingest.documents import report


def related(text: str) -> set[tuple[str, str, str]]:
    found = relations.extract(report(Part("para-1", PartKind.PARAGRAPH, text)), Gazetteer.load())
    return {
        (one.subject.labels["en"][0], one.predicate, one.object.labels["en"][0])
        for one in found
        if isinstance(one, Relation) and not isinstance(one.object, str)
    }


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "objects"),
    [
        (
            "The Quiet Orchards Corridor was launched in Accra on 7 April 2040 by the Oldum Trust and UNICEF.",
            "Quiet Orchards Corridor",
            "unp:launchedBy",
            {"Oldum Trust", "United Nations Children’s Fund"},
        ),
        (
            "With the Oldum Trust, the Brivaldi Foundation opened the Quiet Orchards Corridor in May 2041.",
            "Quiet Orchards Corridor",
            "schema:founder",
            {"Oldum Trust", "Brivaldi Foundation"},
        ),
        (
            "The Quiet Orchards Corridor, which UNICEF set up in 2038 with the Oldum Trust, is growing.",
            "Quiet Orchards Corridor",
            "schema:founder",
            {"Oldum Trust", "United Nations Children’s Fund"},
        ),
    ],
)
def test_who_began_it(text: str, subject: str, predicate: str, objects: set[str]) -> None:
    assert {other for one, told, other in related(text) if (one, told) == (subject, predicate)} == objects


def test_who_chairs_a_board_named_before() -> None:
    text = "The Orchard Advisory Board, chaired by the Deputy Secretary-General, met four times."
    assert ("Deputy Secretary-General", "org:headOf", "Orchard Advisory Board") in related(text)


def test_who_pays_for_it() -> None:
    text = "In 2038, the Oldum Trust pledged $2 million to the Trees of Hope programme."
    assert ("Oldum Trust", "unp:funds", "Trees of Hope") in related(text)
