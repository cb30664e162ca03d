"""Chinese partnerships told by the words around a name, and who takes part in them by sentences that go on."""

from __future__ import annotations

import pytest

from tests.ingest.test_partnerships_zh import told


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        # What is set up together, with letters and figures in its name.
        (
            "开发署与灯塔基金会共同设立 ORCHARD-41 果园应对基金，用于购买树苗。",
            "ORCHARD-41 果园应对基金",
            {"undp", "灯塔基金会"},
        ),
        (
            "开发署2041年发布了果园行动指南，并设立了果园妇女赋权基金。",
            "果园妇女赋权基金",
            {"undp"},
        ),
        ("开发署召集的果园所有者联盟现有42个成员。", "果园所有者联盟", {"undp"}),
        (
            "果园技术获取伙伴关系，由开发署牵头，儿童基金会和粮农组织参加，旨在推广滴灌。",
            "果园技术获取伙伴关系",
            {"undp", "unicef", "fao"},
        ),
        (
            "“无边果园”是秘书长于2041年启动的全球伙伴关系，由儿童基金会作为东道方。",
            "无边果园",
            {"secretary-general", "unicef"},
        ),
        ("开发署的果园技术平台由灯塔公司管理。", "果园技术平台", {"灯塔公司"}),
        ("在挪威，名为Frukta的国家平台已与160家企业结成伙伴。", "Frukta", {"160家企业"}),
        (
            "“果园手机”试点方案由开发署与灯塔公司共同设计，2041年启动。",
            "果园手机",
            {"undp", "灯塔公司"},
        ),
        # Who began, keeps or supports it.
        (
            "由开发署和儿童基金会在果园大会上发起的果园连接倡议支持14个国家。",
            "果园连接倡议",
            {"undp", "unicef"},
        ),
        (
            "灯塔基金会应世卫组织请求，于2041年设立了果园团结互助基金。",
            "果园团结互助基金",
            {"灯塔基金会"},
        ),
        (
            "果园教育联盟由教科文组织发起，在开发署和灯塔基金会的支持下，培训教师。",
            "果园教育联盟",
            {"unesco", "undp", "灯塔基金会"},
        ),
        (
            "由妇女署召集、灯塔基金会和滨海基金会共同主办的果园世代论坛联盟于2041年成立。",
            "果园世代论坛联盟",
            {"un-women", "灯塔基金会", "滨海基金会"},
        ),
    ],
)
def test_the_words_around_tell_a_name_and_who_takes_part(text: str, name: str, members: set[str]) -> None:
    found = told(text)
    assert name in found, found
    assert members <= found[name].keys(), found


@pytest.mark.parametrize(
    "text",
    [
        "大部分项目由世界银行管理。",
        "赞赏“十年”全球行动计划。",
        "监督厅在对开发署伙伴关系的审计中建议建立登记册。",
        "粮农组织核准了《2041年私营部门参与战略》。",
    ],
)
def test_what_is_described_bears_no_name(text: str) -> None:
    assert told(text) == {}


def test_a_sentence_without_a_subject_tells_who_takes_part_in_what_was_told_of() -> None:
    text = "果园加速计划由世卫组织发起。参与方还包括全球疫苗免疫联盟、灯塔基金会和世界银行。"
    assert {"gavi", "灯塔基金会", "world-bank"} <= told(text)["果园加速计划"].keys()


def test_who_gives_to_a_fund_is_told_without_its_name() -> None:
    text = "果园团结互助基金由世卫组织设立。截至2041年底，主要捐助方包括灯塔公司和滨海基金会。"
    members = told(text)["果园团结互助基金"]
    assert members["灯塔公司"] == members["滨海基金会"] == "funder"


def test_a_counted_number_of_companies_takes_part_as_such() -> None:
    found = told("果园种植原则由开发署管理，目前有5 300多家公司签署。")
    assert any(name.replace(" ", "") == "5300多家公司" for name in found["果园种植原则"]), found


def test_what_a_collaboration_signs_with_others_is_an_agreement_of_its_own() -> None:
    found = told("全球果园联盟由开发署管理。全球果园联盟与灯塔公司签署了谅解备忘录。")
    assert "全球果园联盟与灯塔公司谅解备忘录" in found


def test_what_is_made_and_bears_a_name_is_told_once() -> None:
    found = told("开发署和灯塔公司在滨海基金会支持下推出了果园数据共享平台，平台由开发署管理。")
    assert [name for name in found if "果园数据共享平台" in name] == ["果园数据共享平台"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("灯塔基金会一直是粮食署最大的企业伙伴。", {"灯塔基金会", "wfp"}),
        ("难民署与一家大型物流公司的安排，使药品得以运到七个国家。", {"unhcr", "一家大型物流公司"}),
        ("粮食署作为最大的买主，与灯塔公司和滨海公司签订了长期供应协议。", {"wfp", "灯塔公司", "滨海公司"}),
        ("人口基金和灯塔公司在脆弱的供应链中维持了药品供应。", {"unfpa", "灯塔公司"}),
        ("灯塔公司支持粮食署和难民署在约旦扩大现金援助。", {"灯塔公司", "wfp", "unhcr"}),
        ("灯塔基金会和滨海基金会通过粮食署的枢纽，向非洲联盟全体成员国分发口罩。", {"灯塔基金会", "au"}),
        ("灯塔公司、滨海公司和果园公司向粮食署无偿提供仓储。", {"灯塔公司", "滨海公司", "果园公司", "wfp"}),
        ("开发署与130家银行共同启动《负责任果园原则》。", {"undp"}),
        ("讲习班由粮农组织和儿童基金会联合举办。", {"fao", "unicef"}),
        ("灯塔公司应难民署的请求，免费帮助编写其战略。", {"灯塔公司", "unhcr"}),
        ("理事会同粮食署、难民署和果园慈善促进委员会合作，在日内瓦举行了特别活动。", {"wfp", "unhcr"}),
        ("“滨海授权”由粮食署和灯塔公司于2041年7月发起。", {"wfp", "灯塔公司"}),
    ],
)
def test_what_those_outside_do_with_the_united_nations(text: str, members: set[str]) -> None:
    (one,) = told(text).values()
    assert members <= one.keys()


def test_with_whom_a_campaign_in_marks_is_held_takes_part() -> None:
    found = told("灯塔股开展宣传，包括会同粮食署举办“人人植树”宣传运动。")
    assert "wfp" in found["人人植树"]


def test_to_stay_in_touch_is_no_partnership() -> None:
    assert told("灯塔股与国际电信联盟和世界知识产权组织保持日常联系。") == {}
