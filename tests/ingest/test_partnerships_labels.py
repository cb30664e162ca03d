"""What partnerships without a name of their own are called, and places that are taken for no partner."""

from __future__ import annotations

import pytest

from ingest import partnerships
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Partnership
from tests.ingest.documents import document, report


def told(text: str, language: str = "en") -> list[Partnership]:
    parts = (Part("para-1", PartKind.PARAGRAPH, text),)
    source = report(*parts) if language == "en" else document(*parts, language=language, symbol="A/90/7")
    return [one for one in partnerships.extract(source, Gazetteer.load()) if isinstance(one, Partnership)]


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        (
            "en",
            "The Oldum Trust trains divers in cooperation with the United Nations Entity for Gender Equality and the "
            "Empowerment of Women.",
            "Partnership of Oldum Trust and UN Women",
        ),
        (
            "ru",
            "Всемирная организация здравоохранения ведет эту работу в сотрудничестве с Программой развития Организации "
            "Объединенных Наций.",
            "Партнерство: Всемирная организация здравоохранения и Программа развития Организации Объединенных Наций",
        ),
    ],
)
def test_parties_are_called_by_names_that_fit(language: str, text: str, label: str) -> None:
    assert [one.entity.labels[language][0] for one in told(text, language)] == [label]


def test_words_that_must_do_for_a_name_are_cut_between_words() -> None:
    text = (
        "The Brivaldi Foundation donated to the Oldum Orchard School for the Daughters of the Keepers of the Seven Great "
        "Lighthouses 5 million dollars and 300 boats."
    )
    assert [one.entity.labels["en"][0] for one in told(text)] == [f"{text.partition(' the Keepers')[0]}…"]


@pytest.mark.parametrize(
    "text",
    [
        "In Varnelia, UNICEF provided boats to fishers.",
        "In the northern Selm Islands, UNESCO and UNICEF jointly opened two schools.",
        "Across Varnelia, UNDP launched a fund for boats.",
    ],
)
def test_a_place_is_no_partner(text: str) -> None:
    members = {member.member.labels["en"][-1] for one in told(text) for member in one.members}
    assert not members & {"Varnelia", "Selm Islands", "northern Selm Islands"}
