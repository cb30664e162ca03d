"""Named queries over the graph, `templates/*.rq`, run with bound parameters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.select import select

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution, Store

TEMPLATES: Final = Path(__file__).parent / "templates"


def run(graph: Store, name: str, **bound: Any) -> tuple[list[QuerySolution], str]:
    """The rows of a template with its parameters bound, and the same query as text that can be run elsewhere."""
    query = template(name)
    values = " ".join(f"VALUES ?{key} {{ {_term(value)} }}" for key, value in bound.items())
    return select(graph, query, **bound), re.sub(r"WHERE \{", lambda _: f"WHERE {{\n  {values}", query, count=1)


def run_each(graph: Store, name: str, key: str, values: Sequence[str]) -> tuple[list[QuerySolution], str]:
    """The rows of a template for each of several values of a parameter, in their order, and the query for all."""
    rows = [row for value in values for row in run(graph, name, **{key: value})[0]]
    among = f"VALUES ?{key} {{ {' '.join(map(_term, values))} }}"
    return rows, re.sub(r"WHERE \{", lambda _: f"WHERE {{\n  {among}", template(name), count=1)


def run_within(
    graph: Store, name: str, key: str, values: Sequence[str], **bound: Any
) -> tuple[list[QuerySolution], str]:
    """The rows of a template for each of several values of a parameter; for any value where none is given."""
    if not values:
        return run(graph, name, **bound)
    rows = [row for value in values for row in run(graph, name, **{key: value}, **bound)[0]]
    return rows, run(graph, name, **{key: values[0]}, **bound)[1]


def _term(value: Any) -> str:
    from pyoxigraph import NamedNode

    return str(NamedNode(value) if isinstance(value, str) else value)


def literal(value: str) -> Any:
    from pyoxigraph import Literal

    return Literal(value)


@cache
def template(name: str) -> str:
    """The named query, without its comment."""
    lines = (TEMPLATES / f"{name}.rq").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))
