"""The SPARQL page: a form, queries to begin with, rows as a table with links."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.web import bounds
from app.web.api import Shelved
from app.web.drawing import of_rows, of_triples
from app.web.examples import FIELD, example
from app.web.naming import Naming
from app.web.pictures.neighbourhood import Picture
from app.web.protocol import Operation, bounded
from app.web.rendering import language_of, page
from app.web.terms import terms
from kg.errors import QueryError
from kg.guard import form
from kg.named import queries
from kg.results import shorten
from ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.generation import Generation

router = APIRouter(include_in_schema=False)
LABEL: Final = 60
"""Characters of a node's name in the table."""
ROWS: Final = 200
"""Rows shown on the page; downloads have them all."""
BEGINNING: Final = """SELECT ?verb (COUNT(?mandate) AS ?mandates) WHERE {
  ?mandate a unp:Mandate ; unp:directive ?verb
} GROUP BY ?verb ORDER BY DESC(?mandates)"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term: as people read it, with its IRI when it is a node and its language when it is a text."""

    text: str
    iri: str = ""
    language: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """Rows (`heads`, `rows`, `total`), triples or a truth as `text`, or an `error`."""

    heads: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    total: int = 0
    text: str = ""
    error: str = ""
    triples: bool = False
    picture: Picture | None = None


@router.get("/query")
def query_page(
    request: Request,
    shelf: Shelved,
    query: Annotated[str, Query(max_length=bounds.SPARQL_LENGTH)] = "",
    named: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """The form, and the result when there is a query; a name of one of ours puts its text into the form.

    A named query whose parameters are all filled in, or that has none and was sent by its form, is run.
    """
    language = language_of(request)
    with shelf.lend() as volume:
        generation = volume.library.generation
        chosen = None if query.strip() else example(named, _given(request), generation, language)
        run = query if query.strip() else chosen.text if chosen and chosen.ready else ""
        result = _result(generation, run, language) if run else None
    return page(
        request,
        "query.html",
        400 if result and result.error else 200,
        query=query or (chosen.text if chosen else BEGINNING),
        result=result,
        examples=list(queries().values()),
        example=chosen,
        prefixes=PREFIXES,
        most=ROWS,
    )


@router.get("/query/terms")
def query_terms(request: Request, shelf: Shelved) -> Response:
    """Prefixes, classes, properties, for completion."""
    language = language_of(request)
    with shelf.lend() as volume:
        found = volume.once(("terms", language), lambda: terms(volume.library.generation.graph, language))
    text = json.dumps({"prefixes": PREFIXES, "terms": found}, ensure_ascii=False)
    return Response(text, media_type="application/json", headers={"vary": "accept-language"})


def _given(request: Request) -> dict[str, str]:
    return {name: value[: bounds.QUESTION] for name, value in request.query_params.items() if name.startswith(FIELD)}


def _result(generation: Generation, query: str, language: str) -> Result:
    triples = form(query) in ("CONSTRUCT", "DESCRIBE")
    try:
        text = bounded(generation, Operation(query, None), "turtle" if triples else "json")
    except QueryError as error:
        return Result(error=str(error))
    if triples:
        return Result(text=text, triples=True, picture=of_triples(generation.graph, language, text))
    told = json.loads(text)
    return Result(text=str(told["boolean"]).lower()) if "boolean" in told else _rows(told, generation.graph, language)


def _rows(told: dict[str, Any], graph: Store, language: str) -> Result:
    heads, found = told["head"]["vars"], told["results"]["bindings"]
    naming = Naming(graph, language)
    rows = [[_cell(row.get(head), naming) for head in heads] for row in found[:ROWS]]
    picture = of_rows(graph, language, heads, [[cell.iri for cell in row] for row in rows])
    return Result(heads, rows, len(found), picture=picture)


def _cell(term: dict[str, Any] | None, naming: Naming) -> Cell:
    if term is None:
        return Cell("")
    if term["type"] != "uri":
        return Cell(str(term["value"]), language=term.get("xml:lang", ""))
    short, label = shorten(term["value"]), naming.node(term["value"]).label
    if label in (short, short.removeprefix("id/")):
        return Cell(short, term["value"])
    return Cell(short, term["value"], label=label if len(label) <= LABEL else label[:LABEL].rstrip() + "…")
