"""The nouns: a document and its parts, what was found in them, and what is looked up.

All are immutable values without behaviour of their own, so that they cross between processes and compare by content.
Offsets are Unicode code points into `Part.text`, which is the stored text of that part in that language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class PartKind(StrEnum):
    """What a part is on the page. Fragments follow the kinds: see `docs/ontology.md`, IRIs."""

    HEADING = "heading"
    SUMMARY = "summary"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    PARAGRAPH = "paragraph"
    """A numbered paragraph of a report or a clause of a bulletin (3., 2.1)."""
    SUBPARAGRAPH = "subparagraph"
    TEXT = "text"
    """Running text that carries no number."""
    BOX = "box"
    BOX_ITEM = "box_item"
    FOOTNOTE = "footnote"
    ANNEX = "annex"
    ANNEX_ITEM = "annex_item"
    FIGURE = "figure"
    TABLE = "table"
    SIGNATURE = "signature"
    FURNITURE = "furniture"
    """Running headers, page and job numbers, dumps of link addresses: kept, never searched."""


class DocumentType(StrEnum):
    """Kinds of documents, with the class of `docs/ontology.md` that each becomes."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    REPORT = "report"
    BULLETIN = "bulletin"
    LETTER = "letter"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote's marker: where it stood in the text (it is taken out) and the footnote's fragment."""

    offset: int
    fragment: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the source itself marks over `text[start:end]`, to a document symbol."""

    start: int
    end: int
    symbol: str


@dataclass(frozen=True, slots=True)
class Part:
    """One addressable part of a document.

    `text` holds neither the printed number nor footnote markers nor the text of the parts below it.
    `number` is as printed ("9.", "(a)", "第 4 节"). `parent` is a fragment; "" is the document.
    `emphasis` are spans printed bold or italic, where the format tells.
    """

    fragment: str
    kind: PartKind
    text: str
    number: str = ""
    parent: str = ""
    title: str = ""
    """The printed title of a box item, box, annex or figure; `text` begins with it."""
    page: int | None = None
    notes: tuple[NoteMark, ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document as a whole. Empty strings and None mean: not printed, not found."""

    symbol: str
    """Normalised ("A/RES/64/223"); of a document without one, "x-<12 hex>" (see `kg.symbol`)."""
    symbol_source: str
    """filename | header | option | metadata | inferred"""
    language: str
    title: str = ""
    date: date | None = None
    session: str = ""
    """As a plain number: "64"."""
    agenda_item: str = ""
    """As printed: "59", "21 (b)"."""
    author: str = ""
    """The body that issues it, as printed: 大会, "Secretary-General"."""
    type: DocumentType = DocumentType.OTHER
    meeting: str = ""
    subjects: tuple[str, ...] = ()
    """IRIs of SDG goals and UNBIS concepts that the source marks."""
    akn_uri: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file read: path as given, SHA-256 of its bytes, IANA media type."""

    path: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of a document, whole: `parts` in reading order."""

    metadata: Metadata
    parts: tuple[Part, ...]
    source: Source
    warnings: tuple[str, ...] = ()
    """What was mended or left out while reading, one line each."""


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


@dataclass(frozen=True, slots=True)
class Passage:
    """What the index holds: one part in one language, derived from the graph.

    `key` is unique: the part's IRI, "@" and the language. `context` is the text put before it for embedding
    (heading, box title). `digest` is the SHA-256 of everything that is indexed, so that equal digests need no work.
    """

    key: str
    iri: str
    document: str
    fragment: str
    kind: str
    language: str
    text: str
    context: str
    title: str
    date: str
    document_type: str
    digest: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph as an answer shows it; `type` is the local name of its main class."""

    iri: str
    label: str
    type: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, best first; `score` is between 0 and 1."""

    rank: int
    score: float
    document: str
    part: str
    iri: str
    language: str
    text: str
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """The words that carry an answer: `text[start:end] == quote` in that part and language."""

    document: str
    part: str
    iri: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class AnswerItem:
    text: str
    confidence: float
    evidence: tuple[Support, ...]
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to a question; not answered means: the documents do not say."""

    question: str
    answers: tuple[AnswerItem, ...]
    sparql: str | None
    hits: tuple[Hit, ...]
    steps: tuple[str, ...] = ()
    """How it was found, one line a step, for `--explain`."""

    @property
    def answered(self) -> bool:
        return bool(self.answers)

    def _repr_html_(self) -> str:
        from kg.notebook import answer_html

        return answer_html(self)


class Hits(tuple[Hit, ...]):
    """Hits, best first; a table in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from kg.notebook import hits_html

        return hits_html(self)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one input file ended: stored, unchanged, or failed with a reason.

    `status` is added, replaced, unchanged or failed. A stored document may carry an `error` too, when an extractor
    failed on one of its parts; `notice` tells what is no error but worth knowing.
    """

    path: str
    status: str
    symbol: str | None = None
    language: str | None = None
    parts: int = 0
    error: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """One outcome for each input, in the order of the inputs."""

    documents: tuple[Outcome, ...]
    seconds: float

    @property
    def failed(self) -> bool:
        return any(outcome.error for outcome in self.documents)


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store holds of a file's bytes."""

    symbol: str
    language: str
    date: str
    parts: int


@dataclass(frozen=True, slots=True)
class Processed:
    """How an input ended and, when it became a document, the name of its graph and the graph as N-Quads."""

    outcome: Outcome
    graph: str = ""
    quads: bytes = b""
    sha256: str = ""
