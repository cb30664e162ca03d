"""Chinese reports: whose task it is by a common noun, what auditors advise, whom names only begin to name."""

import pytest

from tests.ingest.test_mandates_zh_told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "灯塔干事共有九名。这些干事的职责是查明故障，召集守灯员，并就灯油向各国提供咨询。",
            [("这些干事", "查明故障"), ("这些干事", "召集守灯员"), ("这些干事", "就灯油向各国提供咨询")],
        ),
        (
            "全球契约是秘书长发起的。该基金的咨询委员会由常务副秘书长担任主席，负责审查灯塔项目。",
            [("该基金的咨询委员会", "审查灯塔项目")],
        ),
        (
            "秘书长打算设立一个由开发署和儿童基金会组成的工作组，负责拟订灯塔标准。",
            [("秘书长", "设立一个由开发署和儿童基金会组成的工作组"), ("工作组", "拟订灯塔标准")],
        ),
        (
            "联合国评价小组受权拟订灯塔标准，并与开发署一起在三个国家进行试验。",
            [("联合国评价小组", "拟订灯塔标准"), ("联合国评价小组", "与开发署一起在三个国家进行试验")],
        ),
    ],
)
def test_whose_task_it_is(gazetteer, text, expected):
    found = [(who, action.removeprefix("并")) for _, who, action in told(gazetteer, text)]
    assert sorted(found) == sorted(expected)


def test_those_of_whom_a_network_consists_are_charged_with_nothing(gazetteer):
    assert told(gazetteer, "灯塔协调人网络由联合国各实体负责同守灯员合作的人员组成，每年举行会议。") == []


@pytest.mark.parametrize(
    ("text", "issuer", "who", "action"),
    [
        (
            "内部监督事务厅的审计认为，灯塔的监督基本健全，但建议缩短维修时间。",
            "内部监督事务厅",
            "联合国",
            "缩短维修时间",
        ),
        (
            "联合检查组曾在2040年的一份报告中建议开发署建立灯塔登记册。",
            "联合检查组",
            "联合国开发计划署",
            "建立灯塔登记册",
        ),
    ],
)
def test_what_auditors_advised(gazetteer, text, issuer, who, action):
    assert (issuer, who, action) in told(gazetteer, text)


@pytest.mark.parametrize(
    ("text", "who", "action"),
    [
        ("秘书长敦促工商界领袖在峰会上作出承诺。", "工商界领袖", "在峰会上作出承诺"),
        ("秘书长邀请来自九个国家的20个机构投资者组成灯塔工作组。", "20个机构投资者", "组成灯塔工作组"),
    ],
)
def test_a_name_that_only_begins_a_longer_one_is_not_addressed(gazetteer, text, who, action):
    assert [(named.replace(" ", ""), done) for _, named, done in told(gazetteer, text)] == [(who, action)]


def test_what_is_asked_about_two_things_is_asked_twice(gazetteer):
    found = told(gazetteer, "大会请秘书长就灯塔合作征求各方的意见，并就灯塔的情况提出报告。")
    assert [action.removeprefix("并") for _, _, action in found] == [
        "就灯塔合作征求各方的意见",
        "就灯塔的情况提出报告",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "经济及社会理事会请世界卫生组织（世卫组织）总干事就灯塔提出报告。",
            [("世界卫生组织总干事", "就灯塔提出报告")],
        ),
        (
            "独立灯塔委员会2041年受世界卫生大会之托，每季度评估一次联合国灯塔。",
            [("独立灯塔委员会", "每季度评估一次联合国灯塔")],
        ),
        ("一个由世卫组织召集的独立灯塔委员会负责核定灯油。", [("独立灯塔委员会", "核定灯油")]),
        (
            "委员会成员商定，粮农组织将负责灯塔活动，国际商会则每年发布名录。",
            [("联合国粮食及农业组织", "负责灯塔活动"), ("国际商会", "每年发布名录")],
        ),
        (
            "请各国政府把灯塔纳入国家战略，并按开发署的建议书修订法律。",
            [("各国政府", "把灯塔纳入国家战略"), ("各国政府", "按开发署的建议书修订法律")],
        ),
    ],
)
def test_who_is_meant(gazetteer, text, expected):
    assert [(who, action.removeprefix("并")) for _, who, action in told(gazetteer, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("评价小组建议：执行主任应拟订灯塔战略。", [("执行主任", "拟订灯塔战略")]),
        ("理事会或愿授权执行主任与西班牙政府谈判灯塔续约。", [("理事会", "授权执行主任与西班牙政府谈判灯塔续约")]),
        ("法律股作了审查，并规定基金会不得参与联合国灯塔的遴选。", [("基金会", "不得参与联合国灯塔的遴选")]),
        ("指导委员会达成一致：联盟秘书处将更新灯塔守则。", [("联盟秘书处", "更新灯塔守则")]),
    ],
)
def test_who_should_do_what_was_told(gazetteer, text, expected):
    assert [(who, action) for _, who, action in told(gazetteer, text)] == expected
