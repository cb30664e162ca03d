"""What a question asks to have been done, or asks after, and whether a text says it, in whatever words and language.

Words that say much the same stand in one row of `ontology/languages/<code>/predicates.toml`, and rows of one name mean
the same in all six: "pays", 出资 and вносит are one predicate.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.language import spaced
from ontology import LANGUAGES, table
from search.nicknames import names_asked
from search.question import Question
from search.tokens import fold


@lru_cache(maxsize=64)
def asked(question: Question) -> frozenset[str]:
    """The predicates that a question bears outside the names of things."""
    text = question.text
    for name in names_asked(text, question.language):
        text = text[: name.start] + " " * (name.end - name.start) + text[name.end :]
    return borne(text, question.language)


@lru_cache(maxsize=4096)
def borne(text: str, language: str) -> frozenset[str]:
    """The predicates that a text bears."""
    folded = fold(text).lower()
    return frozenset(name for name, pattern in _patterns(language).items() if pattern.search(folded))


def unsaid(question: Question, text: str, language: str) -> float:
    """The share of the question's predicates that a text lacks; 0 for a question that bears none."""
    wanted = asked(question)
    return len(wanted - borne(text, language)) / len(wanted) if wanted else 0.0


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """The rows of a language; the English ones for a language that is not official."""
    data = table(language if language in LANGUAGES else "en", "predicates")
    lead = rf"\b{data.get('lead', '')}" if spaced(language) else ""
    return {name: re.compile(f"{lead}(?:{words})") for name, words in data["predicate"].items()}
