"""What a printed number is worth: figures in groups, words, Chinese numerals, scales, by the tables `figures.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any, Final

from ontology import table

_GROUP: Final = 3


def amount(printed: str, scale: str | None, data: Mapping[str, Any]) -> Decimal | None:
    """A number in figures or words, times the `scale` behind it ("million"); None for words that are no number."""
    number = _number(printed, data)
    return number * entry(data["scales"], scale) if scale and number is not None else number


def _number(printed: str, data: Mapping[str, Any]) -> Decimal | None:
    if printed[0].isdigit():
        plain = re.sub(data["decimal"], ".", "".join(_groups(printed, data)))
        return Decimal("".join(str(int(c)) if c.isdigit() else c for c in plain))
    if "spoken" not in data:
        return Decimal(chinese(printed))
    words, plain = spoken(data), squeezed(printed).lower()
    number = words.get(plain, words.get(bare(plain, data)))
    return None if number is None else Decimal(number)


def _groups(printed: str, data: Mapping[str, Any]) -> list[str]:
    """The groups of three digits, the highest first: a first group of one or two digits is never the lowest, nor one
    of noughts the highest.
    """
    groups = re.split(data["group"], printed)
    turned = data.get("group_reversed") and len(re.split(data["decimal"], groups[0])[0]) == _GROUP
    return groups[::-1] if turned and groups[-1].strip("0٠") else groups


def bare(word: str, data: Mapping[str, Any]) -> str:
    """Without the particle that some scripts write onto a word: وثلاث → ثلاث."""
    return re.sub(rf"^{data['prefix']}(?=\w{{2}})", "", word) if data.get("prefix") else word


def spoken(data: Mapping[str, Any]) -> Mapping[str, int]:
    """Numbers in words, with tens and units put together: thirty-five, treinta y cinco, خمسة وثلاثون."""
    words: dict[str, int] = dict(data["spoken"])
    joint, turned = data.get("compound_words", ""), bool(data.get("units_first"))
    if joint:
        tens = {word: n for word, n in words.items() if 20 <= n < 100 and n % 10 == 0}
        units = {word: n for word, n in words.items() if 0 < n < 10}
        for (ten, a), (unit, b) in product(tens.items(), units.items()):
            words[f"{unit}{joint}{ten}" if turned else f"{ten}{joint}{unit}"] = a + b
    return words


def chinese(printed: str) -> int:
    """三十五 → 35: a multiplier multiplies the digit before it, or stands for itself."""
    digits, multipliers = _numerals()
    total = digit = 0
    for character in printed:
        if character in multipliers:
            total += max(digit, 1) * multipliers[character]
            digit = 0
        else:
            digit = digit * 10 + digits[character]
    return total + digit


@cache
def _numerals() -> tuple[dict[str, int], dict[str, int]]:
    """Chinese digits and multipliers: those that also make ordinals, and those that only count."""
    ordinal, counting = table("zh", "numbers"), table("zh", "figures")
    return {**ordinal["words"], **counting["digits"]}, {**ordinal["multipliers"], **counting["multipliers"]}


def entry(mapping: Mapping[str, Any], printed: str) -> Any:
    """The value of a word however it is cased and spaced."""
    key = squeezed(printed)
    return mapping[key] if key in mapping else next(v for k, v in mapping.items() if k.lower() == key.lower())


def squeezed(text: str) -> str:
    """With single spaces, and none at the ends."""
    return re.sub(r"\s+", " ", text).strip()
