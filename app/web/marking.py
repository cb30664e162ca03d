"""A text cut where something begins or ends, so that a template can mark it without ever handling HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from app.web.strands import Link

Extent = tuple[int, int]
EXCERPT: Final = 360
"""Characters of a long passage shown in a list of hits."""
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD: Final = re.compile(r"[^\W_\u3400-\u9fff\uf900-\ufaff]+(?:[/.\-][^\W_\u3400-\u9fff\uf900-\ufaff]+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are alike: highlighted or not, below the same strands.

    `link` is the narrowest link over them and `strand` its kind; `within` are the kinds of all links over them.
    """

    text: str
    marked: bool = False
    link: Link | None = None
    strand: str = ""
    within: tuple[str, ...] = ()


def pieces(
    text: str, marks: Iterable[Extent] = (), strands: Mapping[str, Iterable[Link]] = MappingProxyType({})
) -> list[Piece]:
    """The text in order, every character once; links may lie within one another, as a name lies in a mandate."""
    extents = [(max(start, 0), min(end, len(text))) for start, end in marks]
    placed = _placed(strands, len(text))
    spans = [*extents, *((start, end) for start, end, _, _ in placed)]
    cuts = sorted({0, len(text), *(at for span in spans for at in span if 0 <= at <= len(text))})
    return [_piece(text, start, end, extents, placed) for start, end in pairwise(cuts)]


_Placed = tuple[int, int, str, Link]


def _placed(strands: Mapping[str, Iterable[Link]], length: int) -> list[_Placed]:
    """The links that have characters, the narrowest first; ties by place and IRI."""
    found = [
        (link.start, link.end, strand, link)
        for strand, links in strands.items()
        for link in links
        if link.start is not None and link.end is not None and 0 <= link.start < link.end <= length
    ]
    return sorted(found, key=lambda one: (one[1] - one[0], one[0], one[2], one[3].iri))


def _piece(text: str, start: int, end: int, extents: Sequence[Extent], placed: Sequence[_Placed]) -> Piece:
    over = [(strand, link) for first, last, strand, link in placed if first <= start and end <= last]
    strand, link = over[0] if over else ("", None)
    within = tuple(sorted({name for name, _ in over}))
    return Piece(text[start:end], _within(start, end, extents), link, strand, within)


def _within(start: int, end: int, extents: Sequence[Extent]) -> bool:
    return any(first <= start and end <= last for first, last in extents)


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
