"""What the finders of mandates share: the setting they read in, the draft they make, the words of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from ingest.authors import ISSUERS, REPORTING, author_of, house_of, inspected, known
from ingest.bulletin import Bulletin
from ingest.cast import scenes_of
from ingest.entities import acts, as_printed
from ingest.mandates.wording import patterns
from ingest.mentions import COLLECTIVE, Named, group, meant
from ingest.names import collectives
from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.matching import Name, longest
from kg.model import Document, Entity, MandateKind, Part, PartKind
from ontology import table

Span = tuple[int, int]

AROUND: Final = " \t\n,;:.，；：。、،؛"
"""Marks that part what is to be done from the words around it."""
SEMICOLONS: Final = ";；؛"
LETTER: Final = re.compile(r"\s*(?:\w{1,3}\s)?[(（]?(?:[^\W\d_]|\d|i{2,3}|i?vi{0,3}|i?x)[)）]\s*")
"""The letter or number of an item within a paragraph, with the "and" before the last one."""
HOUSES: Final = {
    "A/": "un",
    "S/": "un",
    "E/": "un",
    "E/ICEF/": "unicef",
    "DP/": "undp",
    "DP/FPA/": "unfpa",
    "DP/OPS/": "unops",
    "UNEP/": "unep",
    "UNW/": "un-women",
    "WFP/": "wfp",
}
"""Series of a document → local name of the organization whose secretariat reports in it."""
BINDING: Final = "ACGN"
"""Kinds of slots of those who can bind themselves: bodies, collaborations, groups, countries."""
PARTNER: Final = "mentions.partner"
DETERMINED: Final = 20
"""Characters before the name of a group in which words say how many of its members are meant."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mandate before its terms are read. `span` is the evidence, `action` what is to be done, both in `part.text`."""

    part: Part
    kind: MandateKind
    directive: str
    issuer: Entity | None
    addressee: Entity | None
    span: Span
    action: Span
    method: str
    confidence: Decimal
    implied: bool = False
    context: str = ""
    """The words above a list, whose dates and conditions hold for each item."""
    relayed: bool = False
    """Whether a list below tells what the addressee is to do, which may be to ask others."""
    passed_on: tuple[Entity, ...] = ()
    """Whom the addressee is to ask in turn."""


@dataclass(frozen=True)
class Setting:
    """A document, what is named in it, and what is known beforehand."""

    document: Document
    gazetteer: Gazetteer
    names: Mapping[str, tuple[Named, ...]]
    _cache: dict[str, list[Named]] = field(default_factory=dict, repr=False)

    @property
    def language(self) -> str:
        return self.document.metadata.language

    @cached_property
    def words(self) -> dict[str, Any]:
        return patterns(self.language)

    @cached_property
    def author(self) -> Entity | None:
        """Who speaks: the body that issues the series, or whom the document names as its author."""
        return author_of(self.document, self.gazetteer)

    @cached_property
    def house(self) -> Entity | None:
        """The organization that reports: what its reports say it will do, it undertakes."""
        if organization := house_of(self.document, self.gazetteer):
            return organization
        series = max((s for s in HOUSES if self.document.metadata.symbol.startswith(s)), key=len, default="")
        return self.known(HOUSES.get(series, ""))

    @cached_property
    def inspected(self) -> Entity | None:
        """Whom an inspection advises where it names nobody."""
        return inspected(self.document, self.gazetteer)

    @cached_property
    def audience(self) -> Entity | None:
        """The body that the document is submitted to, by its series; that of a commission or board is not told here."""
        series = re.fullmatch(r"([ASE]/)(?:19|20)?\d{2}/\d.*|(S/)\d.*", self.document.metadata.symbol)
        return self.known(ISSUERS[series[1] or series[2]]) if series else None

    @cached_property
    def children(self) -> Mapping[str, list[Part]]:
        """Fragment → the sub-paragraphs below it."""
        found: dict[str, list[Part]] = {}
        for part in self.document.parts:
            if part.kind is PartKind.SUBPARAGRAPH:
                found.setdefault(part.parent, []).append(part)
        return found

    @cached_property
    def spaced(self) -> bool:
        """Whether the language sets words apart, so that what stands beside a verb can be told from what does not."""
        return bool(table(self.language, "directives")["spaced"])

    def known(self, name: str) -> Entity | None:
        """The gazetteer's body, post or group with this local name, if it has one."""
        return known(name, self.gazetteer)

    def actors(self, part: Part, start: int = 0, end: int | None = None) -> list[Named]:
        """Those named in `part.text[start:end]` who can act: bodies, posts, groups, countries."""
        last = len(part.text) if end is None else end
        return [n for n in self._actors(part) if start <= n.start and n.end <= last]

    def speakers(self, part: Part, start: int, end: int) -> list[Named]:
        """Those named there who can speak: actors, and meetings, which encourage and decide as bodies do."""
        events = (n for n in self.names.get(part.fragment, ()) if "schema:Event" in n.entity.types)
        met = [n for n in events if start <= n.start and n.end <= end]
        return sorted((*self.actors(part, start, end), *met), key=_place)

    def bound(self, part: Part, start: int, end: int) -> list[Named]:
        """Those named there who can bind themselves: with the actors, partners that no list holds."""
        slots = [s for told in scenes_of(self.document, self.gazetteer).of(part) for s in told.slots]
        told = [Named(s.start, s.end, s.entity, PARTNER) for s in slots if s.kind in BINDING and s.entity]
        inside = [n for n in told if start <= n.start and n.end <= end]
        others = [n for n in self.actors(part, start, end) if not any(_meet(n, one) for one in inside)]
        return sorted((*inside, *others), key=_place)

    def _actors(self, part: Part) -> list[Named]:
        """With the groups that the text speaks of: a report does not name them, but may address them."""
        if part.fragment not in self._cache:
            found = self.names.get(part.fragment, ())
            named = [meant(n, part.text, self.gazetteer, self.language) for n in found]
            known = self.gazetteer.find(part.text, self.language)
            formed = [group(form, self.gazetteer, self.language) for form in collectives(part.text, self.language)]
            groups = [
                Named(g.start, g.end, self.called(g, part), COLLECTIVE)
                for g in longest(n for n in (*known, *formed) if GROUP_CLASS in n.entity.types)
                if not any(n.start < g.end and g.start < n.end for n in named)
            ]
            acting = [n for n in (*named, *groups) if acts(n.entity)]
            acting += [n for n in self._partners(part) if not any(_meet(n, one) for one in acting)]
            self._cache[part.fragment] = sorted(acting, key=_place)
        return self._cache[part.fragment]

    @property
    def bulletin(self) -> Bulletin:
        """What the common nouns of a bulletin mean."""
        return scenes_of(self.document, self.gazetteer).bulletin

    def called(self, name: Name, part: Part) -> Entity:
        """A group that the gazetteer knows, called as the text calls it; else what is named."""
        if name.entity.iri not in self.gazetteer:
            return name.entity
        label, before = part.text[name.start : name.end], part.text[max(0, name.start - DETERMINED) : name.start]
        return as_printed(name.entity, label, self.language, before)

    def _partners(self, part: Part) -> list[Named]:
        """Bodies of a report that only their place or an earlier name tells: "the Board", a company.

        Not where words are not set apart: there a subject is the first name of its clause, and these are rarely that.
        """
        if not self.spaced or self.document.metadata.type not in REPORTING:
            return []
        slots = (s for told in scenes_of(self.document, self.gazetteer).of(part) for s in told.slots)
        return [Named(s.start, s.end, s.entity, PARTNER) for s in slots if s.kind in "AC" and s.entity]


