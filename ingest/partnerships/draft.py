"""A partnership while it is put together: its name, who takes part and as what, when, where and for which goals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from ingest.cast import COLLABORATION, WHOLE, Scenes
from ingest.slots import Slot
from kg.iris import iri_of_name, made_of_name
from kg.model import Document, Entity, Evidence, Membership, Part, Partnership

NAMED: Final = "partnerships.named"
BOX: Final = "partnerships.box"
JOINT: Final = "partnerships.joint"
PRODUCT: Final = "partnerships.product"
PERSON: Final = "schema:Person"
IDLE: Final = frozenset({"partner", "member"})
"""Roles that nothing told of a person gives him: he is named as the one who heads or speaks for a partner."""
LIKE: Final = frozenset({COLLABORATION, "partnership", "un-initiative"})
"""Classes and entity types of what may be the partnership itself under a shorter name."""
FEWEST: Final = 2
"""Bodies that can be told from others, for a cooperation to be one of its own."""
CONFIDENCE: Final = {BOX: Decimal("0.9"), NAMED: Decimal("0.85"), JOINT: Decimal("0.75"), PRODUCT: Decimal("0.7")}


@dataclass(slots=True)
class Draft:
    """What one part tells of one partnership; `span` is where it tells it."""

    entity: Entity
    part: Part
    span: tuple[int, int]
    method: str
    members: dict[str, Membership] = field(default_factory=dict)
    model: str = ""
    start: str = ""
    end: str = ""
    duration: str = ""
    places: dict[str, Entity] = field(default_factory=dict)
    goals: dict[str, None] = field(default_factory=dict)
    purpose: str = ""

    def join(self, slots: Iterable[Slot], role: str, part: Part | None = None) -> None:
        """Take members in; the first role told of one counts, but for "partner", which says least.

        What is said of the partnership and others alike says nothing of how they take part in it.
        """
        where, told = part or self.part, list(slots)
        if role != "partner" and any(slot.entity and slot.entity.iri == self.entity.iri for slot in told):
            return
        for slot in told:
            if slot.entity is None or slot.entity.iri == self.entity.iri or self._placed(slot.entity.iri, role):
                continue
            if (role in IDLE and PERSON in slot.entity.types) or self._is_itself(slot.entity):
                continue
            quote = where.text[slot.start : slot.end]
            evidence = Evidence(where.fragment, slot.start, slot.end, quote, self.method, CONFIDENCE[self.method])
            self.members[slot.entity.iri] = Membership(slot.entity, role, evidence)

    def _is_itself(self, member: Entity) -> bool:
        """Whether somebody whom no gazetteer tells apart bears the name that the partnership is told of by."""
        return self.method == NAMED and made_of_name(member.iri) and _bears_name(member, self.entity)

    def _placed(self, member: str, role: str) -> bool:
        """Whether a member has a role that another one does not replace."""
        return member in self.members and (role == "partner" or self.members[member].role != "partner")

    def finding(self) -> Partnership:
        quote = self.part.text[slice(*self.span)]
        evidence = Evidence(self.part.fragment, *self.span, quote, self.method, CONFIDENCE[self.method])
        return Partnership(
            self.entity,
            evidence,
            tuple(self.members.values()),
            self.model,
            self.start,
            self.end,
            tuple(self.places.values()),
            tuple(self.goals),
            self.purpose,
            self.duration,
        )


def _bears_name(member: Entity, whole: Entity) -> bool:
    """Whether a name is that of the partnership with more words, or fewer: "Forum of the Reed Alliance"."""
    for language, labels in whole.labels.items():
        names = [f" {name.casefold()} " for name in labels if " " in name]
        others = [f" {name.casefold()} " for name in member.labels.get(language, ()) if " " in name]
        if any(name in other for name in names for other in others):
            return True
        if LIKE & {*member.types, member.entity_type} and any(
            name.endswith(other) for name in names for other in others
        ):
            return True
    return False


@dataclass(slots=True)
class Setting:
    """The document that is searched, and the partnerships that it has told of without a name."""

    document: Document
    scenes: Scenes
    labels: dict[str, Entity] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    parts: dict[str, Part] = field(init=False)
    """Fragment → part."""

    def __post_init__(self) -> None:
        self.parts = {part.fragment: part for part in self.document.parts}

    @property
    def language(self) -> str:
        return self.document.metadata.language

    def unnamed(self, told: str, part: Part, label: str = "") -> Entity:
        """A partnership without a name of its own belongs to its part: the n-th there, whatever the language.

        What is `told` in the same words under the same label is the same; the label is these words where there is none
        better.
        """
        key = f"{told}\n{label}"
        if key not in self.labels:
            count = self.counts[part.fragment] = self.counts.get(part.fragment, 0) + 1
            iri = iri_of_name("partnership", f"{self.document.metadata.symbol}#{part.fragment}#{count}")
            self.labels[key] = collaboration(iri, label or told, self.language)
        return self.labels[key]

    def agreed(self, parties: list[str], told: str, part: Part, label: str = "") -> Entity:
        """Within a document, an agreement of the same parties is the same."""
        key = "+".join(sorted(parties))
        if key not in self.labels:
            self.labels[key] = self.unnamed(told, part, label)
        return self.labels[key]


def collaboration(iri: str, label: str, language: str) -> Entity:
    return Entity(iri, {language: (label,)}, (COLLABORATION,), "partnership")


def specific(slot: Slot) -> bool:
    """Whether a name tells one body from others, and is not the Organization or its system as a whole."""
    return slot.kind in "ACEN" and slot.entity is not None and slot.entity.entity_type != WHOLE
