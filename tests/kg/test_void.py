"""The dataset described: numbers that agree with the graph, the same text for the same graph."""

from pyoxigraph import RdfFormat, parse
from quads import put

from kg.void import void
from ontology import iri


def test_the_description_counts_what_is_there(filled):
    put(filled, "A/1/3", language="zh")
    with filled.read() as generation:
        text = void(generation)
        triples = [quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)]
        total = int(next(generation.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))["n"].value)
    values = {triple.predicate.value: triple.object.value for triple in triples if "dataset" in triple.subject.value}
    assert int(values[iri("void:documents")]) == 3
    partition = {t.subject for t in triples if t.object.value == iri("unp:OperativeParagraph")}
    (count,) = [t.object.value for t in triples if t.subject in partition and t.predicate.value == iri("void:entities")]
    assert count == "9"
    (whole,) = [t.object.value for t in triples if t.predicate.value == iri("void:triples") and "/" not in _tail(t)]
    assert int(whole) == total
    languages = {t.object.value for t in triples if t.predicate.value == iri("dcterms:language")}
    assert languages == {"en", "zh"}


def _tail(triple) -> str:
    return triple.subject.value.partition("/id/dataset")[2]


def test_the_description_is_the_same_for_the_same_graph(filled):
    with filled.read() as one, filled.read() as two:
        assert void(one) == void(two) != []
