"""Metadata that AKN4UN states: symbol, title, session, agenda item, dates, issuing body, subjects."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from ingest.masthead import find_kind, plain
from ingest.metadata import language_of_code
from ingest.naming import symbol_of_file
from ingest.readers.inline import inline
from ingest.source import RawFile, ReadOptions
from kg.errors import SymbolError
from kg.language import detect
from kg.model import DocumentType, Metadata
from kg.symbol import is_symbol, normalise, text_symbol

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SUBJECT: Final = re.compile(r"https?://metadata\.un\.org/(?:sdg|thesaurus)/[\w.]+")
_SEVERAL: Final = re.compile(r"(?<=\d)[A-Z]-[A-Z]$")
"""A/RES/77/128A-B: two resolutions under one number."""


def metadata(root: Element, file: RawFile, options: ReadOptions) -> Metadata:
    """What the file states about the document as a whole; options come first."""
    symbol, source = _symbol(root, file, options)
    language = options.language or _language(root)
    item = _element(root, ".//{*}coverPage//{*}inline[@name='agenda item']")
    return Metadata(
        symbol=symbol,
        symbol_source=source,
        language=language,
        title=_text(root, ".//{*}preface//{*}docTitle"),
        date=options.date or _date(root),
        session=_attribute(root, ".//{*}session", "value"),
        agenda_item="" if item is None else item.get("title", "") or inline(item).text,
        author=_author(root, language),
        type=_type(root),
        meeting=_text(root, ".//{*}conclusions//{*}inline[@name='adoptionMeeting']"),
        subjects=tuple(dict.fromkeys(_subjects(root))),
        akn_uri=_attribute(root, ".//{*}FRBRWork/{*}FRBRuri", "value"),
    )


def _symbol(root: Element, file: RawFile, options: ReadOptions) -> tuple[str, str]:
    if options.symbol:
        return normalise(options.symbol), "option"
    for stated in (_text(root, ".//{*}coverPage//{*}docNumber"), _text(root, ".//{*}preface//{*}docNumber")):
        symbol = _normal(stated.rstrip("."))
        if symbol:
            return _SEVERAL.sub("", symbol), "metadata"
    named = symbol_of_file(file.path)
    if named:
        return named, "filename"
    return text_symbol(inline(root).text), "inferred"


def _normal(printed: str) -> str:
    with contextlib.suppress(SymbolError):
        symbol = normalise(printed)
        return symbol if is_symbol(symbol) else ""
    return ""


def _language(root: Element) -> str:
    stated = _attribute(root, ".//{*}FRBRExpression/{*}FRBRlanguage", "language")
    return language_of_code(stated) or detect(inline(root).text[:20_000])


def _date(root: Element) -> date | None:
    """The day of adoption; a document that was not adopted has the day of its issue."""
    for path in (".//{*}FRBRWork/{*}FRBRdate", ".//{*}coverPage//{*}docDate"):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(_attribute(root, path, "date"))
    return None


def _type(root: Element) -> DocumentType:
    kinds = (element.get("name", "") for element in root.iter("{*}statement", "{*}doc"))
    known = set(DocumentType)
    return next((DocumentType(kind) for kind in kinds if kind in known), DocumentType.OTHER)


def _author(root: Element, language: str) -> str:
    """Whoever the cover names ("Report of the Secretary-General"); of a resolution, the body that issues it."""
    if _type(root) not in (DocumentType.RESOLUTION, DocumentType.DECISION):
        lines = [plain(inline(p).text, language) for p in root.iterfind(".//{*}coverPage/{*}p")]
        kind = find_kind(lines, language)
        if kind and kind.author:
            return kind.author
    return _text(root, ".//{*}coverPage//{*}docAuthority[@refersTo='#issuingBody']")


def _subjects(root: Element) -> Iterator[str]:
    for keyword in root.iter("{*}keyword"):
        address = keyword.get("href", "")
        if _SUBJECT.fullmatch(address):
            yield address.replace("https://", "http://", 1)


def _element(root: Element, path: str) -> Element | None:
    return root.find(path)


def _text(root: Element, path: str) -> str:
    found = _element(root, path)
    return "" if found is None else inline(found).text


def _attribute(root: Element, path: str, name: str) -> str:
    found = _element(root, path)
    return "" if found is None else found.get(name, "")
