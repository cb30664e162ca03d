"""How a question is worded: what it compares or counts, whom it binds, where its asking words stand."""

from __future__ import annotations

from kg.language import spaced
from ontology import table
from search.question import Ask, Question, shape


def compares_two(question: Question) -> bool:
    """Whether it is asked how much more one thing is than another."""
    return bool(shape(question.language, "compares_two").search(question.text.lower()))


def owes(question: Question) -> bool:
    """Whether it is asked who is asked, or bound, to do something."""
    return bool(shape(question.language, "owes").search(question.text.lower()))


def asks_object(question: Question, ask: Ask) -> bool:
    """Whether the asking words stand where what is done something to would, at the end: "they publish | what"."""
    return not spaced(question.language) and not question.text[ask.end :].strip("？?。 ")


def compares_both(question: Question) -> bool:
    """Whether two values are asked for at once: then and now, before and after, in each of two years."""
    return bool(shape(question.language, "both").search(question.text.lower()))


def counts_times(question: Question) -> bool:
    """Whether it is asked how many times as much something is."""
    return bool(shape(question.language, "times").search(question.text.lower()))


def verdict(question: Question, denied: bool) -> str:
    """Yes or no, in the question's language."""
    return str(table(question.language, "questions")["shape"]["no" if denied else "yes"])


def lists(question: Question, ask: Ask) -> bool:
    """Whether several items are asked for by this one of the things asked: by the one that says so, or by the first."""
    plural = shape(question.language, "many")
    text = question.text.lower()
    saying = [one for one in question.asks if plural.search(text[one.start : one.end])]
    return question.many and ask is (saying or question.asks)[0]
