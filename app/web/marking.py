"""A text cut where something begins or ends, so that a template can mark it without ever handling HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.web.strands import Link

Extent = tuple[int, int]
EXCERPT: Final = 360
"""Characters of a long passage shown in a list of hits."""
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD: Final = re.compile(r"[^\W_\u3400-\u9fff\uf900-\ufaff]+(?:[/.\-][^\W_\u3400-\u9fff\uf900-\ufaff]+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are alike: marked or not, inside the same link or none."""

    text: str
    marked: bool = False
    link: Link | None = None


def pieces(text: str, marks: Iterable[Extent] = (), links: Iterable[Link] = ()) -> list[Piece]:
    """The text in order, every character once. Links that overlap: the one that begins first, then the longer."""
    extents = [(max(start, 0), min(end, len(text))) for start, end in marks]
    chosen = _apart(links, len(text))
    spans = [*extents, *((start, end) for start, end, _ in chosen)]
    cuts = sorted({0, len(text), *(at for span in spans for at in span if 0 <= at <= len(text))})
    return [
        Piece(text[start:end], _within(start, end, extents), _link_at(start, end, chosen))
        for start, end in pairwise(cuts)
    ]


def _apart(links: Iterable[Link], length: int) -> list[tuple[int, int, Link]]:
    placed = [(link.start, link.end, link) for link in links if link.start is not None and link.end is not None]
    chosen: list[tuple[int, int, Link]] = []
    for start, end, link in sorted(placed, key=lambda one: (one[0], -one[1], one[2].iri)):
        if start < end <= length and (not chosen or start >= chosen[-1][1]):
            chosen.append((start, end, link))
    return chosen


def _within(start: int, end: int, extents: Sequence[Extent]) -> bool:
    return any(first <= start and end <= last for first, last in extents)


def _link_at(start: int, end: int, chosen: Sequence[tuple[int, int, Link]]) -> Link | None:
    return next((link for first, last, link in chosen if first <= start and end <= last), None)


def asked_words(text: str, question: str, language: str) -> list[Extent]:
    """Where the words of a question stand in a text, by the terms that the search compares."""
    from search.tokens import index_terms, query_terms

    terms = frozenset(query_terms(question, language))
    words = [m.span() for m in _WORD.finditer(text) if terms.intersection(index_terms(m.group(), language))]
    pairs = [(at, at + 2) for at in range(len(text) - 1) if _HAN.match(text[at]) and text[at : at + 2] in terms]
    return _joined(sorted(words + pairs))


def excerpt(text: str, marks: Sequence[Extent], width: int = EXCERPT) -> tuple[str, list[Extent]]:
    """The stretch of a long text that holds the most marks, with "…" where it was cut, and the marks within."""
    if len(text) <= width:
        return text, list(marks)
    starts = [0, *(max(0, start - width // 6) for start, _ in marks)]
    best = max(starts, key=lambda at: (sum(at <= start and end <= at + width for start, end in marks), -at))
    first = _word_start(text, min(best, len(text) - width), marks)
    last = _word_end(text, first + width, marks)
    head, tail = "… " if first else "", " …" if last < len(text) else ""
    shift = len(head) - first
    inside = [(start + shift, end + shift) for start, end in marks if first <= start and end <= last]
    return f"{head}{text[first:last]}{tail}", inside


def _word_start(text: str, at: int, marks: Sequence[Extent]) -> int:
    """A little further on, where a word begins, but not into a mark."""
    space = text.find(" ", at, at + 15) if at else -1
    return space + 1 if space >= 0 and not any(at <= start <= space for start, _ in marks) else at


def _word_end(text: str, at: int, marks: Sequence[Extent]) -> int:
    """A little before, where a word ends, but not within a mark."""
    space = text.rfind(" ", at - 15, at) if at < len(text) else -1
    return space if space >= 0 and not any(space <= end <= at for _, end in marks) else min(at, len(text))


def _joined(extents: Iterable[Extent]) -> list[Extent]:
    found: list[Extent] = []
    for start, end in extents:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
