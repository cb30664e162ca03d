"""Paragraphs, sections and annexes named beside a citation, as fragments: "para. 22 (e)" → op-22-e."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from ingest.references import Reference
from ontology import table

LONGEST_RANGE: Final = 60
"""Paragraphs in one range at most; a longer one is a slip of reading."""

_ITEM = r"\d{1,3}(?:\.\d{1,2})?(?:\s?[(（][a-zа-яأ-ي]{1,2}[)）])?"
_SINGLE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)(?:\s?[(（]([a-zа-яأ-ي]{1,2})[)）])?")

Fragment = tuple[str, int, int]
"""Fragment in the cited document, and where it is named: start, end."""


def cited_fragments(text: str, reference: Reference, language: str) -> list[Fragment]:
    """The parts of the cited document that stand right behind or right before the reference; [] for the whole of it."""
    forms = _patterns(language)
    behind = forms["behind"].match(text, reference.end)
    annexed = bool(behind["annex"])
    if behind["numbers"]:
        return list(_fragments(behind, reference.symbol, annexed, forms))
    if annexed:
        return [("annex", behind.start("annex"), behind.end())]
    before = forms["before"].search(text, max(0, reference.start - 200), reference.start)
    return list(_fragments(before, reference.symbol, False, forms)) if before else []


def named_proposals(text: str, language: str) -> list[Fragment]:
    """Numbered proposals that a text speaks of: "proposals 13 to 16", 提议23."""
    forms = _patterns(language)
    return [
        (f"proposal-{number}", match.start(), match.end())
        for match in forms["proposals"].finditer(text)
        for number, _ in _numbers(match["numbers"], forms["range"])
    ]


def _fragments(match: re.Match[str], symbol: str, annexed: bool, forms: dict[str, Any]) -> Iterator[Fragment]:
    for number, letter in _numbers(match["numbers"], forms["range"]):
        yield _fragment(number, letter, symbol, annexed), match.start("numbers"), match.end()


def _numbers(printed: str, through: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """ "113, 117 and 119 to 121" → 113, 117, 119, 120, 121; letters stay with their number."""
    last: tuple[int, int] | None = None
    for match in _SINGLE.finditer(printed):
        number = match[1]
        if last and number.isdigit() and through.fullmatch(printed[last[1] : match.start()].strip()):
            yield from ((str(n), "") for n in range(last[0] + 1, min(int(number), last[0] + LONGEST_RANGE)))
        yield number, match[2] or ""
        last = (int(number), match.end()) if number.isdigit() else None


def _fragment(number: str, letter: str, symbol: str, annexed: bool) -> str:
    tail = f"-{letter}" if letter else ""
    if annexed:
        return f"annex-{number}{tail}"
    if "." in number:
        return f"cl-{number}{tail}"
    if "/RES/" in symbol or "/Res." in symbol:
        return f"op-{number}{tail}"
    return f"sec-{number}{tail}" if symbol.startswith("ST/SGB/") else f"para-{number}{tail}"


@cache
def _patterns(language: str) -> dict[str, Any]:
    words = table(language, "citations")
    through = rf"(?:{words['range']}|[-–—])"
    joint = rf"\s?(?:[,，、;]\s?(?:{words['join']})?|{words['join']}|{through})\s?"
    numbers = rf"(?P<numbers>{_ITEM}(?:{joint}{_ITEM})*)"
    paragraph, annex, resolution = words["paragraph"], words["annex"], f"(?:{words['resolution']}|{words['decision']})"
    number_first = language == "zh"
    named = rf"第\s?{numbers}\s?{paragraph}" if number_first else rf"{paragraph}\s?{numbers}"
    lead = rf"(?:\s?号?{resolution})?" if number_first else ""
    return {
        "behind": re.compile(rf"{lead}(?:[,，、]?\s?(?P<annex>{annex}))?(?:[,，、]?\s?(?:{named}))?", re.I),
        "before": re.compile(rf"{named}\s?{words['of']}\s?(?:[\w’']+\s){{0,2}}{resolution}?\s?$", re.I),
        "proposals": re.compile(rf"(?:{words['proposal']})\s?{numbers}(?![\d/号])", re.I),
        "range": re.compile(through),
    }
