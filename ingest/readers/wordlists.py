"""The numbers that Word prints before list paragraphs and does not store: counted as Word counts them.

Source: ECMA-376 part 1, 17.9 (numbering).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ingest.numerals import to_han, to_roman
from ingest.readers.wordtext import Styles, tag
from kg.letters import ALPHABETS, LATIN

if TYPE_CHECKING:
    from docx.document import Document as Word

_ABJAD, _RUSSIAN = ALPHABETS
_ALPHABETS: Final = {
    "lowerLetter": LATIN,
    "upperLetter": LATIN.upper(),
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
    "arabicAbjad": _ABJAD,
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
_HAN: Final = frozenset({"chineseCounting", "chineseCountingThousand", "ideographDigital", "taiwaneseCounting"})
_BULLET: Final = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, what it prints ("(%1)"), where it starts."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1


class Lists:
    """The counters of all lists of a document; call `number` for its paragraphs in order."""

    def __init__(self, word: Word) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, dict[int, int]] = {}
        try:
            numbering: Any = word.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {a.get(tag("abstractNumId"), ""): _levels(a) for a in numbering.iter(tag("abstractNum"))}
        for number in numbering.iter(tag("num")):
            identity = number.get(tag("numId"), "")
            named = number.find(tag("abstractNumId"))
            kind = named.get(tag("val"), "") if named is not None else ""
            overrides = {
                int(o.get(tag("ilvl"), "0")): _override(o, abstract.get(kind, {}))
                for o in number.iter(tag("lvlOverride"))
            }
            self._levels[identity] = {**abstract.get(kind, {}), **overrides}
            self._abstract[identity] = identity if overrides else kind

    def number(self, paragraph: Any, styles: Styles) -> tuple[str, int]:
        """What Word prints before a paragraph and its depth from 1; ("", 0) outside lists."""
        listed = styles.of(paragraph).numbering
        if listed is None or listed[0] not in self._levels or listed[0] == "0":
            return "", 0
        identity, depth = listed
        levels = self._levels[identity]
        level = levels.get(depth, Level())
        counters = self._counters.setdefault(self._abstract[identity], {})
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            del counters[deeper]
        return _printed(level, levels, counters), depth + 1


def _levels(abstract: Any) -> dict[int, Level]:
    return {int(level.get(tag("ilvl"), "0")): _level(level) for level in abstract.iter(tag("lvl"))}


def _level(element: Any) -> Level:
    found = {name: element.find(tag(name)) for name in ("numFmt", "lvlText", "start")}
    values = {name: value.get(tag("val"), "") for name, value in found.items() if value is not None}
    start = values.get("start", "1")
    return Level(values.get("numFmt", "decimal"), values.get("lvlText", ""), int(start) if start.isdigit() else 1)


def _override(element: Any, levels: dict[int, Level]) -> Level:
    depth = int(element.get(tag("ilvl"), "0"))
    own = element.find(tag("lvl"))
    level = _level(own) if own is not None else levels.get(depth, Level())
    start = element.find(tag("startOverride"))
    value = start.get(tag("val"), "") if start is not None else ""
    return Level(level.format, level.text, int(value)) if value.isdigit() else level


def _printed(level: Level, levels: dict[int, Level], counters: dict[int, int]) -> str:
    if level.format == "none":
        return ""
    if level.format == "bullet":
        return _BULLET

    def count(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        inner = levels.get(depth, Level())
        return _counted(counters.get(depth, inner.start), inner.format)

    return re.sub(r"%(\d)", count, level.text).strip()


def _counted(value: int, kind: str) -> str:
    """A count in a list's own way of writing it."""
    if kind in _ALPHABETS:
        letters = _ALPHABETS[kind]
        return letters[(value - 1) % len(letters)] * ((value - 1) // len(letters) + 1)
    if kind in ("lowerRoman", "upperRoman"):
        numeral = to_roman(value)
        return numeral if kind == "lowerRoman" else numeral.upper()
    return to_han(value) if kind in _HAN and value < 100 else str(value)
