"""SPARQL 1.1 over a generation: read-only, over the union of all graphs, with the common prefixes known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from kg.constants import ask
from kg.errors import QueryError
from kg.guard import allow
from kg.limits import Limits
from kg.results import serialise
from kg.searching import expanded
from ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

    from kg.generation import Generation

_POSITION: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.S)
_LONGEST: Final = 160
"""Characters of a message that is not of the parser's usual form."""
_ALTERNATIVES: Final = 8
_NOISE: Final = frozenset({"expected"})
_FORMS: Final = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
_OPENINGS: Final = frozenset({*_FORMS, "PREFIX", "BASE"})
"""Words that a query may begin with."""


@dataclass(frozen=True, slots=True)
class Graphs:
    """The dataset of a query, after the SPARQL 1.1 Protocol: the default graph is `default` merged, `named` are the
    graphs that GRAPH sees. It goes before FROM and FROM NAMED."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def run(
    generation: Generation,
    sparql: str,
    format: str = "json",
    limits: Limits | None = None,
    graphs: Graphs | None = None,
) -> str:
    """The result of a query as text: table, json, csv, tsv or xml for rows, turtle, jsonld, nt or xml for triples.

    Without `limits` it runs here, and for as long as it takes: for the store's owner. With them it runs in a process
    of its own that is ended in time; the searches in it (see `kg.searching`) run here before that.
    Raises QueryError: wrong syntax, not allowed, over a limit.
    """
    sparql = expanded(sparql, generation.search)
    if limits is not None:
        from kg.sparql_worker import run_apart

        return run_apart(generation.path / "graph", sparql, format, limits, graphs)
    return answer(generation.graph, sparql, format, graphs=graphs)


def answer(
    graph: Store,
    sparql: str,
    format: str,
    limits: Limits | None = None,
    substitutions: Mapping[str, Any] | None = None,
    graphs: Graphs | None = None,
) -> str:
    """Run a query in this process. `substitutions` gives terms for variables, by name.

    Raises QueryError: an empty query, wrong syntax, not allowed, more rows or bytes than `limits` allow.
    """
    if not sparql.strip():
        raise QueryError("the query is empty; try: SELECT * WHERE { ?s ?p ?o } LIMIT 10")
    allow(sparql)
    if limits and _rows(evaluate(graph, sparql, substitutions, graphs), limits.rows) > limits.rows:
        raise QueryError(f"more than {limits.rows:,} rows; ask for less, or add LIMIT")
    try:
        return serialise(evaluate(graph, sparql, substitutions, graphs), format, limits.size if limits else None)
    except OSError as error:
        raise QueryError(f"the query could not be evaluated ({error})") from error


def evaluate(
    graph: Store, sparql: str, substitutions: Mapping[str, Any] | None = None, graphs: Graphs | None = None
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Parse and start a query; results come lazily. Raises QueryError with line and column."""
    try:
        return ask(graph, sparql, substitutions or {}, **_dataset(graphs))
    except SyntaxError as error:
        raise QueryError(_told(str(error), sparql)) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query could not be evaluated ({error})") from error


def _dataset(graphs: Graphs | None) -> dict[str, Any]:
    """Raises ValueError for what is no IRI."""
    from pyoxigraph import NamedNode

    if graphs is None:
        return {}
    return {
        "default_graph": [NamedNode(iri) for iri in graphs.default],
        "named_graphs": [NamedNode(iri) for iri in graphs.named],
    }


def _rows(result: Any, most: int) -> int:
    """How many rows or triples there are, counted to one more than the limit."""
    if not hasattr(result, "__next__"):
        return 1
    return sum(1 for _ in islice(result, most + 1))


def _told(message: str, sparql: str) -> str:
    """One line with the place in the query, as it was typed."""
    match = _POSITION.match(message)
    if not match:
        return f"the query is not SPARQL 1.1: {' '.join(message.split())[:_LONGEST]}"
    if (first := _opening(sparql)) not in _OPENINGS:
        return f"the query is not SPARQL 1.1: it begins with {first!r}, not with {', '.join(_FORMS)}"
    line, column = int(match[1]), int(match[2])
    lines = sparql.splitlines() or [""]
    before, after = _split(lines[min(line, len(lines)) - 1], column - 1)
    where = f"line {line}, column {column}, " + (f"before {after[:24]!r}" if after else "at its end")
    if "Prefix not found" in match[3]:
        return f"the query is not SPARQL 1.1: {where}: unknown prefix {before}; known are {' '.join(PREFIXES)}"
    return f"the query is not SPARQL 1.1: {where}: {_expected(match[3])}"


def _opening(sparql: str) -> str:
    """The first word behind the comments, in capitals."""
    rest = re.sub(r"^(?:\s|#[^\n]*(?:\n|$))+", "", sparql)
    return re.split(r"[^A-Za-z]", rest, maxsplit=1)[0].upper() or rest[:1]


def _split(line: str, column: int) -> tuple[str, str]:
    """The last word before a column, and the text from there on."""
    before = line[:column].split()
    return (before[-1] if before else ""), line[column:].strip()


def _expected(message: str) -> str:
    """What the parser could have taken, without its classes of characters."""
    words = [word for word in re.findall(r'"[^"]+"|[A-Z]{2,}|[a-z]{4,}', message) if word not in _NOISE]
    return f"expected {' or '.join(words[:_ALTERNATIVES])}" if words else "not expected here"
