"""Which symbol a document bears: by option, by what it prints, by its file's name, or made from its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from ingest.masthead import find_body, plain
from kg.errors import SymbolError
from kg.symbol import SERIES, find_symbols, is_symbol, normalise
from ontology import LANGUAGES

_MASTHEAD_WORDS: Final = re.compile(r"(?:[^\W\d_]+[ \-]?){0,6}")
"""What may stand before a symbol on its line of the masthead: "United Nations", "联合国"."""
_TITLE: Final = re.compile(r"((?:\d{1,4}|E?S-\d+)/\d{1,3}(?: ?[A-Z])?)(?:\.|\s*[-–—]|(?=\s*[\u0600-\u06ff]))\s*(?=\S)")
"""64/223. Towards …   64/223 - نحو …"""
_HEADLINE: Final = re.compile(r"\w+ (\d{1,4} ?\((?:19|20)\d\d\))")
"""Resolution 2771 (2025)"""
_LANGUAGE: Final = re.compile(rf"[._-](?:{'|'.join(LANGUAGES)}|e|f|s|r|a|c)$", re.I)
_REMARK: Final = re.compile(r"[(\[]")


def printed_symbol(front: Sequence[str], headers: Sequence[str], language: str, named: str) -> str:
    """The symbol that the document prints as its own; "" if it prints none.

    A document may bear two (A/79/716-S/2025/18); the one that the file is named after counts, else the first.
    """
    candidates = [*_own_lines(front), *_own_lines(headers)]
    if named in candidates or not candidates:
        return named if candidates else _from_title(front, language)
    more = [symbol for symbol in candidates if symbol.startswith(candidates[0])]
    return max(more, key=len)


def _own_lines(lines: Sequence[str]) -> list[str]:
    """Symbols on lines that hold nothing else but the words of a masthead."""
    found: list[str] = []
    for line in lines:
        text = plain(line)
        symbols = find_symbols(text)
        if not symbols or len(text) > _LONGEST_LINE:
            continue
        rest = text[: symbols[0][0]]
        behind = _behind(text, symbols)
        if _MASTHEAD_WORDS.fullmatch(rest.strip()) and not behind:
            found.extend(symbol for _, _, symbol in symbols)
    return found


_LONGEST_LINE: Final = 90


def _behind(text: str, symbols: Sequence[tuple[int, int, str]]) -> str:
    """What a line holds between and after its symbols, besides page numbers and a remark in brackets."""
    pieces = [text[symbols[0][0] : symbols[-1][1]]]
    for start, end, _ in symbols:
        pieces[0] = pieces[0].replace(text[start:end], "", 1)
    rest = f"{pieces[0]} {text[symbols[-1][1] :]}"
    return re.sub(r"[\d\s/\-–]|\[[\w ]+\]|\([\w ]+\)", "", rest)


def _from_title(front: Sequence[str], language: str) -> str:
    """A/RES/64/223 of "64/223. Towards …" where the enacting body, or no other body, is named."""
    _, series = find_body([plain(line, language) for line in front], language)
    for line in front:
        found = _TITLE.match(plain(line)) or _HEADLINE.fullmatch(plain(line))
        if found is None:
            continue
        number = normalise(found[1])
        bare = re.sub(r"^[A-Z/]+?/(?:RES|DEC)/", "", number)
        return f"{series}/{bare}" if series else number
    return ""


def symbol_of_file(path: str) -> str:
    """The symbol that a file's name spells, A_RES_64_223.zh.txt or A-64-223.pdf; "" when it spells none."""
    stem = PurePath(path).stem
    stem = _LANGUAGE.sub("", stem)
    spelt = stem.replace("_", "/") if "_" in stem else _from_hyphens(stem)
    try:
        symbol = normalise(spelt)
    except SymbolError:
        return ""
    first = spelt.partition("/")[0]
    known = first.upper() in SERIES or first.isupper()
    whole = find_symbols(_REMARK.split(symbol)[0] if "[" in symbol else symbol)
    return symbol if known and is_symbol(symbol) and whole and whole[0][0] == 0 else ""


def _from_hyphens(stem: str) -> str:
    """A-RES-64-223 → A/RES/64/223, but ES-10 and S-25 stay whole after the first element."""
    return re.sub(r"(?<!/ES)(?<!/S)(?<!/SS)-", "/", stem.replace("-", "/", 1))


def more_specific(named: str, printed: str) -> bool:
    """Whether the file's name tells a part or edition that the page leaves out: A/80/15(PartIII) of A/80/15."""
    return named.startswith(printed) and named[len(printed) : len(printed) + 1] in tuple("([")
