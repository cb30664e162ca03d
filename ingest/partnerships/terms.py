"""What sentences tell about a partnership: roles, dates, places, goals and purpose, by the language's table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from ingest.cast import rules
from ingest.partnerships.draft import JOINT, Draft
from ingest.partnerships.leads import Lead
from ingest.slots import Sentence, Slot, compiled
from ontology import table

CLAUSES: Final = re.compile(r"[,;，；،؛:：]")
FUNDER: Final = "funder"
ASKED: Final = "partner"
"""The role of who is only asked to give: he takes part, but has given nothing yet."""
QUOTES: Final = ("“”", "«»", "《》")
"""Marks of titles: what a title names is not told to be so."""
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
    for row in sentence.fitting(words(sentence.language)[name]):
        for match in sentence.find(row["pattern"]):
            role = ASKED if row["role"] == FUNDER and urged(sentence, match.start()) else row["role"]
            yield from ((slot, role) for slot in sentence.caught(match, "m"))


def urged(sentence: Sentence, at: int) -> bool:
    """Whether the words right before ask for it: "encouraged companies to join the Compact" makes nobody a member."""
    clause = CLAUSES.split(sentence.marked[:at])[-1]
    return rules(sentence.language)["hortatory"].search(clause) is not None


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
            told_as_place = slot.kind in "PN" and not rules(sentence.language)["people"].match(sentence.text, slot.end)
            if told_as_place and slot.entity and slot.entity.iri not in draft.members:
                draft.places.setdefault(slot.entity.iri, slot.entity)
        for slot in near:
            if slot.kind == "O" and slot.entity:
                draft.goals.setdefault(slot.entity.iri)
        draft.purpose = draft.purpose or _purpose(sentence)


def _stated(sentence: Sentence, near: list[Slot]) -> list[Slot]:
    """The places of which the words say that something is there, whole lists of which the first is near."""
    matches = sentence.find(words(sentence.language)["where"])
    lists = (sentence.caught(match, "w") for match in matches)
    return [slot for listed in lists if listed and listed[0] in near for slot in listed]


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
        if len(CLAUSES.findall(between)) < 2 and not any(
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


def filled(
    draft: Draft,
    sentence: Sentence,
    roled: list[Slot],
    members: list[Slot],
    leads: list[Lead],
    default: str = "partner",
) -> Draft:
    """The draft with those of `roled` that the words give a role, all of `members`, and who acted before."""
    for above, slot in leads:
        draft.join([slot], "partner", above)
    for slot, role in roles(sentence):
        if slot in roled:
            draft.join([slot], role)
    draft.join([slot for slot in members if slot.entity and slot.entity.iri not in draft.members], default)
    draft.model = model_of(_without_bodies(draft, sentence), sentence.language)
    tell(draft, [sentence], draft.span)
    if draft.method == JOINT:
        draft.start = draft.start or begun(sentence, draft.span)
    return draft


def _without_bodies(draft: Draft, sentence: Sentence) -> str:
    """The words that tell of a cooperation: "Fund" in the name of a partner says nothing of how it works."""
    first, last = draft.span
    text = draft.part.text[first:last]
    for slot in reversed([slot for slot in sentence.slots if slot.kind == "A" and first <= slot.start < last]):
        text = text[: slot.start - first] + text[slot.end - first :]
    return text


def wished(sentence: Sentence, at: int) -> bool:
    """Whether the words before say that it ought to be, or by what means something else is done.

    So do the words within a title; the name of a work that begins there is the title itself.
    """
    before = sentence.marked[:at]
    said = sentence.text[sentence.start : sentence.span(at, at + 1)[0]]
    if any(slot.kind == "W" for slot in sentence.named(sentence.marked[at])):
        said = said.rstrip("".join(opening for opening, _ in QUOTES))
    if any(said.count(opening) > said.count(closing) for opening, closing in QUOTES) or said.count('"') % 2:
        return True
    return any(rules(sentence.language)[name].search(before) for name in ("hortatory", "means"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)
