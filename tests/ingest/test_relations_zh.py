"""Relations told in Chinese: what the words say, and what they only seem to say."""

from __future__ import annotations

import pytest

from ingest.relations import extract
from kg.gazetteer import Gazetteer
from kg.model import Entity, Part, PartKind, Relation
from tests.ingest.documents import report


def told(*texts: str) -> set[tuple[str, str, str]]:
    parts = [Part(f"para-{n}", PartKind.PARAGRAPH, text) for n, text in enumerate(texts, 1)]
    relations = set()
    for one in extract(report(*parts, language="zh"), Gazetteer.load()):
        assert isinstance(one, Relation)
        relations.add((name(one.subject), one.predicate, name(one.object)))
    return relations


def name(value: Entity | str) -> str:
    if isinstance(value, str):
        return value
    own = "/x-" in value.iri
    return value.labels["zh"][0] if own and value.labels else "change" if own else value.iri.rpartition("/")[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联合国海灯办公室下设果园司和风车司。", ("风车司", "org:subOrganizationOf", "联合国海灯办公室")),
        ("挪威是全球海灯联盟的创始成员。", ("NOR", "org:memberOf", "全球海灯联盟")),
        ("扬·奥查德担任联合国海灯办公室代理执行主任。", ("扬·奥查德", "org:headOf", "联合国海灯办公室")),
        (
            "联合国海灯办公室由秘书长于2041年设立，当时称为灯塔处；2046年改用现名，现由扬·奥查德担任执行主任。",
            ("扬·奥查德", "org:headOf", "联合国海灯办公室"),
        ),
        ("挪威是全球海灯联盟最大的供资方。", ("NOR", "unp:funds", "全球海灯联盟")),
        ("全球海灯联盟的全部经费由挪威提供。", ("NOR", "unp:funds", "全球海灯联盟")),
        (
            "联合国海灯办公室（前身为全球灯塔联盟）开展工作。",
            ("change", "org:resultingOrganization", "联合国海灯办公室"),
        ),
        ("挪威为全球海灯联盟提供场地。", ("全球海灯联盟", "unp:hostedBy", "NOR")),
        ("全球海灯联盟目前由挪威和开发署出资。", ("NOR", "unp:funds", "全球海灯联盟")),
        ("全球海灯联盟由设在日内瓦的儿童基金会托管。", ("全球海灯联盟", "unp:hostedBy", "unicef")),
        (
            "经济及社会理事会作出努力。理事会已启动了若干成功的倡议，其中包括全球海灯联盟。",
            ("全球海灯联盟", "unp:launchedBy", "ecosoc"),
        ),
        ("大会日益让非政府组织参与其工作。", ("general-assembly", "unp:interfacesWith", "非政府组织")),
        ("联合国海灯办公室定期与开发署进行密切磋商。", ("联合国海灯办公室", "unp:interfacesWith", "undp")),
        ("由儿童基金会主持的全球海灯联盟帮助各国。", ("全球海灯联盟", "unp:hostedBy", "unicef")),
        ("请各国支持由儿童基金会主持的全球海灯联盟。", ("全球海灯联盟", "unp:hostedBy", "unicef")),
        (
            "隶属于联合国海灯办公室的全球海灯联盟帮助各国。",
            ("全球海灯联盟", "org:subOrganizationOf", "联合国海灯办公室"),
        ),
        ("全球海灯联盟帮助各国。挪威加入该联盟。", ("NOR", "org:memberOf", "全球海灯联盟")),
        ("任命扬·奥查德先生(挪威)担任联合国伊拉克援助团团长。", ("扬·奥查德", "org:headOf", "unami")),
        ("联合国海灯办公室继续与开发署密切协调。", ("联合国海灯办公室", "unp:interfacesWith", "undp")),
        ("由秘书长主持的全球海灯联盟帮助各国。", ("secretary-general", "org:headOf", "全球海灯联盟")),
        ("挪威作为全球海灯联盟主席帮助各国。", ("NOR", "org:headOf", "全球海灯联盟")),
        ("开发署管理资金，由其担任主席的全球海灯联盟负责指导。", ("undp", "org:headOf", "全球海灯联盟")),
        ("联合国海灯办公室是开发署于2041年设立的机构。", ("联合国海灯办公室", "schema:founder", "undp")),
        ("全球海灯联盟由开发署创建，并由儿童基金会主持，帮助各国。", ("全球海灯联盟", "unp:hostedBy", "unicef")),
    ],
)
def test_what_the_words_say(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "联合国海灯办公室是开发署设立的委员会的成员。",
        "联合国海灯办公室帮助各国。挪威加入该网络。",
        "世界银行集团提供贷款。",
        "大会果园保护协会会员增加了。",
        "由开发署主持的会议和由儿童基金会主持的果园公约秘书处继续合作。",
        "增强环境署领导联合国全系统果园战略的权能。",
        "尚未加入欧洲联盟的中欧倡议成员国参加了。",
        "由开发署供资的联合国项目完成了八成。",
        "秘书长设立了联合国系统果园威胁登记簿。",
        "挪威签署《果园行动声明》。",
        "2020年7月启动了“开发署帮助果园”基金。",
        "挪威准备向原子能机构成员国捐款45 000美元。",
    ],
)
def test_what_the_words_only_seem_to_say(text: str) -> None:
    found = told(text)
    assert not {p for _, p, o in found if o != "2020-07"} - {"unp:interfacesWith"}, found


