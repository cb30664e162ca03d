"""The terms of a mandate: what is to be delivered, to which session, by when, under which condition."""

from __future__ import annotations

from ingest.mandates.draft import patterns
from ingest.numbers import ordinal


def due_session(text: str, language: str) -> str:
    """The session of a body at which something is due, as a plain number: "66"; "" when none is named."""
    for match in patterns(language)["session"].finditer(text):
        words = match["number"].split()
        for first in range(len(words)):
            if number := ordinal(" ".join(words[first:]), language):
                return str(number)
    return ""


def due_date(text: str, language: str) -> str:
    """The year, or year and month, by which something is due: "2015", "2015-09"."""
    match = patterns(language)["due"].search(text)
    if not match:
        return ""
    month = match.groupdict().get("month")
    return f"{match['year']}-{int(month):02d}" if month and month.isdigit() else str(match["year"])


def condition(text: str, language: str) -> str:
    """The words that bind the action: "within existing resources", 酌情."""
    match = patterns(language)["condition"].search(text)
    return match.group() if match else ""


def deliverable(text: str, language: str) -> str:
    """The thing asked for, by its noun: a report, a list, a plan; "" where the action leaves none behind."""
    match = patterns(language)["deliverable"].search(text)
    return match.group().strip() if match else ""
