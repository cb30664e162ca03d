"""Queries: results in every format, errors in one line, nothing changed or fetched, limits kept."""

import csv
import io
import json
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Graph
from quads import put

from kg.errors import QueryError
from kg.guard import allow, form
from kg.limits import Limits
from kg.query import run
from kg.results import FORMATS
from kg.table import table, width

PARTS = "SELECT ?part ?text { ?part a unp:OperativeParagraph ; unp:text ?text } ORDER BY ?part"
GRAPH = "CONSTRUCT { ?part unp:text ?text } WHERE { ?part unp:text ?text }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def generation(filled):
    with filled.read() as generation:
        yield generation


def test_rows_in_every_format(generation):
    bindings = json.loads(run(generation, PARTS, "json"))["results"]["bindings"]
    rows = list(csv.DictReader(io.StringIO(run(generation, PARTS, "csv"))))
    assert [row["part"] for row in rows] == [row["part"]["value"] for row in bindings]
    assert len(rows) == 9 == len(run(generation, PARTS, "tsv").splitlines()) - 1
    assert run(generation, PARTS, "xml").startswith("<?xml")
    assert "id/doc/A/RES/1/2#op-3  Requests the Office to report, A/RES/1/2 3 @en\n(9 rows)" in run(
        generation, PARTS, "table"
    )


def test_triples_in_every_format(generation):
    turtle = run(generation, GRAPH, "turtle")
    assert turtle.startswith("@prefix unp:") and "@prefix org:" not in turtle
    for format, content in (("turtle", turtle), ("nt", run(generation, GRAPH, "nt")), ("table", turtle)):
        graph = Graph()
        graph.load(run(generation, GRAPH, format).encode(), _rdf("nt" if format == "nt" else "turtle"))
        assert len(graph) == 9, content
    assert len(json.loads(run(generation, GRAPH, "json"))) == 9
    assert run(generation, GRAPH, "xml").startswith("<?xml")


def _rdf(name: str):
    from kg.results import rdf_format

    return rdf_format(name)


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("turtle", "jsonld", "nt")])
def test_yes_or_no(generation, format):
    assert "true" in run(generation, "ASK { ?s a unp:OperativeParagraph }", format)
    assert "false" in run(generation, "ASK { ?s a unp:Nothing }", format)


@pytest.mark.parametrize(
    ("sparql", "format", "told"),
    [
        ("SELECT * {", "json", "line 1, column 11, at its end: expected"),
        ("SELECT *\nWHERE { ?s nope:x ?o }", "json", "line 2, column 18, before '?o }': unknown prefix nope:x; known"),
        ("", "json", "empty"),
        ("SELEC ?x", "json", "it begins with 'SELEC', not with SELECT, CONSTRUCT, ASK, DESCRIBE"),
        ("# all\n{ ?s ?p ?o }", "json", "it begins with '{', not with SELECT"),
        ("# all\nPREFIX x: <x:> SELECT * {", "json", "line 2, column 26, at its end: expected"),
        ("ASK {}", "turtle", "for CONSTRUCT"),
        (PARTS, "jsonld", "for CONSTRUCT"),
        (GRAPH, "csv", "for SELECT"),
        ("ASK {}", "pdf", "no result format; use one of table, json"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", "json", "INSERT changes data"),
        ("PREFIX a: <x:a> # SELECT\nDELETE WHERE { ?s ?p ?o }", "json", "DELETE changes data"),
        ("LOAD <http://localhost/x>", "json", "LOAD changes data"),
        ("SELECT * { SERVICE <http://localhost/x> { ?s ?p ?o } }", "json", "SERVICE asks another server"),
    ],
)
def test_refusals_are_one_line(generation, sparql, format, told):
    with pytest.raises(QueryError) as caught:
        run(generation, sparql, format)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { service<http://h/>{?s ?p ?o} }",
        "SELECT * { ?s ?p 1SERVICE<http://h/>{} }",
        "SELECT * { ?s ?p trueSERVICE<http://h/>{} }",
        "PREFIX e: <http://h/> SELECT * { SERVICEe:x{?s ?p ?o} }",
        "PREFIX e: <http://h/> SELECT * { ?s ?p e:.SERVICE e:x{?s ?p ?o} }",
        "PREFIX : <http://h/> SELECT * { SERVICE:x{?s ?p ?o} }",
        "SELECT * { ?s ?p ?o FILTER(?o<'x>'||?o>'a') SERVICE <http://h/> {} FILTER('a'='a') }",
        "SELECT * { ?s ?p ?o FILTER(?o<?p#>'''\n) SERVICE <http://h/> {} #'''\n }",
        r"PREFIX e: <http://h/> SELECT * { ?s ?p e:a\# . SERVICE <http://h/> {} #" "\n}",
        r"SELECT * { \u0053ERVICE <http://h/> {} }",
    ],
)
def test_service_cannot_hide(sparql):
    with pytest.raises(QueryError, match="SERVICE"):
        allow(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT ?service { ?service ?p "public service"@en } # civil service',
        "SELECT * { <http://h/service#1> ?p '''SERVICE <http://h> ''' }",
        "SELECT * { ?s ?p ?o FILTER(?o<3 && ?o>1) }",
        "PREFIX add: <x:> SELECT * { ?s add:insert ?o }",
    ],
)
def test_the_word_alone_is_no_crime(sparql):
    allow(sparql)
    ONE.query(sparql)


