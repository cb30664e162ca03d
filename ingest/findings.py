"""How each kind of finding is written: one small function per kind, chosen by its type."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import singledispatch

from pyoxigraph import Literal, NamedNode

from ingest.writer import GraphWriter, hashed, node, text, typed
from kg.model import (
    Citation,
    Directive,
    Entity,
    Finding,
    Mandate,
    Mention,
    Observation,
    Partnership,
    Relation,
)
from kg.symbol import document_iri, part_iri
from ontology import DATA

CITATION_SHORTCUT = {"amends": "eli:amends", "basedOn": "eli:based_on"}
"""Citation functions that are also a property between the documents (ELI)."""


def write_finding(writer: GraphWriter, finding: Finding, symbol: str, curated: Container[str]) -> None:
    """Add the quads of one finding. Raises `ingest.writer.EvidenceError` when its quote does not stand there."""
    _write(finding, writer, symbol, curated)


def concept(scheme: str, name: str) -> NamedNode:
    return NamedNode(f"{DATA}{scheme}/{name}")


def write_entity(writer: GraphWriter, entity: Entity, curated: Container[str]) -> NamedNode:
    """The node of an entity; one that the gazetteer does not describe gets its labels and types here,
    a group of the gazetteer the words that this document has for it.
    """
    return writer.entity(entity, lambda subject: _describe(writer, subject, entity, curated))


def _describe(writer: GraphWriter, subject: NamedNode, entity: Entity, curated: Container[str]) -> None:
    for label in entity.printed:
        writer.add(subject, "skos:altLabel", text(label, writer.language))
    if entity.iri in curated:
        return
    for name in entity.types:
        writer.add(subject, "rdf:type", node(name))
    for language, labels in entity.labels.items():
        for rank, label in enumerate(labels):
            writer.add(subject, "skos:altLabel" if rank else "skos:prefLabel", text(label, language))
    if entity.entity_type:
        writer.add(subject, "unp:entityType", concept("entity-type", entity.entity_type))
    if entity.anonymous:
        writer.add(subject, "unp:isAnonymous", typed("true", "xsd:boolean"))


def mandate_iri(finding: Mandate, symbol: str, items: Mapping[str, str]) -> str:
    """The same in every language version that tells as many: part, and which of its mandates it is.

    `items` gives the parts that bear letters of another script by their Latin ones.
    """
    fragment = items.get(finding.evidence.part, finding.evidence.part)
    path = part_iri(symbol, fragment).removeprefix(DATA + "doc/").replace("#", "/")
    return f"{DATA}mandate/{path}/{finding.ordinal}"


@singledispatch
def _write(finding: object, writer: GraphWriter, symbol: str, curated: Container[str]) -> None:
    raise TypeError(f"no way to write a {type(finding).__name__}")


@_write.register
def _(finding: Mention, writer: GraphWriter, symbol: str, curated: Container[str]) -> None:
    entity = write_entity(writer, finding.entity, curated)
    writer.claim(writer.part(finding.evidence.part), "schema:mentions", entity, finding.evidence)


@_write.register
def _(finding: Citation, writer: GraphWriter, symbol: str, curated: Container[str]) -> None:
    where = finding.evidence
    fragment = finding.fragment
    cited_work = NamedNode(document_iri(finding.symbol))
    cited = NamedNode(part_iri(finding.symbol, fragment)) if fragment else cited_work
    citing = writer.part(finding.citing or where.part)
    citation = hashed("citation", citing.value, cited.value, finding.function, str(where.start))
    writer.add(citation, "rdf:type", node("cito:Citation"))
    writer.add(citation, "cito:hasCitingEntity", citing)
    writer.claim(citation, "cito:hasCitedEntity", cited, where)
    writer.add(citation, "unp:citationFunction", concept("citation-function", finding.function))
    writer.add(citation, "unp:citationText", text(where.quote, writer.language))
    if finding.resolved_from:
        writer.add(citation, "unp:resolvedFrom", text(finding.resolved_from, writer.language))
    if fragment:
        writer.add(cited, "dcterms:isPartOf", cited_work)
    citing_work = NamedNode(document_iri(symbol))
    writer.add(citing_work, "dcterms:references", cited_work)
    if shortcut := CITATION_SHORTCUT.get(finding.function):
        writer.claim(citing_work, shortcut, cited_work, where)


@_write.register
def _(finding: Directive, writer: GraphWriter, symbol: str, curated: Container[str]) -> None:
    part = writer.part(finding.evidence.part)
    printed = text(finding.evidence.quote, writer.language)
    writer.claim(part, "unp:directiveText", printed, finding.evidence)
    if finding.concept:
        writer.claim(part, "unp:directive", concept("directive", finding.concept), finding.evidence)


@_write.register
def _(finding: Mandate, writer: GraphWriter, symbol: str, curated: Container[str]) -> None:
    where = finding.evidence
    mandate = NamedNode(mandate_iri(finding, symbol, writer.items))
    writer.add(mandate, "rdf:type", node(f"unp:{finding.kind.value}"))
    if finding.kind.value != "Mandate":
        writer.add(mandate, "rdf:type", node("unp:Mandate"))
    writer.add(mandate, "prov:wasDerivedFrom", writer.part(where.part))
    writer.add(mandate, "prov:wasQuotedFrom", writer.span(where))
    writer.claim(mandate, "unp:directive", concept("directive", finding.directive), where)
    writer.claim(mandate, "unp:actionText", text(finding.action_text, writer.language), where)
    if finding.issuer:
        writer.claim(mandate, "unp:issuer", write_entity(writer, finding.issuer, curated), where)
    if finding.addressee:
        writer.claim(mandate, "unp:addressee", write_entity(writer, finding.addressee, curated), where)
        for other in finding.passed_on:
            writer.claim(mandate, "unp:addressee", write_entity(writer, other, curated), where)
        writer.add(mandate, "unp:addresseeImplied", typed(str(finding.addressee_implied).lower(), "xsd:boolean"))
    worded = {"unp:deliverable": finding.deliverable, "unp:condition": finding.condition}
    for predicate, value in worded.items():
        if value:
            writer.claim(mandate, predicate, text(value, writer.language), where)
    if finding.due_session:
        writer.claim(mandate, "unp:dueSession", Literal(finding.due_session), where)
    if finding.due_date:
        writer.claim(mandate, "unp:dueDate", dated(finding.due_date), where)
    if finding.fulfilled:
        answer = NamedNode(document_iri(symbol))
        writer.claim(mandate, "unp:fulfilledBy", answer, where)
        if finding.asked_in:
            writer.claim(NamedNode(part_iri(*finding.asked_in)), "unp:fulfilledBy", answer, where)


@_write.register
def _(finding: Partnership, writer: GraphWriter, symbol: str, curated: Container[str]) -> None:
    where = finding.evidence
    partnership = write_entity(writer, finding.entity, curated)
    writer.claim(partnership, "rdf:type", node("unp:Partnership"), where)
    writer.add(partnership, "prov:wasDerivedFrom", writer.part(where.part))
    for membership in finding.members:
        member = write_entity(writer, membership.member, curated)
        link = hashed("membership", partnership.value, member.value, membership.role)
        writer.add(link, "rdf:type", node("org:Membership"))
        writer.claim(link, "org:member", member, membership.evidence)
        if membership.role:
            writer.add(link, "org:role", concept("role", membership.role))
        writer.add(partnership, "org:hasMembership", link)
    if finding.model:
        writer.claim(partnership, "unp:model", concept("model", finding.model), where)
    for predicate, value in {"schema:startDate": finding.start, "schema:endDate": finding.end}.items():
        if value:
            writer.claim(partnership, predicate, dated(value), where)
    if finding.duration:
        writer.claim(partnership, "schema:duration", typed(finding.duration, "xsd:duration"), where)
    for place in finding.places:
        writer.claim(partnership, "dcterms:spatial", write_entity(writer, place, curated), where)
    for goal in finding.goals:
        writer.claim(partnership, "unp:supportsGoal", NamedNode(goal), where)
    if finding.purpose:
        writer.claim(partnership, "org:purpose", text(finding.purpose, writer.language), where)


@_write.register
def _(finding: Observation, writer: GraphWriter, symbol: str, curated: Container[str]) -> None:
    where = finding.evidence
    observation = hashed(
        "observation", writer.part(where.part).value, str(where.start), finding.measure, str(finding.value)
    )
    writer.add(observation, "rdf:type", node("schema:Observation"))
    writer.add(observation, "prov:wasDerivedFrom", writer.part(where.part))
    value = typed(finding.value, "xsd:decimal")
    if len(finding.unit) == 3 and finding.unit.isupper():
        amount = NamedNode(f"{DATA}amount/{finding.unit}-{finding.value}")
        writer.add(amount, "rdf:type", node("schema:MonetaryAmount"))
        writer.add(amount, "schema:currency", Literal(finding.unit))
        writer.add(amount, "schema:value", value)
        writer.claim(observation, "schema:value", amount, where)
    else:
        writer.claim(observation, "schema:value", value, where)
        if finding.unit:
            writer.add(observation, "schema:unitText", text(finding.unit, writer.language))
    writer.add(observation, "unp:bound", Literal(finding.bound))
    writer.add(observation, "unp:measure", text(finding.measure, writer.language))
    for about in filter(None, (finding.about, finding.partnership)):
        writer.claim(observation, "unp:observationAbout", write_entity(writer, about, curated), where)
    if finding.date:
        writer.claim(observation, "schema:observationDate", dated(finding.date), where)


@_write.register
def _(finding: Relation, writer: GraphWriter, symbol: str, curated: Container[str]) -> None:
    subject = write_entity(writer, finding.subject, curated)
    value = _value(writer, finding.object, finding.predicate, curated)
    statement = writer.claim(subject, finding.predicate, value, finding.evidence)
    if finding.date:
        writer.add(statement, "dcterms:date", dated(finding.date))


def _value(writer: GraphWriter, value: Entity | str, predicate: str, curated: Container[str]) -> NamedNode | Literal:
    if isinstance(value, Entity):
        return write_entity(writer, value, curated)
    return dated(value) if predicate.endswith("Date") else text(value, writer.language)


def dated(value: str) -> Literal:
    """An ISO 8601 date of any precision, with the XML Schema type of that precision."""
    kinds = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
    kind = kinds.get(len(value))
    return typed(value, kind) if kind else Literal(value)
