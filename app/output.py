"""What reaches the terminal: JSON on stdout alone, messages and progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from kg.library import Progress


def print_json(payload: Any) -> None:
    """One JSON object on one line of stdout, characters unescaped."""
    sys.stdout.write(json.dumps(payload, ensure_ascii=False) + "\n")


def message(text: str) -> None:
    print(text, file=sys.stderr)


def console() -> Console:
    """A console on stdout; colours only on a terminal, text from documents never read as markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, soft_wrap=not sys.stdout.isatty())


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """A bar on stderr with rate and time left; None when stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from app.rate import RateColumn

    columns = (
        TextColumn("{task.description:>10}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield report
