"""The body whose resolution a number names, as the words around a list of numbers tell it.

"Human Rights Council resolutions 7/14 and 9/2", "resolutions 16/21 … and 17/4 … of the Human Rights Council", "the
Council, in its resolution 7/14". The words stand in `ontology/languages/<code>/citations.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Final

from ingest.sessions import DATE
from ontology import table

Span = tuple[int, int]

LEAD: Final = 90
"""Characters before a governing word in which its body may stand."""
BEHIND: Final = 90
"""Characters after a number in which its date and its body may stand."""
FAR: Final = 250
"""Characters before a number in which the body may stand that its date leaves possible."""
_ORDER: Final = ("other", "EA", "ESCAP", "HRC", "CHR", "S", "E", "A")
_OWN: Final = 20
"""Characters before a governing word in which its "its" may stand."""
_BREAK: Final = re.compile(r"[;:；：。]")


def named_body(text: str, numbers: Sequence[Span], word: Span, since: int, language: str) -> list[str]:
    """For each number of one list, the body named for it or "". `since` is where the list before this one ended."""
    rules = _rules(language)
    if rules["after"]:
        return _carried(text, numbers, _before(text, since, numbers[0][0], rules), rules)
    told = _carried(text, numbers, _last(text, word[1], numbers[0][0], rules), rules)
    if not all(told):
        last = _attached(text, numbers[-1][1], rules) or _lead(text, since, word[0], rules)
        last = last or _subject(text, max(since, word[0] - _OWN), word[1], numbers[-1][1], rules)
        told = [body or last for body in told]
    return told


def goes_on(text: str, start: int, end: int, language: str) -> bool:
    """Whether one list goes on from `start` to `end`, so that its body does: only dates and joints stand between."""
    rules = _rules(language)
    gap = DATE.sub("", text[start:end])
    if rules["own"].search(gap) or _BREAK.search(gap) or rules["bodies"].search(gap):
        return False
    return len(gap) <= 8 if rules["after"] else len(gap.split()) <= 4 and rules["join"].search(gap) is not None


def is_own(text: str, word: int, number: int, language: str) -> bool:
    """Whether "its" governs a word and its number: the speaker's own resolution."""
    start = min(word, number)
    return _rules(language)["own"].search(text, max(0, start - _OWN), start) is not None


def spoken_of(text: str, end: int, language: str) -> str:
    """The body named last before a place, however far: "the Commission … adopted, at its last session, resolution"."""
    return _last(text, max(0, end - FAR), end, _rules(language))


def _carried(text: str, numbers: Sequence[Span], head: str, rules: dict[str, Any]) -> list[str]:
    """A body counts on through the list until another is named; one named behind numbers counts back for them."""
    told, current = [head], head
    for (_, end), (start, _) in pairwise(numbers):
        found = list(rules["bodies"].finditer(text, end, start))
        if not found:
            current = "" if rules["after"] and rules["own"].search(text, end, start) else current
        elif not rules["after"] and rules["join"].search(text, found[-1].end(), start):
            told = [body or str(found[-1].lastgroup) for body in told]
            current = ""
        else:
            current = str(found[-1].lastgroup)
        told.append(current)
    return told


def _before(text: str, since: int, start: int, rules: dict[str, Any]) -> str:
    """In the clause before the number, what the resolution is about left out: 大会关于人权理事会的第60/251号."""
    clause = rules["about"].sub(lambda match: "\x00" * len(match.group()), text[max(since, start - LEAD) : start])
    found = list(rules["bodies"].finditer(clause))
    if not found:
        return ""
    near = rules["by"].fullmatch(clause, found[-1].end())
    far = found[-1].lastgroup == "CHR" and not _BREAK.search(clause, found[-1].end())
    return str(found[-1].lastgroup) if near or far else ""


def _last(text: str, start: int, end: int, rules: dict[str, Any]) -> str:
    found = list(rules["bodies"].finditer(text, start, end))
    return str(found[-1].lastgroup) if found else ""


def _attached(text: str, end: int, rules: dict[str, Any]) -> str:
    """Behind the number, with a date and a preposition between: "16/21 of 25 March 2011 of the Council"."""
    behind = rules["bodies"].search(text, end, end + BEHIND)
    if not behind:
        return ""
    gap = DATE.sub("", text[end : behind.start()], count=1)
    return str(behind.lastgroup) if rules["by"].fullmatch(gap) else ""


def _lead(text: str, since: int, start: int, rules: dict[str, Any]) -> str:
    """Before the word: right there ("Security Council resolution"), or speaking ("the Council, in its resolution")."""
    found = list(rules["bodies"].finditer(text, max(since, start - LEAD), start))
    if not found:
        return ""
    gap = text[found[-1].end() : start]
    near = len(gap.split()) <= 2 or found[-1].lastgroup == "CHR" or (rules["own"].search(gap) and len(gap) < 60)
    return str(found[-1].lastgroup) if near and not _BREAK.search(gap) else ""


def _subject(text: str, start: int, stop: int, end: int, rules: dict[str, Any]) -> str:
    """Behind the number, as the one that "its" means: "In its decision 2011/24, the Executive Board …"."""
    behind = rules["bodies"].search(text, end, end + BEHIND)
    if not behind or not rules["own"].search(text, start, stop):
        return ""
    gap = re.sub(rules["dated"], "", DATE.sub("", text[end : behind.start()], count=1), count=1)
    pause = re.match(r"\s*[,،]\s*", gap)
    return str(behind.lastgroup) if pause and len(gap[pause.end() :].split()) <= 1 else ""


@cache
def _rules(language: str) -> dict[str, Any]:
    words = table(language, "citations")
    bodies = words["bodies"]
    after = bool(words.get("number_first"))
    edge = "" if after or words.get("joined") else r"\b"
    return {
        "after": after,
        "bodies": re.compile("|".join(f"(?P<{key}>{bodies[key]})" for key in _ORDER if key in bodies)),
        "own": re.compile(rf"{edge}{words['own']}{edge}", re.I),
        "dated": re.compile(words["dated"], re.I),
        "join": re.compile(rf"(?:{edge}{words['join']}{edge}|[،、])"),
        "by": re.compile(rf"[\s,،]*(?:{words['dated']})?[\s,،]*(?:{words['by']})?\s*", re.I),
        "about": re.compile(words.get("about", "(?!)")),
    }
