"""Comparisons that no sentence states but its figures give: the difference, how many times as much, which is more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Final

from ontology import LANGUAGES, table
from search.expected import Expected
from search.question import Ask, alternatives, compares_two, counts_times, number_words
from search.ranking import weigh
from search.reading import Reading, Sentence
from search.sentences import clause_pattern
from search.spans import Span, find_spans
from search.text_answers import Candidate

SENTENCES: Final = 6
"""Best sentences whose figures are compared."""
FIGURE: Final = re.compile(r"\d{1,3}(?:[ , \u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?")
THOUSANDS: Final = re.compile(r"[ , \u202f](?=\d{3}(?:\D|$))")
YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
TENTH: Final = Decimal("0.1")
ADDED: Final = 0.5
"""What a computed answer gains in score over figures as they are printed, of which none is the answer."""
KINDS: Final = (Expected.AMOUNT, Expected.SHARE, Expected.NUMBER)
SPOKEN_OF: Final = 0.34
"""Share of an alternative's words that stand by its figure at least."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: where it stands in it, its value, and its unit; "" where none is printed."""

    span: Span
    value: Decimal
    unit: str


def compared(ask: Ask, reading: Reading) -> Iterator[Candidate]:
    """What the figures of the best sentences give when they are set against each other."""
    if ask.expected is Expected.CHANGE:
        for sentence in reading.sentences[:SENTENCES]:
            yield from _changes(ask, reading, sentence)
    elif pair := alternatives(reading.question):
        for sentence in reading.sentences[:SENTENCES]:
            yield from _weighed(ask, reading, sentence, pair)


def _changes(ask: Ask, reading: Reading, sentence: Sentence) -> Iterator[Candidate]:
    """The first two figures of one unit that a sentence sets against each other, unless it says by how much."""
    language = sentence.hit.language
    if clause_pattern(language, "change").search(sentence.text):
        return
    for kind in KINDS:
        for first, second in combinations(figures(sentence, kind), 2):
            if _alike(first, second, language) and _opposed(reading, sentence, first, second):
                words = _difference(first, second, kind, sentence, counts_times(reading.question))
                yield _candidate(ask, sentence, (first.span.start, second.span.end), words)
                return


def _candidate(ask: Ask, sentence: Sentence, extent: tuple[int, int], words: str) -> Candidate:
    told = sentence.features | {"sure": 1.0, "near": sentence.coverage, "clause": sentence.coverage, "focus": 1.0}
    start, end = sentence.start + extent[0], sentence.start + extent[1]
    return Candidate(ask.expected, sentence, start, end, weigh("typed", told) + ADDED, told, words=words)


def figures(sentence: Sentence, kind: Expected) -> list[Figure]:
    """The figures of a kind in a sentence, in order."""
    found = []
    for span in find_spans(sentence.text, sentence.hit.language, kind):
        text = sentence.text[span.start : span.end]
        if (read := _read(text, sentence.hit.language)) is not None:
            value, rest = read
            found.append(Figure(span, value, "" if kind is Expected.SHARE else _unit(text, rest, kind, sentence)))
    return found


def _read(text: str, language: str) -> tuple[Decimal, int] | None:
    """The value of a figure, in digits or a small one in words, and where its unit begins."""
    if found := FIGURE.search(text):
        return Decimal(THOUSANDS.sub("", found.group()).replace(",", ".")), found.end()
    for word in re.finditer(r"[^\W\d_]+", text.lower()):
        if value := number_words(language).get(word.group()):
            return Decimal(value), word.end()
    return None


def _unit(text: str, at: int, kind: Expected, sentence: Sentence) -> str:
    if kind is Expected.AMOUNT:
        return re.sub(r"\s", "", FIGURE.sub("#", text[_bound(text, sentence.hit.language) :], count=1))
    if found := _measure(sentence.hit.language).match(text, at):
        return found.group().strip()
    return text[at:].strip().lower()


