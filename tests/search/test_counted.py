"""Where the words of a count end in Chinese, which parts no words."""

import pytest

from search.counted import counted, of_another_kind, said
from search.expected import Expected
from search.question import understand
from search.spans import find_spans


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("有多少灯塔看守人受训？", "共有 410 名灯塔看守人员受训", "410 名灯塔看守人"),
        ("How many keepers were trained?", "共有 410 名灯塔看守人员受训", "410 名"),
        ("How many countries take part?", "共有 61 个国家释放渔船和网具", "61 个国家"),
        ("渔船归还给了多少个国家？", "共有 61 个国家释放渔船和网具", "61 个国家"),
        ("Combien de marins ?", "汇集了 2 300 多位满怀希望的水手", "2 300 多位"),
        ("谁是最大的赞助者？", "由 30 大赞助者提供了渔网", "30"),
        ("多少年了？", "纪念 70 周年大会的讲话", "70 周年"),
        ("How many sailors?", "来了 23 名渔船领航员，均受过训练", "23 名渔船领航员"),
        ("有多少家企业参加？", "三百五十多家沿海企业签署了承诺", "三百五十多家沿海企业"),
    ],
)
def test_a_count_ends_with_words_of_the_question_or_its_classifier(question, text, words):
    (span,) = find_spans(text, "zh", Expected.NUMBER)
    told = counted(text, span, "zh", question)
    assert text[told.start : told.end] == words


def test_where_spaces_part_words_a_count_stays_as_it_is():
    text = "Some 410 lighthouse keepers were trained"
    (span,) = find_spans(text, "en", Expected.NUMBER)
    assert counted(text, span, "en", "How many keepers?") == span


@pytest.mark.parametrize(
    ("question", "words", "other"),
    [
        ("有多少家企业参加？", "两名代表", True),
        ("有多少家企业参加？", "40 家公司", False),
        ("有多少家企业参加？", "43 个实体", False),
        ("共有几名守灯人？", "12 位守灯人", False),
        ("供应多少剂疫苗？", "两家供应", True),
        ("有多少守灯人？", "两家灯厂", False),
    ],
)
def test_a_count_of_other_things_than_are_asked_for_is_told_by_its_classifier(question, words, other):
    assert of_another_kind(words, "zh", question) is other


@pytest.mark.parametrize(
    ("question", "words", "echoed"),
    [
        ("灯油公司在 3600 万元人民币中出资多少？", "3600万元人民币", True),
        ("How much of the $12 million did the harbours pay?", "$12 million", True),
        ("How much of the $312 million did the harbours pay?", "12 million", False),
        ("How much did the harbours pay?", "$12 million", False),
    ],
)
def test_a_sum_that_the_question_says_answers_it_not(question, words, echoed):
    asked = understand(question)
    assert asked.asks[0].expected is Expected.AMOUNT
    assert said(asked.asks[0], words, question) is echoed
