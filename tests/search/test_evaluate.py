"""Figures against worked examples, and questions read and judged."""

import json
import math

import pytest

from kg.errors import UsageError
from kg.model import Answer, AnswerItem, Hit, Support
from search.evaluate import Figure, calibration, evaluate, ndcg, reciprocal_rank, report
from search.judging import Known, around, judge, load, normal

QUESTION = Known("1", "When?", "en", "temporal", ("1 March 2041",), False, frozenset({("A/98/512", "para-4")}))
UNKNOWN = Known("2", "Who?", "en", "unanswerable", (), False, frozenset())


def answer(*texts, part="para-4", confidence=0.9):
    support = Support("A/98/512", part, f"id#{part}", 0, 5, "quote")
    items = tuple(AnswerItem(text, confidence, (support,)) for text in texts)
    hits = (Hit(1, 0.9, "A/98/512", "para-3", "x", "en", ""), Hit(2, 0.5, "A/98/512", "para-4-a", "y", "en", ""))
    return Answer("When?", items, None, hits)


def test_judging():
    judged = judge(QUESTION, answer("on 1 March 2041"))
    assert (judged.right, judged.short, judged.supported, judged.relevant) == (True, True, True, (False, True))
    assert judge(QUESTION, answer("in 2040", "1 March 2041")).right
    assert not judge(QUESTION, answer("in 2040", "in May", "1 March 2041")).right
    assert not judge(QUESTION, answer("1 March 2041 " + "and so on " * 20)).good
    assert not judge(QUESTION, answer("1 March 2041", part="para-9")).supported
    assert judge(UNKNOWN, answer()).good
    assert not judge(UNKNOWN, answer("somebody")).good


def test_all_items_of_a_list_are_wanted():
    known = Known("3", "?", "zh", "list", ("甲机构", "乙基金和丙银行"), True, frozenset())
    assert judge(known, answer("甲机构", "乙基金", "丙银行")).right
    assert not judge(known, answer("甲机构", "乙基金")).right


def test_names_of_parts_and_texts():
    assert around("para-24-a-i") == {"para-24-a-i", "para-24-a", "para-24"}
    assert normal("《Ｃoast 基金》，") == "coast基金"


def test_ndcg_and_rank():
    assert ndcg([True, False]) == 1
    assert ndcg([False, True]) == pytest.approx(1 / math.log2(3))
    assert ndcg([False] * 10 + [True]) == 0
    assert reciprocal_rank([False, False, True]) == pytest.approx(1 / 3)
    assert reciprocal_rank([]) == 0


def test_interval_holds_the_mean_and_repeats():
    figure = Figure.of([1.0, 0.0, 1.0, 1.0, 0.0])
    assert figure.mean == pytest.approx(0.6)
    assert figure.low < figure.mean < figure.high
    assert figure == Figure.of([1.0, 0.0, 1.0, 1.0, 0.0])
    assert Figure.of([]) == Figure(0.0, 0.0, 0.0, 0)


def test_calibration_bins():
    judged = [judge(QUESTION, answer("1 March 2041", confidence=0.9)), judge(QUESTION, answer("May", confidence=0.85))]
    (found,) = calibration(judged)
    assert (found.count, found.confidence, found.right) == (2, 0.875, 0.5)
    assert report(judged).calibration_error == pytest.approx(0.375)


def test_report_groups_by_language_and_kind():
    made = report([judge(QUESTION, answer("1 March 2041")), judge(UNKNOWN, answer())])
    assert set(made.groups) == {"all", "language en", "kind temporal", "kind unanswerable"}
    assert made.groups["all"]["right and short"].mean == 1
    assert made.groups["all"]["refused"].mean == 1
    assert json.dumps(made.payload())
    assert made.table() is not None


class OneAnswer:
    """A library that always says the same."""

    def ask(self, question):
        return answer("1 March 2041")


def test_evaluate_reads_asks_and_reports_progress(tmp_path):
    path = tmp_path / "questions.jsonl"
    line = {"id": 1, "q": "When?", "answers": ["1 March 2041"], "support": ["A/98/512#para-4"]}
    path.write_text(json.dumps(line) + "\n\n", "utf-8")
    seen = []
    made = evaluate(OneAnswer(), path, progress=lambda *told: seen.append(told))
    assert made.groups["all"]["evidence"].mean == 1
    assert seen == [("asking", 1, 1)]


@pytest.mark.parametrize("content", ["", "not json\n", '{"id": "1"}\n', "[1, 2]\n"])
def test_a_file_without_questions_is_wrong_usage(tmp_path, content):
    path = tmp_path / "questions.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=r"questions\.jsonl"):
        load(path)
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path / "missing.jsonl")
