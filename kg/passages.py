"""What the index holds, read from the graph: one passage per part and language.

The graph is the record and the index its shadow: nothing is indexed that is not read here, and `Passage.digest`
tells whether a passage changed since it was indexed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg.model import PartKind, Passage
from kg.select import select

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

    from kg.manifest import GraphRecord

UNINDEXED = frozenset({PartKind.FURNITURE, PartKind.HEADING})
"""Kinds whose words answer no question; a heading's words go with every passage below it."""

VERSIONS = """
SELECT ?version ?work ?language WHERE {
  GRAPH ?version { ?version a undo:DocumentVersion ; dcterms:isVersionOf ?work ; dcterms:language ?language }
} ORDER BY ?version"""

WORK = """
SELECT ?work ?symbol ?title ?date (GROUP_CONCAT(STR(?type); separator=" ") AS ?types) WHERE {
  ?work rdf:type ?type .
  OPTIONAL { ?work dcterms:identifier ?symbol } OPTIONAL { ?work dcterms:title ?title }
  OPTIONAL { ?work dcterms:date ?date }
} GROUP BY ?work ?symbol ?title ?date"""

PARTS = """
SELECT ?part ?kind ?text ?title ?parent ?position WHERE {
  ?part unp:partKind ?kind ; unp:position ?position ; dcterms:isPartOf ?parent ; unp:text ?text .
  OPTIONAL { ?part dcterms:title ?title }
} ORDER BY ?position"""


@dataclass(frozen=True, slots=True)
class _Work:
    symbol: str
    title: str
    date: str
    type: str


@dataclass(frozen=True, slots=True)
class _Row:
    iri: str
    kind: str
    text: str
    title: str
    parent: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The passages of a store, version by version, read only where they are asked for.

    `digests` gives for each version (its IRI) something that changes when its passages may have; `read` its passages.
    """

    digests: Mapping[str, str]
    read: Callable[[str], Iterable[Passage]]

    @classmethod
    def of_graph(cls, graph: Callable[[], Store], records: Mapping[str, GraphRecord]) -> Corpus:
        """What a graph holds, by the records of its named graphs; it is asked for and not held, so it can be closed."""
        from kg.manifest import DOCUMENTS

        digests = {name: one.sha256[:32] for name, one in records.items() if name.startswith(DOCUMENTS)}
        return cls(digests, lambda version: passages_of(graph(), version))

    @classmethod
    def of(cls, given: Iterable[Passage]) -> Corpus:
        """Passages at hand."""

        def version(passage: Passage) -> str:
            return f"{passage.iri.partition('#')[0]}@{passage.language}"

        ordered = sorted(given, key=lambda passage: (version(passage), passage.key))
        held = {name: tuple(group) for name, group in groupby(ordered, version)}
        return cls({name: _digest(*(one.digest for one in group)) for name, group in held.items()}, held.__getitem__)


def passages_of(graph: Store, version: str) -> Iterator[Passage]:
    """The passages of one language version."""
    for row in select(graph, VERSIONS, version=version):
        yield from version_passages(graph, row["version"], row["work"], row["language"].value)


def passages(graph: Store) -> Iterator[Passage]:
    """Every passage of the store, by version IRI and then in reading order."""
    for row in select(graph, VERSIONS):
        yield from version_passages(graph, row["version"], row["work"], row["language"].value)


def version_passages(graph: Store, version: NamedNode, work: NamedNode, language: str) -> Iterator[Passage]:
    """The passages of one language version."""
    about = _work(graph, version, work)
    rows = {
        row["part"].value: _Row(
            row["part"].value, row["kind"].value, row["text"].value, _value(row["title"]), row["parent"].value
        )
        for row in select(graph, PARTS, [version])
    }
    for row in rows.values():
        if row.kind not in UNINDEXED and not (row.kind == PartKind.BOX and row.text == row.title):
            yield _passage(row, _context(row, rows), about, language)


def _work(graph: Store, version: NamedNode, work: NamedNode) -> _Work:
    row = select(graph, WORK, [version], work=work)[0]
    types = sorted(name.rpartition("/")[2].rpartition("#")[2] for name in row["types"].value.split())
    symbol = _value(row["symbol"]) or work.value.rpartition("/")[2]
    return _Work(symbol, _value(row["title"]), _value(row["date"]), " ".join(types))


def _value(term: object) -> str:
    return str(getattr(term, "value", "")) if term is not None else ""


def _context(row: _Row, rows: dict[str, _Row]) -> str:
    """The headings, box title and opening words that a reader sees above a part, outermost first."""
    lines: list[str] = []
    parent = rows.get(row.parent)
    while parent is not None and len(lines) < 4:
        lines.append(parent.title or parent.text)
        parent = rows.get(parent.parent)
    return "\n".join(reversed(lines))


def _passage(row: _Row, context: str, about: _Work, language: str) -> Passage:
    fragment = row.iri.partition("#")[2]
    shown = (row.iri, language, row.kind, row.text, context, about.title, about.date, about.type)
    digest = _digest(*shown)
    return Passage(
        key=f"{row.iri}@{language}",
        iri=row.iri,
        document=about.symbol,
        fragment=fragment,
        kind=row.kind,
        language=language,
        text=row.text,
        context=context,
        title=about.title,
        date=about.date,
        document_type=about.type,
        digest=digest,
    )


def _digest(*content: str) -> str:
    return hashlib.sha256("\x1f".join(content).encode()).hexdigest()
