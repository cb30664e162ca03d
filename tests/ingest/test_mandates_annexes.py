"""What the numbered paragraphs of an annex ask, as those of the report do."""

import pytest

from ingest.mandates import extract
from kg.model import Mandate, Part, PartKind
from tests.ingest.documents import report


@pytest.mark.parametrize(
    ("language", "text", "who", "action"),
    [
        (
            "en",
            "The Security Council requested the Secretary-General to light the lamps.",
            "secretary-general",
            "light",
        ),
        ("zh", "安全理事会请秘书长点亮灯塔。", "secretary-general", "点亮灯塔"),
    ],
)
def test_an_annex_asks(gazetteer, language, text, who, action):
    items = Part("annex-1", PartKind.ANNEX_ITEM, text, parent="annex")
    (found,) = (one for one in extract(report(items, language=language), gazetteer) if isinstance(one, Mandate))
    assert found.addressee.iri.rsplit("/", 1)[-1] == who
    assert action in found.action_text


def test_a_board_brought_in_without_a_name_is_no_council_named_before(gazetteer):
    text = "安全理事会审议了灯塔联盟。联盟由一个理事会领导，该理事会负责核准供资申请。"
    items = Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1")
    (found,) = (one for one in extract(report(items, language="zh"), gazetteer) if isinstance(one, Mandate))
    assert "安全理事会" not in found.addressee.labels["zh"]
