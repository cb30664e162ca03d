"""Comparisons that no sentence states but its figures give: the difference, how many times as much, which is more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise, permutations
from typing import Final

from kg.language import spaced
from search.expected import Expected
from search.question import Ask, alternatives, number_words, said_of
from search.ranking import weigh
from search.reading import Reading, Sentence
from search.respective import joined
from search.sentences import clause_pattern, spans_table
from search.spans import Span, find_spans
from search.text_answers import CLAUSE_END, Candidate
from search.wording import compares_two, counts_times

SENTENCES: Final = 6
"""Best sentences whose figures are compared."""
FIGURE: Final = re.compile(r"\d{1,3}(?:[ , \u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?")
THOUSANDS: Final = re.compile(r"[ , \u202f](?=\d{3}(?:\D|$))")
YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
TENTH: Final = Decimal("0.1")
ADDED: Final = 0.5
"""What a computed answer gains in score over figures as they are printed, of which none is the answer."""
KINDS: Final = (Expected.AMOUNT, Expected.SHARE, Expected.NUMBER)
MOST: Final = 8
"""Figures of a sentence that are told apart by year."""
FOUND: Final = 0.6
"""How well a passage was found at least for its figures to be set against each other."""
COVERED: Final = 0.4
"""Share of a question's words that a sentence bears at least to give its figures by year."""
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
            if sentence.hit.score >= FOUND:
                yield from _changes(ask, reading, sentence)
    elif pair := alternatives(reading.question):
        for sentence in reading.sentences[:SENTENCES]:
            made = list(_weighed(ask, reading, sentence, pair))
            for both in () if made else _with_next(sentence, reading):
                made = list(_weighed(ask, reading, both, pair))
            yield from made


def by_year(ask: Ask, reading: Reading) -> list[Candidate]:
    """The figures of the years that a question sets side by side, in its order, where one sentence gives them all."""
    every = list(dict.fromkeys(YEAR.findall(reading.question.text)))
    if len(every) < 2 or ask.expected not in KINDS:
        return []
    own = list(dict.fromkeys(YEAR.findall(said_of(reading.question, ask)))) or every
    for sentence in reading.sentences[:SENTENCES]:
        whole = sentence.coverage >= COVERED and all(year in sentence.text for year in every)
        if whole and (told := _figure_of_each(every, sentence, ask.expected)):
            extents = [(one.span.start, one.span.end) for year, one in told if year in own]
            return [_candidate(ask, sentence, extent, "") for extent in extents]
    return []


def _figure_of_each(years: list[str], sentence: Sentence, kind: Expected) -> list[tuple[str, Figure]]:
    """The figure nearest each year, of one unit; empty where there are too few."""
    found = [one for one in figures(sentence, kind) if not YEAR.fullmatch(str(one.value))]
    places = [sentence.text.find(year) for year in years]
    best: tuple[int, tuple[Figure, ...]] | None = None
    for some in permutations(found[:MOST], len(years)):
        if all(_alike(some[0], other, sentence.hit.language) for other in some[1:]):
            apart = sum(abs(one.span.start - at) for one, at in zip(some, places, strict=True))
            if best is None or apart < best[0]:
                best = apart, some
    return list(zip(years, best[1], strict=True)) if best else []


