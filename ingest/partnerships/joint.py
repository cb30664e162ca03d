"""Partnerships without a name: bodies that cooperate, sign, give, or do something together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.authors import REPORTING, house_of
from ingest.cast import kind_of, rules
from ingest.namedafter import POST
from ingest.partnerships.draft import FEWEST, JOINT, Draft, Setting, specific
from ingest.partnerships.labels import label_of
from ingest.partnerships.leads import Lead, leads_above, subjects
from ingest.partnerships.named import GOING_ON, TELLING, is_subject
from ingest.partnerships.parties import holders, is_ally, is_ours, is_post, is_private, is_public, may_join
from ingest.partnerships.products import product
from ingest.partnerships.terms import filled, handlers, roles, tell, wished, words
from ingest.slots import Sentence, Slot
from kg.model import Part, PartKind

PRIVATE: Final = frozenset({"company", "foundation", "business-association"})
"""Entity types of those outside of whom reports on partnerships tell as partners."""
LABEL: Final = 80
OPENING: Final = re.compile(r"[^.;。；,،，]{0,6}[,،，]\s*(?:\w{1,3}\W)?")
"""What stands between the phrase that opens a sentence and its subject: a comma, perhaps an article."""
SUBJECT: Final = re.compile(r"[,،，]\s*(?:\w{1,3}\W)?")
"""What parts those with whom a sentence begins from its subject: a comma, perhaps an article, no "and"."""


def find(setting: Setting) -> Iterator[Draft]:
    """At most one draft for each sentence: what is made together, else the cooperation itself."""
    for part in setting.document.parts:
        if part.kind in TELLING or (part.kind is PartKind.BOX_ITEM and _of_a_body(part, setting)):
            yield from _in_part(part, setting)


def _of_a_body(part: Part, setting: Setting) -> bool:
    """Whether the title of an item names a body, whose cooperations are told below, and not the cooperation itself."""
    named = setting.scenes.named.get(part.fragment, ())
    return any(part.text[n.start : n.end] == part.title and kind_of(n.entity, setting.language) == "A" for n in named)


def _in_part(part: Part, setting: Setting) -> Iterator[Draft]:
    leads = leads_above(part, setting)
    last: Draft | None = None
    for sentence in setting.scenes.of(part):
        apart = [draft for clause in sentence.clauses() if (draft := _in_sentence(clause, part, [], setting))]
        yield from apart
        draft = apart[-1] if apart else _in_sentence(sentence, part, leads, setting)
        if draft is None and last:
            _go_on(last, sentence)
        if draft and not apart:
            yield draft
        last = draft or last
        leads = [(part, slot) for slot in subjects(sentence)] or leads


def _go_on(draft: Draft, sentence: Sentence) -> None:
    """What a sentence that tells of no cooperation says of the last one, and of those who take part in it."""
    words_of = rules(sentence.language)
    if words_of["anaphor"].match(sentence.marked.strip()) or words_of["going_on"].search(sentence.marked):
        tell(draft, [sentence])
        for slot, role in roles(sentence):
            if role in GOING_ON and specific(slot):
                draft.join([slot], role)
    for slot, role in handlers(sentence):
        draft.join([slot], role)
    again = [(slot, role) for slot, role in roles(sentence) if slot.entity and slot.entity.iri in draft.members]
    for slot, role in again:
        draft.join([slot], role)


def _in_sentence(sentence: Sentence, part: Part, leads: list[Lead], setting: Setting) -> Draft | None:
    draft = None if part.kind is PartKind.BOX_ITEM else product(sentence, part, leads, setting)
    draft = draft or _gift(sentence, part, setting) or _cooperation(sentence, part, leads, setting)
    return draft or _deed(sentence, part, setting) or _beside(sentence, part, setting)


def _beside(sentence: Sentence, part: Part, setting: Setting) -> Draft | None:
    """A company or a foundation of which a report tells in one breath with a body of the United Nations.

    Only in languages whose table says what makes of it a mere statement (`voiced`).
    """
    if "voiced" not in words(setting.language) or setting.document.metadata.type not in REPORTING:
        return None
    bodies = [slot for slot in sentence.slots if slot.kind in "AC" and specific(slot)]
    private = [s for s in bodies if s.entity and s.entity.entity_type in PRIVATE and is_private(s, setting.language)]
    ours = [slot for slot in bodies if is_ours(slot) and may_join(slot)]
    both = sorted([*private, *ours], key=lambda slot: slot.start)
    if not private or not ours:
        return None
    if rules(setting.language)["voiced"].search(sentence.marked) or wished(sentence, sentence.place(both[-1])):
        return None
    span = both[0].start, both[-1].end
    label = label_of(part.text[slice(*span)], [(part, slot) for slot in both], setting.language)
    entity = setting.unnamed(_told_at(span, part), part, label)
    return filled(Draft(entity, part, span, JOINT), sentence, both, both, [])


def _gift(sentence: Sentence, part: Part, setting: Setting) -> Draft | None:
    """Money that somebody outside the United Nations gives, for whom, and through which bodies."""
    for pattern in sentence.fitting(words(setting.language)["gifts"]):
        for match in sentence.find(pattern):
            givers, takers = sentence.caught(match, "g"), sentence.caught(match, "m")
            if wished(sentence, match.start()) or all(is_ours(s) or not specific(s) for s in givers):
                continue
            span = sentence.span(*match.span())
            takers = takers or _house(span, [slot for slot in givers if not is_public(slot)], setting)
            if not takers:
                continue
            label = _told_at(span, part)
            draft = Draft(setting.unnamed(label, part), part, span, JOINT)
            draft.join(givers, "funder")
            draft.join(takers, "beneficiary")
            draft.model = "financing"
            tell(draft, [sentence], span)
            return draft
    return None


def _told_at(span: tuple[int, int], part: Part) -> str:
    """The words at `span`, as many of them as a label holds."""
    told = " ".join(part.text[slice(*span)].split())
    return told if len(told) <= LABEL else f"{told[: LABEL + 1].rpartition(' ')[0] or told[:LABEL]}…"


def _cooperation(sentence: Sentence, part: Part, leads: list[Lead], setting: Setting) -> Draft | None:
    """Two or more bodies of which the sentence says that they work together, or that they have agreed.

    What a collaboration does of which the sentence tells is told by its name, but for what it agrees.
    """
    by_name = bool(sentence.slots) and is_subject(sentence.slots[0], sentence) and part.kind is not PartKind.BOX_ITEM
    for pattern in sentence.fitting(words(setting.language)["cooperation"]):
        for match in sentence.find(pattern):
            agreed = bool(match.groupdict().get("agreed"))
            if wished(sentence, match.start()) or (by_name and not agreed):
                continue
            draft = (_agreement if agreed else _joint_work)(match, sentence, part, leads, setting)
            if draft:
                return draft
    return None


def _agreement(
    match: re.Match[str], sentence: Sentence, part: Part, leads: list[Lead], setting: Setting
) -> Draft | None:
    """What bodies have agreed, and who carries it out; None when the words name fewer than two."""
    partners = sentence.caught(match, "m")
    if len(partners) < FEWEST:
        return None
    span = sentence.span(*match.span())
    named = label_of(match.group(), [(part, slot) for slot in partners], setting.language)
    entity = setting.agreed([s.entity.iri for s in partners if s.entity], _told_at(span, part), part, named)
    draft = filled(Draft(entity, part, span, JOINT), sentence, partners, partners, [])
    return _acting_under(draft, sentence, match.start(), part, leads)


def _joint_work(
    match: re.Match[str], sentence: Sentence, part: Part, leads: list[Lead], setting: Setting
) -> Draft | None:
    """Those whom the words join, with those beside them, or with who acted before; None for fewer than two.

    Beside those who can be told from others, the Organization as a whole counts where the words tell all, and groups
    that come as partners where the words ask for them (group `g`): "worked with 30 companies".
    """
    groups = [slot for slot in sentence.caught(match, "g") if is_ally(slot, setting.language)]
    partners, span = [*sentence.caught(match, "m"), *groups], sentence.span(*match.span())
    whole = _all_told(match, partners) and not _goes_on_before(match, sentence)
    others = _others(match, sentence, partners, whole)
    alone = not (others or whole or _subject_last(sentence, match, partners))
    known = [lead for lead in leads if lead[1].entity not in [s.entity for s in partners]] if alone else []
    told = [*others, *partners]
    acting = [*told, *(slot for _, slot in known)]
    named = [slot for slot in acting if specific(slot) or slot in groups or (whole and slot.kind != "G")]
    distinct = {slot.entity.iri for slot in named if slot.entity}
    bodies = [s for s in acting if not is_post(s)] if groups else partners
    if not any(map(specific, bodies)) or len(distinct) < FEWEST:
        return None
    label = label_of(match.group(), [*known, *((part, slot) for slot in told)], setting.language)
    entity = setting.unnamed(_told_at(span, part), part, label)
    return filled(Draft(entity, part, span, JOINT), sentence, told, told, known)


def _others(match: re.Match[str], sentence: Sentence, partners: list[Slot], whole: bool) -> list[Slot]:
    """Who is named beside the partners: before or within the words that tell of them, else right behind.

    Where these tell all (`whole`), only within; never who only tells what a partner is (group `q` of the pattern).
    """
    told_of = sentence.caught(match, "q")
    before = [s for s in sentence.slots if may_join(s) and sentence.place(s) < match.end() and s not in told_of]
    within = [s for s in before if s not in partners and (not whole or sentence.place(s) > match.start())]
    bodies = [s for s in within if s.entity and POST not in s.entity.types]
    within = bodies or within
    return within or ([] if whole else _behind(sentence, match.end()))


def _deed(sentence: Sentence, part: Part, setting: Setting) -> Draft | None:
    """What several do together without a word for it: "UNICEF and the company Acme built …"."""
    for pattern in sentence.fitting(words(setting.language)["deeds"]):
        for match in sentence.find(pattern):
            caught = sentence.caught(match, "m")
            business = any(_in_business(slot, setting) for slot in caught)
            idle = holders(sentence)
            partners = [
                slot
                for slot in caught
                if slot not in idle and (specific(slot) or slot.kind == "N" or (business and slot.kind == "G"))
            ]
            outside = [slot for slot in partners if slot.kind != "N" and not is_ours(slot) and not is_post(slot)]
            ours = bool(match.groupdict().get("ours")) and any(map(is_ours, partners))
            if len(partners) == len(outside) == 1 and is_private(outside[0], setting.language):
                partners += _house(sentence.span(*match.span()), outside, setting)
            if (
                wished(sentence, match.start())
                or len(partners) < FEWEST
                or not (outside or ours)
                or len(outside) == len(partners)
            ):
                continue
            span = sentence.span(*match.span())
            label = _told_at(span, part)
            named = label_of(match.group(), [(part, slot) for slot in partners], setting.language)
            return filled(
                Draft(setting.unnamed(label, part, named), part, span, JOINT), sentence, partners, partners, []
            )
    return None


def _in_business(slot: Slot, setting: Setting) -> bool:
    """Whether a group is of companies or the like: "UNICEF and several food companies built …"."""
    labels = slot.entity.labels.get(setting.language, ()) if slot.entity and slot.kind == "G" else ()
    return any(rules(setting.language)["topic"].search(label) for label in labels)


def _house(span: tuple[int, int], others: list[Slot], setting: Setting) -> list[Slot]:
    """With whom somebody has an agreement, or to whom he gives, when the words do not say: the house that reports."""
    house = house_of(setting.document, setting.scenes.gazetteer) if others else None
    return [Slot(*span, "A", house)] if house else []


def _all_told(match: re.Match[str], partners: list[Slot]) -> bool:
    """ "A and B have joined forces", "an alliance between A and B": nobody else takes part."""
    lists = [name for name, piece in match.groupdict().items() if name[0] == "m" and piece]
    alike = any(name.endswith("_mb") or match.start(name) == match.start() for name in lists)
    return alike and len(partners) >= FEWEST


def _goes_on_before(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the list that the words tell begins before them: 甲则与乙和丙合作, 甲与（nobody known）、乙和丙结成……."""
    return rules(sentence.language)["joined_before"].search(sentence.marked[: match.start()]) is not None


