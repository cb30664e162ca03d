"""Mandates of resolutions: "Requests the Secretary-General to …, and invites States to …"; lists below a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from ingest.mandates.addressees import addressed
from ingest.mandates.draft import AROUND, Draft, Setting, Span, sentences
from ingest.mandates.parties import owners
from ingest.mandates.reported import told
from ingest.mandates.stressed import stressed
from ingest.mandates.subjects import subjects_of
from ingest.mandates.wording import DIRECTIVES, directive_concept
from kg.model import Entity, MandateKind, Part, PartKind
from ontology.directives import opening

CLAUSE: Final = "mandates.directive"
LISTED: Final = "mandates.directive-list"
NOBODY: Final[tuple[Entity | None, ...]] = (None,)
SURE, IMPLIED = Decimal("0.95"), Decimal("0.7")
QUALIFIER: Final = 8
"""Characters behind a name within which 的 makes it qualify what follows: 由主席召集的会议."""
TOLD_SOMEBODY: Final = "instruct"
"""The concept whose verb, behind another one, directs nobody where it names nobody: "planning, directing or …"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A directive verb over `text[start:end]` and the reach of what it governs."""

    start: int
    end: int
    stop: int
    concept: str
    joint: int
    """Where the words begin that join it to the clause before."""


def find(setting: Setting) -> Iterator[Draft]:
    """The mandates of every preambular and operative paragraph and of the lists below them."""
    for part in setting.document.parts:
        if part.kind in (PartKind.PREAMBULAR, PartKind.OPERATIVE):
            yield from _paragraph(part, setting)


def _paragraph(part: Part, setting: Setting) -> Iterator[Draft]:
    below = setting.children.get(part.fragment, [])
    found = clauses(part, setting)
    if part.kind is PartKind.OPERATIVE:
        yield from stressed(part, found[0].joint if found else len(part.text), setting)
    if not found:
        yield from told(part, setting)
    before: list[Entity] = []
    shared: list[tuple[Clause, list[Entity]]] = []
    for clause in found:
        named, begin = addressed(part, clause.end, clause.stop, setting)
        named = named or _bound(part, begin, clause.stop, setting)
        if not named and clause.concept == TOLD_SOMEBODY and clause.joint != clause.start:
            continue
        bare = _is_bare(part, begin, clause.stop, setting)
        if named and bare and clause is not found[-1]:
            shared.append((clause, named))
            continue
        implied = not named
        spoken_of = [] if clause.concept == "decide" else before
        named = named or owners(part, clause.end, clause.stop, setting) or spoken_of or _subject(part, clause, setting)
        for speaker, others in (*shared, (clause, named)):
            if below and bare:
                yield from _items(below, speaker, part, [] if implied else others, setting)
                continue
            action = _whole(part.text, begin, clause.stop)
            for addressee in others or NOBODY:
                yield _draft(part, speaker, addressee, implied, (speaker.start, action[1]), action, CLAUSE, setting)
            if below and clause is found[-1]:
                yield from _items(below, speaker, part, others, setting)
        before, shared = named, []


def _is_bare(part: Part, begin: int, stop: int, setting: Setting) -> bool:
    """Whether nothing is to be done there: the list below tells it ("to take the following steps:")."""
    asked = part.text[begin:stop]
    if not asked.strip(" :：，,、،"):
        return True
    return stop >= len(part.text.rstrip()) and setting.words["introduces"].fullmatch(f" {asked.strip()}") is not None


def clauses(part: Part, setting: Setting) -> list[Clause]:
    """The directive clauses of a paragraph: the one that its opening verb makes, and those joined to it."""
    text, words = part.text, setting.words
    heads: list[tuple[int, int, str]] = []
    joints: list[int] = []
    first = opening(text, setting.language)
    if first and (asked := [c for c in first.concepts if c in DIRECTIVES]):
        heads.append((first.start, first.end, asked[-1]))
    for match in words["resume"].finditer(text, first.end if first else 0):
        heads.append((match.start("verb"), match.end(), directive_concept(match["verb"], setting.language)))
        joints.append(match.start())
    if not heads:
        return []
    joints = [heads[0][0]] * (len(heads) - len(joints)) + joints
    return [
        Clause(start, end, min(stop, _reach(text, end, setting)), concept, joint)
        for (start, end, concept), joint, stop in zip(heads, joints, [*joints[1:], len(text)], strict=True)
    ]


def _reach(text: str, verb: int, setting: Setting) -> int:
    """How far a verb that ends at `verb` governs at most: to the end of its sentence, or what is said next."""
    limit = next((b for a, b in sentences(text, setting.language) if a <= verb <= b), len(text))
    turn = setting.words["turn"].search(text, verb, limit)
    return turn.start() if turn else limit


def _subject(part: Part, clause: Clause, setting: Setting) -> list[Entity]:
    """Who is meant when the clause names nobody: for a decision by whom it is to be done, or the issuer.

    Else who was spoken of last, but for a country, else all members of the body that speaks.
    """
    if clause.concept == "decide":
        by = setting.words["turned"].match(part.text, clause.end, clause.stop)
        charged = [n for n in setting.actors(part, clause.end, clause.stop) if by and n.start == by.end()]
        own = [n.entity for n in charged if not setting.words["owner"].search(part.text, n.end, n.end + QUALIFIER)]
        return own[:1] or [who for who in [setting.author] if who]
    before = [n for n in setting.actors(part, 0, clause.start) if "schema:Country" not in n.entity.types]
    return [before[-1].entity] if before else [e for e in [setting.known("member-states")] if e]


def _bound(part: Part, start: int, stop: int, setting: Setting) -> list[Entity]:
    """Who is to act in a clause that says so itself: "recommends that partnerships should promote …"."""
    modal = setting.words["modals"]["strong"].search(part.text, start, stop)
    return subjects_of(part, start, modal.start(), setting) if modal else []


def _items(below: list[Part], clause: Clause, above: Part, named: list[Entity], setting: Setting) -> Iterator[Draft]:
    """Each item of a list is a mandate of the verb above it; an item may name its own addressee first."""
    for item in below:
        own, begin = ([], 0) if named and _does(item, setting) else addressed(item, 0, len(item.text), setting)
        said = item.text[begin:].strip(AROUND)
        action = _whole(item.text, begin if own and said else 0, len(item.text))
        for addressee in own or named or NOBODY:
            implied = not (own or named)
            draft = _draft(item, clause, addressee, implied, action, action, LISTED, setting)
            yield replace(draft, context=above.text[clause.start : clause.stop])


def _does(item: Part, setting: Setting) -> bool:
    """Whether an item tells what who was named above does: in Arabic the name behind its verb is no subject then."""
    content = setting.words["content"].match(item.text)
    return bool(content and setting.words["predicate"].match(item.text, content.end()))


def _whole(text: str, start: int, end: int) -> Span:
    """All that is to be done, without the marks around it."""
    kept = text[start:end]
    return start + len(kept) - len(kept.lstrip(AROUND)), start + len(kept.rstrip(AROUND))


def _draft(
    part: Part,
    clause: Clause,
    addressee: Entity | None,
    implied: bool,
    span: Span,
    action: Span,
    method: str,
    setting: Setting,
) -> Draft:
    sure = IMPLIED if implied else SURE
    return Draft(
        part,
        MandateKind.MANDATE,
        clause.concept,
        setting.author,
        addressee,
        span,
        action,
        method,
        sure,
        implied and addressee is not None,
    )
