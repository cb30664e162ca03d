"""A query in a process of its own: Oxigraph cannot be interrupted, a process can.

Run as a program it reads one request as JSON from stdin and writes the result, or an error, to stdout.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError, StoreDamaged
from kg.limits import Limits

if TYPE_CHECKING:
    from kg.query import Graphs

RESULT, REFUSED = b"+", b"-"
"""The first byte of a reply."""


def run_apart(graph: Path, sparql: str, format: str, limits: Limits, graphs: Graphs | None = None) -> str:
    """The result of a query over a read-only database folder. Raises QueryError, also when a limit is met."""
    request = json.dumps(
        {
            "graph": str(graph),
            "sparql": sparql,
            "format": format,
            "limits": asdict(limits),
            "graphs": asdict(graphs) if graphs else None,
        }
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "kg.sparql_worker"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as worker:
        try:
            reply, _ = worker.communicate(request.encode(), timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            worker.kill()
            raise QueryError(f"the query ran for more than {limits.seconds:g} s and was ended; ask for less") from None
    return _read(reply, limits)


def _read(reply: bytes, limits: Limits) -> str:
    kind, text = reply[:1], reply[1:].decode()
    if kind == RESULT:
        return text
    if kind == REFUSED:
        raise QueryError(text)
    raise QueryError(f"the query needed more than {limits.memory >> 20} MiB of memory and was ended; ask for less")


def _reply(request: dict[str, object]) -> bytes:
    from pyoxigraph import Store

    from kg.query import Graphs, answer

    limits = Limits(**request["limits"])  # type: ignore[arg-type]
    _bind(limits)
    try:
        store = Store.read_only(str(request["graph"]))
    except OSError as error:
        raise StoreDamaged(f"{request['graph']}: does not open ({error}); run kg check --repair") from error
    graphs = Graphs(**request["graphs"]) if request["graphs"] else None  # type: ignore[arg-type]
    return answer(store, str(request["sparql"]), str(request["format"]), limits, graphs=graphs).encode()


def _bind(limits: Limits) -> None:
    """The kernel ends this process at its bounds, also when nobody waits for it any more."""
    seconds = math.ceil(limits.seconds) + 1
    for kind, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (most, most))


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    try:
        reply = RESULT + _reply(request)
    except (QueryError, StoreDamaged) as error:
        reply = REFUSED + str(error).encode()
    sys.stdout.buffer.write(reply)


if __name__ == "__main__":
    main()
