"""The command `kg`: where each command stands; what they do is in `app.commands`.

Exit status: 0 done; 1 the work failed, with one line on stderr; 2 wrong usage.
"""

from __future__ import annotations

import atexit
import gc
import sys
from typing import Final

import typer

from app.lazy import LazyGroup
from kg.errors import KGError, UsageError

COMMANDS: Final = LazyGroup(
    "kg",
    {
        "ingest": "app.commands.ingest:ingest",
        "search": "app.commands.search:search",
        "ask": "app.commands.ask:ask",
        "sparql": "app.commands.graph:sparql",
        "show": "app.commands.graph:show",
        "stats": "app.commands.graph:stats",
        "export": "app.commands.graph:export",
        "validate": "app.commands.graph:validate",
        "remove": "app.commands.store:remove",
        "index": "app.commands.store:index",
        "check": "app.commands.store:check",
        "backup": "app.commands.store:backup",
        "restore": "app.commands.store:restore",
        "eval": "app.commands.ask:evaluate",
        "serve": "app.commands.serve:serve",
        "mcp": "app.commands.assistant:mcp",
        "resolve": "app.commands.resolve:resolve",
    },
    help="A knowledge graph and semantic index of the United Nations' mandates and partnerships.",
    epilog="Example:  kg ingest examples/documents && kg ask 'Who chairs the steering group?'",
)
INTERRUPTED: Final = 130


def main() -> None:
    """Run the command line; every error of ours is one line on stderr."""
    atexit.register(gc.disable)  # what is left goes with the process: to look through it first takes 20 ms
    try:
        with COMMANDS.make_context("kg", sys.argv[1:]) as context:
            COMMANDS.invoke(context)
    except typer.Exit as end:
        sys.exit(end.exit_code)
    except typer.TyperException as error:
        _fail(_told(error), error.exit_code)
    except UsageError as error:
        _fail(error, 2)
    except KGError as error:
        _fail(error, 1)
    except KeyboardInterrupt:
        _fail("stopped; what was committed is kept", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: not an error, and stdout must not be flushed again.
        sys.stderr.close()
        sys.exit(0)


def _told(error: typer.TyperException) -> str:
    """What was given wrongly, and where to read on, in one line."""
    context = getattr(error, "ctx", None)
    called = context.command_path if context else "kg"
    return f"{' '.join(error.format_message().split()).rstrip('.')}; {called} --help tells what can be given"


def _fail(reason: object, status: int) -> None:
    print(f"kg: {reason}", file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main()
