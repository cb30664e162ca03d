"""What a report tells that somebody asked of somebody: "the Assembly requested the Secretary-General to …", 请……."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ingest.authors import REPORTING, SPEAKERS
from ingest.cast import WHOLE
from ingest.entities import GROUP, entity_of
from ingest.mandates.addressees import addressed
from ingest.mandates.clauses import added, told_apart
from ingest.mandates.draft import Draft, Setting, Span, actions
from ingest.mandates.issuers import asks_on, is_unsigned, reports, speaker_of
from ingest.mandates.subjects import subjects_of
from ingest.mandates.unnamed import concerned
from ingest.mandates.wording import DIRECTIVES
from ingest.mentions import NORMATIVE
from ingest.names import united_label
from kg.model import Entity, MandateKind, Part

ASKED: Final = "mandates.asked"
SURE, IMPLIED = Decimal("0.9"), Decimal("0.6")
NAMING_ALWAYS: Final = frozenset({"authorize", "instruct", "look-forward"})
"""Concepts of verbs that ask nobody where they name nobody: as nouns they are common words."""


def asked(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "The Assembly requested the Secretary-General to …", 大会请秘书长……, "I urge Member States to …"."""
    found = [(m, c) for c, pattern in setting.words["asks"].items() for m in pattern.finditer(part.text, *span)]
    found.sort(key=lambda pair: pair[0].span())
    decided: re.Match[str] | None = None
    speaker: Entity | None = None
    before: list[Entity] = []
    for index, (match, concept) in enumerate(found):
        if match is decided:
            continue
        issuer, said = speaker_of(part, span, (match, concept), speaker, setting)
        unsigned = issuer is None and is_unsigned(part, span, match.start(), setting)
        if (
            (issuer is None and not unsigned)
            or _at_work(issuer, setting)
            or (setting.spaced and setting.words["modals"]["courteous"].search(part.text, span[0], match.start()))
            or setting.words["hypothesis"].search(part.text, span[0], match.start())
        ):
            continue
        before = before if issuer is speaker else []
        speaker = issuer
        stop = next((at for m, c in found[index + 1 :] if (at := asks_on(part, span, m, c, setting))), span[1])
        if concept == "decide" and (asking := _decided_to_ask(part, said, found[index + 1 :], setting)):
            decided, (match, concept), said = asking[0], asking, asking[0].end()
        drafts = list(_asked_of(part, (match, said, stop), (issuer, concept), before, setting))
        before = list({d.addressee.iri: d.addressee for d in drafts if d.addressee}.values())
        yield from drafts


def _told_by_modal(part: Part, said: int, stop: int, setting: Setting) -> bool:
    """Whether a clause of its own tells who is to act, 建议：各机构应……: its modal asks, not the verb before."""
    joint = None if setting.spaced else setting.words["clause"].match(part.text, said, stop)
    modals = setting.words["modals"]["strong"].finditer(part.text, joint.end(), stop) if joint else ()
    first = next(iter(modals), None)
    return bool(joint and first and subjects_of(part, joint.end(), first.start(), setting))


def _decided_to_ask(
    part: Part, said: int, behind: list[tuple[re.Match[str], str]], setting: Setting
) -> tuple[re.Match[str], str] | None:
    """The verb of asking right behind one of deciding, where it tells whom: "decided to request the Board to …"."""
    asking = next(iter(behind), None)
    if asking is None or not setting.words["decides_on"].fullmatch(part.text, said, asking[0].start()):
        return None
    return asking if addressed(part, asking[0].end(), len(part.text), setting)[0] else None


