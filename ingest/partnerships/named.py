"""Partnerships told by name in running text: initiatives, alliances, funds, networks and compacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ingest.authors import REPORTING
from ingest.cast import is_united_nations, kind_of, rules
from ingest.mentions import Named
from ingest.partnerships.draft import NAMED, Draft, Setting, specific
from ingest.partnerships.leads import leads_above
from ingest.partnerships.terms import model_of, roles, tell, urged, words
from ingest.slots import Sentence, Slot
from kg.iris import made_of_name
from kg.model import Entity, Part, PartKind
from ontology import table

TELLING = frozenset(
    {
        PartKind.PREAMBULAR,
        PartKind.OPERATIVE,
        PartKind.PARAGRAPH,
        PartKind.SUBPARAGRAPH,
        PartKind.TEXT,
        PartKind.ANNEX_ITEM,
    }
)
"""Parts of running text."""

MAKERS = frozenset({"founder", "initiator", "convener"})
"""Roles of those who make something: only words that name the thing tell what."""


ARTICLE: Final = 4
"""Characters of an article at most."""
GOING_ON = frozenset({"funder", "administrator", "host", "lead", "member", "partner"})
"""What those do of whom a later sentence tells."""


def find(setting: Setting) -> Iterator[Draft]:
    """One draft for each part and collaboration that the part tells of, not merely as somebody who acts."""
    reports = setting.document.metadata.type in REPORTING
    organs = _organs(setting)
    wholes = _wholes(setting, organs)
    for part in setting.document.parts:
        drafts = _told(part, setting)
        _go_on(drafts, setting.scenes.of(part), setting.language)
        for draft in drafts.values():
            if (reports or made_of_name(draft.entity.iri)) and _merely_named(draft, setting.scenes.of(part)):
                continue
            if _without_subject(part, draft, setting):
                for above, lead in leads_above(part, setting):
                    draft.join([lead], "supporter", above)
            for place, whole in wholes.get(draft.entity.iri, ()):
                draft.join([Slot(whole.start, whole.end, "C", whole.entity)], "supporter", place)
            for place, organ in organs.get(draft.entity.iri, ()):
                draft.join([Slot(organ.start, organ.end, "A", organ.entity)], "implementer", place)
            yield draft


def _told(part: Part, setting: Setting) -> dict[str, Draft]:
    """The collaborations that the sentences of a part tell of, by IRI."""
    drafts: dict[str, Draft] = {}
    boxed = part.kind is PartKind.BOX_ITEM
    if part.kind in TELLING or boxed:
        for sentence in setting.scenes.of(part):
            for slot in told_of(sentence, boxed):
                _add(drafts, slot, sentence, part, setting)
    return drafts


def _add(drafts: dict[str, Draft], slot: Slot, sentence: Sentence, part: Part, setting: Setting) -> None:
    assert slot.entity is not None
    draft = drafts.setdefault(slot.entity.iri, Draft(slot.entity, part, (slot.start, slot.end), NAMED))
    for member, role in _members(slot, sentence):
        draft.join([member], role)
    draft.start = draft.start or _made_on(slot, sentence)
    name = next(iter(slot.entity.labels.get(setting.language, ())), "")
    draft.model = draft.model or model_of(name, setting.language)
    if is_alone(slot, sentence) or (is_subject(slot, sentence) and _are_members(slot, sentence, draft)):
        made = any(member.role in MAKERS for member in draft.members.values())
        given = {role for _, role in _members(slot, sentence)} == {"funder"}
        if is_subject(slot, sentence) or not given:
            tell(draft, [sentence], (slot.start, slot.end), made or is_subject(slot, sentence))


def _merely_named(draft: Draft, told: tuple[Sentence, ...]) -> bool:
    """Whether a report names it in passing: "funded by the Facility" tells nothing of the facility."""
    if draft.members or draft.start or draft.end or draft.places or draft.purpose:
        return False
    if told and rules(told[0].language)["known_as"].search(draft.part.text[: draft.span[0]]):
        return False
    for sentence in told:
        own = [slot for slot in sentence.slots if slot.entity and slot.entity.iri == draft.entity.iri]
        if not own:
            continue
        begun, described = _caught(sentence, "begun"), _caught(sentence, "described", first=True)
        if any(slot in begun or (is_subject(slot, sentence) and slot in described) for slot in own):
            return False
    return True


def _caught(sentence: Sentence, name: str, first: bool = False) -> list[Slot]:
    """The collaborations that the patterns of a table find, all or those with which the words found begin."""
    matches = [
        match for row in sentence.fitting(words(sentence.language).get(name, ())) for match in sentence.find(row)
    ]
    slots = [(match, slot) for match in matches for slot in sentence.caught(match, "c")]
    return [slot for match, slot in slots if not first or sentence.place(slot) <= match.start() + ARTICLE]


def _go_on(drafts: Mapping[str, Draft], told: tuple[Sentence, ...], language: str) -> None:
    """What later sentences tell of a collaboration without its name: "donors to the fund are …"."""
    again, going_on = rules(language)["again"], rules(language)["going_on"]
    meant: Draft | None = None
    for sentence in told:
        if meant:
            _continue(meant, sentence)
        named = [slot for slot in sentence.slots if slot.kind == "C"]
        if named:
            about = _about(named, sentence, drafts)
            meant = drafts.get(about, meant) if about else None
        if meant is None or (named and not is_alone(named[0], sentence)):
            continue
        start = sentence.place(named[0]) + 1 if named else 0
        for member, role in roles(sentence):
            end = sentence.place(member) if named else len(sentence.marked)
            if (
                role in GOING_ON
                and (specific(member) or member.kind == "G")
                and (again.search(sentence.marked, start, end) or going_on.search(sentence.marked, start))
            ):
                meant.join([member], role)


def _continue(meant: Draft, sentence: Sentence) -> None:
    """Who takes part in the collaboration of the sentence before, where nobody is named ahead of these words."""
    for row in sentence.fitting(words(sentence.language).get("continued", [])):
        for match in sentence.find(row["pattern"]):
            members = sentence.caught(match, "m")
            if not any(s.kind in "AC" and s.start < members[0].start for s in sentence.slots):
                meant.join([who for who in members if specific(who) or who.kind == "G"], row["role"])


def _about(named: list[Slot], sentence: Sentence, drafts: Mapping[str, Draft]) -> str:
    """The collaboration that a sentence goes on about; "" for none.

    Its subject, the only one it names, or the only one of which it tells who takes part in it.
    """
    first = named[0]
    if sentence.slots[0] == first or len(named) == 1:
        return first.entity.iri if first.entity else ""
    told = {s.entity.iri for s in named if s.entity and s.entity.iri in drafts and any(_in_rows(s, sentence))}
    return told.pop() if len(told) == 1 else ""


def told_of(sentence: Sentence, only_described: bool = False) -> Iterator[Slot]:
    """Collaborations that a sentence tells something of, and that are not merely actors in it."""
    named = [slot for slot in sentence.slots if slot.kind == "C"]
    if not named:
        return
    acting, described = _caught(sentence, "acting"), _caught(sentence, "described")
    restated = _caught(sentence, "restated")
    for slot in named:
        told = slot in described if only_described else slot not in acting or slot in described
        if told and slot not in restated:
            yield slot


def _members(slot: Slot, sentence: Sentence) -> Iterator[tuple[Slot, str]]:
    """Who the sentence says takes part in this one: rows of the table that name the collaboration itself."""
    told = list(_in_rows(slot, sentence))
    yield from told
    subject = is_subject(slot, sentence)
    if subject or (told and is_alone(slot, sentence)):
        parts = list(roles(sentence))
        alike = {role for member, role in parts if member == slot}
        for member, role in parts:
            counts = role not in MAKERS if subject else role in GOING_ON
            if counts and role not in alike and (specific(member) or member.kind == "G"):
                yield member, role


def _in_rows(slot: Slot, sentence: Sentence) -> Iterator[tuple[Slot, str]]:
    for row in sentence.fitting(words(sentence.language)["parts"]):
        for match in sentence.find(row["pattern"]):
            told = sentence.caught(match, "m")
            said = max(match.start(), sentence.place(slot), *map(sentence.place, told[:1]))
            if slot in sentence.caught(match, "c") and not urged(sentence, said):
                yield from ((who, row["role"]) for who in told if not is_united_nations(who))


def _made_on(slot: Slot, sentence: Sentence) -> str:
    """When the words that tell who made it say that it was made."""
    for row in sentence.fitting(words(sentence.language)["parts"]):
        for match in sentence.find(row["pattern"]) if row["role"] in MAKERS else ():
            dates = sentence.caught(match, "d") if slot in sentence.caught(match, "c") else []
            if dates:
                return dates[0].value
    return ""


def is_alone(slot: Slot, sentence: Sentence) -> bool:
    """Whether no other collaboration is named in the sentence."""
    return all(other.kind != "C" or other.entity == slot.entity for other in sentence.slots)


def _are_members(slot: Slot, sentence: Sentence, draft: Draft) -> bool:
    """Whether every other collaboration that a sentence names takes part in this one."""
    others = (other.entity for other in sentence.slots if other.kind == "C" and other.entity != slot.entity)
    return all(other and other.iri in draft.members for other in others)


def is_subject(slot: Slot, sentence: Sentence) -> bool:
    """Whether the sentence is about the collaboration: it is named first, and everybody's part is a part in it."""
    return slot is sentence.slots[0] and slot.kind == "C"


