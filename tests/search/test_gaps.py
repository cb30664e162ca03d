"""What the sentence of an answer lacks of the question: names, what was done, and names of what it only counts."""

from types import SimpleNamespace

import pytest

from kg.model import Hit
from search.gaps import _coverage, _meant, absent_names
from search.predicates import asked, borne, unsaid
from search.question import understand
from search.reading import Sentence

PAYS = {
    "en": "Who pays for the wells?",
    "fr": "Qui finance les puits ?",
    "es": "¿Quién paga los pozos?",
    "ru": "Кто оплачивает колодцы?",
    "ar": "من الذي يتحمل نفقات الآبار؟",
    "zh": "水井由谁出资？",
}
SAYS = {
    "en": "Norway contributed three million dollars.",
    "fr": "La Norvège a versé trois millions de dollars.",
    "es": "Noruega aportó tres millones de dólares.",
    "ru": "Норвегия внесла три миллиона долларов.",
    "ar": "وساهمت النرويج بثلاثة ملايين دولار.",
    "zh": "挪威捐助三百万美元。",
}
SILENT = {
    "en": "The wells are deep.",
    "fr": "Les puits sont profonds.",
    "es": "Los pozos son profundos.",
    "ru": "Колодцы глубоки.",
    "ar": "الآبار عميقة.",
    "zh": "水井很深。",
}


@pytest.mark.parametrize("home", PAYS)
@pytest.mark.parametrize("language", SAYS)
def test_what_was_done_is_known_in_other_words_and_languages(home, language):
    question = understand(PAYS[home])
    assert "give" in asked(question)
    assert "give" in borne(SAYS[language], language)
    assert unsaid(question, SAYS[language], language) < unsaid(question, SILENT[language], language) == 1


def test_a_question_that_says_of_nothing_that_it_was_done_lacks_nothing():
    assert unsaid(understand("¿Cuál es la capital de Francia?"), "El pozo es profundo.", "es") == 0


def test_a_name_is_no_predicate():
    assert "reach" not in asked(understand("What is the World Health Organization Relief Fund?"))


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("How much did Norway give to UNICEF?", "挪威捐助三百万美元。", 0.5),
        ("How much did Norway give to UNICEF?", "Norway gave UNICEF three million dollars.", 0.0),
        ("How much did Norway give to UNICEF?", "The total was three million dollars.", 1.0),
        ("How much was given?", "The total was three million dollars.", 0.0),
    ],
)
def test_names_of_the_question_that_a_text_bears_in_no_language(question, text, share):
    assert absent_names(understand(question), text) == share


def test_groups_are_no_names_that_a_sum_lacks():
    question = understand("Beaver Bank 向中小企业提供了多少赠款？")
    assert absent_names(question, "该银行为此提供了 30 万美元赠款。") == 0.0


@pytest.mark.parametrize(
    ("asked_text", "language", "passage", "sentence"),
    [
        ("What was the budget of the Global Compact Office?", "en", "The Global Compact Office met. ", "The Office had $3 million."),
        ("联合国民主基金的预算是多少？", "zh", "联合国民主基金已开始工作。", "基金预算为 300 万美元。"),
    ],
)  # fmt: skip
def test_a_name_is_borne_by_its_kind_where_the_passage_bears_it(asked_text, language, passage, sentence):
    question = understand(asked_text)
    assert absent_names(question, sentence) == 1.0
    assert absent_names(question, sentence, passage + sentence, language) == 0.0
    assert absent_names(question, "It has no money.", passage, language) == 1.0


def test_a_sentence_is_not_behind_the_one_that_it_goes_on_from():
    text = "The Reef Summit met in Palmia in 2041. It brought 40 pilots together. Nothing else is known."
    hit = Hit(1, 0.9, "A/98/7", "para-1", "https://example.org/A/98/7#para-1", "en", text)
    ends = [0, *(at + 1 for at, mark in enumerate(text) if mark == ".")]
    shares = (0.8, 0.2, 0.1)
    told = [Sentence(hit, a, b, 0.9, share, 0.8) for a, b, share in zip(ends[:-1], ends[1:], shares, strict=True)]
    reading = SimpleNamespace(sentences=told)
    assert [_coverage(one, reading) for one in told] == [0.8, 0.8, 0.2]


def test_a_sum_of_nobody_named_may_be_of_whom_its_passage_names():
    question = understand("How much did Norway and the World Bank give?")
    passage = "Norway met the World Bank."
    assert [_meant(share, question, passage) for share in (1.0, 0.5)] == [0.5, 0.5]
    assert _meant(1.0, question, "Nobody met.") == 1.0
