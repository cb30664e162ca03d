"""What a report undertakes: its author in the first person, the organization that reports by name.

It also tells what others have bound themselves to: "the Bank pledged to …", 基金会承诺……. Nobody asked them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ingest.authors import REPORTING
from ingest.cast import COLLABORATION
from ingest.entities import acts
from ingest.mandates.addressees import Reading
from ingest.mandates.draft import Draft, Setting, Span, actions, oblique
from ingest.mandates.subjects import left_out, subjects_of
from ingest.mandates.unnamed import concerned
from ingest.mentions import Named
from kg.gazetteer import GROUP_CLASS
from kg.model import Entity, MandateKind, Part
from kg.needs import NEVER

PROMISED: Final = "mandates.undertaken"
VOWED: Final = "mandates.vowed"
SURE, LIKELY = Decimal("0.9"), Decimal("0.75")


def promised(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "I will establish a trust fund", 我打算……: the author binds himself, and goes on in "and will report on it"."""
    for match in setting.words["undertaking"].finditer(part.text, *span):
        author = setting.author
        for number, action in enumerate(actions(part.text, match.end(), span[1], setting.language)):
            if number == 0 or setting.words["promises_on"].match(part.text, action[0]):
                whole = (match.start() if number == 0 else action[0], action[1])
                yield Draft(part, MandateKind.COMMITMENT, "commit", author, author, whole, action, PROMISED, SURE)
        return
    pledged = list(_pledged(part, span, setting))
    yield from pledged or _vowed(part, span, setting)