def each_document(ranked: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The best candidate of each of several documents that a question names; empty where it names fewer than two."""
    named = reading.read.meant.documents
    if len(named) < 2 or not ranked or ranked[0].expected not in (*KINDS, Expected.DATE, Expected.DURATION):
        return []
    best = {symbol: next((c for c in ranked if c.sentence.hit.document == symbol), None) for symbol in named}
    return [candidate for candidate in best.values() if candidate]


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
    words = spans_table(language)["words"]
    found = re.match(str(words["bound"]), text)
    return found.end() if found else 0


def _alike(first: Figure, second: Figure, language: str) -> bool:
    """Whether two figures can be set against each other: of one unit, or one has none and neither is in millions."""
    if first.value == second.value or not min(first.value, second.value):
        return False
    units = {first.unit, second.unit}
    return len(units) == 1 or ("" in units and not any(_scaled(one, language) for one in units))


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
    spans = spans_table(sentence.hit.language)
    if kind is Expected.SHARE:
        return f"{number}{spans['clause']['points']}"
    unit = max(first.unit, second.unit, key=len)
    if kind is Expected.AMOUNT:
        return unit.replace("#", number, 1)
    return f"{number} {unit}".strip() if spaced(sentence.hit.language) else f"{number}{unit}"


def _weighed(ask: Ask, reading: Reading, sentence: Sentence, pair: tuple[str, str]) -> Iterator[Candidate]:
    """Which of two things asked about has the larger, or smaller, figure, where one sentence has a figure for each."""
    language = sentence.hit.language
    less = reading.question.compares == "less"
    if reading.question.compares not in ("more", "less"):
        return
    for kind in KINDS:
        found = figures(sentence, kind)
        if len(found) < len(pair):
            continue
        owned = (_owners(pair, found, stretches, reading, language) for stretches in _stretches(found, sentence))
        first, second = _in_turn(pair, found, sentence) or next((two for two in owned if two), (None, None))
        if first is None or second is None or not _alike(first, second, language):
            continue
        best = first if (first.value < second.value) == less else second
        words = pair[0] if best is first else pair[1]
        printed = sentence.text[best.span.start : best.span.end]
        yield _candidate(ask, sentence, (first.span.start, second.span.end), f"{words} ({printed})")
        return


def _with_next(sentence: Sentence, reading: Reading) -> Iterator[Sentence]:
    """A sentence with the one that follows it in its passage: semicolons part what a text sets side by side."""
    after = (s for s in reading.sentences if s.hit is sentence.hit and s.start >= sentence.end)
    if following := min(after, key=lambda s: s.start, default=None):
        yield replace(sentence, end=following.end, coverage=max(sentence.coverage, following.coverage))


def _stretches(found: list[Figure], sentence: Sentence) -> Iterator[list[str]]:
    """What may say of each figure whose it is: what follows in its clause, what precedes it there, all that follows
    up to the next figure, or all that precedes from the last one on.
    """
    text = sentence.text
    starts = [0, *(one.span.end for one in found[:-1])]
    ends = [*(one.span.start for one in found[1:]), len(text)]
    after = [text[one.span.end : end] for one, end in zip(found, ends, strict=True)]
    yield [CLAUSE_END.split(one, maxsplit=1)[0] for one in after]
    yield [CLAUSE_END.split(text[start : one.span.start])[-1] for start, one in zip(starts, found, strict=True)]
    yield after
    yield [text[start : one.span.start] for start, one in zip(starts, found, strict=True)]


def _in_turn(pair: tuple[str, str], found: list[Figure], sentence: Sentence) -> tuple[Figure, Figure] | None:
    """The figures that a sentence gives "respectively", in the order of the names that it bears; None where not so."""
    text, language = sentence.text, sentence.hit.language
    places = [text.casefold().find(name.casefold()) for name in pair]
    rows = (two for two in pairwise(found) if joined(text, two[0].span.end, two[1].span.start, language))
    row = next(rows, None) if clause_pattern(language, "respectively").search(text) else None
    if row is None or min(places) < 0 or max(places) > row[0].span.start:
        return None
    return row if places[0] < places[1] else (row[1], row[0])


def _owners(
    pair: tuple[str, str], found: list[Figure], stretches: list[str], reading: Reading, language: str
) -> tuple[Figure, Figure] | None:
    """The figures whose stretches bear most of either name; None where one has none, or both have the same."""
    best = []
    for name in pair:
        borne = [reading.borne(name, stretch, language) for stretch in stretches]
        at = max(range(len(found)), key=lambda at: (borne[at], -at), default=None)
        if at is None or borne[at] < SPOKEN_OF:
            return None
        best.append(at)
    return (found[best[0]], found[best[1]]) if best[0] != best[1] else None


@cache
def _measure(language: str) -> re.Pattern[str]:
    """A scale and measure word, where a language has such words."""
    words = spans_table(language)["words"]
    return re.compile(f"{words['scale']}{words['measure']}") if "measure" in words else re.compile(r"(?!)")


def _scaled(unit: str, language: str) -> bool:
    """Whether a unit begins with a word for thousands or millions; the pattern for these may match nothing."""
    found = _scale(language).match(f" {unit}")
    return bool(found and found.group().strip())


@cache
def _scale(language: str) -> re.Pattern[str]:
    return re.compile(str(spans_table(language)["words"]["scale"]))
