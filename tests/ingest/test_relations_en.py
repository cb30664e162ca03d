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


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The Executive Director of the Reed Fund, Ms. Ida Lind, opened the meeting.",
            ("Ida Lind", "org:headOf", "Reed Fund"),
        ),
        (
            "The Secretary-General of the Lake Union, Per Lind, stressed this.",
            ("Per Lind", "org:headOf", "Lake Union"),
        ),
        (
            "It met the Chief of the Boat Unit of the World Health Organization.",
            (
                "Chief of the Boat Unit of the World Health Organization",
                "org:headOf",
                "Boat Unit of the World Health Organization",
            ),
        ),
        (
            "The Coral Reed Fund, administered by the UNICEF-hosted Boat Office, grew.",
            ("Boat Office", "unp:hostedBy", "United Nations Children’s Fund"),
        ),
        ("UNICEF serves as the secretariat of the Reed Alliance.", ("Reed Alliance", "unp:hostedBy", "UNICEF")),
        (
            "The Boat Unit based in the Harbour Division grew.",
            ("Boat Unit", "org:subOrganizationOf", "Harbour Division"),
        ),
        (
            "The Net Unit was transferred to the Harbour Division.",
            ("Net Unit", "org:subOrganizationOf", "Harbour Division"),
        ),
        ("The Reed Alliance, under the chairmanship of Bulgaria, met.", ("Bulgaria", "org:headOf", "Reed Alliance")),
    ],
)
def test_heads_hosts_and_parts_as_reports_tell_them(text: str, relation: tuple[str, str, str]) -> None:
    short = {"UNICEF": "United Nations Children’s Fund"}
    assert tuple(short.get(name, name) for name in relation) in related(text)


def test_what_is_told_of_no_body_is_no_relation() -> None:
    told = related(
        "The Coral Reed Fund, administered by the UNICEF-hosted Boat Office, grew. "
        "In Liberia, the Reed Commission established the Net Fund. "
        "The World Bank Group supports the work of the United Nations, chaired by the Secretary-General."
    )
    assert ("Coral Reed Fund", "unp:hostedBy", "United Nations Children’s Fund") not in told
    assert not [one for one in told if "Liberia" in one or one[1] in ("org:headOf", "org:subOrganizationOf")]
    assert ("Net Fund", "schema:founder", "Reed Commission") in told


def test_a_country_that_a_sentence_opens_with_acts_where_its_government_does() -> None:
    told = related("In Liberia, UNICEF and the Ministry of Ports set up the Reed Alliance.")
    assert ("Reed Alliance", "schema:founder", "United Nations Children’s Fund") in told
    assert not [
        one for one in related("In Liberia, UNICEF and the Oldum Trust set up the Reed Alliance.") if "Liberia" in one
    ]
