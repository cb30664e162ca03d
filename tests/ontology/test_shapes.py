"""The shapes accept a small good graph, and name what is wrong in bad ones."""

import pyshacl
import pytest
import rdflib

from ontology import FOLDER, PREFIXES

GOOD = """
<https://w3id.org/un-partnerships/id/doc/A/1> a undo:Document ;
    dcterms:identifier "A/1" ; unp:symbolSource "header" ; dcterms:title "Wells"@en .
<https://w3id.org/un-partnerships/id/doc/A/1@en> a undo:DocumentVersion ; dcterms:language "en" ;
    dcterms:isVersionOf <https://w3id.org/un-partnerships/id/doc/A/1> ;
    schema:sha256 "0000000000000000000000000000000000000000000000000000000000000000" .
<https://w3id.org/un-partnerships/id/doc/A/1#op-1> a unp:OperativeParagraph ; unp:partKind "operative" ;
    unp:partOfDocument <https://w3id.org/un-partnerships/id/doc/A/1> ;
    dcterms:isPartOf <https://w3id.org/un-partnerships/id/doc/A/1> ; unp:position 1 ; unp:number "1."@en ;
    unp:text "Requests all to dig;"@en ; unp:directiveText "Requests"@en ;
    unp:directive <https://w3id.org/un-partnerships/id/directive/request> .
<https://w3id.org/un-partnerships/id/statement/1> a rdf:Statement ;
    rdf:subject <https://w3id.org/un-partnerships/id/doc/A/1#op-1> ; rdf:predicate unp:directiveText ;
    rdf:object "Requests"@en ; prov:wasQuotedFrom <https://w3id.org/un-partnerships/id/span/1> ;
    prov:wasGeneratedBy <https://w3id.org/un-partnerships/id/run/A/1@en> ; unp:confidence 0.97 ; unp:method "verb" .
<https://w3id.org/un-partnerships/id/span/1> a oa:SpecificResource ; dcterms:language "en" ;
    oa:hasSource <https://w3id.org/un-partnerships/id/doc/A/1#op-1> ;
    oa:hasSelector <https://w3id.org/un-partnerships/id/position/1> , <https://w3id.org/un-partnerships/id/quote/1> .
<https://w3id.org/un-partnerships/id/position/1> a oa:TextPositionSelector ; oa:start 0 ; oa:end 8 .
<https://w3id.org/un-partnerships/id/quote/1> a oa:TextQuoteSelector ; oa:exact "Requests"@en .
"""

FAULTS = [
    ('unp:symbolSource "header"', 'unp:symbolSource "guess"', "where its symbol was read"),
    (
        'dcterms:language "en" ;\n    dcterms:isV',
        'dcterms:language "de" ;\n    dcterms:isV',
        "one of the six languages",
    ),
    ('"Requests all to dig;"@en', '"Requests all to dig;"@en , "Requests all"@en', "one text in each language"),
    ('partKind "operative"', 'partKind "verse"', "known kind"),
    ("unp:position 1", "unp:position -1", "reading order"),
    ("unp:confidence 0.97", "unp:confidence 1.5", "between 0 and 1"),
    ("oa:start 0 ; oa:end 8", "oa:start 9 ; oa:end 8", "before its end"),
    ("prov:wasQuotedFrom <https://w3id.org/un-partnerships/id/span/1> ;", "", "evidence"),
    ("id/directive/request>", "id/verb/request>", "directive scheme"),
]


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "shapes.ttl")


def report(turtle: str, shapes: rdflib.Graph) -> tuple[bool, str]:
    head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    data = rdflib.Graph().parse(data=head + turtle, format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes)
    return conforms, text


def test_a_good_graph_conforms(shapes: rdflib.Graph) -> None:
    conforms, text = report(GOOD, shapes)
    assert conforms, text


@pytest.mark.parametrize(("good", "bad", "message"), FAULTS)
def test_a_fault_is_named(good: str, bad: str, message: str, shapes: rdflib.Graph) -> None:
    assert good in GOOD
    conforms, text = report(GOOD.replace(good, bad), shapes)
    assert not conforms
    assert message in text


def test_every_shape_has_a_message(shapes: rdflib.Graph) -> None:
    sh = rdflib.Namespace(PREFIXES["sh"])
    constraints = list(shapes.objects(None, sh.property))
    assert len(constraints) > 20
    for constraint in constraints:
        assert list(shapes.objects(constraint, sh.message)), shapes.value(constraint, sh.path)
