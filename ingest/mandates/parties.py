"""Who stands beside the words that ask, other than as the one addressed: who does it, whose it is, who speaks."""

from __future__ import annotations

from ingest.mandates.addressees import Reading, distinct
from ingest.mandates.draft import Setting, oblique
from ingest.mentions import Named
from kg.model import Entity, Part
from kg.needs import NEVER


def doers(part: Part, start: int, stop: int, setting: Setting) -> tuple[list[Entity], int]:
    """Those who are named from `start` on with what they do right behind: "(the need for) States to share data"."""
    found = Reading(part, start, stop, setting).adjoining()
    doing = setting.words["doing"].match(part.text, found[-1].end, stop) if found else None
    return (distinct(found), doing.end()) if doing else ([], start)


def owners(part: Part, start: int, stop: int, setting: Setting) -> list[Entity]:
    """Whose work is asked for from `start` on: "further efforts by States", "cooperation between the organizations"."""
    whose = setting.words["nominal"].match(part.text, start, stop)
    return distinct(Reading(part, whose.end(), stop, setting).adjoining()) if whose else []


def behind(part: Part, verb: int, stop: int, setting: Setting) -> Named | None:
    """The common noun behind a verb that is its subject, where the language puts the verb first: قرر المشاركون….

    None where a preposition is written onto it.
    """
    if setting.words["postposed"].pattern == NEVER:
        return None
    described = next(iter(Reading(part, verb, stop, setting).adjoining()), None)
    bare = described and setting.words["postposed"].fullmatch(part.text, verb, described.start)
    return described if bare and described and not oblique(part, described.start, setting) else None
