"""Number words of the six languages, read from `ontology/languages/<code>/numbers.toml`: Seventy-seventh → 77."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, Final

from ontology import table

_POINTS: Final = re.compile("[\u064b-\u0652\u0640\u00ad\u200b-\u200f]")


_WORD_END: Final = r"(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\u0600-\u06ff])"
"""Chinese sets no space after a number."""


def fold(text: str) -> str:
    """Text as the tables spell it: composed, small letters, without Arabic vowel signs and invisible characters."""
    return _POINTS.sub("", unicodedata.normalize("NFKC", text)).lower().replace("’", "'").replace("ʼ", "'")


def ordinal(text: str, language: str) -> int | None:
    """The value of a number in words or figures, or None: `ordinal("Семьдесят седьмая", "ru") == 77`."""
    folded = fold(text).strip()
    figure = re.fullmatch(table(language, "numbers")["figure"], folded)
    if figure:
        return int(figure[1])
    if not re.fullmatch(_words_pattern(language), folded):
        return None
    return _value(folded, language)


@cache
def number_pattern(language: str) -> str:
    """A pattern, for folded text, of a number in words or figures; it has no groups."""
    figure = table(language, "numbers")["figure"].replace(r"(\d{1,4})", r"\d{1,4}")
    return f"(?:{_words_pattern(language)}|{figure})"


def _value(folded: str, language: str) -> int:
    """Words add up; a multiplier multiplies what was added since the last one."""
    data = table(language, "numbers")
    total = current = 0
    for match in re.finditer(_word_pattern(language), folded):
        word = match["word"]
        if word in data["multipliers"]:
            total += max(current, 1) * data["multipliers"][word]
            current = 0
        else:
            current += data["words"][word]
    return total + current


@cache
def _word_pattern(language: str) -> str:
    data: dict[str, Any] = table(language, "numbers")
    stems = sorted([*data["words"], *data["multipliers"]], key=len, reverse=True)
    return rf"{data['prefix']}(?P<word>{'|'.join(map(re.escape, stems))}){data['suffix']}"


@cache
def _words_pattern(language: str) -> str:
    word = _word_pattern(language).replace("?P<word>", "?:")
    return rf"(?:{word}(?:{table(language, 'numbers')['joint']}{word})*){_WORD_END}"
