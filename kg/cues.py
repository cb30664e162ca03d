"""Which of many patterns can fit a text at all, and where, told by one pass over it.

Most patterns of the language tables hold words without which they cannot fit, and many begin with such words
(`kg.needs`). These cues are searched all at once (Aho-Corasick); a pattern is tried only in texts where its cues
stand, and only at the places where it can begin. That changes how soon nothing is found, never what is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from sys import maxsize
from typing import Any, Final, NamedTuple, TypeVar

from kg.firsts import first
from kg.needs import FIGURE, Clause, clauses, starts, worth

_FIGURE: Final = re.compile(r"\d")
_REMEMBERED: Final = 256
"""Texts whose cues are remembered: rules ask for those of a part by turns."""

_ASKED: Final = 256
"""Lists of rows that are remembered with the patterns in them."""

_Key = TypeVar("_Key", bound=Hashable)
_Row = TypeVar("_Row", str, Mapping[str, Any])


class Scan(NamedTuple):
    """The cues that stand in a text: which clauses they meet, and the places where each of them begins."""

    met: int
    begun: Mapping[int, Sequence[int]]
    placed: bool
    """Whether the places are those of the text: small letters are rarely more characters than capitals (İ)."""


class _Asked(NamedTuple):
    """Rows that are asked about, each with its pattern; `known` are the patterns, None where one is not known."""

    rows: Sequence[Any]
    pairs: Sequence[tuple[Any, str]]
    known: frozenset[Hashable] | None


class Cues:
    """The cues of many patterns, found in a text at once."""

    def __init__(self, patterns: Mapping[Any, str] | None = None, begins: Mapping[Any, Clause] | None = None) -> None:
        """As in `add`."""
        self._clauses: dict[Clause, int] = {}
        self._needs: dict[Hashable, int] = {}
        self._filed: dict[int, list[Hashable]] = {}
        self._filing = 0
        self._asked: dict[int, _Asked] = {}
        self._indexes: dict[str, int] = {}
        self._bits: list[int] = []
        self._starts: dict[Hashable, frozenset[int]] = {}
        self._scans: dict[str, Scan] = {}
        self._automaton: Any = None
        self.add(patterns or {}, begins)

    def add(self, patterns: Mapping[Any, str], begins: Mapping[Any, Clause] | None = None) -> None:
        """`patterns` gives for each pattern that is asked for the one whose cues count (often the same).

        `begins` gives what it begins with, where that is not to be read out of the same one.
        """
        for asked, pattern in patterns.items():
            bits = {clause: self._bit(clause) for clause in clauses(pattern)}
            self._needs[asked] = sum(bits.values())
            rarest = bits[max(bits, key=worth)] if bits else 0
            self._filed.setdefault(rarest, []).append(asked)
            self._filing |= rarest
            if begun := starts(pattern) if begins is None else begins[asked]:
                self._starts[asked] = frozenset(map(self._index, sorted(begun)))
        self._scans.clear()
        self._asked.clear()
        self._automaton = None

    def _bit(self, clause: Clause) -> int:
        if clause not in self._clauses:
            self._clauses[clause] = 1 << len(self._clauses)
            for cue in sorted(clause):
                self._bits[self._index(cue)] |= self._clauses[clause]
        return self._clauses[clause]

    def _index(self, cue: str) -> int:
        if cue not in self._indexes:
            self._indexes[cue] = len(self._bits)
            self._bits.append(0)
        return self._indexes[cue]

    def __contains__(self, pattern: object) -> bool:
        return pattern in self._needs

    def __iter__(self) -> Iterator[Any]:
        return iter(self._needs)

    def scan(self, text: str) -> Scan:
        """The cues that stand in a text; those of the texts that were asked for last are known."""
        known = self._scans.get(text)
        if known is None:
            if len(self._scans) >= _REMEMBERED:
                self._scans.clear()
            known = self._scans[text] = self.fresh(text)
        return known

    def fresh(self, text: str) -> Scan:
        """The same, not kept; once all patterns are added, several threads may ask for it."""
        begun: dict[int, list[int]] = {}
        small = text.lower()
        for index, start, _ in self._find(small):
            if index in begun:
                begun[index].append(start)
            else:
                begun[index] = [start]
        met, bits = 0, self._bits
        for index in begun:
            met |= bits[index]
        if self._figure & ~met and _FIGURE.search(text):
            met |= self._figure
        return Scan(met, begun, len(small) == len(text))

    @property
    def _figure(self) -> int:
        """The clauses that any figure meets."""
        return self._bits[self._indexes[FIGURE]] if FIGURE in self._indexes else 0

    def _find(self, small: str) -> Sequence[tuple[int, int, int]]:
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._automaton = AhoCorasick(list(self._indexes), matchkind=MatchKind.Standard)
        found: Sequence[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(small, overlapping=True)
        return found

    def met(self, text: str) -> int:
        """The clauses that a text meets, for `may_fit`."""
        return self.scan(text).met

    def may_fit(self, pattern: Hashable, met: int) -> bool:
        """Whether all that a pattern needs was met; True for one that is not known."""
        needed = self._needs.get(pattern, 0)
        return needed & met == needed

    def fitting(self, met: int) -> set[Hashable]:
        """All known patterns that may fit: each is filed under one of the clauses that it needs."""
        found: set[Hashable] = set(self._filed.get(0, ()))
        needs = self._needs
        left = met & self._filing
        while left:
            bit = left & -left
            left ^= bit
            for one in self._filed[bit]:
                needed = needs[one]
                if needed & met == needed:
                    found.add(one)
        return found

    def among(self, rows: Sequence[_Row], fits: set[Hashable]) -> list[_Row]:
        """Of patterns, or rows of a table with one each, those that are among what `fits`, or not known."""
        asked = self._asked.get(id(rows))
        if asked is None or asked.rows is not rows:
            asked = self._ask(rows)
        if asked.known is not None and asked.known.isdisjoint(fits):
            return []
        return [row for row, pattern in asked.pairs if pattern in fits or pattern not in self._needs]

    def _ask(self, rows: Sequence[Any]) -> _Asked:
        """Tables stay, so that a list is known by its identity as long as it is kept here."""
        if len(self._asked) >= _ASKED:
            self._asked.clear()
        pairs = [(row, row if isinstance(row, str) else row["pattern"]) for row in rows]
        patterns = frozenset(pattern for _, pattern in pairs)
        asked = self._asked[id(rows)] = _Asked(rows, pairs, patterns if self._needs.keys() >= patterns else None)
        return asked

    def places(self, pattern: Hashable, scan: Scan) -> list[int] | None:
        """Where a pattern can begin, from left to right; None where only trying tells."""
        cues = self._starts.get(pattern)
        return None if cues is None else _places(cues, scan)

    def of(self, pattern: Hashable) -> tuple[int, frozenset[int] | None]:
        """The clauses that a pattern needs, and the cues that it begins with, as scans tell of them."""
        return self._needs[pattern], self._starts.get(pattern)


def _places(cues: frozenset[int], scan: Scan) -> list[int] | None:
    if not scan.placed:
        return None
    return sorted({start for index, starts in scan.begun.items() if index in cues for start in starts})


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

    __slots__ = ("_cues", "_first", "_needed", "_pattern", "_starts", "fullmatch", "match", "pattern")

    def __init__(self, pattern: re.Pattern[str], cues: Cues) -> None:
        """`cues` know the pattern by what is `told` of it."""
        self._pattern, self._cues = pattern, cues
        self._needed, self._starts = cues.of(told(pattern))
        self.pattern, self.match, self.fullmatch = pattern.pattern, pattern.match, pattern.fullmatch
        begins = "" if self._starts else first(told(pattern), pattern.flags)
        self._first = re.compile(f"[{begins}]") if begins else None

    def finditer(
        self, text: str, start: int = 0, end: int = maxsize, scan: Scan | None = None
    ) -> Iterator[re.Match[str]]:
        """`scan` may be that of a text of the same length of which some characters were blanked out since."""
        scan = scan or self._cues.scan(text)
        if self._needed & scan.met != self._needed:
            return iter(())
        places: Iterable[int] | None = _places(self._starts, scan) if self._starts else None
        if places is None:
            if self._first is None:
                return self._pattern.finditer(text, start, end)
            places = (found.start() for found in self._first.finditer(text, start, end))
        return tried(self._pattern, text, places, start, end)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        return next(self.finditer(text, start, end), None)

    def sub(self, replacement: Callable[[re.Match[str]], str] | str, text: str) -> str:
        if isinstance(replacement, str):
            return self._pattern.sub(replacement, text) if self.search(text) else text
        return _replaced(text, self.finditer(text), replacement)

    def scan(self, text: str) -> Scan:
        """The cues of a text, as `finditer` asks for them."""
        return self._cues.scan(text)

    def may_fit(self, scan: Scan) -> bool:
        """Whether all that the pattern needs was met."""
        return self._needed & scan.met == self._needed


def _replaced(text: str, matches: Iterable[re.Match[str]], replacement: Callable[[re.Match[str]], str]) -> str:
    kept: list[str] = []
    at = 0
    for found in matches:
        kept += text[at : found.start()], replacement(found)
        at = found.end()
    return "".join((*kept, text[at:])) if kept else text


def blanked(patterns: Sequence[Cued], text: str, blank: str) -> str:
    """The text with all that each of the patterns in turn fits blanked out, length kept; they share their cues.

    A blank, one character, is part of no cue: one pass over the text as it was tells where any of them may fit.
    """
    if patterns:
        scan = patterns[0].scan(text)
        for pattern in patterns:
            if pattern.may_fit(scan):
                text = _replaced(text, pattern.finditer(text, scan=scan), lambda match: blank * len(match.group()))
    return text


def cued(patterns: Mapping[_Key, re.Pattern[str]], language: str = "") -> dict[_Key, Cued]:
    """Patterns that are searched in the same texts: one pass over a text tells which of them may fit.

    Those of one language share that pass, whoever asks for them; without a language they have one for themselves.
    """
    cues = shared(language) if language else Cues()
    cues.add({told(pattern): told(pattern) for pattern in patterns.values()})
    return {name: Cued(pattern, cues) for name, pattern in patterns.items()}


def told(pattern: re.Pattern[str]) -> str:
    """What cues know a compiled pattern by: all that it is, if need be with its flags."""
    return ("(?x)" if pattern.flags & re.VERBOSE else "") + pattern.pattern


@cache
def shared(language: str) -> Cues:
    """The cues of all patterns of a language that are searched in whole parts."""
    return Cues()
