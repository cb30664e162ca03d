"""Who takes part in what a Chinese report tells of by name, by its work, or as a body that somebody set up."""

from __future__ import annotations

import pytest

from ingest import partners, partnerships
from kg.gazetteer import Gazetteer
from kg.model import Mention, Part, PartKind, Partnership
from tests.ingest.documents import report


def found_in(*parts: Part) -> dict[str, dict[str, str]]:
    """Name of each partnership → its members with their roles."""
    found = partnerships.extract(report(*parts, language="zh"), Gazetteer.load())
    return {
        one.entity.labels["zh"][0]: {
            m.member.labels["zh"][0] if "/x-" in m.member.iri else m.member.iri.rsplit("/", 1)[-1]: m.role
            for m in one.members
        }
        for one in found
        if isinstance(one, Partnership)
    }


def told(text: str) -> dict[str, dict[str, str]]:
    return found_in(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"))


def boxed(title: str, text: str) -> dict[str, dict[str, str]]:
    box = Part("box-1", PartKind.BOX, "国家一级的伙伴关系", title="国家一级的伙伴关系", parent="sec-1")
    item = Part("box-1-1", PartKind.BOX_ITEM, f"{title}\n{text}", title=title, parent="box-1")
    return found_in(box, item)


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        (
            "2041年2月，粮农组织发起灯塔果园倡议，20多家航运公司签署协议。该倡议还得到滨海基金会运输小组的支持。",
            "灯塔果园倡议",
            {"fao": "initiator", "20多家航运公司": "signatory", "滨海基金会运输小组": "supporter"},
        ),
        (
            "“果园”倡议是秘书长于2041年5月宣布的，由开发署与社会影响机构Larix合作管理。",
            "果园",
            {"secretary-general": "initiator", "undp": "administrator", "Larix": "administrator"},
        ),
        (
            "果园方案的支柱即灯塔获取机制，由粮食署和儿童基金会共同领导。",
            "灯塔获取机制",
            {"wfp": "lead", "unicef": "lead"},
        ),
        (
            "秘书长召集17家大公司的园主组成全球果园联盟，由开发署提供秘书处服务。",
            "全球果园联盟",
            {"secretary-general": "convener", "17家大公司": "member", "undp": "host"},
        ),
        (
            "由环境署召集的净零果园所有人联盟则有19个机构投资者参加。",
            "净零果园所有人联盟",
            {"unep": "implementer", "机构投资者": "member"},
        ),
        (
            "粮农组织还同妇女署等机构共同领导“平等：数字时代果园伙伴关系”。",
            "平等：数字时代果园伙伴关系",
            {"fao": "lead", "un-women": "lead"},
        ),
        (
            "粮食署建立了以八个枢纽为支点的全球灯塔服务网络。灯塔集团和滨海集团为此免费提供了仓储。",
            "全球灯塔服务网络",
            {"wfp": "founder", "灯塔集团": "supporter", "滨海集团": "supporter"},
        ),
        (
            "2041年6月，粮农组织、儿童基金会和开发署共同发起“果园雄心”运动。截至2042年7月，共有617家公司作出承诺。",
            "果园雄心",
            {"fao": "initiator", "unicef": "initiator", "undp": "initiator", "617家公司": "member"},
        ),
        (
            "《2040年议程》果园加速方案是粮农组织与滨海基金会的合作项目，得到开发署和儿童基金会的协助。",
            "《2040年议程》果园加速方案",
            {"fao": "member", "滨海基金会": "member", "undp": "supporter", "unicef": "supporter"},
        ),
    ],
)
def test_who_takes_part_in_a_collaboration_of_that_name(text: str, name: str, members: dict[str, str]) -> None:
    found = told(text)
    assert members.items() <= next(found[n] for n in found if name in n).items()


