"""What is searched, what a search finds, and what answers a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LIKELY: Final = 0.5
"""Confidence from which an answer is told without a warning: calibrated, so that below it most answers are wrong."""
UNSURE: Final = "Not sure that the documents say it; the nearest that they say:"
"""The warning, on the command line and in notebooks; the pages have it in each language."""


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
    """One answer in the words of the document; `confidence` is between 0 and 1, the likelihood that it is right."""

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

    @property
    def sure(self) -> bool:
        """Whether the first answer is more likely right than wrong; a reader must be told where it is not."""
        return self.answered and self.answers[0].confidence >= LIKELY

    def _repr_html_(self) -> str:
        from kg.notebook import answer_html

        return answer_html(self)


class Hits(tuple[Hit, ...]):
    """Hits, best first; a table in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from kg.notebook import hits_html

        return hits_html(self)
