"""SHACL, graph by graph, with the nodes of other graphs known by type."""

import pytest
from quads import put

from kg.errors import KGError
from kg.validate import validate
from ontology import DATA, PREFIXES

HEAD = "".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items())
POSITION = """
unp:ParagraphShape a sh:NodeShape ; sh:targetClass unp:OperativeParagraph ;
  sh:property [ sh:path unp:position ; sh:maxInclusive 2 ; sh:severity sh:Warning ; sh:message "too many parts"@en ] ."""
CITED = """
unp:CitingShape a sh:NodeShape ; sh:targetSubjectsOf cito:cites ;
  sh:property [ sh:path cito:cites ; sh:class unp:OperativeParagraph ; sh:message "cites no paragraph" ] ."""


@pytest.fixture
def shapes(tmp_path):
    def write(text):
        path = tmp_path / "shapes.ttl"
        path.write_text(HEAD + text, "utf-8")
        return path

    return write


def test_violations_name_node_path_and_value(filled, shapes):
    with filled.read() as generation:
        report = validate(generation, shapes(POSITION))
    assert not report.conforms
    assert report.checked == 4
    assert [str(one) for one in report.violations] == [
        f"Warning: id/doc/{symbol}#op-3 unp:position: too many parts (found 3)"
        for symbol in ("A/1/3", "A/RES/1/1", "A/RES/1/2")
    ]
    assert report.payload()["violations"][0] == {
        "graph": f"{DATA}doc/A/1/3@en",
        "focus": f"{DATA}doc/A/1/3#op-3",
        "path": PREFIXES["unp"] + "position",
        "message": "too many parts",
        "severity": "Warning",
        "value": "3",
    }


def test_nodes_of_other_graphs_are_known_by_type(filled, shapes):
    put(filled, "A/1/3", cites=(f"{DATA}doc/A/RES/1/1#op-2", f"{DATA}doc/A/9/9#op-1"))
    with filled.read() as generation:
        report = validate(generation, shapes(CITED))
    assert [one.value for one in report.violations] == [f"{DATA}doc/A/9/9#op-1"]


def test_one_graph_can_be_asked_for(filled, shapes):
    with filled.read() as generation:
        report = validate(generation, shapes(POSITION), [f"{DATA}doc/A/1/3@en"])
    assert (report.checked, len(report.violations)) == (1, 1)


def test_a_graph_that_conforms(filled, shapes):
    with filled.read() as generation:
        report = validate(generation, shapes(""))
    assert report.conforms and report.payload()["violations"] == []


def test_wrong_shapes_are_told(filled, shapes):
    with filled.read() as generation, pytest.raises(KGError, match=r"shapes\.ttl: the shapes cannot be read"):
        validate(generation, shapes("this is not Turtle"))
