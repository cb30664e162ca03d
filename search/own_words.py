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
from search.spans import find_spans, has_span, is_country

OWN: Final = "own"
"""The feature of an answer that the reader found by itself."""
SUMS: Final = (Expected.AMOUNT, Expected.SHARE)
"""Kinds of figures that are nobody."""
COUNTED: Final = frozenset({Expected.BODY, Expected.PLACE})
"""Kinds that are asked for by name."""
WHOLE: Final = frozenset({Expected.SESSION, Expected.MEETING, Expected.LANGUAGE})
"""Kinds whose shape tells where their words begin and end better than the reader does."""


def own_words(ask: Ask, reading: Reading) -> Iterator[tuple[Sentence, Extent]]:
    """What the reader found in the texts it read, best first, and the sentence that it stands in.

    Nothing for figures and persons, whose shape is sure, nor where several things are asked, as it reads the question
    whole; no country or forum where a city is asked after, nor small letters that mean no body where a body is; no
    sum or share for whoever gave it, nor a count for what was counted.
    """
    if ask.expected in MEASURED or len(reading.question.asks) > 1:
        return
    for text, (start, end) in reading.again.found():
        stands = (s for s in reading.sentences if s.hit.text == text and s.start <= start < s.end)
        if sentence := next(stands, None):
            extent = _whole(sentence, start, min(end, sentence.end))
            words, language = text[slice(*extent)], sentence.hit.language
            town = asks_town(ask, reading.question.language)
            country = town and (is_country(words, language) or bool(things(words, language)))
            nameless = ask.expected is Expected.BODY and words.islower() and not things(words, language)
            if not (country or nameless or _counts(ask, words, language)) and any(
                character.isalpha() for character in words
            ):
                yield sentence, extent


def _counts(ask: Ask, words: str, language: str) -> bool:
    """Whether words are a sum or share where it is asked who, or only count what is asked by name: 32 countries."""
    if ask.expected in WHO and any(has_span(words, language, kind) for kind in SUMS):
        return True
    numbers = find_spans(words, language, Expected.NUMBER) if ask.expected in COUNTED else ()
    return any(span.start == 0 for span in numbers)


def _whole(sentence: Sentence, start: int, end: int) -> Extent:
    """The same in whole words: the reader's tokens are parts of words."""
    text = sentence.hit.text
    if spaced(sentence.hit.language):
        while start > sentence.start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < sentence.end and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
    return bare(text, start, end)
