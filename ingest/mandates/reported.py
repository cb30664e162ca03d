"""Mandates that reports tell of: what was asked of whom, what should be done, what the author undertakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.authors import REPORTING
from ingest.cast import WHOLE
from ingest.entities import GROUP, entity_of
from ingest.mandates import listed
from ingest.mandates.addressees import addressed
from ingest.mandates.draft import DIRECTIVES, Draft, Setting, Span, actions, sentences
from ingest.mandates.subjects import oblique, subjects_of
from ingest.mandates.undertaken import promised
from ingest.mentions import NORMATIVE
from ingest.names import united_label
from kg.model import Entity, MandateKind, Part, PartKind

ASKED: Final = "mandates.asked"
ADVISED: Final = "mandates.advised"
CHARGED: Final = "mandates.charged"
SURE, LIKELY, IMPLIED = Decimal("0.9"), Decimal("0.75"), Decimal("0.6")
DELIBERATING: Final = frozenset({"un-organ", "un-subsidiary-body", "un-office"})
"""Entity types of bodies of which a report says what they could do: those that deliberate, and offices it proposes."""
NAMING_ALWAYS: Final = frozenset({"authorize", "instruct", "look-forward"})
"""Concepts of verbs that ask nobody where they name nobody: as nouns they are common words."""
NAMING: Final = frozenset({"weak", "bound"})
"""Modals that say what somebody may or must not do: they advise nobody where they name nobody."""
SEMICOLONS: Final = ";；؛"
PROSE: Final = (
    PartKind.PARAGRAPH,
    PartKind.SUBPARAGRAPH,
    PartKind.SUMMARY,
    PartKind.BOX_ITEM,
    PartKind.TEXT,
    PartKind.OPERATIVE,
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
            if heads := listed.heads(part, setting, _speaking, _everybody):
                above |= {item.fragment: heads for item in listed.below(part, setting)}
            drafts = list(_prose(part, _counsels(part.parent, headings, parents, setting), setting))
            if not heads and drafts and setting.words["lists"].search(part.text):
                last = [d for d in drafts if d.action == drafts[-1].action]
                above |= {item.fragment: last for item in listed.below(part, setting)}
            drafts = drafts or [
                d for head in above.get(part.fragment, ()) for d in listed.inherited(part, head, setting)
            ]
            yield from drafts


def told(part: Part, setting: Setting) -> Iterator[Draft]:
    """What a paragraph of a resolution tells in passing that somebody asked or decided."""
    for span in sentences(part.text, setting.language):
        yield from _asked(part, span, setting)


def _prose(part: Part, counsel: bool, setting: Setting) -> Iterator[Draft]:
    """A list behind a colon, its items parted by semicolons, goes on with what the sentence asks."""
    head: list[Draft] = []
    for span in sentences(part.text, setting.language):
        drafts = list(_sentence(part, span, counsel, setting))
        if not drafts and head and part.text[span[0] - 1] in SEMICOLONS:
            for action in actions(part.text, *span, setting.language)[:1]:
                yield from (replace(draft, span=action, action=action) for draft in head)
            continue
        colon = drafts and setting.words["colon"].search(part.text, drafts[-1].action[0], span[1])
        if not colon or span[1] == len(part.text.rstrip()):
            yield from drafts
            head = []
            continue
        head = [d for d in drafts if d.action == drafts[-1].action]
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
    for finder in (_asked, promised, _charged, _valued):
        drafts = list(finder(part, span, setting))
        if drafts:
            yield from drafts
            return
    yield from _advised(part, span, counsel, setting)


def _asked(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "The Assembly requested the Secretary-General to …", 大会请秘书长……, "I urge Member States to …"."""
    found = [(m, c) for c, pattern in setting.words["asks"].items() for m in pattern.finditer(part.text, *span)]
    found.sort(key=lambda pair: pair[0].span())
    speaker: Entity | None = None
    for index, (match, concept) in enumerate(found):
        issuer, said = _speaker(part, span, (match, concept), speaker, setting)
        if (
            issuer is None
            or _at_work(issuer, setting)
            or setting.words["hypothesis"].search(part.text, span[0], match.start())
        ):
            continue
        speaker = issuer
        stop = next((at for m, c in found[index + 1 :] if (at := _asks_on(part, span, m, c, setting))), span[1])
        yield from _asked_of(part, (match, said, stop), (issuer, concept), setting)


def _asked_of(
    part: Part, told: tuple[re.Match[str], int, int], asked: tuple[Entity, str], setting: Setting
) -> Iterator[Draft]:
    """What one verb asks (`told`: the verb, where the words behind it begin and end), and of whom."""
    (match, said, stop), (issuer, concept) = told, asked
    named, begin = addressed(part, said, stop, setting)
    implied = not named
    if (concept in NAMING_ALWAYS and implied) or (concept not in DIRECTIVES and not _reports(setting)):
        return
    if implied:
        named = [issuer] if concept == "decide" else _members(setting)
        named = named or (_everybody(setting) if concept == "recommend" else [])
    kind = MandateKind.RECOMMENDATION if issuer is setting.author else MandateKind.MANDATE
    sure = IMPLIED if implied else SURE
    action = actions(part.text, begin, stop, setting.language)
    whole = (action[0][0], action[-1][1]) if action else (begin, stop)
    for number, one in enumerate(_added(part, action or [whole], setting) if len(named) == 1 else [whole]):
        spoken = one if number else (match.start(), one[1])
        for addressee in named:
            yield Draft(part, kind, concept, issuer, addressee, spoken, one, ASKED, sure, implied)


