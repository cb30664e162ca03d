"""Partnerships told in boxes: each titled item is one, and who is named in it takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.cast import WHOLE, is_united_nations, kind_of, rules
from ingest.entities import normal_name
from ingest.partnerships.draft import BOX, Draft, Setting, collaboration
from ingest.partnerships.named import told_of
from ingest.partnerships.terms import model_of, roles, tell
from ingest.slots import Sentence, Slot
from kg.iris import iri_of_name
from kg.model import Entity, Part, PartKind

ITEMS: Final = (PartKind.BOX_ITEM, PartKind.BOX)
GIVING: Final = frozenset({"funder", "founder", "initiator", "lead", "host", "signatory", "supporter"})
"""Roles in which countries take part."""
OPENING: Final = 2
"""Sentences in which an item without a title names who works together."""
COMPANY: Final = "company"
"""Entity type of a partner whom "the company" may mean."""
LABEL: Final = 60
"""Characters of the first words that stand for the name of an item without a title."""


def find(setting: Setting) -> Iterator[Draft]:
    """One draft for each item that tells of cooperation; a box with items of its own tells nothing itself.

    A box that says what was advised tells of none: "Recommendations of the auditors".
    """
    parts = setting.document.parts
    holders = {part.parent for part in parts if part.kind is PartKind.BOX_ITEM}
    titles = {part.fragment: part.title for part in parts if part.kind is PartKind.BOX}
    for part in parts:
        if part.kind in ITEMS and part.fragment not in holders and part.text != part.title:
            frame = titles.get(part.parent, part.title)
            if rules(setting.language)["advises"].match(frame):
                continue
            if _of_partnership(part, frame, setting.language) or _done_together(part, frame, setting):
                yield _item(part, frame, setting)


def _of_partnership(part: Part, frame: str, language: str) -> bool:
    return any(rules(language)[name].search(f"{frame}\n{part.text}") for name in ("topic", "boxed"))


def _done_together(part: Part, frame: str, setting: Setting) -> bool:
    """Whether an item under a heading that names a model of partnership begins with two who do something together.

    So does one without a title that tells of somebody outside the United Nations and of one of its bodies.
    """
    if part.kind is PartKind.BOX_ITEM and not part.title:
        named = [slot for sentence in setting.scenes.of(part)[:OPENING] for slot in sentence.slots if slot.kind in "AC"]
        return {True, False} == {slot.entity.entity_type.startswith("un-") for slot in named if slot.entity}
    body = setting.scenes.of(part)[1:2] if part.kind is PartKind.BOX_ITEM else ()
    acting = {slot.entity.iri for sentence in body for slot in sentence.slots if _takes_part(slot) and slot.entity}
    return len(acting) > 1 and model_of(frame, setting.language) != ""


def _item(part: Part, frame: str, setting: Setting) -> Draft:
    told = setting.scenes.of(part)
    body = told[1:] if part.title and len(told) > 1 else told
    entity = _entity(part, body, setting)
    draft = Draft(entity, part, (0, len(part.text.split("\n")[0].rstrip())), BOX)
    draft.model = model_of(frame, setting.language) or model_of(part.title, setting.language)
    taking = [slot for sentence in body for slot in sentence.slots if _takes_part(slot) or _gives(slot, sentence)]
    taking = [slot for slot in taking if not _is_title(slot, part, setting.language)]
    taking = [slot for slot in taking if slot.kind != "G" or not _said_again(slot, taking, setting.language)]
    for sentence in body:
        for slot, role in roles(sentence):
            if slot in taking:
                draft.join([slot], role)
        taking = [slot for slot in taking if not _only_cited(slot, sentence)]
    draft.join(taking, "partner")
    tell(draft, told)
    return draft


def _is_title(slot: Slot, part: Part, language: str) -> bool:
    """Whether a name is the title of the item: what it tells of is not in itself."""
    labels = slot.entity.labels.get(language, ()) if slot.entity else ()
    return normal_name(part.title) in map(normal_name, labels)


def _only_cited(slot: Slot, sentence: Sentence) -> bool:
    """Whether a body is only followed: "under the Assembly's resolution"."""
    under = rules(sentence.language)["under"]
    return slot in sentence.slots and under.search(sentence.marked[: sentence.place(slot)]) is not None


def _takes_part(slot: Slot) -> bool:
    whole = is_united_nations(slot) or (slot.entity is not None and slot.entity.entity_type == WHOLE)
    return slot.kind in "ACG" and not whole


def _gives(slot: Slot, sentence: Sentence) -> bool:
    """A country is most often where something is done; it takes part when it founds, funds, leads or signs."""
    return slot.kind == "N" and any(role in GIVING for who, role in roles(sentence) if who == slot)


def _said_again(slot: Slot, taking: list[Slot], language: str) -> bool:
    """ "The company" means the one told of before; "stakeholders" and "partners" mean all the others."""
    label = next(iter(slot.entity.labels.get(language, ())), "") if slot.entity else ""
    known = any(other.entity and (other.entity.anonymous or other.entity.entity_type == COMPANY) for other in taking)
    return rules(language)["generic"].search(label) is not None or (
        known and rules(language)["anaphor"].search(label) is not None
    )


def _entity(part: Part, body: tuple[Sentence, ...], setting: Setting) -> Entity:
    """The collaboration that bears the title; without a title, the first one named, or what the first words tell.

    A title that only names a country is where it is, and no name: what the item goes on to tell of has its own.
    """
    if part.title and _is_where(part, setting):
        told = next((slot.entity for s in body[:1] for slot in told_of(s) if slot.entity), None)
        return told or setting.unnamed(_first_words(part.text[len(part.title) :].strip()), part)
    if part.title:
        named = _titled(part, setting)
        if named:
            return named
        iri = iri_of_name("partnership", normal_name(part.title))
        return collaboration(iri, part.title.strip(), setting.language)
    first = next((slot.entity for s in body[:1] for slot in s.slots if slot.kind == "C" and slot.entity), None)
    return first or setting.unnamed(_first_words(part.text), part)


def _is_where(part: Part, setting: Setting) -> bool:
    """Whether the title of an item is the name of a country or place, and nothing else."""
    named = setting.scenes.named.get(part.fragment, ())
    return any(
        part.text[n.start : n.end] == part.title.strip() and kind_of(n.entity, setting.language) in ("N", "P")
        for n in named
    )


def _titled(part: Part, setting: Setting) -> Entity | None:
    title = normal_name(part.title)
    for named in setting.scenes.named.get(part.fragment, ()):
        if normal_name(part.text[named.start : named.end]) == title and kind_of(named.entity, setting.language) == "C":
            return named.entity
    return None


def _first_words(text: str) -> str:
    clause = re.split(r"[。；;.\n]", text, maxsplit=1)[0]
    return clause if len(clause) <= LABEL else clause[:LABEL].rsplit(" ", 1)[0]
