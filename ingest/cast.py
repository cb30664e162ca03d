"""Who and what a part speaks of when it tells of cooperation: named bodies, unnamed partners, groups, places, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain, takewhile
from typing import Any, Final

from ingest.anaphora import resumed
from ingest.authors import REPORTING, author_of, house_of
from ingest.bulletin import Bulletin
from ingest.dates import Dated, dates
from ingest.entities import COLLABORATIVE, GROUP, acts, entity_of
from ingest.governments import governing
from ingest.mentions import Named, survey
from ingest.names import Formed, collectives, definite, unnamed
from ingest.overlaps import tidy
from ingest.phrases import TOGETHER, phrases
from ingest.remembered import per_document
from ingest.slots import Sentence, Slot, sentences
from ingest.strangers import recalled, settled, strangers, things_of
from kg.cues import cued
from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.iris import iri_of_name, made_of_name
from kg.model import Document, Entity, Part, PartKind
from ontology import DATA, table

COLLABORATION: Final = "org:OrganizationalCollaboration"
OPTIONAL: Final = (
    *("joined_before", "known_as", "people", "proper", "kind_word", "together", "belonging", "copula"),
    *(
        "set_up",
        "placing",
        "places",
        "attributive",
        "owned",
        "going_on",
        "summed",
        "summing",
        "allies",
        "voiced",
        "verb",
        "advises",
    ),
)
"""Patterns that not every language has a use for."""
BEFORE_DATE: Final = re.compile(r"\s\w{1,2}$")
"""The preposition that dates take: "en mai", "в мае"."""
CASED: Final = frozenset({"names", "author"})
"""Patterns in which capitals count."""
WHOLE: Final = "un-system"
"""Entity type of the Organization and its system, after which nearly everything is named."""
RUNNING: Final = (PartKind.PARAGRAPH, PartKind.SUBPARAGRAPH)
"""Parts of text that runs on from one to the next."""
SHORTEST_TITLE: Final = 4
"""Characters of a title that the text under it may repeat."""
UNITED_NATIONS: Final = f"{DATA}org/un"
CLOSING: Final = "”》»"  # marks that close a name
SEARCHED: Final = ("names", "unnamed", "groups")
"""Patterns that are searched in every part."""


class Scenes:
    """The sentences of each part of a document with everything that is named in them, worked out once."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.language = document.metadata.language
        self.named = survey(document, gazetteer)
        self.author = author_of(document, gazetteer) if document.metadata.type in REPORTING else None
        self.house = house_of(document, gazetteer) if document.metadata.type in REPORTING else None
        self.bulletin = Bulletin(document, self.named)
        self._parts: dict[str, tuple[Sentence, ...]] = {}
        self._found: dict[str, list[Slot]] = {}
        nodes = {named.entity.iri: named.entity for named in chain.from_iterable(self.named.values())}
        self._kinds = {iri: kind_of(entity, self.language) for iri, entity in nodes.items()}

    def of(self, part: Part) -> tuple[Sentence, ...]:
        if part.fragment not in self._parts:
            known = [*self.bulletin.slots(part), *self._named_in(part)]
            found = strangers(part.text, self.language, known, things_of(self.document, self.gazetteer))
            slots = _told(tidy(_named_first(list(found), known), part.text), part.text)
            slots = governing(slots, part.text, self.language)
            read = [settled(sentence) for sentence in sentences(part.text, slots, self.language)]
            told = list(recalled(read, lambda: self._earlier(part), self.house))
            again, pronoun = rules(self.language)["again"], rules(self.language)["pronoun"]
            self._parts[part.fragment] = tuple(resumed(told, again, pronoun))
        return self._parts[part.fragment]

    def _earlier(self, part: Part) -> list[Slot]:
        """Bodies and collaborations named before in the section of a part; boxes are read by themselves.

        First of all the organization that reports, which a report calls "the Programme" throughout.
        """
        house = [Slot(0, 0, "A", self.house)] if self.house else []
        if part.kind not in RUNNING:
            return house
        before = takewhile(lambda other: other is not part, self.document.parts)
        return house + [slot for other in before if other.parent == part.parent for slot in self._acting(other)]

    def _acting(self, part: Part) -> Iterator[Slot]:
        return (slot for slot in self._named_in(part) if slot.kind in "AC")

    def _named_in(self, part: Part) -> list[Slot]:
        if part.fragment not in self._found:
            self._found[part.fragment] = list(self._slots(part))
        return self._found[part.fragment]

    def _slots(self, part: Part) -> Iterator[Slot]:
        kinds = [(named, self._kinds[named.entity.iri]) for named in self.named.get(part.fragment, ())]
        known = {named.end for named, kind in kinds if kind in ("A", "C", "N")}
        found = list(dates(part.text, self.language))
        for phrase in phrases(part.text, self.language, TOGETHER):
            printed = part.text[phrase.start : phrase.end]
            yield Slot(
                phrase.start, phrase.end, "C", entity_of(phrase.label, "initiative", self.language, printed=printed)
            )
        naming = (rules(self.language)["names"], *rules(self.language)["named_by"])
        for match in chain.from_iterable(pattern.finditer(part.text) for pattern in naming):
            group = match.lastgroup or 0
            start, end = _undated(part.text, match.start(group), match.end(group), found)
            owned = rules(self.language)["owned"].search(part.text, start, end)
            end = owned.start() if owned else end
            if end not in known:
                yield Slot(start, end, "C", self._called(part.text, start, end))
        yield from (self._slot(part.text, named, kind) for named, kind in kinds if kind)
        for match in re.finditer(re.escape(part.title), part.text) if _is_told_of(part) else ():
            if match.start() > 0 and not any(k == "A" and match.start() <= n.start < match.end() for n, k in kinds):
                yield Slot(match.start(), match.end(), "C", entity_of(part.title, "initiative", self.language))
        for form in _unnamed_in(part.text, self.language):
            if not rules(self.language)["summed"].search(part.text, 0, form.start):
                yield Slot(form.start, form.end, "A", _unnamed(form, self.document, part))
        taken = [named for named, kind in kinds if kind not in ("", "N", "P")]
        for form in _groups(part.text, self.language):
            if any(n.start < form.end and form.start < n.end for n in taken):
                continue
            yield Slot(form.start, form.end, "G", entity_of(form.label, GROUP, self.language))
        for match in rules(self.language)["author"].finditer(part.text) if self.author else ():
            yield Slot(match.start(), match.end(), "A", self.author)
        for date in found:
            yield Slot(date.start, date.end, "D", value=date.value)

    def _slot(self, text: str, named: Named, kind: str) -> Slot:
        """A name; the last one of a list with the words for them all, 三国政府; those who belong to a body.

        A country that a sentence opens with ("In Liberia, the Commission …") is where something is done, unless the
        sentence tells of its government.
        """
        words = rules(self.language)
        if kind == "N" and words["attributive"].match(text, named.end):
            return Slot(named.start, named.end, "P", named.entity)
        summing = "together" if kind == "N" else "summing" if kind in "AC" else ""
        if summing and (behind := words[summing].match(text, named.end)):
            return Slot(named.start, behind.end(), kind, named.entity)
        places = kind == "N" and words["placing"].search(text, 0, named.start) is not None
        if places and words["places"].match(text, named.end):
            return Slot(named.start, named.end, "P", named.entity)
        behind = words["belonging"].match(text, named.end) if kind in "AC" else None
        if behind is None or words["copula"].search(text, 0, named.start):
            return Slot(named.start, named.end, kind, named.entity)
        return Slot(named.start, behind.end(), "G", entity_of(text[named.start : behind.end()], GROUP, self.language))

    def _called(self, text: str, start: int, end: int) -> Entity:
        """What bears a name; also called by the name with the word for its kind behind: "X programme", “X”方案."""
        entity = entity_of(text[start:end], "initiative", self.language)
        kind = rules(self.language)["kind_word"].match(text, end)
        if kind is None:
            return entity
        begin = start - (kind[0][0] in CLOSING)
        return replace(entity, labels={self.language: (*entity.labels[self.language], text[begin : kind.end()])})