def _speaker(
    part: Part, span: Span, asking: tuple[re.Match[str], str], last: Entity | None, setting: Setting
) -> tuple[Entity | None, int]:
    """Who speaks the verb: named beside it; where it joins what went before, who spoke last or opens the sentence."""
    verb, concept = asking
    issuer = _issuer(part, span[0], verb.start(), setting)
    if issuer is not None:
        return issuer, verb.end()
    issuer, said = _issuer_behind(part, verb.end(), span[1], setting)
    if issuer is None and _asks_on(part, span, verb, concept, setting):
        issuer = last or _opening(part, span, setting)
    if issuer is None and concept != "decide":
        issuer = _meeting(part, span[0], verb.start(), setting)
    return issuer, said


def _speaking(part: Part, told: tuple[int, int, int, int], setting: Setting) -> tuple[Entity | None, int]:
    """Who speaks the verb above a list, before it or behind it, and where what he says begins."""
    start, verb, end, stop = told
    issuer = _issuer(part, start, verb, setting)
    return (issuer, end) if issuer else _issuer_behind(part, end, stop, setting)


def _asks_on(part: Part, span: Span, verb: re.Match[str], concept: str, setting: Setting) -> int:
    """Where the words begin that join one more request to what the sentence said; 0 where it is none."""
    joint = setting.words["asks_on"].search(part.text, span[0], verb.start())
    asks = joint and (concept == "recommend" or addressed(part, verb.end(), span[1], setting)[0])
    return joint.start() if joint and asks else 0


def _opening(part: Part, span: Span, setting: Setting) -> Entity | None:
    """The subject that opens a sentence."""
    first = setting.speakers(part, *span)[:1]
    opens = [n for n in first if setting.words["lead"].fullmatch(part.text, span[0], n.start)]
    return opens[0].entity if opens else None


def _reports(setting: Setting) -> bool:
    return setting.document.metadata.type in REPORTING


def _at_work(issuer: Entity, setting: Setting) -> bool:
    """The Organization as a whole asks nobody in a report: that it "encourages" tells what its work is."""
    return issuer.entity_type == WHOLE and setting.document.metadata.type in REPORTING


def _added(part: Part, told: list[Span], setting: Setting) -> list[Span]:
    """The things asked one after another in a report ("and to …", 并……); what adds none belongs to the one before.

    A resolution asks all of them by one verb.
    """
    found = told[:1]
    for action in told[1:]:
        adds = setting.document.metadata.type in REPORTING and setting.words["adds"].match(part.text, action[0])
        found = [*found, action] if adds else [*found[:-1], (found[-1][0], action[1])]
    return found


def _members(setting: Setting) -> list[Entity]:
    """Whom a resolution means when it tells that something was encouraged: all members of the body."""
    states = setting.known("member-states")
    return [states] if states and setting.document.metadata.type in NORMATIVE else []


