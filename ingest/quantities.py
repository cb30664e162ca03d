"""Quantities in running text: a number, how exact it is, and what it counts, by the tables `figures.toml`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Final

from ingest import fractions
from ingest.amounts import amount, bare, entry, spoken, squeezed
from ingest.counting import any_of
from kg.cues import Cued, Cues, blanked, cued, shared
from ontology import table

BOUNDS: Final = ("atLeast", "atMost", "about")
_MASK: Final = "\x00"
_APART: Final = r"(?<![A-Za-z\d.,/-])"
"""No number begins within a word, a symbol or another number."""
_LARGE: Final = 10**6
"""A number of so many, of which nothing is told, is a sum of money where sums are told of."""
CURRENCY: Final = re.compile("[A-Z]{3}")
"""Units that are money: codes of ISO 4217."""
_DIGIT: Final = re.compile(r"\d")
_SPOKEN: Final = ("figures", "spoken")
_SHARE: Final = ("figures", "share")
_BEHIND: Final = (("figures", "postposed"), ("figures", "dual"))
"""Patterns of numbers that stand behind what they count, or within its form."""
_OPENING: Final = ("before", "sign", "share", "low", "high", "number")
_CLOSING: Final = ("number", "mid", "scale", "after", "percent", "currency", "unit")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` says `value` of `unit`; a currency is its ISO 4217 code, a share is "percent".

    A fraction in words has the unit "fraction". `bound` is exact, atLeast, about or atMost.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    bound: str
    number: int = -1
    """Where the number stands, when what it counts stands before it."""


_SHAPE: Final = r"""
(?:(?P<before>{before})\s*{article})?
(?:(?P<share>{share})|(?P<sign>{sign})\s?)?
(?:(?P<low>{number})(?:\s*(?P<lowscale>{scale}))?(?:\s*{percent})?\s*(?P<through>{range})\s*(?:{share}|{sign}\s?)?)?
(?:(?P<high>{number})\s*(?P<highscale>{compound}))?
(?P<number>{number})
(?:\s*(?P<mid>{after}))?(?:\s*(?P<scale>{scale}))?(?:\s*(?P<after>{after}))?
(?:\s*(?P<percent>{percent})|\s*(?P<currency>{currency})|\s*(?:{of})?(?P<unit>{unit}))?"""


def quantities(text: str, language: str) -> Iterator[Quantity]:
    """Every quantity in `text`, left to right. Dates, ordinals and references are none."""
    cues = _cues(language)
    met = cues.met(text)
    if not (_DIGIT.search(text) or any(cues.may_fit(kind, met) for kind in _kinds(language))):
        return
    masked = _masked(text, language)
    found = list(_fractions(masked, language)) if cues.may_fit(_SHARE, met) else []
    for one in found:
        masked = masked[: one.start] + _MASK * (one.end - one.start) + masked[one.end :]
    if _DIGIT.search(masked) or cues.may_fit(_SPOKEN, met):
        found += _numbers(masked, language)
    if any(cues.may_fit(kind, met) for kind in _kinds(language) if kind in _BEHIND):
        found += _postposed(masked, language, {one.start for one in found})
    yield from _with_currency(sorted(found, key=lambda one: (one.start, one.end)))


def _with_currency(found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Sums whose currency is only told with the sum before: "of 40 million dollars, it has paid 26 million"."""
    currency = ""
    for one in found:
        currency = one.unit if CURRENCY.fullmatch(one.unit) else currency
        if one.unit or currency:
            yield one if one.unit else replace(one, unit=currency)


def _fractions(masked: str, language: str) -> Iterator[Quantity]:
    data = table(language, "figures")
    for match, value in fractions.fractions(masked, language, _before(language)):
        bound = _bound_of(match["before"], data, "bounds_before") if match["before"] else "exact"
        yield Quantity(match.start(), match.end(), value, fractions.UNIT, bound)


def _numbers(masked: str, language: str) -> Iterator[Quantity]:
    """Each number that counts something; the words behind one may hold the next."""
    position = 0
    places = _places(masked, language)
    while match := _next(masked, position, places, language):
        found = list(_quantities(match, language))
        yield from found
        position = max(match.end("number"), found[-1].end if found else 0)


