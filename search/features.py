"""What speaks for and against a candidate: the features that `search.confidence` weighs and explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from kg.language import spaced
from kg.model import Hit
from search.expected import MEASURED, TYPED, Expected
from search.gaps import gaps
from search.lexicon import translated
from search.nicknames import names_asked
from search.own_words import OWN
from search.predicates import borne as says
from search.qualified import qualified
from search.question import FOCUS_WORDS, Ask, Question, shape
from search.reading import Reading
from search.relevance import Key, found, is_character, term_set
from search.spans import PLACES, find_spans
from search.text_answers import Candidate
from search.tokens import query_terms

FIGURE: Final = re.compile(r"\d{2,}")
"""Numbers that tell one thing from another."""
HALF: Final = 0.5
"""Share of the words for the matter of what is asked that a sentence lacks, above which its figure or person is of
something else. Set by hand on development questions, as is the next."""
LEAST_FOCUS: Final = 0.1
"""Share of what is asked after under which a candidate does not bear it: less than any one word of it."""
SAYS_WHICH: Final = 5
"""Letters at least of a word that says which of a kind are counted; shorter ones are mostly verbs."""
PAIRS_OF_A_WORD: Final = 3
"""Pairs of Chinese characters on end that are taken to hold a whole word."""


def features(candidate: Candidate, ask: Ask, reading: Reading, index: Any) -> dict[str, float]:
    """Named features of one candidate, each about between 0 and 1: see `search.confidence.EXPLANATIONS`."""
    sentence = candidate.sentence
    hit = sentence.hit
    keys = reading.keys(hit.language)
    weight = keys.weight
    missing = keys.missing([reading.context(hit)])
    unknown = [key for key in keys.missing([h.text for h in reading.hits]) if _unknown(key, reading, index)]
    return {
        **sentence.features,
        "near": candidate.features.get("near", candidate.features.get("clause", 0.0)),
        "missing": sum(key.weight for key in missing) / weight,
        "absent": _absent_figures(reading, hit),
        "unnamed": _unnamed(reading, hit),
        "unsaid": float(ask.expected not in MEASURED) * _lacking(ask.focus, reading, sentence.text, hit.language),
        "unknown": sum(key.weight for key in unknown) / weight,
        "nobody": float(
            _names_nobody([key.term for key in unknown if _learnt(key, hit, reading)], reading.question)
            or _nowhere(reading)
            or _elsewhere(reading, hit)
        ),
        "vague": candidate.features.get("vague", 0.0),
        "limit": candidate.features.get("limit", 0.0),
        "kind": candidate.features.get("kind", 0.0),
        "echo": candidate.features.get("echo", 0.0),
        "typed": float(ask.expected in TYPED),
        "focus": candidate.features.get("focus", 0.0),
        "unfocused": float(_amiss(candidate, ask, reading)),
        "rare": float(bool(missing) and max(keys.keys, key=lambda key: key.weight) in missing),
        "sure": candidate.features.get("sure", 0.0),
        "measured": float(ask.expected in MEASURED),
        "lacking": float(ask.expected in MEASURED)
        * _lacking(reading.question.terms, reading, sentence.text, hit.language),
        "graph": candidate.features.get("graph", 0.0),
        "read": candidate.features.get("read", 0.0),
        OWN: candidate.features.get(OWN, 0.0),
        "silent": 0.0 if candidate.features.get("graph") else reading.again.unsaid,
        **({} if candidate.features.get("graph") else gaps(candidate, ask, reading) | qualified(candidate, reading)),
    }


def _absent_figures(reading: Reading, hit: Hit) -> float:
    """The share of the question's numbers, years above all, that stand neither in the passage nor in its title or
    date; numbers that name a document or paragraph do not count, ordinals do in a passage of the question's language.
    """
    meant = reading.read.meant
    names = {n for name in (*meant.documents, *meant.paragraphs) for n in FIGURE.findall(name)}
    asked = [number for number in FIGURE.findall(reading.question.text) if number not in names]
    around = reading.around(hit)
    printed = set(FIGURE.findall(around))
    lacks = [number not in printed for number in asked] + _ordinals_lacked(reading.question, around, hit.language)
    lacks += [True] * _unlike(reading, around, hit.language)
    return sum(lacks) / len(lacks) if lacks else 0.0


def _unlike(reading: Reading, around: str, language: str) -> bool:
    """Whether a passage of the question's language counts what is asked after without the word that says which: Spanish
    companies.
    """
    question = reading.question
    one = next((ask for ask in question.asks if ask.expected is Expected.NUMBER), None)
    if one is None or language != question.language or not spaced(language):
        return False
    words = shape(language, "tally").sub("", question.text.lower()[one.end :].lstrip()).split()[:FOCUS_WORDS]
    borne = term_set(around, language)
    lacking = [word for word in words if not borne.issuperset(query_terms(word, language))]
    known = [word for word in words if word not in lacking and query_terms(word, language)]
    return bool(known) and any(len(word) >= SAYS_WHICH and not says(word, language) for word in lacking)


def _ordinals_lacked(question: Question, text: str, language: str) -> list[bool]:
    """For each ordinal of a question ("the fourth meeting") whether a text of its language lacks it."""
    if language != question.language:
        return []
    said = (match[0] for match in shape(language, "ordinal").finditer(question.text.lower()))
    if not spaced(language):
        return [ordinal not in text for ordinal in said]
    borne = term_set(text, language)
    return [not borne.issuperset(query_terms(ordinal, language)) for ordinal in said]


def _unnamed(reading: Reading, hit: Hit) -> float:
    """The share of names known in the question that neither the passage nor its title bears under any label."""
    text = reading.around(hit).casefold()
    named = [labels for _, labels in _names(reading.question)]
    return sum(not any(label in text for label in labels) for labels in named) / len(named) if named else 0.0


def _nowhere(reading: Reading) -> bool:
    """Whether the question names a country or place that no passage read bears under any label."""
    places = [labels for types, labels in _names(reading.question) if PLACES.intersection(types)]
    if not places:
        return False
    read = "\n".join(reading.around(hit) for hit in reading.hits).casefold()
    return any(not any(label in read for label in labels) for labels in places)


def _elsewhere(reading: Reading, hit: Hit) -> bool:
    """Whether the question names only documents that are not held, and the passage speaks of none of them."""
    meant = reading.read.meant
    around = reading.around(hit)
    return meant.unheld and not any(name in around for name in meant.elsewhere)


@lru_cache(maxsize=16)
def _names(question: Question) -> list[tuple[tuple[str, ...], list[str]]]:
    """The classes and all labels, in small letters, of each node that a question names."""
    found = []
    for name in names_asked(question.text, question.language):
        labels = [label.casefold() for labels in name.entity.labels.values() for label in labels]
        found.append((tuple(name.entity.types), [*labels, question.text[name.start : name.end].casefold()]))
    return found


def _lacking(terms: Sequence[str], reading: Reading, text: str, language: str) -> float:
    """The share of terms of the question that a text lacks, of those with known words in its language."""
    home = reading.question.language
    known = translated(terms, home, language)
    forms = [one for term, one in known.items() if home == language or set(one) != {term}]
    borne = term_set(text, language)
    return sum(not found(one, borne) for one in forms) / len(forms) if forms else 0.0


def _amiss(candidate: Candidate, ask: Ask, reading: Reading) -> bool:
    """Whether the figure or person is not of what was asked: another thing counted, another office held."""
    if ask.expected not in MEASURED or ask.expected is Expected.DATE:
        return False
    sentence = candidate.sentence
    lacking = _lacking(ask.matter, reading, sentence.text, sentence.hit.language)
    return _unfocused(candidate, ask, reading) or lacking > HALF


def _unfocused(candidate: Candidate, ask: Ask, reading: Reading) -> bool:
    """Whether what is counted or measured has known words in the passage's language, and none stands by the answer."""
    keys = reading.keys(candidate.sentence.hit.language)
    known = any(keys.forms(term) for term in ask.focus)
    return known and candidate.features.get("focus", 1.0) < LEAST_FOCUS


