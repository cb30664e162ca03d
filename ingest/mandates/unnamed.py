"""Who is meant where a sentence of a report names nobody: whom the text spoke of before, or where a thing is to be.

Only of languages that leave the subject out and set no words apart; the words of each stand in `mandates.toml`.
"""

from __future__ import annotations

import re
from typing import Final

from ingest.cast import WHOLE
from ingest.mandates.addressees import Reading
from ingest.mandates.charged import named_by
from ingest.mandates.draft import Setting, sentences
from ingest.mandates.issuers import reports
from ingest.mandates.subjects import subjects_of
from kg.model import Entity, Part, PartKind

WEAK: Final = ("weak", "courteous")
STRONG: Final = "strong"
UNITED: Final = "un-"
"""How the entity types of bodies of the United Nations begin."""


def unnamed(part: Part, start: int, modal: re.Match[str], strength: str, setting: Setting) -> list[Entity]:
    """Whom a modal means that stands in a sentence (which begins at `start`) without a subject; none if unknown."""
    if setting.spaced or not reports(setting):
        return []
    found = _founded(part, start, modal.start(), setting) or _placed(part, modal.end(), setting)
    return found or _carried(part, start, modal.start(), strength, setting) or _item_before(part, modal, setting)


def concerned(part: Part, start: int, end: int, setting: Setting) -> list[Entity]:
    """The body whose dealings with others are to be strengthened: 办法加强秘书处同……的对话 is for the Secretariat."""
    if setting.spaced or not reports(setting):
        return []
    for dealing in reversed(list(setting.words["dealings"].finditer(part.text, start, end))):
        named = [n.entity for n in setting.actors(part, *dealing.span("who")) if n.end == dealing.end("who")]
        return [who for who in named if who.entity_type.startswith(UNITED) and who.entity_type != WHOLE]
    return []


def _founded(part: Part, start: int, modal: int, setting: Setting) -> list[Entity]:
    """What the sentence tells was set up goes on to act: 商定成立灯塔小组，由甲主持，应……."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, modal)), default=start)
    founding = next(reversed(list(setting.words["founds"].finditer(part.text, start, modal))), None)
    if founding is None or part.text[clause:modal].strip():
        return []
    begin = founding.end("name")
    between = part.text[begin:clause].count("，")
    return [named_by(part, founding, setting)] if between <= 2 else []


def _placed(part: Part, end: int, setting: Setting) -> list[Entity]:
    """Where something is to be set up is who is to do it: 应在秘书处设立……."""
    place = setting.words["placed"].match(part.text, end)
    named = setting.actors(part, *place.span("who")) if place else []
    return [n.entity for n in named if place and (n.start, n.end) == place.span("who")]


def _carried(part: Part, start: int, modal: int, strength: str, setting: Setting) -> list[Entity]:
    """The body that the sentence before says could act, 这一做法可以……; for 还应 the last one that should."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, modal)), default=start)
    goes_on = setting.words["goes_on_with" if strength in WEAK else "also"].fullmatch(part.text, clause, modal)
    before = [span for span in sentences(part.text, setting.language) if span[1] <= start] if goes_on else []
    for span in reversed(before[-1:] if strength in WEAK else before):
        for like in WEAK if strength in WEAK else (strength,):
            for said in setting.words["modals"][like].finditer(part.text, *span):
                named = subjects_of(part, span[0], said.start(), setting)
                if named and all(who.entity_type.startswith(UNITED) for who in named):
                    return named
    return []


def _item_before(part: Part, modal: re.Match[str], setting: Setting) -> list[Entity]:
    """Who is named in the item before, where an item begins with a modal: (a) 应请秘书处……；(b) 应……."""
    if part.kind is not PartKind.SUBPARAGRAPH or part.text[: modal.start()].strip():
        return []
    items = setting.children.get(part.parent, [])
    before = items[: next((n for n, item in enumerate(items) if item is part), 0)]
    for item in before[-1:]:
        said = setting.words["modals"][STRONG].match(item.text)
        by = setting.words["causes"].match(item.text, said.end()) if said else None
        return [n.entity for n in Reading(item, by.end(), len(item.text), setting).adjoining()] if by else []
    return []
