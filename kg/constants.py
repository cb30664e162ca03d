"""Parameters of a query written where they stand, so that the planner knows them.

Oxigraph orders the patterns of a query before it hears what is substituted for a variable: it then takes the variable
for one that may be anything, and goes through all statements of a store where it could look up three. With the terms in
their places the same query takes milliseconds at a million triples. Terms are written by the database's own serialiser
over tokens of the query, never over its text, and what has no place in SPARQL (see `placed`) stays a variable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from kg.guard import Token, lexed
from ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

    Result = QuerySolutions | QueryBoolean | QueryTriples

_ENDS: Final = frozenset({"LIMIT", "OFFSET", "HAVING", "VALUES"})
"""Words that end GROUP BY and ORDER BY; a closing brace does too."""
_BINDING: Final = {"AS": ")", "BOUND": ")", "VALUES": "{"}
"""Words before variables that have to stay such, and what ends these."""
_UNFIT: Final = frozenset({"MINUS", "CONSTRUCT", "DESCRIBE", "ASK"})
"""Where a constant would change the meaning, or is not worth it."""


def ask(graph: Store, sparql: str, values: Mapping[str, Any], **options: Any) -> Result:
    """The result of a query with terms for some of its variables (name → term). Raises SyntaxError, ValueError.

    `options` are those of `pyoxigraph.Store.query`.
    """
    from pyoxigraph import Variable

    known = placed(sparql, values) if values else sparql
    if known is not None:
        try:
            return graph.query(known, prefixes=PREFIXES, **options)
        except SyntaxError:
            pass  # a place where only a variable may stand, or a fault of the query, which is told of below
    bound = {Variable(name): value for name, value in values.items()}
    return graph.query(sparql, prefixes=PREFIXES, substitutions=bound or None, **options)


def placed(sparql: str, values: Mapping[str, Any]) -> str | None:
    """The SELECT with each variable of `values` (name → IRI or literal) replaced by its term, its columns the same.

    None where that cannot be told to mean the same: another form of query, SELECT *, MINUS, a variable that the query
    binds or asks whether it is bound, a blank node.
    """
    from pyoxigraph import Literal, NamedNode

    if not all(isinstance(value, NamedNode | Literal) for value in values.values()):
        return None
    pieces = _pieces(sparql, frozenset(values))
    if pieces is None:
        return None
    return "".join(piece if name is None else piece.format(values[name]) for piece, name in pieces)


@lru_cache(maxsize=512)
def _pieces(sparql: str, names: frozenset[str]) -> tuple[tuple[str, str | None], ...] | None:
    """The query in order: text as it stands, and forms with the name of the variable whose term goes into them."""
    tokens = lexed(sparql)
    if tokens is None or not _fit(tokens, names):
        return None
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for token, form in zip(tokens, _forms(tokens), strict=True):
        if token.kind == "variable" and token.text[1:] in names:
            pieces += [(sparql[end : token.start], None), (form.replace("?", token.text), token.text[1:])]
            end = token.end
    return (*pieces, (sparql[end:], None))


def _fit(tokens: list[Token], names: frozenset[str]) -> bool:
    words = [token.text.upper() for token in tokens]
    if not _UNFIT.isdisjoint(words) or "SELECT" not in words:
        return False
    if any(token.kind == "iri" and "?" in token.text for token in tokens):
        return False  # "less than" and a variable may look so
    for place, word in enumerate(words):
        if word == "SELECT" and "*" in words[place + 1 : place + 3]:
            return False
        if word in _BINDING and not names.isdisjoint(_variables(tokens[place + 1 :], _BINDING[word])):
            return False
    return True


def _variables(tokens: list[Token], end: str) -> Iterator[str]:
    """The names of the variables up to a token."""
    yield from (token.text[1:] for token in takewhile(lambda one: one.text != end, tokens) if token.kind == "variable")


def _forms(tokens: list[Token]) -> Iterator[str]:
    """For each token, how a term would be written there: in a column, in a list to order by, or in a pattern.

    Of a query inside another the column is left out, as it is the same in all rows.
    """
    clause, brackets, selects = "", 0, 0
    for token in tokens:
        word = token.text.upper()
        brackets += (word == "(") - (word == ")")
        if word == "SELECT":
            clause, selects = word, selects + 1
        elif word == "BY":
            clause = word
        elif word in ("{", "}", "WHERE") or word in _ENDS:
            clause = ""
        if brackets or not clause:
            yield " {} "
        elif clause == "BY":
            yield " ({}) "
        else:
            yield " ({} AS ?) " if selects == 1 else " "
