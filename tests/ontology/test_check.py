"""The linter finds each fault in Turtle made for it, and none in ours."""

from pathlib import Path

import pytest

from ontology.check import Curated, main, problems

HEAD = """@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unp: <https://w3id.org/un-partnerships/ont#> .
@prefix body: <https://w3id.org/un-partnerships/id/org/> .
@prefix role: <https://w3id.org/un-partnerships/id/role/> .
"""
SIX = '"{0}"@ar, "{0}"@en, "{0}"@es, "{0}"@fr, "{0}"@ru, "{0}"@zh'

FAULTS = {
    "no label": (
        "gazetteer/a.ttl",
        'body:a a owl:Thing ; skos:prefLabel "A"@en .',
        "has no label in ar, es, fr, ru, zh",
    ),
    "no superclass": ("v.ttl", f"unp:A a owl:Class ; rdfs:label {SIX.format('a')} .", "has no superclass"),
    "no scheme": ("schemes/r.ttl", f"role:r a skos:Concept ; skos:prefLabel {SIX.format('r')} .", "is in no scheme"),
    "unknown": (
        "gazetteer/a.ttl",
        f"body:a a unp:Nothing ; skos:prefLabel {SIX.format('a')} .",
        "uses unp:Nothing, which",
    ),
    "shared": (
        "gazetteer/a.ttl",
        f"body:a a owl:Thing ; skos:prefLabel {SIX.format('well')} . body:b a owl:Thing ; skos:prefLabel {SIX.format('Well')} .",
        "names id:org/a and id:org/b",
    ),
    "case": (
        "gazetteer/a.ttl",
        f"body:a a owl:Thing ; skos:prefLabel {SIX.format('x')} . body:A a owl:Thing ; skos:prefLabel {SIX.format('y')} .",
        "differ only in case",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_finds(fault: str, tmp_path: Path) -> None:
    name, turtle, expected = FAULTS[fault]
    write(tmp_path, name, turtle)
    assert any(expected in str(problem) for problem in problems(Curated.read(tmp_path)))


def test_finds_a_node_described_twice(tmp_path: Path) -> None:
    for name in ("gazetteer/a.ttl", "gazetteer/b.ttl"):
        write(tmp_path, name, f"body:a a owl:Thing ; skos:prefLabel {SIX.format('a')} .")
    assert [str(p) for p in problems(Curated.read(tmp_path))] == [
        "gazetteer/a.ttl: id:org/a is described in gazetteer/a.ttl, gazetteer/b.ttl"
    ]


def test_context_labels_may_be_shared(tmp_path: Path) -> None:
    bodies = (f'body:{x} a owl:Thing ; skos:prefLabel {SIX.format(x)} ; unp:contextLabel "F"@en .' for x in "ab")
    write(tmp_path, "gazetteer/a.ttl", " ".join(bodies))
    write(tmp_path, "v.ttl", f"unp:contextLabel a rdf:Property ; rdfs:label {SIX.format('c')} .")
    assert problems(Curated.read(tmp_path)) == []


def test_ours_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert capsys.readouterr().out == ""


def write(folder: Path, name: str, turtle: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD + turtle, encoding="utf-8")