def _places(masked: str, language: str) -> tuple[list[int], list[int]]:
    """Where a number begins, and where something begins that may stand before one."""
    number, opening = _beginnings(language)
    numbers = [match.start() for match in number.finditer(masked)]
    return numbers, [match.start() for match in opening.finditer(masked)] if numbers else []


def _next(masked: str, position: int, places: tuple[list[int], list[int]], language: str) -> re.Match[str] | None:
    """The first match of the pattern from `position` on: it begins at a number, or at what stands before that."""
    numbers, openings = places
    following = bisect_left(numbers, position)
    if following == len(numbers):
        return None
    number = numbers[following]
    tried = (*openings[bisect_left(openings, position) : bisect_left(openings, number)], number)
    return next((match for at in tried if (match := _pattern(language).match(masked, at))), None)


def _postposed(masked: str, language: str, taken: set[int]) -> Iterator[Quantity]:
    """Numbers that stand behind what they count, where the language puts them there."""
    data = table(language, "figures")
    for match in re.finditer(data.get("postposed_pattern", "(?!)"), masked):
        value = amount(re.sub(data.get("inner_article", "(?!)"), "", match["number"]), None, data)
        if value is not None and match.start("number") not in taken:
            yield Quantity(match.start(), match.end(), value, match["unit"], "exact", match.start("number"))
    for match in re.finditer(data.get("dual_pattern", "(?!)"), masked):
        if match.start("unit") not in taken:
            yield Quantity(match.start("unit"), match.end("unit"), Decimal(2), match["unit"], "exact")


def _cues(language: str) -> Cues:
    _kinds(language)
    return shared(language)


@cache
def _kinds(language: str) -> tuple[tuple[str, str], ...]:
    """Kinds of numbers that are told without figures, of which the language's cues know what they hold."""
    data = table(language, "figures")
    spoken = data.get("spoken_pattern") or "|".join(re.escape(max(word.split(), key=len)) for word in data["spoken"])
    patterns = {_SPOKEN: spoken, _SHARE: fractions.cues(language)}
    patterns |= {kind: data.get(f"{kind[1]}_pattern", "") for kind in _BEHIND}
    shared(language).add({kind: pattern for kind, pattern in patterns.items() if pattern})
    return tuple(kind for kind, pattern in patterns.items() if pattern)


def _masked(text: str, language: str) -> str:
    """The text with what is no quantity blanked out, length kept."""
    return blanked(_skips(language), text, _MASK)


@cache
def _skips(language: str) -> tuple[Cued, ...]:
    patterns = table(language, "figures")["skip_pattern"]
    compiled = {pattern: re.compile(pattern, 0 if pattern.startswith("[A-Z]") else re.I) for pattern in patterns}
    return tuple(cued(compiled, language).values())


def _quantities(match: re.Match[str], language: str) -> Iterator[Quantity]:
    """One quantity, or the two ends of a range over the same characters."""
    data = table(language, "figures")
    unit = _unit(match, data)
    value = amount(match["number"], match["scale"], data)
    large = match["scale"] is not None and entry(data["scales"], match["scale"]) >= _LARGE
    if not (unit or large) or value is None:
        return
    if match["high"]:
        value += amount(match["high"], match["highscale"], data) or 0
    start = min(match.start(group) for group in _OPENING if match.start(group) >= 0)
    counted = "" if match["sign"] or match["share"] else _counted(match["unit"] or "", data)
    end = max(match.end(group) for group in _CLOSING if group != "unit")
    end = match.start("unit") + len(counted) if counted else end
    end = start + len(match.string[start:end].rstrip())
    if match["low"]:
        low = amount(match["low"], match["lowscale"] or match["scale"], data)
        if low is not None and _two(match, data):
            yield Quantity(start, end, low, unit, "exact")
            yield Quantity(match.start("number"), end, value, unit, "exact")
            return
        if low is not None and low < value:
            yield Quantity(start, end, low, unit, "atLeast")
            yield Quantity(start, end, value, unit, "atMost")
            return
    yield Quantity(start, end, value, unit, _bound(match, data))


