"""Typed spans: where a text holds a date, a number, a sum, a place, a person, a body, a document, in six languages.

Shapes stand in `ontology/languages/<code>/spans.toml`; names that the graph knows come as mentions beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from kg.gazetteer import Gazetteer
from kg.symbol import find_symbols
from search.expected import ACTING, Expected
from search.sentences import clause_pattern, spans_table
from search.shapes import shape_of, shapes


@dataclass(frozen=True, slots=True)
class Mention:
    """A node of the graph named over `text[start:end]`; `kinds` are what it may answer."""

    start: int
    end: int
    iri: str
    kinds: frozenset[Expected]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text of a kind; `sure` is how plainly its shape says so, from 0 to 1."""

    start: int
    end: int
    sure: float
    iri: str = ""


SOURCES: Final[dict[Expected, tuple[tuple[str, float], ...]]] = {
    Expected.DATE: (("date", 1.0),),
    Expected.DURATION: (("duration", 1.0),),
    Expected.AMOUNT: (("amount", 1.0),),
    Expected.SHARE: (("share", 1.0), ("portion", 0.4)),
    Expected.NUMBER: (("number", 1.0),),
    Expected.CHANGE: (("share", 1.0), ("amount", 1.0), ("number", 0.7)),
    Expected.PLACE: (("place", 0.6),),
    Expected.PERSON: (("person", 1.0),),
    Expected.AGENT: (("agent", 0.9), ("person", 0.9), ("body", 0.6), ("proper", 0.4)),
    Expected.BODY: (("body", 0.7), ("proper", 0.4)),
    Expected.DOCUMENT: (("document", 0.9),),
    Expected.SESSION: (("session", 1.0),),
    Expected.MEETING: (("meeting", 1.0),),
    Expected.LANGUAGE: (("language", 1.0),),
    Expected.NAME: (("name", 0.8), ("proper", 0.3)),
}
"""Which shapes of the table answer which kind, and how sure each is."""
PREFER_LONG: Final = -1
PREFER_SHORT: Final = 1
"""The sign with which spans are sorted by length, for one of those that overlap to be kept: a body's longer name says
more, a person's longer one has words around it."""
OWNER: Final = 8
"""Characters before a body in which its owner is named."""
PLACES: Final = frozenset({"schema:Country", "schema:Place"})
YEAR: Final = re.compile(r"[12]\d{3}")
BARE: Final = 3
"""Characters that may stand by a bare year: 年, "in"."""
YEAR_ONLY: Final = 0.85
"""How surely a year without day or month is a date: it may be part of anything. Set by hand on development questions,
as is the next."""
LONGEST_PREPOSITION: Final = 6
"""Characters before a date in which its preposition stands, with its blank."""
CITED: Final = 0.5
"""How surely the date by which a resolution is cited is one that is told."""
MENTIONED: Final = 0.95
"""How surely words are of a kind that graph or gazetteer tell of the node they name: names may be ambiguous."""
CITED_BEFORE: Final = re.compile(r"\d/\d+\S{0,2}\s*(?:[^\W\d]{1,9}\s+){0,3}\Z")
"""A number of a resolution before its date."""
NUMBERED: Final = re.compile(r"\d{1,4}\s*[(（]([12]\d{3})[)）]")
"""A year that is part of a symbol."""
SHORTEST_BODY: Final = 4
"""Characters of a body's name that no gazetteer knows: "委员会" alone names none. Only where no blanks part words."""
CALLED: Final = ACTING | {Expected.NAME}
"""Kinds whose names may be followed by a short form."""
SHORT_FORM: Final = re.compile(r"\s?[(（](?:[A-ZÀ-ÞА-ЯЁ][\w-]{1,14}|[\u3400-\u9fff]{2,8}|[\u0620-\u064a]{3,14})[)）]")
"""A short form in brackets after a name: (UNDP), （开发署）."""
NOT_NUMBERS: Final = ("date", "duration", "amount", "share", "portion", "document", "session", "no_number")
"""Shapes whose figures count nothing."""


def find_spans(text: str, language: str, expected: Expected, mentions: Sequence[Mention] = ()) -> list[Span]:
    """Spans of the kind in order of the text; of overlapping ones the surest, then the longest.

    `mentions` are the nodes known to be named in the text. Kinds without a shape have no spans.
    """
    found = [*_shaped(text, language, expected), *_mentioned(mentions, expected)]
    if expected is Expected.PLACE:
        people = list(_matches(text, language, "no_place"))
        found = [one for one in (*found, *_places(text, language)) if not _within(one, people)]
    if expected is Expected.DOCUMENT:
        found += [Span(start, end, 1.0) for start, end, _ in find_symbols(text)]
    if expected is Expected.DATE:
        apart = _without_overlap([span for span in found if not _in_name(text, language, span)], PREFER_LONG)
        return [_governed(text, language, replace(span, sure=_precise(text, language, span))) for span in apart]
    if expected is Expected.PERSON:
        found = [span for span in found if span.iri or not _is_body(text, language, span)]
    if found and expected in (Expected.NUMBER, Expected.DURATION):
        taken = list(_taken(text, language, NOT_NUMBERS if expected is Expected.NUMBER else ("date",)))
        found = [span for span in found if not any(span.start < end and start < span.end for start, end in taken)]
    if expected in ACTING:
        found = [_owned(text, language, span) for span in found]
    if expected in CALLED:
        found = [_abbreviated(text, span) for span in found]
    return _without_overlap(found, PREFER_SHORT if expected is Expected.PERSON else PREFER_LONG)


