"""Chinese reports: what others advise and lay down in passing, and who is called by the head of his name there."""

import pytest

from ingest.mandates import extract
from tests.ingest import documents


def told(gazetteer, *texts):
    """Issuer, addressee and action of each mandate; a text that begins with "(a)" is an item of the one before."""
    document = documents.report(*documents.paragraphs(*texts), language="zh", symbol="A/99/1", title="联合国系统的灯塔")
    return [(name(m.issuer), name(m.addressee), m.action_text) for m in extract(document, gazetteer)]


def name(entity):
    return entity.labels["zh"][0] if entity else None


@pytest.mark.parametrize(
    ("text", "issuer", "who", "action"),
    [
        (
            "监督厅在对联合国环境规划署(环境署)的审计中建议该署种植树木。",
            "内部监督事务厅",
            "联合国环境规划署",
            "种植树木",
        ),
        ("监督厅审计了全球契约办公室，报告建议办公室公布灯塔。", "内部监督事务厅", "全球契约办公室", "公布灯塔"),
        ("大会关于加强儿基会的第 99/1 号决议赋予驻地协调员管理果园的权力。", "大会", "驻地协调员", "管理果园的权力"),
        (
            "秘书长在 2041 年 3 月发表的题为“让每一座灯塔为所有人长久地点亮”的报告中呼吁工商界种植树木。",
            "秘书长",
            "工商界",
            "种植树木",
        ),
        ("秘书长启动了灯塔十年，并指定常务副秘书长领导果园工作。", "秘书长", "常务副秘书长", "领导果园工作"),
    ],
)
def test_what_others_advise_and_entrust(gazetteer, text, issuer, who, action):
    assert told(gazetteer, text) == [(issuer, who, action)]


def test_who_owns_what_is_asked_for_is_not_asked(gazetteer):
    text = "开发署设立了灯塔委员会。希望该委员会的提议得到各国政府认真审议。"
    assert all(who != "灯塔委员会" for _, who, _ in told(gazetteer, text))


def test_a_promise_before_what_somebody_was_told_to_do(gazetteer):
    assert told(gazetteer, "秘书长打算扩大果园，并已责成常务副秘书长每年审查灯塔。") == [
        ("秘书长", "秘书长", "扩大果园"),
        ("秘书长", "常务副秘书长", "每年审查灯塔"),
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("驻地协调员最好在设计阶段就与果农协商。", "驻地协调员"),
        ("开发署有责任为此提供指导。", "联合国开发计划署"),
        ("各国家工作队在拟订果园框架时，须与果农共同选定树种。", "联合国国家工作队"),
    ],
)
def test_who_had_better_do_it(gazetteer, text, who):
    assert [addressee for _, addressee, _ in told(gazetteer, text)] == [who]


@pytest.mark.parametrize(
    ("texts", "who", "action"),
    [
        (["灯塔办公室由秘书长于 2041 年设立，当时称为果园基金，负责管理灯塔。"], "秘书长", None),
        (["全球契约办公室由秘书长和开发署于 2041 年设立，负责管理灯塔。"], "全球契约办公室", "管理灯塔"),
        (["全球契约办公室发布了指南。办公室于 2041 年迁址，负责管理灯塔。"], "全球契约办公室", "管理灯塔"),
        (["秘书长召集了全球灯塔联盟。联盟的任务是为灯塔筹资。"], "全球灯塔联盟", "为灯塔筹资"),
        (["全球契约办公室受托答复果农的询问。"], "全球契约办公室", "答复果农的询问"),
        (["秘书长宣布拟设立一个灯塔专家组，负责制定标准。"], "灯塔专家组", "制定标准"),
    ],
)
def test_whose_function_is_told_in_passing(gazetteer, texts, who, action):
    found = [(addressee, task) for _, addressee, task in told(gazetteer, *texts)]
    assert found == [(who, action)] if action else (who, action) not in found and who not in dict(found)


def test_what_must_be_done_behind_a_request(gazetteer):
    assert told(gazetteer, "大会促请开发署扩大果园，并强调必须统一采用树木标准。") == [
        ("大会", "联合国开发计划署", "扩大果园"),
        ("大会", "联合国开发计划署", "统一采用树木标准"),
    ]


def test_a_list_that_only_tells_who_may_not_is_nothing_to_do(gazetteer):
    found = told(gazetteer, "下列公司不得成为联合国的伙伴：", "(a)砍伐树木的公司；")
    assert [action for _, _, action in found] == ["不得成为联合国的伙伴"]


@pytest.mark.parametrize("subject", ["伙伴关系", "今后的伙伴关系"])
def test_what_partnerships_in_general_must_do_is_for_the_organization(gazetteer, subject):
    assert told(gazetteer, f"大会强调，{subject}必须从砍伐转向种植。") == [("秘书长", "联合国", "从砍伐转向种植")]


def test_who_is_named_by_a_common_noun_as_the_one_by_whom_it_is_done(gazetteer):
    text = "还需要为没有果园的国家指定看守，并由灯塔枢纽负责对其开展培训。"
    assert [(who, action) for _, who, action in told(gazetteer, text)] == [
        ("联合国", "为没有果园的国家指定看守"),
        ("灯塔枢纽", "并由灯塔枢纽负责对其开展培训"),
    ]


def test_hopes_that_a_sentence_opens_with_whom_they_concern(gazetteer):
    found = told(gazetteer, "企业方面，则希望各公司种植树木，并公布收成。")
    assert [(issuer, who) for issuer, who, _ in found][:1] == [("秘书长", "各公司")]


def test_who_does_what_the_items_say_stands_above_them(gazetteer):
    found = told(gazetteer, "根据该办法，联合国各实体：", "(a)不得砍伐树木；", "(b)对于幼树，必须每年浇水；")
    assert [(who, action) for _, who, action in found] == [
        ("联合国实体", "不得砍伐树木"),
        ("联合国实体", "每年浇水"),
    ]


def test_a_decision_that_is_proposed_may_also_say_something(gazetteer):
    found = told(gazetteer, "谨建议大会：", "(a)注意到本说明，并重申果园的重要性；")
    assert [action for _, _, action in found] == ["注意到本说明", "并重申果园的重要性"]


def test_those_who_govern_others_are_asked_themselves(gazetteer):
    found = told(gazetteer, "秘书长敦促联合国各基金和方案的理事机构审查果园。")
    assert [(who, action) for _, who, action in found] == [("联合国各基金和方案的理事机构", "审查果园")]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "开发署应与果农协作，争取扩大果园，尤其优先考虑幼树，并确保果树得到浇灌。",
            ["与果农协作，争取扩大果园", "尤其优先考虑幼树", "并确保果树得到浇灌"],
        ),
        ("开发署应采取步骤，以扩大果园，并确保收成。", ["采取步骤，以扩大果园，并确保收成"]),
        (
            "开发署应扩大果园，特别是在山区的果园，并公布收成。",
            ["扩大果园，特别是在山区的果园", "并公布收成"],
        ),
    ],
)
def test_what_only_gives_instances_ends_no_row(gazetteer, text, actions):
    assert [action for _, _, action in told(gazetteer, text)] == actions


def test_a_new_body_is_none_that_is_known_by_that_word(gazetteer):
    found = told(gazetteer, "开发署的灯塔工作组提交了报告。", "会议设立了一个工作组，负责审查灯塔。")
    assert [(who, action) for _, who, action in found] == [("工作组", "审查灯塔")]
