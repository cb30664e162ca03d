"""Chinese partnerships: who takes part, and what is none."""

from __future__ import annotations

import pytest

from ingest import partnerships
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Partnership
from tests.ingest.documents import report


def told(text: str) -> dict[str, dict[str, str]]:
    """Name of each partnership → its members with their roles."""
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language="zh")
    found = [one for one in partnerships.extract(document, Gazetteer.load()) if isinstance(one, Partnership)]
    return {
        one.entity.labels["zh"][0]: {
            m.member.labels["zh"][0] if "/x-" in m.member.iri else m.member.iri.rsplit("/", 1)[-1]: m.role
            for m in one.members
        }
        for one in found
    }


@pytest.mark.parametrize(
    "text",
    [
        "开发署和儿童基金会制定了方法工具。",
        "开发署和儿童基金会强调果园是打击灯塔犯罪的最重要工具。",
        "开发署为伙伴关系制订了一些倡议。",
        '开发署参加了题为"有关建立果园伙伴关系的经验的论坛"的活动。',
    ],
)
def test_a_thing_that_is_only_described_is_no_partnership(text: str) -> None:
    assert told(text) == {}


def test_a_comma_joins_no_list() -> None:
    (members,) = told("为执行本决议和相关任务，开发署与儿童基金会携手制定了果园方案。").values()
    assert set(members) == {"undp", "unicef"}


def test_who_holds_a_forum_did_not_launch_it() -> None:
    (members,) = told("粮农组织和儿童基金会联合举办了果园伙伴关系论坛。").values()
    assert members.keys() == {"fao", "unicef"} and "initiator" not in members.values()


def test_who_is_named_behind_a_fund_did_not_make_it() -> None:
    (members,) = told("秘书长设立了果园行动信托基金，用于开展大会宣布的果园活动。").values()
    assert members == {"secretary-general": "founder"}


def test_what_a_list_includes_is_not_part_of_the_names_in_it() -> None:
    members = {
        name
        for one in told("果园联盟的成员包括企业和开发署。全球果园联盟汇集了企业和开发署。").values()
        for name in one
    }
    assert "包括企业" not in members


def test_countries_called_together_issue_a_bond_with_help() -> None:
    found = told("挪威、肯尼亚和巴西三国在开发署支持下共同设立了全球果园基金。")
    assert found["全球果园基金"] == {"NOR": "founder", "KEN": "founder", "BRA": "founder", "undp": "supporter"}


def test_those_between_whom_guidelines_hold_take_part() -> None:
    text = "秘书长为简化开发署与非政府组织间伙伴关系准则作出了努力，包括核准了经订正的果园准则。"
    (members,) = told(text).values()
    assert {"secretary-general", "undp", "非政府组织"} <= members.keys()


def test_with_whose_support_a_project_is_carried_out() -> None:
    found = told("在挪威、儿童基金会和开发署支持下开展的建造灯塔和果园项目旨在帮助各国。")
    assert found == {"建造灯塔和果园项目": {"NOR": "supporter", "unicef": "supporter", "undp": "supporter"}}


def test_a_hearing_that_an_organ_holds_with_those_outside() -> None:
    found = told("大会同意每年与非政府组织召开为期两天的灯塔听证会。")
    assert found == {"灯塔听证会": {"general-assembly": "partner", "非政府组织": "partner"}}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("各国欢迎挪威政府与联合国制定的扩大灯塔的联合行动计划。", {"挪威政府", "un"}),
        ("人员由开发署-儿童基金会关于扩大灯塔的联合方案部署。", {"undp", "unicef"}),
        ("挪威还就扩大灯塔与开发署订立了一项《果园协定》。", {"NOR", "undp"}),
        ("开发署与儿童基金会之间也有谅解备忘录。", {"undp", "unicef"}),
        ("由挪威和儿童基金会共同主办的果园会议通过了宣言。", {"NOR", "unicef"}),
    ],
)
def test_who_works_together_under_a_plan_an_agreement_or_as_hosts(text: str, members: set[str]) -> None:
    (found,) = told(text).values()
    assert set(found) == members


def test_one_who_hosts_a_conference_works_with_nobody() -> None:
    assert told("秘书长欢迎由挪威主办的果园会议。") == {}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("人口基金继续发展与海灯基金会和果园基金会等主要基金会的伙伴关系。", {"海灯基金会", "果园基金会", "unfpa"}),
        ("开发署与海灯基金会的长期伙伴关系已成为基石。", {"undp", "海灯基金会"}),
        ("开发署与粮农组织的一项联合举措培训了教师。", {"undp", "fao"}),
        ("开发署与世界银行就西非、特别是贝宁的果园融资举措开展协作。", {"undp", "world-bank"}),
        ("开发署在挪威修建了灯塔。与国际电联的协作调动了资金。", {"undp", "itu"}),
    ],
)
def test_a_noun_tells_of_a_cooperation(text: str, members: set[str]) -> None:
    (found,) = told(text).values()
    assert members <= found.keys() | {"unfpa"}


def test_what_tells_which_country_is_meant_takes_no_part() -> None:
    (members,) = told("开发署又与担任七国集团主席国的加拿大共同启动了海灯活动。").values()
    assert set(members) == {"undp", "CAN"}


def test_what_bodies_launch_with_help_bears_its_own_name() -> None:
    found = told("儿基会和人口基金在挪威政府支持下启动了一项为期四年的果园方案。")
    assert found == {"一项为期四年的果园方案": {"挪威政府": "supporter", "unicef": "initiator", "unfpa": "initiator"}}


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        (
            "成立了由智利和挪威担任主席的促进果园参与高级别网络。",
            "促进果园参与高级别网络",
            {"CHL": "lead", "NOR": "lead"},
        ),
        ("由儿基会支持的社区海灯服务提供伙伴关系加快了速度。", "社区海灯服务提供伙伴关系", {"unicef": "supporter"}),
        ("人口基金与儿基会共同领导消除灯塔暴力联合方案。", "消除灯塔暴力联合方案", {"unfpa": "lead", "unicef": "lead"}),
        ("人口基金是旨在消除黑暗的“海灯”倡议的创始伙伴之一。", "“海灯”倡议", {"unfpa": "founder"}),
    ],
)
def test_a_collaboration_is_named_behind_what_tells_of_it(text: str, name: str, members: dict[str, str]) -> None:
    assert told(text)[name] == members


def test_supporters_are_told_by_their_own_letters() -> None:
    text = "全球海灯联盟由儿基会发起，支持方包括冰岛政府、Lampe de Mer、Aloé和 Max Orchard 等伙伴。"
    assert {"Lampe de Mer", "Aloé", "Max Orchard"} <= told(text)["全球海灯联盟"].keys()
    assert "Skills4Trees 伙伴关系" in told("儿基会 Skills4Trees 伙伴关系正在挪威实施，支持方包括冰岛政府。")


def test_where_a_fund_works_gives_it_nothing() -> None:
    (members,) = told("海灯专题基金汇集企业的资金，为北岸、乍得和秘鲁的危机提供应急资金。").values()
    assert not members.keys() & {"TCD", "PER"}


def test_each_country_of_a_list_of_governments_takes_part() -> None:
    (members,) = told("儿基会与贝宁、乍得和尼日尔政府于2041年签署了果园协议。").values()
    assert members.keys() == {"unicef", "BEN", "TCD", "尼日尔政府"}
