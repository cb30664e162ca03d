"""Options that several commands share, each with the words its `--help` shows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    Path,
    typer.Option("--store", envvar="KG_STORE", help="Folder that holds the store."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print exactly one JSON object on stdout.")]
BatchOption = Annotated[
    str | None,
    typer.Option("--batch", metavar="FILE", help='JSON lines {"id": …, "q": …}; "-" reads stdin.'),
]
LanguageOption = Annotated[
    str | None, typer.Option("--lang", "--language", help="Language: ar, en, es, fr, ru or zh.", metavar="CODE")
]
DocumentOption = Annotated[
    str | None, typer.Option("--document", metavar="SYMBOL", help="Only this document: its symbol, or its file.")
]
HostOption = Annotated[str, typer.Option(help="Address to listen at; 127.0.0.1 is this machine alone.")]
AllowHostOption = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="Another host name under which the server may be called."),
]
DEFAULT_STORE = Path(".kg")
THIS_MACHINE = "127.0.0.1"
