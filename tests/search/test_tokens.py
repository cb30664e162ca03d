"""The terms of each language, and what must stay whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology import LANGUAGES
from search.tokens import exact_terms, fold, index_terms, query_terms, terms_in

HOLDS = [
    ("zh", "水资源", ["水", "资", "源", "水资", "资源"]),
    ("zh", "於2044年設立UNFIP基金", ["于", "2044", "设立", "unfip", "基金"]),
    ("zh", "大会第98/401号决议", ["98/401", "决议"]),
    ("en", "Partnerships for clean water", ["partnership", "clean", "water"]),
    ("en", "resolution A/RES/98/401 of 1,500 partners", ["a/res/98/401", "98/401", "1500"]),
    ("en", "S/RES/3504(2044)", ["s/res/3504(2044)"]),
    ("fr", "l’organisation des partenariats", ["organis", "partenariat"]),
    ("es", "las asociaciones de cooperación", ["asoci", "cooper"]),
    ("ru", "партнёрства организаций", ["партнерств", "организац"]),
    ("ar", "الشَّراكات العالمية ٢٠٤٤", ["شراك", "عالم", "2044"]),
    ("en", "the UNIDOS fund", ["unidos"]),
]


@pytest.mark.parametrize(("language", "text", "terms"), HOLDS)
def test_terms(language, text, terms):
    assert set(terms) <= set(index_terms(text, language))


def test_latin_and_chinese_are_split_before_pairs_are_made():
    assert not [term for term in index_terms("支持UNFIP基金", "zh") if "unfip" in term and term != "unfip"]


def test_traditional_finds_simplified():
    assert set(query_terms("聯合國夥伴關係", "zh")) == set(index_terms("联合国伙伴关系", "zh"))


@pytest.mark.parametrize(
    ("language", "question", "left"),
    [
        ("en", "Who is the chair?", ["chair"]),
        ("zh", "谁是主席？", ["是", "主", "席", "是主", "主席"]),
        ("fr", "Quel est le budget ?", ["budget"]),
        ("ru", "Кто возглавил группу?", ["возглав", "групп"]),
    ],
)
def test_asking_words_are_left_out(language, question, left):
    assert query_terms(question, language) == left


def test_a_question_of_small_words_keeps_them():
    assert query_terms("who are you?", "en")


def test_exact_terms_are_alike_in_all_languages():
    assert exact_terms("UNFIP 在第98/401号决议 (2044)") == exact_terms("UNFIP, résolution 98/401, 2044")


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_terms_hold_no_blanks_and_folding_is_stable(text, language):
    assert not [term for term in index_terms(text, language) if not term or any(map(str.isspace, term))]
    assert fold(fold(text)) == fold(text)


def test_a_number_written_with_gaps_is_one_term():
    assert index_terms("about 1 500 000 wells", "en")[1:2] == ["1500000"]
    assert index_terms("in 2044 some 1 500 wells", "en") == [*index_terms("in 2044 some", "en"), "1500", "well"]
    assert index_terms("64/223,\u00a0 water；水", "zh") == index_terms("64/223", "zh") + index_terms("water 水", "zh")


def test_a_number_stands_for_itself_and_crowds_out_no_word():
    assert index_terms("4711 lanterns", "en") == ["4711", "lantern"]
    assert "4711" not in terms_in("en")
    assert "lanterns" in terms_in("en")
