"""The default graph holds each triple of the named graphs once, after whatever was written and removed."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store
from quads import by_graph, put, write

from kg import union
from kg.fold import Fold
from kg.symbol import version_iri


def name(text: str) -> NamedNode:
    return NamedNode(f"https://example.org/{text}")


TRIPLES = st.tuples(*[st.sampled_from("abc").map(name)] * 3)
GRAPHS = st.sampled_from("gh").map(name)
APART = Fold({})
STEPS = st.lists(st.tuples(st.booleans(), st.lists(st.builds(lambda t, g: Quad(*t, g), TRIPLES, GRAPHS))), max_size=6)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(STEPS, st.booleans())
def test_the_union_follows_any_change(steps, few):
    store, model, loader = Store(), set(), union.Loader()
    for adding, quads in steps:
        if adding:
            union.add(store, by_graph(quads), APART) if few else loader.load(store, by_graph(quads), APART)
            loader.wait()
            model |= set(quads)
        else:
            union.remove(store, quads, APART)
            model -= set(quads)
    loader.close()
    assert set(union.named(store)) == model
    stored = store.quads_for_pattern(None, None, None, DefaultGraph())
    assert {q.triple for q in stored} == {q.triple for q in model}


def test_language_versions_count_once(store):
    put(store, "A/RES/1/1", language="en")
    put(store, "A/RES/1/1", language="zh")
    query = "SELECT (COUNT(*) AS ?n) { ?part a unp:OperativeParagraph ; dcterms:isPartOf ?work ; unp:position ?p }"

    def count() -> int:
        with store.read() as generation:
            return int(next(generation.query(query))["n"].value)

    assert count() == 3
    with store.write() as draft:
        draft.remove(version_iri("A/RES/1/1", "zh"))
        write(draft, "A/RES/1/1", parts=2)
        draft.commit()
    assert count() == 2
