"""What a question asks for: the kinds of answer that are told apart."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Expected(StrEnum):
    """The kind of the shortest right answer. Names are those of the tables `ontology/languages/*/questions.toml`."""

    DATE = "date"
    DURATION = "duration"
    NUMBER = "number"
    AMOUNT = "amount"
    """A sum of money, with its currency."""
    SHARE = "share"
    """A percentage or fraction."""
    CHANGE = "change"
    """By how much something rose or fell: a percentage, a sum or a number."""
    PLACE = "place"
    PERSON = "person"
    """A person by name: asked for the holder of a post."""
    AGENT = "agent"
    """Whoever did or shall do something: a person, post or body."""
    BODY = "body"
    DOCUMENT = "document"
    SESSION = "session"
    MEETING = "meeting"
    """A meeting by its number."""
    LANGUAGE = "language"
    NAME = "name"
    """A thing that has a name: an initiative, a prize, a forum."""
    DEFINITION = "definition"
    REASON = "reason"
    CONDITION = "condition"
    """What must be so first: the words after "provided that"."""
    YESNO = "yesno"
    CLAUSE = "clause"
    """Anything else: the words of a clause."""


TYPED: Final = frozenset(
    {
        Expected.DATE,
        Expected.DURATION,
        Expected.NUMBER,
        Expected.AMOUNT,
        Expected.SHARE,
        Expected.CHANGE,
        Expected.PLACE,
        Expected.PERSON,
        Expected.AGENT,
        Expected.BODY,
        Expected.DOCUMENT,
        Expected.SESSION,
        Expected.MEETING,
        Expected.LANGUAGE,
        Expected.NAME,
    }
)
"""Kinds with a shape of their own in the text, found by `search.spans`."""

MEASURED: Final = frozenset(
    {
        Expected.DATE,
        Expected.DURATION,
        Expected.NUMBER,
        Expected.AMOUNT,
        Expected.SHARE,
        Expected.CHANGE,
        Expected.PERSON,
    }
)
"""Kinds whose shape is sure: where no such words stand beside the matter of the question, the documents do not say."""

ACTING: Final = frozenset({Expected.AGENT, Expected.BODY})
"""Kinds of answer that name who acts, or takes part."""

WHO: Final = ACTING | {Expected.PERSON}
"""Kinds that a question with "who" may ask for."""
