"""Chinese reports: requests without a subject, rows of requests, what is set up and what it is for, who is to act."""

import pytest

from ingest.mandates import extract
from tests.ingest import documents


def told(gazetteer, *texts):
    """Addressee and action of each mandate of the paragraphs; a text that begins with "(a)" is an item of the one before."""
    document = documents.report(*documents.paragraphs(*texts), language="zh", symbol="A/99/1", title="联合国系统的灯塔")
    found = extract(document, gazetteer)
    return [(m.addressee.labels["zh"][0] if m.addressee else None, m.action_text) for m in found]


@pytest.mark.parametrize(
    "text",
    ["为了扩大果园的影响，建议开发署：", "在果园方面，建议开发署：", "最后，为此目的，促请开发署："],
)
def test_the_author_asks_where_only_an_adverbial_opens_the_sentence(gazetteer, text):
    assert told(gazetteer, text, "(a)种植树木；") == [("联合国开发计划署", "种植树木")]


def test_advice_before_a_request_is_told_too(gazetteer):
    assert told(gazetteer, "大会不妨延长灯塔方案的期限，并请秘书长提出一份说明。") == [
        ("大会", "延长灯塔方案的期限"),
        ("秘书长", "提出一份说明"),
    ]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "敦促开发署划拨果园经费，在协定中列入指标，并在两年内进行评价。",
            ["划拨果园经费", "在协定中列入指标", "并在两年内进行评价"],
        ),
        ("鼓励开发署扩大果园，把灯塔纳入战略，并使其接受监督。", ["扩大果园", "把灯塔纳入战略，并使其接受监督"]),
        ("请开发署编写一份说明，反映各方的意见，并提交大会。", ["编写一份说明，反映各方的意见", "并提交大会"]),
    ],
)
def test_each_thing_of_a_row_is_asked(gazetteer, text, actions):
    assert told(gazetteer, text) == [("联合国开发计划署", action) for action in actions]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("世卫组织执行委员会 2041 年 1 月要求该组织总干事拟订一项果园政策。", "该组织总干事"),
        ("全球契约自 2040 年起要求参与企业公布灯塔的数目。", "参与企业"),
        ("各国提出了意见，检查专员尤其建议开发署扩大灯塔。", "联合国开发计划署"),
        ("为此目的，建议承包者说明其灯塔支出的会计政策。", "承包者"),
        ("世界粮食安全委员会在 2040 年 10 月的会议上决定展开一个果园进程。", "世界粮食安全委员会"),
        ("全球契约办公室宜会同开发署，简化果园的工具。", "全球契约办公室"),
        ("灯塔建议应由独立专家审查。", "独立专家"),
    ],
)
def test_who_asks_and_who_is_asked(gazetteer, text, who):
    assert [name for name, _ in told(gazetteer, text)] == [who]


def test_who_a_further_thing_is_to_be_done_by(gazetteer):
    assert told(gazetteer, "应由开发署商定一项解释，并由法律事务厅牵头。") == [
        ("联合国开发计划署", "由开发署商定一项解释"),
        ("法律事务厅", "并由法律事务厅牵头"),
    ]


def test_what_is_set_up_has_the_function_that_follows(gazetteer):
    text = "人权理事会核可了原则。理事会同时决定设立一个由五名专家组成的工作组，任期三年，负责促进果园工作。"
    assert ("工作组", "促进果园工作") in told(gazetteer, text)
    assert told(gazetteer, "粮农组织通过了战略，设立由副手担任主席的果园委员会，负责审查提议。") == [
        ("果园委员会", "审查提议")
    ]


def test_the_items_below_are_functions_of_whom_the_text_goes_on_to_call_by_the_head_of_his_name(gazetteer):
    found = told(
        gazetteer, "提议设立联合国灯塔机制，由一人领导。", "该机制拟履行以下职能：", "(a)种植树木；", "(b)出售果实。"
    )
    assert found[1:] == [("联合国灯塔机制", "种植树木"), ("联合国灯塔机制", "出售果实")]
    assert told(gazetteer, "灯塔的数目有所增加。", "该机制拟履行以下职能：", "(a)种植树木。") == []


@pytest.mark.parametrize(
    "text",
    [
        "93％的受访者认为，开发署的灯塔至关重要；78％认为企业应扩大灯塔。",
        "受访者强调，灯塔的成本高，因此开发署应扩大果园。",
        "开发署谈判一项协定平均需要 12 至 18 个月。",
        "联合国收集或可能与其合作的企业的资料。",
    ],
)
def test_what_others_think_and_how_long_a_thing_takes_is_no_advice(gazetteer, text):
    assert told(gazetteer, text) == []
