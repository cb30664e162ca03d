"""What kind of party to a cooperation a name tells: of the United Nations, a post, a state, or in business."""

from __future__ import annotations

import re
from typing import Final

from ingest.cast import rules
from ingest.namedafter import POST
from ingest.names import head_kind
from ingest.partnerships.draft import PERSON, specific
from ingest.slots import Sentence, Slot
from kg.gazetteer import GROUP_CLASS

ORGAN: Final = "un-organ"
"""Entity type of the principal organs."""
PUBLIC: Final = frozenset({"body", "office", "government", "forum", "post"})
"""Kinds of head words of those who govern or administer."""
BETWEEN_COMMAS: Final = re.compile(r"(?<=[\ue000-\uf8ff][,،，]) ?[\ue000-\uf8ff] ?(?=[,،，])")
"""A name between commas behind another name."""


def is_ours(slot: Slot) -> bool:
    return slot.entity is not None and slot.entity.entity_type.startswith("un-")


def is_post(slot: Slot) -> bool:
    return slot.entity is not None and POST in slot.entity.types


def holders(sentence: Sentence) -> list[Slot]:
    """Persons who only say who holds the office before them: "the Secretary of State, Ann Poe, announced …"."""
    apposed = {m.group().strip() for m in BETWEEN_COMMAS.finditer(sentence.marked)}
    return [s for s in sentence.slots if is_person(s) and sentence.marked[sentence.place(s)] in apposed]


def is_person(slot: Slot) -> bool:
    return slot.entity is not None and PERSON in slot.entity.types


def is_ally(slot: Slot, language: str) -> bool:
    """Whether a name tells a partner: a body, or a group that takes part in work as one, as companies do."""
    labels = slot.entity.labels.get(language, ()) if slot.entity and slot.kind == "G" else ()
    return specific(slot) or any(rules(language)["allies"].search(label) for label in labels)


def is_private(slot: Slot, language: str) -> bool:
    """Whether who does something alone may do it for the house that reports: no post, no commission of a country."""
    if slot.entity is None or {POST, GROUP_CLASS} & set(slot.entity.types) or slot.entity.entity_type == "igo":
        return False
    return all(head_kind(label, language) not in PUBLIC for label in slot.entity.labels.get(language, ()))


def is_public(slot: Slot) -> bool:
    """Countries and their governments give to the United Nations as its members."""
    return slot.kind == "N" or (slot.entity is not None and slot.entity.entity_type == "government")


def may_join(slot: Slot) -> bool:
    """A body named before a cooperation may be in it, but for the principal organs, which are rather recalled.

    A person acts in it for nobody who is told.
    """
    if slot.kind not in "AC" or slot.entity is None or is_person(slot):
        return False
    return specific(slot) and slot.entity.entity_type != ORGAN
