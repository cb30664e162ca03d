"""Chinese reports: who is asked, advised or charged, where the words name him indirectly or not at all."""

import pytest

from ingest.mandates import extract
from tests.ingest import documents


def told(gazetteer, *texts):
    """Addressee and action of each mandate of the paragraphs; a text that begins with "(a)" is an item of the one before."""
    document = documents.report(*documents.paragraphs(*texts), language="zh", symbol="A/99/1", title="联合国系统的灯塔")
    found = extract(document, gazetteer)
    return [(m.addressee.labels["zh"][0] if m.addressee else None, m.action_text) for m in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("请秘书处经济和社会事务部更新灯塔登记册。", "经济和社会事务部"),
        ("邀请行政首长协调会管理问题高级别委员会审议灯塔问题。", "管理问题高级别委员会"),
        ("请开发署执行局审议灯塔报告。", "开发署执行局"),
        ("请加勒比共同体秘书长在其权限内扩大灯塔。", "加勒比共同体秘书长"),
        ("敦促所有国家政府消除灯塔的隐患。", "各国政府"),
    ],
)
def test_the_body_named_behind_the_one_it_belongs_to_is_asked(gazetteer, text, who):
    assert [name for name, _ in told(gazetteer, text)] == [who]


def test_who_is_singled_out_stands_between_the_addressee_and_the_action(gazetteer):
    assert told(gazetteer, "呼吁企业，特别是大型航运公司，修复灯塔，并公布结果。") == [
        ("各公司", "修复灯塔"),
        ("各公司", "并公布结果"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《灯塔契约》要求企业提交灯塔的年度说明。", ("各公司", "提交灯塔的年度说明")),
        ("新的果园战略进一步要求开发署公布果园的数目。", ("联合国开发计划署", "公布果园的数目")),
        ("《果园契约》要求把捐款的一半用于果园。", ("联合国", "把捐款的一半用于果园")),
        ("民间社会组织还要求公布灯塔的捐助者。", ("联合国", "公布灯塔的捐助者")),
    ],
)
def test_a_text_asks_too_and_who_names_nobody_asks_the_organization(gazetteer, text, found):
    assert told(gazetteer, text) == [found]


def test_who_says_something_goes_on_to_ask(gazetteer):
    assert told(gazetteer, "大会在第 99/1 号决议中重申，开发署在修复灯塔方面发挥着作用，并鼓励其继续推广果园。") == [
        ("联合国开发计划署", "继续推广果园")
    ]
    text = "2041 年 9 月，在纪念灯塔日之际，大会在第 99/2 号决议中宣布，这一天将成为节日，并请秘书长提出一份说明。"
    assert told(gazetteer, text) == [("秘书长", "提出一份说明")]


def test_a_decision_is_where_a_body_asks_as_a_resolution_is(gazetteer):
    assert told(gazetteer, "大会第 99/501 号决定请秘书长提出一份说明。") == [("秘书长", "提出一份说明")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("灯塔的资金由伙伴关系战略成果小组负责筹集和管理。", ("伙伴关系战略成果小组", "筹集和管理")),
        ("该基金由常务副秘书长担任主席的果园咨询小组负责经营管理。", ("果园咨询小组", "经营管理")),
        ("新一代驻地协调员获得授权，领导果园的工作。", ("驻地协调员", "领导果园的工作")),
    ],
)
def test_who_is_in_charge(gazetteer, text, found):
    assert told(gazetteer, text) == [found]


def test_the_subject_of_a_passive_does_nothing(gazetteer):
    assert told(gazetteer, "开发署的下列三项建议应予特别重视。") == [("联合国", "特别重视")]


def test_what_is_written_in_answer_to_a_request_is_not_what_should_be_done(gazetteer):
    assert told(gazetteer, "本报告即是应这一请求编写的，由全球契约办公室牵头。") == []


def test_by_whom_something_was_launched_is_no_subject_of_what_follows(gazetteer):
    assert told(gazetteer, "果园承诺由环境署和开发署共同发起，有许多签署方，须每年报告进展。") != [
        ("联合国环境规划署", "每年报告进展"),
        ("联合国开发计划署", "每年报告进展"),
    ]


def test_what_somebody_relies_on_another_for_is_looked_forward_to(gazetteer):
    assert told(gazetteer, "秘书长依赖大会在灯塔方面发挥领导作用。") == [("大会", "在灯塔方面发挥领导作用")]


def test_an_office_may_hold_or_name_something(gazetteer):
    assert told(gazetteer, "大会可指定一个灯塔委员会。") == [("大会", "指定一个灯塔委员会")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("大会可以同意举办灯塔听证会。这一做法可以在下届会议开始试行。", "大会"),
        ("大会可以决定采用统一的灯塔制度。可为此目的设立一个委员会。", "大会"),
        ("灯塔办公室应扩大果园。开发署应修复灯塔。企业宜种植树木。还需要为各国指定联络人。", "联合国开发计划署"),
        ("应当在秘书处设立单一的灯塔窗口。", "联合国秘书处"),
        ("会议商定成立灯塔委员会，由开发署主持，应在明年报告成果。", "灯塔委员会"),
        ("监督厅提出办法加强秘书处与渔民的对话。监督厅建议举行灯塔听证会，提高认识。", "联合国秘书处"),
        ("还将采取措施加强秘书处同渔民的对话。", "联合国秘书处"),
    ],
)
def test_whom_a_sentence_means_that_names_nobody(gazetteer, text, who):
    assert told(gazetteer, text)[-1][0] == who


def test_what_may_be_done_is_no_advice_where_nobody_was_said_to_do_it(gazetteer):
    assert told(gazetteer, "灯塔的数目有所增加。可以在下届会议看到结果。") == []


def test_an_item_goes_on_with_whom_the_item_before_asks(gazetteer):
    assert told(gazetteer, "建议如下：", "(a)应请秘书处审查灯塔申请；", "(b)应向会员国提供灯塔清单。") == [
        ("联合国秘书处", "请秘书处审查灯塔申请"),
        ("联合国秘书处", "向会员国提供灯塔清单"),
    ]


def test_a_short_duty_of_those_who_are_named(gazetteer):
    assert told(gazetteer, "自 2041 年起，较大的参与公司必须缴费。") == [("较大的参与公司", "缴费")]


def test_advice_is_told_by_the_noun_too(gazetteer):
    text = "联合检查组检查了各港口，并向大会和秘书长提出了 12 项建议，其中包括修订《灯塔准则》。"
    assert told(gazetteer, text) == [("大会", "修订《灯塔准则》"), ("秘书长", "修订《灯塔准则》")]
    assert told(gazetteer, "我不同意监督厅关于将灯塔处并入果园司的提议。") == [("联合国", "将灯塔处并入果园司")]


def test_a_crowd_binds_nobody(gazetteer):
    assert told(gazetteer, "已有 616 家公司承诺在两年内修复灯塔。") == []
    assert told(gazetteer, "签署者承诺在两年内修复灯塔。") == []
