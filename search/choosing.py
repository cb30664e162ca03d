"""Which of the ranked candidates are told: the best, those its sentence joins to it, or another that may be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Final

from kg.language import spaced
from search.expected import MEASURED, Expected
from search.nicknames import names_asked
from search.nouns import noun_after
from search.own_words import OWN
from search.question import Ask, Question, shape
from search.reading import Sentence
from search.relations import says_in
from search.script import Characters
from search.sentences import clause_pattern
from search.spans import YEAR, YEAR_ONLY, find_spans
from search.text_answers import Candidate
from search.wording import compares_both

NAMED: Final = frozenset({Expected.AGENT, Expected.BODY, Expected.PLACE, Expected.NAME})
"""Kinds of answers that a sentence may join by commas and "and"."""
HELD: Final = frozenset({Expected.PERSON, Expected.AGENT})
"""Kinds of answers that a sentence may join with the title that each bears."""
TITLE: Final = Characters(60, unspaced=16)
"""Characters between two names that may be the title of the second, or what the first is said to be."""
FOUNDING: Final = ("founded", "launched")
"""Relation words for setting something up."""
ACT: Final = 80
"""Characters in which a sentence says that it was set up, between those who did so first and those they did it with."""
APPOSED: Final = re.compile(r"(?<=\s)(?:[^\W\d_A-ZÀ-ÞА-Я][\w’-]*\s){1,3}$")
"""Words in small letters that lead to a name, and may say what it is."""
PARTED: Final = re.compile("[，,]")
STOP: Final = re.compile(r"[.;:()。；：]")
SOME: Final = 3
"""Things counted by a question from which on one alone is no answer."""
LED: Final = 4
"""Characters before a place in which its preposition stands, with its blank."""
RIVALS: Final = 6
"""Candidates among which a second answer is looked for."""
FULLER: Final = 2.0
"""How much less a date may score than the bare year of which it tells month or day."""
BEHIND: Final = 0.8
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
    best = _fuller(best, ranked) if best.expected is Expected.DATE else best
    founding = any(says_in(question.text.lower(), question.language, name) for name in FOUNDING)
    together = bool(shape(question.language, "together").search(question.text.lower()))
    joined = coordinated(best, ranked, founding, together) if question.many or together or not ask.noun else []
    if not joined and ask.expected in MEASURED and compares_both(question):
        joined = [c for c in ranked if _beside(c, best)][:1]
    best = best if joined else _where(best, ask)
    if joined or len(question.asks) > 1:
        return Choice(once((best, *joined)))
    others = [c for c in ranked[1:RIVALS] if c.text not in best.text and best.text not in c.text]
    return Choice((best, *others[:1]), rivals=True)


def _fuller(best: Candidate, ranked: Sequence[Candidate]) -> Candidate:
    """For a bare year the best of the dates that tell more of it in a sentence as near to the question."""
    if best.features.get("sure", 1.0) > YEAR_ONLY or best.words:
        return best
    years = set(YEAR.findall(best.text))
    fuller = (
        c
        for c in ranked
        if c.features.get("sure", 0.0) > YEAR_ONLY
        and c.expected is Expected.DATE
        and years == set(YEAR.findall(c.text))
        and c.score >= best.score - FULLER
        and _as_near(c.sentence, best.sentence)
    )
    return next(fuller, best)


def _as_near(one: Sentence, other: Sentence) -> bool:
    """Whether a sentence is as near to the question as another, by meaning or by words."""
    return one.similarity >= other.similarity or one.coverage >= other.coverage


def _where(best: Candidate, ask: Ask) -> Candidate:
    """A place with the preposition that settles its ending where it is asked "where": в Палмии."""
    if ask.expected is not Expected.PLACE or ask.noun or best.expected is not Expected.PLACE:
        return best
    text, language = best.sentence.hit.text, best.sentence.hit.language
    before = clause_pattern(language, "governs").search(text, max(best.sentence.start, best.start - LED), best.start)
    return replace(best, start=before.start()) if before and not best.words else best


def once(told: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Each thing told once, where a sentence names it twice."""
    return tuple({one.text.casefold(): one for one in reversed(told)}.values())[::-1]


def as_many(question: Question, choice: Choice) -> float:
    """1 where as many things are told as a question counts ("which four"), -1 where it counts some and one is told that
    is no list itself; 0 where it counts none, or others are told.
    """
    if not question.many or question.wanted < 2:
        return 0.0
    if not choice.rivals and len(choice.items) == question.wanted:
        return 1.0
    first = choice.items[0]
    one = choice.rivals or len(choice.items) == 1
    split = clause_pattern(first.sentence.hit.language, "list_split")
    return -float(one and question.wanted >= SOME and not split.search(first.text))


