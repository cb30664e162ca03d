"""A document and its findings become quads of one graph, each finding with its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from ingest.triples import serialise
from kg.model import (
    Citation,
    Directive,
    Document,
    DocumentType,
    Entity,
    Evidence,
    Mandate,
    MandateKind,
    Membership,
    Mention,
    Metadata,
    NoteMark,
    Observation,
    Part,
    PartKind,
    Partnership,
    Relation,
    Source,
)
from ontology import DATA, PREFIXES

HEAD = "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
TEXT = "Requests the Lake Office to report on resolution 90/1 by 2044, with 3 million dollars;"
PARTS = (
    Part("title", PartKind.HEADING, "Lakes"),
    Part("op-1", PartKind.OPERATIVE, TEXT, number="1.", notes=(NoteMark(9, "fn-1"),)),
    Part("fn-1", PartKind.FOOTNOTE, "See A/RES/90/1.", number="1"),
    Part("furniture-1", PartKind.FURNITURE, "A/RES/99/1"),
)
METADATA = Metadata(
    symbol="A/RES/99/1",
    symbol_source="header",
    language="en",
    title="Lakes",
    date=date(2044, 12, 1),
    session="99",
    type=DocumentType.RESOLUTION,
)
DOCUMENT = Document(METADATA, PARTS, Source("lakes.txt", "ab" * 32, "text/plain"))
OFFICE = Entity(f"{DATA}org/x-1", {"en": ("Lake Office", "LO")}, ("org:Organization",), "un-office")


def quote(words: str, method: str = "test", confidence: str = "0.9") -> Evidence:
    start = TEXT.index(words)
    return Evidence("op-1", start, start + len(words), words, method, Decimal(confidence))


def graph(*findings: object, curated: tuple[str, ...] = (), failures: list[str] | None = None) -> Store:
    store = Store()
    written = serialise(DOCUMENT, findings, curated, [] if failures is None else failures)  # type: ignore[arg-type]
    store.load(written, format=RdfFormat.N_QUADS)
    return store


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"{HEAD} ASK {{ {pattern} }}", use_default_graph_as_union=True))


@pytest.mark.parametrize(
    "pattern",
    [
        "id:doc\\/A\\/RES\\/99\\/1 a undo:Resolution, undo:Document ; dcterms:identifier 'A/RES/99/1' ; unp:session '99'",
        "?work dcterms:title 'Lakes'@en ; dcterms:date '2044-12-01'^^xsd:date ; unp:symbolSource 'header'",
        "?version a undo:DocumentVersion ; dcterms:isVersionOf ?work ; dcterms:language 'en' ; schema:contentUrl 'lakes.txt'",
        "?part a unp:OperativeParagraph ; unp:number '1.'@en ; unp:position 2 ; unp:hasFootnote ?note . ?note a doco:Footnote",
        "?part a unp:Furniture ; unp:text 'A/RES/99/1'@en",
    ],
)
def test_document_shape(pattern: str) -> None:
    assert ask(graph(), pattern)


def test_everything_is_in_the_graph_of_the_version() -> None:
    names = {quad.graph_name.value for quad in graph(Mention(OFFICE, quote("Lake Office")))}
    assert names == {f"{DATA}doc/A/RES/99/1@en"}


MANDATE = Mandate(MandateKind.MANDATE, None, OFFICE, "request", "report", quote("report"), True, due_date="2044")
FINDINGS = [
    (
        Mention(OFFICE, quote("Lake Office")),
        "?part schema:mentions ?e . ?e skos:prefLabel 'Lake Office'@en ; skos:altLabel 'LO'@en",
    ),
    (
        Citation("A/RES/90/1", "op-2", "recalls", quote("resolution 90/1")),
        "?c a cito:Citation ; cito:hasCitedEntity ?op ; unp:citationText 'resolution 90/1'@en . "
        "?op dcterms:isPartOf ?cited . ?work dcterms:references ?cited ; unp:session '99'",
    ),
    (
        Citation("A/RES/90/1", "", "amends", quote("resolution 90/1"), citing="title"),
        "?work eli:amends ?cited . ?c cito:hasCitingEntity ?title . ?title unp:text 'Lakes'@en",
    ),
    (
        Directive("request", quote("Requests")),
        "?part unp:directiveText 'Requests'@en ; unp:directive id:directive\\/request",
    ),
    (
        MANDATE,
        "id:mandate\\/A\\/RES\\/99\\/1\\/op-1\\/1 a unp:Mandate ; unp:addresseeImplied true ; unp:dueDate '2044'^^xsd:gYear",
    ),
    (
        Mandate(MandateKind.FUNCTION, OFFICE, OFFICE, "assign-function", "report", quote("report")),
        "?m a unp:Function, unp:Mandate ; unp:issuer ?o ; unp:addressee ?o",
    ),
    (
        Partnership(
            Entity(f"{DATA}partnership/x-2", {"en": ("Lake League",)}),
            quote("Lake Office"),
            members=(Membership(OFFICE, "lead", quote("Lake Office")),),
            model="financing",
            start="2044-01",
        ),
        "?p a unp:Partnership ; org:hasMembership ?m ; schema:startDate '2044-01'^^xsd:gYearMonth . ?m org:member ?o ; org:role ?r",
    ),
    (
        Observation(Decimal(3000000), "USD", "money", OFFICE, "exact", quote("3 million dollars")),
        "?o a schema:Observation ; schema:value ?a . ?a a schema:MonetaryAmount ; schema:currency 'USD' ; schema:value 3000000.0",
    ),
    (
        Observation(Decimal(3), "dollars", "money", None, "atLeast", quote("3")),
        "?o schema:value 3.0 ; schema:unitText 'dollars'@en ; unp:bound 'atLeast'",
    ),
    (
        Relation(OFFICE, "schema:foundingDate", "2044-02-03", quote("2044"), date="2044"),
        "?o schema:foundingDate '2044-02-03'^^xsd:date . ?s rdf:subject ?o ; dcterms:date '2044'^^xsd:gYear",
    ),
]


@pytest.mark.parametrize(("finding", "pattern"), FINDINGS, ids=lambda value: type(value).__name__)
def test_findings(finding: object, pattern: str) -> None:
    assert ask(graph(finding), pattern)


@pytest.mark.parametrize("finding", [finding for finding, _ in FINDINGS], ids=lambda value: type(value).__name__)
def test_every_finding_leads_back_to_its_characters(finding: object) -> None:
    store = graph(finding)
    rows = store.query(
        f"""{HEAD} SELECT ?text ?start ?end ?quote ?method WHERE {{
          ?s a rdf:Statement ; unp:method ?method ; unp:confidence 0.9 ; prov:wasGeneratedBy ?run ; prov:wasQuotedFrom ?span .
          ?span oa:hasSource ?part ; oa:hasSelector ?p, ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?quote .
          ?part unp:text ?text }}""",
        use_default_graph_as_union=True,
    )
    rows = list(rows)
    assert rows
    for row in rows:
        assert row["text"].value[int(row["start"].value) : int(row["end"].value)] == row["quote"].value


def test_a_finding_that_misquotes_is_left_out_and_told() -> None:
    failures: list[str] = []
    wrong = Evidence("op-1", 0, 4, "Asks", "test")
    store = graph(Mention(OFFICE, wrong), Mention(OFFICE, quote("Lake Office")), failures=failures)
    assert len(failures) == 1
    assert "'Requ'" in failures[0]
    assert len(list(store.quads_for_pattern(None, NamedNode(f"{PREFIXES['oa']}exact"), None, None))) == 1


def test_curated_entities_keep_their_labels_in_the_gazetteer() -> None:
    store = graph(Mention(OFFICE, quote("Lake Office")), curated=(OFFICE.iri,))
    assert not list(store.quads_for_pattern(NamedNode(OFFICE.iri), None, None, None))
    assert list(store.quads_for_pattern(None, None, NamedNode(OFFICE.iri), None))


def test_same_input_same_bytes() -> None:
    findings = [finding for finding, _ in FINDINGS]
    first, second = (serialise(DOCUMENT, findings, (), []) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    assert Literal("Lake Office", language="en").value.encode() in first


def test_a_request_that_a_report_answers_is_fulfilled_where_it_was_asked() -> None:
    asked = replace(MANDATE, fulfilled=True, asked_in=("A/RES/90/1", "op-4"))
    store = graph(asked)
    answered = "unp:fulfilledBy id:doc\\/A\\/RES\\/99\\/1"
    assert ask(store, f"id:mandate\\/A\\/RES\\/99\\/1\\/op-1\\/1 {answered}")
    assert ask(store, f"id:doc\\/A\\/RES\\/90\\/1\\#op-4 {answered}")
