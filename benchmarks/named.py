"""Which of the queries that come with the project grow faster than the graph.

usage: python -m benchmarks.named [--copies 1,6,36] [--seconds 60] [--only NAME,…] [--folder DIR]

The graph of the example documents is repeated: each copy has documents, parts, mandates, statements and figures of its
own, while bodies, posts and concepts are shared, as in a library. Asked are the queries of `kg/queries` and
`examples/sparql` and the templates of `search`, for nodes of the first copy with the most statements. Prints one JSON
object: for each query its rows and CPU milliseconds at each size, and by which power of the triples its time grew in
the last step; the exit status is 1 if a query grew faster than its rows and the triples do, or did not end in time.
"""

import argparse
import json
import math
import multiprocessing
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse
from pyoxigraph import Store as Oxigraph

from ingest.limits import Limits
from ingest.pipeline import read_file
from ingest.source import ReadOptions, load
from kg.named import queries
from kg.query import evaluate
from kg.searching import expanded
from kg.select import select
from kg.store import Store
from ontology import DATA
from search.graph.run import TEMPLATES, literal, template

EXAMPLES = Path(__file__).parent.parent / "examples"
OWN = "doc|mandate|citation|statement|span|position|quote|observation|amount|partnership|membership|run|event"
"""Kinds of nodes that each copy has of its own."""
TEXTS = {"term": "partnership", "matter": "report", "measure": "countries", "topic": "water"}
YEAR = "2044"
FASTER = 1.6
"""A power of growth that is nearer to the square than to going through what there is, on a busy machine too."""
SLOW = 50.0
"""Milliseconds below which nobody minds."""


@dataclass
class Query:
    """A query with terms for its parameters, and what it took at each size: rows, milliseconds of CPU."""

    sparql: str
    values: Mapping[str, object]
    rows: list[int | None] = field(default_factory=list)
    milliseconds: list[float | None] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", default="1,6,36")
    parser.add_argument("--seconds", type=float, default=60.0, help="given to each query")
    parser.add_argument("--only", default="")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    only = set(filter(None, options.only.split(",")))
    asked: dict[str, Query] = {}
    sizes = []
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        store, base, there = Store.open(Path(name) / "store", create=True), read_examples(), 0
        for copies in map(int, options.copies.split(",")):
            fill(store, base, there, copies)
            there = copies
            with store.read() as generation:
                graph, triples = str(generation.path / "graph"), generation.manifest.quads
            asked = asked or {name: one for name, one in all_queries(graph).items() if not only or name in only}
            sizes.append(triples)
            for query in asked.values():
                ask_apart(graph, query, options.seconds)
    found = {name: row(one, sizes) for name, one in asked.items()}
    explode = [name for name, one in found.items() if one["power"] is None or one["power"] > FASTER]
    print(json.dumps({"quads": sizes, "grow too fast": explode, "queries": found}, indent=1))
    return 1 if explode else 0


def read_examples() -> dict[str, bytes]:
    """Named graph → N-Quads of an example document."""
    graphs = {}
    for path in sorted((EXAMPLES / "documents").iterdir()):
        one = read_file(str(path), load(path, Limits()), ReadOptions())
        graphs[one.graph] = one.quads
    return graphs


def fill(store: Store, base: Mapping[str, bytes], first: int, last: int) -> None:
    with store.write() as draft:
        for number in range(first, last):
            for graph, quads in base.items():
                own, data = copied(graph, number), copied(quads.decode(), number).encode()
                draft.replace(own, parse(data, format=RdfFormat.N_QUADS), own)
        draft.commit()


def copied(text: str, number: int) -> str:
    """IRIs and symbols of a copy's own nodes; the first is as it was."""
    if not number:
        return text
    text = re.sub(rf"({re.escape(DATA)}(?:{OWN})/)", rf"\g<1>{number}/", text)
    return re.sub(r'(dcterms/identifier>|terms/identifier>) "', rf'\g<1> "{number}/', text)


def all_queries(graph: str) -> dict[str, Query]:
    store = Oxigraph.read_only(graph)
    nodes = Nodes(store)
    found = {}
    for name, named in queries().items():
        values = {parameter: nodes.value(parameter, kind) for parameter, kind in named.parameters.items()}
        sparql = expanded(named.sparql, lambda _: [], values)
        found[f"kg/{name}"] = Query(sparql, values)
    for path in sorted(TEMPLATES.glob("*.rq")):
        head = template(path.stem).split("WHERE")[0]
        names = [name for name in nodes.known if f"?{name} " in head]
        found[f"search/{path.stem}"] = Query(template(path.stem), {name: nodes.known[name] for name in names})
    for path in sorted((EXAMPLES / "sparql").glob("*.rq")):
        found[f"examples/{path.stem}"] = Query(path.read_text("utf-8"), {})
    return found


