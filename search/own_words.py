"""Words that the learnt reader finds by itself, where no rule for a kind of answer would: "the town hall", who paid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language import spaced
from search.expected import MEASURED, WHO, Expected
from search.fitness import asks_town, things
from search.question import Ask
from search.reading import Reading, Sentence
from search.sentences import Extent, bare
from search.spans import has_span, is_country

OWN: Final = "own"
"""The feature of an answer that the reader found by itself."""
WHOLE: Final = frozenset({Expected.SESSION, Expected.MEETING, Expected.LANGUAGE})
"""Kinds whose shape tells where their words begin and end better than the reader does."""


def own_words(ask: Ask, reading: Reading) -> Iterator[tuple[Sentence, Extent]]:
    """What the reader found in the texts it read, best first, and the sentence that it stands in.

    Nothing for figures and persons, whose shape is sure, nor where several things are asked, as it reads the question
    whole; no country where a city is asked after, nor small letters that mean no body where a body is; no
    sum for whoever gave it.
    """
    if ask.expected in MEASURED or len(reading.question.asks) > 1:
        return
    for text, (start, end) in reading.again.found():
        stands = (s for s in reading.sentences if s.hit.text == text and s.start <= start < s.end)
        if sentence := next(stands, None):
            extent = _whole(sentence, start, min(end, sentence.end))
            words, language = text[slice(*extent)], sentence.hit.language
            country = asks_town(ask, reading.question.language) and is_country(words, language)
            nameless = ask.expected is Expected.BODY and words.islower() and not things(words, language)
            sums = ask.expected in WHO and has_span(words, language, Expected.AMOUNT)
            if not (country or nameless or sums) and any(character.isalpha() for character in words):
                yield sentence, extent


def _whole(sentence: Sentence, start: int, end: int) -> Extent:
    """The same in whole words: the reader's tokens are parts of words."""
    text = sentence.hit.text
    if spaced(sentence.hit.language):
        while start > sentence.start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < sentence.end and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
    return bare(text, start, end)
