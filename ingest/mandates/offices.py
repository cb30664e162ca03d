"""Offices and posts of a bulletin that are named by common nouns: "le Bureau des phares", later "le Bureau"."""

from __future__ import annotations

import re
from typing import Final

from ingest.entities import entity_of
from ingest.mandates.charged import named_by
from ingest.mandates.draft import Setting
from ingest.names import head_kind
from kg.model import Entity, Part

OFFICE: Final = "office"
POST: Final = "post"
LONGEST_ARTICLE: Final = 4
"""Characters before the name that are an article; more of them are the verb of the sentence."""


class Offices:
    """Who opens the sentences of a bulletin by a name that its form tells; a short name means the last long one."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._named: list[tuple[str, Entity]] = []
        self._title = ""

    def remember(self, label: str, entity: Entity) -> None:
        """A name that the bulletin has used."""
        self._named.append((label.strip(), entity))

    def remember_founded(self, part: Part, span: tuple[int, int]) -> None:
        """The bodies that a sentence sets up, which the bulletin goes on to call by the end of their names."""
        for founding in self.setting.words["founds"].finditer(part.text, *span):
            self.remember(founding["name"], named_by(part, founding, self.setting))

    def remember_head(self, headed: re.Match[str], office: Entity, following: str) -> None:
        """The post that heads an office, where the words that follow speak of it: 由一名处长领导，处长负责……."""
        post = None if self.setting.spaced else headed["post"]
        if post and following.startswith(post):
            owner = "" if headed["each"] else office.labels[self.setting.language][0]
            self.remember(owner + post, entity_of(owner + post, "post", self.setting.language))

    def heading(self, part: Part) -> Entity | None:
        """The office that is all of a heading."""
        self._title = " ".join(part.text.split())
        if self.setting.spaced:
            unit = self.setting.bulletin.heads(part)
            return unit[1] if unit else None
        found = self.opening(part, 0, len(part.text))
        return found[0] if found and found[1] == len(part.text.rstrip()) else None

    def called(self, part: Part, start: int) -> tuple[Entity, int] | None:
        """What a common noun at `start` means, "the Office", and where it ends: the unit of the section or the whole
        bulletin's office, whichever is so called.
        """
        slots = self.setting.bulletin.slots(part) if self.setting.spaced else ()
        near = (s for s in slots if 0 <= s.start - start <= LONGEST_ARTICLE)
        return next(((slot.entity, slot.end) for slot in near if slot.entity), None)

    def spoken_of(self, part: Part, start: int, unit: Entity | None) -> tuple[Entity, int] | None:
        """Whom 该科 means, and where the words end: the office of the section; failing that, the first so named."""
        again = self.setting.words["anaphor"].match(part.text, start)
        head = again["head"] if again and "head" in again.re.groupindex else None
        if again is None or not head:
            return None
        named = [(label, unit) for label in unit.labels.get(self.setting.language, ())] if unit else []
        found = next((entity for label, entity in [*named, *self._named] if label.endswith(head)), None)
        return (found, again.end()) if found else None

    def titled(self, part: Part, start: int) -> tuple[Entity, int] | None:
        """Who opens a sentence with the very words of the section's heading, and where the name ends."""
        begin = part.text.find(self._title, start, start + LONGEST_ARTICLE + len(self._title))
        end = begin + len(self._title)
        if not (self.setting.spaced and self._title) or begin < 0 or part.text[end : end + 1].isalnum():
            return None
        entity = entity_of(self._title, head_kind(self._title, self.setting.language) or POST, self.setting.language)
        self.remember(self._title, entity)
        return entity, end

    def shortens(self, label: str) -> bool:
        """Whether a longer name that ends so has been used."""
        return any(name != label and self._shortens(label, name) for name, _ in self._named)

    def opening(self, part: Part, start: int, stop: int) -> tuple[Entity, int, int] | None:
        """The office or post named at `start`, where its name ends, and where its predicate begins."""
        match = self.setting.words["unit"].match(part.text, start, stop)
        if match is None:
            return None
        label, begin = match["unit"], _predicate(match, start)
        if known := next((e for name, e in reversed(self._named) if self._shortens(label, name)), None):
            return known, match.end("unit"), begin
        if self.setting.words["anaphor"].match(part.text, start) and " " not in label and self.setting.spaced:
            return None
        entity = entity_of(label, head_kind(label, self.setting.language) or OFFICE, self.setting.language)
        self.remember(label, entity)
        return entity, match.end("unit"), begin

    def _shortens(self, label: str, name: str) -> bool:
        """Whether `label` is the name or its head alone; definite by an article or not."""
        bare = self.setting.words["definite"].sub("", label)
        if not self.setting.spaced:
            return name.endswith(bare)
        return name == label or name.startswith(f"{bare} ")


def _predicate(match: re.Match[str], start: int) -> int:
    """Behind the subject; where the verb stands before it, the verb opens the predicate."""
    return start if match.start("unit") - start > LONGEST_ARTICLE else match.end("unit")