def _pledged(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "The Organization will continue to …": the house that reports undertakes it, by name or without a subject."""
    if setting.document.metadata.type not in REPORTING or setting.words["hypothesis"].search(part.text, *span):
        return
    for match in setting.words["pledged"].finditer(part.text, *span):
        bare = setting.words["unsaid"].fullmatch(part.text, span[0], match.start()) is not None
        who = _bare(part, span, setting) if bare else _house_before(part, span[0], match.start(), setting)
        action = actions(part.text, match.end(), span[1], setting.language)[:1]
        if who and action and (not bare or setting.words["makes"].match(part.text, action[0][0])):
            whole = (match.start(), action[0][1])
            kind = MandateKind.COMMITMENT
            yield Draft(part, kind, "commit", setting.author, who, whole, action[0], PROMISED, LIKELY, bare)
            return


def _bare(part: Part, span: Span, setting: Setting) -> Entity | None:
    """Who undertakes what a sentence tells without a subject: the body whose dealings it is about, else the author."""
    return next(iter(concerned(part, *span, setting)), setting.author)


def _house_before(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """The organization that reports, or its head, where it is the subject right before the verb."""
    reporting = {who.iri for who in (setting.house, setting.author) if who}
    for named in reversed(setting.actors(part, start, verb)):
        adjoins = setting.words["pledger"].fullmatch(part.text, named.end, verb)
        if named.entity.iri in reporting and adjoins and not oblique(part, named.start, setting):
            return named.entity
    return None


def _vowed(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """What others than the author have bound themselves to: each of them issues it and is to do it."""
    if setting.document.metadata.type not in REPORTING:
        return
    for match in setting.words["vowed"].finditer(part.text, *span):
        if setting.words["hypothesis"].search(part.text, span[0], match.start()):
            return
        bound = binding(part, span[0], match, setting) or _opening(part, span[0], match, setting)
        if not bound:
            bound = subjects_of(part, _beside(part, span[0], match.start(), setting), match.start(), setting)
        bound = bound or [one.entity for one in _described_behind(part, match.end(), span[1], setting)]
        bound = bound or left_out(part, span[0], match.start(), setting)
        bound = [who for who in bound if setting.spaced or not _is_crowd(who, setting)]
        yield from _commitments(part, span, match, bound, setting)
    for match in setting.words["announced"].finditer(part.text, *span):
        if not setting.words["hypothesis"].search(part.text, span[0], match.start()):
            bodies = [who for who in binding(part, span[0], match, setting) if _is_body(who)]
            begins = match.start() if setting.words["postposed"].pattern != NEVER else match.end()
            yield from _commitments(part, span, match, bodies, setting, begins)


def _commitments(
    part: Part, span: Span, verb: re.Match[str], bound: list[Entity], setting: Setting, begin: int = -1
) -> Iterator[Draft]:
    """What each of those who bind themselves is to do; one more thing where the language tells that one follows.

    It begins behind the verb and its subject, or at `begin`: what a verb itself announces begins with it.
    """
    begin = _past_subject(part, verb.end(), span[1], setting) if begin < 0 else begin
    for number, action in enumerate(actions(part.text, begin, span[1], setting.language) if bound else ()):
        if number == 0 or setting.words["goes_on"].match(part.text, action[0]):
            whole = (verb.start() if number == 0 else action[0], action[1])
            for who in bound:
                yield Draft(part, MandateKind.COMMITMENT, "commit", who, who, whole, action, VOWED, LIKELY)


def _described_behind(part: Part, verb: int, stop: int, setting: Setting) -> list[Named]:
    """The common noun behind a verb that is its subject, where the language puts the verb first: التزمت الحكومة ب…."""
    if setting.words["postposed"].pattern == NEVER:
        return []
    return [one for one in Reading(part, verb, stop, setting).adjoining() if not oblique(part, one.start, setting)]


def _past_subject(part: Part, verb: int, stop: int, setting: Setting) -> int:
    """Where the words begin that tell what is promised: behind the subject, where it stands behind the verb."""
    named = setting.bound(part, verb, stop)
    behind = [n for n in named if setting.words["postposed"].fullmatch(part.text, verb, n.start)][:1]
    return max((one.end for one in behind or _described_behind(part, verb, stop, setting)), default=verb)


def _is_crowd(who: Entity, setting: Setting) -> bool:
    """Whether only a common noun tells who binds himself, 75 家公司, 签署者: nobody could be held to it."""
    counted = any(setting.words["crowd"].match(name) for name in who.labels.get(setting.language, ()))
    return (GROUP_CLASS in who.types or counted) and who.iri not in setting.gazetteer


def _is_body(who: Entity) -> bool:
    """Whether an organization or post is named, and neither a group, a country nor what several do together."""
    return acts(who) and not {GROUP_CLASS, COLLABORATION, "schema:Country"} & set(who.types)


def _opening(part: Part, start: int, verb: re.Match[str], setting: Setting) -> list[Entity]:
    """The subject that opens a sentence whose second verb binds it: "The Fund did so and intends to …"."""
    named = setting.bound(part, start, verb.start())[:1]
    joined = setting.words["promises_after"].search(part.text, start, verb.start())
    opens = [n for n in named if joined and setting.words["lead"].fullmatch(part.text, start, n.start)]
    return [n.entity for n in opens]


def _beside(part: Part, start: int, verb: int, setting: Setting) -> int:
    """Where the subject of a vow may begin: where no spaces part words, only a noun right beside the verb is one."""
    noun = None if setting.spaced else setting.words["noun"].search(part.text, start, verb)
    if noun is None or oblique(part, noun.start("noun"), setting):
        return start if setting.spaced else verb
    return int(noun.start("noun"))


def binding(part: Part, start: int, verb: re.Match[str], setting: Setting) -> list[Entity]:
    """Whoever stands as subject right beside the verb, with those joined to them."""
    named = setting.bound(part, start, len(part.text))
    behind = [n for n in named if setting.words["postposed"].fullmatch(part.text, verb.end(), n.start)][:1]
    before = [n for n in named if n.end <= verb.start()]
    if not before or not setting.words["pledger"].fullmatch(part.text, before[-1].end, verb.start()):
        return [n.entity for n in behind]
    row: list[Named] = before[-1:]
    for one in reversed(before[:-1]):
        if setting.words["joined"].fullmatch(part.text, one.end, row[0].start):
            row.insert(0, one)
    return [] if oblique(part, row[0].start, setting) else list({n.entity.iri: n.entity for n in row}.values())
