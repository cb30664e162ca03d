"""A token for the whole server: brought by programs as `Authorization: Bearer`, typed in once by readers."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from app.web.safety import body
from app.web.uploading import from_here

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

router = APIRouter(include_in_schema=False)
COOKIE: Final = "kg-access"
LOGIN: Final = "/login"
OPEN: Final = (LOGIN, "/static/")
"""What is given to those who have not signed in: the form, and its looks."""
PAUSE: Final = 0.5
"""Seconds before a wrong token is told, so that guessing is slow."""
CHALLENGE: Final = {"www-authenticate": "Bearer", "cache-control": "no-store"}


class Access:
    """Who may ask: everybody where the token is ""."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()

    @property
    def guarded(self) -> bool:
        return bool(self._token)

    @property
    def cookie(self) -> str:
        """What a browser keeps instead of the token: made from it, the same in every process."""
        return hmac.new(self._token, b"kg serve", hashlib.sha256).hexdigest()

    def knows(self, token: bytes) -> bool:
        """Whether a token, in UTF-8, is the right one, told in constant time."""
        return hmac.compare_digest(token, self._token)

    def lets(self, request: Request) -> bool:
        """Whether a request brings the token, or the cookie of one who did."""
        scheme, _, word = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.knows(word.strip().encode("latin-1"))  # as the bytes of headers come
        return hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self.cookie.encode())


class Guard:
    """ASGI middleware that lets through what brings the token, and what `free` names; `refuse` answers the rest."""

    def __init__(
        self, app: ASGIApp, access: Access, refuse: Callable[[Request], Response], free: tuple[str, ...] = ()
    ) -> None:
        self._app, self._access, self._refuse, self._free = app, access, refuse, free

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._access.guarded or scope["path"].startswith(self._free):
            return await self._app(scope, receive, send)
        request = Request(scope)
        if self._access.lets(request):
            return await self._app(scope, receive, send)
        if "authorization" in request.headers:
            await asyncio.sleep(PAUSE)
        return await self._refuse(request)(scope, receive, send)


def plainly(_: Request) -> Response:
    """The refusal in one line."""
    return PlainTextResponse("this server needs its token: Authorization: Bearer TOKEN\n", 401, CHALLENGE)


def by_form(request: Request) -> Response:
    """The refusal as a form for browsers that come for a page; else in the form that the asker reads."""
    from app.web.failures import reply

    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        query = f"?{request.url.query}" if request.url.query else ""
        return _form(request, request.url.path + query, 401)
    line = "this server needs its token: Authorization: Bearer TOKEN"
    return reply(request, 401, line, CHALLENGE)


@router.get(LOGIN)
def form(request: Request) -> Response:
    """The form alone."""
    return _form(request, "/")


@router.post(LOGIN)
async def sign_in(request: Request) -> Response:
    """Give the cookie to who knows the token, and the page they came for."""
    access: Access = request.app.state.access
    if not from_here(request):
        raise HTTPException(403, "this was sent by another site")
    fields = await _fields(request)
    then = fields.get("then", "/")
    if not access.guarded or not access.knows(fields.get("token", "").encode()):
        await asyncio.sleep(PAUSE)
        return _form(request, then, 403, wrong=True)
    reply = RedirectResponse(_within(then), 303)
    secure = request.url.scheme == "https"
    reply.set_cookie(COOKIE, access.cookie, httponly=True, samesite="strict", secure=secure)
    return reply


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form, bounded in size and time; none for what is no form."""
    try:
        return dict(parse_qsl((await body(request)).decode("utf-8"), max_num_fields=10))
    except ValueError:
        return {}


def _form(request: Request, then: str, status: int = 200, wrong: bool = False) -> Response:
    from app.web.rendering import page

    return page(request, "login.html", status, CHALLENGE if status == 401 else None, then=_within(then), wrong=wrong)


def _within(path: str) -> str:
    """A path of this site: `//elsewhere` and whole addresses lead to the first page."""
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if inside and not path.startswith(LOGIN) else "/"
