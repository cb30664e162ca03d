"""`kg serve`."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Annotated

import typer

from app.output import message
from app.settings import DEFAULT_STORE, StoreOption
from kg.errors import UsageError


def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="Address to listen at; 127.0.0.1 is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at.")] = 8000,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="Another host name under which the server may be called."),
    ] = None,
    allow_upload: Annotated[
        bool, typer.Option("--allow-upload", help="Take files on the page of the library, and read them in.")
    ] = False,
    token: Annotated[
        str, typer.Option(envvar="KG_TOKEN", help="What a sender of files has to know; needed beyond this machine.")
    ] = "",
) -> None:
    """Serve pages, REST (/api/v1), SPARQL (/sparql) and linked data (/id/…) over the store, read-only.

    Example:  kg serve --store library --port 8000
    """
    from app.web.server import run
    from app.web.uploading import Permission

    if allow_upload and not token and not _is_here(host):
        raise UsageError(f"at {host} others reach this server: give --token, which senders of files have to know")
    message(f"kg: reading {store}; stop with Ctrl-C")
    run(store, host, port, allow_host or [], Permission(allow_upload, token))


def _is_here(host: str) -> bool:
    """Whether an address is of this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
