"""What a SPARQL query may not do here: fetch from elsewhere, or change anything.

Oxigraph parses queries and updates apart, so an update is no query. SERVICE it would follow, to any address; it is
found here by the words of the query outside strings, IRIs and comments. `<` also means "less than", which makes some
texts readable in two ways; where a query has the word SERVICE anywhere and can be read in two ways, it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.errors import QueryError

_TOKEN: Final = re.compile(
    r"""(?P<string> \"\"\" (?:\"{0,2}(?:[^"\\]|\\.))* \"\"\" | \'\'\' (?:'{0,2}(?:[^'\\]|\\.))* \'\'\'
                  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
      | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
      | (?P<comment> \#[^\n\r]* )
      | (?P<variable> [?$][A-Za-z0-9_]* )
      | (?P<name> [\w.-]*:[\w.:-]* )
      | (?P<word> \w+ )
      | (?P<escape> \\. )
      | (?P<other> . )""",
    re.X | re.S,
)
_PLAIN_IRI: Final = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://[^']*|[^'#]*)>")
"""An IRI that cannot also be read as "less than" followed by a quotation or a comment."""
_CODEPOINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES: Final = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_FORMS: Final = frozenset(["SELECT", "CONSTRUCT", "ASK", "DESCRIBE"])


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query: `text == sparql[start:end]`."""

    kind: str
    text: str
    start: int
    end: int


def lexed(sparql: str) -> list[Token] | None:
    """The tokens of a query without blanks and comments; None where it could be read in two ways.

    That is where "less than" may begin an IRI, and where escapes stand for other characters.
    """
    if _CODEPOINT.search(sparql):
        return None
    found = [Token(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _TOKEN.finditer(sparql)]
    if not all(_PLAIN_IRI.fullmatch(token.text) for token in found if token.kind == "iri"):
        return None
    return [token for token in found if token.kind != "comment" and not token.text.isspace()]


def allow(sparql: str) -> None:
    """Raises QueryError for an update, and for a query that asks another server."""
    tokens = _tokens(_CODEPOINT.sub(_decoded, sparql))
    form = _first(text for kind, text in tokens if kind == "word")
    if form in _UPDATES:
        raise QueryError(f"{form} changes data; queries here are read-only: use SELECT, CONSTRUCT, ASK or DESCRIBE")
    if asks_elsewhere(tokens):
        raise QueryError(
            "SERVICE asks another server, and queries here stay within this store, but for SERVICE unp:search;"
            " in names and next to < the word cannot be told apart: write a full IRI, and spaces around <"
        )


def form(sparql: str) -> str:
    """SELECT, CONSTRUCT, ASK or DESCRIBE; for an update its first word, such as INSERT; "" for neither."""
    matches = _TOKEN.finditer(_CODEPOINT.sub(_decoded, sparql))
    return _first(match.group() for match in matches if match.lastgroup == "word")


def _first(words: Iterable[str]) -> str:
    return next((word.upper() for word in words if word.upper() in _UPDATES | _FORMS), "")


def _tokens(text: str) -> list[tuple[str, str]]:
    return [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(text)]


def asks_elsewhere(tokens: list[tuple[str, str]]) -> bool:
    """Whether SERVICE stands anywhere but in a string, an IRI, a comment or a variable, or might.

    A keyword needs no space around it ("1SERVICE<…>", "SERVICEex:a"), hence no look at the bounds of the word.
    """
    if not any("service" in text.lower() for _, text in tokens):
        return False
    if not all(_PLAIN_IRI.fullmatch(text) for kind, text in tokens if kind == "iri"):
        return True
    loose = "".join(" " if kind in ("string", "iri", "comment", "variable") else text for kind, text in tokens)
    return "service" in loose.lower()


def _decoded(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match.group()
