"""French and Spanish: a body or post called by a common noun bears the name of what it belongs to."""

import pytest

from ingest.mandates import extract
from kg.model import Mandate, Part, PartKind
from tests.ingest.documents import report


@pytest.mark.parametrize(
    ("language", "text", "who", "action"),
    [
        (
            "fr",
            "Il incombe au Directeur général de l’ONUN d’allumer les phares des Nations Unies.",
            "Directeur général de l’ONUN",
            "allumer les phares des Nations Unies",
        ),
        (
            "fr",
            "Le secrétariat du Réseau numérique devrait allumer les phares des Nations Unies.",
            "secrétariat du Réseau numérique",
            "allumer les phares des Nations Unies",
        ),
        (
            "es",
            "La secretaría de la Red Digital debería encender los faros de las Naciones Unidas.",
            "secretaría de la Red Digital",
            "encender los faros de las Naciones Unidas",
        ),
    ],
)
def test_what_it_belongs_to_is_part_of_the_name(gazetteer, language, text, who, action):
    one = Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1")
    (found,) = (it for it in extract(report(one, language=language), gazetteer) if isinstance(it, Mandate))
    assert (found.addressee.labels[language][0], found.action_text) == (who, action)