def _issuer(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who speaks the verb: the one named right before it, or the author in the first person."""
    said_by_author = setting.words["first_person"].search(part.text[max(start, verb - 24) : verb])
    if said_by_author or setting.words["own"].match(part.text, verb):
        return setting.author
    for named in reversed(setting.speakers(part, start, verb)):
        if setting.words["link"].fullmatch(part.text, named.end, verb):
            return named.entity
        break
    noun = setting.words["noun"].search(part.text, start, verb)
    return entity_of(noun["noun"].strip(), GROUP, setting.language) if noun else None


def _issuer_behind(part: Part, verb: int, stop: int, setting: Setting) -> tuple[Entity | None, int]:
    """Who speaks, where the language may name him behind the verb, and where his name ends."""
    for named in setting.speakers(part, verb, stop):
        if setting.words["postposed"].fullmatch(part.text, verb, named.start):
            return named.entity, named.end
        break
    return None, verb


def _meeting(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who speaks where a report has a verb without a subject: "at the Conference, partners were asked to …"."""
    nobody = setting.words["impersonal"].search(part.text, start, verb)
    if nobody is None or setting.document.metadata.type not in REPORTING:
        return None
    return next((named.entity for named in reversed(setting.speakers(part, start, verb))), setting.author)


def _charged(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "The secretariat's task is to …", 任务是……: a function told in passing."""
    start = span[0]
    for match in setting.words["charged"].finditer(part.text, *span):
        named = [n for n in setting.actors(part, start, match.start()) if not oblique(part, n.start, setting)]
        before = [n for n in named if not setting.words["owner"].match(part.text, n.end, match.start())]
        for action in actions(part.text, match.end(), span[1], setting.language)[:1] if before else ():
            whole = (match.start(), action[1])
            who, kind = before[-1].entity, MandateKind.FUNCTION
            yield Draft(part, kind, "assign-function", _by(part, match, setting), who, whole, action, CHARGED, LIKELY)
        start = match.end()


def _by(part: Part, charge: re.Match[str], setting: Setting) -> Entity | None:
    """Who charges, where the words tell: "was mandated by the Assembly to …"."""
    told = charge.span("by") if charge.re.groupindex.get("by") and charge["by"] else None
    return next((named.entity for named in setting.speakers(part, *told)), None) if told else None


def _valued(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "To update the guidelines is essential": what is called essential should be done."""
    for match in setting.words["valued"].finditer(part.text, *span):
        start, end = _named_before(part, span[0], match.start(), setting)
        start += len(part.text[start:end]) - len(part.text[start:end].lstrip())
        if end - start >= 2 * setting.words["shortest"]:
            told = subjects_of(part, start, end, setting)
            sure = LIKELY if told else IMPLIED
            whole, action, kind = (start, match.end()), (start, end), MandateKind.RECOMMENDATION
            for who in told or _everybody(setting):
                yield Draft(part, kind, "recommend", setting.author, who, whole, action, ADVISED, sure, not told)


def _named_before(part: Part, start: int, value: int, setting: Setting) -> Span:
    """The clause that is called essential; what it is essential for may stand between."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, value)), default=start)
    if clause > start and setting.words["leads_in"].match(part.text, clause):
        return start, clause - 1
    return clause, value


def _advised(part: Part, span: Span, counsel: bool, setting: Setting) -> Iterator[Draft]:
    """What should be done, by whoever is the subject of the sentence; a sentence that compares only describes."""
    if setting.words["compares"].search(part.text, *span):
        return
    modals = sorted(
        (match.start(), match.end(), strength)
        for strength, pattern in setting.words["modals"].items()
        for match in pattern.finditer(part.text, *span)
    )
    for index, (start, end, strength) in enumerate(modals):
        before = modals[index - 1][1] if index else span[0]
        stop = _before_next(part, end, modals[index + 1][0], setting) if index + 1 < len(modals) else span[1]
        told, begin = _agents(part, end, stop, setting), end
        told = told or _newly(part, before, start, setting) or subjects_of(part, span[0], start, setting)
        if not told:
            told, begin = _made_to(part, end, stop, setting)
        if strength == "weak" and not counsel and not _bodies(told, setting):
            continue
        if not told and (strength in NAMING or setting.document.metadata.type in NORMATIVE):
            continue
        sure = LIKELY if told else IMPLIED
        for number, action in enumerate(actions(part.text, begin, stop, setting.language)):
            whole = (start if number == 0 else action[0], action[1])
            if action[1] - action[0] >= setting.words["shortest"]:
                kind = MandateKind.RECOMMENDATION
                for who in told or _everybody(setting, strength == "courteous"):
                    yield Draft(part, kind, "recommend", setting.author, who, whole, action, ADVISED, sure, not told)


def _agents(part: Part, start: int, stop: int, setting: Setting) -> list[Entity]:
    """Who is named as the one by whom it is to be done, 应由监督厅审计: whatever the subject is, it does not act."""
    behind = (n for n in setting.actors(part, start, stop)[:1])
    return [n.entity for n in behind if setting.words["agentive"].fullmatch(part.text, start, n.start)]


def _newly(part: Part, before: int, modal: int, setting: Setting) -> list[Entity]:
    """The subjects that a clause brings in behind the modal that ends at `before`: "…, and the agencies should"."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, before, modal)), default=None)
    return subjects_of(part, clause, modal, setting) if clause else []


def _before_next(part: Part, start: int, modal: int, setting: Setting) -> int:
    """Where what one modal asks ends: before the clause in which the next one has a subject of its own."""
    clause = max((m.start() for m in setting.words["clause"].finditer(part.text, start, modal)), default=None)
    return clause if clause and subjects_of(part, clause + 1, modal, setting) else modal


def _bodies(told: list[Entity], setting: Setting) -> bool:
    """Whether bodies are meant, of which a report says what they could do: it means that they should consider it."""
    named = all(who.entity_type in DELIBERATING for who in told)
    return bool(told) and named and setting.document.metadata.type in REPORTING


def _everybody(setting: Setting, courteous: bool = False) -> list[Entity]:
    """Whom a report advises when it names nobody: the Organization; others advise nobody then.

    What somebody "may wish to" do, 不妨, is said to those who read the report: the body to which it is submitted.
    """
    if setting.document.metadata.type not in REPORTING:
        return []
    if courteous and setting.audience:
        return [setting.audience]
    return [setting.known("un") or entity_of(united_label(setting.language), GROUP, setting.language)]


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
    return [], start
