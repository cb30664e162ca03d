"""The command `kg`: one line of wiring per command; what each does is in `app.commands`.

Exit status: 0 done; 1 the work failed, with one line on stderr; 2 wrong usage.
"""

from __future__ import annotations

import sys

import typer

from app.commands import ask, assistant, graph, ingest, resolve, search, serve, store
from kg.errors import KGError, UsageError

app = typer.Typer(
    name="kg",
    help="A knowledge graph and semantic index of the United Nations' mandates and partnerships.",
    epilog="Example:  kg ingest examples/documents && kg ask 'Who chairs the steering group?'",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    ingest.ingest,
    search.search,
    ask.ask,
    graph.sparql,
    graph.show,
    graph.stats,
    graph.export,
    graph.validate,
    store.remove,
    store.index,
    store.check,
    store.backup,
    store.restore,
    ask.evaluate,
    serve.serve,
    assistant.mcp,
):
    app.command(name="eval" if command is ask.evaluate else None)(command)
app.add_typer(resolve.resolve)

INTERRUPTED = 130


def main() -> None:
    """Run the command line; every error of ours is one line on stderr."""
    try:
        app(standalone_mode=True)
    except UsageError as error:
        _fail(error, 2)
    except KGError as error:
        _fail(error, 1)
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: not an error, and stdout must not be flushed again.
        sys.stderr.close()
        sys.exit(0)
    except SystemExit as end:
        # Typer turns Ctrl-C into this status without a word.
        if end.code == INTERRUPTED:
            _fail("stopped; what was committed is kept", INTERRUPTED)
        raise


def _fail(reason: object, status: int) -> None:
    print(f"kg: {reason}", file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main()
