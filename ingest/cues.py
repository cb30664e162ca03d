"""Which of many patterns can fit a text at all, and where, told by one pass over it.

Most patterns of the language tables hold words without which they cannot fit, and many begin with such words
(`ingest.needs`). These cues are searched all at once (Aho-Corasick); a pattern is tried only in texts where its cues
stand, and only at the places where it can begin. That changes how soon nothing is found, never what is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from sys import maxsize
from typing import Any, Final, NamedTuple, TypeVar

from ingest.firsts import first
from ingest.needs import FIGURE, Clause, clauses, starts

_FIGURE: Final = re.compile(r"\d")
_REMEMBERED: Final = 64
"""Texts whose cues are remembered: rules ask for those of a part by turns."""

_Key = TypeVar("_Key", bound=Hashable)


class Scan(NamedTuple):
    """The cues that stand in a text: which clauses they meet, and each of them with the place where it begins."""

    met: int
    found: Sequence[tuple[int, int, int]]
    placed: bool
    """Whether the places are those of the text: small letters are rarely more characters than capitals (İ)."""


class Cues:
    """The cues of many patterns, found in a text at once."""

    def __init__(self, patterns: Mapping[Any, str], begins: Mapping[Any, Clause] | None = None) -> None:
        """`patterns` gives for each pattern that is asked for the one whose cues count (often the same).

        `begins` gives what it begins with, where that is not to be read out of the same one.
        """
        from ahocorasick_rs import AhoCorasick, MatchKind

        known: dict[Clause, int] = {}
        self._needs: dict[Hashable, int] = {}
        for asked, pattern in patterns.items():
            needed = (known.setdefault(clause, 1 << len(known)) for clause in clauses(pattern))
            self._needs[asked] = sum(set(needed))
        met: dict[str, int] = {}
        for clause, bit in known.items():
            for cue in clause:
                met[cue] = met.get(cue, 0) | bit
        self._figure = met.pop(FIGURE, 0)
        begun = begins or {asked: starts(pattern) for asked, pattern in patterns.items()}
        indexes = {
            cue: index for index, cue in enumerate(dict.fromkeys((*met, *sorted(frozenset().union(*begun.values())))))
        }
        self._met = [met.get(cue, 0) for cue in indexes]
        self._starts = {asked: frozenset(indexes[cue] for cue in cues) for asked, cues in begun.items() if cues}
        self._scans: dict[str, Scan] = {}
        self._automaton = AhoCorasick(list(indexes), matchkind=MatchKind.Standard) if indexes else None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._needs)

    def scan(self, text: str) -> Scan:
        """The cues that stand in a text; those of the texts that were asked for last are known."""
        known = self._scans.get(text)
        if known is None:
            if len(self._scans) >= _REMEMBERED:
                self._scans.clear()
            known = self._scans[text] = self._scan(text)
        return known

    def _scan(self, text: str) -> Scan:
        met = self._figure if self._figure and _FIGURE.search(text) else 0
        small = text.lower()
        found = self._automaton.find_matches_as_indexes(small, overlapping=True) if self._automaton else ()
        for index, _, _ in found:
            met |= self._met[index]
        return Scan(met, found, len(small) == len(text))

    def met(self, text: str) -> int:
        """The clauses that a text meets, for `may_fit`."""
        return self.scan(text).met

    def may_fit(self, pattern: Hashable, met: int) -> bool:
        """Whether all that a pattern needs was met; True for one that is not known."""
        needed = self._needs.get(pattern, 0)
        return needed & met == needed

    def places(self, pattern: Hashable, scan: Scan) -> list[int] | None:
        """Where a pattern can begin, from left to right; None where only trying tells."""
        cues = self._starts.get(pattern)
        if cues is None or not scan.placed:
            return None
        return sorted({start for index, start, _ in scan.found if index in cues})


def tried(
    pattern: re.Pattern[str], text: str, places: Iterable[int], start: int = 0, end: int = maxsize
) -> Iterator[re.Match[str]]:
    """What `finditer` finds, for a pattern that can begin at some places only and never fits nothing at all."""
    match = pattern.match
    for place in places:
        if place >= start and (found := match(text, place, end)):
            yield found
            start = found.end()


class Cued:
    """A compiled pattern that is searched only where its cues stand; else like the pattern itself."""

    __slots__ = ("_cues", "_first", "_name", "_pattern", "fullmatch", "match", "pattern")

    def __init__(self, name: Hashable, pattern: re.Pattern[str], cues: Cues) -> None:
        """`name` is what `cues` knows the pattern by."""
        self._name, self._pattern, self._cues = name, pattern, cues
        self.pattern, self.match, self.fullmatch = pattern.pattern, pattern.match, pattern.fullmatch
        begins = first(pattern.pattern, pattern.flags)
        self._first = re.compile(f"[{begins}]") if begins else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        scan = self._cues.scan(text)
        if not self._cues.may_fit(self._name, scan.met):
            return iter(())
        places: Iterable[int] | None = self._cues.places(self._name, scan)
        if places is None:
            if self._first is None:
                return self._pattern.finditer(text, start, end)
            places = (found.start() for found in self._first.finditer(text, start, end))
        return tried(self._pattern, text, places, start, end)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        return next(self.finditer(text, start, end), None)

    def sub(self, replacement: Callable[[re.Match[str]], str] | str, text: str) -> str:
        if isinstance(replacement, str):
            return (
                self._pattern.sub(replacement, text) if self._cues.may_fit(self._name, self._cues.met(text)) else text
            )
        kept: list[str] = []
        at = 0
        for found in self.finditer(text):
            kept += text[at : found.start()], replacement(found)
            at = found.end()
        return "".join((*kept, text[at:])) if kept else text


def cued(patterns: Mapping[_Key, re.Pattern[str]]) -> dict[_Key, Cued]:
    """Patterns that are searched in the same texts: one pass over a text tells which of them may fit."""
    cues = Cues({name: ("(?x)" if p.flags & re.VERBOSE else "") + p.pattern for name, p in patterns.items()})
    return {name: Cued(name, pattern, cues) for name, pattern in patterns.items()}
