"""Names as people type them in questions."""

import pytest

from kg.gazetteer import Gazetteer
from ontology import DATA, LANGUAGES
from search.nicknames import names_asked


@pytest.mark.parametrize(
    ("language", "question", "node"),
    [
        ("en", "which partnerships does unicef take part in?", "org/unicef"),
        ("en", "Who heads the democracy fund?", "org/undef"),
        ("en", "what is the world food programme?", "org/wfp"),
        ("zh", "谁领导民主基金？", "org/undef"),
        ("es", "¿qué hace el programa mundial de alimentos?", "org/wfp"),
        ("fr", "à qui appartient le fonds pour la démocratie ?", "org/undef"),
        ("ru", "чем занимается юнисеф?", "org/unicef"),
    ],
)
def test_names_as_they_are_typed(language, question, node):
    assert [name.entity.iri for name in names_asked(question, language)] == [DATA + node]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "who takes care of the wells, and what do the villages gain?"),
        ("es", "¿quién dirige las dos oficinas?"),
        ("en", "which fund pays for the wells?"),
    ],
)
def test_words_that_are_no_names(language, question):
    assert names_asked(question, language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_in_full_are_found_as_before(language):
    text = " / ".join(Gazetteer.load().entity(f"{DATA}org/{name}").labels[language][0] for name in ("unicef", "wfp"))
    assert [n.entity.iri for n in names_asked(text, language)] == [
        n.entity.iri for n in Gazetteer.load().find(text, language)
    ]
