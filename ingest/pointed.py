"""Short names that point back: 该办公室 means the office that the paragraph has named, whoever else is called so.

The gazetteer knows some bodies by such words. Where the paragraph names another body whose name ends with them, and
not the one of the gazetteer, the words mean that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.needs import NEVER
from ontology import table

if TYPE_CHECKING:
    from ingest.mentions import Named


def resolved(text: str, names: Sequence[Named], language: str) -> Iterator[Named]:
    """The names of a part from left to right, those that point back with the entity that they mean there."""
    points = re.compile(table(language, "mentions")["forms"].get("points_back", NEVER))
    before: list[Named] = []
    for named in names:
        pointing = points.match(text, named.start, named.end)
        meant = _meant(text, named, text[pointing.end() : named.end], before) if pointing else None
        yield replace(named, entity=meant.entity) if meant else named
        if not pointing:
            before.append(named)


def _meant(text: str, named: Named, head: str, before: Sequence[Named]) -> Named | None:
    """The last one named before whose name ends with `head`; None where the one known by it is named there too."""
    if not head or any(other.entity.iri == named.entity.iri for other in before):
        return None
    return next((other for other in reversed(before) if text[other.start : other.end].endswith(head)), None)
