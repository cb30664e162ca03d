"""From a question to an answer or a refusal, over a small store of documents written for the tests."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import UsageError
from search.answer import consider
from search.confidence import EXPLANATIONS, judgement, threshold
from search.features import features

BULLETIN = """秘书长公报

滨海水务办公室的组织

滨海水务办公室成立于 2041 年，其目的是协助沿海城镇管理淡水。办公室的前身是 2033 年 3 月 1 日设立的淡水股。

第 1 节

职能

1.1 滨海水务办公室：

(a) 登记沿海城镇的供水伙伴关系；

(b) 管理清泉信托基金；

(c) 每年向大会报告。

第 2 节

执行主任

2.1 执行主任向秘书长负责。执行主任由清泉小组主席埃莱娜·马林女士提名。

2.2 清泉信托基金在五年内为 14 个国家筹集了 3 亿美元。

2.3 根据信托基金 2043 年的账目，清泉信托基金在五年内为 14 个国家筹集了 3 亿美元，开支为 2 亿美元。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("answers")
    (folder / "ST_SGB_2044_8.zh.txt").write_text(BULLETIN, "utf-8")
    with kg.open(folder / "store") as opened:
        report = opened.ingest(folder / "ST_SGB_2044_8.zh.txt", symbol="ST/SGB/2044/8")
        assert not report.failed
        yield opened


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("滨海水务办公室哪一年成立？", "2041 年"),
        ("滨海水務辦公室哪一年成立？", "2041 年"),
        ("When was the Coastal Water Office established?", "2041 年"),
        ("清泉信托基金筹集了多少美元？", "3 亿美元"),
        ("清泉小组的主席是谁？", "埃莱娜·马林"),
    ],
)
def test_short_answers(library, question, printed):
    answer = library.ask(question)
    assert answer.answered
    assert printed in answer.answers[0].text
    assert len(answer.answers[0].text) < 40


def test_the_office_spoken_of_is_known_by_its_common_noun(library):
    texts = [item.text for item in library.ask("办公室的职能有哪些？").answers]
    assert any("登记沿海城镇的供水伙伴关系" in text for text in texts)
    assert any("管理清泉信托基金" in text for text in texts)


@pytest.mark.parametrize("question", ["What is the capital of France?", "法国的首都是哪里？"])
def test_what_is_asked_of_a_place_that_nothing_names_is_not_found(library, question):
    assert not library.ask(question).answered


def test_evidence_is_the_stored_sentence(library):
    answer = library.ask("滨海水务办公室哪一年成立？")
    texts = {hit.iri: hit.text for hit in answer.hits}
    for item in answer.answers:
        for support in item.evidence:
            assert texts[support.iri][support.start : support.end] == support.quote
            assert item.text in support.quote
            assert 0 < item.confidence < 1


def test_what_another_part_says_too_is_evidence(library):
    first = library.ask("清泉信托基金五年内筹集了多少美元？").answers[0]
    assert {one.part for one in first.evidence} == {"cl-2.2", "cl-2.3"}


def test_lists_come_item_by_item(library):
    answer = library.ask("滨海水务办公室有哪些职能？")
    assert [item.text for item in answer.answers][:3] == [
        "登记沿海城镇的供水伙伴关系",
        "管理清泉信托基金",
        "每年向大会报告",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "联合国火星办公室的预算是多少？",
        "Who won the football cup in 2010?",
        "Why do bakers strike?",
        "How do I cook rice?",
    ],
)
def test_what_the_documents_do_not_say_is_refused(library, question):
    answer = library.ask(question)
    assert not answer.answered
    assert answer.hits, "the nearest passages are shown"
    assert "not found" in answer.steps[-1]


def test_steps_explain(library):
    steps = library.ask("滨海水务办公室哪一年成立？").steps
    assert all("\n" not in step for step in steps)
    assert "date" in steps[0]
    assert "2041" in " ".join(steps)


