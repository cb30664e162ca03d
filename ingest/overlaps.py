"""Names in a text that overlap, or that are a name and its short form: one of them is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.slots import Slot


def tidy(slots: Iterable[Slot], text: str) -> list[Slot]:
    """Names without overlap, the longest where they begin together; a name and its short form in brackets are one."""
    kept: list[Slot] = []
    for slot in sorted(slots, key=lambda s: (s.start, -s.end)):
        before = kept[-1] if kept else None
        if before and slot.start < before.end:
            continue
        if (
            before
            and before.entity
            and before.entity == slot.entity
            and re.fullmatch(r"\s?[（(][“«\"]?", text[before.end : slot.start])
        ):
            close = re.match(r"[”»\"]?[)）]", text[slot.end : slot.end + 2])
            if close:
                kept[-1] = Slot(before.start, slot.end + close.end(), before.kind, before.entity)
                continue
        kept.append(slot)
    return kept
