"""Numbers as headings and paragraphs print them: 12, XII, 十二, ثاني عشر, (l).

The words stand in `ontology/languages/<code>/numbers.toml`; a heading is read before its language is known, so that
those of all six count.
"""

from __future__ import annotations

from functools import cache

from kg.letters import TASHKIL
from ontology import table, tables

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int | None:
    """The value of a roman numeral up to 199, or None: `roman("xiv") == 14`."""
    digits = [_ROMAN.get(c) for c in text.lower()]
    if not digits or None in digits:
        return None
    known = [d for d in digits if d is not None]
    value = sum(-a if a < b else a for a, b in zip(known, [*known[1:], 0], strict=True))
    return value if value > 0 and to_roman(value) == text.lower() else None


def to_roman(value: int) -> str:
    """The small roman numeral of a number up to 199."""
    out = ""
    for size, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        count, value = divmod(value, size)
        out += sign * count
    return out


def han(text: str) -> int | None:
    """The value of a Chinese numeral below 100, or None: `han("二十三") == 23`."""
    signs = _signs()
    if not text or any(c not in signs for c in text):
        return None
    tens, ten, ones = text.rpartition(_ten())
    if not all(len(digit) <= 1 for digit in (tens, ones)):
        return None
    return (signs[tens] if tens else 1) * 10 + (signs[ones] if ones else 0) if ten else signs[text]


def to_han(value: int) -> str:
    """The Chinese numeral of a number below 100: `to_han(23) == "二十三"`."""
    tens, ones = divmod(value, 10)
    digits: dict[int, str] = {worth: sign for sign, worth in table("zh", "numbers")["words"].items()}
    return (digits[tens] if tens > 1 else "") + (_ten() if tens else "") + (digits[ones] if ones or not tens else "")


@cache
def han_pattern() -> str:
    """A pattern of the Chinese numerals from one to 99, without groups."""
    return f"[{''.join(sign for sign, worth in _signs().items() if worth)}]{{1,3}}"


@cache
def _signs() -> dict[str, int]:
    data = table("zh", "numbers")
    return {**data["words"], **data["heading_signs"], _ten(): 10}


@cache
def _ten() -> str:
    multipliers: dict[str, int] = table("zh", "numbers")["multipliers"]
    return next(sign for sign, worth in multipliers.items() if worth == 10)


def value_of(text: str) -> int | None:
    """The value of a number in any of the ways that headings print it, or None."""
    if text.isdecimal():
        return int(text)
    plain = TASHKIL.sub("", text.lower())
    return roman(text) or han(text) or _words().get(plain)


@cache
def heading_words() -> dict[str, int]:
    """Words that number headings: ثانيا → 2."""
    return {word: value for data in tables("numbers") for value, word in enumerate(data["headings"], 1)}


@cache
def letter_names() -> dict[str, str]:
    """Names of letters that mark headings and parts, and the Latin capitals at their place: باء → B."""
    return {word: chr(value) for data in tables("numbers") for value, word in enumerate(data["letters"], ord("A"))}


@cache
def _words() -> dict[str, int]:
    chapters = (row for data in tables("numbers") for row in data["chapters"])
    return heading_words() | {word: value for row in chapters for value, word in enumerate(row, 1)}
