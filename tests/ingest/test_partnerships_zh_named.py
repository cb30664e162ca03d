"""Chinese partnerships that bear a name: who keeps, founds, funds and joins them, and when they began."""

from __future__ import annotations

import pytest

from ingest import partnerships
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Partnership
from tests.ingest.documents import report
from tests.ingest.test_partnerships_zh import told


@pytest.mark.parametrize(
    ("text", "name", "members"),
    [
        (
            "果园种植原则由开发署和灯塔基金会共同支持，现有80家企业签署。",
            "果园种植原则",
            {"undp": "supporter", "灯塔基金会": "supporter", "80家企业": "member"},
        ),
        ("果园教育中的公平原则现有60个国家的90家公司加入。", "果园教育中的公平原则", None),
        (
            "果园发展委员会由开发署和粮农组织于2041年3月共同设立，每年开会。",
            "果园发展委员会",
            {"undp": "founder", "fao": "founder"},
        ),
        ("由灯塔基金会主办的全球果园联盟于2041年成立。", "全球果园联盟", {"灯塔基金会": "host"}),
        (
            "粮农组织、开发署和灯塔公司组成“果园九人”机制。",
            "果园九人",
            {"fao": "member", "undp": "member", "灯塔公司": "member"},
        ),
        ("开发署主管“果园伙伴”在线登记平台，有90项承诺。", "果园伙伴", {"undp": "administrator"}),
        (
            "全球果园联盟由开发署管理，灯塔基金会为全球果园联盟拨出300万美元。",
            "全球果园联盟",
            {"undp": "administrator", "灯塔基金会": "funder"},
        ),
        (
            "开发署和灯塔商会推行了“果园市场”方案。",
            "果园市场",
            {"undp": "implementer", "灯塔商会": "implementer"},
        ),
        (
            "国家果园联盟由开发署发起，第三次年会由粮农组织在都灵主办。",
            "国家果园联盟",
            {"undp": "initiator", "fao": "host"},
        ),
        ("“果园脉动”平台是秘书长在2041年发起的果园创新倡议。", "果园脉动", {"secretary-general": "founder"}),
        ("由开发署、粮农组织和灯塔公司组成的果园应急小组免费运送树苗。", "果园应急小组", None),
        (
            "2041年推出的国际果园网站（orchard.example）由开发署代表联合国系统管理。",
            "国际果园网站",
            {"undp": "administrator"},
        ),
    ],
)
def test_who_takes_part_in_what_bears_a_name(text: str, name: str, members: dict[str, str] | None) -> None:
    found = told(text)
    assert name in found
    assert members is None or found[name] == members


def test_a_collaboration_begins_where_its_sentence_says_even_if_others_take_part_in_it() -> None:
    text = "灯塔行动平台是由挪威、开发署和全球果园联盟共同支持的一个平台，2041年在奥斯陆启动，已有25家企业作出承诺。"
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language="zh")
    found = [one for one in partnerships.extract(document, Gazetteer.load()) if isinstance(one, Partnership)]
    (platform,) = (one for one in found if "灯塔行动平台" in one.entity.labels["zh"])
    assert platform.start == "2041"
    assert "25家企业" in {label for m in platform.members for label in m.member.labels.get("zh", ())}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("开发署、粮农组织和20家公司共同启动了果园活动。", {"undp", "fao", "20家公司"}),
        ("开发署自2041年以来与灯塔基金会合办了12期果园讲习班。", {"undp", "灯塔基金会"}),
        ("粮农组织与灯塔公司长达八年的合作表明，果园需要多年投入。", {"fao", "灯塔公司"}),
        ("开发署、粮农组织和灯塔公司等五家机构于2041年联合开发了树苗。", {"undp", "fao", "灯塔公司"}),
    ],
)
def test_more_words_for_doing_something_together(text: str, members: set[str]) -> None:
    assert any(members <= found.keys() for found in told(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "委员会讨论了全球果园联盟问题。",
        "开发署有望与灯塔公司合作。",
        "果园倡议由开发署支助，有75家企业签署。",
    ],
)
def test_what_is_only_discussed_or_hoped_for_is_no_cooperation(text: str) -> None:
    assert not any("合作" in name or "协议" in name or name == "全球果园联盟" for name in told(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("全球果园联盟动员各国政府参加活动，由开发署发起。", "员各国政府"),
        ("全球果园联盟公布企业名单，由使制药公司受益的开发署发起。", "使制药公司"),
    ],
)
def test_a_verb_is_no_part_of_who_takes_part(text: str, wrong: str) -> None:
    assert all(wrong not in members for members in told(text).values())


