"""Text that is not what a person sees on the page, told from text that is; and what can be rescued for certain.

PDFs name glyphs, not letters: without a map to Unicode a reader gives private-use characters, glyph numbers, letters
shifted in the alphabet, or bytes of a Chinese encoding taken for Latin letters. Thresholds are set so that no page of
the documents at hand, in any of the six languages, is refused; `tests/ingest/test_garbage.py` holds the borderline.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Final

from ingest.limits import Limits
from ingest.lines import Line
from kg.errors import GarbledText
from ontology import LANGUAGES, table

_REMEDY: Final = "run text recognition on it and give the text"
_LEAST: Final = 4
"""Fewer visible characters tell nothing."""
_MOST_BROKEN: Final = 0.05
"""Share of visible characters that stand for nothing: replacement, private use, control, unassigned."""
_MOST_GLYPHS: Final = 0.10
"""Share of visible characters in glyph numbers like (cid:12) or /g34."""
_MOST_LATIN1: Final = 0.35
"""Share of Latin-1's upper half among visible characters; French and Spanish stay below 0.08."""
_LEAST_COMMON_HAN: Final = 0.15
"""Share of everyday characters among Chinese ones; prose has 0.5 and more."""
_LEAST_FUNCTION_WORDS: Final = 0.08
"""Share of small words; prose has 0.2 and more, tables fewer, and rescued text half of this at least."""
_LEAST_FREQUENT: Final = 0.46
"""Share of e, a, i, n, o, r, s, t among Latin letters; languages have 0.6 and more, tables of acronyms 0.5."""
_MOST_LOST: Final = 0.02
"""Share of characters that a rescue may lose: readers drop a byte here and there."""
_PROSE: Final = 25
"""Words or Chinese characters from which on shares mean something."""

_BULLETS: Final = frozenset("\uf0a7\uf0b7\uf0d8\uf0fc\uf0e0\uf02d\uf06c\uf06e\uf076")
"""Symbol and Wingdings bullets: private use in every word processor's PDF."""
_GLYPH: Final = re.compile(r"\(cid:\d+\)|/(?:g|gid|G|C|c|uni|index)\d+|/[a-z]+\d*(?=/)")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_RARE_HAN: Final = re.compile(r"[\u3400-\u4dbf]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_FREQUENT: Final = re.compile(r"[eainorstéèêáàíóúñ]", re.I)
_HANGUL: Final = re.compile(r"[\uac00-\ud7ff]")
_LATIN1: Final = re.compile(r"[\u0080-\u00ff\u2026\u2018-\u201e\u2022\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e]")
_OURS: Final = re.compile(
    r"LATIN|CJK|ARABIC|CYRILLIC|GREEK|HIRAGANA|KATAKANA|HANGUL|IDEOGRAPHIC|FULLWIDTH|MICRO|ORDINAL"
)
_SCRIPTS: Final = {
    "gb18030": _HAN,
    "cp1251": re.compile(r"[\u0400-\u04ff]"),
    "cp1256": re.compile(r"[\u0600-\u06ff]"),
}
"""What an encoding is for; UTF-8 is for all."""
_COMBINING: Final = re.compile(r"[\u0300-\u036f]")
_BETWEEN_HAN: Final = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])")


def fault(text: str) -> str:
    """Why this is not text, in a few words; "" for text.

    Meant for a page or a whole document: a single table cell or formula says too little.
    """
    counted = Counter(unicodedata.normalize("NFC", text))
    visible = Counter({c: n for c, n in counted.items() if not c.isspace()})
    if visible.total() < _LEAST:
        return ""
    return _broken(visible) or _glyph_numbers(text, visible.total()) or _foreign(visible) or _unlikely(text, visible)


def rescue(text: str) -> tuple[str, str]:
    """The text and the encoding it was in, when it is certain that bytes were taken for characters; else two "".

    Certain means: the bytes decode, and what comes out is prose of one of the six languages.
    """
    for encoding, data in _as_bytes(text):
        decoded = _BETWEEN_HAN.sub("", data.decode(encoding, "replace"))
        lost = decoded.count("\ufffd") / max(1, len(decoded))
        if lost < _MOST_LOST and _is_prose(decoded, encoding):
            return decoded, encoding
    return "", ""


