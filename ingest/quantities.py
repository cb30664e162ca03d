"""Quantities in running text: a number, how exact it is, and what it counts, by the tables `figures.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final

from ontology import table

BOUNDS: Final = ("atLeast", "atMost", "about")
_CHINESE: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_MASK: Final = "\x00"
_OPENING: Final = ("before", "sign", "share", "low", "number")
_CLOSING: Final = ("number", "mid", "scale", "after", "percent", "currency", "unit")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` says `value` of `unit`; a currency is its ISO 4217 code, a share is "percent".

    `bound` is exact, atLeast, about or atMost.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    bound: str


_SHAPE: Final = r"""
(?:(?P<before>{before})\s*)?
(?:(?P<share>{share})|(?P<sign>{sign})\s?)?
(?:(?P<low>{number})(?:\s*(?P<lowscale>{scale}))?\s*{range}\s*)?
(?P<number>{number})
(?:\s*(?P<mid>{after}))?(?:\s*(?P<scale>{scale}))?(?:\s*(?P<after>{after}))?
(?:\s*(?P<percent>{percent})|\s*(?P<currency>{currency})|\s*(?P<unit>{unit}))?"""


def quantities(text: str, language: str) -> Iterator[Quantity]:
    """Every quantity in `text`, left to right. Dates, ordinals and references are none."""
    masked = _masked(text, language)
    for match in _pattern(language).finditer(masked):
        yield from _quantities(match, language)


def _masked(text: str, language: str) -> str:
    """The text with what is no quantity blanked out, length kept."""
    for pattern in _skips(language):
        text = pattern.sub(lambda match: _MASK * len(match.group()), text)
    return text


@cache
def _skips(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table(language, "figures")["skip_pattern"])


def _quantities(match: re.Match[str], language: str) -> Iterator[Quantity]:
    """One quantity, or the two ends of a range over the same characters."""
    data = table(language, "figures")
    unit = _unit(match, data)
    value = _value(match["number"], match["scale"], data)
    if not unit or value is None:
        return
    start = min(match.start(group) for group in _OPENING if match.start(group) >= 0)
    end = max(match.end(group) for group in _CLOSING if group != "unit" or match[group])
    end -= len(match["unit"] or "") - len(_counted(match["unit"] or "", data)) if match["unit"] else 0
    if match["low"]:
        low = _value(match["low"], match["lowscale"] or match["scale"], data)
        if low is not None and low < value:
            yield Quantity(start, end, low, unit, "atLeast")
            yield Quantity(start, end, value, unit, "atMost")
            return
    yield Quantity(start, end, value, unit, _bound(match, data))


def _value(printed: str, scale: str | None, data: Mapping[str, Any]) -> Decimal | None:
    number = _number(printed, data)
    return number * _entry(data["scales"], scale) if scale and number is not None else number


def _number(printed: str, data: Mapping[str, Any]) -> Decimal | None:
    if printed[0].isdigit():
        plain = re.sub(data["group"], "", printed).replace(data["decimal"], ".")
        return Decimal("".join(str(int(c)) if c.isdigit() else c for c in plain))
    words = data.get("spoken")
    spoken = words.get(printed.lower()) if words else _chinese(printed)
    return None if spoken is None else Decimal(spoken)


def _chinese(printed: str) -> int:
    """三十五 → 35: a multiplier multiplies the digit before it, or stands for itself."""
    total = digit = 0
    for character in printed:
        if character in _TENS:
            total += max(digit, 1) * _TENS[character]
            digit = 0
        else:
            digit = digit * 10 + _CHINESE[character]
    return total + digit


def _unit(match: re.Match[str], data: Mapping[str, Any]) -> str:
    """ "percent", a currency code, or the counted noun; "" when the number counts nothing."""
    if match["percent"] or match["share"]:
        return "percent"
    currency = match["currency"] or match["sign"]
    return str(_entry(data["currencies"], currency)) if currency else _counted(match["unit"] or "", data)


def _counted(unit: str, data: Mapping[str, Any]) -> str:
    """The noun, up to the first word that belongs to what follows."""
    kept = []
    for word in re.findall(r"\S+\s*", unit):
        if word.strip().lower() in data["unit_stop"]:
            break
        kept.append(word)
    return "".join(kept).rstrip()


def _bound(match: re.Match[str], data: Mapping[str, Any]) -> str:
    sides = (("before", "bounds_before"), ("mid", "bounds_after"), ("after", "bounds_after"))
    for group, side in sides:
        if match[group]:
            printed = _squeezed(match[group]).lower()
            return next(bound for bound in BOUNDS if printed in data[side][bound])
    return "exact"


def _entry(mapping: Mapping[str, Any], printed: str) -> Any:
    """The value of a word however it is cased and spaced."""
    key = _squeezed(printed)
    return mapping[key] if key in mapping else next(v for k, v in mapping.items() if k.lower() == key.lower())


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """[over] [from 1] to 10 [odd] million [or more] [%, dollars, partners]."""
    data = table(language, "figures")
    group, decimal = data["group"], re.escape(data["decimal"])
    figures = rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?(?!\d)|\d+(?:{decimal}\d+)?"
    number = rf"{figures}|{data.get('spoken_pattern') or _any(data.get('spoken', ()))}"
    names = {
        "before": _any(word for bound in BOUNDS for word in data["bounds_before"][bound]),
        "after": _any(word for bound in BOUNDS for word in data["bounds_after"][bound]),
        "scale": _any(data["scales"]),
        "sign": _any(name for name in data["currencies"] if not name[-1].isalpha()),
        "share": _any(data["percent_prefix"]),
        "percent": _any(data["percent"]),
        "currency": _any(data["currencies"]),
        "range": _any(data["range"]),
        "number": rf"(?<![A-Za-z\d.,/-])(?:{number})",
        "unit": data["unit_pattern"],
    }
    return re.compile("".join(_SHAPE.format_map(names).split("\n")), re.I)


def _any(words: Iterable[str]) -> str:
    """One of these words, longest first, with spaces of any kind; matches nothing when there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(_spaced, ordered))})" if ordered else "(?!)"


def _spaced(word: str) -> str:
    start = r"(?<!\w)" if _alphabetic(word[0]) else ""
    end = r"(?!\w)" if _alphabetic(word[-1]) else ""
    return start + r"\s+".join(map(re.escape, word.split())) + end


def _alphabetic(letter: str) -> bool:
    """Whether words end where such letters end: not in Chinese, not after a sign."""
    return letter.isalpha() and not "\u2e80" <= letter <= "\u9fff"
