"""A document in one language as it is read: its parts in order, and what hangs on each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from app.web.naming import Naming
from app.web.strands import Link, citations, cited_by, figures, mandates, mentions
from kg.errors import NotFound, SymbolError
from kg.model import PartKind
from kg.select import select
from kg.symbol import document_iri, normalise, part_iri

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

VERSIONS: Final = """
SELECT ?work ?version ?language ?file WHERE {
  ?version dcterms:isVersionOf ?work ; dcterms:language ?language . OPTIONAL { ?version schema:contentUrl ?file }
} ORDER BY ?language"""
PARTS: Final = """
SELECT ?work ?part ?kind ?parent ?number ?title ?text WHERE {
  ?part unp:partOfDocument ?work ; unp:partKind ?kind ; unp:position ?position ; dcterms:isPartOf ?parent .
  OPTIONAL { ?part unp:number ?number } OPTIONAL { ?part dcterms:title ?title } OPTIONAL { ?part unp:text ?text }
} ORDER BY ?position ?part"""
NOTES: Final = "SELECT ?part ?note WHERE { ?part unp:hasFootnote ?note } ORDER BY ?part ?note"
STRANDS: Final[dict[str, Callable[..., Iterator[tuple[str, Link]]]]] = {
    "mentions": mentions,
    "mandates": mandates,
    "citations": citations,
    "figures": figures,
    "cited_by": cited_by,
}


@dataclass(frozen=True, slots=True)
class Version:
    """One language version: its graph, its title in that language and the name of the file it was read from."""

    language: str
    iri: str
    title: str
    file: str

    def payload(self) -> dict[str, Any]:
        return {"language": self.language, "iri": self.iri, "title": self.title, "file": self.file}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part in one language. `level` is its depth below the document; `links` are by the names of `STRANDS`."""

    document: str
    part: str
    iri: str
    kind: str
    number: str
    title: str
    parent: str
    language: str
    text: str
    level: int
    notes: tuple[str, ...] = ()
    links: dict[str, tuple[Link, ...]] = field(default_factory=dict)

    @property
    def furniture(self) -> bool:
        return self.kind == PartKind.FURNITURE

    def payload(self) -> dict[str, Any]:
        names = ("document", "part", "iri", "kind", "number", "parent", "language", "text")
        links = {name: [link.payload() for link in self.links.get(name, ())] for name in STRANDS}
        return {name: getattr(self, name) for name in names} | links


@dataclass(frozen=True, slots=True)
class Edition:
    """A document in one language; `languages` are all there are, `cited_by` what cites it as a whole."""

    symbol: str
    iri: str
    type: str
    title: str
    date: str
    language: str
    languages: tuple[Version, ...]
    parts: tuple[Paragraph, ...]
    cited_by: tuple[Link, ...]
    file: str = ""

    def payload(self) -> dict[str, Any]:
        return {
            "symbol": self.symbol,
            "iri": self.iri,
            "type": self.type,
            "title": self.title,
            "date": self.date or None,
            "language": self.language,
            "languages": [version.payload() for version in self.languages],
            "parts": [part.payload() for part in self.parts],
        }


def edition(graph: Store, name: str, preferred: tuple[str, ...]) -> Edition:
    """The document of a symbol, in the first of the preferred languages that there is.

    Raises NotFound for a document that the store has not read, SymbolError for what is no symbol.
    """
    symbol = normalise(name)
    iri = document_iri(symbol)
    found = versions(graph, iri)
    if not found:
        raise NotFound(f"{symbol}: not read into this store")
    by_language = {version.language: version for version in found}
    language = next((one for one in preferred if one in by_language), found[0].language)
    version, naming = by_language[language], Naming(graph, language)
    return Edition(
        symbol=symbol,
        iri=iri,
        type=naming.type(iri),
        title=version.title or naming.text(iri, "dcterms:title"),
        date=naming.text(iri, "dcterms:date"),
        language=language,
        languages=found,
        parts=_parts(graph, symbol, iri, version, naming),
        cited_by=tuple(link for _, link in cited_by(graph, None, naming, [iri])),
        file=version.file,
    )


def part(graph: Store, symbol: str, fragment: str, preferred: tuple[str, ...]) -> Paragraph:
    """One part. Raises NotFound."""
    whole = edition(graph, symbol, preferred)
    wanted = part_iri(whole.symbol, fragment)
    found = next((one for one in whole.parts if one.iri == wanted), None)
    if found is None:
        raise NotFound(f"{whole.symbol}#{fragment}: no such part in {whole.language}")
    return found


def versions(graph: Store, work: str) -> tuple[Version, ...]:
    """The language versions of a document that the store holds, by language."""
    rows = {row["version"].value: row for row in select(graph, VERSIONS, work=work)}
    return tuple(_version(graph, work, iri, row) for iri, row in rows.items())


def _version(graph: Store, work: str, iri: str, row: Any) -> Version:
    language = row["language"].value
    return Version(language, iri, Naming(graph, language).text(work, "dcterms:title"), _of(row, "file"))


def _parts(graph: Store, symbol: str, work: str, version: Version, naming: Naming) -> tuple[Paragraph, ...]:
    from pyoxigraph import NamedNode

    within = NamedNode(version.iri)
    rows = {row["part"].value: row for row in select(graph, PARTS, [within], work=work)}
    hanging = _links(graph, within, naming, list(rows))
    notes = _notes(graph, within)
    levels: dict[str, int] = {work: 0}
    made: list[Paragraph] = []
    for iri, row in rows.items():
        levels[iri] = levels.get(row["parent"].value, 0) + 1
        made.append(
            _paragraph(symbol, iri, row, version.language, levels[iri], notes.get(iri, ()), hanging.get(iri, {}))
        )
    return tuple(made)


def _paragraph(
    symbol: str,
    iri: str,
    row: Any,
    language: str,
    level: int,
    notes: tuple[str, ...],
    links: dict[str, tuple[Link, ...]],
) -> Paragraph:
    return Paragraph(
        document=symbol,
        part=iri.partition("#")[2],
        iri=iri,
        kind=row["kind"].value,
        number=_of(row, "number"),
        title=_of(row, "title"),
        parent=row["parent"].value.partition("#")[2],
        language=language,
        text=_of(row, "text"),
        level=level,
        notes=notes,
        links=links,
    )


def _notes(graph: Store, within: NamedNode) -> dict[str, tuple[str, ...]]:
    """Part → fragments of the footnotes that this language version hangs on it."""
    found: dict[str, tuple[str, ...]] = {}
    for row in select(graph, NOTES, [within]):
        found[row["part"].value] = (*found.get(row["part"].value, ()), row["note"].value.partition("#")[2])
    return found


def _links(graph: Store, within: NamedNode, naming: Naming, parts: list[str]) -> dict[str, dict[str, tuple[Link, ...]]]:
    """Part → name of the strand → links, each list by place and IRI."""
    found: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for name, strand in STRANDS.items():
        for iri, link in strand(graph, within, naming, parts):
            found[iri][name].append(link)
    return {
        iri: {name: tuple(sorted(set(links), key=Link.order)) for name, links in by.items()}
        for iri, by in found.items()
    }


def _of(row: Any, name: str) -> str:
    return str(row[name].value) if row[name] is not None else ""


def symbol_and_fragment(name: str) -> tuple[str, str]:
    """`A/RES/64/223#op-9` → its two halves. Raises SymbolError when there is no fragment."""
    symbol, _, fragment = name.partition("#")
    if not fragment:
        raise SymbolError(f"{name!r} names no part; write it like A/RES/64/223#op-9")
    return symbol, fragment
