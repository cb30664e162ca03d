"""How questions are worded: which of several things asked is a list, and where the asking words stand."""

import pytest

from search.expected import Expected
from search.fitness import asks_by
from search.lexicon import translations
from search.question import understand
from search.wording import asks_object, lists


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("海岸奖学金由谁出资，由谁执行？", ["agent", "agent"]),
        ("谁主持海岸论坛，在哪个城市举行？", ["agent", "place"]),
        ("海岸贷款的年利率是多少？", ["share"]),
        ("小组给新办公室取了什么名字？", ["name"]),
        ("海岸非政府组织分哪几类？", ["clause"]),
        ("海岸办公室列入哪个两年期的预算？", ["date"]),
    ],
)
def test_what_is_asked_is_told(text, kinds):
    told = [str(one.expected) for one in understand(text).asks]
    assert told[: len(kinds)] in (kinds, ["person", *kinds[1:]])


def test_the_list_is_asked_for_by_the_words_that_say_so():
    question = understand("海岸指南由谁发布，同哪两个机构共同编写？")
    assert [lists(question, one) for one in question.asks] == [False, True]
    question = understand("哪些国家认捐？")
    assert lists(question, question.asks[0])


def test_what_is_done_something_to_is_asked_for_at_the_end():
    for text, expected in (("企业每年要公开什么？", True), ("什么机构公开名单？", False), ("What do they say?", False)):
        question = understand(text)
        assert asks_object(question, question.asks[0]) is expected


@pytest.mark.parametrize(
    ("text", "by"), [("海岸基金由谁管理？", True), ("谁写了报告？", False), ("Managed by whom?", True)]
)
def test_by_whom_is_asked(text, by):
    question = understand(text)
    asked = [one for one in question.asks if one.expected in (Expected.AGENT, Expected.PERSON)]
    assert any(asks_by(one, question) for one in asked) is by


def test_a_word_stands_less_surely_for_those_of_its_meaning():
    known = translations("公开", "zh", "zh")
    assert known["公开"] == 1.0
    assert 0 < known["公布"] < 1
    assert translations("publish", "en", "en") == {"publish": 1.0}
