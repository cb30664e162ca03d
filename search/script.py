"""Lengths in characters, which differ with how a language is written."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language import spaced


@dataclass(frozen=True, slots=True)
class Characters:
    """A length in characters: one of a script without blanks says as much as several letters."""

    spaced: int
    unspaced: int

    def of(self, language: str) -> int:
        """The length in a language."""
        return self.spaced if spaced(language) else self.unspaced
