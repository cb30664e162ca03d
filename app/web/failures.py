"""What an error looks like from outside: a status and one line, in the form the asker reads; never internals.

Our own errors tell the asker what to do, except those about the store on disk, which name folders of this machine:
those go to the log, and the asker is told to come back.
"""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from app.web import bounds
from app.web.safety import HEADERS, TooLarge, TooSlow
from kg.errors import KGError, NotFound, QueryError, UsageError

if TYPE_CHECKING:
    from starlette.requests import Request

_log = logging.getLogger("uvicorn.error")
_STATUSES: Final = ((NotFound, 404), (UsageError, 400), (QueryError, 400))
BUSY: Final = "the store cannot be read just now; try again"
LONGEST: Final = 400
"""Characters of an error's line."""


def install(app: FastAPI) -> None:
    """Have every error told by `reply`."""
    app.add_exception_handler(KGError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(TooLarge, _too_large)
    app.add_exception_handler(TooSlow, _too_slow)
    app.add_exception_handler(Exception, _unforeseen)


def told(error: KGError) -> tuple[int, str]:
    """Status and line of one of our errors."""
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 503)
    return status, one_line(str(error)) if status != 503 else BUSY


def one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def reply(request: Request, status: int, line: str, headers: dict[str, str] | None = None) -> Response:
    """JSON under /api, one plain line for SPARQL, a page elsewhere."""
    path = request.url.path
    if path.startswith("/api"):
        text = json.dumps({"error": line}, ensure_ascii=False) + "\n"
        return Response(text, status, headers, "application/json")
    if path.startswith("/sparql"):
        return PlainTextResponse(line + "\n", status, headers)
    from app.web.pages import error_page

    return error_page(request, status, line, headers)


async def _ours(request: Request, error: Any) -> Response:
    status, line = told(error)
    if status == 503:
        _log.error("%s", error)
    return reply(request, status, line, {"retry-after": "5"} if status == 503 else None)


async def _invalid(request: Request, error: Any) -> Response:
    first = error.errors()[0]
    where = str(first["loc"][-1]) if first["loc"] else "request"
    return reply(request, 422, one_line(f"{where}: {first['msg']}"))


async def _http(request: Request, error: Any) -> Response:
    line = error.detail if error.detail else HTTPStatus(error.status_code).phrase
    return reply(request, error.status_code, one_line(str(line)), dict(error.headers or {}))


async def _too_large(request: Request, _: Any) -> Response:
    return reply(request, 413, f"the request is larger than {bounds.BODY:,} bytes")


async def _too_slow(request: Request, _: Any) -> Response:
    return reply(request, 408, f"the request took longer than {bounds.BODY_SECONDS:g} s to come")


async def _unforeseen(request: Request, _: Any) -> Response:
    """A defect of ours: its traceback is in the log. This reply is made outside the middleware that adds headers."""
    return reply(request, 500, "something went wrong here; the log of the server tells what", HEADERS)