def _asked_of(
    part: Part,
    verb: tuple[re.Match[str], int, int],
    asked: tuple[Entity | None, str],
    before: list[Entity],
    setting: Setting,
) -> Iterator[Draft]:
    """What one verb asks (`verb`: it, where the words behind it begin and end), and of whom.

    Who recommends something right after having asked somebody `before` means the same.
    """
    (match, said, stop), (issuer, concept) = verb, asked
    named, begin = addressed(part, said, stop, setting)
    implied = not named
    if (concept in NAMING_ALWAYS and implied) or (concept not in DIRECTIVES and not reports(setting)):
        return
    if implied and _told_by_modal(part, said, stop, setting):
        return
    if implied:
        named = [issuer] if issuer and concept == "decide" else _members(setting)
        meant = before or concerned(part, 0, match.start(), setting) or everybody(setting)
        nobody = meant if concept == "recommend" else _house(part, said, stop, setting)
        named = named or nobody
    kind = MandateKind.RECOMMENDATION if _speaks_itself(issuer, setting) else MandateKind.MANDATE
    sure = IMPLIED if implied else SURE
    *others, (_, (_, end)) = reversed(list(told_apart(part, (begin, stop), setting)))
    action = actions(part.text, begin, end, setting.language)
    whole = (action[0][0], action[-1][1]) if action else (begin, stop)
    for number, one in enumerate(added(part, action or [whole], setting) if len(named) == 1 else [whole]):
        spoken = one if number else (match.start(), one[1])
        for addressee in named:
            yield Draft(part, kind, concept, issuer, addressee, spoken, one, ASKED, sure, implied)
    for also, told in reversed(others):
        for addressee in also:
            yield Draft(part, kind, concept, issuer, addressee, told, told, ASKED, sure)


def advised_to_ask(part: Part, asking: list[Draft], setting: Setting) -> Iterator[Draft]:
    """Who should ask somebody is advised to: "the Assembly should request the Secretary-General to …", 大会应请……."""
    for draft in {draft.span[0]: draft for draft in asking}.values():
        verb, end = draft.span[0], draft.action[1]
        if draft.issuer and setting.words["to_ask"].search(part.text[max(0, verb - 6) : verb]):
            who, kind = draft.issuer, MandateKind.RECOMMENDATION
            yield Draft(part, kind, "recommend", setting.author, who, (verb, end), (verb, end), ASKED, SURE)


def through_whom(part: Part, action: Span, setting: Setting) -> list[Entity]:
    """Whom somebody is advised to ask, where what he is to do begins with the verb: 大会不妨请秘书长……."""
    for pattern in setting.words["asks"].values():
        if verb := pattern.match(part.text, *action):
            return addressed(part, verb.end(), action[1], setting)[0]
    return []


def _speaks_itself(issuer: Entity | None, setting: Setting) -> bool:
    """Whether the author asks, or who wrote the report in its name."""
    author = setting.author
    return issuer is not None and (issuer is author or (author is not None and SPEAKERS.get(author.iri) == issuer.iri))


def _at_work(issuer: Entity | None, setting: Setting) -> bool:
    """The Organization as a whole asks nobody in a report: that it "encourages" tells what its work is."""
    return issuer is not None and issuer.entity_type == WHOLE and setting.document.metadata.type in REPORTING


def _members(setting: Setting) -> list[Entity]:
    """Whom a resolution means when it tells that something was encouraged: all members of the body."""
    states = setting.known("member-states")
    return [states] if states and setting.document.metadata.type in NORMATIVE else []


def _house(part: Part, said: int, stop: int, setting: Setting) -> list[Entity]:
    """Whom a report means when it tells that something was asked to be done, and not by whom: its own house.

    Where no spaces part words, a verb of doing right behind that of asking tells so: 论坛呼吁改进登记册.
    """
    if setting.words["done"].match(part.text, said, stop) and reports(setting):
        return everybody(setting)
    told = setting.words["content"].match(part.text, said, stop) is not None
    return [setting.house] if told and setting.house and reports(setting) else []


def everybody(setting: Setting, courteous: bool = False) -> list[Entity]:
    """Whom a report advises when it names nobody: the Organization; others advise nobody then.

    What somebody "may wish to" do, 不妨, is said to those who read the report: the body to which it is submitted. Who
    inspects one organization advises that one.
    """
    if setting.document.metadata.type not in REPORTING:
        return []
    if courteous and setting.audience:
        return [setting.audience]
    if setting.inspected:
        return [setting.inspected]
    return [setting.known("un") or entity_of(united_label(setting.language), GROUP, setting.language)]
