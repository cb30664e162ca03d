"""Kinds of things, by which an answer in one language fits the noun asked after in another."""

import pytest

from ontology import LANGUAGES, table
from search.fitness import is_everybody, is_vague, things


@pytest.mark.parametrize(
    ("noun", "language", "span", "other"),
    [
        ("prize", "en", "年度滨海奖", "zh"),
        ("奖", "zh", "the Coast Prize", "en"),
        ("agencia", "es", "l’Agence des côtes", "fr"),
        ("banque", "fr", "Банк развития побережья", "ru"),
        ("комитет", "ru", "لجنة المياه", "ar"),
        ("symbol", "en", "A/99/12", "zh"),
        ("文号", "zh", "E/2044/7", "en"),
    ],
)
def test_a_noun_fits_a_name_in_another_language(noun, language, span, other):
    assert things(noun, language) & things(span, other)


@pytest.mark.parametrize(
    ("noun", "language", "span", "other"),
    [("prize", "en", "滨海论坛", "zh"), ("bank", "en", "滨海基金会", "zh"), ("symbol", "en", "第 99/12 号决议", "zh")],
)
def test_a_name_of_another_kind_does_not_fit(noun, language, span, other):
    assert not things(noun, language) & things(span, other)


def test_all_languages_know_the_same_kinds():
    known = [set(table(language, "questions")["thing"]) for language in LANGUAGES]
    assert all(kinds == known[0] for kinds in known)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("联合国", "zh"),
        ("the United Nations", "en"),
        ("ONU", "fr"),
        ("las Naciones Unidas", "es"),
        ("الأمم المتحدة", "ar"),
    ],
)
def test_the_united_nations_are_named_everywhere(words, language):
    assert is_everybody(words, language)
    assert not is_everybody("滨海水务办公室", language)


def test_nouns_that_only_tell_the_kind_are_vague():
    assert is_vague("城市", "zh")
    assert not is_vague("委员会", "zh")
