"""What stands between a question and the sentence that is to answer it: another sentence says more of what is asked,
names or predicates of the question are not there, or what is asked after stands there counted, not named.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.gazetteer import GROUP_CLASS
from search.expected import MEASURED, Expected
from search.fitness import things
from search.lexicon import translated
from search.nicknames import names_asked
from search.predicates import unsaid
from search.question import Ask, Question
from search.reading import Reading, Sentence
from search.relevance import found, term_set
from search.spans import find_spans
from search.text_answers import Candidate

FIGURES: Final = MEASURED - {Expected.DATE, Expected.DURATION}
"""Kinds of answer that are of somebody or something named: whose sum, how many of whom, who of where."""
GOING_ON: Final = MEASURED - {Expected.PERSON}
"""Kinds of answer that a sentence may give of what the one before it names: "It brought 40 pilots together"."""
NAMED: Final = frozenset({Expected.BODY, Expected.AGENT, Expected.PLACE, Expected.PERSON, Expected.NAME})
"""Kinds of answer that are names."""
BESIDE: Final = 12
"""Characters between "two companies" and their names."""
SURELY: Final = 0.5
"""How surely a word of the sentence must stand for one asked after, where 1 is the word itself, for it to be counted
there: translations of less are more often another word. Set by hand on development questions."""


def gaps(candidate: Candidate, ask: Ask, reading: Reading) -> dict[str, float]:
    """Named features, each from 0 to 1: see `search.confidence.EXPLANATIONS`."""
    sentence, question = candidate.sentence, reading.question
    own = _coverage(sentence, reading) if ask.expected in GOING_ON else sentence.coverage
    behind = max((one.coverage for one in reading.sentences), default=0.0) - own
    language = sentence.hit.language
    passage = reading.context(sentence.hit)
    absent = absent_names(question, sentence.text, passage, language)
    return {
        "behind": max(0.0, behind),
        "others": absent * (ask.expected in FIGURES),
        "payer": (_meant(absent, question, passage) if ask.expected is Expected.AMOUNT else 0.0),
        "undone": unsaid(question, sentence.text, language),
        "unheard": unsaid(question, passage, language),
        "counted": float(ask.expected in NAMED and _counted(candidate, ask.focus, reading)),
    }


def _meant(absent: float, question: Question, passage: str) -> float:
    """The share of names absent from a sentence; where it names none of them, half of it for a passage that does, of
    which it may go on.
    """
    return absent if absent < 1 else (absent + absent_names(question, passage)) / 2


def _coverage(sentence: Sentence, reading: Reading) -> float:
    """The share of the question's words in a sentence or the one before it, which it may go on from."""
    before = (one for one in reading.sentences if one.hit is sentence.hit and one.end <= sentence.start)
    led = max(before, key=lambda one: one.start, default=None)
    return max(sentence.coverage, led.coverage if led else 0.0)


def absent_names(question: Question, text: str, passage: str = "", language: str = "") -> float:
    """The share of names known in the question that a text bears under none of their labels, nor, where its passage
    does, by the kind of thing that it is ("the Office"); not of groups ("small enterprises"), named in any words.
    """
    folded, around = text.casefold(), passage.casefold()
    kinds = things(folded, language) if passage else frozenset()
    named = [
        {label.casefold() for labels in name.entity.labels.values() for label in labels}
        | {question.text[name.start : name.end].casefold()}
        for name in names_asked(question.text, question.language)
        if GROUP_CLASS not in name.entity.types
    ]
    absent = [
        not any(label in folded or (label in around and things(label, language) & kinds) for label in labels)
        for labels in named
    ]
    return sum(absent) / len(absent) if absent else 0.0


def _counted(candidate: Candidate, focus: Sequence[str], reading: Reading) -> bool:
    """Whether what is asked after stands in the sentence as so many of its kind ("two companies"), and the answer is
    these words or stands apart from them.
    """
    sentence = candidate.sentence
    start, end = candidate.start - sentence.start, candidate.end - sentence.start
    return any(
        not (0 <= start - span.end < BESIDE or 0 <= span.start - end < BESIDE)
        for span in find_spans(sentence.text, sentence.hit.language, Expected.NUMBER)
        if _bears(focus, reading, sentence.text[span.start : span.end], sentence.hit.language)
    )


def _bears(terms: Sequence[str], reading: Reading, text: str, language: str) -> bool:
    borne = term_set(text, language)
    forms = translated(terms, reading.question.language, language)
    return any(found(one, borne) >= SURELY for one in forms.values())
