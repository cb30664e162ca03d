"""Partners that no list holds and no head word tells: "the company Acme", or a capital name where partners stand.

Two ways, by `[strangers]` of `ontology/languages/<code>/partnerships.toml`: a noun that says what bears the name
(`known_by`), or a name by its letters (`name`) that acts in a sentence as only partners do (`places`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from ingest.entities import entity_of
from ingest.remembered import per_document
from ingest.slots import Sentence, Slot
from kg.cues import cued
from kg.folding import fold, joined
from kg.gazetteer import Gazetteer
from kg.model import Document, Entity
from kg.needs import NEVER
from kg.wordforms import is_capital
from ontology import table

ROWS: Final = ("bound", "known_by", "again")
"""Lists of rows with a pattern each."""
POSSIBLE: Final = "R"
"""Kind of a slot that may be a partner, until its place in the sentence tells."""
LISTED: Final = "listed"
"""Names that may be partners only because they stand in one list with a body that is known."""
COVERED: Final = "GW"
"""Kinds of names that a noun beside them makes a partner's: a group, and what stands between quotation marks."""
UN_FUND: Final = "un-fund"
"""Entity type of the funds of the United Nations, which are called by their short names."""
BEFORE: Final = 40
"""Characters before a name that may tell that it is a place."""
LETTERS: Final = re.compile(r"\s\(([^\W\d_]{2,6})\)")
"""Letters in brackets that may stand for the words before them."""
EXPLAINED: Final = re.compile(r"(?:[^\W\d_][\w’'-]*\s){2,6}\Z")
EXPLAINING: Final = 200
"""Characters before letters in which the words that they stand for are looked for."""
KIND: Final = "other"
"""Kind of a body of which nothing is known but that it acts."""


def strangers(text: str, language: str, known: Sequence[Slot], things: frozenset[str] = frozenset()) -> Iterator[Slot]:
    """Partners by a noun beside their name, and names that may be partners; none overlaps a known name.

    `things`: letters that stand for a thing in the document, and so for nobody.
    """
    words = _words(language)
    yield from _bound(text, language, known)
    others = [slot for slot in known if slot.kind not in COVERED]
    taken: list[tuple[int, int]] = []
    for row in words["known_by"]:
        for match in row["pattern"].finditer(text):
            entity = _known_by(match, row, language)
            apart = [(slot.start, slot.end) for slot in others if not _says_of(slot, entity, row)]
            if _free(match.span(), [*taken, *apart]):
                taken.append(match.span())
                yield Slot(match.start(), match.end(), "A", entity)
    if not words["cue"].search(text):
        return
    spans = [*taken, *((slot.start, slot.end) for slot in known)]
    for name in ("name", LISTED):
        for match in words[name].finditer(text):
            if (
                _free(match.span(), spans)
                and match.group() not in things
                and not _goes_on(text, match, known, words)
                and not words["located"].search(text, max(0, match.start() - BEFORE), match.start())
            ):
                entity = entity_of(match.group(), KIND, language)
                yield Slot(match.start(), match.end(), POSSIBLE, entity, name)


@per_document
def things_of(document: Document, gazetteer: Gazetteer) -> frozenset[str]:
    """Letters that a document explains by words in small letters: "female genital mutilation (FGM)"."""
    found = ((part.text, match) for part in document.parts for match in LETTERS.finditer(part.text))
    return frozenset(match[1] for text, match in found if _stand_for(text, match))


def _stand_for(text: str, letters: re.Match[str]) -> bool:
    """Whether letters in brackets are the first ones of the words before them, which are all in small letters."""
    said = EXPLAINED.search(text[max(0, letters.start() - EXPLAINING) : letters.start() + 1])
    words = said.group().split() if said else []
    initials = [word[0].upper() for word in words[-len(letters[1]) :]]
    return initials == list(letters[1]) and all(map(str.islower, words))


def _says_of(slot: Slot, entity: Entity, row: dict[str, Any]) -> bool:
    """Whether a slot is the same one, or the words that describe who is then called by a bare name."""
    known = slot.entity
    return known is not None and (known.iri == entity.iri or (known.anonymous and row["bare"]))


def introduced(text: str, language: str) -> Iterator[tuple[str, Entity]]:
    """Those whom a noun beside their name tells, where the text may go on to call them by the `bare` name."""
    for row in _words(language)["known_by"]:
        for match in row["pattern"].finditer(text) if row["bare"] else ():
            yield match[match.lastgroup or 0], _known_by(match, row, language)


def _known_by(match: re.Match[str], row: dict[str, Any], language: str) -> Entity:
    """Who bears the name; where the noun is part of how it is called (`whole`), it bears both."""
    entity = entity_of(match[match.lastgroup or 0], row["kind"], language)
    whole = " ".join(match.group().split())
    return replace(entity, labels={language: (*entity.labels[language], whole)}) if row["whole"] else entity


def _bound(text: str, language: str, known: Sequence[Slot]) -> Iterator[Slot]:
    """Bodies whose name is a word and another's name: правительство before a country."""
    for row in _words(language)["bound"]:
        for slot in known:
            before = row["pattern"].search(text, 0, slot.start) if slot.kind in row["kinds"] else None
            if before:
                label = row["label"].replace("{n}", text[slot.start : slot.end])
                yield Slot(before.start(), slot.end, "A", entity_of(label, row["kind"], language))


def _goes_on(text: str, match: re.Match[str], known: Sequence[Slot], words: dict[str, Any]) -> bool:
    """Whether one word goes on with the name before: "Institute for Water, Environment and Health"."""
    if " " in match.group():
        return False
    before = (slot for slot in known if slot.kind in "AC" and words["joined"].fullmatch(text, slot.end, match.start()))
    return any(words["inner"].search(text, slot.start, slot.end) for slot in before)


