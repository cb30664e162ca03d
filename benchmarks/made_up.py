"""Documents made up for measuring the store: the shape of real ones, words drawn from a seed."""

import random
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.symbol import document_iri, part_iri, version_iri
from ontology import DATA, iri

WORDS = """requests the office to report on lanterns partners funds regions water energy youth trade
peace health""".split()  # noqa: SIM905
DIRECTIVES = ("request", "encourage", "invite", "decide", "recommend")
PER_PART = 25
"""Quads for each part, about as many as documents of the United Nations give."""


def node(name: str) -> NamedNode:
    return NamedNode(name if "://" in name else iri(name))


def document(symbol: str, parts: int, seed: int = 0) -> list[Quad]:
    """One language version with `parts` operative paragraphs: some `PER_PART` quads each, with evidence."""
    chooser = random.Random(f"{symbol} {seed}")
    version, work = NamedNode(version_iri(symbol, "en")), NamedNode(document_iri(symbol))
    triples = [
        (version, "rdf:type", node("undo:DocumentVersion")),
        (version, "dcterms:isVersionOf", work),
        (version, "dcterms:language", Literal("en")),
        (work, "rdf:type", node("undo:Resolution")),
        (work, "dcterms:identifier", Literal(symbol)),
        (work, "unp:session", Literal(str(60 + chooser.randrange(20)))),
    ]
    for number in range(1, parts + 1):
        triples += part(symbol, work, number, chooser)
    return [Quad(subject, node(predicate), value, version) for subject, predicate, value in triples]


def part(symbol: str, work: NamedNode, number: int, chooser: random.Random) -> Iterator[tuple]:
    one = NamedNode(part_iri(symbol, f"op-{number}"))
    text = " ".join(chooser.choices(WORDS, k=40))
    body = NamedNode(f"{DATA}org/b{int(chooser.paretovariate(0.8)) % 500}")
    mandate = NamedNode(f"{DATA}mandate/{symbol}/op-{number}/1")
    yield from (
        (one, "rdf:type", node("unp:OperativeParagraph")),
        (one, "dcterms:isPartOf", work),
        (one, "unp:partOfDocument", work),
        (one, "unp:position", Literal(number)),
        (one, "unp:number", Literal(f"{number}.", language="en")),
        (one, "unp:partKind", Literal("operative")),
        (one, "unp:text", Literal(text, language="en")),
        (one, "schema:mentions", body),
        (mandate, "rdf:type", node("unp:Mandate")),
        (mandate, "prov:wasDerivedFrom", one),
        (mandate, "unp:addressee", body),
        (mandate, "unp:directive", NamedNode(f"{DATA}directive/{chooser.choice(DIRECTIVES)}")),
        (mandate, "unp:actionText", Literal(text[20:120], language="en")),
    )
    yield from evidence(f"{symbol}-{number}", one, mandate, body, text)


def evidence(key: str, one: NamedNode, mandate: NamedNode, body: NamedNode, text: str) -> Iterator[tuple]:
    statement, span = NamedNode(f"{DATA}statement/{key}"), NamedNode(f"{DATA}span/{key}")
    yield from (
        (statement, "rdf:type", node("rdf:Statement")),
        (statement, "rdf:subject", mandate),
        (statement, "rdf:predicate", node("unp:addressee")),
        (statement, "rdf:object", body),
        (statement, "prov:wasQuotedFrom", span),
        (statement, "unp:confidence", Literal("0.9", datatype=node("xsd:decimal"))),
        (statement, "unp:method", Literal("made.up")),
        (span, "rdf:type", node("oa:SpecificResource")),
        (span, "oa:hasSource", one),
        (span, "oa:start", Literal(20)),
        (span, "oa:end", Literal(120)),
        (span, "oa:exact", Literal(text[20:120], language="en")),
    )
