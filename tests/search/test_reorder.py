"""Passages judged again by what the question asks: features, scores that keep their scale, any text."""

import pytest

from search.reorder import Asked, judged, learnt, reordered
from tests.search.passages import passage

NOTE = passage("fn-1", "See A/98/512, annex.", kind="footnote")
DATED = passage("op-1", "The harbour fund was set up on 3 May 2041 by two shipyards.", kind="operative")
PLAIN = passage("op-2", "The harbour fund pays for piers:", kind="operative")
OPENING = passage("pp-1", "Recalling the harbour fund of the coastal cities,", kind="preambular")
SIGNED = passage("sig", "(Signed) Mira Holt", kind="signature")
ALL = [NOTE, DATED, PLAIN, OPENING, SIGNED]


def features(question):
    return dict(zip((one.fragment for one in ALL), judged(question, ALL), strict=True))


def test_every_weight_has_its_feature_and_every_feature_its_weight():
    assert set(learnt()) == set(judged("?", [DATED])[0])


@pytest.mark.parametrize(
    ("question", "feature", "parts"),
    [
        ("When was the harbour fund set up?", "kind of answer", {"op-1"}),
        ("When was the harbour fund set up?", "kind of answer near", {"op-1"}),
        ("港口基金是何时设立的？", "same language", set()),
        ("Who signed the bulletin?", "part named", {"sig"}),
        ("谁签署了公报？", "part named", {"sig"}),
        ("Which fund is recalled in the preamble?", "part named", {"pp-1"}),
        ("Какой фонд упомянут в преамбуле?", "part named", {"pp-1"}),
        ("What does paragraph 2 pay for?", "paragraph named", {"op-2"}),
        ("What does the fund pay for?", "begins a list", {"op-2"}),
        ("What does the fund pay for?", "footnote", {"fn-1"}),
    ],
)
def test_features(question, feature, parts):
    assert {part for part, one in features(question).items() if one[feature]} == parts


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("Who set up the harbour fund?", 1.0),
        ("谁设立了港口基金？", 0.5),
        ("港口基金设在哪个城市？", 0.0),
        ("港口基金是何时设立的？", 1.0),
    ],
)
def test_a_name_beside_the_words_counts_less_in_another_language(question, counts):
    text = "On 3 May 2041 the United Nations Children's Fund set up the harbour fund in Nairobi in Kenya."
    assert judged(question, [passage("op-3", text)])[0]["kind of answer near"] == counts


@pytest.mark.parametrize(
    ("question", "abroad"), [("Which shipyards set up the fund?", False), ("港口基金由谁设立？", True)]
)
def test_words_in_one_sentence_count_apart_across_languages(question, abroad):
    one = features(question)["op-1"]
    assert one["sentence"] > 0
    assert one["sentence abroad"] == (one["sentence"] if abroad else 0.0)


@pytest.mark.parametrize(
    ("question", "counts"), [("What does paragraph 1 say?", 0.5), ("What does paragraph 1 of the preamble say?", 1.0)]
)
def test_a_paragraph_of_a_number_is_rather_an_operative_one(question, counts):
    by_part = {part: one["paragraph named"] for part, one in features(question).items()}
    assert (by_part["op-1"], by_part["pp-1"]) == (1.0, counts)


def test_the_sentence_that_bears_the_words_bears_most():
    by_part = {part: one["sentence"] for part, one in features("Which shipyards set up the harbour fund?").items()}
    assert max(by_part, key=by_part.get) == "op-1"


def test_a_date_where_a_date_is_asked_goes_first():
    scores = reordered(Asked("When was the harbour fund set up?"), [(PLAIN, 0.5), (DATED, 0.5), (NOTE, 0.5)])
    assert scores[1] > scores[0] > scores[2]


@pytest.mark.parametrize("text", ["", "?", "\0", "SELECT * { }", "a" * 1000, "ไทย"])
def test_any_text_and_any_score(text):
    scores = reordered(Asked(text), [(DATED, 0.0), (PLAIN, 1.0), (NOTE, 0.3)])
    assert all(0 < score < 1 for score in scores)
    assert reordered(Asked(text), []) == []


@pytest.mark.parametrize(
    "question", ["When was the harbour fund set up?", "Who set up the fund?", "港口基金是何时设立的？"]
)
@pytest.mark.parametrize("wanted", [1, 2, 5])
def test_the_best_are_the_same_when_only_they_are_wanted(question, wanted):
    found = [
        (one, 0.02 * place) for place, one in enumerate([*ALL, *(passage(f"op-{n}", "Piers.") for n in range(9, 40))])
    ]
    exact, quick = reordered(Asked(question), found), reordered(Asked(question), found, wanted)

    def best(scores):
        return sorted(range(len(found)), key=lambda place: (-scores[place], place))[:wanted]

    assert [(place, exact[place]) for place in best(exact)] == [(place, quick[place]) for place in best(quick)]
