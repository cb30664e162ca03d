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
from ingest.mandates.draft import Draft, Setting, Span, actions, oblique, sentences
from ingest.mandates.subjects import left_out
from ingest.mandates.wording import DIRECTIVES
from ingest.mentions import NORMATIVE, Named
from ingest.names import united_label
from kg.model import Entity, MandateKind, Part, PartKind

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
        issuer, said = _speaker(part, span, (match, concept), speaker, setting)
        if (
            issuer is None
            or _at_work(issuer, setting)
            or (setting.spaced and setting.words["modals"]["courteous"].search(part.text, span[0], match.start()))
            or setting.words["hypothesis"].search(part.text, span[0], match.start())
        ):
            continue
        before = before if issuer is speaker else []
        speaker = issuer
        stop = next((at for m, c in found[index + 1 :] if (at := _asks_on(part, span, m, c, setting))), span[1])
        if concept == "decide" and (asking := _decided_to_ask(part, said, found[index + 1 :], setting)):
            decided, (match, concept), said = asking[0], asking, asking[0].end()
        drafts = list(_asked_of(part, (match, said, stop), (issuer, concept), before, setting))
        before = list({d.addressee.iri: d.addressee for d in drafts if d.addressee}.values())
        yield from drafts


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
    asked: tuple[Entity, str],
    before: list[Entity],
    setting: Setting,
) -> Iterator[Draft]:
    """What one verb asks (`verb`: it, where the words behind it begin and end), and of whom.

    Who recommends something right after having asked somebody `before` means the same.
    """
    (match, said, stop), (issuer, concept) = verb, asked
    named, begin = addressed(part, said, stop, setting)
    implied = not named
    if (concept in NAMING_ALWAYS and implied) or (concept not in DIRECTIVES and not _reports(setting)):
        return
    if implied:
        named = [issuer] if concept == "decide" else _members(setting)
        nobody = (before or everybody(setting)) if concept == "recommend" else _house(part, said, stop, setting)
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


def _speaker(
    part: Part, span: Span, asking: tuple[re.Match[str], str], last: Entity | None, setting: Setting
) -> tuple[Entity | None, int]:
    """Who speaks the verb: named beside it; where it joins what went before, who spoke last or opens the sentence."""
    verb, concept = asking
    issuer = _issuer(part, span[0], verb.start(), setting)
    if issuer is not None:
        return issuer, verb.end()
    issuer, said = _issuer_behind(part, verb.end(), span[1], setting)
    if issuer and _is_asked(part, verb.end(), said, span[1], setting):
        issuer, said = setting.author, verb.end()
    if issuer is None and _asks_on(part, span, verb, concept, setting):
        issuer = last or _opening(part, span, setting)
    issuer = issuer or _above(part, verb.start(), setting) or _resumed(part, span[0], verb.start(), setting)
    issuer = issuer or next(iter(left_out(part, span[0], verb.start(), setting)), None)
    if issuer is None and concept != "decide":
        issuer = _meeting(part, span[0], verb.start(), setting)
    return issuer, said


def _is_asked(part: Part, verb: int, said: int, stop: int, setting: Setting) -> bool:
    """Whether who stands behind a verb in a resolution is asked by its issuer: "in which it invited States to …"."""
    if setting.document.metadata.type not in NORMATIVE or addressed(part, said, stop, setting)[0]:
        return False
    return bool(addressed(part, verb, stop, setting)[0])


def advised_to_ask(part: Part, asking: list[Draft], setting: Setting) -> Iterator[Draft]:
    """Who should ask somebody is advised to: "the Assembly should request the Secretary-General to …", 大会应请……."""
    for draft in {draft.span[0]: draft for draft in asking}.values():
        verb, end = draft.span[0], draft.action[1]
        if draft.issuer and setting.words["to_ask"].search(part.text[max(0, verb - 6) : verb]):
            who, kind = draft.issuer, MandateKind.RECOMMENDATION
            yield Draft(part, kind, "recommend", setting.author, who, (verb, end), (verb, end), ASKED, SURE)


def speaking(part: Part, told: tuple[int, int, int, int], setting: Setting) -> tuple[Entity | None, int]:
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
    """The subject that opens a sentence, behind words of place or time: "In its resolution 99/3, the Assembly"."""
    first = next(iter(setting.speakers(part, *span)), None)
    if first is None or oblique(part, first.start, setting):
        return None
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, span[0], first.start)), default=span[0])
    begins = (setting.words["lead"].fullmatch(part.text, start, first.start) for start in (span[0], clause))
    return first.entity if any(begins) else None


