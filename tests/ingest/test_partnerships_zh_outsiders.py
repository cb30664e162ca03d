"""Chinese partnerships in which outsiders take part in what bodies decide and prepare, and who drives what bears a name."""

from __future__ import annotations

import pytest

from tests.ingest.test_partnerships_zh import told


@pytest.mark.parametrize(
    ("text", "label", "members"),
    [
        (
            "粮农组织一直推动与农民团体、非政府组织和其他利益攸关方进行广泛磋商。",
            "广泛磋商",
            {"fao", "非政府组织"},
        ),
        (
            "粮农组织还鼓励非政府组织参与编写国家果园评估和果园报告。",
            "非政府组织参与编写国家果园评估",
            {"fao", "非政府组织"},
        ),
        ("开发署正在协助各地民间社会组织编写果园发展报告。", "编写果园发展报告", {"undp", "民间社会组织"}),
        (
            "粮农组织在促进难民署与各国政府之间的对话方面发挥了作用。",
            "难民署与各国政府之间的对话",
            {"fao", "unhcr", "各国政府"},
        ),
        ("地方当局在粮农组织中的直接参与也得到扩大。", "地方当局在粮农组织中的直接参与", {"地方当局", "fao"}),
        ("粮农组织在与非政府组织的磋商中更多采用果园办法。", "果园办法", {"非政府组织"}),
        ("开发署还支持在果园领域组建非政府组织联合团体。", "非政府组织联合团体", {"undp", "非政府组织"}),
    ],
)
def test_the_part_of_outsiders_in_what_bodies_decide(text: str, label: str, members: set[str]) -> None:
    found = {name: taking for name, taking in told(text).items() if label in name}
    assert found, told(text)
    assert all(members <= taking.keys() for taking in found.values()), found


@pytest.mark.parametrize(
    "text",
    [
        "粮农组织希望与非政府组织进行广泛磋商。",
        "建议粮农组织鼓励非政府组织参与编写果园报告。",
        "粮农组织与非政府组织进行磋商后制定了果园标准。",
    ],
)
def test_what_is_only_wished_or_goes_before_something_else_is_none(text: str) -> None:
    assert not [name for name in told(text) if "磋商" in name or "参与" in name]


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        (
            "全球果园联盟于2041年成立，由粮农组织与灯塔基金会、滨海基金会共同推动。",
            "全球果园联盟",
            {"fao", "灯塔基金会", "滨海基金会"},
        ),
        ("“无边果园”方案由开发署和灯塔公司执行，合作方包括滨海公司。", "无边果园", {"undp", "灯塔公司", "滨海公司"}),
        (
            "秘书长于2041年召集全球果园联盟，由开发署提供秘书处服务。",
            "全球果园联盟",
            {"secretary-general", "undp"},
        ),
        (
            "粮农组织在灯塔公司的支持下，继续实施“果园之光”项目，为农民提供指导。",
            "果园之光",
            {"fao", "灯塔公司"},
        ),
        ("儿童基金会担任全球果园联盟的秘书处。", "全球果园联盟", {"unicef"}),
        (
            "全球果园联盟由开发署发起。灯塔公司和滨海公司为该联盟提供支持。",
            "全球果园联盟",
            {"undp", "灯塔公司", "滨海公司"},
        ),
        (
            "全球果园联盟由开发署发起。截至2041年底，该联盟从23个捐助方筹得资金，其中灯塔公司配捐100万美元。",
            "全球果园联盟",
            {"undp", "灯塔公司"},
        ),
        ("开发署与 Reedvale Capital Partners 公司管理的全球果园联盟帮助农民。", "全球果园联盟", {"undp"}),
    ],
)
def test_who_drives_convenes_and_supports_what_bears_a_name(text: str, name: str, members: set[str]) -> None:
    found = told(text)
    assert name in found, found
    assert members <= found[name].keys(), found


def test_a_fund_put_under_an_office_is_run_by_it() -> None:
    found = told("秘书长设立了联合国伙伴关系办公室，把全球契约办公室和联合国国际伙伴关系基金置于同一领导之下。")
    assert found["联合国国际伙伴关系基金"] == {"unop": "administrator"}


def test_a_verb_before_a_group_is_no_part_of_its_name() -> None:
    (members,) = told("开发署还支持组建非政府组织联盟。").values()
    assert "非政府组织" in members


def test_the_word_that_goes_on_tells_which_of_two_is_meant() -> None:
    text = "全球果园加速器由开发署发起，全球契约提供支持。该加速器由灯塔基金会供资。"
    found = told(text)
    assert found["全球果园加速器"]["灯塔基金会"] == "funder"
    assert "灯塔基金会" not in found.get("联合国全球契约", {})