def _is_told_of(part: Part) -> bool:
    """Whether the text of a titled item may go on to name what the title names."""
    return part.kind is PartKind.BOX_ITEM and len(part.title) >= SHORTEST_TITLE


@per_document
def scenes_of(document: Document, gazetteer: Gazetteer) -> Scenes:
    """The scenes of a document, the same for every extractor."""
    return Scenes(document, gazetteer)


def _undated(text: str, start: int, end: int, found: list[Dated]) -> tuple[int, int]:
    """A name up to the date that the sentence tells behind it, without the preposition before that date."""
    date = next((d.start for d in found if start < d.start < end), None)
    return (start, end) if date is None else (start, start + len(BEFORE_DATE.sub("", text[start:date].rstrip())))


def kind_of(entity: Entity, language: str) -> str:
    """The kind of slot that an entity fills; "" when patterns have no use for it."""
    types = entity.types
    if made_of_name(entity.iri) and _any_label(entity, language, "organ"):
        return "A" if acts(entity) else ""
    if COLLABORATION in types or entity.entity_type in COLLABORATIVE:
        return "C"
    if GROUP_CLASS in types:
        return "G"
    if made_of_name(entity.iri) and acts(entity) and _any_label(entity, language, "made"):
        return "C"
    for name, kind in {"schema:Country": "N", "schema:Event": "E", "sdgo:Goal": "O"}.items():
        if name in types:
            return kind
    if acts(entity):
        return "A"
    return next((kind for name, kind in {"schema:Place": "P", "schema:CreativeWork": "W"}.items() if name in types), "")


