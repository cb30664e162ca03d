"""The union tells of what is one under one node, whatever was written, removed and found to be the same before."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store
from quads import by_graph

from kg import union
from kg.fold import GRAPH, Fold, is_verbatim
from ontology import DATA


def name(text: str) -> NamedNode:
    return NamedNode(f"{DATA}org/{text}")


NODES = st.sampled_from("abcde").map(name)
GRAPHS = st.sampled_from([name("g"), name("h"), NamedNode(GRAPH)])
QUADS = st.lists(st.builds(Quad, NODES, st.sampled_from("pq").map(name), NODES, GRAPHS), max_size=8)
FOLDS = st.dictionaries(st.sampled_from("de"), st.sampled_from("abc")).map(
    lambda leaders: Fold({name(a).value: name(b).value for a, b in leaders.items()})
)
STEPS = st.lists(st.one_of(FOLDS, st.tuples(st.booleans(), QUADS)), max_size=8)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(STEPS)
def test_the_union_follows_any_change_of_quads_and_folds(steps):
    store, model, fold = Store(), set(), Fold({})
    for step in steps:
        if isinstance(step, Fold):
            union.refold(store, fold, step)
            fold = step
        elif step[0]:
            union.add(store, by_graph(step[1]), fold)
            model |= set(step[1])
        else:
            union.remove(store, step[1], fold)
            model -= set(step[1])
    assert set(union.named(store)) == model
    stored = [quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())]
    told = {Quad(*fold.image(quad)).triple for quad in model}
    assert set(stored) == told
    assert len(stored) == len(told)
    lines = {str(t).encode() for t in told}
    for quad in model:
        line = str(quad.triple).encode()
        assert (line if is_verbatim(quad.graph_name.value) else fold.line(line)) in lines


def test_documents_are_never_folded():
    a, b = f"{DATA}doc/A/1/1", f"{DATA}doc/A/1/2"
    quad = Quad(NamedNode(a), name("p"), NamedNode(a), name("g"))
    assert Fold({a: b}).image(quad)[0] == NamedNode(a)
