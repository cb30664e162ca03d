"""Advice in Chinese reports: who is to act where a noun, an adverbial or nothing stands before 应, and what asks nothing."""

import pytest

from ingest.mandates import extract
from kg.model import DocumentType, Part, PartKind
from tests.ingest import documents


def asked(gazetteer, text):
    """The first name of each addressee and what it is to do."""
    document = documents.report(Part("para-1", PartKind.PARAGRAPH, text), language="zh", symbol="A/99/1")
    return [(m.addressee.labels["zh"][0], m.action_text) for m in extract(document, gazetteer)]


@pytest.mark.parametrize(
    "text",
    [
        "关于果园，应当再次强调，2041年该岛关闭了港口，并拒绝开放。",
        "应该回顾，理事会在其决议中谴责了这一做法。",
        "必须承认，果园的数目有所减少。",
        "果园应继续是这些活动的核心。",
        "这应该是各项果园工作的重点。",
        "渔船在需要时提供援助。",
        "包括对相关需要方面的支助。",
        "对此并未作出部分回应，也未提供数据。",
        "应挪威政府邀请于2041年举行会议。",
        "果园的使用应更加普及。",
        "由于必须保护果园，该岛关闭了灯塔。",
        "该岛的灯塔满足果园的需要以及港口的要求。",
        "该岛帮助需要援助的儿童。",
        "该岛履行了条约规定的应承担的义务。",
        "理事会和委员会都不认为有必要关闭港口。",
        "委员会将审议是否有必要关闭港口。",
        "该名工作人员未经授权安排她搭乘一架飞机。",
        "挪威援引议定书，授权立即关闭港口。",
    ],
)
def test_what_only_tells_asks_nothing(gazetteer, text):
    assert asked(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("当局应当首先保护果园，并扩大灯塔。", "当局"),
        ("委员会在拟定提交大会的建议时应考虑果园的状况。", "委员会"),
        ("那么每个国家应建造一座新的灯塔。", "每个国家"),
        ("应当建造更多的灯塔和果园。", "联合国"),
        ("具有影响力的国家必须关闭港口。", "具有影响力的国家"),
        ("尚未关闭港口的国家必须扩大灯塔。", "尚未关闭港口的国家"),
        ("这需要现有4个赞助方同意关闭港口。", "赞助方"),
        ("委员会进一步促请缔约国扩大灯塔。", "缔约国"),
        ("第三次果园会议重申这一决定，委员会因此促请缔约国扩大灯塔。", "缔约国"),
        ("委员会建议该缔约国扩大灯塔。", "该缔约国"),
    ],
)
def test_who_is_to_act(gazetteer, text, who):
    assert {name for name, _ in asked(gazetteer, text)} == {who}


def test_another_who_is_told_apart_has_a_thing_to_do_of_his_own(gazetteer):
    told = asked(gazetteer, "儿童基金会应关闭港口，各专门机构则扩大灯塔。")
    assert told == [("联合国儿童基金会", "关闭港口"), ("专门机构", "扩大灯塔")]


def test_nobody_is_advised_where_nothing_speaks_of_the_united_nations(gazetteer):
    part = Part("para-1", PartKind.PARAGRAPH, "应当建造更多的灯塔和果园。")
    told = documents.report(part, language="zh", symbol="A/99/1", title="果园状况")
    assert list(extract(told, gazetteer)) == []


def test_who_has_been_invited_is_not_asked(gazetteer):
    assert asked(gazetteer, "大会已邀请非政府组织参加两次果园辩论。") == []


def test_what_a_semicolon_parts_goes_on_with_the_advice(gazetteer):
    told = asked(gazetteer, "委员会建议开发署扩大灯塔；举行果园会议；果园的数目有所减少。")
    assert told == [("联合国开发计划署", "扩大灯塔"), ("联合国开发计划署", "举行果园会议")]


def test_who_is_named_before_what_is_shown_is_not_to_act(gazetteer):
    text = "开发署的参与并不均衡，说明有必要扩大灯塔。"
    assert asked(gazetteer, text) == [("联合国", "扩大灯塔")]


def test_what_a_council_may_do_by_its_charter(gazetteer):
    assert asked(gazetteer, "经济及社会理事会得设立果园委员会。") == [("经济及社会理事会", "设立果园委员会")]


def test_what_somebody_only_says_is_not_for_him_to_do(gazetteer):
    assert asked(gazetteer, "挪威政府指出，果园没有用途，因此，需要实行国际管制。") == [("联合国", "实行国际管制")]
    assert ("加勒比共同体", "扩大灯塔") not in asked(gazetteer, "加勒比共同体得到了支持，并确认有必要扩大灯塔。")


def test_what_the_speaker_goes_on_to_say_is_no_part_of_what_is_to_be_done(gazetteer):
    assert asked(gazetteer, "开发署应扩大灯塔，并指出果园可派上用场。") == [("联合国开发计划署", "扩大灯塔")]


def test_a_mandate_of_somebody_charges_where_he_acts_by_it(gazetteer):
    told = asked(gazetteer, "开发署能够根据大会的授权，领导果园工作。")
    assert told == [("联合国开发计划署", "领导果园工作")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("请秘书长与劳工组织总干事协调，编写果园报告。", {"secretary-general"}),
        ("鼓励各国政府与非政府组织、私营部门和政府间组织合作，扩大灯塔。", {"governments"}),
        ("促请粮农组织与各区域委员会、开发署及其他有关机构合作，扩大灯塔。", {"fao"}),
        ("请联合国和欧洲联盟继续合作，扩大灯塔。", {"un", "eu"}),
    ],
)
def test_with_whom_somebody_is_to_act_is_not_asked(gazetteer, text, names):
    part = Part("op-1", PartKind.OPERATIVE, text)
    resolution = documents.document(part, language="zh", type=DocumentType.RESOLUTION, symbol="A/RES/99/1")
    found = extract(resolution, gazetteer)
    assert {mandate.addressee.iri.rpartition("/")[2] for mandate in found} == names


def test_an_item_says_what_the_words_above_it_say_and_asks_on(gazetteer):
    parts = [
        Part("para-1", PartKind.PARAGRAPH, "大会不妨："),
        Part("para-1-a", PartKind.SUBPARAGRAPH, "注意到必须有充足的果园；", parent="para-1"),
        Part("para-1-b", PartKind.SUBPARAGRAPH, "回顾灯塔的重要性，并鼓励人口基金扩大灯塔。", parent="para-1"),
    ]
    found = list(extract(documents.report(*parts, language="zh", symbol="A/99/1"), gazetteer))
    assert [
        (m.evidence.part, m.addressee.labels["zh"][0], [w.labels["zh"][0] for w in m.passed_on]) for m in found
    ] == [
        ("para-1-a", "大会", []),
        ("para-1-b", "大会", []),
        ("para-1-b", "大会", ["联合国人口基金"]),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("请秘书长与各区域委员会及驻地协调员协作，扩大灯塔。", {"secretary-general"}),
        ("鼓励联合国与欧洲联盟进一步密切合作，扩大灯塔。", {"un", "eu"}),
        ("决定由秘书长每年召开果园论坛。", {"secretary-general"}),
        ("决定由秘书长召集的果园会议将在纽约举行。", {"general-assembly"}),
    ],
)
def test_who_acts_in_resolutions_along_with_others_or_by_decision(gazetteer, text, names):
    part = Part("op-1", PartKind.OPERATIVE, text)
    resolution = documents.document(part, language="zh", type=DocumentType.RESOLUTION, symbol="A/RES/99/1")
    assert {m.addressee.iri.rpartition("/")[2] for m in extract(resolution, gazetteer)} == names
