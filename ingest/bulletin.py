"""The offices and posts of a bulletin: "the Office" is the one that the bulletin or its section organizes.

By `[bulletin]` of `ontology/languages/<code>/partnerships.toml`: what a title says is organized (`about`), headings
that name a unit (`unit`), words that stand for an office (`offices`) and for whoever heads one (`posts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any, Final

from ingest.entities import acts, entity_of
from ingest.mentions import Named
from ingest.slots import Slot
from kg.model import Document, DocumentType, Entity, Part, PartKind
from ontology import table

Body = tuple[str, Entity]
"""What a bulletin calls a body, and the body."""
SHORTEST: Final = 4
"""Characters of a word that its cases share, at least."""
INFLECTION: Final = 2
"""Characters at the end of a word in which its cases differ."""


class Bulletin:
    """What the common nouns of a bulletin mean; of other documents, nothing."""

    def __init__(self, document: Document, named: Mapping[str, Sequence[Named]]) -> None:
        self._parts = {part.fragment: part for part in document.parts}
        self._named = named
        self._language = document.metadata.language
        self._known = document.metadata.type is DocumentType.BULLETIN
        self._whole = self._organized(" ".join(document.metadata.title.split())) if self._known else None

    def slots(self, part: Part) -> Iterator[Slot]:
        """Its offices and posts that a part names by common nouns alone."""
        if not self._known or part.kind is PartKind.HEADING:
            return
        words, unit = _words(self._language), self._unit(part)
        bodies = [body for body in (unit, self._whole) if body]
        for label, body in bodies:
            yield from (Slot(m.start(), m.end(), "A", body) for m in self._cases(label).finditer(part.text))
        for match in words["offices"].finditer(part.text):
            meant = next((body for label, body in bodies if _holds(label, match[match.lastgroup or 0])), None)
            if meant:
                yield Slot(match.start(), match.end(), "A", meant)
        yield from (Slot(start, end, "A", self._post(label, unit)) for start, end, label in self._posts(part))

    def _posts(self, part: Part) -> Iterator[tuple[int, int, str]]:
        for row in _words(self._language)["posts"]:
            for match in row["pattern"].finditer(part.text):
                start, end = match.span(match.lastgroup or 0)
                yield start, end, row.get("label") or part.text[start:end]

    @cached_property
    def _leading(self) -> frozenset[str]:
        """Posts that are named outside the sections of units: those of the whole office."""
        outside = (part for part in self._parts.values() if part.kind is not PartKind.HEADING and not self._unit(part))
        return frozenset(label for part in outside for _, _, label in self._posts(part))

    def _post(self, label: str, unit: Body | None) -> Entity:
        """The post of a unit is not that of another unit which bears the same name."""
        post = entity_of(label, "post", self._language)
        if unit is None or label in self._leading:
            return post
        return replace(post, iri=entity_of(f"{label} {unit[0]}", "post", self._language).iri)

    def _organized(self, title: str) -> Body | None:
        match = _words(self._language)["about"].search(title)
        if match is None:
            return None
        label = self._in_text(match["n"])
        return label, self._named_in_full(label) or entity_of(label, "office", self._language)

    def _in_text(self, label: str) -> str:
        """The name as the bulletin writes it at the head of a part, where a title inflects it."""
        texts = (part.text for part in self._parts.values() if part.kind is not PartKind.HEADING)
        return next((match.group() for text in texts if (match := self._cases(label).match(text))), label)

    def _cases(self, label: str) -> re.Pattern[str]:
        """A name in any case of its first word; where the script sets no words apart, as it is."""
        if table(self._language, "mentions")["folding"].get("ideographic"):
            return re.compile(re.escape(label))
        head, space, rest = label.partition(" ")
        stem = head[: max(SHORTEST, len(head) - INFLECTION)]
        return re.compile(rf"{re.escape(stem)}\w{{0,{INFLECTION + 1}}}{re.escape(space + rest)}(?!\w)")

    def _unit(self, part: Part) -> Body | None:
        """The unit that the nearest heading above a part names."""
        while part.parent in self._parts:
            part = self._parts[part.parent]
            if unit := self.heads(part):
                return unit
        return None

    def heads(self, heading: Part) -> Body | None:
        """The unit that a heading is all about."""
        if not self._known or heading.kind is not PartKind.HEADING:
            return None
        label = " ".join(heading.text.split())
        if _words(self._language)["unit"].search(label) is None:
            return None
        return label, self._named_in_full(label) or entity_of(label, "office", self._language)

    def _named_in_full(self, label: str) -> Entity | None:
        """The body, of a list or by its form, that somewhere bears just this name."""
        for fragment, found in self._named.items():
            text = self._parts[fragment].text
            for one in found:
                if text[one.start : one.end] == label and acts(one.entity):
                    return one.entity
        return None


def _holds(label: str, noun: str) -> bool:
    return noun.casefold() in label.casefold()


@cache
def _words(language: str) -> dict[str, Any]:
    rows = table(language, "partnerships")["bulletin"]
    return {
        "about": re.compile(rows["about"]),
        "unit": re.compile(rows["unit"]),
        "offices": re.compile(rows["offices"]),
        "posts": [row | {"pattern": re.compile(row["pattern"])} for row in rows["posts"]],
    }
