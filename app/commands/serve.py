"""`kg serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.output import message
from app.settings import DEFAULT_STORE, StoreOption


def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="Address to listen at; 127.0.0.1 is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at.")] = 8000,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="Another host name under which the server may be called."),
    ] = None,
) -> None:
    """Serve pages, REST (/api/v1), SPARQL (/sparql) and linked data (/id/…) over the store, read-only.

    Example:  kg serve --store library --port 8000
    """
    from app.web.server import run

    message(f"kg: reading {store}; stop with Ctrl-C")
    run(store, host, port, allow_host or [])
