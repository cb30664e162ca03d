"""Which of many patterns can fit a text at all, told by one pass over it.

Most patterns of the language tables hold words without which they cannot fit: `(?:was |were )?(?:founded|set up) by`
needs "founded by" or "set up by". Such cues are read out of the patterns themselves and searched all at once
(Aho-Corasick); a pattern is tried only where its cues stand. That changes how soon nothing is found, never what is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from sys import maxsize
from typing import Any, Final, TypeVar

_parse: Final[Any] = re._parser.parse  # type: ignore[attr-defined]

MOST: Final = 96
"""Strings that one place of a pattern may come to; more are taken for anything."""
SHORTEST: Final = 3
"""Letters of a cue at least, one less in scripts other than Latin: shorter ones stand in nearly every text."""

NEVER: Final = "(?!)"
"""The pattern of what a language does not have: it fits nothing."""
FIGURE: Final = "\ufdd0"
"""Stands for any figure (\\d) among the cues: a noncharacter, which no text holds."""
_FIGURE: Final = re.compile(r"\d")

Clause = frozenset[str]
"""Strings in small letters, one of which stands in every text that a pattern fits."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of the texts that a piece of a pattern fits: all of them, or what each of them holds."""

    exact: Clause | None = None
    holds: tuple[Clause, ...] = ()

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.holds if self.exact is None else (*self.holds, self.exact)


_NOTHING: Final = _Told(frozenset({""}))
_ANYTHING: Final = _Told()


@cache
def clauses(pattern: str) -> tuple[Clause, ...]:
    """What a text must hold for the pattern to fit: one string of each clause; () where nothing is known.

    Case is left out of account, so that a pattern may be compiled with or without `re.IGNORECASE`.
    """
    if pattern == NEVER:
        return (frozenset(),)
    told = (_counted(_least(clause)) for clause in _sequence(_parse(pattern)).clauses)
    return tuple(dict.fromkeys(clause for clause in told if clause and all(map(_telling, clause))))


def _counted(clause: Clause) -> Clause:
    """Figures tell as little as short words which, but that there is one."""
    figures = all(any(map(str.isdecimal, cue)) for cue in clause) and not all(map(_telling, clause))
    return frozenset({FIGURE}) if clause and figures else clause


def _telling(cue: str) -> bool:
    shortest = SHORTEST if cue.isascii() else SHORTEST - 1
    return len(cue) >= shortest or any(character >= "\u2e80" for character in cue)


def _least(clause: Clause) -> Clause:
    """Without the strings that hold another one; one that holds nothing tells nothing."""
    if "" in clause:
        return frozenset()
    if len(clause) == 1:
        return clause
    return frozenset(cue for cue in clause if not any(other in cue and other != cue for other in clause))


def _sequence(nodes: Iterable[tuple[Any, Any]]) -> _Told:
    """Pieces one after another: their strings joined, as long as they are few."""
    run: Clause = frozenset({""})
    holds: list[Clause] = []
    whole, letters = True, ""
    for node in nodes:
        if node[0].name == "LITERAL" and len(letter := chr(node[1]).lower()) == 1:
            letters += letter
            continue
        run, letters = frozenset(cue + letters for cue in run) if letters else run, ""
        told = _piece(node)
        holds += told.holds
        if told.exact is not None and len(run) * len(told.exact) <= MOST:
            run = frozenset(a + b for a, b in product(run, told.exact))
            continue
        whole = False
        holds.append(run)
        run = told.exact if told.exact is not None else frozenset({""})
    run = frozenset(cue + letters for cue in run)
    return _Told(run, tuple(holds)) if whole else _Told(None, (*holds, run))


def _piece(node: tuple[Any, Any]) -> _Told:
    content = node[1]
    match node[0].name:
        case "IN":
            return _one_of(content)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _NOTHING
        case "SUBPATTERN":
            return _sequence(content[3])
        case "ATOMIC_GROUP":
            return _sequence(content)
        case "BRANCH":
            return _either([_sequence(branch) for branch in content[1]])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _repeated(content[0], content[1], _sequence(content[2]))
        case _:
            return _ANYTHING


