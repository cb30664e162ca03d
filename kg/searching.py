"""Search by meaning inside SPARQL: a block `SERVICE unp:search { … }` binds parts, or nodes, and their scores.

    SERVICE unp:search { [] unp:query "clean water" ; unp:part ?part ; unp:score ?score ; unp:limit 20 }

The block is read with the tokens of `kg.guard`, searched for here, and replaced by the rows found (VALUES), so that it
joins with any other pattern and no engine needs to know of it. Every other SERVICE stays, and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kg.errors import KGError, QueryError
from kg.guard import Token, lexed
from kg.model import Hit
from ontology import PREFIXES, UNP

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

SERVICE: Final = UNP + "search"
FILTERS: Final = ("language", "type", "document", "entity", "since", "until")
"""Properties that narrow the search, as the options of `kg search`."""
OUTPUTS: Final = ("part", "score", "rank", "text", "node")
"""Properties that bind a variable."""
USUAL: Final = 20
MOST: Final = 500
"""Hits of one block."""
BLOCKS: Final = 4
"""Blocks of one query."""
_ESCAPES: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one block asks for: `filters` are keyword arguments of `kg.library.Library.search`."""

    text: str
    limit: int = USUAL
    filters: Mapping[str, str] = field(default_factory=dict)


Search = Callable[[Wanted], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    given: Mapping[str, Token]
    """Property → its object, in the order of the query."""


def expanded(sparql: str, search: Search | None, bound: Mapping[str, Any] | None = None) -> str:
    """The query with each search block replaced by what `search` finds; as it is when there is none, or no search.

    `bound` gives the terms of variables that are known beforehand, for `unp:query ?text`. Raises QueryError.
    """
    tokens = lexed(sparql) if search is not None and "service" in sparql.lower() else None
    if search is None or tokens is None:
        return sparql
    blocks = list(_blocks(tokens))
    if len(blocks) > BLOCKS:
        raise QueryError(f"{len(blocks)} searches in one query; ask for at most {BLOCKS}")
    for block in reversed(blocks):
        wanted = _wanted(block, bound or {})
        try:
            hits = search(wanted)
        except KGError as error:
            raise QueryError(f"SERVICE unp:search: {error}") from error
        sparql = sparql[: block.start] + _values(block, hits) + sparql[block.end :]
    return sparql


def _blocks(tokens: Sequence[Token]) -> Iterator[_Block]:
    """The search blocks; a SERVICE of another address is left alone."""
    prefixes = PREFIXES | _declared(tokens)
    for place, token in enumerate(tokens):
        if token.kind == "word" and token.text.upper() == "SERVICE":
            reader = _Reader(tokens, place + 1, prefixes)
            if reader.peek().text.upper() == "SILENT":
                reader.take()
            if reader.name() == SERVICE:
                reader.take()
                given = reader.block()
                yield _Block(token.start, reader.took.end, given)


def _declared(tokens: Sequence[Token]) -> dict[str, str]:
    """The prefixes that the query declares."""
    return {
        name.text.removesuffix(":"): iri.text[1:-1]
        for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri"
    }


class _Reader:
    """Reads one block: `{ subject property object ; property object }`, with or without its last stop."""

    def __init__(self, tokens: Sequence[Token], place: int, prefixes: Mapping[str, str]) -> None:
        self._tokens, self._place, self._prefixes = tokens, place, prefixes
        self.took = tokens[place - 1]

    def peek(self) -> Token:
        return self._tokens[self._place] if self._place < len(self._tokens) else Token("end", "its end", 0, 0)

    def take(self) -> Token:
        self.took = self.peek()
        self._place += 1
        return self.took

    def name(self) -> str:
        """The IRI that the next token names, or ""."""
        token = self.peek()
        if token.kind == "iri":
            return token.text[1:-1]
        prefix, colon, local = token.text.partition(":")
        return self._prefixes[prefix] + local if token.kind == "name" and colon and prefix in self._prefixes else ""

    def block(self) -> dict[str, Token]:
        given: dict[str, Token] = {}
        self._expect("{")
        bracketed = self._subject()
        while self.peek().text != ("]" if bracketed else "}"):
            name = self._property(given)
            given[name] = self._object()
            if self.peek().text in (";", "."):
                self.take()
        if bracketed:
            self.take()
            if self.peek().text == ".":
                self.take()
        self._expect("}")
        return given

    def _subject(self) -> bool:
        """Whether the properties stand inside the brackets of the subject."""
        token = self.take()
        if token.text == "[":
            if self.peek().text != "]":
                return True
            self.take()
        elif token.kind != "variable" and not token.text.startswith("_:"):
            raise _wrong(f"expected [] before {token.text!r}")
        return False

    def _property(self, given: Mapping[str, Token]) -> str:
        iri, token = self.name(), self.take()
        name = iri.removeprefix(UNP)
        if not iri.startswith(UNP) or name not in ("query", "limit", *FILTERS, *OUTPUTS):
            known = " ".join(f"unp:{one}" for one in ("query", "limit", *FILTERS, *OUTPUTS))
            raise _wrong(f"no property {token.text!r}; there are {known}")
        if name in given:
            raise _wrong(f"unp:{name} is given twice")
        return name

    def _object(self) -> Token:
        token = self.take()
        if token.kind not in ("string", "variable", "word", "iri", "name"):
            raise _wrong(f"expected a value before {token.text!r}")
        if self.peek().text == "@":
            self.take()
            self.take()
        return token

    def _expect(self, text: str) -> None:
        if self.take().text != text:
            raise _wrong(f"expected {text} before {self.took.text!r}")


def _wanted(block: _Block, bound: Mapping[str, Any]) -> Wanted:
    given = block.given
    if not any(name in given for name in OUTPUTS):
        raise _wrong("nothing is bound; add unp:part ?part")
    for name in OUTPUTS:
        if name in given and given[name].kind != "variable":
            raise _wrong(f"unp:{name} binds a variable, not {given[name].text}")
    filters = {name: _text(name, given[name], bound) for name in FILTERS if name in given}
    text = _text("query", given["query"], bound) if "query" in given else ""
    if not text.strip():
        raise _wrong('needs a text to look for, as in  [] unp:query "clean water" ; unp:part ?part')
    return Wanted(text, _limit(given.get("limit")), filters)


def _text(name: str, token: Token, bound: Mapping[str, Any]) -> str:
    """The text of a string, or of a variable that is bound before the query runs."""
    if token.kind == "variable":
        term = bound.get(token.text[1:])
        if term is None:
            raise _wrong(f"unp:{name} needs a text in quotation marks; {token.text} is not known before the query runs")
        return str(term.value)
    if token.kind != "string":
        raise _wrong(f"unp:{name} needs a text in quotation marks, not {token.text}")
    quotes = 3 if token.text[:3] in ('"""', "'''") else 1
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), token.text[quotes:-quotes], flags=re.S)


