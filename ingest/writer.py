"""N-Quads of one named graph, with the evidence that every extracted statement carries.

Terms are written with prefixed names (`unp:text`) so that the vocabulary reads as in `docs/ontology.md`.
Statements and spans are named by the hash of their content: the same claim read in two language versions is one
`rdf:Statement` with two spans, and a second run writes the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.letters import latin_items
from kg.model import Evidence
from kg.symbol import part_iri
from ontology import DATA, iri

Term = NamedNode | Literal


class EvidenceError(ValueError):
    """A finding whose quote is not what stands at its span: a defect of its extractor."""


@lru_cache(maxsize=1024)
def node(name: str) -> NamedNode:
    """A node by full IRI or prefixed name."""
    return NamedNode(name if "://" in name else iri(name))


def text(value: str, language: str) -> Literal:
    return Literal(value, language=language)


def typed(value: object, datatype: str) -> Literal:
    """`typed(3, "xsd:integer")`."""
    return Literal(str(value), datatype=node(datatype))


def hashed(kind: str, *content: str) -> NamedNode:
    """`id/<kind>/<20 hex>`, the same for the same content."""
    return NamedNode(f"{DATA}{kind}/{digest(*content)}")


def digest(*content: str) -> str:
    return hashlib.sha256("\x1f".join(content).encode()).hexdigest()[:20]


@lru_cache(maxsize=1024)
def _printed(name: str) -> str:
    return str(node(name))


class GraphWriter:
    """Collects the quads of one language version as lines; each line once, in the order of first writing."""

    def __init__(self, graph: str, symbol: str, language: str, run: str, texts: Mapping[str, str]) -> None:
        """`texts` is fragment → stored text, against which every quote is checked."""
        self._end = f"{NamedNode(graph)} .\n"
        self._symbol = symbol
        self._run = NamedNode(run)
        self._texts = texts
        self._lines: dict[str, None] = {}
        self._spans: dict[tuple[str, int, int], NamedNode] = {}
        self._parts: dict[str, NamedNode] = {}
        self.items = latin_items(texts)
        self.language = language

    def __bytes__(self) -> bytes:
        return "".join(self._lines).encode()

    def part(self, fragment: str) -> NamedNode:
        if fragment not in self._parts:
            self._parts[fragment] = NamedNode(part_iri(self._symbol, fragment))
        return self._parts[fragment]

    def add(self, subject: NamedNode, predicate: str, value: Term) -> None:
        """One triple of the document itself, which needs no evidence beyond its graph."""
        self._lines[f"{subject} {_printed(predicate)} {value} {self._end}"] = None

    def claim(self, subject: NamedNode, predicate: str, value: Term, evidence: Evidence) -> NamedNode:
        """An extracted triple, and the `rdf:Statement` that says where it was read. Returns the statement."""
        self.add(subject, predicate, value)
        statement = hashed("statement", subject.value, predicate, str(value))
        self.add(statement, "rdf:type", node("rdf:Statement"))
        self.add(statement, "rdf:subject", subject)
        self.add(statement, "rdf:predicate", node(predicate))
        self.add(statement, "rdf:object", value)
        self.add(statement, "prov:wasQuotedFrom", self.span(evidence))
        self.add(statement, "prov:wasGeneratedBy", self._run)
        self.add(statement, "unp:confidence", typed(evidence.confidence, "xsd:decimal"))
        self.add(statement, "unp:method", Literal(evidence.method))
        return statement

    def span(self, evidence: Evidence) -> NamedNode:
        """The characters, after Web Annotation (oa): position and quote in one part and language.

        Raises EvidenceError when the quote is not the text at that place.
        """
        found = self._texts[evidence.part][evidence.start : evidence.end]
        if found != evidence.quote or not found:
            raise EvidenceError(f"{evidence.method}: {evidence.part} has {found!r}, not {evidence.quote!r}")
        place = (evidence.part, evidence.start, evidence.end)
        if place not in self._spans:
            self._spans[place] = self._span(evidence)
        return self._spans[place]

    def _span(self, evidence: Evidence) -> NamedNode:
        part = self.part(evidence.part)
        name = digest(part.value, self.language, str(evidence.start), str(evidence.end))
        span, position, quote = (NamedNode(f"{DATA}{kind}/{name}") for kind in ("span", "position", "quote"))
        self.add(span, "rdf:type", node("oa:SpecificResource"))
        self.add(span, "oa:hasSource", part)
        self.add(span, "dcterms:language", Literal(self.language))
        self.add(span, "oa:hasSelector", position)
        self.add(span, "oa:hasSelector", quote)
        self.add(position, "rdf:type", node("oa:TextPositionSelector"))
        self.add(position, "oa:start", typed(evidence.start, "xsd:integer"))
        self.add(position, "oa:end", typed(evidence.end, "xsd:integer"))
        self.add(quote, "rdf:type", node("oa:TextQuoteSelector"))
        self.add(quote, "oa:exact", text(evidence.quote, self.language))
        return span
