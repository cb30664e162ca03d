"""What every reply carries and every request is held to, whatever answers it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final, TypeVar

from app.web import bounds

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

Done = TypeVar("Done")
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Scripts are our own files, never inline; nothing is loaded from elsewhere; no other site frames or reads a page."""


class SecurityHeaders:
    """ASGI middleware that adds `HEADERS` to every reply."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class TooLarge(Exception):
    """A body of more than `bounds.BODY` bytes."""


class TooSlow(Exception):
    """A body that does not come to its end in time."""


async def body(request: Request) -> bytes:
    """The body, bounded in size and time. Raises TooLarge or TooSlow."""
    return await in_time(_body(request), bounds.BODY_SECONDS)


async def in_time(work: Awaitable[Done], seconds: float) -> Done:
    """What comes of something that waits for the sender. Raises TooSlow."""
    try:
        async with asyncio.timeout(seconds):
            return await work
    except TimeoutError:
        raise TooSlow from None


async def _body(request: Request) -> bytes:
    chunks = bytearray()
    async for chunk in request.stream():
        chunks += chunk
        if len(chunks) > bounds.BODY:
            raise TooLarge
    return bytes(chunks)


def hosts(host: str, more: list[str]) -> list[str]:
    """The names under which the server may be called: a page elsewhere cannot reach it by a name of its own."""
    everywhere = {"0.0.0.0", "::", ""}
    own = [] if host in everywhere else [host, f"[{host}]"]
    return list(dict.fromkeys(["127.0.0.1", "localhost", "[::1]", "::1", *own, *more]))


def is_here(host: str) -> bool:
    """Whether an address is of this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
