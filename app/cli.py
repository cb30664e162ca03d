"""The command `kg`: which function each command calls; what they do is in `app.commands`.

Exit status: 0 done; 1 the work failed, with one line on stderr; 2 wrong usage.
"""

from __future__ import annotations

import sys
from typing import Final

from app.arguments import Group, called
from kg.errors import KGError, UsageError

RESOLVE: Final = Group(
    "Say that two nodes are one body, or are not, and why; list what was said; take it back.",
    {
        "same": "app.commands.resolve:same",
        "different": "app.commands.resolve:different",
        "withdraw": "app.commands.resolve:withdraw",
        "list": "app.commands.resolve:list_",
        "suggest": "app.commands.resolve:suggest",
    },
    'kg resolve same id/org/x-3f0a91c2d4 UNICEF --because "the same letterhead"',
)
COMMANDS: Final = Group(
    "A knowledge graph and semantic index of the United Nations' mandates and partnerships.",
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
        "resolve": RESOLVE,
    },
    "kg ingest examples/documents && kg ask 'Who chairs the steering group?'",
)
INTERRUPTED: Final = 130


def main() -> None:
    """Run the command line; every error of ours is one line on stderr."""
    try:
        called(COMMANDS, sys.argv[1:], "kg")()
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


def _fail(reason: object, status: int) -> None:
    print(f"kg: {reason}", file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main()
