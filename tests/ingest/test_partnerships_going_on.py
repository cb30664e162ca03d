"""Who takes part where English, French and Spanish reports tell it beside, behind or in front of what is done."""

from __future__ import annotations

import pytest

from ingest.partnerships import partnerships
from kg.model import Part, PartKind
from tests.ingest import documents


def told(gazetteer, language: str, *parts: Part) -> list[set[str]]:
    """The members of each partnership: local names of known ones, else the label."""
    found = partnerships(documents.report(*parts, language=language, symbol="A/99/123"), gazetteer)
    return [{_name(member.member, language) for member in draft.members} for draft in found]


def _name(entity, language: str) -> str:
    local = entity.iri.rsplit("/", 1)[-1]
    return entity.labels[language][0] if local.startswith("x-") else local


def para(text: str) -> Part:
    return Part("para-1", PartKind.PARAGRAPH, text)


JOINT = [
    ("fr", "L’UNICEF anime, avec Novozymes, une école de phares.", {"unicef", "novozymes"}),
    ("fr", "L’UNICEF a ouvert une école de phares mise au point en 2031 avec Novozymes.", {"unicef", "novozymes"}),
    ("fr", "L’outil de mesure des phares, conçu en 2031 par l’UNICEF et le PNUD, sert peu.", {"unicef", "undp"}),
    ("fr", "Le projet pour les phares, mis à l’essai par Novozymes et le PNUD, dure.", {"novozymes", "undp"}),
    ("es", "El UNICEF organiza, junto con Novozymes, una escuela de faros.", {"unicef", "novozymes"}),
    ("es", "La herramienta de medición, concebida en 2031 por el UNICEF y el PNUD, sirve.", {"unicef", "undp"}),
    ("en", "With Novozymes, UNICEF is carrying out a scheme for lighthouses.", {"unicef", "novozymes"}),
    ("en", "UNICEF runs, together with Novozymes, a school of lighthouses.", {"unicef", "novozymes"}),
    ("en", "The lighthouse register, designed in 2031 by UNICEF and UNDP, is little used.", {"unicef", "undp"}),
]


@pytest.mark.parametrize(("language", "text", "members"), JOINT)
def test_what_is_done_with_somebody(gazetteer, language, text, members):
    assert members in told(gazetteer, language, para(text))


MEMBERS = [
    ("en", "The Global Fund was created at the request of WHO by Novozymes and counts 280 member companies.", 3),
    ("en", "The Global Fund, directed by its board, numbers 1,300 members.", 1),
    ("fr", "Le Fonds mondial, que le PNUD accueille et que finance Novozymes, sert peu.", 2),
    ("fr", "Le Fonds mondial a été adopté par plus de 500 établissements.", 1),
    ("es", "El Fondo Mundial, administrado junto con Novozymes, cuenta con 73 empresas.", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), MEMBERS)
def test_who_takes_part_in_what_bears_a_name(gazetteer, language, text, count):
    assert max(map(len, told(gazetteer, language, para(text)))) == count


def test_a_box_of_recommendations_tells_of_no_partnership(gazetteer):
    item = "Of the nine recommendations of UNICEF, two were addressed to Novozymes and to the Secretary-General."
    for title, count in (("Recommendations on partnerships", 0), ("Work on partnerships", 1)):
        box = Part("box-1", PartKind.BOX, title, title=title)
        found = told(gazetteer, "en", box, Part("box-1-1", PartKind.BOX_ITEM, item, parent="box-1"))
        assert len(found) == count


def test_a_country_at_the_end_of_a_list_of_those_who_pay_is_no_initiative(gazetteer):
    text = "It is paid by the Governments of Sweden and the United Kingdom of Great Britain and Northern Ireland, counts 9."
    assert told(gazetteer, "en", para(text)) == []
