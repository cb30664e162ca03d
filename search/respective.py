"""Figures that a sentence gives "respectively": each belongs to the name that has the same place in a row of names."""

from __future__ import annotations

from collections.abc import Sequence

from search.expected import Expected
from search.reading import Reading, Sentence
from search.sentences import Extent, clause_pattern
from search.spans import find_spans


def belongs(kind: Expected, reading: Reading, sentence: Sentence, start: int) -> float:
    """1 where the figure that begins at `sentence.hit.text[start]` is that of the name which the question bears, -1
    where it is another's; 0 where the sentence gives no figures in the order of names.
    """
    text, language = sentence.text, sentence.hit.language
    marker = clause_pattern(language, "respectively").search(text)
    if marker is None:
        return 0.0
    row = _row(text, language, kind, start - sentence.start)
    place = next((n for n, (first, _) in enumerate(row) if first == start - sentence.start), None)
    if place is None or len(row) < 2:
        return 0.0
    named = text[: min(row[0][0], marker.start())]
    names = [one for one in clause_pattern(language, "list_split").split(named) if one.strip()][-len(row) :]
    borne = [reading.coverage(one, language) for one in names]
    best = max(borne, default=0.0)
    if len(names) < len(row) or not best or borne.count(best) > 1:
        return 0.0
    return 1.0 if borne.index(best) == place else -1.0


def _row(text: str, language: str, kind: Expected, start: int) -> Sequence[Extent]:
    """The figures that stand in a row with the one that begins at `start`, joined as items of a list are."""
    row: list[Extent] = []
    for span in find_spans(text, language, kind):
        if row and not joined(text, row[-1][1], span.start, language):
            if any(first == start for first, _ in row):
                break
            row = []
        row.append((span.start, span.end))
    return row


def joined(text: str, start: int, end: int, language: str) -> bool:
    """Whether nothing but what joins the items of a list, and blanks, stands between two figures."""
    split = clause_pattern(language, "list_split")
    starts = (start, end - len(text[start:end].lstrip()))
    return any(found and not text[found.end() : end].strip() for at in starts if (found := split.match(text, at)))
