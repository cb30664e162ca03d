"""What the store holds, as lists: documents with their languages, terms of the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.web.naming import Naming, local
from kg.model import Node
from kg.select import select
from ontology import DATA, UNP

if TYPE_CHECKING:
    from pyoxigraph import Store

CATALOGUE_PAGE: Final = 100
"""Documents on one page."""
WORKS: Final = """
SELECT ?work (GROUP_CONCAT(DISTINCT ?language; separator=" ") AS ?languages) WHERE {
  ?version dcterms:isVersionOf ?work ; dcterms:language ?language
} GROUP BY ?work ORDER BY ?work"""
TERMS: Final = """
SELECT ?term WHERE {
  ?term a ?kind . FILTER(?kind IN (owl:Class, rdf:Property, owl:ObjectProperty, owl:DatatypeProperty))
}"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list."""

    iri: str
    symbol: str
    title: str
    date: str
    type: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: its name, label, meaning, and the terms it is narrower than."""

    name: str
    node: Node
    comment: str
    broader: tuple[Node, ...]


def catalogue(graph: Store, language: str, start: int, most: int = CATALOGUE_PAGE) -> tuple[list[Entry], int]:
    """`most` documents from `start`, by IRI, and how many there are in all."""
    rows, naming = select(graph, WORKS), Naming(graph, language)
    entries = [_entry(row["work"].value, row["languages"].value.split(), naming) for row in rows[start : start + most]]
    return entries, len(rows)


def _entry(work: str, languages: list[str], naming: Naming) -> Entry:
    return Entry(
        iri=work,
        symbol=naming.text(work, "dcterms:identifier") or work.removeprefix(DATA + "doc/"),
        title=naming.text(work, "dcterms:title"),
        date=naming.text(work, "dcterms:date"),
        type=naming.type(work),
        languages=tuple(sorted(languages)),
    )


def terms(graph: Store, language: str) -> list[Term]:
    """Our classes and properties, by name."""
    from pyoxigraph import NamedNode

    rows = select(graph, TERMS, [NamedNode(f"{DATA}graph/ontology")])
    naming = Naming(graph, language)
    found = sorted({row["term"].value for row in rows if row["term"].value.startswith(UNP)})
    return [_term(name, naming) for name in found]


def _term(name: str, naming: Naming) -> Term:
    above = [
        value.value
        for predicate in ("rdfs:subClassOf", "rdfs:subPropertyOf")
        for value in naming.values(name, predicate)
    ]
    comment = naming.text(name, "rdfs:comment") or naming.text(name, "skos:definition")
    return Term(local(name), naming.node(name), comment, tuple(naming.node(one) for one in sorted(above)))
