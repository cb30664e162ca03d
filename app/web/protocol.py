"""The SPARQL 1.1 Protocol at /sparql: queries by GET and by POST, both ways; never an update.

Every query runs in a process of its own under `bounds.SPARQL`, a few at a time.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.web import bounds, safety
from app.web.api import shelf
from app.web.negotiation import HTML, ROWS, TRIPLES, chosen, named, with_charset
from app.web.service import description
from kg.errors import QueryError
from kg.guard import form
from kg.query import Graphs, run

if TYPE_CHECKING:
    from app.web.shelf import Shelf
    from kg.generation import Generation

router = APIRouter()
FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
_turns = threading.BoundedSemaphore(bounds.QUERIES)


class Busy(QueryError):
    """All places for queries are taken."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A query with its dataset; `format` is a short name, or "" to go by the Accept header."""

    query: str
    graphs: Graphs | None
    format: str = ""


@router.get("/sparql", include_in_schema=False)
async def get(request: Request) -> Response:
    """A query; without one, the description of the service. A browser is shown the page with the form."""
    pairs = list(request.query_params.multi_items())
    browser = chosen(request.headers.get("accept"), (QUERY, *ROWS, *TRIPLES, HTML)) == HTML
    if browser and not any(name == "format" for name, _ in pairs):
        return RedirectResponse("/query?" + request.url.query, 303)
    if not any(name in ("query", "update") for name, _ in pairs):
        return description(request)
    return await _answered(request, _operation(pairs))


@router.post("/sparql", include_in_schema=False)
async def post(request: Request) -> Response:
    """A query in a form, or as it is."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (FORM, QUERY):
        raise HTTPException(415, f"send the query as {QUERY} or {FORM}; updates are not taken here")
    text = _decoded(await safety.body(request))
    if kind == FORM:
        return await _answered(request, _operation(_fields(text)))
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "query"]
    return await _answered(request, _operation([("query", text), *others]))


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise HTTPException(400, "the request is not UTF-8") from None


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        raise HTTPException(400, "the form has more fields than a query needs") from None


def _operation(pairs: list[tuple[str, str]]) -> Operation:
    """Raises HTTPException(400) for what the protocol does not allow."""
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise HTTPException(400, "updates are refused: this service is read-only")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise HTTPException(400, f"a request has one query, not {len(queries)}")
    if len(queries[0]) > bounds.SPARQL_LENGTH:
        raise HTTPException(413, f"the query has more than {bounds.SPARQL_LENGTH:,} characters")
    default = tuple(value for name, value in pairs if name == "default-graph-uri")
    among = tuple(value for name, value in pairs if name == "named-graph-uri")
    format = next((value for name, value in pairs if name == "format"), "")
    return Operation(queries[0], Graphs(default, among) if default or among else None, format)


async def _answered(request: Request, operation: Operation) -> Response:
    media, format = _form_of_reply(operation, request.headers.get("accept"))
    try:
        text = await run_in_threadpool(_run, shelf(request), operation, format)
    except Busy as busy:
        raise HTTPException(503, str(busy), {"retry-after": "5"}) from busy
    return Response(text, headers={"vary": "accept", "content-type": with_charset(media)})


def _form_of_reply(operation: Operation, accept: str | None) -> tuple[str, str]:
    """Media type and its name in `kg.results`. Raises HTTPException(406) when nothing fits."""
    offered = TRIPLES if form(operation.query) in ("CONSTRUCT", "DESCRIBE") else ROWS
    media = named(operation.format, offered) if operation.format else chosen(accept, offered)
    if media is None:
        raise HTTPException(406, f"this query's result comes as {', '.join(offered)}")
    return media, offered[media]


def _run(shelf: Shelf, operation: Operation, format: str) -> str:
    with shelf.lend() as volume:
        return bounded(volume.library.generation, operation, format)


def bounded(generation: Generation, operation: Operation, format: str) -> str:
    """The result under the limits for strangers, waiting for a turn. Raises QueryError, or Busy."""
    if not _turns.acquire(timeout=bounds.WAIT_SECONDS):
        raise Busy("too many queries at the same time; try again")
    try:
        return run(generation, operation.query, format, bounds.SPARQL, operation.graphs)
    finally:
        _turns.release()
