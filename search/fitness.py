"""How well a span fits the way something is asked: how precise a date is wanted, until or since when, which noun is
asked after, what stands right beside it. Words for all that stand in `ontology/languages/<code>/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.language import spaced
from ontology import table
from search.expected import MEASURED, WHO, Expected
from search.lexicon import translated
from search.question import Ask, Question, empty_terms, said_of, shape
from search.reading import Reading, Sentence
from search.relevance import found, is_character, term_set
from search.respective import belongs
from search.script import Characters
from search.sentences import clause_pattern
from search.tokens import query_terms

CLOSE: Final = Characters(30, unspaced=8)
"""Characters to either side of a span that are right beside it."""
BEFORE: Final = 24
"""Characters before a span in which the word that leads to it ends."""
YEAR: Final = re.compile(r"(?:1[89]|20)\d{2}")
DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
DIGITS: Final = re.compile(r"\d+")
NOBODY: Final = 0.7
"""How much of an echo a name is that every question may contain: the United Nations."""
BY: Final = 12
"""Characters before asking words in which it is said that they ask by whom."""
OF_UN: Final = "un"
"""The type of what is of the United Nations."""
QUOTES: Final = '“«「『《"‘'


def fitness(ask: Ask, reading: Reading, sentence: Sentence, start: int, end: int) -> Iterator[tuple[str, float]]:
    """Named features of `sentence.hit.text[start:end]` as an answer, each from -1 to 1."""
    language = sentence.hit.language
    text = sentence.hit.text
    before = text[max(sentence.start, start - BEFORE) : start]
    width = CLOSE.of(language)
    first, last = max(sentence.start, start - width), min(sentence.end, end + width)
    yield "close", reading.coverage(f"{text[first:start]} {text[end:last]}", language)
    yield "bracketed", float(text.rfind("(", sentence.start, start) > text.rfind(")", sentence.start, start))
    yield "kind", _named_kind(ask, reading, text[start:end], language)
    if ask.expected is Expected.NAME and asks_title(ask, reading.question.language):
        yield "quoted", float(text[start] in QUOTES)
    if ask.expected in MEASURED:
        yield "respective", belongs(ask.expected, reading, sentence, start)
    if ask.expected is Expected.DATE:
        yield "vague", float(not _precise(ask, reading, text[start:end]))
        yield "limit", _limit(ask, reading, (before, text[start:end]), language)
    if ask.expected in WHO:
        yield "by", float(asks_by(ask, reading.question) and bool(_led(language, "by").search(before)))
        yield "owns", float(bool(clause_pattern(language, "owning").match(text, end)))


def asks_title(ask: Ask, home: str) -> bool:
    """Whether the noun asked after means words that stand above a text, or that something goes by."""
    return bool(shape(home, "titles").fullmatch(ask.noun))


def asks_town(ask: Ask, home: str) -> bool:
    """Whether the noun asked after means a place that is no country."""
    return ask.expected is Expected.PLACE and bool(shape(home, "towns").fullmatch(ask.noun.lower()))


def suits(ask: Ask, home: str, entity_type: str, span: str, language: str) -> bool | None:
    """Whether a span is what the noun asked after means: no fund by "which companies". None for nouns that do not tell.

    `entity_type` is that of the node it names, "" where it names none; else its own words must tell.
    """
    wanted = OF_UN if ask.of_un and ask.expected is not Expected.PLACE else meant_type(ask.noun.lower(), home)
    if not wanted:
        return None
    return wanted in (entity_type.partition("-")[0], meant_type(span.lower(), language))


@cache
def meant_type(noun: str, language: str) -> str:
    """The type of entity that a noun means, "un" for any of the United Nations; "" for one that tells none."""
    rows = table(language, "questions")["entity_type"].items()
    return next((name for name, words in rows if noun and re.search(words, noun)), "")


def _precise(ask: Ask, reading: Reading, date: str) -> bool:
    """Whether a date tells the day where a day is asked for, the year where a year is."""
    question = reading.question
    asked = question.text.lower()[ask.start : ask.end]
    if shape(question.language, "asks_day").search(asked):
        return bool(DAY.search(YEAR.sub("", date)))
    return bool(YEAR.search(date)) or not shape(question.language, "asks_year").search(asked)


def _limit(ask: Ask, reading: Reading, said: tuple[str, str], language: str) -> float:
    """1 where it is asked until (or since) when and the words before a date, or its last, say so, -1 where they say the
    other.
    """
    question = reading.question
    several = sum(one.expected is Expected.DATE for one in question.asks) > 1
    text = (said_of(question, ask) if several else question.text).lower()
    for asked, same, other in (("asks_until", "until", "from"), ("asks_since", "from", "until")):
        if shape(question.language, asked).search(text):
            same_said, other_said = (any(_led(language, one).search(words) for words in said) for one in (same, other))
            return float(same_said) - float(other_said)
    return 0.0


def things(words: str, language: str) -> frozenset[str]:
    """The kinds of things that some words name: "bank", "committee", "prize"."""
    rows = table(language, "questions")["thing"].items()
    return frozenset(name for name, pattern in rows if re.search(pattern, words, re.I))


@cache
def says_only_kind(words: str, language: str) -> bool:
    """Whether words say nothing but kinds of things: "trust fund" names none."""
    rest = words
    for pattern in table(language, "questions")["thing"].values():
        rest = re.sub(rf"\w*(?:{pattern})\w*" if spaced(language) else pattern, "", rest, flags=re.I)
    return not any(character.isalnum() for character in rest)


def is_vague(noun: str, language: str) -> bool:
    """Whether a noun says no more than the kind of answer: which body, which city."""
    return bool(shape(language, "vague").fullmatch(noun))


def is_everybody(words: str, language: str) -> bool:
    """Whether words name what nearly every text names: the United Nations."""
    return bool(shape(language, "everybody").fullmatch(words.strip().lower()))


def _named_kind(ask: Ask, reading: Reading, span: str, language: str) -> float:
    """How surely a span is what the noun asked after says ("which committee"), where that noun says something."""
    home = reading.question.language
    if not ask.noun or is_vague(ask.noun, home):
        return 0.0
    if things(ask.noun, home) & things(span, language):
        return 1.0
    terms = [term for term in query_terms(ask.noun, home) if not is_character(term)]
    borne = term_set(span, language)
    return sum(found(forms, borne) for forms in translated(terms, home, language).values()) / max(1, len(terms))


def echo(reading: Reading, text: str, language: str) -> float:
    """How much of a text the question says already, from 0 to 1: an echo is no answer."""
    digits = DIGITS.findall(text)
    if digits:
        asked = set(DIGITS.findall(reading.question.text))
        return sum(number in asked for number in digits) / len(digits)
    forms: dict[str, float] = {}
    for key in reading.keys(language).keys:
        for form, score in key.forms.items():
            forms[form] = max(forms.get(form, 0.0), min(1.0, 2 * score))
    terms = [term for term in term_set(text, language) if len(term) > 1]
    if is_everybody(text, language) or (terms and empty_terms(language).issuperset(terms)):
        return NOBODY
    return sum(forms.get(term, 0.0) for term in terms) / len(terms) if terms else 0.0


def asks_by(ask: Ask, question: Question) -> bool:
    """Whether it is asked by whom something is done."""
    asked = question.text.lower()[max(0, ask.start - BY) : ask.end]
    return bool(shape(question.language, "asks_by").search(asked))


@cache
def _led(language: str, name: str) -> re.Pattern[str]:
    """The words of section `clause` right before a span, with no more than an article between."""
    return re.compile(rf"(?:{clause_pattern(language, name).pattern})\s*(?:\w{{2,4}}\s)?$", re.I)
