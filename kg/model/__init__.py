"""The nouns: a document and its parts, what was found in them, and what is looked up.

All are immutable values without behaviour of their own, so that they cross between processes and compare by content.
Offsets are Unicode code points into `Part.text`, which is the stored text of that part in that language.
"""

from kg.model.answers import Answer, AnswerItem, Hit, Hits, Node, Passage, Support
from kg.model.document import Document, DocumentType, Link, Metadata, NoteMark, Part, PartKind, Source
from kg.model.findings import (
    Citation,
    Directive,
    Entity,
    Evidence,
    Finding,
    Mandate,
    MandateKind,
    Membership,
    Mention,
    Observation,
    Partnership,
    Relation,
)
from kg.model.outcomes import IngestReport, Outcome, Processed, Stored

__all__ = [
    "Answer",
    "AnswerItem",
    "Citation",
    "Directive",
    "Document",
    "DocumentType",
    "Entity",
    "Evidence",
    "Finding",
    "Hit",
    "Hits",
    "IngestReport",
    "Link",
    "Mandate",
    "MandateKind",
    "Membership",
    "Mention",
    "Metadata",
    "Node",
    "NoteMark",
    "Observation",
    "Outcome",
    "Part",
    "PartKind",
    "Partnership",
    "Passage",
    "Processed",
    "Relation",
    "Source",
    "Stored",
    "Support",
]
