"""Short names that a text explains in brackets: "the World Food Programme (WFP)", 联合国儿童基金会（儿基会）."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from ingest.entities import normal_name
from ingest.nameforms import rules_of
from ingest.names import Span, kind_of, trimmed

_CAPITAL: Final = re.compile(r"(?<=\s)[A-ZÀ-ÞА-ЯЁ]")
LONGEST_HAN: Final = 24
"""Characters of a Chinese name at most."""


@dataclass(frozen=True, slots=True)
class Definition:
    """`name (short)`: both stand for one entity from here on."""

    name: Span
    short: Span
    label: str
    alias: str


def definitions(text: str, language: str, known: Iterable[Span]) -> list[Definition]:
    """Short names that the text explains: "the World Food Programme (WFP)", 联合国儿童基金会（儿基会）.

    `known` are the spans of names already found; one that ends before the bracket is the name explained.
    """
    rules = rules_of(language)
    ends = {end: start for start, end in sorted(known, reverse=True)}
    found = []
    for match in rules["bracket"].finditer(text):
        close = len(text[: match.start()].rstrip())
        start = ends.get(close)
        if start is None:
            start = _spelled_out(text[:close], match["short"], rules)
        if start is not None and start < close:
            found.append(Definition((start, close), match.span("short"), text[start:close], match["short"]))
    return found


def _spelled_out(before: str, short: str, rules: dict[str, Any]) -> int | None:
    """Where the long form begins that a bracket abbreviates: a run with a head word and the short form's letters."""
    if rules["ideographic"]:
        return _shortened(before, short, rules)
    for match in reversed(list(rules["long_form"].finditer(before, max(0, len(before) - 120)))):
        if match.end() < len(before):
            continue
        for begin in [match.start(), *(match.start() + m.start() for m in _CAPITAL.finditer(match.group()))]:
            start = trimmed(before, begin, match.end(), rules)
            label = before[start : match.end()]
            if kind_of(label, rules) and _abbreviates(short, label):
                return start
    return None


def _shortened(before: str, short: str, rules: dict[str, Any]) -> int | None:
    """Where a name begins of whose characters some make the short form: 海岸灯光网络（海光网）."""
    reach = rules["stops"](before, len(before))
    for start in range(len(before) - len(short), max(reach, len(before) - LONGEST_HAN) - 1, -1):
        label = before[start:]
        if label[0] == short[0] and _abbreviates(short, label):
            return start if kind_of(label, rules) and label != short else None
    return None


def _abbreviates(short: str, name: str) -> bool:
    """The letters of the short form occur in the name in order, the first at its beginning or after an anchor."""
    rest = iter(normal_name(name))
    return all(any(letter == other for other in rest) for letter in normal_name(short) if letter.isalnum())
