"""Exports: every format reads back to the same graph, the same graph to the same bytes."""

import csv
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, RdfFormat, parse
from quads import document, nquads, put, write

from kg.errors import KGError, UsageError
from kg.export import WRITERS, export
from kg.sorting import sorted_lines
from kg.store import Store
from kg.symbol import version_iri
from ontology import DATA

QUADS = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG, ".jsonld": RdfFormat.JSON_LD}
TRIPLES = {".nt": RdfFormat.N_TRIPLES, ".ttl": RdfFormat.TURTLE}


@pytest.fixture
def generation(filled):
    put(filled, "A/1/3", language="zh", cites=(f"{DATA}doc/A/RES/1/1#op-2",), note='"Ünïcode" \\ 联合国\n\ttabs <&>')
    with filled.read() as generation:
        yield generation


@pytest.mark.parametrize(("ending", "format"), QUADS.items())
def test_formats_with_graphs_hold_every_graph(generation, filled, tmp_path, ending, format):
    path = tmp_path / f"graph{ending}"
    count = export(generation, path)
    assert sorted(map(str, parse(path=str(path), format=format))) == nquads(filled)
    assert count == generation.manifest.quads


@pytest.mark.parametrize(("ending", "format"), TRIPLES.items())
def test_formats_without_graphs_hold_the_union(generation, tmp_path, ending, format):
    path = tmp_path / f"graph{ending}"
    count = export(generation, path)
    union = generation.graph.quads_for_pattern(None, None, None, DefaultGraph())
    assert {str(quad.triple) for quad in parse(path=str(path), format=format)} == {str(q.triple) for q in union}
    assert count == len(list(generation.graph.query("SELECT * { ?s ?p ?o }")))


def test_the_same_graph_gives_the_same_bytes(store, tmp_path):
    """However the store came to it: in one commit or in several, in this order or that."""
    one, two = store, Store.open(tmp_path / "two", create=True)
    put(one, "A/1/1", "A/1/2")
    put(two, "A/1/2", "A/1/7")
    put(two, "A/1/1")
    with two.write() as draft:
        draft.remove(version_iri("A/1/7", "en"))
        draft.commit()
    for ending in WRITERS:
        for each in (one, two):
            with each.read() as generation:
                export(generation, each.path.with_suffix(ending))
        assert one.path.with_suffix(ending).read_bytes() == two.path.with_suffix(ending).read_bytes(), ending


def test_nquads_are_sorted_lines(generation, tmp_path):
    export(generation, tmp_path / "g.nq")
    lines = (tmp_path / "g.nq").read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == generation.manifest.quads


def test_csv_has_a_row_for_each_statement(generation, tmp_path):
    count = export(generation, tmp_path / "g.csv")
    with (tmp_path / "g.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count == generation.manifest.quads
    texts = [row for row in rows if row["predicate"].endswith("#text") and row["language"] == "zh"]
    assert len(texts) == 3 and texts[0]["object"].endswith('"Ünïcode" \\ 联合国\n\ttabs <&>')
    assert {row["kind"] for row in rows} >= {"iri", "literal"}


def test_graphml_is_the_network_of_documents(generation, tmp_path):
    export(generation, tmp_path / "g.graphml")
    root = ElementTree.parse(tmp_path / "g.graphml").getroot()
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    nodes = {
        node.get("id"): node.findtext("g:data[@key='label']", "", space) for node in root.iterfind(".//g:node", space)
    }
    edges = {
        (e.get("source"), e.findtext("g:data", "", space), e.get("target")) for e in root.iterfind(".//g:edge", space)
    }
    assert nodes[f"{DATA}doc/A/RES/1/1"] == "A/RES/1/1"
    assert (f"{DATA}doc/A/1/3#op-1", "cites", f"{DATA}doc/A/RES/1/1#op-2") in edges
    assert {end for source, _, target in edges for end in (source, target)} == set(nodes)


def test_an_unknown_ending_is_wrong_use(generation, tmp_path):
    with pytest.raises(UsageError, match=r"\.ttl \.nq"):
        export(generation, tmp_path / "graph.doc")
    with pytest.raises(KGError, match="cannot be written"):
        export(generation, tmp_path / "no" / "graph.ttl")


def test_a_failed_export_leaves_the_old_file(generation, tmp_path, monkeypatch):
    path = tmp_path / "g.nq"
    path.write_text("as it was")

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.export._write", broken)
    with pytest.raises(KGError, match="No space left"):
        export(generation, path)
    assert [(one.name, one.read_text()) for one in tmp_path.glob("*g.nq*")] == [("g.nq", "as it was")]


LINES = st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=4), max_size=60)


@settings(derandomize=True, deadline=None)
@given(LINES, st.integers(1, 8))
def test_sorting_on_disk_is_sorting(lines, run):
    assert list(sorted_lines(lines, run)) == sorted(set(lines))


def test_many_runs_are_merged_in_rounds(monkeypatch):
    monkeypatch.setattr("kg.sorting.FAN", 3)
    lines = [f"{number * 7919 % 1000:04}" for number in range(1000)]
    assert list(sorted_lines(lines, run=10)) == sorted(lines)


def test_documents_written_in_a_batch_are_all_there(store, tmp_path):
    with store.write() as draft:
        for number in range(50):
            write(draft, f"A/1/{number}", parts=40)
        draft.commit()
    with store.read() as generation:
        export(generation, tmp_path / "g.nq")
    text = (tmp_path / "g.nq").read_text("utf-8")
    assert text.count(f"<{version_iri('A/1/49', 'en')}> .") == len(document("A/1/49", parts=40))