def _firsts(setting: Setting) -> Mapping[str, tuple[Part, Named]]:
    """IRI → where an entity is first named."""
    firsts: dict[str, tuple[Part, Named]] = {}
    for part in setting.document.parts:
        for named in setting.scenes.named.get(part.fragment, ()):
            firsts.setdefault(named.entity.iri, (part, named))
    return firsts


def _organs(setting: Setting) -> Mapping[str, list[tuple[Part, Named]]]:
    """Collaboration → the bodies that are named after it (its office, its board), each where it is first named."""
    language = setting.language
    loose = re.compile(table(language, "relations")["loose"])
    firsts = _firsts(setting)
    collaborations = [named.entity for _, named in firsts.values() if kind_of(named.entity, language) == "C"]
    found: dict[str, list[tuple[Part, Named]]] = {}
    for part, named in firsts.values():
        label = part.text[named.start : named.end]
        if not _may_be_organ(named.entity, language) or loose.search(label):
            continue
        for whole in collaborations:
            if whole.iri != named.entity.iri and _named_after(label, whole, language):
                found.setdefault(whole.iri, []).append((part, named))
    return found


def _may_be_organ(entity: Entity, language: str) -> bool:
    return kind_of(entity, language) in "AC" and "unp:ExecutivePost" not in entity.types


def _wholes(setting: Setting, organs: Mapping[str, list[tuple[Part, Named]]]) -> Mapping[str, list[tuple[Part, Named]]]:
    """Collaboration → those it is named after, each where it is first named."""
    firsts = _firsts(setting)
    found: dict[str, list[tuple[Part, Named]]] = {}
    for iri, members in organs.items():
        for _, organ in members:
            found.setdefault(organ.entity.iri, []).append(firsts[iri])
    return found


def _without_subject(part: Part, draft: Draft, setting: Setting) -> bool:
    """A sub-paragraph in which nobody acts before the collaboration is named."""
    if part.kind is not PartKind.SUBPARAGRAPH:
        return False
    return not any(
        s.kind in "AG" and s.start < draft.span[0] for sentence in setting.scenes.of(part)[:1] for s in sentence.slots
    )


def _named_after(label: str, whole: Entity, language: str) -> bool:
    return any(len(name) > 3 and name in label and name != label for name in whole.labels.get(language, ()))
