"""The gazetteer holds what it promises: bodies in six languages, and names that are found in text of each language."""

from collections import Counter

import pytest

from kg.gazetteer import Gazetteer
from ontology import DATA, LANGUAGES

SENTENCES = [
    ("en", "The United Nations Children’s Fund (UNICEF) digs wells in Kenya.", {"org/unicef", "place/KEN"}),
    ("zh", "儿基会与开发署在肯尼亚挖井。", {"org/unicef", "org/undp", "place/KEN"}),
    ("fr", "Le PNUD et l’Union africaine creusent au Kenya.", {"org/undp", "org/au", "place/KEN"}),
    ("es", "El Banco Mundial y el PNUMA cavan en Kenya.", {"org/world-bank", "org/unep", "place/KEN"}),
    ("ru", "ЮНИСЕФ просит Генерального секретаря Организации Объединенных Наций.", {"org/unicef"}),
    ("ar", "تطلب الجمعية العامة إلى الأمين العام أن يحفر.", {"org/general-assembly", "post/secretary-general"}),
    ("zh", "请所有会员国支持《联合国宪章》。", {"group/member-states", "instrument/un-charter"}),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_enough_bodies_with_names_in_six_languages(gazetteer: Gazetteer) -> None:
    bodies = [entity for entity in gazetteer if entity.iri.startswith(DATA + "org/")]
    whole = [body for body in bodies if set(body.labels) >= set(LANGUAGES)]
    assert len(bodies) >= 450
    assert len(whole) >= 450


def test_every_body_says_what_it_is(gazetteer: Gazetteer) -> None:
    kinds = Counter(e.entity_type for e in gazetteer if e.iri.startswith(DATA + "org/"))
    assert kinds[""] == 0
    assert {"un-organ", "un-fund", "un-programme", "un-specialized-agency", "ngo", "company", "igo"} <= set(kinds)


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_names_are_found(language: str, text: str, expected: set[str], gazetteer: Gazetteer) -> None:
    found = {name.entity.iri.removeprefix(DATA) for name in gazetteer.find(text, language)}
    assert expected <= found
