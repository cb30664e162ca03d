"""A document and its parts, as read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PartKind(StrEnum):
    """What a part is on the page. Fragments follow the kinds: see `docs/ontology.md`, IRIs."""

    HEADING = "heading"
    SUMMARY = "summary"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    PARAGRAPH = "paragraph"
    """A numbered paragraph of a report or a clause of a bulletin (3., 2.1)."""
    SUBPARAGRAPH = "subparagraph"
    TEXT = "text"
    """Running text that carries no number."""
    BOX = "box"
    BOX_ITEM = "box_item"
    FOOTNOTE = "footnote"
    ANNEX = "annex"
    ANNEX_ITEM = "annex_item"
    FIGURE = "figure"
    TABLE = "table"
    SIGNATURE = "signature"
    FURNITURE = "furniture"
    """Running headers, page and job numbers, dumps of link addresses: kept, never searched."""


class DocumentType(StrEnum):
    """Kinds of documents, with the class of `docs/ontology.md` that each becomes."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    REPORT = "report"
    BULLETIN = "bulletin"
    LETTER = "letter"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote's marker: where it stood in the text (it is taken out) and the footnote's fragment."""

    offset: int
    fragment: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the source itself marks over `text[start:end]`, to a document symbol."""

    start: int
    end: int
    symbol: str


@dataclass(frozen=True, slots=True)
class Part:
    """One addressable part of a document.

    `text` holds neither the printed number nor footnote markers nor the text of the parts below it.
    `number` is as printed ("9.", "(a)", "第 4 节"). `parent` is a fragment; "" is the document.
    `emphasis` are spans printed bold or italic, where the format tells.
    """

    fragment: str
    kind: PartKind
    text: str
    number: str = ""
    parent: str = ""
    title: str = ""
    """The printed title of a box item, box, annex or figure; `text` begins with it."""
    page: int | None = None
    notes: tuple[NoteMark, ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document as a whole. Empty strings and None mean: not printed, not found."""

    symbol: str
    """Normalised ("A/RES/64/223"); of a document without one, "x-<12 hex>" (see `kg.symbol`)."""
    symbol_source: str
    """filename | header | option | metadata | inferred"""
    language: str
    title: str = ""
    date: date | None = None
    session: str = ""
    """As a plain number: "64"."""
    agenda_item: str = ""
    """As printed: "59", "21 (b)"."""
    author: str = ""
    """The body that issues it, as printed: 大会, "Secretary-General"."""
    type: DocumentType = DocumentType.OTHER
    meeting: str = ""
    subjects: tuple[str, ...] = ()
    """IRIs of SDG goals and UNBIS concepts that the source marks."""
    akn_uri: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file read: path as given, SHA-256 of its bytes, IANA media type."""

    path: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of a document, whole: `parts` in reading order."""

    metadata: Metadata
    parts: tuple[Part, ...]
    source: Source
    warnings: tuple[str, ...] = ()
    """What was mended or left out while reading, one line each."""
