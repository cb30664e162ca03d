"""Two things that a question says of what it asks after: "which company pays for A and also sits on B". Two passages
may say them, and what both name is the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from search.expected import WHO, Expected
from search.gaps import NAMED
from search.question import Ask, Question, shape
from search.reading import Reading
from search.text_answers import Candidate

KINDS: Final = NAMED | WHO | {Expected.PLACE}
"""Kinds of answers that two passages may name."""
SAID: Final = 0.3
"""Share of the words of each half that a passage bears at least."""
JOINED: Final = 3.0
"""What it is worth, in the score of a candidate, that passages that name it bear all of both halves. Set by hand on
development questions."""


def halves(question: Question) -> tuple[str, str] | None:
    """The two things that a question says of what it asks after; None where it says one."""
    found = shape(question.language, "twofold").search(question.text)
    if not found:
        return None
    first, second = (half for half in found.groups() if half is not None)
    return first, second


def joint(ranked: Sequence[Candidate], ask: Ask, reading: Reading) -> Iterator[Candidate]:
    """The candidates, each worth more the better passages that name it bear both halves of the question; the sentence
    in which it is named beside the other half is evidence too.
    """
    pair = halves(reading.question) if ask.expected in KINDS else None
    if pair is None:
        yield from ranked
        return
    for one in ranked:
        best = [_best(one, half, ranked, reading) for half in pair]
        worth = min(share for share, _ in best)
        others = {c.sentence.hit.iri: c.sentence for _, c in best if c.sentence.hit.iri != one.sentence.hit.iri}
        told = {**one.features, "joint": worth} if worth >= SAID else one.features
        yield replace(one, features=told, score=one.score + JOINED * worth, also=(*one.also, *others.values()))


def _best(one: Candidate, half: str, ranked: Sequence[Candidate], reading: Reading) -> tuple[float, Candidate]:
    """The share of a half's words that a passage bears in which the same is named, and the candidate there."""
    same = [c for c in ranked if _same(c, one)]
    return max(
        ((reading.borne(half, reading.context(c.sentence.hit), c.sentence.hit.language), c) for c in same),
        key=lambda found: (found[0], found[1] is one),
    )


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one node, or the words of one stand in those of the other."""
    if one.iri and one.iri == other.iri:
        return True
    first, second = one.text.casefold(), other.text.casefold()
    return first == second or (min(len(first), len(second)) > 2 and (first in second or second in first))
