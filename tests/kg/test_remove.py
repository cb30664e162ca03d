"""What is removed is gone: the store equals one that never held it, and a cited part stays as a stub."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad
from quads import document, node, nquads, put, write

from kg.check import check
from kg.store import Store
from kg.symbol import part_iri, version_iri
from ontology import DATA

CITED = part_iri("A/RES/1/1", "op-2")


def drop(store, *graphs):
    with store.write() as draft:
        dropped = [draft.remove(graph) for graph in graphs]
        draft.commit()
    return dropped


def about(store, subject):
    with store.read() as generation:
        quads = generation.graph.quads_for_pattern(NamedNode(subject), None, None, None)
        return [quad for quad in quads if str(quad.graph_name) != "DEFAULT"]


def test_a_store_without_it_is_a_store_that_never_had_it(store, tmp_path):
    put(store, "A/1/3", cites=(CITED,))
    put(store, "A/RES/1/1", "A/RES/1/2")
    assert drop(store, version_iri("A/RES/1/1", "en"), version_iri("A/RES/1/1", "zh")) == [True, False]
    fresh = Store.open(tmp_path / "fresh", create=True)
    put(fresh, "A/1/3", cites=(CITED,))
    put(fresh, "A/RES/1/2")
    assert nquads(store) == nquads(fresh)
    assert store.manifest.graph == fresh.manifest.graph
    assert check(store) == []


def test_a_part_that_others_cite_stays_as_a_stub_through_them(store):
    stub = Quad(NamedNode(CITED), node("dcterms:isPartOf"), NamedNode(f"{DATA}doc/A/RES/1/1"))
    citing = [*document("A/1/3", cites=(CITED,)), Quad(*stub.triple, NamedNode(version_iri("A/1/3", "en")))]
    with store.write() as draft:
        draft.replace(version_iri("A/1/3", "en"), citing)
        write(draft, "A/RES/1/1")
        draft.commit()
    assert len(about(store, CITED)) == 5
    drop(store, version_iri("A/RES/1/1", "en"))
    assert [quad.triple for quad in about(store, CITED)] == [stub.triple]
    with store.read() as generation:
        assert generation.query(f"ASK {{ ?citing cito:cites <{CITED}> }}")
        assert not generation.query(f"ASK {{ <{CITED}> unp:text ?text }}")
    drop(store, version_iri("A/1/3", "en"))
    assert about(store, CITED) == []


def test_a_version_in_one_language_leaves_the_others_whole(store):
    put(store, "A/1/3", language="en")
    put(store, "A/1/3", language="zh", note="中文")
    drop(store, version_iri("A/1/3", "en"))
    with store.read() as generation:
        rows = generation.query("SELECT ?text { ?part a unp:OperativeParagraph ; unp:position ?n ; unp:text ?text }")
        assert {row["text"].language for row in rows} == {"zh"}
        assert generation.query("ASK { ?work dcterms:identifier 'A/1/3' }")


def test_an_empty_graph_is_no_graph(filled, tmp_path):
    with filled.write() as draft:
        draft.replace(version_iri("A/1/3", "en"), [])
        draft.remove(version_iri("A/1/3", "en"))
        draft.commit()
    assert check(filled) == []
    fresh = Store.open(tmp_path / "fresh", create=True)
    put(fresh, "A/RES/1/1", "A/RES/1/2")
    assert filled.manifest.graph == fresh.manifest.graph


SHAPES = st.fixed_dictionaries({"parts": st.integers(1, 3), "note": st.sampled_from(["", "as corrected"])})
STEPS = st.lists(st.tuples(st.sampled_from(["A/1/1", "A/1/2"]), st.sampled_from(["en", "zh"]), st.none() | SHAPES))


@pytest.fixture(scope="module")
def shared(template, tmp_path_factory):
    return Store.open(shutil.copytree(template, tmp_path_factory.mktemp("steps") / "store"))


@settings(derandomize=True, deadline=None, max_examples=25)
@given(STEPS)
def test_any_history_leaves_only_what_was_put_last(shared, steps):
    last = {}
    with shared.write() as draft:
        for symbol, language, shape in steps:
            graph = version_iri(symbol, language)
            if shape is None:
                draft.remove(graph)
                last.pop(graph, None)
            else:
                write(draft, symbol, language, **shape)
                last[graph] = document(symbol, language=language, **shape)
        content = [quad for quad in draft.graph if "/doc/A/" in str(quad.graph_name)]
    assert sorted(map(str, content)) == sorted({str(quad) for quads in last.values() for quad in quads})