def settled(sentence: Sentence) -> Sentence:
    """The sentence with every possible partner either an actor, where its place tells so, or plain text."""
    possible = [slot for slot in sentence.slots if slot.kind == POSSIBLE]
    if not possible:
        return sentence
    matches = (match for pattern in sentence.fitting(_places(sentence.language)) for match in sentence.find(pattern))
    lists = [sentence.caught(match, "r") for match in matches]
    acting = {
        slot.start for told in lists for slot in told if slot.value != LISTED or any(s.kind in "AC" for s in told)
    }
    kept = [slot for slot in sentence.slots if slot.kind != POSSIBLE or slot.start in acting]
    slots = [replace(slot, kind="A", value="") if slot.kind == POSSIBLE else slot for slot in kept]
    return Sentence(sentence.text, sentence.start, sentence.end, slots, sentence.language)


def recalled(
    told: Iterable[Sentence], earlier: Callable[[], Sequence[Slot]] = tuple, house: Entity | None = None
) -> Iterator[Sentence]:
    """Sentences in which "the company" or 该基金会 names the last body of its kind that was named before.

    A word that is the head of a name, التحالف, means the last one so named, which may be one of `earlier` parts: these
    are only asked for where such a word stands. Whatever else is so named, "the Committee" is the `house` that reports.
    """
    before: list[Slot] = []
    for sentence in told:
        known = sentence.slots
        new = list(_recalled(sentence, before))
        new += (
            slot for slot in _headed(sentence, earlier, before, house) if _free((slot.start, slot.end), _spans(new))
        )
        if new:
            kept = [s for s in known if all(s.end <= n.start or n.end <= s.start for n in new)]
            slots = sorted([*kept, *new], key=lambda slot: slot.start)
            sentence = Sentence(sentence.text, sentence.start, sentence.end, slots, sentence.language)
        before += (slot for slot in known if slot.kind in "AC")
        yield sentence


def _headed(
    sentence: Sentence, earlier: Callable[[], Sequence[Slot]], before: Sequence[Slot], house: Entity | None
) -> Iterator[Slot]:
    """Names told of by their head word alone: "the alliance", консорциум."""
    pattern = _words(sentence.language)["headed"]
    for match in pattern.finditer(sentence.text, sentence.start, sentence.end):
        if _free(match.span(), _spans(slot for slot in sentence.slots if slot.kind != "G")):
            own = [slot for slot in sentence.slots if slot.end <= match.start()]
            known = [*earlier(), *before, *own]
            if house and is_capital(match["head"]):
                known.append(Slot(0, 0, "A", house))
            named = next((s for s in reversed(known) if _bears(s, match["head"], sentence.language)), None)
            if named:
                yield Slot(match.start(), match.end(), named.kind, named.entity)


def _bears(slot: Slot, head: str, language: str) -> bool:
    """Whether a name of the slot's entity holds a word.

    No text calls UNICEF "the fund"; "the Fund" is one of whose names the table's `funds` tells that it is.
    """
    entity = slot.entity if slot.kind in "AC" else None
    labels = entity.labels.get(language, ()) if entity else ()
    if slot.kind == "A" and entity and entity.entity_type == UN_FUND:
        labels = tuple(name for name in labels if head[0].isupper() and _words(language)["funds"].search(name))
    word = joined(fold(head, language).tokens)
    if table(language, "mentions")["folding"].get("ideographic"):
        return any(label.endswith(head) for label in labels)
    return any(f" {word} " in f" {joined(fold(label, language).tokens)} " for label in labels)


def _recalled(sentence: Sentence, before: list[Slot]) -> Iterator[Slot]:
    for row in _words(sentence.language)["again"]:
        for match in row["pattern"].finditer(sentence.text, sentence.start, sentence.end):
            if any(s.start < match.end() and match.start() < s.end and s.kind != "G" for s in sentence.slots):
                continue
            named = [slot for slot in [*before, *sentence.slots] if slot.end <= match.start() and _is_one(slot, row)]
            if named:
                yield Slot(match.start(), match.end(), "A", named[-1].entity)


def _is_one(slot: Slot, row: dict[str, Any]) -> bool:
    entity = slot.entity
    if slot.kind != "A" or entity is None:
        return False
    return entity.entity_type in row["types"] or (entity.anonymous and row["unnamed"])


def _spans(slots: Iterable[Slot]) -> list[tuple[int, int]]:
    return [(slot.start, slot.end) for slot in slots]


def _free(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < span[1] and span[0] < end for start, end in taken)


def _places(language: str) -> list[str]:
    places: list[str] = table(language, "partnerships")["strangers"]["places"]
    return places


@cache
def _words(language: str) -> dict[str, Any]:
    words = table(language, "partnerships")["strangers"]
    plain = {"bare": False, "whole": False}
    searched = {pattern: re.compile(pattern) for name in ROWS for pattern in _column(words[name])}
    searched |= {name: re.compile(words.get(name, NEVER)) for name in ("headed", "funds", "name", LISTED)}
    fitting: dict[str, Any] = {**cued(searched | {"cue": re.compile(words["cue"], re.I)}, language)}
    rows = {name: [plain | row | {"pattern": fitting[row["pattern"]]} for row in words[name]] for name in ROWS}
    located = re.compile(words.get("located", NEVER), re.I)
    return fitting | rows | {name: re.compile(words[name]) for name in ("inner", "joined")} | {"located": located}


def _column(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (row["pattern"] for row in rows)
