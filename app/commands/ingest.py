"""`kg ingest`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.failed import remember
from app.output import message, print_json, progress_bar
from app.settings import DEFAULT_STORE, JsonOption, LanguageOption, StoreOption

if TYPE_CHECKING:
    from kg.model import IngestReport, Outcome

LIMITS = ("pages", "characters", "objects", "depth", "unpacked_bytes", "file_bytes", "seconds", "memory_bytes")
MARKS = {"added": "+", "replaced": "~", "unchanged": "=", "failed": "!"}


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders: .pdf .docx .xml .txt")],
    store: StoreOption = DEFAULT_STORE,
    symbol: Annotated[str | None, typer.Option(help="Symbol, when the document does not print it.")] = None,
    lang: LanguageOption = None,
    date: Annotated[str | None, typer.Option(help="Date, as 2009-12-18.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read files side by side.")] = 1,
    no_index: Annotated[
        bool, typer.Option("--no-index", help="Fill the graph; `kg index` makes it searchable.")
    ] = False,
    limit: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=NUMBER", help=f"What one file may take: {', '.join(LIMITS)}. Repeatable."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read files again that have not changed.")] = False,
    json: JsonOption = False,
) -> None:
    """Read documents into the graph and the search index.

    Unchanged files are skipped, changed ones replaced; a file that cannot be read is reported and the rest goes on.

    Example:  kg ingest reports/ A_RES_64_223.zh.txt --store library
    """
    import kg
    from ingest.limits import stated
    from kg.payload import report_payload

    limits = stated(limit or ())
    with progress_bar() as progress:
        report = kg.open(store).ingest(
            *paths,
            symbol=symbol,
            language=lang,
            date=date,
            jobs=jobs,
            index=not no_index,
            force=force,
            progress=progress,
            **limits,
        )
    remember(store, report.documents)
    _tell(report, paths)
    if json:
        print_json(report_payload(report))
    if report.failed:
        raise typer.Exit(1)


def _tell(report: IngestReport, paths: list[Path]) -> None:
    for outcome in report.documents:
        message(_line(outcome))
    counts = {status: sum(o.status == status for o in report.documents) for status in MARKS}
    told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    if not told:
        told = f"{', '.join(map(str, paths))}: no documents found; kg reads .pdf, .docx, .xml (AKN4UN) and .txt"
    message(f"{told}, in {report.seconds:.1f} s" if report.documents else told)


def _line(outcome: Outcome) -> str:
    mark = MARKS[outcome.status]
    if outcome.error:
        return f"{mark} {outcome.error}"
    line = f"{mark} {outcome.path}: {outcome.symbol} ({outcome.language}), {outcome.parts} parts"
    return f"{line}; {outcome.notice}" if outcome.notice else line
