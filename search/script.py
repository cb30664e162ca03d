"""How a language is written: whether blanks part its words, and lengths in characters that differ with that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology import LANGUAGES, table


@cache
def spaced(language: str) -> bool:
    """Whether blanks part words; it is taken that they do in languages that are not official."""
    return language not in LANGUAGES or table(language, "search")["script"] != "han"


@dataclass(frozen=True, slots=True)
class Characters:
    """A length in characters: one of a script without blanks says as much as several letters."""

    spaced: int
    unspaced: int

    def of(self, language: str) -> int:
        """The length in a language."""
        return self.spaced if spaced(language) else self.unspaced
