"""Functions that a bulletin assigns: what each office and post named at the head of a clause is to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.mandates.draft import Draft, Setting, Span, actions, sentences
from ingest.mandates.offices import Offices
from ingest.mandates.subjects import subjects_of
from ingest.mentions import Named
from kg.gazetteer import GROUP_CLASS
from kg.model import Entity, MandateKind, Part, PartKind

FUNCTION: Final = "mandates.function"
RULE: Final = "mandates.rule"
ASSIGN: Final = "assign-function"
RULING: Final = ("strong", "bound")
SURE, IMPLIED = Decimal("0.9"), Decimal("0.7")


def find(setting: Setting) -> Iterator[Draft]:
    """Clause by clause; a section's heading says whom "it" and sentences without a subject mean."""
    unit: Entity | None = None
    subject: Entity | None = None
    offices = Offices(setting)
    for part in setting.document.parts:
        if part.kind is PartKind.HEADING:
            headed = offices.heading(part)
            unit = next((n.entity for n in setting.actors(part) if n.end - n.start == len(part.text.strip())), headed)
            subject = unit or subject
        elif part.kind is PartKind.PREAMBULAR and setting.words["enacting"].search(part.text):
            yield _rule(part, (0, len(part.text)), setting)
        elif part.kind is PartKind.PARAGRAPH:
            drafts = list(_clause(part, subject, unit, offices))
            yield from drafts
            subject = next((draft.addressee for draft in reversed(drafts) if draft.method == FUNCTION), subject)


def _clause(part: Part, subject: Entity | None, unit: Entity | None, offices: Offices) -> Iterator[Draft]:
    """Each sentence and each item below the clause is a function of its subject; "it" is the `unit` of the section."""
    setting = offices.setting
    below = setting.children.get(part.fragment, [])
    spans = list(sentences(part.text, setting.language))
    for span in spans:
        if setting.words["instrument"].match(part.text, span[0]):
            yield _rule(part, span, setting)
            continue
        offices.remember_founded(part, span)
        own, begin = _subject(part, span, unit, offices)
        if own is None and unit and setting.words["anaphor"].match(part.text, begin):
            own = unit
        own = own or _bound(part, span, setting)
        implied, subject = own is None, own or subject
        if subject is None:
            continue
        steps = actions(part.text, begin, span[1], setting.language)
        if below and span == spans[-1] and part.text.rstrip().endswith((":", "：")):
            steps = steps[:-1]
        for number, step in enumerate(steps):
            other = _subject(part, step, None, offices)[0] if step[0] > begin else None
            subject, implied = other or subject, implied and other is None
            if headed := setting.words["headed"].fullmatch(part.text[slice(*step)].strip()):
                following = part.text[slice(*steps[number + 1])] if number + 1 < len(steps) else ""
                offices.remember_head(headed, subject, following)
                continue
            by = _by(part, step, offices)
            yield _function(part, step, by or subject, implied and by is None, setting)
    for item in below if subject else ():
        yield replace(_function(item, _whole(item), subject, False, setting), context=part.text)


def _bound(part: Part, span: Span, setting: Setting) -> Entity | None:
    """Whom a rule binds that no office is named in: 任何企业均不得……."""
    if setting.spaced:
        return None
    rules = (m.start() for k in RULING for m in setting.words["modals"][k].finditer(part.text, *span))
    first = min(rules, default=None)
    told = subjects_of(part, span[0], first, setting) if first is not None else []
    return next((who for who in told if GROUP_CLASS in who.types), None)


def _by(part: Part, step: Span, offices: Offices) -> Entity | None:
    """Who is named as the one by whom it is done, whatever the subject: 由副秘书长担任主席."""
    setting = offices.setting
    by = setting.words["turned"].match(part.text, *step)
    if by is None:
        return None
    named = next((n.entity for n in setting.actors(part, by.end(), step[1]) if n.start == by.end()), None)
    formed = None if named else offices.opening(part, by.end(), step[1])
    return formed[0] if formed else named


def _subject(part: Part, span: Span, unit: Entity | None, offices: Offices) -> tuple[Entity | None, int]:
    """The office or post that opens the sentence, and where its predicate begins."""
    setting = offices.setting
    start = span[0] + len(part.text[span[0] : span[1]]) - len(part.text[span[0] : span[1]].lstrip())
    if again := offices.spoken_of(part, start, unit) or offices.called(part, start):
        return again
    actors = setting.actors(part, start, span[1])
    opens = bool(actors) and setting.words["lead"].fullmatch(part.text, start, actors[0].start) is not None
    formed = offices.opening(part, start, span[1])
    if formed and not (opens and _names(actors[0], formed[1], part, offices)):
        return formed[0], _past_row(actors, formed[2], part, offices)
    if not opens:
        return offices.titled(part, start) or (None, start)
    holder = actors[0]
    for post in actors[1:]:
        if post.start == holder.end:
            holder = post
    offices.remember(part.text[holder.start : holder.end], holder.entity)
    return holder.entity, _past_row(actors, holder.end, part, offices)


def _past_row(actors: list[Named], end: int, part: Part, offices: Offices) -> int:
    """Behind those who are joined to a subject; where words are not set apart they would open the predicate."""
    setting = offices.setting
    while not setting.spaced and (joint := setting.words["joined"].match(part.text, end)):
        formed = offices.opening(part, joint.end(), len(part.text))
        ends = [n.end for n in actors if n.start == joint.end()] + ([formed[1]] if formed else [])
        if not ends:
            break
        end = max(ends)
    return end


def _names(opening: Named, end: int, part: Part, offices: Offices) -> bool:
    """Whether the name that opens a sentence says who acts: not where it runs over the verb, 主任代表办公室, nor where
    the bulletin has a longer name that ends so.
    """
    setting = offices.setting
    if opening.end == end and offices.shortens(part.text[opening.start : end]):
        return False
    if opening.entity.iri in setting.gazetteer or not setting.words["acts_for"].match(part.text, end):
        return opening.end >= end or not setting.spaced
    return False


def _whole(part: Part) -> Span:
    return 0, len(part.text.rstrip(" \n；;。.，,؛،"))


def _function(part: Part, span: Span, subject: Entity | None, implied: bool, setting: Setting) -> Draft:
    sure = IMPLIED if implied else SURE
    return Draft(part, MandateKind.FUNCTION, ASSIGN, setting.author, subject, span, span, FUNCTION, sure, implied)


def _rule(part: Part, span: Span, setting: Setting) -> Draft:
    """What the bulletin lays down about itself binds the Secretariat."""
    bound = setting.known("un-secretariat") or setting.known("secretariat")
    return Draft(
        part, MandateKind.MANDATE, "decide", setting.author, bound, span, span, RULE, IMPLIED, bound is not None
    )
