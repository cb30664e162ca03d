"""`kg remove`, `kg index`, `kg check`, `kg backup`, `kg restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.output import message, progress_bar
from app.settings import DEFAULT_STORE, StoreOption


def remove(
    symbol: Annotated[str, typer.Argument(help="Symbol of the document: A/RES/64/223")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take one document, in all its languages, out of graph and index.

    Example:  kg remove A/RES/64/223
    """
    import kg

    removed = kg.open(store, create=False).remove(symbol)
    message(f"removed {symbol}: {len(removed)} language version{'s' * (len(removed) != 1)}")


def index(
    store: StoreOption = DEFAULT_STORE,
    model: Annotated[str | None, typer.Option(help="A sentence-transformers model or a local path.")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Build the index anew.")] = False,
) -> None:
    """Bring the search index in step with the graph, or build it anew with another model.

    Example:  kg index --rebuild --model BAAI/bge-m3
    """
    import kg

    with progress_bar() as progress:
        stats = kg.open(store, create=False).index(model, rebuild, progress)
    message(
        f"index: {stats.added} passages added, {stats.removed} removed, {stats.kept} kept, in {stats.seconds:.1f} s"
    )


def check(
    store: StoreOption = DEFAULT_STORE,
    repair: Annotated[bool, typer.Option("--repair", help="Rebuild from the graph what can be rebuilt.")] = False,
) -> None:
    """Tell whether graph, index and manifest agree.

    Example:  kg check --repair
    """
    import kg

    problems = kg.open(store, create=False).check(repair)
    for problem in problems:
        message(str(problem))
    if problems:
        raise typer.Exit(1)
    message("graph, index and manifest agree")


def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Make a consistent copy of the store, also while it is being written to.

    Example:  kg backup /backups/2026-01-31
    """
    from kg.backup import backup as copy
    from kg.store import Store

    copy(Store.open(store), folder)
    message(f"copied {store} to {folder}")


def restore(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder made by `kg backup`.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Put a copy made by `kg backup` back as the store.

    Example:  kg restore /backups/2026-01-31 --store .kg
    """
    from kg.backup import restore as put_back

    put_back(folder, store)
    message(f"restored {store} from {folder}")
