"""Who set something up, and what somebody set up: the founder who is named in a question is not its answer."""

import pytest

import kg

REPORT = """大会

第九十七届会议

秘书长的报告

1. 秘书长于2041年4月设立灯塔信托基金，以支付看灯人的工资。该信托基金由开发署管理。

2. 我将请双边捐助者支持我设立一个信托基金，以加强港口的能力。

3. 各港口注意到联合国各机构、基金、方案和委员会的灯塔倡议，例如秘书长发起的全球契约、全球疫苗和免疫联盟以及联合国国际伙伴关系基金。

4. 灯油的价格在两年内上涨了一倍，各港口因此减少了夜间的照明。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("founders")
    (folder / "report.zh.txt").write_text(REPORT, "utf-8")
    with kg.open(folder / "store") as opened:
        opened.ingest(folder / "report.zh.txt", symbol="A/97/513")
        yield opened


def told(library, question):
    return [item.text for item in library.ask(question).answers]


def test_what_somebody_set_up_is_not_the_founder_whom_the_question_names(library):
    assert told(library, "秘书长设立了什么信托基金？")[0] == "灯塔信托基金"
    assert told(library, "灯塔信托基金由谁设立？") == ["秘书长"]


def test_names_to_which_other_words_cling_do_not_complete_what_the_graph_states(library):
    assert told(library, "Who launched the Global Compact?") == ["秘书长"]
