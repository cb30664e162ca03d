"""Functions that a bulletin assigns: what each office and post named at the head of a clause is to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.mandates.draft import Draft, Setting, Span, actions, sentences
from ingest.mandates.offices import Offices
from ingest.mentions import Named
from kg.model import Entity, MandateKind, Part, PartKind

FUNCTION: Final = "mandates.function"
RULE: Final = "mandates.rule"
ASSIGN: Final = "assign-function"
SURE, IMPLIED = Decimal("0.9"), Decimal("0.7")


def find(setting: Setting) -> Iterator[Draft]:
    """Clause by clause; a section's heading says whom "it" and sentences without a subject mean."""
    unit: Entity | None = None
    subject: Entity | None = None
    offices = Offices(setting)
    for part in setting.document.parts:
        if part.kind is PartKind.HEADING:
            unit = next((n.entity for n in setting.actors(part) if n.end - n.start == len(part.text.strip())), None)
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
        own, begin = _subject(part, span, offices)
        if own is None and unit and setting.words["anaphor"].match(part.text, begin):
            own = unit
        implied, subject = own is None, own or subject
        if subject is None:
            continue
        steps = actions(part.text, begin, span[1], setting.language)
        if below and span == spans[-1] and part.text.rstrip().endswith((":", "：")):
            steps = steps[:-1]
        for step in steps:
            other = _subject(part, step, offices)[0] if step[0] > begin else None
            subject, implied = other or subject, implied and other is None
            if not setting.words["headed"].fullmatch(part.text[slice(*step)].strip()):
                yield _function(part, step, subject, implied, setting)
    for item in below if subject else ():
        yield replace(_function(item, _whole(item), subject, False, setting), context=part.text)


def _subject(part: Part, span: Span, offices: Offices) -> tuple[Entity | None, int]:
    """The office or post that opens the sentence, and where its predicate begins."""
    setting = offices.setting
    start = span[0] + len(part.text[span[0] : span[1]]) - len(part.text[span[0] : span[1]].lstrip())
    actors = setting.actors(part, start, span[1])
    opens = bool(actors) and setting.words["lead"].fullmatch(part.text, start, actors[0].start) is not None
    formed = offices.opening(part, start, span[1])
    if formed and not (opens and _names(actors[0], formed[1], part, setting)):
        return formed[0], formed[2]
    if not opens:
        return None, start
    holder = actors[0]
    for post in actors[1:]:
        if post.start == holder.end:
            holder = post
    offices.remember(part.text[holder.start : holder.end], holder.entity)
    return holder.entity, holder.end


def _names(opening: Named, end: int, part: Part, setting: Setting) -> bool:
    """Whether the name that opens a sentence says who acts: not where it runs over the verb, 主任代表办公室."""
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
