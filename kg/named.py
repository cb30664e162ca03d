"""Queries that come with the project: SPARQL files under `kg/queries`, each with a head that says what it answers.

    # title en: Functions of an office          one line for each official language
    # number: 6                                 the kind of question, of the forty the graph has to answer
    # parameter: office node                    a name and a kind; the name is a variable of the query

A parameter is a term before it reaches the query, and takes the place of its variable (`kg.constants`): no text that
somebody typed is pasted.
Every file is SPARQL 1.1 as it stands, to be copied to any endpoint with the variable bound by hand.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import UsageError
from kg.names import bound
from kg.query import answer
from kg.searching import expanded
from kg.table import table

if TYPE_CHECKING:
    from kg.generation import Generation

FOLDER: Final = Path(__file__).parent / "queries"
LIST: Final = "list"
_HEAD: Final = re.compile(r"^# (title|number|parameter)(?: ([a-z]{2}))?: (.+)$", re.M)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One file: `titles` by language, `parameters` as name → kind (node, document, part or text)."""

    name: str
    number: int
    titles: Mapping[str, str]
    parameters: Mapping[str, str]
    sparql: str


@cache
def queries() -> dict[str, NamedQuery]:
    """All named queries, by name, in the order of their numbers."""
    read = (_read(path) for path in FOLDER.glob("*.rq"))
    return {query.name: query for query in sorted(read, key=lambda query: (query.number, query.name))}


def _read(path: Path) -> NamedQuery:
    text = path.read_text("utf-8")
    found = [match.groups() for match in _HEAD.finditer(text)]
    number = next(int(value) for field, _, value in found if field == "number")
    titles = {language: value for field, language, value in found if field == "title"}
    parameters = dict(value.split(" ", 1) for field, _, value in found if field == "parameter")
    return NamedQuery(path.stem, number, titles, parameters, text)


def run_named(generation: Generation, name: str, parameters: Mapping[str, str], format: str = "json") -> str:
    """The result of a named query in any format of `kg.query.run`; the name "list" tells what there is.

    Raises UsageError for an unknown name, a missing or superfluous parameter, or a name that several nodes bear;
    NotFound for one that none bears.
    """
    if name == LIST:
        return _listing(format)
    query = _named(name)
    _refuse_wrong(query, parameters)
    values = {
        parameter: bound(generation, kind, parameters[parameter], parameter)
        for parameter, kind in query.parameters.items()
    }
    sparql = expanded(query.sparql, generation.search, values)
    return answer(generation.graph, sparql, format, substitutions=values)


def _named(name: str) -> NamedQuery:
    query = queries().get(name)
    if query is None:
        near = difflib.get_close_matches(name, queries(), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "--named list shows them all"
        raise UsageError(f"{name!r} is no named query; {hint}")
    return query


def _refuse_wrong(query: NamedQuery, parameters: Mapping[str, str]) -> None:
    wanted = " ".join(f"--set {name}={kind.upper()}" for name, kind in query.parameters.items()) or "none"
    if missing := [name for name in query.parameters if not parameters.get(name, "").strip()]:
        raise UsageError(f"{query.name} needs {', '.join(missing)}; its parameters are: {wanted}")
    if superfluous := sorted(set(parameters) - set(query.parameters)):
        raise UsageError(f"{query.name} has no parameter {', '.join(superfluous)}; its parameters are: {wanted}")


def _listing(format: str) -> str:
    if format == "json":
        return json.dumps([_row(query) for query in queries().values()], ensure_ascii=False, indent=1) + "\n"
    return table(["query", "parameters", "answers"], list(_lines()))


def _row(query: NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "number": query.number,
        "titles": dict(query.titles),
        "parameters": dict(query.parameters),
    }


def _lines() -> Iterator[list[str]]:
    for query in queries().values():
        yield [
            query.name,
            " ".join(f"{name}={kind.upper()}" for name, kind in query.parameters.items()),
            query.titles["en"],
        ]
