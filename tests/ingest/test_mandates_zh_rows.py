"""Chinese reports: several things asked one after another, and which of the words behind one tell only why or when."""

import pytest

from ingest.mandates import extract
from kg.model import Part, PartKind
from tests.ingest import documents


def told(gazetteer, *texts):
    """Addressee and action of each mandate; a text that begins with "(a)" is an item of the one before."""
    document = documents.report(*documents.paragraphs(*texts), language="zh", symbol="A/99/1", title="联合国系统的灯塔")
    return [(name(m.addressee), m.action_text) for m in extract(document, gazetteer)]


def name(entity):
    return entity.labels["zh"][0] if entity else None


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("秘书长敦促会员国点亮灯塔，停止砍伐果园。", ["点亮灯塔", "停止砍伐果园"]),
        ("大会鼓励儿基会继续种植树木，更加注重灌溉。", ["继续种植树木", "更加注重灌溉"]),
        (
            "吁请驻地协调员把灯塔列入合作框架，每年至少同果农举行一次会议。",
            ["把灯塔列入合作框架", "每年至少同果农举行一次会议"],
        ),
        ("请会员国加入灯塔契约，认真执行各项原则，并修缮港口。", ["加入灯塔契约", "认真执行各项原则", "并修缮港口"]),
        ("请会员国在现有资源范围内，制定灯塔计划。", ["在现有资源范围内，制定灯塔计划"]),
        ("请会员国同果农协商，编写灯塔手册。", ["同果农协商，编写灯塔手册"]),
        ("鼓励会员国种植树木，执行情况将在下一次报告中说明。", ["种植树木，执行情况将在下一次报告中说明"]),
    ],
)
def test_a_row_of_things_asked(gazetteer, text, actions):
    assert [action for _, action in told(gazetteer, text)] == actions


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("儿基会应在 2044 年底之前修缮灯塔，并与果农分享果园。", ["在 2044 年底之前修缮灯塔", "并与果农分享果园"]),
        ("儿基会应就此编写手册，并可酌情借鉴果农的经验。", ["就此编写手册", "并可酌情借鉴果农的经验"]),
        ("儿基会应在这方面，与果农合作。", ["在这方面，与果农合作"]),
        ("儿基会应修缮灯塔，确保船只安全。", ["修缮灯塔，确保船只安全"]),
        ("儿基会应与果农协调，避免工作重叠。", ["与果农协调，避免工作重叠"]),
        ("儿基会必须修缮灯塔，才能点亮海岸。", ["修缮灯塔，才能点亮海岸"]),
        ("儿基会需要从单个的果园，转向成片的树林。", ["从单个的果园，转向成片的树林"]),
    ],
)
def test_what_only_tells_why_or_how_is_no_further_thing(gazetteer, text, actions):
    assert [action for _, action in told(gazetteer, text)] == actions


def test_those_who_trade_are_advised(gazetteer):
    assert told(gazetteer, "供应商每年须公布灯塔清单。") == [("供应商", "公布灯塔清单")]


def test_what_an_audit_asks_among_other_things(gazetteer):
    text = "内部监督事务厅 2040 年对果园的审计提出了两条建议，其中包括要求儿基会在 2044 年之前制定灌溉程序。"
    assert ("联合国儿童基金会", "在 2044 年之前制定灌溉程序") in told(gazetteer, text)


def test_a_task_told_in_a_clause_of_its_own(gazetteer):
    text = "儿基会设在纽约，任务是点亮灯塔。"
    assert told(gazetteer, text) == [("联合国儿童基金会", "点亮灯塔")]


def test_the_office_is_the_one_that_the_paragraph_names(gazetteer):
    texts = ("联合国伙伴关系办公室修缮灯塔。", "全球契约办公室应种植树木。该办公室的职能包括点亮灯塔。")
    assert told(gazetteer, *texts)[-1] == ("全球契约办公室", "点亮灯塔")
    texts = ("联合国伙伴关系办公室同全球契约办公室合作。该办公室的职能包括点亮灯塔。",)
    assert told(gazetteer, *texts)[-1] == ("联合国伙伴关系办公室", "点亮灯塔")


def test_a_modal_that_goes_on_means_whom_the_one_before_means(gazetteer):
    text = "大会重申，伙伴关系应补充果园，应符合灯塔章程，并应点亮海岸。"
    assert {who for who, _ in told(gazetteer, text)} == {"联合国"}


def test_what_is_advised_before_somebody_is_charged(gazetteer):
    text = "会员国应当联合建立灯塔名册，由全球契约办公室负责协调。"
    assert told(gazetteer, text) == [("会员国", "联合建立灯塔名册"), ("全球契约办公室", "协调")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("秘书长呼吁社会各界动员起来，点亮灯塔。", "社会各界"),
        ("儿基会鼓励供应商参加灯塔契约。", "供应商"),
        ("人权理事会请特别代表就灯塔提出建议。", "特别代表"),
        ("秘书长鼓励中小企业组织通过网络点亮灯塔。", "中小企业组织"),
        ("执行主任应与果农协商。", "执行主任"),
    ],
)
def test_who_is_addressed_by_a_common_noun(gazetteer, text, who):
    assert {one for one, _ in told(gazetteer, text)} == {who}


def test_a_verb_in_front_of_a_noun_is_no_part_of_it(gazetteer):
    text = "可能采取的一种办法是开始邀请守灯人组织参加灯塔会议。"
    assert all(not (who or "").startswith("开始") for who, _ in told(gazetteer, text))


