"""Advice in Chinese reports: who is to act where a noun, an adverbial or nothing stands before 应, and what asks nothing."""

import pytest

from ingest.mandates import extract
from kg.model import Part, PartKind
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
