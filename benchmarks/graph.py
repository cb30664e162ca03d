"""How fast the graph is loaded and queried, against Oxigraph alone on the same data, at growing size.

usage: python -m benchmarks.graph [--sizes 10000,100000,1000000,10000000] [--minutes 8] [--folder DIR]

Prints one JSON object for each size (triples): load in quads/s beside the bulk loader without digests, union and
commit; and ten queries of analysts beside `pyoxigraph` asked directly, and beside the program `oxigraph query` where it
is on the path (PyPI: oxigraph), its start included. All is CPU time, of one run, those compared taking turns. What
would take too long, as the size before tells, is left out, and said to be: a size, by the minutes left; a query, beyond
a minute if it grows by the square.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, QueryResultsFormat
from pyoxigraph import Store as Oxigraph

from benchmarks.made_up import PER_PART, document
from kg.query import run
from kg.store import Store
from kg.symbol import version_iri
from ontology import PREFIXES
from ontology.curated import curated_quads

PARTS = 200
AT_ONCE = 200
"""Documents made up before they are loaded: a million quads."""
LONG = 5.0
"""Seconds of one query from which it is asked once and not five times."""
TOO_LONG = 60.0
STRANGER = shutil.which("oxigraph")
QUERIES = {
    "count": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "by verb": "SELECT ?v (COUNT(?m) AS ?n) { ?m a unp:Mandate ; unp:directive ?v } GROUP BY ?v ORDER BY DESC(?n)",
    "by addressee": "SELECT ?a (COUNT(?m) AS ?n) { ?m unp:addressee ?a } GROUP BY ?a ORDER BY DESC(?n) ?a LIMIT 20",
    "of one body": """SELECT ?p ?t { ?m unp:addressee id:org\\/b7 ; prov:wasDerivedFrom ?p ; unp:actionText ?t }
                      ORDER BY ?p""",
    "of one document": "SELECT ?p ?t { ?p unp:partOfDocument ?d ; unp:text ?t . ?d dcterms:identifier 'A/1/0' }",
    "by session": """SELECT ?s (COUNT(?m) AS ?n) { ?d unp:session ?s . ?p unp:partOfDocument ?d .
                     ?m prov:wasDerivedFrom ?p } GROUP BY ?s ORDER BY ?s""",
    "with evidence": """SELECT ?m ?q { ?st rdf:subject ?m ; rdf:object id:org\\/b3 ; prov:wasQuotedFrom ?sp .
                        ?sp oa:exact ?q } ORDER BY ?m LIMIT 200""",
    "both bodies": """SELECT ?d { { SELECT DISTINCT ?d { ?p schema:mentions id:org\\/b5 ; unp:partOfDocument ?d } }
                      { SELECT DISTINCT ?d { ?q schema:mentions id:org\\/b6 ; unp:partOfDocument ?d } } }
                      ORDER BY ?d""",
    "never asked": """SELECT ?b { { SELECT DISTINCT ?b { ?p schema:mentions ?b } }
                      MINUS { ?m unp:addressee ?b ; unp:directive id:directive\\/decide } } ORDER BY ?b""",
    "words": "SELECT (COUNT(*) AS ?n) { ?p unp:text ?t FILTER(CONTAINS(?t, 'water energy')) }",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000,10000000")
    parser.add_argument("--minutes", type=float, default=8.0)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    ends, before = time.monotonic() + 60 * options.minutes, Before()
    for size in map(int, options.sizes.split(",")):
        minutes = before.loading * size / max(1, before.size) / 60
        if time.monotonic() + 60 * minutes > ends:
            print(json.dumps({"triples": size, "left out, loading would take minutes": round(minutes)}), flush=True)
            continue
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            print(json.dumps(measure(Path(name), size, before)), flush=True)


@dataclass
class Before:
    """What the size before took, in seconds: loading twice, and each query."""

    size: int = 0
    loading: float = 0.0
    queries: dict[str, float] = field(default_factory=dict)

    def bearable(self, size: int) -> dict[str, str]:
        """The queries that are not too long at this size, should they grow by its square."""
        growth = (size / max(1, self.size)) ** 2
        return {name: query for name, query in QUERIES.items() if self.queries.get(name, 0.0) * growth < TOO_LONG}


def measure(folder: Path, size: int, before: Before) -> dict:
    symbols = [f"A/1/{number}" for number in range(max(1, size // (PARTS * PER_PART)))]
    parts = min(PARTS, max(1, size // PER_PART))
    started = time.monotonic()
    count, plain, plain_cpu = load_plain(folder / "plain", symbols, parts)
    store, cpu, clock = load(folder / "store", symbols, parts)
    before.size, before.loading = size, time.monotonic() - started
    plain.bulk_extend(Quad(*quad.triple, DefaultGraph()) for quad in curated_quads())
    plain.flush()
    start = min(program(folder / "plain", "ASK { ?s ?p ?o }") for _ in range(3)) if STRANGER else 0.0
    queries = before.bearable(size)
    with store.read() as generation:
        asked = {name: ask(generation, plain, folder / "plain", query) for name, query in queries.items()}
    before.queries = {name: asked[name][0] if name in asked else TOO_LONG for name in QUERIES}
    figures = {
        "quads": count,
        "load quads/s": round(count / cpu),
        "load quads/s on the clock": round(count / clock),
        "plain bulk load triples/s": round(count / plain_cpu),
        "bytes on disk, ours and plain": [used(folder / "store"), used(folder / "plain")],
        "queries left out": sorted(QUERIES.keys() - asked.keys()),
        "queries ms": {name: round(1000 * one[0], 2) for name, one in asked.items()},
        "against pyoxigraph": {name: round(one[0] / one[1], 2) for name, one in asked.items()},
        "median against pyoxigraph": round(statistics.median(one[0] / one[1] for one in asked.values()), 2),
    }
    if not STRANGER:
        return figures
    theirs = {name: round(one[0] / one[2], 2) for name, one in asked.items()}
    return figures | {
        "`oxigraph query` starts in ms": round(1000 * start, 1),
        "against `oxigraph query`, its start included": theirs,
        "median against `oxigraph query`": round(statistics.median(theirs.values()), 2),
    }


def used(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def spent() -> float:
    """Seconds of CPU of this process and of those it waited for."""
    here, ended = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return here.ru_utime + here.ru_stime + ended.ru_utime + ended.ru_stime


def timed(work: Callable[[], object]) -> float:
    started = spent()
    work()
    return spent() - started


def load_plain(folder: Path, symbols: list[str], parts: int) -> tuple[int, Oxigraph, float]:
    """Triples in the default graph, nothing else: what Oxigraph does alone, for the same answers; and seconds."""
    plain, count, seconds = Oxigraph(str(folder)), 0, 0.0
    for start in range(0, len(symbols), 20):
        quads = [quad for symbol in symbols[start : start + 20] for quad in document(symbol, parts)]
        seconds += timed(lambda quads=quads: plain.bulk_extend(Quad(*quad.triple, DefaultGraph()) for quad in quads))
        count += len(quads)
    return count, plain, seconds + timed(plain.flush)


def load(folder: Path, symbols: list[str], parts: int) -> tuple[Store, float, float]:
    """The store, and the seconds of CPU and of the clock that filling it took.

    Documents are made up some at a time, with both stopped and nothing being loaded meanwhile.
    """
    store, making, made = Store.open(folder, create=True), 0.0, 0.0
    started, began = spent(), time.perf_counter()
    with store.write() as draft:
        for start in range(0, len(symbols), AT_ONCE):
            _ = draft.graph  # which waits for what is being loaded
            before, at = spent(), time.perf_counter()
            some = [(symbol, document(symbol, parts)) for symbol in symbols[start : start + AT_ONCE]]
            making, made = making + spent() - before, made + time.perf_counter() - at
            for symbol, quads in some:
                draft.replace(version_iri(symbol, "en"), quads, symbol)
        draft.commit()
    return store, spent() - started - making, time.perf_counter() - began - made


def ask(generation, plain: Oxigraph, folder: Path, query: str) -> list[float]:
    """Best of five in seconds (a long query once): ours, pyoxigraph's, the program's; they take turns to be first."""

    def ours() -> None:
        run(generation, query, "json")

    def theirs() -> None:
        plain.query(query, prefixes=PREFIXES).serialize(format=QueryResultsFormat.JSON)

    ways = [ours, theirs, lambda: program(folder, query)] if STRANGER else [ours, theirs]
    first = [timed(way) for way in ways]
    rounds = [first]
    for number in range(0 if first[0] > LONG else 2 if first[0] > LONG / 10 else 5):
        order = list(enumerate(ways))[:: -1 if number % 2 else 1]
        turn = {place: timed(way) for place, way in order}
        rounds.append([turn[place] for place in range(len(ways))])
    return [min(column) for column in zip(*rounds, strict=True)]


def program(folder: Path, query: str) -> float:
    """Seconds of CPU that `oxigraph query` takes."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    command = [str(STRANGER), "query", "--location", str(folder), "--results-format", "json", "--query"]
    return timed(lambda: subprocess.run([*command, prefixes + query], check=True, capture_output=True))


if __name__ == "__main__":
    main()
