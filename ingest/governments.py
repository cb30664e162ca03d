"""Governments told as a list of countries: 智利、塞内加尔和荷兰政府 are three; only the last says that it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.slots import Slot
from ontology import table

GOVERNMENT: Final = "government"
"""Entity type of the government of a country."""


def governing(slots: Sequence[Slot], text: str, language: str) -> list[Slot]:
    """The slots, with each country of a list that ends with a government as one who acts.

    Only in languages whose table says that the word for it stands once, at the end (`governments_last`).
    """
    words = table(language, "partnerships")
    if not words.get("governments_last"):
        return list(slots)
    joint = re.compile(rf"\s*(?:{words['joint']})\s*")
    told: list[Slot] = []
    behind: Slot | None = None
    for slot in reversed(slots):
        listed = behind is not None and joint.fullmatch(text, slot.end, behind.start) is not None
        if slot.kind == "N" and listed:
            slot = replace(slot, kind="A")
            behind = slot
        else:
            behind = slot if slot.entity and slot.entity.entity_type == GOVERNMENT else None
        told.insert(0, slot)
    return told
