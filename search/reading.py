"""The sentences of the passages found, judged against the question: what an answer is looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kg.model import Hit, Passage
from search.expected import Expected
from search.lexicon import single_characters, translated
from search.pieces import pieces
from search.question import Question
from search.ranking import weigh
from search.relevance import Forms, Keys, found, is_character, term_set
from search.rereading import Rereading
from search.scope import Read
from search.sentences import Extent, sentences
from search.spans import has_span
from search.tokens import query_terms

if TYPE_CHECKING:
    from numpy.typing import NDArray


AFTER: Final = 0.06
"""How much less near to the question than the sentence before it a sentence is at most: it may go on about the same."""
LITTLE: Final = 0.1
"""Share of the question's words under which what a passage bears after a sentence says nothing: any text goes on."""
ASIDE: Final = re.compile(r"fn|summary|title|furniture")
"""Parts that tell again, or beside, what a text tells."""
SUMMARY: Final = "summary"
"""What tells briefly what the text tells with all that is asked for."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage found. `text == hit.text[start:end]`.

    `similarity` is by vectors; `coverage` is the share of the question's words in the sentence, `context` in the whole
    passage under its headings. `foreign` tells that question and passage differ in language; `meant` how surely the
    question speaks of this document or paragraph.
    """

    hit: Hit
    start: int
    end: int
    similarity: float
    coverage: float
    context: float
    foreign: bool = False
    meant: float = 0.0
    titled: float = 0.0
    """The share of the question's words in the title of the document."""
    later: float = 0.0
    """The share of the question's words that its passage bears only after it: there it goes over to what is asked."""
    noted: bool = False
    """Whether it is a footnote to the sentence that was judged."""

    @property
    def text(self) -> str:
        return self.hit.text[self.start : self.end]

    @property
    def features(self) -> dict[str, float]:
        return {
            "passage": self.hit.score,
            "first": 1 / self.hit.rank,
            "similarity": self.similarity,
            "coverage": self.coverage,
            "context": self.context,
            "foreign": float(self.foreign),
            "meant": self.meant,
            "titled": self.titled,
            "aside": float(bool(ASIDE.match(self.hit.part))),
            "summary": float(self.hit.part.startswith(SUMMARY)),
            "later": self.later,
        }


class Reading:
    """The passages found for a question, read: `sentences` best first, and what a text has of the question."""

    def __init__(self, question: Question, read: Read, index: Any) -> None:
        self.question = question
        self.read = read
        self.hits = read.hits
        self.again = Rereading(question.text)
        self._index = index
        self._vector: NDArray[Any] = index.query_vector(question.text, question.language)
        rows = index.catalogue.rows([f"{hit.iri}@{hit.language}" for hit in self.hits])
        self._rows = {key: (row, index.catalogue.passages([row])[0]) for key, row in sorted(rows.items())}
        self._keys: dict[str, Keys] = {}
        cut = [sentence for hit in self.hits for sentence in self._read(hit)]
        ranked = [(weigh("sentence", sentence.features), sentence) for sentence in cut]
        self.sentences = [s for _, s in sorted(ranked, key=lambda one: (-one[0], one[1].hit.rank, one[1].start))]

    def promising(self, expected: Expected, count: int) -> list[Sentence]:
        """The best sentences; where a person is asked after and they name none, the best of those that name one."""
        best = self.sentences[:count]
        if expected is not Expected.PERSON or any(map(_names_somebody, best)):
            return best
        return [sentence for sentence in self.sentences if _names_somebody(sentence)][:count]

    def coverage(self, text: str, language: str) -> float:
        """The share of the question's words that a text bears, from 0 to 1."""
        return self.keys(language).coverage(text)

    def borne(self, words: str, text: str, language: str) -> float:
        """The share of the terms of some words of the question that a text bears, in its language."""
        terms = [t for t in query_terms(words, self.question.language) if not is_character(t)]
        forms = translated(terms, self.question.language, language)
        held = term_set(text, language)
        known = [{**one, **single_characters(one)} for one in forms.values()]
        return sum(found(one, held) for one in known) / len(known) if known else 0.0

    def context(self, hit: Hit) -> str:
        """A passage under its headings."""
        passage = self._passage(hit)
        return f"{passage.context}\n{hit.text}" if passage else hit.text

    def around(self, hit: Hit) -> str:
        """A passage under its headings, with the title and date of its document."""
        passage = self._passage(hit)
        return f"{passage.title}\n{passage.date}\n{passage.context}\n{hit.text}" if passage else hit.text

    def titled(self, hit: Hit) -> float:
        """The share of the question's words in the title of a passage's document."""
        passage = self._passage(hit)
        return self.coverage(passage.title, hit.language) if passage else 0.0

    def _passage(self, hit: Hit) -> Passage | None:
        row = self._rows.get(f"{hit.iri}@{hit.language}")
        return row[1] if row else None

    def keys(self, language: str) -> Keys:
        """The question's words in the language of a passage."""
        if language not in self._keys:
            forms = Forms(self.question, language)
            competing = [forms.borne(hit.text) for hit in self.hits if hit.language == language]
            self._keys[language] = Keys(forms, competing)
        return self._keys[language]

    def sentence(self, hit: Hit, start: int, end: int) -> Sentence:
        """A sentence that stands in a part of the graph, judged by its words alone."""
        words = self.coverage(hit.text[start:end], hit.language)
        context = self.coverage(self.context(hit), hit.language)
        return Sentence(hit, start, end, 0.0, words, context, **self._around(hit))

    def _read(self, hit: Hit) -> Iterator[Sentence]:
        known = self._rows.get(f"{hit.iri}@{hit.language}")
        if known is None:
            return
        row, passage = known
        own, *rest = (self._index.dense.rows_of(row) @ self._vector).tolist()
        near = list(zip(_extents(hit.text, pieces(passage)) if rest else [], rest, strict=False))
        whole = self.context(hit)
        context = self.coverage(whole, hit.language)
        heading = whole[: len(whole) - len(hit.text)]
        told = self._around(hit)
        before = 0.0
        for start, end in sentences(hit.text, hit.language):
            own_words = max((s for (a, b), s in near if a < end and start < b), default=own)
            similarity, before = max(own_words, before - AFTER), own_words
            words = self.coverage(hit.text[start:end], hit.language)
            later = context - self.coverage(heading + hit.text[:end], hit.language)
            yield Sentence(hit, start, end, similarity, words, context, **told, later=later if later >= LITTLE else 0.0)

    def _around(self, hit: Hit) -> dict[str, Any]:
        """What is known of a sentence by its passage and document alone."""
        return {
            "foreign": hit.language != self.question.language,
            "meant": self.read.favour(hit),
            "titled": self.titled(hit),
        }


def _extents(text: str, found: Sequence[str]) -> list[Extent]:
    """Where the pieces of a passage stand in its text, one after the other."""
    extents: list[Extent] = []
    position = 0
    for piece in found:
        start = text.find(piece, position)
        start = position if start < 0 else start
        position = start + len(piece)
        extents.append((start, position))
    return extents


def _names_somebody(sentence: Sentence) -> bool:
    return has_span(sentence.text, sentence.hit.language, Expected.PERSON)
