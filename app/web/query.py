"""The SPARQL page: a form, queries to begin with, rows as a table with links."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.web import bounds
from app.web.api import Shelved
from app.web.protocol import Operation, bounded
from app.web.rendering import language_of, page
from kg.errors import QueryError
from kg.guard import form
from kg.named import NamedQuery, queries
from kg.results import shorten
from ontology import PREFIXES

if TYPE_CHECKING:
    from kg.generation import Generation

router = APIRouter(include_in_schema=False)
ROWS: Final = 200
"""Rows shown on the page; downloads have them all."""
_HEAD: Final = re.compile(r"# (?:title|number|parameter)\b")
BEGINNING: Final = """SELECT ?verb (COUNT(?mandate) AS ?mandates) WHERE {
  ?mandate a unp:Mandate ; unp:directive ?verb
} GROUP BY ?verb ORDER BY DESC(?mandates)"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term: as people read it, with its IRI when it is a node and its language when it is a text."""

    text: str
    iri: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """Rows (`heads`, `rows`, `total`), triples or a truth as `text`, or an `error`."""

    heads: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    total: int = 0
    text: str = ""
    error: str = ""
    triples: bool = False


@router.get("/query")
def query_page(
    request: Request,
    shelf: Shelved,
    query: Annotated[str, Query(max_length=bounds.SPARQL_LENGTH)] = "",
    named: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """The form, and the result when there is a query; a name of one of ours puts its text into the form."""
    example = queries().get(named)
    result = None
    if query.strip():
        with shelf.lend() as volume:
            result = _result(volume.library.generation, query)
    return page(
        request,
        "query.html",
        400 if result and result.error else 200,
        query=query or (_text(example, language_of(request)) if example else BEGINNING),
        result=result,
        examples=list(queries().values()),
        example=example,
        prefixes=PREFIXES,
        most=ROWS,
    )


def _text(named: NamedQuery, language: str) -> str:
    """The query under its title in one language; what its head says besides is for the program."""
    lines = [line for line in named.sparql.splitlines() if not _HEAD.match(line)]
    return f"# {named.titles[language]}\n" + "\n".join(lines).strip() + "\n"


def _result(generation: Generation, query: str) -> Result:
    triples = form(query) in ("CONSTRUCT", "DESCRIBE")
    try:
        text = bounded(generation, Operation(query, None), "turtle" if triples else "json")
    except QueryError as error:
        return Result(error=str(error))
    if triples:
        return Result(text=text, triples=True)
    told = json.loads(text)
    return Result(text=str(told["boolean"]).lower()) if "boolean" in told else _rows(told)


def _rows(told: dict[str, Any]) -> Result:
    heads, found = told["head"]["vars"], told["results"]["bindings"]
    rows = [[_cell(row.get(head)) for head in heads] for row in found[:ROWS]]
    return Result(heads, rows, len(found))


def _cell(term: dict[str, Any] | None) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] == "uri":
        return Cell(shorten(term["value"]), term["value"])
    return Cell(str(term["value"]), language=term.get("xml:lang", ""))
