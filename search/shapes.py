"""The shapes of typed spans: patterns of `ontology/languages/<code>/spans.toml`, and where in a text they fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from ontology.people import with_people
from search.sentences import spans_table

if TYPE_CHECKING:
    from kg.cues import Cued, Cues

OFTEN: Final = 128
"""Texts from which on a shape is looked for by its cues: reading those out of the patterns takes as long as that many
texts without them, which a process that asks once would not earn back."""


class Shape:
    """One shape in one language. Most texts hold none of it, which its cues tell in one pass (`kg.cues`)."""

    def __init__(self, language: str, name: str) -> None:
        self._patterns = shapes(language, name)
        self._texts = 0

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """What its patterns fit, one after the other."""
        self._texts += 1
        if self._texts < OFTEN or not self._patterns:
            for pattern in self._patterns:
                yield from pattern.finditer(text)
            return
        cues, patterns = self._cued
        scan = cues.fresh(text)
        for cued in patterns:
            yield from cued.finditer(text, scan=scan)

    @cached_property
    def _cued(self) -> tuple[Cues, tuple[Cued, ...]]:
        """Complete once it is known: several threads may ask."""
        from kg.cues import Cued, Cues, told

        cues = Cues({told(pattern): told(pattern) for pattern in self._patterns})
        return cues, tuple(Cued(pattern, cues) for pattern in self._patterns)


@cache
def shape_of(language: str, name: str) -> Shape:
    """A shape by its name in the table."""
    return Shape(language, name)


@cache
def shapes(language: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one shape, its words filled in; English ones for a language that is not official."""
    spans = spans_table(language)
    filled = (_filled(pattern, spans["words"]) for pattern in spans["spans"].get(name, ()))
    return tuple(re.compile(with_people(pattern, language)) for pattern in filled)


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, words_pattern in words.items():
        pattern = pattern.replace(f"<{name}>", words_pattern)
    return pattern
