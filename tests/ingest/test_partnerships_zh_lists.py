"""Chinese: who belongs to a list of those who work together, and what else tells of it."""

from __future__ import annotations

import pytest

from ingest import partnerships
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Partnership
from tests.ingest.documents import report


def members(text: str) -> list[tuple[str, set[str]]]:
    """The label of each partnership and those of its members."""
    told = report(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language="zh")
    return [
        (one.entity.labels["zh"][0], {member.member.labels["zh"][0] for member in one.members})
        for one in partnerships.extract(told, Gazetteer.load())
        if isinstance(one, Partnership)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "开发署建造港口。世界卫生组织则与谷歌公司和微软公司合作，向守灯员发送信息。",
            {"世界卫生组织", "谷歌公司", "微软公司"},
        ),
        ("儿童基金会同拜耳公司2041年在联合国日内瓦办事处签署协议。", {"联合国儿童基金会", "拜耳公司"}),
        ("粮食署与万事达卡公司延长了自2032年起的合作。", {"世界粮食计划署", "万事达卡公司"}),
        (
            "2035年5月，联合国国际伙伴关系基金、联合国基金会和国际商会在联合国总部共同举办了灯塔会议。",
            {"联合国国际伙伴关系基金", "联合国基金会", "国际商会"},
        ),
        (
            "联合国教育、科学及文化组织和欧莱雅集团2041年创立了“蓝灯奖”，每年颁发奖金。",
            {"联合国教育、科学及文化组织", "欧莱雅集团"},
        ),
    ],
)
def test_who_works_together(text: str, expected: set[str]) -> None:
    ((_, found),) = members(text)
    assert found == expected


def test_a_list_with_somebody_unknown_is_read_to_its_beginning() -> None:
    text = "2039年，工发组织与北海集团旗下的卡洛·贝尔公司、国际商会和印度灯具制造商协会结成伙伴关系。"
    ((_, found),) = members(text)
    assert {"联合国工业发展组织", "卡洛·贝尔公司", "国际商会", "印度灯具制造商协会"} <= found


def test_a_latin_name_before_a_blank() -> None:
    ((label, found),) = members("Lumo 是儿童基金会和国际电信联盟2039年共同发起的一项倡议。")
    assert (label, found) == ("Lumo", {"联合国儿童基金会", "国际电信联盟"})


def test_who_carries_out_a_project_with_whom_takes_part() -> None:
    found = members("教科文组织会同华为技术有限公司在埃及和加纳实施“蓝灯课堂”项目。")
    assert any(label == "蓝灯课堂" and {"联合国教育、科学及文化组织", "华为公司"} <= who for label, who in found)
