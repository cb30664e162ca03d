"""Many clients of `kg serve` at once, searching, asking and querying in turn, and the same while a file is read in.

    python -m benchmarks.load STORE [--clients 50] [--seconds 120] [--workers 1] [--ingest FILE]

Every question is one that was not asked before, so that nothing is answered from memory. Throughput is set against the
same calls made one after another in this process. The server's memory is that of all its processes. The store is copied
first: what is read in goes to the copy.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Final

import httpx

import kg
from benchmarks.web import QUESTIONS, served

QUERY: Final = "SELECT ?m ?who WHERE { ?m a unp:Mandate ; unp:addressee ?who } LIMIT 50 OFFSET %d"
ALONE: Final = 60
"""Calls in process that the throughput is compared with."""
Call = tuple[str, dict[str, str]]


def calls(first: int = 0) -> Iterator[Call]:
    """Path and parameters: a search, a question, a SPARQL query, again and again, each of them new."""
    for number in count(first):
        words = f"{QUESTIONS[number % len(QUESTIONS)]} {number}"
        yield "/api/v1/search", {"q": words}
        yield "/api/v1/ask", {"q": words}
        yield "/sparql", {"query": QUERY % number}


def in_process(store: Path) -> float:
    """Calls per second, one after another, the first three not counted."""
    with kg.open(store, create=False) as library:
        made: dict[str, Callable[[str], object]] = {
            "/api/v1/search": library.search,
            "/api/v1/ask": library.ask,
            "/sparql": lambda query: library.sparql(query, "json"),
        }
        source = calls(1_000_000)
        for _ in range(3):
            _call(made, next(source))
        started = time.perf_counter()
        for _ in range(ALONE):
            _call(made, next(source))
        return ALONE / (time.perf_counter() - started)


def _call(made: dict[str, Callable[[str], object]], call: Call) -> None:
    path, parameters = call
    made[path](next(iter(parameters.values())))


async def load(address: str, clients: int, seconds: float, first: int) -> tuple[list[float], Counter[str]]:
    """Milliseconds of the replies with 200, and what else came, by status or kind of failure."""
    end = time.perf_counter() + seconds
    times: list[float] = []
    failures: Counter[str] = Counter()
    source = calls(first)

    async def client() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=120) as asking:
            while (started := time.perf_counter()) < end:
                path, parameters = next(source)
                try:
                    reply = await asking.get(path, params=parameters)
                except httpx.TransportError as error:
                    failures[type(error).__name__] += 1
                    continue
                if reply.status_code == 200:
                    times.append((time.perf_counter() - started) * 1000)
                else:
                    failures[f"{reply.status_code} {path}"] += 1

    await asyncio.gather(*(client() for _ in range(clients)))
    return times, failures


def memory(process: int) -> float:
    """Resident MiB of a process and all below it, pages shared among them counted once."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    own = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return own / 1024 + sum(memory(int(one)) for one in children if Path(f"/proc/{one}").exists())


def told(name: str, found: tuple[list[float], Counter[str]], seconds: float, alone: float) -> None:
    times, failures = found
    if not times:
        raise SystemExit(f"{name}: nothing was answered; {dict(failures)}")
    high, rate = statistics.quantiles(times, n=20)[-1], len(times) / seconds
    print(
        f"{name}: {len(times)} replies, {sum(failures.values())} errors {dict(failures) or ''}, "
        f"median {statistics.median(times):.0f} ms, 95th percentile {high:.0f} ms, {rate:.1f}/s, "
        f"{rate / alone:.2f} x in process",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--ingest", type=Path, help="file or folder that is read in during a second run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(shutil.copytree(options.store, Path(folder) / "store"))
        print(f"load of the machine: {', '.join(f'{one:.1f}' for one in os.getloadavg())}; {os.cpu_count()} cores")
        alone = in_process(store)
        print(f"in process, one after another: {alone:.1f} calls/s", flush=True)
        with served(store, "--workers", str(options.workers)) as (address, server):
            measured(address, server, store, options, alone)


def measured(address: str, server: int, store: Path, options: argparse.Namespace, alone: float) -> None:
    asyncio.run(load(address, options.clients, min(10, options.seconds), 2_000_000))
    print(f"memory at the start: {memory(server):.0f} MiB", flush=True)
    quiet = asyncio.run(load(address, options.clients, options.seconds, 0))
    told(f"{options.clients} clients", quiet, options.seconds, alone)
    print(f"memory at the end: {memory(server):.0f} MiB", flush=True)
    if options.ingest is None:
        return
    command = [sys.executable, "-m", "app.cli", "ingest", str(options.ingest), "--store", str(store)]
    reading = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    busy = asyncio.run(load(address, options.clients, options.seconds, 3_000_000))
    still = "to the end" if reading.poll() is None else f"ended meanwhile with status {reading.returncode}"
    reading.terminate()
    reading.wait()
    told(
        f"the same while {options.ingest.name} is read in ({still})",
        busy,
        options.seconds,
        alone,
    )
    print(f"memory then: {memory(server):.0f} MiB", flush=True)


if __name__ == "__main__":
    main()
