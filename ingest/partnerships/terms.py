"""What sentences tell about a partnership: roles, dates, places, goals and purpose, by the language's table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from ingest.partnerships.draft import Draft
from ingest.slots import Sentence, Slot, compiled
from ontology import table

_CLAUSES: Final = re.compile(r"[,;，；،؛:：]")
_AROUND: Final = 48
"""Characters from a date to the word that says what began or ended then."""


def words(language: str) -> dict[str, Any]:
    return table(language, "partnerships")


def roles(sentence: Sentence) -> Iterator[tuple[Slot, str]]:
    """Who does what in a sentence, in the order of the table: what is told first of a body is surest."""
    return _in_rows("roles", sentence)


def handlers(sentence: Sentence) -> Iterator[tuple[Slot, str]]:
    """Who does what with a fund or tool that an earlier sentence told of: "UNDP will administer the fund"."""
    return _in_rows("handles", sentence)


def _in_rows(name: str, sentence: Sentence) -> Iterator[tuple[Slot, str]]:
    for row in words(sentence.language)[name]:
        for match in sentence.find(row["pattern"]):
            yield from ((slot, row["role"]) for slot in sentence.caught(match, "m"))


def tell(draft: Draft, told: Iterable[Sentence], span: tuple[int, int] | None = None, alone: bool = False) -> None:
    """Add when, where and for what to a draft; `span`, of the part's text, keeps to what stands near it.

    Dates also stand further away in a sentence that tells of this one `alone`.
    """
    for sentence in told:
        first, last = span or (sentence.start, sentence.end)
        first, last = first - words(sentence.language)["near"], last + words(sentence.language)["near"]
        near = [slot for slot in sentence.slots if first <= slot.start <= last]
        _when(draft, sentence, sentence.slots if alone else near)
        draft.duration = draft.duration or _duration(sentence, first, last)
        for slot in near if span is None else _stated(sentence, near):
            if slot.kind in "PN" and slot.entity and slot.entity.iri not in draft.members:
                draft.places.setdefault(slot.entity.iri, slot.entity)
        for slot in near:
            if slot.kind == "O" and slot.entity:
                draft.goals.setdefault(slot.entity.iri)
        draft.purpose = draft.purpose or _purpose(sentence)


def _stated(sentence: Sentence, near: list[Slot]) -> list[Slot]:
    """The places of which the words say that something is there."""
    matches = sentence.find(words(sentence.language)["where"])
    return [slot for match in matches for slot in sentence.caught(match, "w") if slot in near]


def _when(draft: Draft, sentence: Sentence, near: Iterable[Slot]) -> None:
    rows = words(sentence.language)["times"]
    for slot in (s for s in near if s.kind == "D"):
        around = _around(slot, sentence)
        if not draft.end and compiled(rows["end"], sentence.language).search(around):
            draft.end = slot.value
        elif not draft.start and compiled(rows["start"], sentence.language).search(around):
            draft.start = slot.value


def _around(slot: Slot, sentence: Sentence) -> str:
    """The words near a date, which itself is blanked out."""
    at = sentence.place(slot)
    return sentence.marked[max(0, at - _AROUND) : at] + "\x00" + sentence.marked[at + 1 : at + 1 + _AROUND]


def begun(sentence: Sentence, span: tuple[int, int]) -> str:
    """When the cooperation told of at `span` came about: the date of its clause, unless something ends then."""
    rows = words(sentence.language)["times"]
    for slot in sentence.slots:
        if slot.kind != "D" or slot.start > span[1] + words(sentence.language)["near"]:
            continue
        around = _around(slot, sentence)
        between = sentence.text[slot.end : span[0]] if slot.end <= span[0] else sentence.text[span[1] : slot.start]
        if len(_CLAUSES.findall(between)) < 2 and not any(
            compiled(rows[name], sentence.language).search(around) for name in ("end", "ahead")
        ):
            return slot.value
    return ""


def _duration(sentence: Sentence, first: int, last: int) -> str:
    rows = words(sentence.language)["times"]
    match = _compiled(rows["duration"]).search(sentence.marked)
    if match is None or not first <= sentence.span(*match.span())[0] <= last:
        return ""
    count = rows["numbers"].get(match["n"].casefold()) or match["n"]
    unit = "Y" if match["years"] else "M"
    return f"P{int(count)}{unit}" if str(count).isdecimal() else ""


def _purpose(sentence: Sentence) -> str:
    match = _compiled(words(sentence.language)["purpose"]).search(sentence.marked)
    if match is None:
        return ""
    first, last = sentence.span(*match.span("aim"))
    return " ".join(sentence.text[first:last].split())


def model_of(title: str, language: str) -> str:
    """The model of the partnerships that a heading or a name speaks of; "" where the words do not tell."""
    rows = words(language)["models"]
    return next((model for model, pattern in rows.items() if _compiled(pattern).search(title)), "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)
