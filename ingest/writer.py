"""N-Quads of one named graph, with the evidence that every extracted statement carries.

Terms are written with prefixed names (`unp:text`) so that the vocabulary reads as in `docs/ontology.md`.
Statements and spans are named by the hash of their content: the same claim read in two language versions is one
`rdf:Statement` with two spans, and a second run writes the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.letters import latin_items
from kg.model import Entity, Evidence
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
def _decimal(value: str) -> str:
    return str(typed(value, "xsd:decimal"))


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
        self._spans: dict[tuple[str, int, int], str] = {}
        self._parts: dict[str, NamedNode] = {}
        self._entities: dict[int, tuple[Entity, NamedNode]] = {}
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
        self._lines[f"{subject!s} {_printed(predicate)} {value!s}"] = None

    def claim(self, subject: NamedNode, predicate: str, value: Term, evidence: Evidence) -> NamedNode:
        """An extracted triple, and the `rdf:Statement` that says where it was read. Returns the statement."""
        lines, end, (a, about, verb, target, quoted, run, sure, method) = self._lines, self._end, _CLAIM
        told, said, printed = _printed(predicate), str(subject), str(value)
        statement = hashed("statement", subject.value, predicate, printed)
        name = str(statement)
        lines[f"{said} {told} {printed}"] = None
        lines[f"{name} {a}{end}{name} {about} {said}{end}{name} {verb} {told}{end}{name} {target} {printed}"] = None
        lines[f"{name} {quoted} {self._quoted(evidence)}"] = None
        lines[f"{name} {run} {self._run}"] = None
        lines[f"{name} {sure} {_decimal(str(evidence.confidence))}"] = None
        lines[f"{name} {method} {_literal(evidence.method)}"] = None
        return statement

    def entity(self, entity: Entity, describe: Callable[[NamedNode], None]) -> NamedNode:
        """The node of an entity, described when it is first met; the same one is met with most of its mentions."""
        if id(entity) not in self._entities:
            self._entities[id(entity)] = (entity, NamedNode(entity.iri))
            describe(self._entities[id(entity)][1])
        return self._entities[id(entity)][1]

    def span(self, evidence: Evidence) -> NamedNode:
        """The characters, after Web Annotation (oa): position and quote in one part and language.

        Raises EvidenceError when the quote is not the text at that place.
        """
        return NamedNode(self._quoted(evidence)[1:-1])

    def _quoted(self, evidence: Evidence) -> str:
        """The span as it is printed."""
        found = self._texts[evidence.part][evidence.start : evidence.end]
        if found != evidence.quote or not found:
            raise EvidenceError(f"{evidence.method}: {evidence.part} has {found!r}, not {evidence.quote!r}")
        place = (evidence.part, evidence.start, evidence.end)
        if place not in self._spans:
            self._spans[place] = self._span(evidence)
        return self._spans[place]

    def _span(self, evidence: Evidence) -> str:
        part = self.part(evidence.part)
        name = digest(part.value, self.language, str(evidence.start), str(evidence.end))
        span, position, quote = (f"<{DATA}{kind}/{name}>" for kind in ("span", "position", "quote"))
        lines, end, (a, source, language, selector, at, first, last, of_quote, exact) = self._lines, self._end, _SPAN
        lines[
            f"{span} {a}{end}{span} {source} {part!s}{end}{span} {language} {_literal(self.language)}"
            f"{end}{span} {selector} {position}{end}{span} {selector} {quote}"
        ] = None
        lines[
            f"{position} {at}{end}{position} {first} {_number(evidence.start)}"
            f"{end}{position} {last} {_number(evidence.end)}"
        ] = None
        lines[f"{quote} {of_quote}{end}{quote} {exact} {text(evidence.quote, self.language)!s}"] = None
        return span


_TYPE: Final = _printed("rdf:type")
_CLAIM: Final = (
    f"{_TYPE} {_printed('rdf:Statement')}",
    *map(_printed, ("rdf:subject", "rdf:predicate", "rdf:object", "prov:wasQuotedFrom", "prov:wasGeneratedBy")),
    *map(_printed, ("unp:confidence", "unp:method")),
)
"""What is said of a statement, as it is printed, in the order of writing."""
_SPAN: Final = (
    f"{_TYPE} {_printed('oa:SpecificResource')}",
    *map(_printed, ("oa:hasSource", "dcterms:language", "oa:hasSelector")),
    f"{_TYPE} {_printed('oa:TextPositionSelector')}",
    *map(_printed, ("oa:start", "oa:end")),
    f"{_TYPE} {_printed('oa:TextQuoteSelector')}",
    _printed("oa:exact"),
)
"""The same of a span, its position and its quote."""