class Nodes:
    """Nodes to ask for: of each kind the one that most is said of."""

    def __init__(self, graph: Oxigraph) -> None:
        self._graph = graph
        most = self._most
        self.body = most("?s unp:addressee|org:memberOf|schema:mentions ?node")
        document = most("?p unp:partOfDocument ?node")
        part = most("?x prov:wasDerivedFrom ?node . ?node unp:partOfDocument ?document")
        self.known = {
            "entity": self.body,
            "document": document,
            "part": part,
            "source": part,
            "parent": most("?p dcterms:isPartOf ?node . ?node unp:partKind ?kind"),
            "function": NamedNode(f"{DATA}citation-function/recalls"),
            "kind": literal("operative"),
        }
        self._by_parameter = {
            "about": most("?f unp:observationAbout ?node"),
            "subject": most("?f rdf:subject ?node"),
            "supporter": most("?m org:member ?node"),
            "partnership": most("?node org:hasMembership ?m"),
            "one": most("?node org:hasMembership ?m"),
            "other": most("?node a unp:Partnership ; dcterms:spatial ?place"),
            "whole": most("?node org:hasMembership|org:hasMember ?m"),
            "office": most("?m a unp:Function ; unp:addressee ?node"),
            "cited": most("?p dcterms:references ?node"),
        }

    def _most(self, pattern: str) -> NamedNode:
        query = f"SELECT ?node (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?node ORDER BY DESC(?n) ?node LIMIT 1"
        return select(self._graph, query)[0]["node"]

    def value(self, parameter: str, kind: str) -> object:
        if kind == "text":
            return literal(TEXTS.get(parameter, YEAR if parameter == "year" else "partnerships"))
        usual = {"node": self.body, "document": self.known["document"], "part": self.known["part"]}[kind]
        return self._by_parameter.get(parameter, usual)


def ask_apart(graph: str, query: Query, seconds: float) -> None:
    """Ask in a process of its own, which is ended in time; None where it was."""
    if query.rows and query.rows[-1] is None:
        query.rows.append(None)
        query.milliseconds.append(None)
        return
    ours, theirs = multiprocessing.Pipe(False)
    process = multiprocessing.get_context("spawn").Process(target=ask, args=(graph, query.sparql, terms(query), theirs))
    process.start()
    rows, milliseconds = ours.recv() if ours.poll(seconds) else (None, None)
    process.kill()
    process.join()
    query.rows.append(rows)
    query.milliseconds.append(milliseconds)


def terms(query: Query) -> dict[str, str]:
    return {name: str(value) for name, value in query.values.items()}


def ask(graph: str, sparql: str, values: Mapping[str, str], answer) -> None:
    """Best of three."""
    store = Oxigraph.read_only(graph)
    bound = {name: next(iter(term(text))) for name, text in values.items()}
    times = []
    for _ in range(3):
        started = time.process_time()
        rows = sum(1 for _ in evaluate(store, sparql, bound))
        times.append(1000 * (time.process_time() - started))
        if times[0] > 1000:
            break
    answer.send((rows, min(times)))


def term(text: str) -> Iterator[object]:
    yield from (quad.object for quad in parse(f"<x:x> <x:x> {text} .".encode(), format=RdfFormat.N_TRIPLES))


def row(query: Query, sizes: list[int]) -> dict[str, object]:
    return {"rows": query.rows, "ms": [ms and round(ms, 1) for ms in query.milliseconds], "power": power(query, sizes)}


def power(query: Query, sizes: list[int]) -> float | None:
    """By which power of the triples, or of the rows where these grow faster, time grew in the last step."""
    if None in query.milliseconds:
        return None
    if len(sizes) < 2 or query.milliseconds[-1] < SLOW:
        return 0.0
    before, after = query.milliseconds[-2:]
    rows = (query.rows[-1] + 1) / (query.rows[-2] + 1)
    return round(math.log(after / before) / math.log(max(sizes[-1] / sizes[-2], rows)), 2)


if __name__ == "__main__":
    sys.exit(main())