def _two(match: re.Match[str], data: Mapping[str, Any]) -> bool:
    """ "20 and 30 partners" are two figures, unless "between" stands before them."""
    joint = squeezed(match["through"]).lower() in data.get("joint", ())
    return joint and not re.search(rf"(?:{data['between_pattern']})\s*$", match.string[: match.start("low")], re.I)


def _unit(match: re.Match[str], data: Mapping[str, Any]) -> str:
    """ "percent", a currency code, or the counted noun; "" when the number counts nothing."""
    if match["percent"] or match["share"]:
        return "percent"
    currency = match["currency"] or match["sign"]
    return str(entry(data["currencies"], currency)) if currency else _counted(match["unit"] or "", data)


def _counted(unit: str, data: Mapping[str, Any]) -> str:
    """The noun, up to the first word that belongs to what follows."""
    kept: list[str] = []
    for word in re.findall(r"\S+\s*", unit):
        plain = word.strip().lower()
        if plain in data["unit_stop"] or (kept and re.match(data.get("unit_stop_pattern", "(?!)"), plain)):
            break
        kept.append(word)
    return "".join(kept).rstrip()


def _bound(match: re.Match[str], data: Mapping[str, Any]) -> str:
    sides = (("before", "bounds_before"), ("mid", "bounds_after"), ("after", "bounds_after"))
    return next((_bound_of(match[group], data, side) for group, side in sides if match[group]), "exact")


def _bound_of(printed: str, data: Mapping[str, Any], side: str) -> str:
    plain = squeezed(printed).lower()
    known = {plain, bare(plain, data)}
    return next((bound for bound in BOUNDS if known & set(data[side][bound])), "exact")


@cache
def _before(language: str) -> str:
    return _bounds(table(language, "figures"), "bounds_before")


def _bounds(data: Mapping[str, Any], side: str) -> str:
    return any_of((word for bound in BOUNDS for word in data[side][bound]), data.get("prefix", ""))


@cache
def _beginnings(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a number may begin, and where what may stand before it; every place, not only those apart."""
    data = table(language, "figures")
    prefix = data.get("prefix", "")
    words = data.get("spoken_pattern") or any_of(spoken(data), prefix)
    before = any_of((word for bound in BOUNDS for word in data["bounds_before"][bound]), prefix)
    others = any_of((*data["percent_prefix"], *_signs(data)))
    number = re.compile(rf"{_APART}(?=\d|{words})", re.I)
    return number, re.compile(rf"(?={before}|{others})", re.I)


def _signs(data: Mapping[str, Any]) -> list[str]:
    """Currencies that stand before the number."""
    return [name for name in data["currencies"] if not name[-1].isalpha() or re.fullmatch("[A-Z]{3}", name)]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """[over] [from 1] to 10 [odd] million [or more] [%, dollars, partners]."""
    data = table(language, "figures")
    group, decimal, prefix = data["group"], data["decimal"], data.get("prefix", "")
    figures = rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?(?!\d)|\d+(?:{decimal}\d+)?"
    if data.get("group_reversed"):
        figures = rf"\d{{3}}(?:{decimal}\d+)?(?:{group}\d{{3}})*{group}\d{{1,3}}(?![\d{decimal[1:]})|{figures}"
    number = rf"{figures}|(?>{data.get('spoken_pattern') or any_of(spoken(data), prefix)})"
    names = {
        "before": _bounds(data, "bounds_before"),
        "after": _bounds(data, "bounds_after"),
        "article": data.get("article", ""),
        "of": data.get("of_pattern", ""),
        "compound": any_of(data.get("compound_scales", ())),
        "scale": any_of(data["scales"]),
        "sign": any_of(_signs(data)),
        "share": any_of(data["percent_prefix"]),
        "percent": any_of(data["percent"]),
        "currency": any_of(data["currencies"]),
        "range": any_of(data["range"]),
        "number": rf"{_APART}(?:{number})",
        "unit": data["unit_pattern"],
    }
    return re.compile("".join(_SHAPE.format_map(names).split("\n")), re.I)