def _bound(text: str, language: str) -> int:
    """Where a figure begins after "about", "more than"."""
    words = table(language if language in LANGUAGES else "en", "spans")["words"]
    found = re.match(str(words["bound"]), text)
    return found.end() if found else 0


def _alike(first: Figure, second: Figure, language: str) -> bool:
    """Whether two figures can be set against each other: of one unit, or one has none and neither is in millions."""
    if first.value == second.value or not min(first.value, second.value):
        return False
    units = {first.unit, second.unit}
    return len(units) == 1 or ("" in units and not any(_scale(language).fullmatch(f" {one}") for one in units if one))


def _opposed(reading: Reading, sentence: Sentence, first: Figure, second: Figure) -> bool:
    """Whether a sentence sets two figures against each other: from one to the other, then and now, this than that."""
    language = sentence.hit.language
    before, between = sentence.text[: first.span.start], sentence.text[first.span.end : second.span.start]
    runs = clause_pattern(language, "from").search(before) and clause_pattern(language, "to").search(between)
    years = set(YEAR.findall(sentence.text))
    than = clause_pattern(language, "than").search(between)
    return bool(runs or than or len(years) > 1 or compares_two(reading.question))


def _difference(first: Figure, second: Figure, kind: Expected, sentence: Sentence, times: bool) -> str:
    small, large = sorted((first.value, second.value))
    if times:
        return f"{(large / small).quantize(TENTH).normalize():f}"
    number = f"{(large - small).normalize():f}"
    spans = table(sentence.hit.language if sentence.hit.language in LANGUAGES else "en", "spans")
    if kind is Expected.SHARE:
        return f"{number}{spans['clause']['points']}"
    unit = max(first.unit, second.unit, key=len)
    if kind is Expected.AMOUNT:
        return unit.replace("#", number, 1)
    return f"{number} {unit}".strip() if sentence.hit.language != "zh" else f"{number}{unit}"


def _weighed(ask: Ask, reading: Reading, sentence: Sentence, pair: tuple[str, str]) -> Iterator[Candidate]:
    """Which of two things asked about has the larger, or smaller, figure, where one sentence has a figure for each."""
    language = sentence.hit.language
    less = reading.question.compares == "less"
    if reading.question.compares not in ("more", "less"):
        return
    for kind in KINDS:
        found = figures(sentence, kind)
        first, second = (_owner(name, found, reading, sentence) for name in pair)
        if first is None or second is None or first is second or not _alike(first, second, language):
            continue
        best = first if (first.value < second.value) == less else second
        words = pair[0] if best is first else pair[1]
        printed = sentence.text[best.span.start : best.span.end]
        yield _candidate(ask, sentence, (first.span.start, second.span.end), f"{words} ({printed})")
        return


def _owner(name: str, found: list[Figure], reading: Reading, sentence: Sentence) -> Figure | None:
    """The figure that stands with the words of a name: in the stretch from one figure to the next that bears most."""
    if not found:
        return None
    edges = [*(one.span.start for one in found[1:]), len(sentence.text)]
    after = [sentence.text[one.span.end : edge] for one, edge in zip(found, edges, strict=True)]
    borne = [reading.borne(name, text, sentence.hit.language) for text in after]
    best = max(range(len(found)), key=lambda at: (borne[at], -at))
    return found[best] if borne[best] >= SPOKEN_OF else None


@cache
def _measure(language: str) -> re.Pattern[str]:
    """A scale and measure word, where a language has such words."""
    words = table(language if language in LANGUAGES else "en", "spans")["words"]
    return re.compile(f"{words['scale']}{words['measure']}") if "measure" in words else re.compile(r"(?!)")


@cache
def _scale(language: str) -> re.Pattern[str]:
    words = table(language if language in LANGUAGES else "en", "spans")["words"]
    return re.compile(f"{words['scale']}.*")
