"""Latency of every page and requests per second of `kg serve` over a store, with concurrent clients.

    python -m benchmarks.web STORE [--clients 8] [--seconds 20]

Each page is first asked for alone, again and again: its time is that of the server, connection kept. Then the clients
ask for all pages in turn at once. The server is a process of its own, as `kg serve` is.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import httpx

import kg
from app.web.catalogue import catalogue
from kg.select import select

HEADERS = {"accept": "text/html", "accept-language": "en"}
QUESTIONS = ("Secretary-General report", "伙伴关系", "شراكات", "partnership fund", "eau potable", "развитие")
BUSIEST = (
    "SELECT ?node (COUNT(?part) AS ?n) WHERE { ?part schema:mentions ?node } GROUP BY ?node ORDER BY DESC(?n) LIMIT 3"
)
WARM, ALONE = 2, 15
"""Requests for a page that are not counted, and that are."""


@contextmanager
def served(store: Path, *more: str) -> Iterator[tuple[str, int]]:
    """The address of a server over the store, and the number of its process; `more` are options of `kg serve`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "serve", "--store", str(store), "--port", str(port), *more]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait(20)


def _await(address: str) -> None:
    for _ in range(600):
        try:
            httpx.get(address, headers=HEADERS, timeout=30)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server does not come up")


def pages(store: Path) -> dict[str, str]:
    """Kind of page → its address, for the largest documents and busiest nodes of the store."""
    with kg.open(store, create=False) as library:
        graph = library.generation.graph
        nodes = [row["node"].value for row in select(graph, BUSIEST)]
        documents, _ = catalogue(graph, "en", 0)
        longest = max((one.iri for one in documents), key=lambda iri: len(library.show(iri)[0].facts))
    node, work = (iri.partition("/un-partnerships")[2] for iri in (nodes[0], longest))
    return {
        "first page": "/",
        "library": "/library",
        "document": work,
        "busiest node": node,
        "a list of it": f"{node}?list=mentions",
        "neighbourhood": f"/graph?iri={nodes[0]}&also={nodes[1]}",
        "pictures": "/pictures",
        "mandates": "/mandates",
        "partnerships": "/partnerships",
        "SPARQL page": "/query",
        "vocabulary": "/ont",
    }


def alone(address: str, path: str) -> list[float]:
    """Milliseconds of each request."""
    with httpx.Client(base_url=address, headers=HEADERS, timeout=60) as client:
        return [_timed(client, path) for _ in range(WARM + ALONE)][WARM:]


def questions(address: str) -> list[float]:
    """Milliseconds of questions that were not asked before, the first one not counted."""
    asked = [f"{question} {number}" for number in range(4) for question in QUESTIONS]
    with httpx.Client(base_url=address, headers=HEADERS, timeout=60) as client:
        return [_timed(client, str(httpx.URL("/find", params={"q": question}))) for question in asked][1:]


def _size(address: str, path: str) -> int:
    return len(httpx.get(address + path, timeout=60).content)


def _timed(client: httpx.Client, path: str) -> float:
    started = time.perf_counter()
    client.get(path).raise_for_status()
    return (time.perf_counter() - started) * 1000


async def together(address: str, paths: list[str], clients: int, seconds: float) -> list[float]:
    """Milliseconds of all requests of the clients, each asking for the pages in turn."""
    end = time.perf_counter() + seconds
    times: list[float] = []

    async def client(first: int) -> None:
        async with httpx.AsyncClient(base_url=address, headers=HEADERS, timeout=120) as asking:
            for path in cycle(paths[first:] + paths[:first]):
                started = time.perf_counter()
                if started > end:
                    return
                (await asking.get(path)).raise_for_status()
                times.append((time.perf_counter() - started) * 1000)

    await asyncio.gather(*(client(number % len(paths)) for number in range(clients)))
    return times


def line(name: str, times: list[float]) -> str:
    high = statistics.quantiles(times, n=20)[-1]
    return f"{name:16} median {statistics.median(times):7.1f} ms   95th percentile {high:7.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    found = pages(options.store)
    with served(options.store) as (address, _):
        first = httpx.get(address, headers=HEADERS, timeout=60)
        print(f"first page: {len(first.content):,} bytes, its style sheet {_size(address, '/static/style.css'):,}")
        for name, path in found.items():
            print(line(name, alone(address, path)), flush=True)
        print(line("a new question", questions(address)), flush=True)
        times = asyncio.run(together(address, list(found.values()), options.clients, options.seconds))
        rate = len(times) / options.seconds
        print(line(f"{options.clients} clients", times) + f"   {rate:.1f} requests/s, no errors")


if __name__ == "__main__":
    main()
