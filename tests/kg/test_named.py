"""Named queries: one for each kind of question, with titles in six languages, and an answer where there is one."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Graph

from kg.errors import NotFound, UsageError
from kg.guard import allow
from kg.judgements import FILE
from kg.model import Hit
from kg.named import queries, run_named
from kg.names import KINDS
from kg.query import evaluate
from kg.searching import expanded
from kg.store import Store
from ontology import LANGUAGES, PREFIXES

EVERYTHING = Path(__file__).parent / "everything.ttl"
GRAPH = "https://w3id.org/un-partnerships/id/doc/A/1@en"
ONE = {
    "founding": ({"body": "Lantern Office"}, "2031"),
    "predecessors": ({"body": "灯笼办公室"}, "Candle Bureau"),
    "founders": ({"body": "lantern  OFFICE"}, "Mira Holt"),
    "agreements": ({"party": "id/org/lantern"}, "2040"),
    "reporting-lines": ({"post": "Warden"}, "reports to it"),
    "functions": ({"office": "warden"}, "light the lanterns"),
    "function-counts": ({"document": "A/1"}, ",1,"),
    "amendments": ({"document": "A/0"}, "doc/A/1,"),
    "paragraphs-cited": ({"citing": "A/1", "cited": "A/0"}, "#op-7,paragraph 7,ibid."),
    "signatories": ({"document": "A/1"}, "(Signed) Mira Holt"),
    "resolutions-recalled": ({"document": "a/1"}, "#op-7"),
    "adoption": ({"document": "A/1"}, "2032-05-06,5th,90"),
    "paragraph-counts": ({"document": "A/1"}, "OperativeParagraph,1"),
    "mandates-by-addressee": ({"addressee": "Warden"}, "a lantern fund"),
    "mandates-by-verb": ({}, "directive/request"),
    "fulfilments": ({"paragraph": "A/1#op-1"}, 'doc/A/2,"is a report of the session'),
    "duties": ({"matter": "Lanterns"}, "post/warden"),
    "definitions": ({"term": "Beacon"}, "a light that is kept"),
    "items": ({"paragraph": "A/1#op-1"}, "(a),in the north"),
    "bases": ({"report": "A/2"}, "doc/A/1,A/1,https://w3id.org/un-partnerships/id/doc/A/3"),
    "partnership-models": ({}, "advocacy,1"),
    "partnerships-by-model": ({"document": "A/1"}, "model/advocacy,1"),
    "partnership": (
        {"partnership": "Shared Lights"},
        "member,https://w3id.org/un-partnerships/id/org/heron,Heron Trust",
    ),
    "supported-partnerships": ({"supporter": "id/org/heron"}, "Shared Lights"),
    "figures": ({"about": "Lantern Office"}, "2031,lanterns lit,10,"),
    "figures-compared": ({"measure": "lanterns"}, "2031,10,2032,25,15"),
    "figures-of-document": ({"document": "A/1"}, "pledged,5,USD"),
    "listed-and-taking-part": ({"listing": "A/1"}, "org/heron,1"),
    "report-series": ({"document": "A/2"}, "A/3,,false"),
    "members": ({"group": "Lantern Office"}, "Heron Trust"),
    "shared-places": ({"one": "Shared Lights", "other": "Wicks"}, "place/KEN"),
    "money": ({"about": "Lantern Office"}, "5,USD,pledged"),
    "pledges": ({}, "light the lanterns,5,USD,2033"),
    "composition": ({"office": "Lantern Office"}, "Heron Trust"),
    "promised-funds": ({}, "a lantern fund"),
    "rejected-proposals": ({"document": "A/1"}, "rejects"),
    "panel": ({"panel": "Panel on Lanterns"}, "chair,https://w3id.org/un-partnerships/id/person/mira,Mira Holt"),
    "members-mentioned": ({"whole": "Lantern Office", "document": "A/1"}, "Heron Trust"),
    "evidence": ({"subject": "id/org/heron"}, "3,9,the Trust of the Office,made.up,0.9"),
    "partnerships-by-topic": ({"topic": "shared lights"}, "sdg/7"),
    "documents": ({}, "A/1,2032-05-06,en,"),
    "mandates-about": ({"theme": "light in the dark", "year": "2032"}, "post/warden,light the lanterns"),
}


@pytest.fixture(scope="module")
def generation(template, tmp_path_factory):
    store = Store.open(shutil.copytree(template, tmp_path_factory.mktemp("named") / "store"))
    triples = parse(path=str(EVERYTHING), format=RdfFormat.TURTLE)
    with store.write() as draft:
        draft.replace(GRAPH, [Quad(*one.triple, NamedNode(GRAPH)) for one in triples])
        draft.commit()
    with store.read() as generation:
        generation.search = found
        yield generation


def found(wanted):
    """What search by meaning would find: a paragraph with a mandate, for any text but "zyx"."""
    iri = "https://w3id.org/un-partnerships/id/doc/A/1#op-1"
    return [Hit(1, 0.9, "A/1", "op-1", iri, "en", "")] if wanted.text != "zyx" else []


def test_every_kind_of_question_has_its_query():
    assert [query.number for query in queries().values()] == list(range(1, 43))
    assert set(ONE) == set(queries())


@pytest.mark.parametrize("name", queries())
def test_a_file_is_whole(name):
    query = queries()[name]
    assert tuple(query.titles) == LANGUAGES
    assert len(set(query.titles.values())) == 6
    assert set(query.parameters.values()) <= set(KINDS)
    head = re.search(r"SELECT (.*?) WHERE", query.sparql, re.S)
    assert head is not None
    for parameter in query.parameters:
        assert f"?{parameter}" in head[1].split(), "the engine binds only what is selected"
    assert "ORDER BY" in query.sparql
    allow(expanded(query.sparql, lambda wanted: [], {name: Literal("2032") for name in query.parameters}))


@pytest.mark.parametrize("name", queries())
def test_a_file_needs_nothing_that_is_not_in_it(generation, name):
    """It can be copied to another endpoint: every prefix is declared, in our spelling."""
    Graph().query(queries()[name].sparql)
    declared = dict(re.findall(r"PREFIX (\w+): <(\S+)>", queries()[name].sparql))
    assert declared.items() <= PREFIXES.items()
    assert evaluate(generation.graph, queries()[name].sparql) is not None


@pytest.mark.parametrize("name", ONE)
def test_it_answers(generation, name):
    parameters, expected = ONE[name]
    assert expected in run_named(generation, name, parameters, "csv")


@pytest.mark.parametrize("name", ONE)
def test_it_is_silent_about_what_is_not_there(generation, name):
    parameters = {
        key: {"node": "id/org/none", "text": "zyx"}.get(kind, "A/9#op-9")
        for key, kind in queries()[name].parameters.items()
    }
    if parameters and name != "adoption":
        rows = list(csv.reader(io.StringIO(run_named(generation, name, parameters, "csv"))))
        assert rows[1:] == []


@pytest.mark.parametrize(
    ("name", "parameters", "error", "told"),
    [
        ("function", {}, UsageError, "did you mean functions"),
        ("xyz", {}, UsageError, "--named list"),
        ("functions", {}, UsageError, "functions needs office; its parameters are: --set office=NODE"),
        ("functions", {"office": "Warden", "year": "1"}, UsageError, "no parameter year"),
        ("functions", {"office": "Nobody at All"}, NotFound, "nothing is called so"),
        ("functions", {"office": "id/org/a b"}, UsageError, "is no IRI"),
        ("adoption", {"document": "/"}, UsageError, "not a document symbol"),
    ],
)
def test_wrong_use_is_told(generation, name, parameters, error, told):
    with pytest.raises(error, match=re.escape(told)):
        run_named(generation, name, parameters)


@pytest.mark.parametrize("value", ['" } DELETE WHERE { ?s ?p ?o } #', "?x", "\\", '"""', "a'b\n}", "<http://h/>"])
def test_a_parameter_is_a_value_and_nothing_else(generation, value):
    rows = json.loads(run_named(generation, "duties", {"matter": value}))["results"]["bindings"]
    assert rows == []


