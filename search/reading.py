"""The sentences of the passages found, judged against the question: what an answer is looked for in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kg.model import Hit
from search.pieces import pieces
from search.question import Question
from search.relevance import Keys
from search.sentences import Extent, sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

PASSAGES: Final = 8
"""Passages that are read for an answer."""
SIMILARITY_WEIGHT: Final = 4.0
COVERAGE_WEIGHT: Final = 1.0
CONTEXT_WEIGHT: Final = 0.4
PASSAGE_WEIGHT: Final = 1.2


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage found. `text == hit.text[start:end]`.

    `similarity` is by vectors, less the mean of all sentences read; `coverage` is the share of the question's words
    in the sentence, `context` in the whole passage under its headings.
    """

    hit: Hit
    start: int
    end: int
    similarity: float
    coverage: float
    context: float

    @property
    def text(self) -> str:
        return self.hit.text[self.start : self.end]

    @property
    def score(self) -> float:
        return (
            SIMILARITY_WEIGHT * self.similarity
            + COVERAGE_WEIGHT * self.coverage
            + CONTEXT_WEIGHT * self.context
            + PASSAGE_WEIGHT * self.hit.score
        )


class Reading:
    """The passages found for a question, read: `sentences` best first, and what a text has of the question."""

    def __init__(self, question: Question, hits: Sequence[Hit], index: Any) -> None:
        self.question = question
        self.hits = tuple(hits[:PASSAGES])
        self.vector: NDArray[Any] = index.query_vector(question.text, question.language)
        rows = index.catalogue.rows(f"{hit.iri}@{hit.language}" for hit in self.hits)
        self.contexts = {key: index.catalogue.passages([row])[0].context for key, row in rows.items()}
        self.keys = {language: self._keys(language) for language in sorted({hit.language for hit in self.hits})}
        found = [sentence for hit in self.hits for sentence in self._read(hit, index, rows)]
        self.sentences = sorted(found, key=lambda s: (-s.score, s.hit.rank, s.start))

    def coverage(self, text: str, language: str) -> float:
        return self.keys[language].coverage(text)

    def _keys(self, language: str) -> Keys:
        texts = [hit.text for hit in self.hits if hit.language == language]
        return Keys(self.question, language, texts)

    def _read(self, hit: Hit, index: Any, rows: dict[str, int]) -> Iterator[Sentence]:
        key = f"{hit.iri}@{hit.language}"
        row = rows.get(key)
        if row is None:
            return
        passage = index.catalogue.passages([row])[0]
        own, *rest = (index.dense.rows_of(row) @ self.vector).tolist()
        extents = _extents(hit.text, pieces(passage)) if rest else []
        context = self.coverage(f"{passage.context}\n{hit.text}", hit.language)
        for start, end in sentences(hit.text, hit.language):
            similarity = next((s for (a, b), s in zip(extents, rest, strict=False) if a <= start < b), own)
            words = self.coverage(hit.text[start:end], hit.language)
            yield Sentence(hit, start, end, similarity, words, context)


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