@lru_cache(maxsize=4096)
def has_span(text: str, language: str, expected: Expected) -> bool:
    """Whether `find_spans` finds any without mentions, told by the first where none is dropped again."""
    if expected is Expected.DATE:
        return any(not _in_name(text, language, span) for span in _shaped(text, language, expected))
    if expected in (Expected.NUMBER, Expected.DURATION, Expected.PERSON):
        return bool(find_spans(text, language, expected))
    places = _places(text, language) if expected is Expected.PLACE else ()
    symbols = find_symbols(text) if expected is Expected.DOCUMENT else ()
    return any(True for _ in chain(_shaped(text, language, expected), places, symbols))


def _governed(text: str, language: str, span: Span) -> Span:
    """A date with the preposition that settles its ending, where words are bent: "в мае 2016 года"."""
    before = clause_pattern(language, "governs").search(text, max(0, span.start - LONGEST_PREPOSITION), span.start)
    return replace(span, start=before.start()) if before else span


def _precise(text: str, language: str, span: Span) -> float:
    """A day or month is a date more surely than a year, which may be part of anything, or than the date by which a
    resolution is cited, which tells nothing else.
    """
    if CITED_BEFORE.search(text, 0, span.start) or _cited_after(language).match(text, span.end):
        return CITED
    return span.sure if len(YEAR.sub("", text[span.start : span.end])) > BARE else YEAR_ONLY


@cache
def _cited_after(language: str) -> re.Pattern[str]:
    """A number of a resolution behind its date."""
    return re.compile(rf"\s*(?:{spans_table(language)['clause']['before_number']})?\s*(?:[A-Z]+-?)?\d+/\d+")


def _in_name(text: str, language: str, span: Span) -> bool:
    """Whether a year belongs to a name: resolution 2118 (2013), the 2030 Agenda."""
    inside = [match.span(1) for match in NUMBERED.finditer(text)] + list(_matches(text, language, "no_date"))
    return _within(span, inside)


def _within(span: Span, extents: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in extents)


def _is_body(text: str, language: str, span: Span) -> bool:
    """Whether words with capitals that look like a person's name are a body's or a place's."""
    words = text[span.start : span.end]
    if not shapes(language, "proper"):
        return False
    bodies = any(pattern.search(words) for pattern in shapes(language, "body"))
    return bodies or any(
        not any(kind.endswith(("Person", "Post")) for kind in name.entity.types)
        for name in Gazetteer.load().find(text[: span.end], language)
        if name.end > span.start
    )


def _places(text: str, language: str) -> Iterator[Span]:
    """Countries and places of the gazetteer, whether or not a statement of the graph names them."""
    for name in Gazetteer.load().find(text, language):
        if PLACES.intersection(name.entity.types):
            yield Span(name.start, name.end, MENTIONED, name.entity.iri)


def is_country(text: str, language: str) -> bool:
    """Whether words are the name of a country."""
    names = Gazetteer.load().find(text, language)
    return any("schema:Country" in name.entity.types and name.end - name.start == len(text) for name in names)


def _shaped(text: str, language: str, expected: Expected) -> Iterator[Span]:
    for name, sure in SOURCES.get(expected, ()):
        for start, end in _matches(text, language, name):
            if name in ("body", "agent"):
                start = _unled(text, (start, end), language, f"{name}_lead")
                if name == "body" and end - start < SHORTEST_BODY and shapes(language, "body_lead"):
                    continue
            yield Span(start, end, sure)


def _unled(text: str, extent: tuple[int, int], language: str, leads: str) -> int:
    """Where the name of a body begins, in a script without spaces: after the last word that no name begins with."""
    ends = [match.end() for pattern in shapes(language, leads) for match in pattern.finditer(text, *extent)]
    return max(ends, default=extent[0])


def _abbreviated(text: str, span: Span) -> Span:
    """A name with the short form that the text gives it in brackets, by which it may be known better."""
    short = SHORT_FORM.match(text, span.end)
    return replace(span, end=short.end()) if short and "(" not in text[span.start : span.end] else span


def _owned(text: str, language: str, span: Span) -> Span:
    """A body with the owner's name that stands right before it: the United Nations, where a script has no spaces."""
    for owner in shapes(language, "owner"):
        for match in owner.finditer(text, max(0, span.start - OWNER), span.start):
            if match.end() == span.start:
                return replace(span, start=match.start())
    return span


def _mentioned(mentions: Sequence[Mention], expected: Expected) -> Iterator[Span]:
    for mention in mentions:
        if expected in mention.kinds:
            yield Span(mention.start, mention.end, MENTIONED, mention.iri)


def _taken(text: str, language: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        yield from _matches(text, language, name)
    yield from ((start, end) for start, end, _ in find_symbols(text))


def _matches(text: str, language: str, name: str) -> Iterator[tuple[int, int]]:
    """Extents of one shape; where a pattern has a group, the group is the span."""
    for match in shape_of(language, name).matches(text):
        start, end = match.span(1) if match.re.groups else match.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            yield start, end


def _without_overlap(spans: Iterable[Span], by_length: int) -> list[Span]:
    """Of spans that overlap, the one whose length (or shortness) and sureness weigh most."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (by_length * (s.end - s.start) * s.sure, -s.sure, s.start, s.iri)):
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
