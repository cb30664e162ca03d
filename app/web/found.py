"""Answers and hits as the page shows them: sentences highlighted in their paragraph, words of the question in hits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.web.marking import Piece, asked_words, excerpt, pieces
from app.web.naming import Naming
from app.web.sources import Source
from kg.model import Answer, AnswerItem, Hit, Support
from kg.select import select

if TYPE_CHECKING:
    from pyoxigraph import Store

TEXTS = "SELECT ?part ?text WHERE { ?part unp:text ?text } ORDER BY ?text"


@dataclass(frozen=True, slots=True)
class ShownSupport:
    source: Source
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    item: AnswerItem
    evidence: list[ShownSupport]

    @property
    def percent(self) -> int:
        """Confidence in percent."""
        return round(100 * self.item.confidence)


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A passage; `title` and `date` are those of its document."""

    hit: Hit
    pieces: list[Piece]
    title: str
    date: str


def shown_answers(graph: Store, answer: Answer) -> list[ShownAnswer]:
    return [ShownAnswer(item, [_support(graph, one, item) for one in item.evidence]) for item in answer.answers]


def _support(graph: Store, support: Support, item: AnswerItem) -> ShownSupport:
    """The paragraph with the quote highlighted by its offsets."""
    language, text = _text(graph, support)
    shown, marks = excerpt(text, [(support.start, support.end)]) if text else (support.quote, [(0, len(support.quote))])
    if not marks:  # a sentence longer than an excerpt
        shown, marks = support.quote, [(0, len(support.quote))]
    source = Source(
        support.document,
        support.part,
        language,
        support.start,
        support.end,
        support.quote,
        support.iri,
        item.confidence,
    )
    return ShownSupport(source, pieces(shown, marks))


def _text(graph: Store, support: Support) -> tuple[str, str]:
    """Language and text of the version of the part that has the quote at that place."""
    rows = [row["text"] for row in select(graph, TEXTS, part=support.iri)]
    fits = (text for text in rows if text.value[support.start : support.end] == support.quote)
    found = next(fits, None)
    return (found.language or "", found.value) if found is not None else ("", "")


def shown_hits(graph: Store, hits: Iterable[Hit], question: str, language: str) -> list[ShownHit]:
    naming = Naming(graph, language)
    return [_hit(hit, question, naming) for hit in hits]


def _hit(hit: Hit, question: str, naming: Naming) -> ShownHit:
    document = hit.iri.partition("#")[0]
    words = pieces(*excerpt(hit.text, asked_words(hit.text, question, hit.language)))
    return ShownHit(hit, words, naming.text(document, "dcterms:title"), naming.text(document, "dcterms:date"))
