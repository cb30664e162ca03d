"""`kg serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.output import message
from app.settings import DEFAULT_STORE, THIS_MACHINE, AllowHostOption, HostOption, StoreOption
from kg.errors import UsageError


def serve(
    store: StoreOption = DEFAULT_STORE,
    host: HostOption = THIS_MACHINE,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at.")] = 8000,
    allow_host: AllowHostOption = None,
    allow_upload: Annotated[
        bool, typer.Option("--allow-upload", help="Take files on the page of the library, and read them in.")
    ] = False,
    token: Annotated[
        str,
        typer.Option(
            envvar="KG_TOKEN",
            help="A word to be known. When --host lets other machines in, every request needs it: programs send "
            "'Authorization: Bearer WORD', readers type it in once. At 127.0.0.1, senders of files need it.",
        ),
    ] = "",
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that answer side by side; each loads the index.")
    ] = 1,
) -> None:
    """Serve pages, REST (/api/v1), SPARQL (/sparql) and linked data (/id/…) over the store, read-only.

    Example:  kg serve --store library --port 8000
    """
    from app.web.safety import hosts, is_here
    from app.web.server import Settings, run
    from app.web.uploading import Permission

    here = is_here(host)
    if allow_upload and not token and not here:
        raise UsageError(f"at {host} others reach this server: give --token, which senders of files have to know")
    if allow_upload and workers > 1:
        raise UsageError("files are taken by one process: give --allow-upload or --workers, not both")
    message(f"kg: reading {store}; stop with Ctrl-C")
    if not here and not token:
        message(f"kg: whoever reaches {host} can read; --token asks for a word")
    settings = Settings(str(store), hosts(host, allow_host or []), "" if here else token)
    run(settings, host, port, Permission(allow_upload, token if here else ""), workers)
