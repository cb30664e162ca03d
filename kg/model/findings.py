"""What was found in the parts of a document: who is named, what is cited, asked, agreed, measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement comes from: `quote == part.text[start:end]`, checked when it is written.

    `method` is the id of the rule; `confidence` is between 0 and 1.
    """

    part: str
    start: int
    end: int
    quote: str
    method: str
    confidence: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Entity:
    """A node that the text names: a body, place, person, event, instrument or goal."""

    iri: str
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Language → names, the first one preferred."""
    types: tuple[str, ...] = ()
    """Prefixed class names: ("org:FormalOrganization",)."""
    entity_type: str = ""
    """Local name in the entity-type scheme: "un-organ", "company", "ngo"."""
    anonymous: bool = False
    printed: tuple[str, ...] = ()
    """What a document calls a known group in words of its own: "relevant organizations and bodies"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A part names an entity."""

    entity: Entity
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """A part cites a document or one part of it.

    `function` is one of recalls, reaffirms, takesNote, pursuantTo, amends, basedOn, cites.
    """

    symbol: str
    fragment: str
    function: str
    evidence: Evidence
    resolved_from: str = ""
    """The words of an "ibid." or 同上 that stood for it."""
    citing: str = ""
    """Fragment of the part that cites, where it is not `evidence.part`: the paragraph that a footnote hangs on."""


@dataclass(frozen=True, slots=True)
class Directive:
    """The opening verb of a preambular or operative paragraph, as printed, and its concept."""

    concept: str
    """Local name in the directive scheme: "request"; "" when the verb is not in the scheme."""
    evidence: Evidence


class MandateKind(StrEnum):
    """What is asked of whom: by a resolution, in a bulletin, by a report; or undertaken. Local names of our classes."""

    MANDATE = "Mandate"
    FUNCTION = "Function"
    RECOMMENDATION = "Recommendation"
    COMMITMENT = "Commitment"


@dataclass(frozen=True, slots=True)
class Mandate:
    """Somebody is asked, or undertakes, to do something: one per (part, verb, addressee)."""

    kind: MandateKind
    issuer: Entity | None
    addressee: Entity | None
    directive: str
    """Local name in the directive scheme: "request", "encourage", "assign-function"."""
    action_text: str
    evidence: Evidence
    addressee_implied: bool = False
    deliverable: str = ""
    due_session: str = ""
    due_date: str = ""
    """ISO 8601, of any precision: "2015", "2015-09"."""
    condition: str = ""
    ordinal: int = 1
    """Which of the mandates of its part, from 1: the last step of its IRI."""
    fulfilled: bool = False
    """The document says that it answers this request."""
    asked_in: tuple[str, str] | None = None
    """Symbol and fragment of the paragraph that asked first, where the document names it."""
    passed_on: tuple[Entity, ...] = ()
    """Whom the addressee is to ask in turn: "recommends to the Assembly that it invite Member States …"."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody takes part in a partnership; `role` is a local name in the partner-role scheme."""

    member: Entity
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partnership, initiative, fund, network, alliance or agreement as one part describes it."""

    entity: Entity
    evidence: Evidence
    members: tuple[Membership, ...] = ()
    model: str = ""
    start: str = ""
    end: str = ""
    places: tuple[Entity, ...] = ()
    goals: tuple[str, ...] = ()
    purpose: str = ""
    duration: str = ""
    """How long it is to last, ISO 8601 (P5Y); "" when the words do not tell."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure: what was measured, of whom, when, how much.

    `value` is the number itself (7.5 亿 is 750000000); `unit` is a currency code, "percent", or what is counted.
    `bound` is one of exact, atLeast, about, atMost.
    """

    value: Decimal
    unit: str
    measure: str
    about: Entity | None
    bound: str
    evidence: Evidence
    date: str = ""
    partnership: Entity | None = None
    """The partnership that an amount of money is told of, beside the body it is about."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement between two nodes, or of a node and a value: `predicate` is a prefixed name."""

    subject: Entity
    predicate: str
    object: Entity | str
    """An entity, or the value as ISO 8601 or plain text."""
    evidence: Evidence
    date: str = ""


Finding = Mention | Citation | Directive | Mandate | Partnership | Observation | Relation
"""What an extractor yields."""
