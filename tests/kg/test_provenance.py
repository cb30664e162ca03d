"""Statements lead back to characters, and a quote that is not there is found."""

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.check import check
from kg.model import Support
from kg.provenance import misquoted, supports, unsupported
from ontology import DATA, PREFIXES

HEAD = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items()) + f"@base <{DATA}> .\n"
GRAPH = f"{DATA}doc/A/1@zh"
TEXT = """
<doc/A/1#op-1> unp:text "请𠀀办公室提出报告"@zh , "Requests the Office to report"@en .
<statement/1> a rdf:Statement ; unp:method "made.up" ; rdf:subject <org/a> ; rdf:predicate org:reportsTo ; rdf:object <org/b> ; prov:wasQuotedFrom <span/1> .
<span/1> oa:hasSource <doc/A/1#op-1> ; dcterms:language "zh" ; oa:hasSelector <position/1> , <quote/1> .
<position/1> oa:start 2 ; oa:end 5 . <quote/1> oa:exact "办公室"@zh .
"""


@pytest.fixture
def graph(store):
    def write(text):
        quads = (
            Quad(*quad.triple, NamedNode(GRAPH)) for quad in parse((HEAD + text).encode(), format=RdfFormat.TURTLE)
        )
        with store.write() as draft:
            draft.replace(GRAPH, quads, "files/1.txt")
            draft.commit()
        return store

    return write


def test_a_statement_leads_to_its_characters(graph):
    with graph(TEXT).read() as generation:
        found = supports(generation.graph, f"{DATA}statement/1")
        assert found == (Support("A/1", "op-1", f"{DATA}doc/A/1#op-1", 2, 5, "办公室"),)
        assert supports(generation.graph, f"{DATA}statement/2") == ()
        assert list(misquoted(generation.graph)) == list(unsupported(generation.graph)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('oa:exact "办公室"@zh', 'oa:exact "办公厅"@zh'),
        ("oa:start 2", "oa:start 1"),
        ('language "zh"', 'language "fr"'),
    ],
)
def test_a_quote_that_is_not_there_is_found(graph, old, new):
    store = graph(TEXT.replace(old, new))
    with store.read() as generation:
        assert list(misquoted(generation.graph)) == [(f"{DATA}span/1", f"{DATA}doc/A/1#op-1")]
    assert [problem.area for problem in check(store)] == ["evidence"]


def test_a_statement_without_evidence_is_found(graph):
    store = graph(TEXT.replace("; prov:wasQuotedFrom <span/1>", ""))
    assert [(problem.area, problem.where) for problem in check(store)] == [("evidence", f"{DATA}statement/1")]
    assert check(graph(TEXT.replace("prov:wasQuotedFrom <span/1>", "unp:derived true"))) == []