def test_what_a_body_sets_up_is_not_itself_set_up_then() -> None:
    found = told("国家果园司的活动得到了改进，并于2012年成立了下属的果园股。")
    assert "国家果园司" not in {s for s, p, _ in found if p == "schema:foundingDate"}


def test_a_gift_funds_those_who_are_given_to() -> None:
    found = told("挪威向海灯中心捐款500万美元。海灯中心是研究机构。")
    assert {value for _, predicate, value in found if predicate == "unp:funds"} == {"海灯中心"}


def test_who_is_asked_to_give_has_given_nothing() -> None:
    found = told("开发署设立了果园信托基金，请各国、非政府组织和基金会考虑向该基金提供捐款。")
    assert "unp:funds" not in {predicate for _, predicate, _ in found}


def test_what_a_body_hosts_it_does_not_head() -> None:
    assert ("unicef", "org:headOf", "全球海灯联盟") not in told("由儿童基金会主持的全球海灯联盟帮助各国。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由智利和挪威担任主席的全球海灯联盟提交了文件。", ("NOR", "org:headOf", "全球海灯联盟")),
        ("儿基会作为机构间常设委员会的成员，参加了工作。", ("unicef", "org:memberOf", "iasc")),
        (
            "联合国果园办公室作为联合国海灯办公室的组成部分工作。",
            ("联合国果园办公室", "org:subOrganizationOf", "联合国海灯办公室"),
        ),
        ("人口基金还通过中央应急基金收到400万美元。", ("cerf", "unp:funds", "unfpa")),
        ("担任七国集团主席国的意大利参加了会议。", ("ITA", "org:headOf", "g7")),
    ],
)
def test_what_a_body_is_beside_what_it_does(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_a_cooperation_without_a_name_was_launched_by_nobody() -> None:
    relations = told("开发署还与粮农组织共同启动了工作。")
    assert not any(predicate == "unp:launchedBy" for _, predicate, _ in relations)


def test_an_agency_that_supports_gives_no_money_by_it() -> None:
    relations = told("在儿基会支持下成立了全球海灯联盟。", "东南亚国家联盟海灯共同体于2015年成立。")
    assert not {predicate for _, predicate, _ in relations} & {"unp:funds", "schema:foundingDate"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全球海灯联盟理事长扬·奥查德与会。", ("扬·奥查德", "org:headOf", "全球海灯联盟")),
        ("全球海灯联盟由秘书长任主席，每年开会。", ("secretary-general", "org:headOf", "全球海灯联盟")),
        (
            "全球海灯联盟在蓝港开会，由秘书长和企业家扬·奥查德共同主持。",
            ("扬·奥查德", "org:headOf", "全球海灯联盟"),
        ),
        ("秘书长代表联合国出席，并主持联合国海灯办公室。", ("secretary-general", "org:headOf", "联合国海灯办公室")),
        ("开发署牵头的全球海灯联盟帮助各国。", ("undp", "org:headOf", "全球海灯联盟")),
        ("由海灯公司和蓝礁公司组成的全球海灯联盟帮助各国。", ("蓝礁公司", "org:memberOf", "全球海灯联盟")),
        ("全球海灯联盟由海灯公司、开发署和挪威的代表组成。", ("海灯公司", "org:memberOf", "全球海灯联盟")),
        ("开发署和儿基会共同组成了全球海灯联盟。", ("unicef", "org:memberOf", "全球海灯联盟")),
        (
            "全球海灯联盟帮助各国。联盟的90多名成员中有一半是企业，包括海灯公司。",
            ("海灯公司", "org:memberOf", "全球海灯联盟"),
        ),
        ("全球海灯联盟由海灯公司提供资金。", ("海灯公司", "unp:funds", "全球海灯联盟")),
        ("海灯公司为全球海灯联盟拨出900万美元。", ("海灯公司", "unp:funds", "全球海灯联盟")),
        ("由海灯公司出资的全球海灯联盟帮助各国。", ("海灯公司", "unp:funds", "全球海灯联盟")),
        ("全球海灯联盟耗资900万美元，其中海灯公司出资100万美元。", ("海灯公司", "unp:funds", "全球海灯联盟")),
        ("开发署与海灯公司联合发起全球海灯联盟。", ("全球海灯联盟", "unp:launchedBy", "海灯公司")),
        ("全球海灯联盟由开发署于2047年共同召集。", ("全球海灯联盟", "unp:launchedBy", "undp")),
        ("由秘书长和一批领袖发起的全球海灯联盟帮助各国。", ("全球海灯联盟", "unp:launchedBy", "secretary-general")),
        ("全球海灯联盟是秘书长在2047年发起的。", ("全球海灯联盟", "unp:launchedBy", "secretary-general")),
        (
            "全球海灯联盟帮助各国。其蓝港灯光实验室开展工作。",
            ("蓝港灯光实验室", "org:subOrganizationOf", "全球海灯联盟"),
        ),
        (
            "全球海灯联盟2047年与联合国民主基金一并归入新设立的联合国海灯办公室。",
            ("undef", "org:subOrganizationOf", "联合国海灯办公室"),
        ),
        ("联合国海灯办公室负责与开发署和非洲开发银行联络。", ("联合国海灯办公室", "unp:interfacesWith", "undp")),
        ("联合国海灯办公室可直接向秘书长报告。", ("联合国海灯办公室", "org:reportsTo", "secretary-general")),
        ("由开发署主办的全球海灯联盟帮助各国。", ("全球海灯联盟", "unp:hostedBy", "undp")),
        ("全球海灯联盟由开发署担任秘书处。", ("全球海灯联盟", "unp:hostedBy", "undp")),
    ],
)
def test_who_makes_up_leads_pays_and_starts_what(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_whom_a_row_of_members_leaves_out_is_no_other_kind_of_body() -> None:
    relations = told("全球海灯联盟帮助各国。委员会的90名成员中包括海灯公司。")
    assert not [one for one in relations if one[1] == "org:memberOf"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全球海灯联盟由海灯公司和开发署共同牵头。", ("海灯公司", "org:headOf", "全球海灯联盟")),
        ("海灯公司首席执行官扬·奥查德出席会议。", ("扬·奥查德", "org:headOf", "海灯公司")),
        ("儿基会执行主任扬·奥查德出席会议。", ("扬·奥查德", "org:headOf", "unicef")),
        (
            "秘书长任命扬·奥查德(挪威)为全球契约首席执行官兼执行主任。",
            ("扬·奥查德", "org:headOf", "global-compact"),
        ),
        (
            "联合国海灯办公室负责管理基金，每年向秘书长报告工作。",
            ("联合国海灯办公室", "org:reportsTo", "secretary-general"),
        ),
        ("联合国海灯办公室每半年向秘书长汇报。", ("联合国海灯办公室", "org:reportsTo", "secretary-general")),
        ("蓝港灯光实验室是全球海灯联盟的创新支柱。", ("蓝港灯光实验室", "org:subOrganizationOf", "全球海灯联盟")),
        ("全球海灯联盟由开发署和海灯公司于2041年共同编制。", ("全球海灯联盟", "unp:launchedBy", "海灯公司")),
        ("开发署召集的全球海灯联盟帮助各国。", ("全球海灯联盟", "unp:launchedBy", "undp")),
        ("全球海灯联盟由前任秘书长扬·奥查德于2041年发起。", ("全球海灯联盟", "unp:launchedBy", "扬·奥查德")),
        ("秘书长决定设立联合国海灯办公室。", ("联合国海灯办公室", "schema:founder", "secretary-general")),
        ("全球海灯联盟帮助各国。主要出资方是海灯公司。", ("海灯公司", "unp:funds", "全球海灯联盟")),
        ("开发署和儿童基金会共同主办的全球海灯联盟帮助各国。", ("全球海灯联盟", "unp:hostedBy", "unicef")),
        ("全球海灯联盟帮助各国。开发署担任其秘书处。", ("全球海灯联盟", "unp:hostedBy", "undp")),
        (
            "全球灯塔联盟的职能移交给新成立的全球海灯联盟。",
            ("change", "org:resultingOrganization", "全球海灯联盟"),
        ),
        ("全球海灯联盟汇集了开发署和海灯公司。", ("海灯公司", "org:memberOf", "全球海灯联盟")),
    ],
)
def test_who_leads_answers_to_convenes_and_belongs_to_whom(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_groups_and_counted_companies_are_no_members_that_can_be_told_from_others() -> None:
    relations = told("全球海灯联盟汇集了43家银行和非政府组织。")
    assert not [one for one in relations if one[1] == "org:memberOf"]


def test_who_supports_something_unnamed_funds_no_body_told_of_before() -> None:
    assert not [one for one in told("开发署开展工作。支持方包括海灯公司。") if one[1] == "unp:funds"]
