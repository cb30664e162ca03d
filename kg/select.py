"""SPARQL SELECT with our prefixes and with parameters that are bound, never pasted into the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, QuerySolution, Store

HEAD: Final = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def select(
    graph: Store, query: str, within: Sequence[NamedNode] = (), **bound: NamedNode | Literal | str
) -> list[QuerySolution]:
    """The rows of a SELECT over the named graphs `within`, or over the union of all.

    `bound` gives values to variables of the projection (only those can be bound); a plain string is an IRI.
    """
    from pyoxigraph import NamedNode, QuerySolutions, Variable

    values = {Variable(name): NamedNode(v) if isinstance(v, str) else v for name, v in bound.items()}
    result = graph.query(
        HEAD + query,
        default_graph=list(within) or None,
        use_default_graph_as_union=not within,
        substitutions=values,
    )
    if not isinstance(result, QuerySolutions):
        raise TypeError("only a SELECT has rows")
    return list(result)
