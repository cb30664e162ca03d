"""How much a text has to do with a question: the forms it bears, and the share of the question's weight."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology import LANGUAGES
from search.question import understand
from search.relevance import Forms, Keys, term_set

QUESTION = understand("Which harbour fund repaired three bridges in 2044?")
TEXTS = [
    "The harbour fund repaired 3 bridges in 2044.",
    "In 2044 the fund closed.",
    "Nothing of the kind: 20 44 boats.",
    "港口基金于2044年修复了三座桥梁。",
]


@given(st.lists(st.sampled_from([*TEXTS, "bridges ", "1 500", "\n", "Hafen"]), max_size=4), st.sampled_from(LANGUAGES))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_the_forms_borne_are_those_among_the_terms(pieces, language):
    text = "".join(pieces)
    forms = Forms(QUESTION, language)
    assert forms.borne(text) == forms.all & term_set(text, language)


def test_what_bears_more_of_the_question_has_the_higher_share():
    forms = Forms(QUESTION, "en")
    keys = Keys(forms, map(forms.borne, TEXTS))
    shares = [keys.coverage(text) for text in TEXTS[:3]]
    assert 1.0 >= shares[0] > shares[1] > shares[2] >= 0.0


def test_a_term_counts_by_the_surest_of_its_forms():
    forms = Forms(understand("水"), "en")
    keys = Keys(forms, [forms.all])
    assert keys.share(forms.all) == pytest.approx(max(map(keys.share, map(frozenset, zip(forms.all, strict=True)))))


def test_the_terms_that_no_text_bears_are_missing():
    forms = Forms(QUESTION, "en")
    keys = Keys(forms, map(forms.borne, TEXTS[1:2]))
    missing = {key.term for key in keys.missing(TEXTS[1:2])}
    assert {"harbour", "bridg"} <= missing
    assert not missing & {"fund", "2044"}