def test_donors_and_those_whom_a_fund_pays() -> None:
    (members,) = told(
        "联合国可持续发展目标联合基金向斐济、印度尼西亚和马拉维三国提供4 100万美元。该基金由常务副秘书长担任主席，"
        "丹麦、德国和欧洲联盟是其主要捐助方。"
    ).values()
    assert {n: members[n] for n in ("DNK", "DEU", "eu")} == dict.fromkeys(("DNK", "DEU", "eu"), "funder")
    assert members["MWI"] == "beneficiary"


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        (
            "《负责任果园原则》于2041年9月在日内瓦由130家银行发起，现有240家签署银行。",
            "负责任果园原则",
            {"130家银行", "240家签署银行"},
        ),
        ("来自90个国家的900名首席执行官签署了《企业果园声明》。", "企业果园声明", {"首席执行官"}),
        (
            "粮农组织于2041年通过《果园伙伴关系验收共同办法》，其制定工作由其小组领导，开发署和儿基会共同参与。",
            "果园伙伴关系验收共同办法",
            {"fao", "undp", "unicef"},
        ),
        (
            "根据秘书长的请求，粮农组织于2041年成立了机构间果园工作组，由21个联合国实体的代表组成。",
            "机构间果园工作组",
            {"fao"},
        ),
        ("粮农组织于2041年设立的工商咨询理事会就贸易问题提出建议。", "工商咨询理事会", {"fao"}),
    ],
)
def test_works_and_bodies_with_those_who_made_them(text: str, name: str, members: set[str]) -> None:
    assert members <= told(text)[name].keys()


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("粮农组织、儿童基金会和开发署自2041年起试行共享检验结果。", {"fao", "unicef", "undp"}),
        ("粮农组织与灯塔公司2041年进行的一次调查表明，果园增多。", {"fao", "灯塔公司"}),
        ("灯塔基金会自2041年以来捐款超过3亿瑞郎，是难民署最大的民间伙伴。", {"灯塔基金会", "unhcr"}),
    ],
)
def test_what_is_joint_without_the_word(text: str, members: set[str]) -> None:
    (one,) = told(text).values()
    assert members == one.keys()


def test_a_country_is_no_name_of_a_partnership() -> None:
    found = boxed(
        "肯尼亚", "2041年9月，肯尼亚政府与粮农组织共同启动了肯尼亚果园伙伴关系平台。该平台得到荷兰和灯塔公司的支持。"
    )
    (name, members), *others = found.items()
    assert name == "肯尼亚果园伙伴关系平台" and others == []
    assert "fao" in members
    assert {members["NLD"], members["灯塔公司"]} == {"supporter"}


def test_what_a_box_follows_or_says_again_takes_no_part() -> None:
    (members,) = boxed(
        "果园运动", "粮农组织与灯塔公司依照大会第50/166号决议结成伙伴关系。公司还帮助联合国系统。"
    ).values()
    assert members.keys() == {"fao", "灯塔公司"}


@pytest.mark.parametrize(
    ("text", "group"),
    [("平台可用于引导企业参加全球果园联盟。", "引导企业"), ("灯塔公司和滨海公司两家公司与粮农组织合作。", "两家公司")],
)
def test_a_verb_or_a_sum_is_no_partner(text: str, group: str) -> None:
    assert group not in {name for members in told(text).values() for name in members}


def named_in(*parts: Part) -> set[str]:
    """What the parts name that no list or form of name tells."""
    found = partners.extract(report(*parts, language="zh"), Gazetteer.load())
    return {label for one in found if isinstance(one, Mention) for label in one.entity.labels["zh"]}


def test_a_council_that_somebody_set_up_is_named_and_a_course_is_not() -> None:
    text = (
        "粮农组织于2041年设立的工商咨询理事会就贸易问题提出建议。开发署与灯塔公司合作，推出了为期六周的伙伴关系课程。"
    )
    named = named_in(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"))
    assert "工商咨询理事会" in named and not any("课程" in name for name in named)


@pytest.mark.parametrize(("title", "is_name"), [("湖区果农平台", True), ("孟加拉国的营养酸奶", False)])
def test_the_title_of_a_box_is_a_name_by_its_last_word(title: str, is_name: bool) -> None:
    text = f"{title}\n粮农组织与灯塔公司结成伙伴关系。"
    box = Part("box-1", PartKind.BOX, "伙伴关系", title="伙伴关系", parent="sec-1")
    item = Part("box-1-1", PartKind.BOX_ITEM, text, title=title, parent="box-1")
    assert (title in named_in(box, item)) == is_name


def test_a_group_of_banks_is_named_as_a_whole() -> None:
    (members,) = told("粮农组织与灯塔银行集团合作开办了果园课程。").values()
    assert "灯塔银行集团" in members
