"""The documents that a question names: by symbol, or by the number under which a resolution is known."""

from __future__ import annotations

import re
from typing import Final

from kg.errors import SymbolError
from kg.symbol import find_symbols, normalise
from search.tokens import fold

NUMBER: Final = re.compile(
    r"(?<![\w/.])(?:E?S-)?\d{1,4}/\d{1,4}(?![\d/])"  # 64/223   S-27/2   2004/69
    r"|(?<![\w/.])\d{1,4}\s?\((?:19|20)\d\d\)",  # 2504 (2020)
    re.ASCII,
)
"""Numbers of resolutions without their series. Letters of another script may stand beside one: 第77/27号决议."""


def symbols(text: str) -> list[str]:
    """Symbols of the documents that a question may name, each once; whether they are held is for others to say."""
    found: dict[str, None] = {}
    rest = fold(text)
    for start, end, symbol in find_symbols(rest):
        found[symbol] = None
        rest = rest[:start] + " " * (end - start) + rest[end:]
    for match in NUMBER.finditer(rest):
        try:
            found[normalise(match.group())] = None
        except SymbolError:
            continue
    return list(found)
