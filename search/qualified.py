"""What a question says of its matter to tell it from others of its kind, and whether the answering sentence bears it:
that it is the largest or the second of them, that it goes by a name. Words stand in `ontology/languages/<code>/`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ontology import LANGUAGES
from search.expected import Expected
from search.question import Question, shape
from search.reading import Reading, Sentence
from search.sentences import clause_pattern
from search.spans import find_spans
from search.text_answers import Candidate
from search.tokens import fold

COMPARED: Final = (Expected.AMOUNT, Expected.SHARE, Expected.NUMBER)
"""Kinds of figures by which a reader sees what is largest though nobody says so."""
YEAR: Final = re.compile(r"(?<![\d/])(?:19|20)\d{2}(?![\d/])")
LED: Final = 12
"""Characters before a name in which its article stands."""
CALLED: Final = frozenset({Expected.BODY, Expected.NAME})
"""Kinds that are asked for by name; who did something may have none."""
CAPITALS: Final = re.compile(r"[^\W\d_a-zß-öø-ÿа-яё\u0600-\u06ff\u3400-\u9fff]|[A-Z]|[“”«»\"]")
"""Signs of a name, in scripts that have capitals, or quotation marks."""


def qualified(candidate: Candidate, reading: Reading) -> dict[str, float]:
    """Named features, each from 0 to 1: see `search.confidence.EXPLANATIONS`."""
    question, sentence = reading.question, candidate.sentence
    return {
        "unsurpassed": float(unsurpassed(question, sentence)),
        "otherwise": float(otherwise(question, sentence, reading)),
        "nameless": float(nameless(candidate)),
    }


def unsurpassed(question: Question, sentence: Sentence) -> bool:
    """Whether one is asked after that has most or least, and a sentence neither says nor shows by figures which."""
    if question.compares or not shape(question.language, "superlative").search(question.text.lower()):
        return False
    language = sentence.hit.language
    if language not in LANGUAGES or shape(language, "superlative").search(sentence.text.lower()):
        return False
    return not any(len(find_spans(sentence.text, language, kind)) > 1 for kind in COMPARED)


def otherwise(question: Question, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence speaks of another one of a row than the question does, and its passage not of that one: of the
    fourteenth round, not of the fifteenth; of another year than any asked about.
    """
    language = sentence.hit.language
    if _of_another_year(question, sentence, reading):
        return True
    if language != question.language:
        return False
    ordinal = shape(language, "ordinal")
    asked = ordinal.findall(question.text.lower())
    around = reading.around(sentence.hit).lower()
    absent = [one for one in asked if one not in around]
    return bool(absent) and bool(ordinal.search(sentence.text.lower()))


def _of_another_year(question: Question, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence bears a year, and its passage, title and date none of those asked about, other than years of
    documents ("the 2009 bulletin").
    """
    if reading.read.meant.dated:
        return False
    meant = " ".join((*reading.read.meant.documents, *reading.read.meant.elsewhere))
    asked = {year for year in YEAR.findall(question.text) if year not in meant}
    around = fold(reading.around(sentence.hit))
    return bool(asked) and not any(year in around for year in asked) and bool(YEAR.search(fold(sentence.text)))


def nameless(candidate: Candidate) -> bool:
    """Whether words speak of somebody without a name: "a consumer goods company"."""
    if candidate.expected not in CALLED or candidate.iri or CAPITALS.search(candidate.text):
        return False
    sentence = candidate.sentence
    before = sentence.hit.text[max(sentence.start, candidate.start - LED) : candidate.start]
    return bool(_unnamed(sentence.hit.language).search(before))


@cache
def _unnamed(language: str) -> re.Pattern[str]:
    """What leads to somebody who is not named, right before."""
    return re.compile(rf"(?:{clause_pattern(language, 'unnamed').pattern})\s*$", re.I)
