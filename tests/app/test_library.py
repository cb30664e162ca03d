"""The same from Python and notebooks."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.validate import validate

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"


def test_open_gives_everything(store: Path) -> None:
    with kg.open(store) as library:
        hits = library.search("登记册", k=2)
        assert len(hits) == 2
        assert "<table>" in hits._repr_html_()
        answer = library.ask("联合国水伙伴关系办公室是哪一天成立的？")
        assert answer.answered
        assert "2042" in answer._repr_html_()
        assert "http://www.w3.org/2005/sparql-results" in library.sparql("ASK { ?s ?p ?o }", "xml")


def test_the_graph_is_an_rdflib_dataset(store: Path) -> None:
    from rdflib import Dataset, URIRef

    with kg.open(store) as library:
        assert isinstance(library.graph, Dataset)
        rows = list(library.graph.query("SELECT ?v { ?v <http://purl.org/dc/terms/isVersionOf> ?d } ORDER BY ?v"))
        assert [str(row[0]).rpartition("/doc/")[2] for row in rows] == ["A/99/812@fr", "ST/SGB/2044/7@zh"]
        names = {str(graph.identifier) for graph in library.graph.graphs()}
        assert str(rows[0][0]) in names
        assert isinstance(rows[0][0], URIRef)


def test_misuse_is_told(store: Path) -> None:
    with kg.open(store) as library:
        with pytest.raises(kg.KGError, match="empty"):
            library.search(" ")
        with pytest.raises(kg.KGError):
            library.search("x", k=0)


def test_a_store_is_made_unless_told_not_to(tmp_path: Path) -> None:
    with pytest.raises(kg.KGError, match="no store"):
        kg.open(tmp_path / "none", create=False).search("x")


def test_a_report_that_another_document_cites_is_checked_in_its_own_graph(tmp_path: Path) -> None:
    with kg.open(tmp_path / "store") as library:
        assert not library.ingest(EXAMPLES / "A_98_512.zh.txt", EXAMPLES / "A_RES_98_401.es.txt").failed
        assert list(map(str, validate(library.generation).violations)) == []
