"""Lists of donors: an annex whose title names the body they give to, an item for each with the sum it gave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from ingest.cast import Scenes
from ingest.slots import Slot
from kg.model import Document, Evidence, Part, PartKind, Relation
from ontology import table

LISTED: Final = "relations.donors"
LIKELY: Final = Decimal("0.8")
_SUM: Final = re.compile(r"\W{0,8}[:：–—,，]\s*\W?(?:\w{1,4}\s?)?\d")
"""What stands behind a donor's name in such a list: a mark and a number."""


def donors(document: Document, scenes: Scenes) -> Iterator[Relation]:
    """That each item's first name, with a sum behind it, funds the body that the title of the list names."""
    titles = {part.fragment: part for part in document.parts if part.kind is PartKind.ANNEX}
    for part in document.parts:
        title = titles.get(part.parent) if part.kind is PartKind.ANNEX_ITEM else None
        taker = _taker(title, scenes) if title else None
        giver = _first(part, scenes)
        if taker and taker.entity and giver and giver.entity and _SUM.match(part.text, giver.end):
            quote = part.text[giver.start : giver.end]
            evidence = Evidence(part.fragment, giver.start, giver.end, quote, LISTED, LIKELY)
            yield Relation(giver.entity, "unp:funds", taker.entity, evidence)


def _taker(title: Part, scenes: Scenes) -> Slot | None:
    """The body to which a title says that those who are listed give."""
    if not _giving(scenes.language).search(title.text):
        return None
    return next((slot for told in scenes.of(title) for slot in told.slots if slot.kind in "AC"), None)


def _first(part: Part, scenes: Scenes) -> Slot | None:
    """Who is named at the head of an item."""
    slots = (slot for told in scenes.of(part)[:1] for slot in told.slots[:1])
    return next((slot for slot in slots if slot.kind in "ACN" and not part.text[: slot.start].strip()), None)


@cache
def _giving(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "relations")["donors"], re.I)
