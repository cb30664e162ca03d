"""Which of the ranked candidates are told: the best, those its sentence joins to it, or another that may be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from search.expected import MEASURED, Expected
from search.question import Ask, Question
from search.script import spaced
from search.sentences import clause_pattern
from search.text_answers import Candidate
from search.wording import compares_both

NAMED: Final = frozenset({Expected.AGENT, Expected.BODY, Expected.PLACE, Expected.NAME})
"""Kinds of answers that a sentence may join by commas and "and"."""
RIVALS: Final = 6
"""Candidates among which a second answer is looked for."""
BEHIND: Final = 0.5
"""What the same words elsewhere may score less than the best and still bear it out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates that are told, best first; `rivals` exclude one another."""

    items: tuple[Candidate, ...]
    rivals: bool = False


def choose(ranked: Sequence[Candidate], ask: Ask, question: Question) -> Choice:
    """The best candidate with those its sentence joins to it, unless a noun asks for one alone; with the other value
    where two are compared; else, where only one thing is asked, with a second one that says something else.
    """
    if not ranked:
        return Choice(())
    best = _borne_out(ranked[0], ranked)
    joined = coordinated(best, ranked) if question.many or not ask.noun else []
    if not joined and ask.expected in MEASURED and compares_both(question):
        joined = [c for c in ranked if _beside(c, best)][:1]
    if joined or len(question.asks) > 1:
        return Choice((best, *joined))
    others = [c for c in ranked[1:RIVALS] if c.text not in best.text and best.text not in c.text]
    return Choice((best, *others[:1]), rivals=True)


def overlaps(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same words of a part, or of one kind and share words there."""
    if one.sentence.hit.iri != other.sentence.hit.iri:
        return False
    same = (one.start, one.end) == (other.start, other.end)
    return same or (one.expected is other.expected and one.start < other.end and other.start < one.end)


def _beside(one: Candidate, best: Candidate) -> bool:
    """Whether a candidate gives another value of the same part."""
    return one.sentence.hit.iri == best.sentence.hit.iri and one.text != best.text and not overlaps(one, best)


def _borne_out(best: Candidate, ranked: Sequence[Candidate]) -> Candidate:
    """The best candidate with the sentences of other parts that give the same words and are hardly less fit."""
    same = [c for c in ranked if c.text.casefold() == best.text.casefold() and c.score >= best.score - BEHIND]
    parts = {c.sentence.hit.iri: c.sentence for c in reversed(same) if c.sentence.hit.iri != best.sentence.hit.iri}
    return replace(best, also=tuple(reversed(parts.values())))


def coordinated(best: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that the sentence of the best joins to it, in the order of the text, without the best itself."""
    if best.expected not in NAMED or best.words:
        return []
    text, language = best.sentence.hit.text, best.sentence.hit.language
    beside = sorted((c for c in ranked if c.sentence is best.sentence), key=lambda c: c.start)
    at = next((place for place, c in enumerate(beside) if (c.start, c.end) == (best.start, best.end)), None)
    if at is None:
        return []
    first = last = at
    while first and _joins(text[beside[first - 1].end : beside[first].start], language):
        first -= 1
    while last + 1 < len(beside) and _joins(text[beside[last].end : beside[last + 1].start], language):
        last += 1
    return [*beside[first:at], *beside[at + 1 : last + 1]]


def _joins(between: str, language: str) -> bool:
    """Whether nothing but a comma or "and", and an article or preposition, stands between two names."""
    return bool(_joint(language).fullmatch(between))


@cache
def _joint(language: str) -> re.Pattern[str]:
    split = clause_pattern(language, "list_split").pattern
    little = r"(?:\w{1,4}[\s’'])*" if spaced(language) else ""
    return re.compile(rf"\s*(?:{split}|[,،、]\s*)\s*{little}", re.I)