@pytest.mark.parametrize(
    ("text", "issuer", "who", "action"),
    [
        ("大会改组了灯塔系统，赋予驻地协调员更大的权力。", "大会", "驻地协调员", "更大的权力"),
        ("大会请秘书长制定灯塔计划。还鼓励会员国点亮海岸。", "大会", "会员国", "点亮海岸"),
        ("大会欢迎灯塔。还鼓励会员国点亮海岸。", "大会", "会员国", "点亮海岸"),
        ("灯塔不多。还鼓励会员国点亮海岸。", "秘书长", "会员国", "点亮海岸"),
        ("签署人承诺点亮海岸，同时吁请会员国种植树木。", "签署人", "会员国", "种植树木"),
        ("《灯塔路线图》(A/98/1)呼吁为此制定果园章程。", None, "联合国", "为此制定果园章程"),
    ],
)
def test_who_asks(gazetteer, text, issuer, who, action):
    document = documents.report(*documents.paragraphs(text), language="zh", symbol="A/99/1", title="联合国系统的灯塔")
    found = [(name(m.issuer), name(m.addressee), m.action_text) for m in extract(document, gazetteer)]
    assert (issuer, who, action) in found


def test_the_summary_of_a_report_tells_what_it_advises(gazetteer):
    summary = Part("summary", PartKind.SUMMARY, "灯塔不多。报告建议会员国种植树木，并建议儿基会点亮海岸。")
    found = list(extract(documents.report(summary, language="zh", symbol="A/99/1", title="联合国的灯塔"), gazetteer))
    assert [(name(m.issuer), name(m.addressee)) for m in found] == [
        ("秘书长", "会员国"),
        ("秘书长", "联合国儿童基金会"),
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("请有能力的会员国为灯塔提供资金。", "有能力的会员国"),
        ("敦促企业，特别是大型跨国公司，制定灯塔计划。", "企业，特别是大型跨国公司"),
    ],
)
def test_a_group_keeps_the_words_that_qualify_it(gazetteer, text, printed):
    document = documents.report(*documents.paragraphs(text), language="zh", symbol="A/99/1")
    assert [printed in m.addressee.printed for m in extract(document, gazetteer)] == [True]


def test_they_are_whom_the_sentence_before_asked(gazetteer):
    found = told(gazetteer, "敦促会员国制定灯塔计划，公布灯塔清单。还鼓励它们为果园提供资金。")
    assert found[-1] == ("会员国", "为果园提供资金")


def test_what_a_charter_has_an_office_do(gazetteer):
    office = "联合国伙伴关系办公室"
    text = f"依照 ST/SGB/2044/1 号公报，{office}管理灯塔基金，为果园提供监督，并为果农提供咨询。"
    assert told(gazetteer, text) == [(office, "管理灯塔基金"), (office, "为果园提供监督"), (office, "并为果农提供咨询")]
    assert told(gazetteer, f"依照 ST/SGB/2044/1 号公报，{office}管理了灯塔基金。") == []


def test_further_functions_behind_a_charge(gazetteer):
    text = "儿基会负责管理灯塔基金，向常务副秘书长报告工作，果农很满意。"
    assert told(gazetteer, text) == [
        ("联合国儿童基金会", "管理灯塔基金"),
        ("联合国儿童基金会", "向常务副秘书长报告工作"),
    ]


def test_the_one_forbidden_something_may_open_the_sentence(gazetteer):
    text = "任何实体未经秘书长书面许可，不得使用灯塔徽记。"
    assert told(gazetteer, text) == [("任何实体", "不得使用灯塔徽记")]


def test_to_bring_in_line_is_one_of_a_row(gazetteer):
    text = "呼吁会员国种植树木，使其灯塔与章程保持一致，并在 2050 年点亮海岸。"
    assert [action for _, action in told(gazetteer, text)] == [
        "种植树木",
        "使其灯塔与章程保持一致",
        "并在 2050 年点亮海岸",
    ]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("大会鼓励联合国系统制定点亮灯塔的方法，更加重视果园。", ["制定点亮灯塔的方法", "更加重视果园"]),
        ("请会员国以适当的方式，制定灯塔计划。", ["以适当的方式，制定灯塔计划"]),
        ("请会员国采用灯塔标准，在网上公布果园清单。", ["采用灯塔标准", "在网上公布果园清单"]),
    ],
)
def test_how_something_is_done_begins_no_row(gazetteer, text, actions):
    assert [action for _, action in told(gazetteer, text)] == actions


def test_an_item_asks_that_tells_what_a_text_lays_down(gazetteer):
    texts = ("修订草案列出下列改动：", "(a)要求参与方从承诺转向行动；", "(b)要求所有伙伴关系具备灯塔。")
    assert told(gazetteer, *texts) == [("参与方", "从承诺转向行动"), ("伙伴关系", "具备灯塔")]


def test_a_governing_body_speaks_behind_whom_it_governs(gazetteer):
    text = "联合国项目事务署(项目署)执行局在第 2040/10 号决定中请开发署署长介绍灯塔战略。"
    document = documents.report(*documents.paragraphs(text), language="zh", symbol="A/99/1")
    assert [(name(m.issuer), name(m.addressee)) for m in extract(document, gazetteer)] == [
        ("项目署执行局", "联合国开发计划署署长")
    ]
