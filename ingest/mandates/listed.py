"""Lists in reports: "The Assembly may wish to: (a) …; (b) …" says of each item what the words above it say.

What introduces a list is an ask, an undertaking or a modal with nothing but the colon behind it, or a noun that
announces advice ("proposed the following:", 报告提议：). An item that asks by itself is left to its own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.mandates.addressees import Reading, addressed
from ingest.mandates.charged import spoken_of
from ingest.mandates.clauses import added
from ingest.mandates.draft import AROUND, Draft, Setting, Span, actions, oblique, sentences
from ingest.mandates.subjects import subjects_of
from ingest.mandates.undertaken import binding
from kg.model import Entity, MandateKind, Part, PartKind

LISTED: Final = "mandates.listed"
LIKELY, IMPLIED = Decimal("0.75"), Decimal("0.6")

Issuer = Callable[[Part, tuple[int, int, int, int], Setting], tuple[Entity | None, int]]
"""Who speaks the verb in a sentence (its start, the ends of the verb, its end), and where his words begin."""
Everybody = Callable[[Setting, bool], list[Entity]]


def below(part: Part, setting: Setting) -> list[Part]:
    """The items that a part introduces: its sub-paragraphs; for text without a number, the paragraphs that follow."""
    if part.kind is not PartKind.TEXT:
        return setting.children.get(part.fragment, [])
    parts = [p for p in setting.document.parts if p.kind is not PartKind.FURNITURE]
    following = parts[next(n for n, p in enumerate(parts, 1) if p is part) :]
    ends = (n for n, p in enumerate(following) if p.parent != part.parent or p.kind is not PartKind.PARAGRAPH)
    return following[: next(ends, len(following))]


def only_how(draft: Draft, setting: Setting) -> bool:
    """Whether the words before a list only lead to it (做好以下工作：) or say how to act ("acting through …:")."""
    first, last = draft.action
    tail = setting.words["introduces"].search(draft.part.text, max(first - 1, 0))
    lead = draft.part.text[first : tail.start()].strip() if tail else ""
    if tail and (not lead or setting.words["dangling"].fullmatch(f" {lead}")):
        return True
    leads = not draft.part.text[last:].strip().strip(":：")
    return leads and setting.words["aside"].match(f", {draft.part.text[first:last]}") is not None


def heads(part: Part, setting: Setting, issuer: Issuer, everybody: Everybody) -> list[Draft]:
    """What the end of a part says of the list below it, one draft for each addressee; none when it introduces none."""
    tail = setting.words["introduces"].search(part.text)
    spans = [s for s in sentences(part.text, setting.language) if tail and s[0] < tail.start()]
    if tail is None or not spans:
        return []
    span = (spans[-1][0], tail.start())
    return (
        _asking(part, span, setting, issuer)
        or _promising(part, span, setting)
        or _vowing(part, span, setting)
        or _charging(part, span, setting)
        or _acting(part, span, setting)
        or _advising(part, span, setting, everybody)
        or _announcing(part, span, setting, everybody)
    )


def inherited(item: Part, head: Draft, setting: Setting) -> Iterator[Draft]:
    """What `head` says of one item, which may begin with a verb of asking.

    Of elements that a body may decide on, such an item asks on its behalf; where the body is asked to ask others, that
    is for it to do, and through it for them.
    """
    end = len(item.text.rstrip(AROUND))
    concept, named, begin = next(_begun(item, end, setting), ("", [], 0))
    if named and not head.relayed:
        for who in named:
            asked = replace(head, directive=concept, issuer=head.addressee, addressee=who)
            yield from _each(asked, item, (begin, end), setting)
    elif named:
        yield from _each(replace(head, passed_on=tuple(named)), item, (0, end), setting)
    elif head.relayed:
        yield from _going_on(item, head, end, setting)
    else:
        yield from _each(head, item, (0, end), setting)


def _begun(item: Part, end: int, setting: Setting) -> Iterator[tuple[str, list[Entity], int]]:
    """The verbs of asking that an item begins with: the concept, who is asked, and where the action begins."""
    for concept, pattern in setting.words["asks"].items():
        if verb := pattern.match(item.text):
            named, begin = addressed(item, verb.end(), end, setting)
            if named:
                yield concept, named, begin


def _going_on(item: Part, head: Draft, end: int, setting: Setting) -> Iterator[Draft]:
    """What a body may wish to do, and whom it may wish to ask in what joins it: "…, and request X to report"."""
    last: tuple[int, Draft] | None = None
    for pattern in setting.words["asks"].values():
        for verb in pattern.finditer(item.text, 0, end):
            joint = setting.words["asks_on"].search(item.text, 0, verb.start())
            named = addressed(item, verb.end(), end, setting)[0] if joint else []
            if joint and named and (last is None or joint.start() < last[0]):
                asked = replace(_of(head, item, (verb.start(), end)), passed_on=tuple(named), span=(verb.start(), end))
                last = joint.start(), asked
    yield from _each(head, item, (0, last[0] if last else end), setting)
    if last:
        yield last[1]


def settled(own: list[Draft], inherited: list[Draft], charged: str) -> list[Draft]:
    """What an item says: its own words, beside what the words above say where its own only charge (method `charged`).

    Nobody is implied where the words above name somebody; and they alone count where they ask a body to ask others.
    """
    if any(draft.passed_on for draft in inherited):
        return inherited
    if all(draft.implied for draft in own) and not all(draft.implied for draft in inherited):
        return inherited
    return inherited + own if all(draft.method == charged for draft in own) else own


def _each(head: Draft, item: Part, told: Span, setting: Setting) -> Iterator[Draft]:
    """The things to do that an item tells one after another: 采用该方法，并报告遵守情况."""
    steps = actions(item.text, *told, setting.language)
    for number, action in enumerate(added(item, steps, setting) if steps else [told]):
        first, last = (action[0], told[0])[number == 0], action[1]
        yield replace(head, part=item, span=(0 if number == 0 else first, last), action=(first, last))
    end = steps[-1][1] if steps else told[1]
    said = setting.words["clause"].match(item.text, end, told[1]) if head.relayed else None
    if said and setting.words["says_on"].match(item.text, said.end(), told[1]):
        yield replace(head, part=item, span=(said.end(), told[1]), action=(said.end(), told[1]))


def _of(head: Draft, item: Part, action: Span) -> Draft:
    return replace(head, part=item, span=(0, action[1]), action=action)


def _last(pattern: re.Pattern[str], part: Part, span: Span) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(part.text, *span))), None)


def _is_last(part: Part, begin: int, span: Span) -> bool:
    return not part.text[begin : span[1]].strip(AROUND)


def _dangling(part: Part, begin: int, span: Span, setting: Setting) -> int:
    """The end of the stretch, when only words that lead to the list stand behind `begin`."""
    return span[1] if setting.words["dangling"].fullmatch(part.text, begin, span[1]) else begin


def _past_aside(part: Part, begin: int, span: Span, setting: Setting) -> int:
    """The end of the stretch, when what stands behind the last one addressed only says how: "acting through …"."""
    return span[1] if setting.words["aside"].match(part.text, begin, span[1]) else begin


def _asking(part: Part, span: Span, setting: Setting, issuer: Issuer) -> list[Draft]:
    for concept, pattern in setting.words["asks"].items():
        verb = _last(pattern, part, span)
        speaker, said = issuer(part, (span[0], verb.start(), verb.end(), span[1]), setting) if verb else (None, 0)
        if verb and speaker:
            mark = setting.words["dangling"].search(part.text, said, span[1])
            stop = mark.start() if mark else span[1]
            named, end = _asked(part, said, stop, setting)
            if named and _is_last(part, end, (span[0], stop)):
                kind = MandateKind.RECOMMENDATION if speaker is setting.author else MandateKind.MANDATE
                heads = [_head(part, kind, concept, speaker, who, span, LIKELY) for who in named]
                return [replace(head, relayed=True) for head in heads]
    return []


def _asked(part: Part, said: int, stop: int, setting: Setting) -> tuple[list[Entity], int]:
    """Whom the words behind a verb address, and where their names end; a verb of doing may stand before them."""
    named, begin = addressed(part, said, stop, setting)
    if not named and (row := Reading(part, said, stop, setting).listed()):
        return [one.entity for one in row], row[-1].end
    last = max((n.end for n in setting.actors(part, begin, stop) if n.entity in named), default=begin)
    return named, last


def _promising(part: Part, span: Span, setting: Setting) -> list[Draft]:
    verb = _last(setting.words["undertaking"], part, span)
    if verb is None or not _is_last(part, verb.end(), span):
        return []
    return [_head(part, MandateKind.COMMITMENT, "commit", setting.author, setting.author, span, LIKELY)]


def _vowing(part: Part, span: Span, setting: Setting) -> list[Draft]:
    """ "Under the agreement the company undertakes to: (a) …": whoever binds himself is to do each."""
    verb = _last(setting.words["vowed"], part, span)
    behind = setting.bound(part, verb.end(), span[1]) if verb else []
    if verb is None or not _is_last(part, max((n.end for n in behind), default=verb.end()), span):
        return []
    kind, told = MandateKind.COMMITMENT, binding(part, span[0], verb, setting)
    return [_head(part, kind, "commit", who, who, span, LIKELY) for who in told]


def _charging(part: Part, span: Span, setting: Setting) -> list[Draft]:
    """ "The functions of the Office are:", "its mandated functions:": each item is one."""
    noun = _last(setting.words["charged"], part, span)
    told = subjects_of(part, span[0], noun.start(), setting) if noun and _is_last(part, noun.end(), span) else []
    whole = part.text.rstrip(AROUND)
    if not told and any(setting.words["functions"].search(text, span[0]) for text in (whole, whole[: span[1]])):
        told = [one.entity for one in setting.actors(part, *span)[-1:]]
        told = told or [one for one in [spoken_of(part, span[0], setting)] if one]
    return [_head(part, MandateKind.FUNCTION, "assign-function", None, who, span, LIKELY) for who in told[:1]]


def _acting(part: Part, span: Span, setting: Setting) -> list[Draft]:
    """ "Under the bulletin, the Office: (a) Advises …": each item that tells what the subject does is a function."""
    items = below(part, setting) if setting.spaced else []
    if not items or not all(setting.words["acts"].match(item.text) for item in items):
        return []
    last = next(reversed(setting.actors(part, *span)), None)
    ends = last is not None and _is_last(part, last.end, span) and not oblique(part, last.start, setting)
    kind = MandateKind.FUNCTION
    return [_head(part, kind, "assign-function", None, last.entity, span, LIKELY)] if last and ends else []


def _advising(part: Part, span: Span, setting: Setting, everybody: Everybody) -> list[Draft]:
    for strength, pattern in setting.words["modals"].items():
        modal = _last(pattern, part, span)
        if modal and strength != "weak":
            behind = Reading(part, modal.end(), span[1], setting).adjoining()
            end = _past_aside(part, behind[-1].end, span, setting) if behind else modal.end()
            if not _is_last(part, _dangling(part, end, span, setting), span):
                continue
            told = [one.entity for one in behind] or subjects_of(part, span[0], modal.start(), setting)
            sure = LIKELY if told else IMPLIED
            kind = MandateKind.RECOMMENDATION
            named = told or everybody(setting, strength == "courteous")
            heads = [_head(part, kind, "recommend", setting.author, who, span, sure, not told) for who in named]
            audience = told == [setting.audience] and strength == "strong"
            relayed = (strength == "courteous" or audience) and part.kind is not PartKind.TEXT
            return [replace(head, relayed=relayed) for head in heads]
    return []


def _announcing(part: Part, span: Span, setting: Setting, everybody: Everybody) -> list[Draft]:
    if setting.words["announces"].search(part.text[span[0] :].rstrip(AROUND)) is None:
        return []
    kind = MandateKind.RECOMMENDATION
    return [_head(part, kind, "recommend", None, who, span, IMPLIED, True) for who in everybody(setting, False)]


def _head(
    part: Part,
    kind: MandateKind,
    concept: str,
    issuer: Entity | None,
    addressee: Entity | None,
    span: Span,
    sure: Decimal,
    implied: bool = False,
) -> Draft:
    return Draft(part, kind, concept, issuer, addressee, span, span, LISTED, sure, implied, part.text[slice(*span)])