def _subject_last(sentence: Sentence, match: re.Match[str], partners: list[Slot]) -> bool:
    """ "Together with the Bank, the Fund …": the last of the list that opens a sentence is its subject."""
    if sentence.marked[: match.start()].strip() or len(partners) < FEWEST:
        return False
    between = sentence.marked[sentence.place(partners[-2]) + 1 : sentence.place(partners[-1])]
    return SUBJECT.fullmatch(between) is not None


def _behind(sentence: Sentence, end: int) -> list[Slot]:
    """The subject of a sentence that opens with whom it works: "In partnership with the Bank, the Fund …"."""
    for slot in sentence.slots:
        gap = sentence.marked[end : sentence.place(slot)]
        if sentence.place(slot) >= end and slot.kind in "AC" and specific(slot) and OPENING.fullmatch(gap):
            return [slot]
    return []


def _acting_under(draft: Draft, sentence: Sentence, at: int, part: Part, leads: list[Lead]) -> Draft:
    """Who does something under an agreement carries it out: the body named right before, or who acted before."""
    if rules(sentence.language)["under"].search(sentence.marked[:at]):
        before = [(part, s) for s in sentence.slots if s.kind in "AC" and sentence.place(s) < at]
        for where, slot in before[-1:] or leads:
            draft.join([slot], "implementer", where)
    return draft
