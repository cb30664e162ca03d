"""List letters of three scripts meet on the Latin ones."""

from __future__ import annotations

import pytest

from kg.letters import latin_items

CASES = [
    (["op-3", "op-3-أ", "op-3-ب", "op-3-ه"], {"op-3-أ": "op-3-a", "op-3-ب": "op-3-b", "op-3-ه": "op-3-e"}),
    (["op-3-هـ"], {"op-3-هـ": "op-3-e"}),
    (["op-3-а", "op-3-б", "op-3-в"], {"op-3-а": "op-3-a", "op-3-б": "op-3-b", "op-3-в": "op-3-c"}),
    (["para-3-ب.2", "annex-3-б"], {"para-3-ب.2": "para-3-b.2", "annex-3-б": "annex-3-b"}),
    (["op-3-a", "op-3-b", "op-3-с"], {"op-3-с": "op-3-c"}),
    (["op-3-ب-1", "op-3-ب"], {"op-3-ب-1": "op-3-b-1", "op-3-ب": "op-3-b"}),
    (["op-3-a", "op-3-b-i", "para-12", "sec-3-A", "fn.s1", "text-op-3-1", "box-1-2"], {}),
]


@pytest.mark.parametrize(("fragments", "latin"), CASES)
def test_letters_of_other_scripts_have_latin_ones(fragments: list[str], latin: dict[str, str]) -> None:
    assert latin_items(fragments) == latin
