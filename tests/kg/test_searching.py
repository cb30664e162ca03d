"""Search inside SPARQL: blocks are read, searched for and joined; what is no search of ours stays and is refused."""

import json

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from quads import put

from kg.errors import QueryError, UsageError
from kg.limits import Limits
from kg.model import Hit, Node
from kg.named import run_named
from kg.query import run
from kg.searching import BLOCKS, MOST, USUAL, Wanted, expanded
from ontology import DATA, iri

PART = f"{DATA}doc/A/1#op-1"
HITS = [
    Hit(1, 0.93, "A/1", "op-1", PART, "en", 'Keep the "lanterns"\nlit', (Node(f"{DATA}id/x", "Lantern", "Body"),)),
    Hit(2, 0.5, "A/1", "op-2", f"{DATA}doc/A/1#op-2", "en", "Count them"),
]
BLOCK = '[] unp:query "light" ; unp:part ?part ; unp:score ?score'


class Searching:
    """Remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, wanted):
        self.asked.append(wanted)
        return HITS[: wanted.limit]


@pytest.fixture
def searching():
    return Searching()


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        (BLOCK, Wanted("light")),
        (f"{BLOCK} .", Wanted("light")),
        ("[ unp:query 'light' ; unp:part ?part ; unp:score ?score ] .", Wanted("light")),
        ('?hit unp:query "light"@en . ?hit unp:part ?part', None),
        ('_:b unp:query "light" ; unp:part ?part ; unp:limit 1 ;', Wanted("light", 1)),
        ('[] <https://w3id.org/un-partnerships/ont#query> "light" ; unp:part ?part # note }', Wanted("light")),
        (r'[] unp:query """a "b" \n c""" ; unp:part ?part', Wanted('a "b" \n c')),
        (
            '[] unp:query "light" ; unp:node ?n ; unp:type "partnership" ; unp:since "2007" ; unp:entity "UNICEF"',
            Wanted("light", USUAL, {"type": "partnership", "since": "2007", "entity": "UNICEF"}),
        ),
    ],
)
def test_a_block_is_read_however_it_is_written(searching, block, wanted):
    sparql = f"SELECT * {{ SERVICE unp:search {{ {block}\n}} }}"
    if wanted is None:
        with pytest.raises(QueryError, match="no property"):
            expanded(sparql, searching)
        return
    found = expanded(sparql, searching)
    assert searching.asked == [wanted]
    assert "SERVICE" not in found
    assert f"<{PART}>" in found or wanted.filters


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("", "expected \\[\\]"),
        ("[] unp:part ?part", "needs a text"),
        ('[] unp:query "" ; unp:part ?part', "needs a text"),
        ('[] unp:query "x"', "nothing is bound"),
        ('[] unp:query "x" ; unp:part <x:a>', "binds a variable"),
        ("[] unp:query ?x ; unp:part ?part", "not known before"),
        ("[] unp:query 7 ; unp:part ?part", "quotation marks"),
        ('[] unp:query "x" ; unp:query "y" ; unp:part ?part', "twice"),
        ('[] unp:query "x" ; unp:part ?part ; unp:limit 0', "from 1 to"),
        (f'[] unp:query "x" ; unp:part ?part ; unp:limit {MOST + 1}', "from 1 to"),
        ('[] unp:query "x" ; unp:parts ?part', "no property 'unp:parts'"),
        ('[] unp:query "x" ; dcterms:title ?part', "no property"),
        ('[] unp:query "x" ; unp:part ?part FILTER(1)', "no property 'FILTER'"),
        ('[] unp:query "x" ; unp:part ?part', "at most"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(searching, block, told):
    many = BLOCKS + 1 if told == "at most" else 1
    sparql = "SELECT * {" + f" SERVICE unp:search {{ {block} }}" * many + " }"
    with pytest.raises(QueryError, match=told) as caught:
        expanded(sparql, searching)
    assert "\n" not in str(caught.value)


def test_a_block_that_does_not_end_is_told(searching):
    with pytest.raises(QueryError, match="its end"):
        expanded('SELECT * { SERVICE unp:search { [] unp:query "x" ; unp:part ?p ;', searching)


def test_a_wrong_filter_is_told_as_search_tells_it():
    def search(wanted):
        raise UsageError("no language 'xx'")

    with pytest.raises(QueryError, match="no language 'xx'"):
        expanded(f"SELECT * {{ SERVICE unp:search {{ {BLOCK} ; unp:language 'xx' }} }}", search)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://h/> { ?s ?p ?o } }",
        'PREFIX unp: <http://h/> SELECT * { SERVICE unp:search { [] unp:query "x" ; unp:part ?p } }',
        'SELECT * { SERVICE ?where { [] unp:query "x" ; unp:part ?p } }',
        r'SELECT * { SERVICE unp:search { [] unp:query "\u0041" ; unp:part ?p } }',
        "SELECT * { FILTER(?a<?p#>1)\n SERVICE unp:search { [] unp:query 'x' ; unp:part ?p } }",
        "SELECT * { SERVICE unp:search2 { ?s ?p ?o } }",
    ],
)
def test_every_other_service_stays_and_is_refused(generation, searching, sparql):
    generation.search = searching
    assert expanded(sparql, searching) == sparql
    with pytest.raises(QueryError, match="SERVICE asks another server"):
        run(generation, sparql)
    assert searching.asked == []


@pytest.mark.parametrize("text", ['"SERVICE unp:search { }"', "'''SERVICE unp:search'''"])
def test_words_in_strings_are_no_blocks(searching, text):
    sparql = f"SELECT * {{ ?s ?p {text} }} # SERVICE unp:search {{ }}"
    assert expanded(sparql, searching) == sparql


@pytest.fixture
def generation(store):
    put(store, "A/1")
    with store.read() as generation:
        yield generation


def rows(text):
    return [{key: cell["value"] for key, cell in row.items()} for row in json.loads(text)["results"]["bindings"]]


@pytest.mark.parametrize("limits", [None, Limits()])
def test_what_is_found_joins_with_any_pattern(generation, searching, limits):
    generation.search = searching
    outputs = "unp:part ?part ; unp:score ?score ; unp:rank ?rank ; unp:text ?text ; unp:node ?node"
    sparql = f"""SELECT * {{
      SERVICE SILENT unp:search {{ [] unp:query "light" ; {outputs} }}
      BIND(?score * 2 AS ?twice) OPTIONAL {{ ?part unp:no ?no }} }} ORDER BY ?rank"""
    first, second = rows(run(generation, sparql, limits=limits))
    assert (first["part"], first["score"], first["rank"], first["twice"]) == (PART, "0.93", "1", "1.86")
    assert first["text"] == HITS[0].text
    assert first["node"] == f"{DATA}id/x"
    assert "node" not in second


def test_nothing_found_is_no_row(generation):
    generation.search = lambda wanted: []
    assert rows(run(generation, f"SELECT * {{ SERVICE unp:search {{ {BLOCK} }} }}")) == []


def test_two_searches_meet_and_a_prefix_may_be_ones_own(generation, searching):
    generation.search = searching
    sparql = """PREFIX my: <https://w3id.org/un-partnerships/ont#> SELECT ?part {
      { SERVICE my:search { [] my:query "one" ; my:part ?part } } SERVICE my:search { [] my:query "two" ; my:part ?part ; my:limit 1 } }"""
    assert [row["part"] for row in rows(run(generation, sparql))] == [PART]
    assert sorted(wanted.text for wanted in searching.asked) == ["one", "two"]


MANDATE = f"{DATA}mandate/A/1/op-1/1"
WHO = f"{DATA}post/warden"


def test_mandates_about_a_theme_with_their_addressees(store, searching):
    """The named query: by meaning, of a year, with who is asked."""
    graph = f"{DATA}doc/A/1@en"
    put(store, "A/1")
    told = [
        (MANDATE, "rdf:type", NamedNode(iri("unp:Mandate"))),
        (MANDATE, "prov:wasDerivedFrom", NamedNode(PART)),
        (MANDATE, "unp:addressee", NamedNode(WHO)),
        (MANDATE, "unp:actionText", Literal("keep the lanterns lit", language="en")),
        (WHO, "skos:prefLabel", Literal("Warden", language="en")),
    ]
    with store.write() as draft:
        kept = [
            Quad(q.subject, q.predicate, q.object, NamedNode(graph))
            for q in draft.graph.quads_for_pattern(None, None, None, NamedNode(graph))
        ]
        new = [Quad(NamedNode(s), NamedNode(iri(p)), o, NamedNode(graph)) for s, p, o in told]
        draft.replace(graph, kept + new)
        draft.commit()
    with store.read() as generation:
        generation.search = searching
        found = rows(run_named(generation, "mandates-about", {"theme": "lights", "year": "2007"}))
        assert [(row["addressee"], row["action"], row["score"]) for row in found] == [
            (WHO, "keep the lanterns lit", "0.93")
        ]
    (wanted,) = searching.asked
    assert (wanted.text, wanted.filters) == ("lights", {"since": "2007", "until": "2007"})
