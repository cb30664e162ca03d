"""SPARQL SELECT with our prefixes and with parameters that are bound, never pasted into the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.constants import ask

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, QuerySolution, Store


def select(
    graph: Store, query: str, within: Sequence[NamedNode] = (), **bound: NamedNode | Literal | str
) -> list[QuerySolution]:
    """The rows of a SELECT over the default graph (the union, see `kg.union`), or over the named graphs `within`.

    `bound` gives values to variables of the projection (only those can be bound); a plain string is an IRI.
    Raises TypeError for a query of another form, SyntaxError for what is no SPARQL.
    """
    from pyoxigraph import NamedNode, QuerySolutions

    values = {name: NamedNode(value) if isinstance(value, str) else value for name, value in bound.items()}
    result = ask(graph, query, values, default_graph=list(within) or None)
    if not isinstance(result, QuerySolutions):
        raise TypeError("only a SELECT has rows")
    return list(result)
