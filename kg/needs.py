"""What a text must hold for a pattern to fit, and with what such a place begins, read out of the pattern itself.

Most patterns of the language tables hold words without which they cannot fit: `(?:was |were )?(?:founded|set up) by`
needs "founded by" or "set up by", and begins with "was ", "were ", or one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any, Final

_parse: Final[Any] = re._parser.parse  # type: ignore[attr-defined]
_PARSED: Final = 256
"""Patterns whose pieces are kept, for whoever else asks about them right after."""

MOST: Final = 96
"""Strings that one place of a pattern may come to; more are taken for anything."""
SHORTEST: Final = 3
"""Letters of a cue at least, where it holds no ideograph: shorter ones stand in nearly every text."""

NEVER: Final = "(?!)"
"""The pattern of what a language does not have: it fits nothing."""
FIGURE: Final = "\ufdd0"
"""Stands for any figure (\\d) among the cues: a noncharacter, which no text holds."""

Clause = frozenset[str]
"""Strings in small letters, one of which stands in every text that a pattern fits."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of the texts that a piece of a pattern fits: all of them, or what each of them holds."""

    exact: Clause | None = None
    holds: tuple[Clause, ...] = ()
    begins: Clause = frozenset()
    """Where not all are known: strings one of which each begins with; none where that is not known."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.holds if self.exact is None else (*self.holds, self.exact)

    @property
    def starts(self) -> Clause:
        """Strings one of which each of the texts begins with; none where one may begin with anything."""
        known = self.begins if self.exact is None else self.exact
        return frozenset() if "" in known else known


_NOTHING: Final = _Told(frozenset({""}))
_ANYTHING: Final = _Told()


@cache
def clauses(pattern: str) -> tuple[Clause, ...]:
    """What a text must hold for the pattern to fit: one string of each clause; () where nothing is known.

    Case is left out of account, so that a pattern may be compiled with or without `re.IGNORECASE`.
    """
    if pattern == NEVER:
        return (frozenset(),)
    told = (_counted(_least(clause)) for clause in _told(pattern).clauses)
    return tuple(dict.fromkeys(clause for clause in told if clause and all(map(_telling, clause))))


def starts(pattern: str) -> Clause:
    """Strings in small letters, one of which stands where the pattern fits, at its first character; none if unknown."""
    found = _told(pattern).starts
    return found if all(map(_telling, found)) else frozenset()


@lru_cache(maxsize=_PARSED)
def parsed(pattern: str) -> Any:
    """The pieces of a pattern, as `re` reads them."""
    return _parse(pattern)


@lru_cache(maxsize=_PARSED)
def _told(pattern: str) -> _Told:
    return _sequence(parsed(pattern))


def _counted(clause: Clause) -> Clause:
    """Figures tell as little as short words which, but that there is one."""
    figures = all(any(map(str.isdecimal, cue)) for cue in clause) and not all(map(_telling, clause))
    return frozenset({FIGURE}) if clause and figures else clause


def _telling(cue: str) -> bool:
    return len(cue.strip()) >= SHORTEST or any(character >= "\u2e80" for character in cue)


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
    begins: Clause = frozenset()
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
        begins = _begun(run, told.starts) if whole else begins
        whole = False
        holds.append(run)
        run = told.exact if told.exact is not None else frozenset({""})
    run = frozenset(cue + letters for cue in run)
    return _Told(run, tuple(holds)) if whole else _Told(None, (*holds, run), begins)


def _begun(run: Clause, going_on: Clause) -> Clause:
    """What a sequence begins with, of which all is known up to a piece that only begins so."""
    if "" not in run:
        return run
    return frozenset(a + b for a, b in product(run, going_on)) if len(run) * len(going_on) <= MOST else frozenset()


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
    best = [max(map(_least, branch.clauses), key=worth, default=frozenset()) for branch in branches]
    begun = [branch.starts for branch in branches]
    begins = frozenset().union(*begun) if all(begun) else frozenset()
    return _Told(None, (frozenset().union(*best),) if all(best) else (), begins)


def worth(clause: Clause) -> tuple[int, int]:
    """Of two clauses the one that tells more is greater: its shortest string is longer, or it has fewer."""
    return min(map(len, clause), default=0), -len(clause)


def _repeated(least: int, most: int, told: _Told) -> _Told:
    if told.exact is not None and not told.holds and (least, most) in ((0, 1), (1, 1)):
        return _Told(told.exact | (frozenset({""}) if least == 0 else frozenset()))
    return _Told(None, told.clauses, told.starts) if least else _ANYTHING
