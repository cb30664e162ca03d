"""Yes or no: what a clause decides of a question that asks whether something is so."""

from __future__ import annotations

from typing import Final

from kg.language import spaced
from search.reading import Reading
from search.sentences import clause_pattern
from search.wording import verdict

DECIDES: Final = 0.5
"""Share of the question's words that a clause which says yes or no bears at least."""


def decided(reading: Reading, text: str, language: str) -> str:
    """Yes or no and the clause that decides it: no where the clause denies and the question does not.

    "" where the clause bears too little of the question to decide anything.
    """
    question = reading.question
    if reading.coverage(text, language) < DECIDES:
        return ""
    denies = clause_pattern(language, "negation").search(text.lower())
    asked = clause_pattern(question.language, "negation").search(question.text.lower())
    joint = ": " if spaced(question.language) else "："
    return f"{verdict(question, bool(denies) and not asked)}{joint}{text}"
