"""Chinese partnerships of reports, resolutions and decisions: agreements, loans, funds, campaigns and papers signed."""

from __future__ import annotations

import pytest

from tests.ingest.test_partnerships_zh import told


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        # Funds and networks of the United Nations with long names, and what is told to be one.
        (
            "联合国援助果园灾害特别是小农受害人自愿信托基金由开发署管理。灯塔公司每年向该信托基金捐款5万美元。",
            "联合国援助果园灾害特别是小农受害人自愿信托基金",
            {"undp", "灯塔公司"},
        ),
        ("果园种子基金系大会2041年决定核准设立，用于预付种子款。", "果园种子基金", {"general-assembly"}),
        (
            "果园药品坊是一个非营利性产品开发伙伴关系，2041年成立，它与灯塔公司合作研制了两种药剂。",
            "果园药品坊",
            {"灯塔公司"},
        ),
        ("粮农组织自2041年起在“果园采购促进进步”框架内收购玉米。", "果园采购促进进步", {"fao"}),
        ("世界银行则为国际果园融资机制担任财务管理人。", "国际果园融资机制", {"world-bank"}),
        ("请粮农组织，作为全民果园运动的牵头机构，加强监测；", "全民果园运动", {"fao"}),
        (
            "赞赏地确认联合国果园治理网络所做的工作，该网络由开发署管理，联结世界银行和粮农组织。",
            "联合国果园治理网络",
            {"undp", "world-bank", "fao"},
        ),
        ("灯塔公司的果园药品捐赠方案已实施25年之久。", "果园药品捐赠方案", {"灯塔公司"}),
        # Papers that several sign, networks in which groups sit, and scholarships that several pay.
        (
            "2041年1月，灯塔公司、世界银行和多个全球组织在伦敦签署了《关于果园病害的伦敦宣言》。",
            "关于果园病害的伦敦宣言",
            {"灯塔公司", "world-bank"},
        ),
        ("至迟于2041年推出一个由非政府组织参加的果园知识网络。", "果园知识网络", {"非政府组织"}),
        (
            "灯塔公司和滨海基金会宣布各出资100万美元设立青年果农奖学金。",
            "青年果农奖学金",
            {"灯塔公司", "滨海基金会"},
        ),
    ],
)
def test_named_by_what_is_told_of_it(text: str, name: str, members: set[str]) -> None:
    found = told(text)
    assert name in found
    assert members <= set(found[name])


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("儿童基金会与世卫组织订有一份谅解备忘录，据此采购疫苗。", {"unicef", "who"}),
        ("世界银行和粮农组织于2041年商定了果园援助的联合框架。", {"world-bank", "fao"}),
        ("安全理事会与非洲联盟自2041年起每年举行协商会议。", {"security-council", "au"}),
        ("世界银行自2041年起同粮农组织交换预警数据。", {"world-bank", "fao"}),
        ("世界果园日由粮农组织会同开发署筹办。", {"fao", "undp"}),
        ("滨海银行就果园改造向挪威政府提供的贷款已偿还。", {"滨海银行"}),
        (
            "灯塔集团为果园安装风力涡轮机捐款200万欧元，这笔款项由开发署经管。",
            {"灯塔集团", "undp"},
        ),
    ],
)
def test_agreed_lent_and_given(text: str, members: set[str]) -> None:
    assert any(members <= set(found) for found in told(text).values())


def test_what_nobody_names_is_none() -> None:
    assert told("大会欢迎各国举措所做的工作。") == {}
    assert told("联合国系统各组织的信托基金由各方管理。") == {}
