"""Where a part prints what a row states: the characters of its node, its date, its document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from search.expected import Expected
from search.graph.asked import Asked, part_text
from search.sentences import Extent, sentences, spans_table
from search.spans import find_spans

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

DAY: Final = re.compile(r"(?P<year>\d{4})-\d\d-(?P<day>\d\d)")
BETWEEN: Final = 12
"""Characters between the number of a document and its date: ", of the ", المؤرخ."""
BREAK: Final = re.compile(r"[;；。.()\d，、]")


def told_at(asked: Asked, row: QuerySolution, text: str) -> Extent | None:
    """Where another version of a part names the node of a row, or gives its day."""
    value, home = row["value"].value, asked.question.language
    if is_node(row["value"]):
        if named := [(m.start, m.end) for m in asked.mentions.of(row["part"].value, home) if m.iri == value]:
            return named[0]
        label = asked.mentions.node(value, home).label.casefold()
        at = text.casefold().find(label) if label else -1
        return (at, at + len(label)) if at >= 0 else None
    if not (day := DAY.fullmatch(value)):
        return None
    wanted = {day["year"], str(int(day["day"]))}
    spans = find_spans(text, home, Expected.DATE)
    return next(((s.start, s.end) for s in spans if wanted <= set(re.findall(r"\d+", text[s.start : s.end]))), None)


def named_at(asked: Asked, row: QuerySolution, evidence: Extent, sentence: Extent) -> Extent:
    """The words that name a node: within its evidence, its sentence or else its part, as where a title is the evidence
    of all that stands under it; all of the evidence where only others are named.
    """
    part, language = row["part"].value, row["language"].value
    text = part_text(asked.graph, part, language) or ""
    mentions = asked.mentions.of(part, language)
    named = [(one.start, one.end) for one in mentions if one.iri == row["value"].value]
    wider = (evidence, sentence, (0, len(text)))
    inside = [(a, b) for extent in wider for a, b in named if extent[0] <= a and b <= extent[1]]
    if inside:
        return inside[0]
    label = asked.mentions.node(row["value"].value, language).label.casefold()
    for extent in wider:
        if label and (at := text.casefold().find(label, *extent)) >= 0:
            return at, at + len(label)
    said = asked.question.text.casefold()
    for span in find_spans(text[slice(*evidence)], language, Expected.AGENT):
        start, end = evidence[0] + span.start, evidence[0] + span.end
        of_others = any(one.start < end and start < one.end for one in mentions)
        if not of_others and text[start:end].casefold() not in said:
            return start, end
    return evidence


def narrowed(text: str, start: int, end: int, value: Any, language: str) -> Extent:
    """The words that are a value: the text itself, or a date of the same year, in the evidence or else in its part."""
    if is_node(value):
        return start, end
    inside = text.find(value.value, start)
    if inside >= 0:
        return _whole_date(text, inside, inside + len(value.value), language)
    year = value.value[:4]
    if year.isdigit():
        for first, last in ((start, end), (0, len(text))):
            for span in find_spans(text[first:last], language, Expected.DATE):
                if year in text[first + span.start : first + span.end]:
                    return first + span.start, first + span.end
    return start, end


def _whole_date(text: str, start: int, end: int, language: str) -> Extent:
    """Characters with the rest of the date that they are part of: 1982 年 for 1982."""
    dates = find_spans(text, language, Expected.DATE) if text[start:end][:4].isdigit() else ()
    return next(((one.start, one.end) for one in dates if one.start <= start and end <= one.end), (start, end))


def widened(text: str, start: int, end: int, language: str) -> Extent:
    """A document as it is named around its number, with date and all."""
    spans = find_spans(text, language, Expected.DOCUMENT)
    start, end = next(((s.start, s.end) for s in spans if s.start <= start and end <= s.end), (start, end))
    for date in find_spans(text, language, Expected.DATE):
        first, last = (date.end, start) if spans_table(language).get("date_first") else (end, date.start)
        if 0 <= last - first <= BETWEEN and not BREAK.search(text, first, last):
            return min(start, date.start), max(end, date.end)
    return start, end


def is_node(value: Any) -> bool:
    """Whether a term of a row is an IRI."""
    from pyoxigraph import NamedNode

    return isinstance(value, NamedNode)


def sentence_around(text: str, start: int, end: int, language: str) -> Extent:
    """The sentence that the characters stand in."""
    found = [(a, b) for a, b in sentences(text, language) if a < end and start < b]
    return (found[0][0], found[-1][1]) if found else (0, len(text))