def _above(part: Part, verb: int, setting: Setting) -> Entity | None:
    """Who speaks the verb that begins an item, where the words above end with him: "the Assembly: (a) Requested …"."""
    above = next((p for p in setting.document.parts if p.fragment == part.parent), None)
    if above is None or part.kind is not PartKind.SUBPARAGRAPH or part.text[:verb].strip():
        return None
    tail = setting.words["introduces"].search(above.text)
    last = next(reversed(setting.speakers(above, 0, tail.start())), None) if tail else None
    if tail is None or last is None or oblique(above, last.start, setting):
        return None
    return last.entity if setting.words["link"].fullmatch(f"{above.text[last.end : tail.start()]} ") else None


def _resumed(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Whom a pronoun means that is the subject of the verb: the subject of the sentence before."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, verb)), default=start)
    if not _reports(setting) or not setting.words["pronoun"].fullmatch(part.text, clause, verb):
        return None
    before = [span for span in sentences(part.text, setting.language) if span[0] < start]
    named = setting.speakers(part, *before[-1]) if before else []
    return next((n.entity for n in named if not oblique(part, n.start, setting)), None)


def _speaks_itself(issuer: Entity, setting: Setting) -> bool:
    """Whether the author asks, or who wrote the report in its name."""
    author = setting.author
    return issuer is author or (author is not None and SPEAKERS.get(author.iri) == issuer.iri)


def _reports(setting: Setting) -> bool:
    return setting.document.metadata.type in REPORTING


def _at_work(issuer: Entity, setting: Setting) -> bool:
    """The Organization as a whole asks nobody in a report: that it "encourages" tells what its work is."""
    return issuer.entity_type == WHOLE and setting.document.metadata.type in REPORTING


def _members(setting: Setting) -> list[Entity]:
    """Whom a resolution means when it tells that something was encouraged: all members of the body."""
    states = setting.known("member-states")
    return [states] if states and setting.document.metadata.type in NORMATIVE else []


def _house(part: Part, said: int, stop: int, setting: Setting) -> list[Entity]:
    """Whom a report means when it tells that something was asked to be done, and not by whom: its own house."""
    told = setting.words["content"].match(part.text, said, stop) is not None
    return [setting.house] if told and setting.house and _reports(setting) else []


def _issuer(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who speaks the verb: the one named right before it, or the author in the first person."""
    said_by_author = setting.words["first_person"].search(part.text[max(start, verb - 24) : verb])
    if said_by_author or setting.words["own"].match(part.text, verb):
        return setting.author
    if _reports(setting) and setting.words["led"].fullmatch(part.text, start, verb):
        return setting.author
    if beside := _beside(part, start, verb, setting):
        return beside.entity
    if again := _called_again(part, start, verb, setting):
        return again
    noun = setting.words["noun"].search(part.text, start, verb)
    return entity_of(noun["noun"].strip(), GROUP, setting.language) if noun else None


def _beside(part: Part, start: int, verb: int, setting: Setting) -> Named | None:
    """The speaker named right before the verb; where no spaces part words, the one who speaks in what stands between.

    That is the first: 监督厅在对儿基会的审计中建议……, 大会关于儿基会的第99/1号决议请…….
    """
    found: Named | None = None
    for named in reversed(setting.speakers(part, start, verb)):
        link = setting.words["link"].fullmatch(part.text, _past_bracket(part, named.end), verb)
        if link and not (found and setting.words["clause"].search(link.group())):
            found = named
        if setting.spaced:
            break
    return found


def _past_bracket(part: Part, end: int) -> int:
    """Behind the bracket in which a short name stands."""
    return end + 1 if part.text[end : end + 1] in (")", "）") else end


def _called_again(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who is named before the sentence, where it goes on to call him by the head of his name: "the Office"."""
    again = setting.words["again"].match(part.text, start, verb)
    if again is None or setting.words["link"].fullmatch(part.text, again.end(), verb) is None:
        return None
    before = [named for named in setting.actors(part, 0, start) if again["head"] in part.text[named.start : named.end]]
    return before[-1].entity if before else None


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
