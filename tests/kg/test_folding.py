"""Folded text leads back to the characters it was made of."""

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.folding import fold, fold_variants
from ontology import LANGUAGES


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "Генеральная Ассамблея", "Генеральной Ассамблеей"),
        ("ru", "Программа развития", "Программой развития"),
        ("fr", "États membres", "Etats Membre"),
        ("es", "Asamblea General", "asamblea general"),
        ("ar", "الأمم المتحدة", "للأمم المتحدة"),
        ("ar", "الدول الأعضاء", "وبالدول الأعضاء"),
        ("zh", "开发署", "开 发署"),
        ("en", "non-governmental organization", "Non-governmental organizations"),
    ],
)
def test_forms_of_one_name_fold_to_one_key(language, one, other):
    assert fold(one, language).key == fold(other, language).key


def test_particles_written_onto_the_first_word_make_variants():
    variants = fold_variants("صندوق التنمية", "ar")
    assert fold("وصندوق التنمية", "ar").tokens in variants
    assert fold_variants("—", "en") == []


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_every_token_leads_back_to_its_characters(text, language):
    folded = fold(text, language)
    end = 0
    for token, start, after in zip(folded.tokens, folded.begins, folded.ends, strict=True):
        assert end <= start < after <= len(text)
        assert fold(text[start:after], language).tokens[0] == token
        end = after


@pytest.mark.parametrize("algorithm", ["english", "french", "spanish", "russian"])
def test_the_compiled_stemmer_gives_the_same_stems(algorithm: str) -> None:
    compiled = pytest.importorskip("Stemmer", reason="PyStemmer is not installed").Stemmer(algorithm)
    module = import_module(f"snowballstemmer.{algorithm}_stemmer")
    plain = getattr(module, f"{algorithm.capitalize()}Stemmer")()
    words = [
        "partnerships",
        "dying",
        "общественными",
        "партнёрству",
        "naciones",
        "cooperación",
        "développement",
        "coopérations",
    ]
    assert [compiled.stemWord(word) for word in words] == [plain.stemWord(word) for word in words]