def _one_of(members: list[tuple[Any, Any]]) -> _Told:
    """A class of characters, when it is small."""
    found: set[str] = set()
    if [str(content) for _, content in members] == ["CATEGORY_DIGIT"]:
        return _Told(None, (frozenset({FIGURE}),))
    for kind, content in members:
        first, last = content if str(kind) == "RANGE" else (content, content)
        if str(kind) not in ("LITERAL", "RANGE") or last - first > MOST:
            return _ANYTHING
        found.update(chr(code).lower() for code in range(first, last + 1))
    return _Told(frozenset(found)) if len(found) <= MOST and all(len(one) == 1 for one in found) else _ANYTHING


def _either(branches: list[_Told]) -> _Told:
    if all(branch.exact is not None and not branch.holds for branch in branches):
        united = frozenset().union(*(branch.exact or () for branch in branches))
        if len(united) <= MOST:
            return _Told(united)
    best = [max(map(_least, branch.clauses), key=_worth, default=frozenset()) for branch in branches]
    return _Told(None, (frozenset().union(*best),)) if all(best) else _ANYTHING


def _worth(clause: Clause) -> tuple[int, int]:
    return min(map(len, clause), default=0), -len(clause)


def _repeated(least: int, most: int, told: _Told) -> _Told:
    if told.exact is not None and not told.holds and (least, most) in ((0, 1), (1, 1)):
        return _Told(told.exact | (frozenset({""}) if least == 0 else frozenset()))
    return _Told(None, told.clauses) if least else _ANYTHING


_Key = TypeVar("_Key", bound=Hashable)


class Cues:
    """The cues of many patterns, found in a text at once."""

    def __init__(self, patterns: Mapping[Any, str]) -> None:
        """`patterns` gives for each pattern that is asked for the one whose cues count (often the same)."""
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
        self._last = ("", 0)
        self._figure = met.pop(FIGURE, 0)
        self._met = list(met.values())
        self._automaton = AhoCorasick(list(met), matchkind=MatchKind.Standard) if met else None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._needs)

    def met(self, text: str) -> int:
        """The cues that stand in a text, for `may_fit`; those of the text that was asked for last are known."""
        last, found = self._last
        if last is text:
            return found
        found = self._figure if self._figure and _FIGURE.search(text) else 0
        places = self._automaton.find_matches_as_indexes(text.lower(), overlapping=True) if self._automaton else ()
        for index, _, _ in places:
            found |= self._met[index]
        self._last = (text, found)
        return found

    def may_fit(self, pattern: Hashable, met: int) -> bool:
        """Whether all that a pattern needs was met; True for one that is not known."""
        needed = self._needs.get(pattern, 0)
        return needed & met == needed


class Cued:
    """A compiled pattern that is searched only in texts that hold its cues; else like the pattern itself."""

    __slots__ = ("_cues", "_name", "_pattern", "fullmatch", "match", "pattern")

    def __init__(self, name: Hashable, pattern: re.Pattern[str], cues: Cues) -> None:
        """`name` is what `cues` knows the pattern by."""
        self._name, self._pattern, self._cues = name, pattern, cues
        self.pattern, self.match, self.fullmatch = pattern.pattern, pattern.match, pattern.fullmatch

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        fits = self._cues.may_fit(self._name, self._cues.met(text))
        return self._pattern.finditer(text, start, end) if fits else iter(())

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        fits = self._cues.may_fit(self._name, self._cues.met(text))
        return self._pattern.search(text, start, end) if fits else None

    def sub(self, replacement: Callable[[re.Match[str]], str], text: str) -> str:
        fits = self._cues.may_fit(self._name, self._cues.met(text))
        return self._pattern.sub(replacement, text) if fits else text


def cued(patterns: Mapping[_Key, re.Pattern[str]]) -> dict[_Key, Cued]:
    """Patterns that are searched in the same texts: one pass over a text tells which of them may fit."""
    cues = Cues({name: pattern.pattern for name, pattern in patterns.items()})
    return {name: Cued(name, pattern, cues) for name, pattern in patterns.items()}