def overlaps(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same words of a part, or of one kind and share words there."""
    if one.sentence.hit.iri != other.sentence.hit.iri:
        return False
    same = (one.start, one.end) == (other.start, other.end)
    return same or (one.expected is other.expected and one.start < other.end and other.start < one.end)


def untold(told: Sequence[Candidate], question: Question) -> list[Candidate]:
    """The candidates that the question does not name itself: "who works with X" is not answered by X."""
    named = {name.entity.iri for name in names_asked(question.text, question.language)}
    return [one for one in told if one.iri not in named]


def completes(told: Sequence[Candidate], stated: Sequence[Candidate]) -> bool:
    """Whether what a text joins holds all that the graph states of it, in the same places and words, and maybe more."""
    return 1 < len(told) >= len(stated) and all(any(_holds(one, other) for one in told) for other in stated)


def _holds(one: Candidate, other: Candidate) -> bool:
    """Whether a name of the text begins with the words of one that the graph states: no others cling to it."""
    same = one.sentence.hit.iri == other.sentence.hit.iri and one.sentence.hit.language == other.sentence.hit.language
    return same and one.text.startswith(other.words or other.text) and one.start <= other.start and other.end <= one.end


def _beside(one: Candidate, best: Candidate) -> bool:
    """Whether a candidate gives another value of the same part."""
    return one.sentence.hit.iri == best.sentence.hit.iri and one.text != best.text and not overlaps(one, best)


def _borne_out(best: Candidate, ranked: Sequence[Candidate]) -> Candidate:
    """The best candidate with the sentences of other parts that give the same words and are hardly less fit."""
    same = [c for c in ranked if c.text.casefold() == best.text.casefold() and c.score >= best.score - BEHIND]
    parts = {c.sentence.hit.iri: c.sentence for c in reversed(same) if c.sentence.hit.iri != best.sentence.hit.iri}
    return replace(best, also=tuple(reversed(parts.values())))


def coordinated(
    best: Candidate, ranked: Sequence[Candidate], founding: bool = False, together: bool = False
) -> list[Candidate]:
    """The candidates that the sentence of the best joins to it, in the order of the text, without the best itself.

    `founding` tells that it is asked who founded or launched something, `together` that all are asked for who hold an
    office or did something.
    """
    held = together and best.expected in HELD
    if not (held or best.expected in NAMED) or best.words or OWN in best.features:
        return []
    text, language = best.sentence.hit.text, best.sentence.hit.language
    named = (c for c in ranked if c.sentence is best.sentence and OWN not in c.features)
    beside = sorted(named, key=lambda c: c.start)
    at = next((place for place, c in enumerate(beside) if (c.start, c.end) == (best.start, best.end)), None)
    if at is None:
        return []
    joint = partial(_joins_titled if held else _joins, language=language, founding=founding)
    first = last = at
    while first and joint(text[beside[first - 1].end : beside[first].start]):
        first -= 1
    while last + 1 < len(beside) and joint(text[beside[last].end : beside[last + 1].start]):
        last += 1
    return [*beside[first:at], *beside[at + 1 : last + 1], *_and_others(beside[last])]


def _and_others(last: Candidate) -> Iterator[Candidate]:
    """Those that are only counted after the last one named: "… and a group of twelve banks"."""
    text, language = last.sentence.hit.text, last.sentence.hit.language
    joined = _last_joint(language).match(text, last.end, last.sentence.end)
    for span in find_spans(text[joined.end() : last.sentence.end], language, Expected.NUMBER) if joined else ():
        if joined and not span.start:
            yield replace(last, start=joined.end(), end=joined.end() + span.end, iri="")


def _joins(between: str, language: str, founding: bool) -> bool:
    """Whether nothing but a comma or "and", and an article or preposition, stands between two names; where it is asked
    who founded something, also what they did "with" the others.
    """
    between = _unsaid(between, language)
    if _joint(language).fullmatch(between):
        return True
    did = founding and any(says_in(between, language, name) for name in FOUNDING)
    return did and len(between) <= ACT and bool(_with(language).search(between)) and not STOP.search(between)


def _joins_titled(between: str, language: str, founding: bool) -> bool:
    """The same of persons, each of whom may bear a title: "President A of X and the industrialist B"."""
    if _joins(between, language, founding):
        return True
    brief = len(between) <= TITLE.of(language) and not STOP.search(between)
    apart = PARTED.search(between) if not spaced(language) else None
    return brief and not apart and bool(clause_pattern(language, "list_split").search(between))


def _unsaid(between: str, language: str) -> str:
    """What stands between two names without what the second is said to be: "and the port operator"."""
    found = APPOSED.search(between) if spaced(language) else None
    body = found and any(kind is Expected.BODY for kind, _ in [noun_after(found.group(), language) or (None, "")])
    return between[: found.start()] if found and body else between


@cache
def _joint(language: str) -> re.Pattern[str]:
    split = clause_pattern(language, "list_split").pattern
    little = r"(?:\w{1,4}[\s’'])*" if spaced(language) else ""
    return re.compile(rf"\s*(?:{split}|[,،、]\s*)\s*{little}", re.I)


@cache
def _last_joint(language: str) -> re.Pattern[str]:
    """ "And", with what leads to a number of those named last."""
    split, group = (clause_pattern(language, name).pattern for name in ("list_split", "group"))
    return re.compile(rf"\s*(?:{split})\s*(?:{group})?", re.I)


@cache
def _with(language: str) -> re.Pattern[str]:
    """ "With" at the end, and an article."""
    return re.compile(rf"(?:{clause_pattern(language, 'with').pattern})\s*(?:\w{{1,4}}[\s’'])*$", re.I)