def _limit(token: Token | None) -> int:
    if token is None:
        return USUAL
    if not token.text.isascii() or not token.text.isdigit() or not 1 <= int(token.text[:9]) <= MOST:
        raise _wrong(f"unp:limit is a number from 1 to {MOST}, not {token.text}")
    return int(token.text)


def _wrong(told: str) -> QueryError:
    return QueryError(f"SERVICE unp:search: {told}")


def _values(block: _Block, hits: Sequence[Hit]) -> str:
    """The hits as inline data, on one line so that later errors keep their lines; kept apart as a group of its own."""
    names = [name for name in OUTPUTS if name in block.given]
    variables = " ".join(block.given[name].text for name in names)
    rows = " ".join(f"({' '.join(_cell(hit, name) for name in names)})" for hit in hits)
    return f"{{ VALUES ({variables}) {{ {rows} }} }}"


def _cell(hit: Hit, name: str) -> str:
    term = _term(hit, name)
    return str(term) if term is not None else "UNDEF"


def _term(hit: Hit, name: str) -> Literal | NamedNode | None:
    from pyoxigraph import Literal, NamedNode

    match name:
        case "part":
            return NamedNode(hit.iri)
        case "score":
            return Literal(f"{hit.score:.4f}", datatype=NamedNode(PREFIXES["xsd"] + "decimal"))
        case "rank":
            return Literal(hit.rank)
        case "text":
            return Literal(hit.text, language=hit.language)
        case _:
            return NamedNode(hit.nodes[0].iri) if hit.nodes else None
