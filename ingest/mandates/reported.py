"""Mandates that reports tell of: what was asked of whom, what should be done, what the author undertakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.authors import REPORTING
from ingest.mandates import listed
from ingest.mandates.advisees import advisees, before_next, rejoins
from ingest.mandates.agreed import agreed
from ingest.mandates.answered import answered
from ingest.mandates.asked import advised_to_ask, asked, everybody, through_whom
from ingest.mandates.charged import CHARGED, charged, founded
from ingest.mandates.clauses import anew, fronted, steps
from ingest.mandates.draft import SEMICOLONS, Draft, Setting, Span, actions, sentences, unlettered
from ingest.mandates.issuers import speaking
from ingest.mandates.nominal import nominal
from ingest.mandates.undertaken import promised
from ingest.mandates.unnamed import unnamed
from ingest.mandates.valued import ADVISED, valued
from ingest.mentions import NORMATIVE
from kg.model import Entity, MandateKind, Part, PartKind

SURE, LIKELY, IMPLIED = Decimal("0.9"), Decimal("0.75"), Decimal("0.6")
DELIBERATING: Final = frozenset({"un-organ", "un-subsidiary-body", "un-office"})
"""Entity types of bodies of which a report says what they could do: those that deliberate, and offices it proposes."""
NAMING: Final = frozenset({"weak", "bound"})
"""Modals that say what somebody may or must not do: they advise nobody where they name nobody."""
STRONG: Final = "strong"
UNITED: Final = "un-"
"""How the entity types of bodies of the United Nations begin."""
PROSE: Final = (
    PartKind.PARAGRAPH,
    PartKind.SUBPARAGRAPH,
    PartKind.SUMMARY,
    PartKind.BOX_ITEM,
    PartKind.TEXT,
    PartKind.OPERATIVE,
    PartKind.ANNEX_ITEM,
)


def find(setting: Setting) -> Iterator[Draft]:
    """Sentence by sentence, and what the words above a list say of its items.

    The weaker words ("could", 可以) count in sections of recommendations, and of bodies that deliberate.
    """
    headings = {p.fragment: p for p in setting.document.parts if p.kind is PartKind.HEADING}
    parents = {p.fragment: p.parent for p in setting.document.parts}
    above: dict[str, list[Draft]] = {}
    for part in setting.document.parts:
        if part.kind in PROSE:
            if heads := listed.heads(part, setting, speaking, everybody):
                above |= {item.fragment: heads for item in listed.below(part, setting)}
            drafts = list(_prose(part, _counsels(part.parent, headings, parents, setting), setting))
            if heads:
                drafts = [draft for draft in drafts if not listed.only_how(draft, setting)]
            if not heads and drafts and _leads(drafts[-1], setting):
                last = [d for d in drafts if d.action == drafts[-1].action]
                above |= {item.fragment: last for item in listed.below(part, setting)}
            inherited = [d for head in above.get(part.fragment, ()) for d in listed.inherited(part, head, setting)]
            drafts = listed.settled(drafts, inherited, CHARGED)
            yield from drafts


def _leads(draft: Draft, setting: Setting) -> bool:
    """Whether a list goes on with what is to be done: not where it only tells who, 下列公司不得……：."""
    subject = setting.words["below"].search(draft.part.text, 0, draft.span[0])
    return subject is None and setting.words["lists"].search(draft.part.text) is not None


def told(part: Part, setting: Setting) -> Iterator[Draft]:
    """What a paragraph of a resolution tells in passing that somebody asked or decided."""
    for span in sentences(part.text, setting.language):
        yield from asked(part, span, setting)


def _prose(part: Part, counsel: bool, setting: Setting) -> Iterator[Draft]:
    """A list behind a colon, its items parted by semicolons, goes on with what the sentence asks."""
    head: list[Draft] = []
    said: list[Draft] = []
    for span in sentences(part.text, setting.language):
        drafts = list(_sentence(part, span, counsel, setting))
        goes_on = not drafts and part.text[span[0] - 1] in SEMICOLONS
        if goes_on and said and setting.words["makes"].match(part.text, *span):
            for action in actions(part.text, *span, setting.language)[:1]:
                yield from (replace(draft, span=action, action=action) for draft in said)
            continue
        said = [d for d in drafts if d.action == drafts[-1].action and d.kind is not MandateKind.FUNCTION]
        if goes_on and head:
            for action in actions(part.text, unlettered(part.text, span), span[1], setting.language)[:1]:
                yield from (replace(draft, span=action, action=action) for draft in head)
            continue
        colon = drafts and setting.words["colon"].search(part.text, drafts[-1].span[0], span[1])
        if not colon or span[1] == len(part.text.rstrip()):
            yield from drafts
            head = []
            continue
        head = [d for d in drafts if d.action == drafts[-1].action]
        if colon.end() <= head[0].action[0]:
            yield from (d for d in drafts if d not in head)
            yield from (replace(d, action=(unlettered(part.text, d.action), d.action[1])) for d in head)
            continue
        yield from (d for d in drafts if d not in head)
        yield from (replace(d, span=(d.span[0], colon.start()), action=(d.action[0], colon.start())) for d in head)
        first = (colon.end(), span[1])
        yield from (replace(d, span=first, action=first) for d in head)


def _counsels(fragment: str, headings: Mapping[str, Part], parents: Mapping[str, str], setting: Setting) -> bool:
    """Whether a heading above announces recommendations, conclusions or a way forward."""
    while fragment:
        if fragment in headings and setting.words["counsel"].search(headings[fragment].text):
            return True
        fragment = parents.get(fragment, "")
    return False


def _sentence(part: Part, span: Span, counsel: bool, setting: Setting) -> Iterator[Draft]:
    """The first way of speaking that the sentence takes: it asks, promises, charges, or else advises."""
    if drafts := list(asked(part, span, setting)):
        yield from _before_asking(part, span, drafts, counsel, setting)
        yield from advised_to_ask(part, drafts, setting)
        yield from drafts
        yield from _stressed_behind(part, span, drafts, counsel, setting)
        yield from founded(part, span, setting)
        return
    for finder in (answered, agreed, promised, charged, fronted, valued, nominal):
        drafts = list(finder(part, span, setting))
        if drafts:
            if finder is charged:
                yield from _before_asking(part, span, drafts, counsel, setting)
            yield from drafts
            if finder is promised:
                yield from founded(part, span, setting)
            return
    yield from _advised(part, span, counsel, setting)


def _before_asking(part: Part, span: Span, asking: list[Draft], counsel: bool, setting: Setting) -> Iterator[Draft]:
    """What the clauses before a request promise or advise: "the Assembly may wish to extend it, and ask X to report".

    So do those before a charge: 各机构应建立数据库，由灯塔小组负责管理.

    Not in languages that set words apart: there the verb of asking is what should be done.
    """
    first = min(draft.span[0] for draft in asking)
    cut = max((m.start() for m in setting.words["clause"].finditer(part.text, span[0], first)), default=span[0])
    if not setting.spaced and cut > span[0]:
        before = list(promised(part, (span[0], cut), setting))
        yield from before or _advised(part, (span[0], cut), counsel, setting)


def _stressed_behind(part: Part, span: Span, asking: list[Draft], counsel: bool, setting: Setting) -> Iterator[Draft]:
    """What who asks goes on to say must be done, by those who were asked: 请各机构……，并强调必须……."""
    last = max(asking, key=lambda draft: draft.action[1])
    joint = setting.words["clause"].match(part.text, last.action[1], span[1])
    if joint is None or setting.words["says_on"].match(part.text, joint.end(), span[1]) is None:
        return
    for draft in _advised(part, (joint.end(), span[1]), counsel, setting):
        yield replace(draft, addressee=last.addressee, issuer=last.issuer) if draft.implied else draft


def _advised(part: Part, span: Span, counsel: bool, setting: Setting) -> Iterator[Draft]:
    """What should be done, by whoever is the subject of the sentence; a sentence that compares only describes."""
    if setting.words["compares"].search(part.text, *span):
        return
    modals = sorted(
        (match.start(), match.end(), strength, match)
        for strength, pattern in setting.words["modals"].items()
        for match in pattern.finditer(part.text, *span)
    )
    last: tuple[list[Entity], list[Entity]] | None = None
    for index, (start, end, strength, modal) in enumerate(modals):
        before = modals[index - 1][1] if index else span[0]
        if _only_why(part, span[0], start, setting):
            continue
        stop = before_next(part, end, modals[index + 1][0], setting) if index + 1 < len(modals) else span[1]
        bounds = (span[0], before, start, end, stop)
        if last and rejoins(part, bounds, setting):
            (told, carried), begin = last, end
        else:
            told, begin = advisees(part, bounds, setting)
            carried = [] if told else unnamed(part, span[0], modal, strength, setting)
        last = told, carried
        if strength == "weak" and not counsel and not _bodies(told or carried, setting):
            continue
        if not told and not carried and (strength in NAMING or setting.document.metadata.type in NORMATIVE):
            continue
        quoted = setting.words["quoted"].search(part.text, span[0], start)
        if not told and not carried and (quoted or (strength == STRONG and not _of_the_house(part, setting))):
            continue
        sure = LIKELY if told else IMPLIED
        meant = told or carried or everybody(setting, strength == "courteous")
        for number, (named, action) in enumerate(steps(part, (begin, stop), setting)):
            idle = not told and _idle(part, start, action, strength, setting)
            if idle or action[1] - action[0] < setting.words["shortest"] // (2 if told and number == 0 else 1):
                continue
            others, action = anew(part, action, setting) if number and not named else (named, action)
            told_at, kind = (start if number == 0 else action[0], action[1]), MandateKind.RECOMMENDATION
            through = () if setting.spaced else tuple(through_whom(part, action, setting))
            for who in others or meant:
                implied, verb = not (others or told), _asks(modal, setting)
                draft = Draft(part, kind, verb, setting.author, who, told_at, action, ADVISED, sure, implied)
                yield replace(draft, passed_on=through)


def _idle(part: Part, modal: int, action: Span, strength: str, setting: Setting) -> bool:
    """Whether nobody is advised: the words tell how something is seen, or what a thing itself must do."""
    undone = setting.words["undone"]
    done = undone.match(part.text, *action) or undone.match(part.text, modal, action[0])
    if strength == STRONG and done is None:
        return True
    return setting.words["idle"].match(part.text, *action) is not None


def _only_why(part: Part, start: int, modal: int, setting: Setting) -> bool:
    """Whether the clause of the modal only tells why something is so: "as they must …", 由于必须……."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, modal)), default=start)
    return setting.words["reason"].match(part.text, clause, modal) is not None


def _of_the_house(part: Part, setting: Setting) -> bool:
    """Whether the title, a heading above or the paragraph speaks of the United Nations: it is to do what is said.

    Of a document without a title nobody can tell.
    """
    title = setting.document.metadata.title
    above = {one.fragment: one for one in setting.document.parts}
    named = [name.entity for name in setting.gazetteer.find(title, setting.language)]
    told: Part | None = part
    while told:
        named += [name.entity for name in setting.actors(told)]
        told = above.get(told.parent)
    return not title or any(who.entity_type.startswith(UNITED) for who in named)


def _asks(modal: re.Match[str], setting: Setting) -> str:
    """The concept of the verb that a modal in the passive has: "are invited to"; else a recommendation."""
    verbs = setting.words["asks"].items() if "verb" in modal.re.groupindex and modal["verb"] else ()
    return next((concept for concept, pattern in verbs if pattern.fullmatch(modal["verb"])), "recommend")


def _bodies(told: list[Entity], setting: Setting) -> bool:
    """Whether bodies are meant, of which a report says what they could do: it means that they should consider it."""
    named = all(who.entity_type in DELIBERATING for who in told)
    return bool(told) and named and setting.document.metadata.type in REPORTING
