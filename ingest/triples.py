"""A document and what was found in it, as the N-Quads of one named graph.

The shape is that of `docs/ontology.md`: the work and its parts have language-free IRIs, their texts are tagged with the
language, and the graph is named after the language version, so that replacing a file is dropping one graph.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import PurePath

from pyoxigraph import Literal, NamedNode

from ingest.findings import write_finding
from ingest.writer import EvidenceError, GraphWriter, node, text, typed
from kg.model import Document, DocumentType, Finding, Metadata, Part, PartKind
from kg.symbol import document_iri, is_stand_in, version_iri
from kg.version import AGENT, VERSION
from ontology import DATA

PART_CLASS: dict[PartKind, str] = {
    PartKind.HEADING: "doco:Section",
    PartKind.SUMMARY: "doco:Abstract",
    PartKind.PREAMBULAR: "unp:PreambularParagraph",
    PartKind.OPERATIVE: "unp:OperativeParagraph",
    PartKind.PARAGRAPH: "doco:Paragraph",
    PartKind.SUBPARAGRAPH: "doco:ListItem",
    PartKind.TEXT: "doco:Paragraph",
    PartKind.BOX: "doco:TextBox",
    PartKind.BOX_ITEM: "doco:ListItem",
    PartKind.FOOTNOTE: "doco:Footnote",
    PartKind.ANNEX: "doco:Appendix",
    PartKind.ANNEX_ITEM: "doco:ListItem",
    PartKind.FIGURE: "doco:Figure",
    PartKind.TABLE: "doco:Table",
    PartKind.SIGNATURE: "unp:Signature",
    PartKind.FURNITURE: "unp:Furniture",
}

DOCUMENT_CLASS: dict[DocumentType, tuple[str, ...]] = {
    DocumentType.RESOLUTION: ("undo:Resolution",),
    DocumentType.DECISION: ("undo:Decision",),
    DocumentType.REPORT: ("undo:ProgressReport",),
    DocumentType.BULLETIN: ("undo:AdministrativeIssuance", "unp:SecretaryGeneralBulletin"),
    DocumentType.LETTER: ("unp:Letter",),
    DocumentType.NOTE: ("unp:Note",),
    DocumentType.OTHER: (),
}

UNDOCS = "https://undocs.org/"
"""The United Nations' own short links, by symbol."""


def serialise(document: Document, findings: Iterable[Finding], curated: Container[str], failures: list[str]) -> bytes:
    """Every quad of one language version, in the graph `version_iri(symbol, language)`.

    `curated` holds the IRIs that the gazetteer describes: their labels are not written again. A finding that does not
    quote its part is left out and told in `failures`.
    """
    metadata = document.metadata
    version = version_iri(metadata.symbol, metadata.language)
    run = f"{DATA}run/{version.removeprefix(DATA + 'doc/')}"
    texts = {part.fragment: part.text for part in document.parts}
    writer = GraphWriter(version, metadata.symbol, metadata.language, run, texts)
    _write_work(writer, metadata)
    _write_version(writer, document, NamedNode(version), NamedNode(run))
    for position, part in enumerate(document.parts, start=1):
        _write_part(writer, part, position, metadata)
    for finding in findings:
        try:
            write_finding(writer, finding, metadata.symbol, curated)
        except EvidenceError as error:
            failures.append(str(error))
    return bytes(writer)


def _write_work(writer: GraphWriter, metadata: Metadata) -> None:
    work = NamedNode(document_iri(metadata.symbol))
    for name in ("undo:Document", *DOCUMENT_CLASS[metadata.type]):
        writer.add(work, "rdf:type", node(name))
    if not is_stand_in(metadata.symbol):
        writer.add(work, "dcterms:identifier", Literal(metadata.symbol))
        writer.add(
            work,
            "rdfs:seeAlso",
            NamedNode(UNDOCS + document_iri(metadata.symbol).removeprefix(DATA + "doc/")),
        )
    writer.add(work, "unp:symbolSource", Literal(metadata.symbol_source))
    if metadata.title:
        writer.add(work, "dcterms:title", text(metadata.title, metadata.language))
    if metadata.date:
        writer.add(work, "dcterms:date", typed(metadata.date.isoformat(), "xsd:date"))
    plain = {
        "unp:session": metadata.session,
        "unp:agendaItem": metadata.agenda_item,
        "unp:meeting": metadata.meeting,
        "unp:aknUri": metadata.akn_uri,
    }
    for predicate, value in plain.items():
        if value:
            writer.add(work, predicate, Literal(value))
    if metadata.author:
        writer.add(work, "unp:authorText", text(metadata.author, metadata.language))
    for subject in metadata.subjects:
        writer.add(work, "dcterms:subject", NamedNode(subject))


def _write_version(writer: GraphWriter, document: Document, version: NamedNode, run: NamedNode) -> None:
    writer.add(version, "rdf:type", node("undo:DocumentVersion"))
    writer.add(version, "dcterms:isVersionOf", NamedNode(document_iri(document.metadata.symbol)))
    writer.add(version, "dcterms:language", Literal(document.metadata.language))
    writer.add(version, "dcterms:format", Literal(document.source.media_type))
    writer.add(version, "schema:sha256", Literal(document.source.sha256))
    # The name alone: where a folder stands on one machine says nothing about the document.
    writer.add(version, "schema:contentUrl", Literal(PurePath(document.source.path).name))
    for warning in document.warnings:
        writer.add(version, "unp:warning", Literal(warning))
    writer.add(run, "rdf:type", node("prov:Activity"))
    writer.add(run, "prov:used", version)
    writer.add(run, "prov:wasAssociatedWith", NamedNode(AGENT))
    writer.add(NamedNode(AGENT), "rdf:type", node("prov:SoftwareAgent"))
    writer.add(NamedNode(AGENT), "schema:softwareVersion", Literal(VERSION))


def _write_part(writer: GraphWriter, part: Part, position: int, metadata: Metadata) -> None:
    subject = writer.part(part.fragment)
    work = NamedNode(document_iri(metadata.symbol))
    writer.add(subject, "rdf:type", node(PART_CLASS[part.kind]))
    writer.add(subject, "unp:partKind", Literal(part.kind.value))
    writer.add(subject, "unp:partOfDocument", work)
    writer.add(subject, "dcterms:isPartOf", writer.part(part.parent) if part.parent else work)
    writer.add(subject, "unp:position", typed(position, "xsd:integer"))
    if part.fragment in writer.items:
        writer.add(subject, "owl:sameAs", writer.part(writer.items[part.fragment]))
    if part.number:
        writer.add(subject, "unp:number", text(part.number, metadata.language))
    if part.title:
        writer.add(subject, "dcterms:title", text(part.title, metadata.language))
    if part.text:
        writer.add(subject, "unp:text", text(part.text, metadata.language))
    if part.page is not None:
        writer.add(subject, "unp:page", typed(part.page, "xsd:integer"))
    for mark in part.notes:
        writer.add(subject, "unp:hasFootnote", writer.part(mark.fragment))
