"""The dataset described to other machines: VoID and DCAT (https://www.w3.org/TR/void/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from kg.manifest import DOCUMENTS
from kg.results import shorten, write_triples
from kg.version import VERSION
from ontology import DATA, LANGUAGES, PREFIXES, iri, table

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Triple

    from kg.generation import Generation

DATASET: Final = f"{DATA}dataset"
LICENSE: Final = "https://www.un.org/en/about-us/terms-of-use"
"""The texts are the United Nations'; the statements about them repeat facts."""

_CLASSES: Final = "SELECT ?name (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?name } GROUP BY ?name ORDER BY ?name"
_PROPERTIES: Final = "SELECT ?name (COUNT(*) AS ?n) WHERE { ?s ?name ?o } GROUP BY ?name ORDER BY ?name"
_LANGUAGES: Final = "SELECT DISTINCT ?language WHERE { ?v a undo:DocumentVersion ; dcterms:language ?language }"
_TOTALS: Final = {
    "void:triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "void:distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    "void:distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
    "void:documents": "SELECT (COUNT(DISTINCT ?w) AS ?n) WHERE { ?v dcterms:isVersionOf ?w }",
}


def void(generation: Generation) -> str:
    """The description in Turtle, the same for the same graph."""
    return write_triples(_triples(generation), "turtle")


def _triples(generation: Generation) -> Iterator[Triple]:
    from pyoxigraph import Literal

    dataset = _node(DATASET)
    for kind in ("void:Dataset", "dcat:Dataset"):
        yield _triple(dataset, "rdf:type", _node(iri(kind)))
    for language in LANGUAGES:
        title = table(language, "dataset")["title"]
        yield _triple(dataset, "dcterms:title", Literal(title, language=language))
    yield _triple(dataset, "dcterms:license", _node(LICENSE))
    yield _triple(dataset, "schema:softwareVersion", Literal(VERSION))
    yield _triple(dataset, "schema:sha256", Literal(generation.manifest.graph))
    yield _triple(dataset, "void:uriSpace", Literal(DATA))
    yield _triple(dataset, "void:exampleResource", _node(min(_documents(generation), default=DATASET)))
    for base in sorted(PREFIXES.values()):
        yield _triple(dataset, "void:vocabulary", _node(base))
    for row in _rows(generation, _LANGUAGES):
        yield _triple(dataset, "dcterms:language", row["language"])
    for predicate, query in _TOTALS.items():
        yield _triple(dataset, predicate, _rows(generation, query)[0]["n"])
    yield from _partitions(generation, dataset, "class", _CLASSES, "void:entities")
    yield from _partitions(generation, dataset, "property", _PROPERTIES, "void:triples")


def _partitions(generation: Generation, dataset: NamedNode, kind: str, query: str, count: str) -> Iterator[Triple]:
    """One partition for each class or property in use, with its number."""
    for row in _rows(generation, query):
        part = _node(f"{DATASET}/{kind}/{_name(row['name'].value)}")
        yield _triple(dataset, f"void:{kind}Partition", part)
        yield _triple(part, f"void:{kind}", row["name"])
        yield _triple(part, count, row["n"])


def _name(term: str) -> str:
    """`org-Membership`: readable and free of characters that an IRI may not hold."""
    return quote(shorten(term).replace(":", "-", 1), safe="-")


def _documents(generation: Generation) -> list[str]:
    return [name for name in generation.records if name.startswith(DOCUMENTS)]


def _rows(generation: Generation, query: str) -> list[Any]:
    found: Any = generation.query(query)
    return list(found)


def _node(name: str) -> NamedNode:
    from pyoxigraph import NamedNode

    return NamedNode(name)


def _triple(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Triple:
    from pyoxigraph import Triple

    return Triple(subject, _node(iri(predicate)), value)
