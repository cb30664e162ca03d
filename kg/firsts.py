"""The characters with which whatever a pattern fits begins, read out of the pattern itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from kg.needs import parsed

SMALL: Final = 2
"""Small letters among them at most: a text has these at nearly every place."""
WIDEST: Final = 1024
"""Characters of a range at most."""
_KNOWN: Final = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}
IDEOGRAPHS: Final = "\u2e80"
"""Where the scripts begin that know no small letters, and of which each character is rare."""

_Heads = tuple[frozenset[str] | None, bool]
"""What a piece begins with, None for anything; and whether it may fit nothing at all."""


@cache
def first(pattern: str, flags: int) -> str:
    """What stands within the brackets of a class of these characters; "" where they are unknown or too many to tell.

    Also "" where `re` itself looks for them: where case counts, and a pattern has a literal or class in front.
    """
    pieces = parsed(pattern)
    heads, nothing = _sequence(pieces, bool(flags & re.IGNORECASE))
    if heads is None or nothing or _told_at_once(pieces, flags):
        return ""
    letters = [head for head in heads if head.isalpha() and not head.isupper() and head < IDEOGRAPHS]
    return "".join(map(_escaped, sorted(heads))) if len(letters) <= SMALL else ""


def _told_at_once(nodes: Any, flags: int) -> bool:
    while nodes[0][0].name == "SUBPATTERN":
        nodes = nodes[0][1][3]
    return not flags & re.IGNORECASE and nodes[0][0].name in ("LITERAL", "IN")


def _escaped(head: str) -> str:
    return head if len(head) > 1 else f"\\U{ord(head):08x}"


def _sequence(nodes: Iterable[tuple[Any, Any]], caseless: bool) -> _Heads:
    found: frozenset[str] = frozenset()
    for node in nodes:
        heads, nothing = _piece(node, caseless)
        if heads is None:
            return None, nothing
        found |= heads
        if not nothing:
            return found, False
    return found, True


def _piece(node: tuple[Any, Any], caseless: bool) -> _Heads:
    name, content = node[0].name, node[1]
    match name:
        case "LITERAL":
            return _cases([content], caseless), False
        case "IN":
            return _members(content, caseless), False
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset(), True
        case "SUBPATTERN":
            flag = int(re.IGNORECASE)
            return _sequence(content[3], (caseless or bool(content[1] & flag)) and not content[2] & flag)
        case "ATOMIC_GROUP":
            return _sequence(content, caseless)
        case "BRANCH":
            return _either([_sequence(branch, caseless) for branch in content[1]])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            heads, nothing = _sequence(content[2], caseless)
            return heads, nothing or content[0] == 0
        case "FAILURE":
            return frozenset(), False
        case _:
            return None, False


def _either(branches: list[_Heads]) -> _Heads:
    known = [heads for heads, _ in branches if heads is not None]
    nothing = any(nothing for _, nothing in branches)
    return (frozenset().union(*known) if len(known) == len(branches) else None), nothing


def _members(members: list[tuple[Any, Any]], caseless: bool) -> frozenset[str] | None:
    found: set[str] = set()
    for kind, content in members:
        if kind.name == "CATEGORY" and content.name in _KNOWN:
            found.add(_KNOWN[content.name])
            continue
        lowest, last = content if kind.name == "RANGE" else (content, content)
        if kind.name not in ("LITERAL", "RANGE") or last - lowest > WIDEST:
            return None
        found |= _cases(range(lowest, last + 1), caseless)
    return frozenset(found)


def _cases(codes: Iterable[int], caseless: bool) -> frozenset[str]:
    letters = map(chr, codes)
    both = (
        form for letter in letters for form in ((letter, letter.lower(), letter.upper()) if caseless else (letter,))
    )
    return frozenset(form for form in both if len(form) == 1)
