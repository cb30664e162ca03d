"""Who acts in words that name nobody: the subject of the lead of a sub-paragraph, or of the sentence before."""

from __future__ import annotations

import re
from functools import cache

from ingest.cast import rules
from ingest.partnerships.draft import Setting, specific
from ingest.slots import Sentence, Slot
from kg.model import Part, PartKind
from ontology import table

Lead = tuple[Part, Slot]
"""Somebody named before, in that part, who goes on acting in what follows."""


def leads_above(part: Part, setting: Setting) -> list[Lead]:
    """Nobody in a part of its own; who the words before a sub-paragraph name goes on acting in it."""
    above = setting.parts.get(part.parent)
    if above is None or part.kind is not PartKind.SUBPARAGRAPH:
        return []
    if rules(setting.language)["unit"].match(above.text):
        return _heading(above, setting)
    return [(above, slot) for sentence in setting.scenes.of(above)[:1] for slot in subjects(sentence)]


def _heading(part: Part, setting: Setting) -> list[Lead]:
    """The body that the nearest heading above a part names."""
    while part.parent in setting.parts:
        part = setting.parts[part.parent]
        if part.kind is PartKind.HEADING:
            told = setting.scenes.of(part)
            return [(part, slot) for sentence in told[:1] for slot in sentence.slots if specific(slot)][:1]
    return []


def subjects(sentence: Sentence) -> list[Slot]:
    """The first body or collaboration, rather one that no preposition makes an object: "in the Board, X …"."""
    named = [slot for slot in sentence.slots if slot.kind in "AC" and specific(slot)]
    direct = (slot for slot in named if not _oblique(sentence.language).search(sentence.text, 0, slot.start))
    return [next(direct, named[0])] if named else []


@cache
def _oblique(language: str) -> re.Pattern[str]:
    """A preposition at the end of what is searched: whoever is named behind it is no subject."""
    return re.compile(table(language, "mandates")["patterns"]["oblique"], re.I)


def headed(part: Part, setting: Setting) -> list[Slot]:
    """Who a part that names nobody speaks of: the subject of the words above it, or the body its heading names."""
    return [slot for _, slot in leads_above(part, setting) or _heading(part, setting)]
