"""A term in the place of its variable: the same rows as when the engine is told of it later, and sooner."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Variable, parse

from benchmarks.graph import QUERIES
from benchmarks.made_up import document
from kg.constants import ask, placed
from kg.named import queries
from kg.searching import expanded
from kg.symbol import document_iri
from ontology import DATA, PREFIXES
from search.graph.run import TEMPLATES, template

NODE = NamedNode(f"{DATA}org/heron")
TERMS = [NODE, NamedNode(document_iri("A/1")), NamedNode(f"{document_iri('A/1')}#op-1"), Literal("lanterns")]
TERMS += [NamedNode(DATA + name) for name in ("org/lantern", "post/warden", "partnership/lights")]


@pytest.fixture(scope="module")
def graph():
    store = Store()
    store.extend(parse(path=str(Path(__file__).parent / "everything.ttl"), format=RdfFormat.TURTLE))
    return store


def rows(found):
    return sorted(map(str, found))


def with_parameters():
    for query in queries().values():
        for number in range(len(TERMS) if query.parameters else 0):
            values = {name: TERMS[(number + at) % len(TERMS)] for at, name in enumerate(query.parameters)}
            yield pytest.param(
                expanded(query.sparql, lambda _: [], {"theme": NODE, "year": NODE}), values, id=query.name
            )
    for path in sorted(TEMPLATES.glob("*.rq")):
        sparql = template(path.stem)
        first = sparql.split("?")[1].split()[0]
        yield pytest.param(sparql, {first: TERMS[1]}, id=path.stem)


@pytest.mark.parametrize(("sparql", "values"), list(with_parameters()))
def test_the_rows_are_those_of_a_substitution(graph, sparql, values):
    bound = {Variable(name): value for name, value in values.items()}
    expected = graph.query(sparql, prefixes=PREFIXES, substitutions=bound)
    found = ask(graph, sparql, values)
    assert [one.value for one in found.variables] == [one.value for one in expected.variables]
    assert rows(found) == rows(expected)


@pytest.mark.parametrize("name", [name for name, query in queries().items() if query.parameters])
def test_every_named_query_has_its_terms_placed(name):
    sparql = expanded(queries()[name].sparql, lambda _: [], {"theme": NODE, "year": NODE})
    assert placed(sparql, dict.fromkeys(queries()[name].parameters, NODE)) is not None


@pytest.mark.parametrize(
    ("sparql", "written"),
    [
        ("SELECT ?x ?y { ?x ?p ?y }", "SELECT (<x:a> AS ?x) ?y { <x:a> ?p ?y }"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y } GROUP BY ?x", None),
        ("SELECT ?y { ?y ?p ?z FILTER(?x = ?z) } ORDER BY ?x ?y LIMIT 3", None),
        ("SELECT ?x ?z { { SELECT DISTINCT ?z ?x { ?z ?p ?x } } ?x ?q ?z }", None),
        ("SELECT ?x { ?y ?p ?z . FILTER(?y != ?x) FILTER EXISTS { ?z ?q '?x' } } # ?x", None),
    ],
)
def test_where_a_term_is_written(graph, sparql, written):
    found = placed(sparql, {"x": NamedNode("x:a")})
    assert found is not None
    assert written is None or found.split() == written.replace("(", " (").split()
    assert found.count("x:a") == sparql.split("#")[0].replace("'?x'", "").count("?x") - (" ?x { ?z" in sparql)
    Store().query(found)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?x ?p ?y }",
        "SELECT ?x { ?x ?p ?y MINUS { ?x ?q 1 } }",
        "SELECT ?x { VALUES (?x ?y) { (1 2) } }",
        "SELECT ?x { ?y ?p ?z BIND(1 AS ?x) }",
        "SELECT ?x { OPTIONAL { ?y ?p ?x } FILTER(BOUND(?x)) }",
        "SELECT ?x { ?x ?p ?y FILTER(?y <?x&&?z> 1) }",
        "ASK { ?x ?p ?y }",
    ],
)
def test_what_stays_a_variable(sparql):
    assert placed(sparql, {"x": NODE}) is None


def test_a_blank_node_stays_a_variable():
    assert placed("SELECT ?x { ?x ?p ?y }", {"x": BlankNode()}) is None


def test_a_place_for_variables_only_is_left_to_the_engine(graph):
    sparql = "SELECT ?x { ?y ?p ?z FILTER(EXISTS { SELECT ?x { ?x ?q ?z } }) }"
    bound = {Variable("x"): NODE}
    assert rows(ask(graph, sparql, {"x": NODE})) == rows(graph.query(sparql, substitutions=bound))


def test_a_term_cannot_leave_its_place(graph):
    text = Literal('" } UNION { ?s ?p ?o } #')
    assert rows(ask(graph, "SELECT ?x { ?s rdf:object ?x }", {"x": text})) == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        (
            "both bodies",
            r"""SELECT DISTINCT ?d { ?p unp:partOfDocument ?d ; schema:mentions id:org\/b5 .
                ?q unp:partOfDocument ?d ; schema:mentions id:org\/b6 } ORDER BY ?d""",
        ),
        (
            "never asked",
            r"""SELECT ?b { { SELECT DISTINCT ?b { ?p schema:mentions ?b } }
                FILTER NOT EXISTS { ?m unp:addressee ?b ; unp:directive id:directive\/decide } } ORDER BY ?b""",
        ),
    ],
)
def test_a_shape_that_stays_fast_has_the_rows_of_the_plain_one(name, plain):
    store = Store()
    for number in range(12):
        store.extend(Quad(*quad.triple) for quad in document(f"A/1/{number}", 30))
    expected = list(map(str, store.query(plain, prefixes=PREFIXES)))
    assert expected
    assert list(map(str, store.query(QUERIES[name], prefixes=PREFIXES))) == expected
