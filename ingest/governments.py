"""Governments told as a list of countries: 智利、塞内加尔和荷兰政府 are three; only the last says that it is one.

Or only the first does: "the Governments of Chile, Senegal and the Netherlands".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.slots import Slot
from ontology import table

COUNTRY: Final = "schema:Country"
GOVERNMENT: Final = "government"
"""Entity type of the government of a country."""


def governing(slots: Sequence[Slot], text: str, language: str) -> list[Slot]:
    """The slots, with each country of a list of governments as one who acts.

    Only in languages whose table says that the word for it stands once: at the end (`governments_last`), or at the
    head, before the first country (`governments_first`).
    """
    words = table(language, "partnerships")
    if "governments_first" in words:
        return _led(slots, text, language)
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


def _led(slots: Sequence[Slot], text: str, language: str) -> list[Slot]:
    """The slots, with the countries of a list as those who act, the first one together with the word for them all."""
    heads = {match.end(): match.start() for match in _head(language).finditer(text)}
    if not heads:
        return list(slots)
    told: list[Slot] = []
    for slot in slots:
        last = told[-1] if told else None
        begins = slot.kind == "N" and slot.start in heads
        goes_on = (
            slot.kind == "N"
            and last is not None
            and _is_told_so(last)
            and _joint(language).fullmatch(text, last.end, slot.start)
        )
        if begins:
            told = [other for other in told if other.end <= heads[slot.start]]
            slot = replace(slot, start=heads[slot.start])
        told.append(replace(slot, kind="A") if begins or goes_on else slot)
    return told


def _is_told_so(slot: Slot) -> bool:
    """Whether a country has been told as one who acts."""
    return slot.kind == "A" and slot.entity is not None and COUNTRY in slot.entity.types


@cache
def _head(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "partnerships")["governments_first"])


@cache
def _joint(language: str) -> re.Pattern[str]:
    words = table(language, "partnerships")
    return re.compile(rf"\s*(?:{words['joint']})\s*(?:{words['article']})")