def _names_nobody(unknown: Sequence[str], question: Question) -> bool:
    """Whether the question names a body by a word that no document bears: such a body is not spoken of.

    Of Chinese, where pairs also run over the ends of words, a whole word must be unknown: three pairs on end.
    """
    for span in find_spans(question.text, question.language, Expected.BODY):
        terms = query_terms(question.text[span.start : span.end], question.language)
        pairs = [term for term in terms if not is_character(term)]
        if any(set(run) <= set(unknown) for run in _runs(pairs, question.language)):
            return True
    return False


def _learnt(key: Key, hit: Hit, reading: Reading) -> bool:
    """Whether it would be known if a passage bore the term: in its language, or by a translation learnt."""
    return reading.question.language == hit.language or set(key.forms) != {key.term}


def _runs(terms: Sequence[str], language: str) -> Iterator[Sequence[str]]:
    length = 1 if spaced(language) else PAIRS_OF_A_WORD
    return (terms[at : at + length] for at in range(len(terms) - length + 1))


def _unknown(key: Key, reading: Reading, index: Any) -> bool:
    """Whether no passage of any language bears the term, in the question's own words or in learnt ones."""
    forms = {reading.question.language: {key.term: 1.0}}
    for language in sorted({one.language for one in reading.hits}):
        forms[language] = dict.fromkeys(reading.keys(language).forms(key.term), 1.0) | forms.get(language, {})
    return not any(index.lexical(name).search(found, 1) for name, found in forms.items() if name in index.languages)
