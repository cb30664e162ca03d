"""Comparisons that no sentence states but its two figures give: the difference, or how many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from search.expected import Expected
from search.question import Ask, compares_two, counts_times
from search.reading import Reading, Sentence
from search.sentences import clause_pattern
from search.spans import Span, find_spans
from search.text_answers import Candidate

SENTENCES: Final = 6
"""Best sentences whose figures are compared."""
FIGURE: Final = re.compile(r"\d{1,3}(?:[ , \u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?")
THOUSANDS: Final = re.compile(r"[ , \u202f](?=\d{3}(?:\D|$))")
PAIR: Final = 2
ADDED: Final = 0.3
"""What a computed answer gains in score over figures as they are printed, of which none is the answer."""


def compared(ask: Ask, reading: Reading) -> Iterator[Candidate]:
    """A candidate for each of the best sentences that sets two figures of one unit against each other."""
    if ask.expected is not Expected.CHANGE:
        return
    times = counts_times(reading.question)
    for sentence in reading.sentences[:SENTENCES]:
        figures = tuple(_figures(sentence))
        if len(figures) != PAIR:
            continue
        first, second = figures
        if not (_runs(sentence, first, second) or compares_two(reading.question)):
            continue
        if words := _computed(sentence, first, second, times):
            score = sentence.coverage + sentence.similarity + ADDED
            told = {"sure": 1.0, "near": sentence.coverage}
            start, end = sentence.start + first.start, sentence.start + second.end
            yield Candidate(ask.expected, sentence, start, end, score, told, words=words)


def _figures(sentence: Sentence) -> Iterator[Span]:
    """Sums of money, or else numbers, that are written in digits."""
    for kind in (Expected.AMOUNT, Expected.NUMBER):
        found = [span for span in find_spans(sentence.text, sentence.hit.language, kind) if _value(sentence, span)]
        if found:
            yield from found
            return


def _runs(sentence: Sentence, first: Span, second: Span) -> bool:
    """Whether the sentence goes from one figure to the other: "from 40 to 65"."""
    before, between = sentence.text[: first.start], sentence.text[first.start : second.end]
    return bool(
        clause_pattern(sentence.hit.language, "from").search(before)
        and clause_pattern(sentence.hit.language, "to").search(between)
    )


def _value(sentence: Sentence, span: Span) -> Decimal | None:
    found = FIGURE.search(sentence.text, span.start, span.end)
    return Decimal(THOUSANDS.sub("", found.group()).replace(",", ".")) if found else None


def _computed(sentence: Sentence, first: Span, second: Span, times: bool) -> str:
    """The difference in the unit of the figures, or how many times as much; "" where their units differ."""
    units = [FIGURE.sub("#", sentence.text[span.start : span.end], count=1).strip() for span in (first, second)]
    values = [_value(sentence, span) for span in (first, second)]
    small, large = sorted(value for value in values if value is not None)
    if (units[0] != units[1] and "#" not in units) or small == large or not small:
        return ""
    if times:
        return f"{(large / small).quantize(Decimal('0.1')).normalize():f}"
    unit = max(units, key=len)
    return unit.replace("#", f"{(large - small).normalize():f}", 1)
