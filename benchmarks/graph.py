"""How fast the graph is loaded and queried, against Oxigraph alone on the same data, at growing size.

usage: python -m benchmarks.graph [--sizes 10000,100000,1000000] [--folder DIR]

Prints one JSON object for each size (triples): load in quads/s beside the bulk loader without digests, union and
commit; and ten queries of analysts beside `pyoxigraph` asked directly. Ratios are of one run.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
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
    "both bodies": """SELECT DISTINCT ?d { ?p unp:partOfDocument ?d ; schema:mentions id:org\\/b5 .
                      ?q unp:partOfDocument ?d ; schema:mentions id:org\\/b6 } ORDER BY ?d""",
    "never asked": """SELECT ?b { { SELECT DISTINCT ?b { ?p schema:mentions ?b } }
                      FILTER NOT EXISTS { ?m unp:addressee ?b ; unp:directive id:directive\\/decide } }
                      ORDER BY ?b""",
    "words": "SELECT (COUNT(*) AS ?n) { ?p unp:text ?t FILTER(CONTAINS(?t, 'water energy')) }",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            print(json.dumps(measure(Path(name), size)), flush=True)


def measure(folder: Path, size: int) -> dict:
    symbols = [f"A/1/{number}" for number in range(max(1, size // (PARTS * PER_PART)))]
    parts = min(PARTS, max(1, size // PER_PART))
    making = timed(lambda: sum(len(document(symbol, parts)) for symbol in symbols))
    count, plain, plain_seconds = load_plain(folder / "plain", symbols, parts)
    store, seconds = load(folder / "store", symbols, parts)
    plain.bulk_extend(Quad(*quad.triple, DefaultGraph()) for quad in curated_quads())
    with store.read() as generation:
        ratios = {name: ratio(generation, plain, query) for name, query in QUERIES.items()}
    return {
        "quads": count,
        "load quads/s": round(count / (seconds - making)),
        "plain bulk load quads/s": round(count / (plain_seconds - making)),
        "queries ms": {name: pair[0] for name, pair in ratios.items()},
        "queries against Oxigraph": {name: pair[1] for name, pair in ratios.items()},
        "median ratio": round(statistics.median(pair[1] for pair in ratios.values()), 2),
    }


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def load_plain(folder: Path, symbols: list[str], parts: int) -> tuple[int, Oxigraph, float]:
    """Triples in the default graph, nothing else: what Oxigraph does alone, for the same answers."""
    plain, started, count = Oxigraph(str(folder)), time.perf_counter(), 0
    for start in range(0, len(symbols), 20):
        quads = [quad for symbol in symbols[start : start + 20] for quad in document(symbol, parts)]
        plain.bulk_extend(Quad(*quad.triple, DefaultGraph()) for quad in quads)
        count += len(quads)
    plain.flush()
    return count, plain, time.perf_counter() - started


def load(folder: Path, symbols: list[str], parts: int) -> tuple[Store, float]:
    store = Store.open(folder, create=True)
    started = time.perf_counter()
    with store.write() as draft:
        for symbol in symbols:
            draft.replace(version_iri(symbol, "en"), document(symbol, parts), symbol)
        draft.commit()
    return store, time.perf_counter() - started


def ratio(generation, plain: Oxigraph, query: str) -> tuple[float, float]:
    """Best of five in milliseconds, and how many times that of Oxigraph asked directly; runs alternate."""

    def ours() -> None:
        run(generation, query, "json")

    def theirs() -> None:
        plain.query(query, prefixes=PREFIXES).serialize(format=QueryResultsFormat.JSON)

    ours(), theirs()
    pairs = [(timed(ours), timed(theirs)) for _ in range(5)]
    best, other = (min(column) for column in zip(*pairs, strict=True))
    return round(best * 1000, 2), round(best / other, 2)


if __name__ == "__main__":
    main()