def _place(named: Named) -> tuple[int, int]:
    return named.start, -named.end


def _meet(one: Named, other: Named) -> bool:
    return one.start < other.end and other.start < one.end


def oblique(part: Part, start: int, setting: Setting) -> bool:
    """Whether a preposition stands before the name: it is no subject."""
    return setting.words["oblique"].search(part.text[max(0, start - 14) : start]) is not None


def sentences(text: str, language: str) -> Iterator[Span]:
    """Sentences and what semicolons part, without the mark that ends them."""
    start = 0
    for match in patterns(language)["stop"].finditer(text):
        if text[match.start()] in SEMICOLONS and _bracketed(text, start, match.start()):
            continue
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _bracketed(text: str, start: int, end: int) -> bool:
    """Whether a bracket that opens behind `start` is still open at `end`."""
    told = text[start:end]
    return told.count("(") + told.count("（") > told.count(")") + told.count("）")


def unlettered(text: str, span: Span) -> int:
    """Where the words of an item begin, behind its letter: "and (c) take part in reviews"."""
    letter = LETTER.match(text, *span)
    return letter.end() if letter else span[0]


def actions(text: str, start: int, end: int, language: str) -> list[Span]:
    """The things to do that are told one after another in `text[start:end]`; what only qualifies one stays with it."""
    words = patterns(language)
    end = _ended(text, start, end, words)
    spans: list[Span] = []
    begin, closed = start, False
    for cut in words["split"].finditer(text, start, end):
        if words["says_on"].match(text, cut.end(), end):
            end = cut.start()
            break
        if words["closes"].match(text, cut.end(), end):
            if words["inserts"].match(text, cut.end(), end) is None:
                break
            closed = True
        if closed and not words["resumes"].match(text, cut.end(), end):
            continue
        closed = False
        if cut.start() - begin < words["shortest"] or end - cut.end() < words["shortest"]:
            continue
        bound = words["prelude"].match(text, begin, cut.start()) or words["depends"].match(text, cut.end(), end)
        bound = bound or (cut.groupdict().get("bare") is not None and words["aims"].match(text, begin, cut.start()))
        if not bound or words["promises_on"].match(text, cut.end(), end):
            spans.append((begin, _ended(text, begin, cut.start(), words)))
            begin = cut.end()
    spans.append((begin, end))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip(" \n，,：:،")), b) for a, b in spans if text[a:b].strip()]


def _ended(text: str, start: int, end: int, words: Mapping[str, Any]) -> int:
    """Where what is told in `text[start:end]` ends, without marks and without words that only lead on ("and", 而且)."""
    end = start + len(text[start:end].rstrip(AROUND))
    trailing = words["trailing"].search(text, start, end)
    return start + len(text[start : trailing.start()].rstrip(AROUND)) if trailing else end