KEYWORD = ["SERVICE<http://h/>{}", "SERVICE e:x{}", "SERVICE:x{}", "service "]
QUOTES = ["<", ">", "'", '"', "'''", '"""', "#", "\n", "\\", "<x>"]
SENSE = ["?a", ":", "e:a", ".", "{", "}", "1", " ", "FILTER(", ")", "||", "&&", "='a'", "?s ?p ?o"]
ONE = Graph()
ONE.add(Quad(NamedNode("x:a"), NamedNode("x:b"), NamedNode("x:c")))


@settings(derandomize=True, deadline=None, max_examples=3000)
@given(st.lists(st.sampled_from(KEYWORD + QUOTES + SENSE), max_size=8).map("".join))
def test_nothing_let_through_asks_elsewhere(middle):
    """Whatever Oxigraph accepts after our look must not try the network: there an OSError would tell of it."""
    sparql = f"PREFIX : <http://h/> PREFIX e: <http://h/> SELECT * {{ ?s ?p ?o . {middle} }}"
    try:
        allow(sparql)
        result = ONE.query(sparql)
    except (QueryError, SyntaxError):
        return
    assert len(list(result)) <= 1, "one triple has one solution, whatever stands beside the pattern"


def test_the_union_is_the_default_and_a_dataset_can_be_named(generation):
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?part a unp:OperativeParagraph }}"
    one = "https://w3id.org/un-partnerships/id/doc/A/1/3@en"
    assert run(generation, count.format(""), "csv").split() == ["n", "9"]
    assert run(generation, count.format(f"FROM <{one}>"), "csv").split() == ["n", "3"]


def test_limits_are_kept_and_this_process_lives(generation):
    limits = Limits(seconds=60, rows=8)
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"more than 1\.5 s"):
        run(generation, SLOW, "csv", Limits(seconds=1.5))
    assert time.monotonic() - started < 10
    with pytest.raises(QueryError, match="more than 8 rows"):
        run(generation, PARTS, "csv", limits)
    with pytest.raises(QueryError, match="larger than 200 bytes"):
        run(generation, PARTS, "csv", Limits(size=200))
    with pytest.raises(QueryError, match="not SPARQL"):
        run(generation, "SELECT", "csv", limits)
    assert run(generation, PARTS, "json", Limits()) == run(generation, PARTS, "json")


def test_memory_is_bounded(generation):
    query = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?f ?i"
    with pytest.raises(QueryError, match="400 MiB of memory"):
        run(generation, query, "csv", Limits(seconds=120, memory=400 << 20))


def test_a_query_imports_nothing_heavy(filled):
    program = (
        "import sys\nfrom kg.store import Store\nfrom kg.query import run\n"
        f"with Store.open({str(filled.path)!r}).read() as generation:\n    run(generation, 'ASK {{}}', 'csv')\n"
        "print([name for name in ('rdflib', 'torch', 'numpy', 'faiss', 'tantivy') if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_tables_align_scripts_of_double_width():
    text = table(["名", "n"], [["联合国", "1"], ["UN\nSystem", "22"], ["é" * 80, "3"]])
    head, rule, *rows, count = text.splitlines()
    assert [width(line[: -len(line.split()[-1])]) for line in (head, *rows)] == [62, 62, 62, 62]
    assert rule.split() == ["─" * 60, "──"]
    assert rows[1].startswith("UN System") and rows[2].startswith("é" * 59 + "…")
    assert count == "(3 rows)"


def test_readers_do_not_need_the_store_to_be_quiet(filled):
    with filled.read() as generation:
        put(filled, "A/9/9")
        assert "9" in run(generation, "SELECT (COUNT(*) AS ?n) { ?p a unp:OperativeParagraph }", "csv", Limits())


FORMS = [
    ("SELECT * { ?s ?p ?o }", "SELECT"),
    ("PREFIX ask: <http://x/select#> # DESCRIBE\nconstruct where { ?s ?p ?o }", "CONSTRUCT"),
    ("BASE <http://x/ask> ASK { ?s ?p 'SELECT' }", "ASK"),
    ("describe <http://x/>", "DESCRIBE"),
    ("INSERT DATA { <a:a> <a:a> 'SELECT' }", "INSERT"),
    ("", ""),
    ("nonsense", ""),
]


@pytest.mark.parametrize(("query", "expected"), FORMS)
def test_the_form_of_a_query(query: str, expected: str) -> None:
    assert form(query) == expected
