"""Which pieces of a sentence may be told as an answer: the whole, runs of its clauses, what follows "provided that"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from search.expected import Expected
from search.reading import Sentence
from search.sentences import Extent, bare, clause_pattern, clauses, longest_clause

MARKED: Final = frozenset({Expected.REASON, Expected.DEFINITION, Expected.CONDITION})
"""Kinds told by words of their own, which stand in section `clause` under the name of the kind."""
LISTING: Final = "、"


def whole_pieces(sentence: Sentence) -> Iterator[Extent]:
    """The whole sentence where it is short enough, else runs of its clauses as long as an answer may be."""
    hit = sentence.hit
    most = longest_clause(hit.language)
    if sentence.end - sentence.start <= most:
        yield bare(hit.text, sentence.start, sentence.end)
        return
    cuts = _unlisted(hit.text, clauses(hit.text, (sentence.start, sentence.end), hit.language))
    for first, (start, _) in enumerate(cuts):
        end = next((e for _, e in reversed(cuts[first:]) if e - start <= most), cuts[first][1])
        yield bare(hit.text, start, min(end, start + 2 * most))


def led(kind: Expected, sentence: Sentence) -> Iterator[Extent]:
    """What a sentence says from "provided that" on, where a condition is asked for."""
    if kind is Expected.CONDITION and (found := marker(kind, sentence.text, sentence.hit.language)):
        start = sentence.start + found.start()
        yield bare(sentence.hit.text, start, min(sentence.end, start + 2 * longest_clause(sentence.hit.language)))


def marker(expected: Expected, text: str, language: str) -> re.Match[str] | None:
    return clause_pattern(language, expected).search(text) if expected in MARKED else None


def _unlisted(text: str, cuts: Sequence[Extent]) -> list[Extent]:
    """Clauses that are not cut between the items of an enumeration."""
    joined: list[Extent] = []
    for start, end in cuts:
        if joined and text[joined[-1][1] - 1] == LISTING:
            start = joined.pop()[0]
        joined.append((start, end))
    return joined