def sift(path: str, lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of all pages that hold text, rescued where that is certain and numbered anew, and what was mended or
    left out.

    Raises GarbledText when no page is left.
    """
    kept: list[Line] = []
    mended: list[int] = []
    refused: dict[int, str] = {}
    encoding = ""
    for page, group in groupby(lines, key=lambda line: line.page):
        here = list(group)
        text = "\n".join(line.text for line in here)
        wrong = fault(text)
        decoded, found = rescue(text) if wrong else ("", "")
        rows = decoded.split("\n")
        if found and len(rows) == len(here):
            kept.extend(replace(a, text=b, emphasis=(), raised=()) for a, b in zip(here, rows, strict=True))
            mended.append(page or 0)
            encoding = found
        elif wrong:
            refused[page or 0] = wrong
        else:
            kept.extend(here)
    if lines and not kept:
        raise GarbledText(path, next(iter(refused.values())), _REMEDY)
    numbered = tuple(replace(line, index=index) for index, line in enumerate(kept))
    return numbered, _notices(mended, encoding, refused)


def check_parts(path: str, texts: Sequence[str], limits: Limits) -> tuple[str, ...]:
    """Raises GarbledText when the texts together are none, LimitExceeded when they are too long.

    Returns a notice when single characters were lost.
    """
    limits.check(path, "characters", sum(map(len, texts)))
    whole = "\n".join(texts)
    wrong = fault(whole)
    if wrong:
        raise GarbledText(path, wrong, _REMEDY)
    lost = whole.count("\ufffd")
    return (f"{lost} characters could not be read and stand as \ufffd",) if lost else ()


def _notices(mended: Sequence[int], encoding: str, refused: dict[int, str]) -> tuple[str, ...]:
    notices: list[str] = []
    if mended:
        notices.append(f"read as {encoding.upper()}, though the file says otherwise{_pages(mended)}")
    if refused:
        notices.append(f"left out, {next(iter(refused.values()))}{_pages(list(refused))}")
    return tuple(notices)


def _pages(pages: Sequence[int]) -> str:
    numbers = [str(page) for page in pages if page]
    return f" (pages {', '.join(numbers)})" if numbers else ""


def _broken(visible: Counter[str]) -> str:
    broken = sum(n for c, n in visible.items() if _stands_for_nothing(c))
    return "too many of its characters stand for nothing" if broken > _MOST_BROKEN * visible.total() else ""


def _stands_for_nothing(character: str) -> bool:
    if character == "\ufffd":
        return True
    return unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs") and character not in _BULLETS


def _glyph_numbers(text: str, size: int) -> str:
    glyphs = sum(len(match.group()) for match in _GLYPH.finditer(text))
    return "its fonts give numbers of glyphs instead of letters" if glyphs > _MOST_GLYPHS * size else ""


def _foreign(visible: Counter[str]) -> str:
    """Marks without letters, or letters strewn over writing systems that nobody mixes."""
    marks = sum(n for c, n in visible.items() if _COMBINING.match(c))
    letters = {c: n for c, n in visible.items() if c.isalpha()}
    strange = Counter({c: n for c, n in letters.items() if not _OURS.match(unicodedata.name(c, "?"))})
    scripts = {unicodedata.name(c, "?").split()[0] for c in strange}
    if marks > 0.15 * visible.total() or (len(scripts) > 2 and strange.total() > 0.3 * sum(letters.values())):
        return "its letters are strewn over many writing systems"
    return ""


def _unlikely(text: str, visible: Counter[str]) -> str:
    """Letters of our scripts that form no words of our languages."""
    size = visible.total()
    if _count(_LATIN1, visible) > _MOST_LATIN1 * size:
        return "bytes of another encoding were taken for Latin letters"
    if _count(_HAN, visible) > size / 2 and _unlikely_han(visible):
        return "its Chinese characters form no text"
    if _count(_HANGUL, visible) > size / 2 and rescue(text)[0]:
        return "bytes of another encoding were taken for Korean"
    if _count(_LATIN, visible) > size / 2 and _unlikely_latin(text, visible):
        return "its letters form no words"
    return ""


def _unlikely_han(visible: Counter[str]) -> bool:
    """Rare characters throughout; a few words are too little to tell, unless they are the rarest of all."""
    size = _count(_HAN, visible)
    if _count(_RARE_HAN, visible) > size / 2:
        return True
    return size >= _PROSE and _common_han(visible) < _LEAST_COMMON_HAN


def _unlikely_latin(text: str, visible: Counter[str]) -> bool:
    """Neither small words nor frequent letters as languages have them: letters shifted, glyphs out of order."""
    if len(text.split()) < _PROSE:
        return False
    frequent = _count(_FREQUENT, visible) / _count(_LATIN, visible)
    return frequent < _LEAST_FREQUENT and _function_words_share(text) < _LEAST_FUNCTION_WORDS


def _count(pattern: re.Pattern[str], characters: Counter[str]) -> int:
    return sum(n for c, n in characters.items() if pattern.match(c))


def _is_prose(text: str, encoding: str) -> bool:
    """Whether a text is in the script that its encoding is for, and in words of a language written in it."""
    visible = Counter(c for c in text if not c.isspace())
    size = visible.total()
    script = _SCRIPTS.get(encoding)
    if (script or _HAN) is _HAN and _count(_HAN, visible) > size / 3:
        return _common_han(visible) > 2 * _LEAST_COMMON_HAN
    letters = sum(n for c, n in visible.items() if c.isalpha())
    told = script in (None, _HAN) or _count(script, visible) > 0.8 * letters
    return script is not _HAN and told and letters >= _PROSE and _function_words_share(text) > _LEAST_FUNCTION_WORDS / 2


def _as_bytes(text: str) -> list[tuple[str, bytes]]:
    """The bytes that may have been taken for these characters, with the encodings to try."""
    plain = text.replace("\u3000", " ")
    if len(_HANGUL.findall(plain)) * 2 > sum(not c.isspace() for c in plain):
        return [("gb18030", b"".join(_wide_bytes(c) for c in plain))]
    if not _LATIN1.search(plain):
        return []
    narrow = b"".join(_narrow_bytes(c) for c in plain)
    return [(encoding, narrow) for encoding in ("utf-8", "gb18030", "cp1251", "cp1256")]


def _wide_bytes(character: str) -> bytes:
    return character.encode("utf-16-be") if ord(character) > 255 else character.encode("latin-1")


def _narrow_bytes(character: str) -> bytes:
    if ord(character) < 256:
        return bytes([ord(character)])
    return character.encode("cp1252", "replace")


def _common_han(visible: Counter[str]) -> float:
    """The share of everyday characters among the Chinese ones."""
    common = _common()
    return sum(n for c, n in visible.items() if c in common) / max(1, _count(_HAN, visible))


@cache
def _common() -> frozenset[str]:
    return frozenset(table("zh", "metadata")["common"])


def _function_words_share(text: str) -> float:
    """The share of small words (the, de, и, في) of the language that has most of them."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    shares = (sum(word in _function_words(language) for word in words) for language in LANGUAGES)
    return max(shares) / max(1, len(words))


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(table(language, "search")["function_words"].split())
