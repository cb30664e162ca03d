"""Whom a directive verb addresses: the names that follow it, up to where the thing to do begins."""

from __future__ import annotations

import re

from ingest.entities import GROUP, entity_of
from ingest.mandates.draft import Setting
from ingest.mentions import Named
from kg.model import Entity, Part

LONGEST_LEAD = 30
"""Characters of a qualifier before the first addressee."""
LONGEST_ADDRESS = 90
"""Characters of an addressee that no name is known for; longer ones are no addressee but a clause."""


def addressed(part: Part, start: int, stop: int, setting: Setting) -> tuple[list[Entity], int]:
    """The entities addressed from `start` on, and where the action begins; none where the words do not tell.

    Languages that mark the action ("to submit", "de présenter", أن يقدم) are cut there; elsewhere the names must
    follow the verb directly.
    """
    words = setting.words
    named, place = _adjoining(part, start, stop, setting)
    mark = words["marker"].search(part.text, place, stop)
    if named:
        near = mark is not None and mark.start() - place <= LONGEST_ADDRESS
        return named, mark.end() if mark and near else place
    if mark is None:
        return [], start
    stretch = words["aside"].split(part.text[start : mark.start()], maxsplit=1)[0]
    found = setting.actors(part, start, start + len(stretch))
    if found:
        return _distinct(found), mark.end()
    bare = words["article"].sub("", stretch.strip(" ,:，：")).strip(" ,")
    if 2 < len(bare) <= LONGEST_ADDRESS:
        return [entity_of(bare, GROUP, setting.language)], mark.end()
    return _adjoining(part, mark.end(), stop, setting) if not bare else ([], start)


def _adjoining(part: Part, start: int, stop: int, setting: Setting) -> tuple[list[Entity], int]:
    """Names that follow at once, joined by "and" or commas; only a qualifier may stand before the first."""
    found: list[Named] = []
    place = start
    gap: re.Pattern[str] = setting.words["lead"]
    for named in setting.actors(part, start, stop):
        if named.start < place:
            continue
        if gap.fullmatch(part.text, place, named.start):
            found.append(named)
            place = named.end
            gap = setting.words["joined"]
        elif found or named.start - start > LONGEST_LEAD:
            break
    if len(found) > 1 and setting.words["aside"].match(part.text, place, stop):
        place = found[-2].end
        found = found[:-1]
    if not found:
        noun = setting.words["described"].match(part.text, start, stop)
        return ([entity_of(noun["noun"], GROUP, setting.language)], noun.end()) if noun else ([], start)
    tail = setting.words["tail"].match(part.text, place, stop)
    return _distinct(found), tail.end() if tail else place


def _distinct(named: list[Named]) -> list[Entity]:
    return list({n.entity.iri: n.entity for n in named}.values())
