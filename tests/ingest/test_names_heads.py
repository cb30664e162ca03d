"""Sections, branches, consortia, museums and chapters are named by their head words."""

import pytest

from ingest.mentions import extract
from kg.model import Part, PartKind
from tests.ingest import documents


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Lighthouse Section shall report to the Harbour Branch.", ["Lighthouse Section", "Harbour Branch"]),
        ("en", "Staff of the Field Service repaired the lamps, as Section IV says.", []),
        ("en", "The World Lighthouse Consortium met.", ["World Lighthouse Consortium"]),
        ("zh", "国际商会智利分会和挪威图书馆参加。", ["国际商会智利分会", "挪威图书馆"]),
        ("zh", "国际博物馆日活动在那里举行。", []),
    ],
)
def test_bodies_are_named_by_the_word_for_what_they_are(gazetteer, language, text, expected):
    document = documents.report(Part("para-1", PartKind.PARAGRAPH, text), language=language)
    assert [m.evidence.quote for m in extract(document, gazetteer) if m.evidence.method == "mentions.form"] == expected