def _any_label(entity: Entity, language: str, form: str) -> bool:
    return any(rules(language)[form].search(label) for label in entity.labels.get(language, ()))


def is_united_nations(slot: Slot) -> bool:
    """The Organization as a whole, which takes part in nearly everything that a document tells."""
    return slot.entity is not None and slot.entity.iri == UNITED_NATIONS


def _named_first(found: list[Slot], known: list[Slot]) -> list[Slot]:
    """All of them, but for the words that only describe who is named beside: "an organization, Vigie Mer"."""
    named = [slot for slot in found if slot.kind == "A"]
    kept = (
        slot
        for slot in known
        if not (slot.entity and slot.entity.anonymous)
        or not any(other.start < slot.end and slot.start < other.end for other in named)
    )
    return [*found, *kept]


def _told(slots: list[Slot], text: str) -> list[Slot]:
    """ "United Nations" right before the name of one of its bodies is part of that name."""
    told: list[Slot] = []
    for slot in slots:
        before = told[-1] if told else None
        if before and is_united_nations(before) and slot.kind in "AC" and not text[before.end : slot.start].strip():
            told.pop()
            slot = replace(slot, start=before.start)
        told.append(slot)
    return told


def _unnamed_in(text: str, language: str) -> Iterator[Formed]:
    yield from unnamed(text, language)
    for match in rules(language)["unnamed"].finditer(text):
        yield Formed(match.start(), match.end(), definite(match.group(), language), "company")


def _unnamed(form: Formed, document: Document, part: Part) -> Entity:
    """A partner without a name is a node of its part: nobody knows whether another document means the same."""
    known = entity_of(form.label, form.kind, document.metadata.language, anonymous=True)
    iri = iri_of_name("org", f"{document.metadata.symbol}#{part.fragment}#{form.label}")
    return Entity(iri, known.labels, known.types, known.entity_type, anonymous=True)


def _groups(text: str, language: str) -> Iterator[Formed]:
    """Groups of actors by common nouns, without the verb that a script without spaces writes right before them."""
    yield from collectives(text, language)
    for match in rules(language)["groups"].finditer(text):
        verb = rules(language)["verb"].match(match.group())
        start = match.start() + (verb.end() if verb else 0)
        yield Formed(start, match.end(), text[start : match.end()], GROUP)


@cache
def rules(language: str) -> dict[str, Any]:
    """The patterns of the table that hold no slots, compiled."""
    words = table(language, "partnerships")
    names = (
        *("names", "organ", "under", "unit", "made", "unnamed", "groups", "hortatory", "means", "topic", "boxed"),
        *("collaborative", "anaphor", "again", "pronoun", "generic", "author"),
    )
    compiled = {name: re.compile(words[name], 0 if name in CASED else re.I) for name in names}
    compiled |= {name: re.compile(words.get(name, "(?!)")) for name in OPTIONAL}
    named_by = list(cued(_named_by(words), language).values())
    return compiled | cued({name: compiled[name] for name in SEARCHED}, language) | {"named_by": named_by}


def _named_by(words: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """What is told of something that several do together, and its name, each `<x>` in the rows of the table."""
    rows: list[str] = words.get("named_by", [])
    return {row: re.compile(_with_names(row, words["name_of"])) for row in rows}


def _with_names(row: str, name: str) -> str:
    first, *others = row.split("<x>")
    return first + "".join(f"(?P<x{count}>{name}){rest}" for count, rest in enumerate(others))