def test_a_curated_name_goes_before_a_hashed_one_and_judgements_join(generation):
    assert "Shared Lights" in run_named(generation, "supported-partnerships", {"supporter": "Heron Trust"}, "csv")


def test_a_name_of_several_nodes_is_not_guessed(store):
    name = NamedNode(GRAPH)
    label = NamedNode(PREFIXES["skos"] + "prefLabel")
    with store.write() as draft:
        nodes = [NamedNode(f"https://w3id.org/un-partnerships/id/org/{one}") for one in "ab"]
        draft.replace(GRAPH, [Quad(one, label, Literal("Ministry", language="en"), name) for one in nodes])
        draft.commit()
    with (
        store.read() as generation,
        pytest.raises(UsageError, match=r"id/org/a, id/org/b; give one: --set body=id/org/a"),
    ):
        run_named(generation, "founding", {"body": "Ministry"})
    (store.path / FILE).write_text("same\tid/org/a\tid/org/b\tone minister\n")
    with store.write() as draft:
        draft.commit()
    with store.read() as generation:
        assert run_named(generation, "founding", {"body": "Ministry"}, "csv").split() == ["founded,part,quote,body"]


def test_the_list_tells_names_parameters_and_titles(generation):
    text = run_named(generation, "list", {}, "table")
    assert "mandates-by-addressee   addressee=NODE" in text and "(42 rows)" in text
    rows = json.loads(run_named(generation, "list", {}, "json"))
    assert rows[5]["titles"]["zh"] == "某办公室的职能"
