"""Where a fact was read: the characters behind each extracted triple."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from app.web.marking import Piece, excerpt, pieces
from app.web.naming import Naming
from ontology import DATA, iri

CONTEXT: Final = 160
"""Characters of a source that are shown, where its quotation is shorter."""
MOST: Final = 3
"""Sources shown with one fact."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A quotation and where it stands."""

    symbol: str
    part: str
    language: str
    start: int
    end: int
    quote: str
    iri: str
    confidence: float
    text: str = ""
    """Of the whole part."""

    @property
    def pieces(self) -> list[Piece]:
        """The quotation highlighted within the words around it."""
        if not self.text or self.text[self.start : self.end] != self.quote or len(self.quote) > CONTEXT:
            return [Piece(self.quote)]
        return pieces(*excerpt(self.text, [(self.start, self.end)], CONTEXT))

    @property
    def mark(self) -> str:
        """How the page of the document is told to highlight it: `op-9:0-12`."""
        return f"{self.part}:{self.start}-{self.end}"


class Sources:
    """The sources of facts in one graph."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._statements = cache(self._read)

    def of(self, subject: str, predicate: str, value: Any) -> tuple[Source, ...]:
        """Up to `MOST` sources of a triple; `predicate` is a prefixed name or an IRI."""
        wanted = predicate if "://" in predicate else iri(predicate)
        return self._chosen(
            source
            for said, told, statement in self._statements(subject)
            if said == wanted and told == value
            for source in self._spans(statement)
        )

    def quoted(self, node: str) -> tuple[Source, ...]:
        """Up to `MOST` sources of a node that is itself what some words say: a mandate."""
        return self._chosen(self._spans(node))

    def _chosen(self, found: Iterable[Source]) -> tuple[Source, ...]:
        """By document and place, each place once: in the reader's language if it was read in that."""
        best: dict[tuple[str, str], Source] = {}
        for source in sorted(set(found), key=lambda one: (self._naming.rank(one.language), one)):
            best.setdefault((source.symbol, source.part), source)
        return tuple(sorted(best.values())[:MOST])

    def _read(self, subject: str) -> list[tuple[str, Any, str]]:
        """(predicate, object, statement) of every statement about a node."""
        found = []
        for statement in self._naming.subjects("rdf:subject", subject):
            predicate = next(self._naming.values(statement, "rdf:predicate"), None)
            value = next(self._naming.values(statement, "rdf:object"), None)
            if predicate is not None:
                found.append((predicate.value, value, statement))
        return found

    def _spans(self, statement: str) -> list[Source]:
        confidence = next((float(one.value) for one in self._naming.values(statement, "unp:confidence")), 1.0)
        spans = (value.value for value in self._naming.values(statement, "prov:wasQuotedFrom"))
        return [source for span in spans if (source := self._source(span, confidence))]

    def _source(self, span: str, confidence: float) -> Source | None:
        told = {"oa:hasSource": "", "dcterms:language": "", "oa:start": "0", "oa:end": "0", "oa:exact": ""}
        nodes = [span, *(value.value for value in self._naming.values(span, "oa:hasSelector"))]
        for node in nodes:
            for predicate in told:
                told[predicate] = next((one.value for one in self._naming.values(node, predicate)), told[predicate])
        place, language, start, end, quote = told.values()
        symbol, _, part = place.removeprefix(DATA + "doc/").partition("#")
        if not place:
            return None
        text = next((one.value for one in self._naming.values(place, "unp:text") if one.language == language), "")
        return Source(symbol, part, language, int(start), int(end), quote, place, confidence, text)