def test_items_of_a_named_paragraph_are_counted_by_a_query(library):
    answer = library.ask("公报第1.1段列出了多少项职能？")
    assert answer.answers[0].text == "3"
    assert answer.sparql is not None
    rows = library.sparql(answer.sparql)
    assert "cl-1.1-a" in rows
    assert [one.part for one in answer.answers[0].evidence] == ["cl-1.1-a", "cl-1.1-b", "cl-1.1-c"]


def test_features_are_those_explained(library):
    considered = consider("滨海水务办公室哪一年成立？", library.retriever)
    assert set(considered.proposals[0].features) == set(EXPLANATIONS)
    assert features.__doc__
    assert 0 < threshold() < 1
    assert judgement("right").probability({}) == pytest.approx(judgement("right").probability({"unheard of": 9.0}))


def test_same_question_same_answer(library):
    assert library.ask("清泉信托基金筹集了多少美元？") == library.ask("清泉信托基金筹集了多少美元？")


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_an_empty_question_is_wrong_usage(library, question):
    with pytest.raises(UsageError):
        library.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "水" * 1000,
        "why " * 400,
        "SELECT * WHERE { ?s ?p ?o } ; DROP ALL",
        '"> . } ; DELETE WHERE { ?s ?p ?o } #',
        "$(rm -rf /) `id` && echo 1 | sh",
        "ST/SGB/2044/8> } UNION { ?a ?b ?c 有多少执行段？",
        "Πότε ιδρύθηκε το γραφείο;",
        "いつ設立されましたか？",
        "？！。，",
        "\u202eabc\u0000def",
        "\ufdfa" * 200,
        "第9999999999999段列出了多少项职能？",
    ],
)
def test_bad_input_is_answered_or_refused(library, question):
    answer = library.ask(question)
    assert answer.question == question
    assert "DROP" not in (answer.sparql or "")
    assert "?a ?b ?c" not in (answer.sparql or "")


PIECES = (
    "水",
    "办公室",
    "DROP ALL",
    "> } ;",
    "?s",
    "$(id)",
    "A/RES/",
    "98/401",
    "第9段",
    "\u202e",
    "\x00",
    "؟",
    "when",
    "1" * 40,
)


@settings(derandomize=True, deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=60))
def test_any_question_is_answered_refused_or_wrong_usage(library, pieces):
    question = " ".join(pieces)
    try:
        answer = library.ask(question)
    except UsageError as error:
        assert "\n" not in str(error)
        return
    assert all("\n" not in step for step in answer.steps)
    for item in answer.answers:
        assert item.text
        assert all(0 <= one.start < one.end for one in item.evidence)


def test_answering_needs_neither_torch_nor_rdflib(library):
    code = (
        "import sys, kg\n"
        f"with kg.open({str(library.store.path)!r}, create=False) as opened: opened.ask('滨海水务办公室哪一年成立？')\n"
        "print([name for name in ('torch', 'rdflib', 'sentence_transformers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"


RESOLUTION = """第九十九届会议

大会决议

99/12. 沿海供水

大会，

回顾其关于淡水的各项决议，

1. 注意到秘书长关于滨海供水伙伴关系的报告；1

2. 请秘书长向大会第一百届会议提出报告。

_____________
1 A/99/337。
"""


@pytest.fixture(scope="module")
def resolution(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notes")
    (folder / "A_RES_99_12.zh.txt").write_text(RESOLUTION, "utf-8")
    with kg.open(folder / "store") as opened:
        assert not opened.ingest(folder / "A_RES_99_12.zh.txt", symbol="A/RES/99/12").failed
        yield opened


def test_a_footnote_names_the_document_its_sentence_speaks_of(resolution):
    answer = resolution.ask("大会注意到的秘书长关于滨海供水伙伴关系的报告，文号是什么？")
    assert answer.answers[0].text.startswith("A/99/337")
    assert answer.answers[0].evidence[0].part == "fn-1"
