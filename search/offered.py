"""What the text offers for one thing asked: its candidates in order, or the items of a list, or a post for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from search.choosing import Choice, once, overlaps
from search.comparing import by_year, compared, each_document
from search.expected import TYPED, Expected
from search.graph.documents import names_asked_for, says_so, speaks_of_named
from search.joint import halves, joint
from search.lists import items
from search.mentions import Mentions
from search.question import Ask, alternatives, said_of
from search.ranking import weigh
from search.reading import Reading
from search.script import Characters
from search.text_answers import Candidate, candidates
from search.wording import lists

BESIDE: Final = 0.8
"""What it is worth, in the score of a candidate, to stand in the part that answers what else is asked."""
OWN: Final = 0.8
"""What it is worth to stand with the words that say this one of several things asked."""
NEAR: Final = Characters(30, unspaced=8)
"""Characters to either side of a candidate that are nearest to it."""
CALLED: Final = frozenset({Expected.BODY, Expected.PLACE, Expected.NAME})
"""Kinds whose names tell one from another, as titles of people and posts do not: many are called secretary-general."""
SAID: Final = 0.95
"""How much of a name the question says itself from which on it answers nothing."""
AHEAD: Final = 0.8
"""How much better a sentence is than one that holds a list, in score, for its words to be told instead."""


def offered(one: Ask, reading: Reading, mentions: Mentions, given: Sequence[Candidate]) -> list[Candidate]:
    """What the text offers, best first: it speaks of the documents and partnerships named, and nothing given before.

    Of two things asked about nothing else is the answer where their figures tell which.
    """
    question = reading.question
    worked = list(compared(one, reading))
    ranked = worked if worked and alternatives(question) else [*candidates(one, reading, mentions), *worked]
    if one.expected is Expected.DOCUMENT:
        ranked = [c for c in ranked if speaks_of_named(question.text, c.sentence.text, c.sentence.hit.document)]
    ranked = [c for c in ranked if not any(overlaps(c, item) for item in given) and says_so(c, one, reading)]
    twofold = halves(question) is not None
    ranked = list(joint(ranked, one, reading)) if twofold else ranked
    ranked = [c for c in ranked if "joint" in c.features or names_asked_for(c, reading, mentions)]
    if one.expected in CALLED:
        ranked = [c for c in ranked if c.features.get("echo", 0.0) < SAID]
    if one.expected is Expected.PERSON:
        ranked = [c for c in ranked if c.text.casefold() not in question.text.casefold()]
    beside = given[0].sentence.hit.iri if given else ""
    own = said_of(question, one) if len(question.asks) > 1 else ""
    return sorted(
        ranked, key=lambda c: -c.score - BESIDE * (c.sentence.hit.iri == beside) - OWN * _bears(c, own, reading)
    )


def several(one: Ask, ranked: Sequence[Candidate], reading: Reading, mentions: Mentions, graph: Any) -> Choice | None:
    """The items of a list, the figures of several years, what each of several documents says, where that is asked."""
    asked = one.expected is not Expected.DEFINITION and lists(reading.question, one)
    best = next(iter(ranked), None) if one.expected in TYPED else None
    listed = items(one, reading, mentions, graph, best) if asked else []
    if listed and ranked and not reading.question.wanted and _aside(listed[0], ranked[0]):
        listed = []
    told = listed or by_year(one, reading) or each_document(ranked, reading)
    return Choice(once(told)) if told else None


def post(
    one: Ask, reading: Reading, mentions: Mentions, given: Sequence[Candidate], person: Choice
) -> Candidate | None:
    """The post or body told where a person is asked for: in the part that answers what else is asked and names nobody,
    or by whom something is done in a sentence far nearer to the question than that of the person found.
    """
    posts = offered(replace(one, expected=Expected.AGENT), reading, mentions, given)
    if not person.items:
        return next((c for c in posts if given and c.sentence.hit.iri == given[0].sentence.hit.iri), None)
    nearer = [c for c in posts[:1] if c.features["by"] and _aside(person.items[0], c)]
    return nearer[0] if nearer else None


def _aside(listed: Candidate, best: Candidate) -> bool:
    """Whether a list stands in a sentence that has far less of the question than that of the best words alone."""
    return weigh("sentence", best.sentence.features) - weigh("sentence", listed.sentence.features) > AHEAD


def _bears(candidate: Candidate, words: str, reading: Reading) -> float:
    """The share that a candidate's sentence bears of some words of the question, and what is nearest to it."""
    if not words:
        return 0.0
    sentence, hit = candidate.sentence, candidate.sentence.hit
    width = NEAR.of(hit.language)
    near = hit.text[max(sentence.start, candidate.start - width) : min(sentence.end, candidate.end + width)]
    return sum(reading.borne(words, text, hit.language) for text in (sentence.text, near)) / 2
