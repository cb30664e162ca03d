"""The terms of a mandate: what is to be delivered, to which session, by when, under which condition."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from ingest.dates import dates
from ingest.mandates.wording import patterns
from ingest.numbers import ordinal

DATE: Final = "\x00"
"""Stands for the date in the pattern of what is due."""


def due_session(text: str, language: str) -> str:
    """The session of a body at which something is due, as a plain number: "66"; "" when none is named."""
    for match in patterns(language)["session"].finditer(text):
        words = match["number"].split()
        for first, last in combinations(range(len(words) + 1), 2):
            if number := ordinal(" ".join(words[first : len(words) + first + 1 - last]), language):
                return str(number)
    return ""


def due_date(text: str, language: str) -> str:
    """The day, month or year by which something is due, as ISO 8601: "2031-06-30", "2031-06", "2031"; else ""."""
    for date in dates(text, language):
        if patterns(language)["due"].search(f"{text[: date.start]}{DATE}{text[date.end :]}"):
            return date.value
    return ""


def condition(text: str, language: str) -> str:
    """The words that bind the action: "within existing resources", 酌情."""
    match = patterns(language)["condition"].search(text)
    return match.group() if match else ""


def deliverable(text: str, language: str) -> str:
    """The thing asked for, by its noun: a report, a list, a plan; "" where the action leaves none behind.

    What is only spoken of ("include it in the report", "remain on the list") is not delivered: a verb that makes or
    hands over stands before, and no preposition right before it.
    """
    words = patterns(language)
    for match in words["deliverable"].finditer(text):
        clause = max((m.end() for m in words["clause"].finditer(text, 0, match.start())), default=0)
        aside = not text[clause : match.start()].strip()
        made = words["delivers"].search(text, 0 if aside else clause, match.start())
        if made and not words["oblique"].search(text[: match.start()]):
            return str(match.groupdict().get("what") or match.group()).strip()
    return ""
