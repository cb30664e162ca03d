"""Graphs as text are the same as graphs quad by quad, whatever their terms are."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, serialize

from kg.canonical import canonical, canonical_triples, ending

GRAPH = "https://example.org/g"
XSD = "http://www.w3.org/2001/XMLSchema#"
ODD = st.text(st.sampled_from('ab07.-\n\r\t"\\\u2028\x7f\U0001f600@^<>_: '), max_size=9) | st.sampled_from(
    ['"7"^^<x:y>', f" <{GRAPH}> .\n", "_:b", "<<(", '"@EN', "0.90", "+7", "1e3", "2010-01-01", "true"]
)
NAMES = st.sampled_from([GRAPH, "https://example.org/s", "https://example.org/_:s"]).map(NamedNode)
TYPES = st.sampled_from(["decimal", "integer", "double", "date", "boolean", "string", "odd"])
LITERALS = st.one_of(
    ODD.map(Literal),
    st.builds(lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)), ODD, TYPES),
    st.builds(lambda text, tag: Literal(text, language=tag), ODD, st.sampled_from(["en", "zh-Hans", "es-419"])),
)
BLANK = st.sampled_from("ab").map(BlankNode)


def quads(subjects, values):
    return st.lists(st.builds(lambda s, p, o: Quad(s, p, o, NamedNode(GRAPH)), subjects, NAMES, values), max_size=8)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(quads(NAMES, NAMES | LITERALS) | quads(NAMES | BLANK, NAMES | LITERALS | BLANK))
def test_a_graph_as_text_is_the_graph_quad_by_quad(given_quads):
    stored = canonical(given_quads, GRAPH)
    lines = sorted((serialize(stored, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
    triples = canonical_triples(iter(given_quads), GRAPH)
    assert [one + ending(GRAPH) for one in triples] == lines


def test_quads_of_another_graph_become_part_of_the_one_that_is_named():
    one = NamedNode("https://example.org/s")
    triples = canonical_triples([Quad(one, one, one, NamedNode(f"{GRAPH}h")), Quad(one, one, one)], GRAPH)
    assert triples == [b"<https://example.org/s> <https://example.org/s> <https://example.org/s>"]
