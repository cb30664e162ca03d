"""Which language a text is in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language import detect
from ontology import LANGUAGES

QUESTIONS = [
    ("zh", "基金何时成立？"),
    ("zh", "UNFIP 是什么"),
    ("zh", "聯合國夥伴關係"),
    ("en", "Who chairs the board?"),
    ("fr", "Quel est le budget de l’office ?"),
    ("fr", "Où se trouve le siège ?"),
    ("es", "¿Cuántos países participan?"),
    ("es", "¿Quién dirige la oficina?"),
    ("ru", "Кто возглавляет управление?"),
    ("ru", "ЮНИСЕФ"),
    ("ar", "من يرأس المكتب؟"),
    ("en", "A/RES/98/401"),
    ("en", ""),
]


@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_detect(language, text):
    assert detect(text) == language


def test_the_default_is_for_what_nothing_tells():
    assert detect("98/401", default="zh") == "zh"
    assert detect("Basel", default="fr") == "fr"
    assert detect("Basel", default="zh") == "en"


@given(st.text(max_size=80))
@settings(derandomize=True, deadline=None)
def test_every_text_has_one_of_six(text):
    assert detect(text) in LANGUAGES
