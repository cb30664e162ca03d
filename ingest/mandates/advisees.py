"""Who is to do what a modal says: named before it or behind it, by a causative, or as the one who is to do it."""

from __future__ import annotations

from ingest.mandates.addressees import Reading, addressed
from ingest.mandates.draft import Setting
from ingest.mandates.subjects import alone, subject_above, subjects_of
from kg.model import Entity, Part
from kg.needs import NEVER


def advisees(part: Part, told: tuple[int, int, int, int, int], setting: Setting) -> tuple[list[Entity], int]:
    """Who is to act, and where the action begins; languages that put the verb first name its subject behind the modal.

    `told`: the sentence's start, the end of the modal before, the bounds of the modal, and the end of what it asks.
    """
    first, before, start, end, stop = told
    if setting.words["predicate"].pattern != NEVER:
        named, begin = _made_to(part, end, stop, setting)
        if named:
            return named, begin
    by = agents(part, end, stop, setting)
    if setting.words["passive"].match(part.text, start):
        return by, end
    named = by or alone(part, first, start, setting) or _newly(part, before, start, setting)
    named = named or subjects_of(part, first, start, setting)
    if not named and not setting.spaced:
        named = subject_above(part, setting)
    return (named, end) if named else _made_to(part, end, stop, setting)


def agents(part: Part, start: int, stop: int, setting: Setting) -> list[Entity]:
    """Who is named as the one by whom it is to be done, 应由监督厅审计: whatever the subject is, it does not act."""
    behind = setting.actors(part, start, stop)[:1]
    named = [n.entity for n in behind if setting.words["agentive"].fullmatch(part.text, start, n.start)]
    by = None if named or setting.spaced else setting.words["agentive"].match(part.text, start, stop)
    return [one.entity for one in Reading(part, by.end(), stop, setting).adjoining()] if by else named


def _newly(part: Part, before: int, modal: int, setting: Setting) -> list[Entity]:
    """The subjects that a clause brings in behind the modal that ends at `before`: "…, and the agencies should"."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, before, modal)), default=None)
    return subjects_of(part, clause, modal, setting) if clause else []


def before_next(part: Part, start: int, modal: int, setting: Setting) -> int:
    """Where what one modal asks ends: before the clause in which the next one has a subject of its own."""
    clause = max((m.start() for m in setting.words["clause"].finditer(part.text, start, modal)), default=None)
    return clause if clause and subjects_of(part, clause + 1, modal, setting) else modal


def _made_to(part: Part, start: int, stop: int, setting: Setting) -> tuple[list[Entity], int]:
    """Who is to act in "it is necessary that X …", 必须让各机构……, and where the action begins.

    They are named right behind the modal or a causative; behind the verb where the language puts it first.
    """
    if setting.spaced:
        clause = next((m for m in setting.words["content"].finditer(part.text, start - 5, start + 1)), None)
        told, begin = addressed(part, clause.start() if clause else start, stop, setting)
        if told:
            return told, begin
    for named in setting.actors(part, start, stop):
        if setting.words["causes"].fullmatch(part.text, start, named.start):
            directly = setting.spaced and not part.text[start : named.start].strip()
            return [named.entity], named.end if directly else start
    if setting.spaced or setting.words["toward"].match(part.text, start, stop):
        return [], start
    described = Reading(part, start, stop, setting).adjoining()
    return [one.entity for one in described if not setting.words["makes"].match(part.text, one.start)], start


def rejoins(part: Part, told: tuple[int, int, int, int, int], setting: Setting) -> bool:
    """Whether a modal goes on without a subject with what the one before told: 伙伴关系应……，并应……."""
    _, before, start, end, stop = told
    joint = next(reversed(list(setting.words["rejoins"].finditer(part.text, before, start))), None)
    return joint is not None and joint.end() == start and not agents(part, end, stop, setting)
