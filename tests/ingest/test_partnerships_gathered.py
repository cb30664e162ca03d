"""What gathers others, told without those who made it: forums, teams with two heads, tools of several bodies."""

from __future__ import annotations

import pytest

from ingest import partnerships
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Partnership
from tests.ingest.documents import report


def told(text: str, language: str) -> list[set[str]]:
    read = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language=language, symbol="A/99/12")
    found = [one for one in partnerships.extract(read, Gazetteer.load()) if isinstance(one, Partnership)]
    return [{one.member.iri.rsplit("/", 1)[-1] for one in partnership.members} for partnership in found]


FORUMS = [
    ("en", "The Private Sector Forum brought together 30 heads of lamp companies and United Nations agencies."),
    ("fr", "Le Forum du secteur privé a réuni 30 dirigeants d’entreprises et d’organismes des Nations Unies."),
    ("es", "El Foro del Sector Privado congregó a 30 directivos de empresas y organismos de las Naciones Unidas."),
]


@pytest.mark.parametrize(("language", "text"), FORUMS)
def test_who_comes_together_at_a_forum_takes_part_in_it(language: str, text: str) -> None:
    (members,) = told(text, language)
    assert "un-entities" in members and len(members) == 2


BOTH = [
    ("es", "El equipo de tareas de los faros, copresidido por Unilever y por el UNICEF, prepara un plan."),
    ("fr", "Le réseau des phares, copiloté par Unilever et l’UNICEF, prépare un plan."),
    ("fr", "L’outil de mesure, qu’Unilever et l’UNICEF ont présenté en 2097, est en usage."),
    ("es", "La guía de los faros, que presentaron en 2097 Unilever y el UNICEF, está en uso."),
    ("en", "The lamp assessment tool, which Unilever and UNICEF presented in 2097, is in use."),
    ("ru", "«Юнилевер» помогает ЮНИСЕФ переводить карты маяков."),
]


@pytest.mark.parametrize(("language", "text"), BOTH)
def test_two_who_lead_or_make_something_are_partners(language: str, text: str) -> None:
    assert told(text, language) == [{"unilever", "unicef"}]


def test_a_joint_team_is_made_of_those_in_its_name() -> None:
    text = "Le PNUD siège à l’Équipe spéciale conjointe de l’Union africaine et de l’Organisation des Nations Unies."
    assert told(text, "fr") == [{"au", "un"}]


def test_an_initiative_has_those_who_sponsor_it() -> None:
    text = "La iniciativa Principios para la Inversión Responsable, auspiciada por el UNICEF y el PNUD, crece."
    assert told(text, "es") == [{"unicef", "undp"}]


def test_a_project_is_of_those_who_help_through_it() -> None:
    assert told("ومن خلال مشروع إصلاح المنارات، ساعد اليونيسف والبنك الدولي البحارة.", "ar") == [
        {"unicef", "world-bank"}
    ]
