"""Which documents a store holds, by the symbols and files by which people name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import NotFound
from kg.manifest import DOCUMENTS
from kg.symbol import normalise, symbol_of

if TYPE_CHECKING:
    from kg.manifest import GraphRecord

NEAREST: Final = 3
"""Names told where one is not there."""
ALIKE: Final = 0.6
"""How much of two names is the same at least, from 0 to 1, for one to be told for the other."""


def held(document: str, records: Mapping[str, GraphRecord]) -> str:
    """The symbol of a document in the store, given that or the name of the file it was read from.

    `records` are those of the manifest, by named graph. Raises SymbolError for what is neither, and NotFound with the
    nearest symbols and files.
    """
    name = Path(document).name
    stored = {graph: one for graph, one in sorted(records.items()) if graph.startswith(DOCUMENTS) and one.quads}
    symbols = {symbol_of(graph) for graph in stored}
    files = {Path(one.source).name: symbol_of(graph) for graph, one in reversed(stored.items()) if one.source}
    if name in files:
        return files[name]
    symbol = normalise(document)
    if symbol in symbols:
        return symbol
    near = ", ".join(_nearest(symbol, name, sorted(symbols), files))
    remedy = f"nearest are {near}" if near else "kg sparql --named documents lists what is"
    raise NotFound(f"{document}: no such document in the store; {remedy}")


def spoken(symbol: str, records: Mapping[str, GraphRecord], default: str) -> str:
    """The language in which to tell of a document: of its versions the one in `default`, the English or the first one;
    `default` where it is not held.
    """
    known = sorted(graph.rpartition("@")[2] for graph, one in records.items() if one.quads and _is_of(graph, symbol))
    return min(known, key=lambda language: (language != default, language != "en"), default=default)


def _is_of(graph: str, symbol: str) -> bool:
    return graph.startswith(DOCUMENTS) and symbol_of(graph) == symbol


def _nearest(symbol: str, name: str, symbols: list[str], files: Mapping[str, str]) -> Iterator[str]:
    """The symbols most alike, those of files by the names of these too, the most alike first."""
    likeness = {one: _likeness(symbol.casefold(), one.casefold()) for one in symbols}
    for file, of in files.items():
        likeness[of] = max(likeness[of], _likeness(name.casefold(), file.casefold()))
    alike = sorted((one for one in symbols if likeness[one] >= ALIKE), key=lambda one: (-likeness[one], one))
    yield from alike[:NEAREST]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
