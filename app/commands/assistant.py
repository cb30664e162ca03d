"""`kg mcp`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.output import message
from app.settings import DEFAULT_STORE, THIS_MACHINE, AllowHostOption, HostOption, StoreOption


def mcp(
    store: StoreOption = DEFAULT_STORE,
    http: Annotated[bool, typer.Option("--http", help="Listen for HTTP, not on standard input.")] = False,
    host: HostOption = THIS_MACHINE,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at.")] = 8001,
    allow_host: AllowHostOption = None,
    token: Annotated[
        str,
        typer.Option(
            envvar="KG_TOKEN", help="With --http, what every request has to bring: Authorization: Bearer WORD."
        ),
    ] = "",
) -> None:
    """Serve the store to assistants by the Model Context Protocol: search, ask, show, read, sparql; read-only.

    Example:  kg mcp --store library
    """
    from app.assistant.server import run_http, server

    if http:
        message(f"kg: reading {store}; assistants call http://{host}:{port}/mcp; stop with Ctrl-C")
        run_http(store, host, port, allow_host or [], token)
    else:
        server(store).run("stdio")
