"""Chinese reports: what parties agree on, who acts because he was asked, and what bodies are to each other."""

import pytest

from ingest.mandates import extract
from kg.model import DocumentType
from tests.ingest import documents
from tests.ingest.test_mandates_zh_told import name, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "双方商定，由世界银行审查灯塔数据，儿童灯塔伙伴关系负责培训守灯员。",
            [("世界银行", "审查灯塔数据"), ("儿童灯塔伙伴关系", "培训守灯员")],
        ),
        ("双方商定，联合工作队将在2041年6月之前编写灯塔准则。", [("联合工作队", "在2041年6月之前编写灯塔准则")]),
        ("有一项谅解，即联合国环境规划署将偿还灯塔费用。", [("联合国环境规划署", "偿还灯塔费用")]),
    ],
)
def test_each_does_what_was_agreed(gazetteer, text, expected):
    assert [(who, action) for _, who, action in told(gazetteer, text)] == expected


def test_what_was_agreed_in_the_past_binds_nobody(gazetteer):
    assert told(gazetteer, "双方商定的灯塔准则已经公布。") == []


@pytest.mark.parametrize(
    ("text", "issuer", "who", "action"),
    [
        (
            "人权高专办按照人权理事会第 99/22 号决议的要求，开展了灯塔项目。",
            "人权理事会",
            "联合国人权事务高级专员办事处",
            "开展了灯塔项目",
        ),
        (
            "应经济及社会理事会的请求，全球契约办公室举办了灯塔会议。",
            "经济及社会理事会",
            "全球契约办公室",
            "举办了灯塔会议",
        ),
    ],
)
def test_who_acts_because_he_was_asked(gazetteer, text, issuer, who, action):
    assert told(gazetteer, text) == [(issuer, who, action)]


@pytest.mark.parametrize(
    "text",
    [
        "应会员国请求，开发署提供援助。",
        "微软公司应粮食署的请求，无偿编制了灯塔地图。",
        "联合检查组应世界知识产权组织的提议开展了灯塔审查，结果良好，令人满意，也很有益，并获好评，从而得到支持。",
    ],
)
def test_a_request_in_general_or_to_a_company_is_no_advice(gazetteer, text):
    assert all("提议" not in action and "请求" not in action for _, _, action in told(gazetteer, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国际劳工组织担任灯塔联盟的协调机构。", [("国际劳工组织", "担任灯塔联盟的协调机构")]),
        ("灯塔联盟的网络由国际劳工组织担任协调机构。", []),
        (
            "儿童基金会受权管理灯塔基金，并须每年提交报告。",
            [("联合国儿童基金会", "管理灯塔基金"), ("联合国儿童基金会", "并须每年提交报告")],
        ),
        ("开发署宜指定一名高级官员负责灯塔工作。", [("联合国开发计划署", "指定一名高级官员负责灯塔工作")]),
    ],
)
def test_what_bodies_are_to_others(gazetteer, text, expected):
    assert [(who, action) for _, who, action in told(gazetteer, text)] == expected


@pytest.mark.parametrize(
    ("text", "who", "action"),
    [
        ("大会敦促灯塔行业在2041年公布名单。", "灯塔行业", "在2041年公布名单"),
        ("大会建议灯塔流行国增加支出。", "灯塔流行国", "增加支出"),
        ("大会鼓励会员国同灯塔工会、果园协会协商制定守则。", "会员国", "同灯塔工会、果园协会协商制定守则"),
        ("审计委员会建议供应司加强对灯塔的监测。", "供应司", "加强对灯塔的监测"),
        ("外部审计员曾建议粮食署停止接受旧灯。", "世界粮食计划署", "停止接受旧灯"),
        ("秘书长已指示维持和平行动部在六个月内提出灯塔计划。", "维持和平行动部", "在六个月内提出灯塔计划"),
        ("咨询委员会相信，秘书长将在下一次报告中说明灯塔的费用。", "秘书长", "将在下一次报告中说明灯塔的费用"),
        ("行业协会应当分担灯塔的审计费用。", "行业协会", "分担灯塔的审计费用"),
    ],
)
def test_who_is_asked_by_a_common_noun_or_post(gazetteer, text, who, action):
    assert (who, action) in [(one, what) for _, one, what in told(gazetteer, text)]


def test_whom_a_body_may_wish_to_ask_is_told_with_it(gazetteer):
    told_of = documents.report(*documents.paragraphs("大会不妨请秘书长审查灯塔。"), language="zh", symbol="A/99/1")
    (found,) = extract(told_of, gazetteer)
    assert (name(found.addressee), [name(one) for one in found.passed_on]) == ("大会", ["秘书长"])


def test_who_opens_a_sentence_promises_behind_a_comma(gazetteer):
    text = "西门子公司根据灯塔协议，承诺在15年内支付灯塔费用。"
    assert [(who, action) for _, who, action in told(gazetteer, text)] == [("西门子公司", "在15年内支付灯塔费用")]


def test_who_opens_a_sentence_acts_because_he_was_asked(gazetteer):
    text = "全球契约办公室作为灯塔工作的一部分，应经济及社会理事会的请求举办了灯塔会议。"
    assert told(gazetteer, text) == [("经济及社会理事会", "全球契约办公室", "举办了灯塔会议")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("除经灯塔厅书面许可外，任何企业均不得使用灯塔徽记。", "任何企业"),
        ("部厅首长应以书面说明灯塔捐助的目的。", "部厅首长"),
    ],
)
def test_a_bulletin_binds_whom_a_rule_names(gazetteer, text, who):
    bulletin = documents.document(
        *documents.paragraphs("采购司管理灯塔。", text),
        language="zh",
        type=DocumentType.BULLETIN,
        symbol="ST/SGB/2099/1",
    )
    assert name(list(extract(bulletin, gazetteer))[-1].addressee) == who
