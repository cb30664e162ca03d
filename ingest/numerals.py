"""Numbers as headings and paragraphs print them: 12, XII, 十二, ثاني عشر, (l)."""

from __future__ import annotations

import re

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"十": 10, "○": 0, "零": 0}
_ORDINALS = {
    "ar": (
        ["أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"],
        ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"],
    ),
    "en": (["one", "two", "three", "four", "five", "six"],),
    "fr": (["premier", "deuxième", "troisième", "quatrième"], ["première", "deuxième", "troisième", "quatrième"]),
    "es": (["primera", "segunda", "tercera", "cuarta"],),
    "ru": (["первая", "вторая", "третья", "четвертая"],),
}
_WORDS = {word: value for rows in _ORDINALS.values() for row in rows for value, word in enumerate(row, 1)}
_TASHKIL = re.compile("[\u064b-\u0652\u0640]")


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
    if not text or any(c not in _HAN for c in text):
        return None
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN[text] if len(text) == 1 else None
    return (_HAN.get(tens, 1) if tens else 1) * 10 + (_HAN[ones] if ones else 0)


def value_of(text: str) -> int | None:
    """The value of a number in any of the ways that headings print it, or None."""
    if text.isdecimal():
        return int(text)
    plain = _TASHKIL.sub("", text.lower())
    return roman(text) or han(text) or _WORDS.get(plain)
