"""The phrase that opens a paragraph, in six languages, on sentences of our own."""

import pytest

from ontology import LANGUAGES
from ontology.directives import opening, refinements, strengths, verb_forms

CASES = [
    ("en", "Requests the Secretary-General to report on wells;", "Requests", "request"),
    ("en", "Also notes with deep concern that wells run dry;", "Also notes with deep concern", "note-with-concern"),
    ("en", "Recalling also its resolution on wells,", "Recalling also", "recall"),
    ("en", "Expresses its appreciation to the diggers;", "Expresses its appreciation", "appreciate"),
    ("en", "Reiterates its request that they dig on;", "Reiterates its request", "request"),
    ("en", "Welcomes and encourages the digging of wells;", "Welcomes and encourages", "welcome"),
    ("en", "Encourages further digging;", "Encourages", "encourage"),
    ("en", "Calls upon Member States to dig;", "Calls upon", "call-upon"),
    ("fr", "Prie le Secrétaire général de creuser;", "Prie", "request"),
    ("fr", "Prend également note avec satisfaction du puits;", "Prend également note avec satisfaction", None),
    ("fr", "Se déclare profondément préoccupée par la soif;", "Se déclare profondément préoccupée", "concern"),
    ("fr", "Réaffirmant sa résolution sur les puits,", "Réaffirmant", "reaffirm"),
    ("fr", "S'engage à creuser;", "S'engage", "commit"),
    ("es", "Acoge con beneplácito también el pozo;", "Acoge con beneplácito también", "welcome"),
    ("es", "Observando con gran preocupación la sed,", "Observando con gran preocupación", "note-with-concern"),
    ("es", "Solicita al Secretario General que cave;", "Solicita", "request"),
    ("ru", "настоятельно призывает государства-члены копать;", "настоятельно призывает", "urge"),
    ("ru", "вновь заявляет о своей решимости копать;", "вновь заявляет о своей решимости", "commit"),
    ("ru", "будучи глубоко обеспокоена жаждой,", "будучи глубоко обеспокоена", "concern"),
    ("ru", "с глубокой озабоченностью отмечая жажду,", "с глубокой озабоченностью отмечая", "note-with-concern"),
    ("zh", "又表示赞赏地注意到挖井人的工作；", "又表示赞赏地注意到", "note-with-appreciation"),
    ("zh", "极为关切地注意到水井干涸，", "极为关切地注意到", "note-with-concern"),
    ("zh", "请秘书长报告水井情况；", "请", "request"),
    ("zh", "在这方面鼓励各国挖井；", "鼓励", "encourage"),
    ("zh", "对水井干涸表示关切；", "表示关切", "concern"),
    ("zh", "重申承诺继续挖井，", "重申", "reaffirm"),
    ("ar", "وإذ تشير أيضا إلى قرارها بشأن الآبار،", "وإذ تشير أيضا", "recall"),
    ("ar", "وإذ يساورها بالغ القلق إزاء العطش،", "وإذ يساورها بالغ القلق", "concern"),
    ("ar", "وإذ تسلّم بأهمية الآبار،", "وإذ تسلّم", "recognize"),
    ("ar", "تطلب إلى الأمين العام أن يحفر؛", "تطلب", "request"),
]


@pytest.mark.parametrize(("language", "text", "phrase", "concept"), CASES)
def test_opening(language: str, text: str, phrase: str, concept: str | None) -> None:
    found = opening(text, language)
    assert found is not None
    assert text[found.start : found.end] == phrase
    assert concept is None or found.concepts[0] == concept


def test_joined_verbs_give_both_concepts() -> None:
    found = opening("Welcomes and encourages the digging of wells;", "en")
    assert found is not None
    assert found.concepts == ("welcome", "encourage")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_verb_no_opening(language: str) -> None:
    assert opening("", language) is None
    assert opening("42", language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_verbs_that_bind(language: str) -> None:
    said = set(verb_forms(language).values())
    assert {"decide", "request", "urge", "call-upon", "encourage", "invite", "recommend", "recall", "note"} <= said


def test_strength_falls_from_decision_to_mention() -> None:
    order = ["decide", "request", "urge", "call-upon", "recommend", "encourage", "invite", "note"]
    values = [strengths()[concept] for concept in order]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)


def test_feelings_refine_what_is_noted() -> None:
    assert refinements()["note", "appreciate"] == "note-with-appreciation"
