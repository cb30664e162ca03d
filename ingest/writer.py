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
    return _typed(str(value), datatype)


@lru_cache(maxsize=4096)
def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=node(datatype))


def hashed(kind: str, *content: str) -> NamedNode:
    """`id/<kind>/<20 hex>`, the same for the same content."""
    return NamedNode(f"{DATA}{kind}/{digest(*content)}")


def digest(*content: str) -> str:
    return hashlib.sha256("\x1f".join(content).encode()).hexdigest()[:20]


@lru_cache(maxsize=1024)
def _printed(name: str) -> str:
    return str(node(name))


@lru_cache(maxsize=4096)
def _number(value: int) -> str:
    return str(typed(value, "xsd:integer"))


@lru_cache(maxsize=256)
def _literal(value: str) -> str:
    return str(Literal(value))


class GraphWriter:
    """Collects the quads of one language version as lines; each line once, in the order of first writing."""

    def __init__(self, graph: str, symbol: str, language: str, run: str, texts: Mapping[str, str]) -> None:
        """`texts` is fragment → stored text, against which every quote is checked."""
        self._end = f" {NamedNode(graph)} .\n"
        self._symbol = symbol
        self._run = str(NamedNode(run))
        self._texts = texts
        self._lines: dict[str, None] = {}
        self._spans: dict[tuple[str, int, int], NamedNode] = {}
        self._parts: dict[str, NamedNode] = {}
        self.items = latin_items(texts)
        self.language = language

    def __bytes__(self) -> bytes:
        end = self._end.encode()  # put between the lines at last, it need not be kept for each of them
        return end.join([*map(str.encode, self._lines), b""])

    def part(self, fragment: str) -> NamedNode:
        if fragment not in self._parts:
            self._parts[fragment] = NamedNode(part_iri(self._symbol, fragment))
        return self._parts[fragment]

    def add(self, subject: NamedNode, predicate: str, value: Term) -> None:
        """One triple of the document itself, which needs no evidence beyond its graph."""
        self._lines[f"{subject} {_printed(predicate)} {value}"] = None

    def _describe(self, subject: NamedNode, *pairs: tuple[str, str]) -> None:
        """What is only told of a node when it is first met: its predicates and printed values, kept as one line."""
        said = f"{subject} "
        self._lines[self._end.join([f"{said}{_printed(predicate)} {value}" for predicate, value in pairs])] = None

    def claim(self, subject: NamedNode, predicate: str, value: Term, evidence: Evidence) -> NamedNode:
        """An extracted triple, and the `rdf:Statement` that says where it was read. Returns the statement."""
        self.add(subject, predicate, value)
        printed = str(value)
        statement = hashed("statement", subject.value, predicate, printed)
        self._describe(
            statement,
            ("rdf:type", _printed("rdf:Statement")),
            ("rdf:subject", str(subject)),
            ("rdf:predicate", _printed(predicate)),
            ("rdf:object", printed),
        )
        self.add(statement, "prov:wasQuotedFrom", self.span(evidence))
        self._describe(statement, ("prov:wasGeneratedBy", self._run))
        self._describe(statement, ("unp:confidence", str(typed(evidence.confidence, "xsd:decimal"))))
        self._describe(statement, ("unp:method", _literal(evidence.method)))
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
        self._describe(
            span,
            ("rdf:type", _printed("oa:SpecificResource")),
            ("oa:hasSource", str(part)),
            ("dcterms:language", _literal(self.language)),
            ("oa:hasSelector", str(position)),
            ("oa:hasSelector", str(quote)),
        )
        self._describe(
            position,
            ("rdf:type", _printed("oa:TextPositionSelector")),
            ("oa:start", _number(evidence.start)),
            ("oa:end", _number(evidence.end)),
        )
        self._describe(
            quote,
            ("rdf:type", _printed("oa:TextQuoteSelector")),
            ("oa:exact", str(text(evidence.quote, self.language))),
        )
        return span
