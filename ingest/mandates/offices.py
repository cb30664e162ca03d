"""Offices and posts of a bulletin that are named by common nouns: "le Bureau des phares", later "le Bureau"."""

from __future__ import annotations

import re
from typing import Final

from ingest.entities import entity_of
from ingest.mandates.draft import Setting
from ingest.names import head_kind
from kg.model import Entity, Part

OFFICE: Final = "office"
LONGEST_ARTICLE: Final = 4
"""Characters before the name that are an article; more of them are the verb of the sentence."""


class Offices:
    """Who opens the sentences of a bulletin by a name that its form tells; a short name means the last long one."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._named: list[tuple[str, Entity]] = []

    def remember(self, label: str, entity: Entity) -> None:
        """A name that the bulletin has used."""
        self._named.append((label.strip(), entity))

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
