"""What a named query is asked with, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.select import select
from search.linking import documents, entities, paragraphs
from search.mentions import Mentions
from search.question import Ask, Question, said_of
from search.reading import Reading
from search.relations import says
from search.relevance import is_character
from search.scope import Scope
from search.text_answers import Candidate

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution, Store

TITLE: Final = "SELECT ?document ?title WHERE { ?document dcterms:title ?title }"
YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """What a query gave: the candidates in order, the query as it was run, and what it is about in a few words."""

    candidates: list[Candidate]
    sparql: str
    name: str
    settled: bool = False
    """Whether nothing in running text can know better: a count, a signature, the date of a document. Without candidates
    it says that there is no such thing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a template needs to know."""

    question: Question
    ask: Ask
    reading: Reading
    mentions: Mentions
    graph: Store

    def says(self, relation: str) -> bool:
        """Whether the question has words for a relation."""
        return says(self.question, relation)

    @property
    def meant(self) -> Scope:
        """The documents and paragraphs that the question is narrowed to."""
        return self.reading.read.meant

    @property
    def entities(self) -> list[str]:
        """IRIs of the nodes that the question names, the longest name first."""
        return entities(self.question, self.reading, self.mentions)

    @property
    def documents(self) -> list[str]:
        """IRIs of the documents meant, likeliest first."""
        return documents(self.question, self.reading)

    @property
    def paragraphs(self) -> Iterator[str]:
        """IRIs of the paragraphs that the question names by number, in the documents meant."""
        return paragraphs(self.question, self.documents, self.graph)

    @property
    def stretch(self) -> str:
        """What is said of this one of several things asked."""
        return said_of(self.question, self.ask)

    def speaks(self, row: QuerySolution, words: Sequence[str], least: float) -> bool:
        """Whether the part of a row bears this share of some words of the question, or the title of its document all of
        them; any part does where there are none.

        A single Chinese character is no index term: it is looked for as it is.
        """
        part, language = row["part"].value, row["language"].value
        text = part_text(self.graph, part, language) or ""
        title = document_title(self.graph, part, language)
        return not words or self._borne(words, text, language) >= least or self._borne(words, title, language) == 1

    def _borne(self, words: Sequence[str], text: str, language: str) -> float:
        borne = [float(w in text) if is_character(w) else self.reading.borne(w, text, language) for w in words]
        return sum(borne) / len(borne)


def nothing(name: str, sparql: str = "") -> Found:
    """That the graph knows of no such thing, and nothing in running text could be it."""
    return Found([], sparql, f"no {name}", True)


def part_text(graph: Store, part: str, language: str) -> str | None:
    """The text of a part (IRI) in a language; None where its document has no version in it, or that lacks the part."""
    rows = select(graph, "SELECT ?part ?text WHERE { ?part unp:text ?text }", part=part)
    return next((row["text"].value for row in rows if row["text"].language == language), None)


def document_title(graph: Store, part: str, language: str) -> str:
    """The title of the document of a part in a language; "" where it has none there."""
    rows = select(graph, TITLE, document=part.partition("#")[0])
    return next((row["title"].value for row in rows if row["title"].language == language), "")
