"""The shapes of REST's JSON, for OpenAPI; the JSON itself is made by `kg.payload` and is the command line's."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict


class Failure(TypedDict):
    error: str


class NodeShape(TypedDict):
    iri: str
    label: str
    type: str


class HitShape(TypedDict):
    rank: int
    score: float
    document: str
    part: str
    iri: str
    language: str
    text: str
    nodes: list[NodeShape]


class SearchShape(TypedDict):
    id: str | int | None
    query: str
    filters: NotRequired[dict[str, str]]
    hits: list[HitShape]


class SupportShape(TypedDict):
    document: str
    part: str
    iri: str
    start: int
    end: int
    quote: str


class AnswerShape(TypedDict):
    text: str
    confidence: float
    evidence: list[SupportShape]
    nodes: list[NodeShape]


class AskShape(TypedDict):
    id: str | int | None
    question: str
    answered: bool
    answers: list[AnswerShape]
    sparql: str | None
    hits: list[HitShape]


class FactShape(TypedDict):
    direction: str
    predicate: str
    value: str
    iri: str | None
    evidence: list[SupportShape]


class JudgedShape(TypedDict):
    """What people judged of the node and another one, or language versions prove, and why."""

    iri: str
    proven: bool
    verdict: str
    node: NodeShape
    reason: str
    who: str | None


class DescriptionShape(TypedDict):
    node: NodeShape
    facts: list[FactShape]
    more: int
    judgements: list[JudgedShape]


class LinkShape(TypedDict):
    """Something that hangs on a part: what it is, where it leads, the characters it was read from."""

    iri: str
    label: str
    type: str
    start: int | None
    end: int | None


class PartShape(TypedDict):
    document: str
    part: str
    iri: str
    kind: str
    number: str
    parent: str
    language: str
    text: str
    mentions: list[LinkShape]
    mandates: list[LinkShape]
    citations: list[LinkShape]
    figures: list[LinkShape]
    cited_by: list[LinkShape]


class VersionShape(TypedDict):
    language: str
    iri: str
    title: str
    file: str


class DocumentShape(TypedDict):
    symbol: str
    iri: str
    type: str
    title: str
    date: str | None
    language: str
    languages: list[VersionShape]
    parts: list[PartShape]
