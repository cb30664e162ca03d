"""What reports say in further clauses: "… and that FAO act as …", "Charged by the Board with …, the Office …"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ingest.authors import REPORTING
from ingest.entities import GROUP
from ingest.mandates.addressees import Reading, addressed
from ingest.mandates.draft import AROUND, Draft, Setting, Span, actions, oblique
from ingest.mandates.subjects import subjects_of
from ingest.mentions import group
from ingest.names import Formed
from kg.model import Entity, MandateKind, Part

FRONTED: Final = "mandates.fronted"
LIKELY: Final = Decimal("0.75")


def steps(part: Part, span: Span, setting: Setting) -> Iterator[tuple[list[Entity], Span]]:
    """The things to do told one after another, each with those whom a clause of its own names for it."""
    for action in actions(part.text, *span, setting.language):
        yield from told_apart(part, action, setting)


def told_apart(part: Part, span: Span, setting: Setting) -> Iterator[tuple[list[Entity], Span]]:
    """What is to be done, cut where a clause of content names another who is to do more: he, and what he is to do.

    Nobody is named for the first one, whose subject the caller knows.
    """
    named, start = list[Entity](), span[0]
    for joint in setting.words["that_on"].finditer(part.text, *span):
        others, begin = addressed(part, joint.end(), span[1], setting)
        if others:
            yield named, (start, start + len(part.text[start : joint.start()].rstrip(AROUND)))
            named, start = others, begin + len(part.text[begin : span[1]]) - len(part.text[begin : span[1]].lstrip())
    yield named, (start, span[1])


def added(part: Part, told: list[Span], setting: Setting) -> list[Span]:
    """The things asked one after another in a report ("and to …", 并……); what adds none belongs to the one before.

    A resolution asks all of them by one verb.
    """
    if setting.document.metadata.type not in REPORTING:
        return [(told[0][0], told[-1][1])]
    words, found = setting.words, told[:1]
    row = {n for n, action in enumerate(told) if n and words["row"].match(part.text, action[0])}
    joined = {n for n, action in enumerate(told) if n and words["adds"].match(part.text, action[0])}
    joined |= {n for n in row if words["last"].search(part.text, *told[n])}
    joined |= {n for n in row if n < max(joined, default=0)}
    joined |= {n for n, action in enumerate(told) if n and _apart(part, told[n - 1], action, setting)}
    for number, action in enumerate(told[1:], 1):
        found = [*found, action] if number in joined else [*found[:-1], (found[-1][0], action[1])]
    return found


def _apart(part: Part, before: Span, action: Span, setting: Setting) -> bool:
    """Whether a thing to do is one of its own though nothing joins it: 吁请企业公布结果，停止…….

    Not where the words before it only tell when, where or with whom it is to be done.
    """
    begins = setting.words["apart"].match(part.text, *action)
    return begins is not None and setting.words["settles"].search(part.text[slice(*before)]) is None


def anew(part: Part, action: Span, setting: Setting) -> tuple[list[Entity], Span]:
    """The subject that a further thing to do has of its own, and that thing: وأن يضع البرنامج, 各机构则保留, 并由……."""
    other = setting.words["instead"].match(part.text, *action)
    if other and (named := subjects_of(part, action[0], other.end("who"), setting)):
        return named, (other.end(), action[1])
    verb = setting.words["turned"].match(part.text, *action) or setting.words["predicate"].match(part.text, *action)
    found = Reading(part, verb.end(), action[1], setting).adjoining() if verb else []
    if found and setting.spaced and oblique(part, found[0].start, setting):
        return [], action
    noun = setting.words["bearer"].match(part.text, verb.end(), action[1]) if verb and not found else None
    if noun:
        form = Formed(noun.start("noun"), noun.end("noun"), noun["noun"], GROUP)
        return [group(form, setting.gazetteer, setting.language).entity], action
    return [one.entity for one in found], action


def fronted(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """A function told in front of its bearer: "Charged by the Board with coordinating the work, the Office …"."""
    charge = setting.words["fronted"].match(part.text, *span)
    comma = part.text.find(",", charge.end(), span[1]) if charge else -1
    if charge is None or comma < 0:
        return
    bearer = next(iter(setting.actors(part, comma, span[1])), None)
    if bearer and setting.words["lead"].fullmatch(part.text, comma + 1, bearer.start):
        by = (
            next((named.entity for named in setting.speakers(part, *charge.span("by"))), None) if charge["by"] else None
        )
        action = (charge.end(), comma)
        kind, whole = MandateKind.FUNCTION, (charge.start(), bearer.end)
        yield Draft(part, kind, "assign-function", by, bearer.entity, whole, action, FRONTED, LIKELY)
