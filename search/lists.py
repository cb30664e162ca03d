"""Answers with several items: sub-paragraphs under their opening words, typed spans side by side, enumerations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.model import Hit
from kg.select import select
from search.expected import TYPED
from search.mentions import Mentions
from search.question import Ask
from search.reading import Reading, Sentence
from search.sentences import Extent, clause_pattern, trim
from search.text_answers import Candidate, typed

if TYPE_CHECKING:
    from pyoxigraph import Store

MOST: Final = 40
"""Items of one list."""
FEWEST: Final = 2
SHORTEST: Final = 2
"""Characters of an item."""

ITEMS: Final = """
SELECT ?parent ?part ?text ?position WHERE {
  ?part dcterms:isPartOf ?parent ; unp:position ?position ; unp:text ?text ; unp:partKind ?kind .
  FILTER(?kind IN ("subparagraph", "annex_item", "box_item"))
} ORDER BY ?position ?part"""


def items(ask: Ask, reading: Reading, mentions: Mentions, graph: Store) -> list[Candidate]:
    """The items of the best list that answers, in the order of the text; empty where there is none."""
    for sentence in reading.sentences[:3]:
        for maker in (_below, _side_by_side, _enumerated):
            found = list(maker(ask, sentence, reading, mentions, graph))
            if len(found) >= FEWEST:
                return found[:MOST]
    return []


def sub_parts(hit: Hit, graph: Store) -> list[Hit]:
    """The lettered or numbered items under a part, in the language of the hit, as hits."""
    rows = [row for row in select(graph, ITEMS, parent=hit.iri) if row["text"].language == hit.language]
    return [
        replace(hit, iri=row["part"].value, part=row["part"].value.partition("#")[2], text=row["text"].value, nodes=())
        for row in rows
    ]


def _below(ask: Ask, sentence: Sentence, reading: Reading, mentions: Mentions, graph: Store) -> Iterator[Candidate]:
    """What stands under opening words that lead to a list."""
    for item in sub_parts(sentence.hit, graph):
        end = len(item.text.rstrip(" ；;。.，,、"))
        whole = replace(sentence, hit=item, start=0, end=len(item.text))
        yield Candidate(ask.expected, whole, 0, end, sentence.score, {"below": 1.0})


def _side_by_side(
    ask: Ask, sentence: Sentence, reading: Reading, mentions: Mentions, graph: Store
) -> Iterator[Candidate]:
    """Spans of the kind asked in one sentence that the question does not name itself."""
    if ask.expected not in TYPED:
        return
    only = [candidate for candidate in typed(ask, reading, mentions) if candidate.sentence == sentence]
    for candidate in sorted(only, key=lambda c: c.start):
        if candidate.features["echo"] < 0.6:
            yield candidate


def _enumerated(
    ask: Ask, sentence: Sentence, reading: Reading, mentions: Mentions, graph: Store
) -> Iterator[Candidate]:
    """The longest enumeration in a sentence."""
    for start, end in enumeration(sentence.hit.text, (sentence.start, sentence.end), sentence.hit.language):
        yield Candidate(ask.expected, sentence, start, end, sentence.score, {"enumerated": 1.0})


def enumeration(text: str, sentence: Extent, language: str) -> list[Extent]:
    """The items that a sentence lists: what stands between its list marks after the words that lead to them."""
    start, end = sentence
    lead = None
    for lead in clause_pattern(language, "list_lead").finditer(text, start, end):
        if clause_pattern(language, "list_split").search(text, lead.end(), end):
            start = lead.end()
            break
    cuts = [start]
    for match in clause_pattern(language, "list_split").finditer(text, start, end):
        cuts += [match.start(), match.end()]
    cuts.append(end)
    pairs = [_bare(text, a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return [(a, b) for a, b in pairs if b - a >= SHORTEST]


def _bare(text: str, start: int, end: int) -> Extent:
    stripped = text[start:end].rstrip(" ；;。.，,、：:")
    return trim(text, start, start + len(stripped))