def test_who_signs_what_sets_up_a_fund_founds_it_and_pledges_go_to_it() -> None:
    text = "开发署与粮农组织签订谅解备忘录，设立果园多伙伴信托基金。挪威政府和灯塔基金会已分别认捐800万欧元。"
    members = told(text)["果园多伙伴信托基金"]
    assert {"undp", "fao"} <= members.keys()
    assert members["挪威政府"] == members["灯塔基金会"] == "funder"


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("开发署、儿童基金会和多家食品企业探索了新的果园办法。", {"undp", "unicef"}),
        ("挪威政府、粮农组织和灯塔公司正在探讨由农户供应苹果的可能性。", {"挪威政府", "fao", "灯塔公司"}),
        ("灯塔公司向粮农组织免费开放了卫星数据。", {"灯塔公司", "fao"}),
        ("开发署与地方企业和民间社会组织建立了伙伴关系。", {"undp", "地方企业", "民间社会组织"}),
        ("本处职能包括协助地方企业同民间社会组织建立伙伴关系。", {"地方企业", "民间社会组织"}),
        ("私营部门论坛由秘书长主持。", {"secretary-general"}),
        ("开发署与灯塔商会设立了联合工作组，以物色伙伴。", {"undp", "灯塔商会"}),
    ],
)
def test_deeds_gifts_and_groups(text: str, members: set[str]) -> None:
    assert any(members <= found.keys() for found in told(text).values())


def test_who_gives_an_organ_information_gives_it_nothing() -> None:
    assert told("灯塔公司向安全理事会提供资料。") == {}


def test_a_list_of_places_that_begins_near_is_told_whole() -> None:
    text = "“果园市场”方案由开发署和灯塔公司启动，在挪威、肯尼亚、巴西、智利、秘鲁、多米尼加共和国和圣文森特和格林纳丁斯实施。"
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language="zh")
    (one,) = (x for x in partnerships.extract(document, Gazetteer.load()) if isinstance(x, Partnership))
    assert len(one.places) == 7


def test_a_title_of_two_partners_hides_neither() -> None:
    text = "粮农组织与灯塔公司\n2041年，粮农组织与灯塔公司结成伙伴，发放树苗。"
    parts = (
        Part("box-1", PartKind.BOX, "伙伴关系实例", parent="sec-1", title="伙伴关系实例"),
        Part("box-1-1", PartKind.BOX_ITEM, text, parent="box-1", title="粮农组织与灯塔公司"),
    )
    found = partnerships.extract(report(*parts, language="zh"), Gazetteer.load())
    members = {m.member.iri.rsplit("/", 1)[-1] for x in found if isinstance(x, Partnership) for m in x.members}
    assert "fao" in members


def first(text: str) -> Partnership:
    """The first partnership that a report of one paragraph tells of."""
    document = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language="zh")
    return next(one for one in partnerships.extract(document, Gazetteer.load()) if isinstance(one, Partnership))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2041年9月，开发署、粮农组织、灯塔公司、苹果基金会和海灯基金会联合发起“果园项目”。", "2041-09", ""),
        ("开发署和灯塔公司在2041年发起了海灯伙伴关系，帮助各国。", "2041", ""),
        ("全球果园联盟由开发署发起，自2043年起要求企业提交报告。", "", ""),
        ("全球果园联盟由开发署于2041年发起，目标是到2050年实现普遍供果。", "2041", ""),
        ("全球果园联盟由开发署于2041年发起，至2046年结束。", "2041", "2046"),
    ],
)
def test_when_a_collaboration_began_and_ended(text: str, start: str, end: str) -> None:
    assert (first(text).start, first(text).end) == (start, end)


def test_where_people_are_from_is_no_place_of_the_work() -> None:
    part = Part(
        "box-1-1",
        PartKind.BOX_ITEM,
        "果园联盟\n开发署与灯塔公司合作，在肯尼亚帮助乍得难民。",
        parent="box-1",
        title="果园联盟",
    )
    box = Part("box-1", PartKind.BOX, "伙伴关系实例", parent="sec-1", title="伙伴关系实例")
    found = partnerships.extract(report(box, part, language="zh"), Gazetteer.load())
    (one,) = (x for x in found if isinstance(x, Partnership))
    assert {place.iri.rsplit("/", 1)[-1] for place in one.places} == {"KEN"}
