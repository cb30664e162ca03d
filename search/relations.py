"""The words of a question for what the graph states: section `relation` of the tables `questions.toml`."""

from __future__ import annotations

import re
from functools import cache

from ontology import table
from search.question import Question
from search.tokens import unaccented


def says(question: Question, relation: str) -> bool:
    """Whether a question has words for a relation."""
    return says_in(question.text, question.language, relation)


def says_in(stretch: str, language: str, relation: str) -> bool:
    """Whether a stretch of a question has words for a relation."""
    text = stretch.lower()
    return any(words.search(text) for words in relation_words(language, relation, text.isascii()))


@cache
def relation_words(language: str, relation: str, plain: bool = False) -> tuple[re.Pattern[str], ...]:
    """The words for a relation; also without their accents, for a question written without any (`plain`)."""
    words = str(table(language, "questions")["relation"][relation])
    return tuple(re.compile(one) for one in ((words, unaccented(words)) if plain else (words,)))
