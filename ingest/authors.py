"""Who speaks in a document: its author, or the body or post whose series it belongs to."""

from __future__ import annotations

from typing import Final

from ingest.remembered import per_document
from kg.folding import fold
from kg.gazetteer import Gazetteer
from kg.matching import Name
from kg.model import Document, DocumentType, Entity
from ontology import DATA

ISSUERS: Final = {"A/": "general-assembly", "S/": "security-council", "E/": "ecosoc", "ST/SGB/": "secretary-general"}
"""Series of a document → local name of the body or post that speaks in it."""
REPORTING: Final = (DocumentType.REPORT, DocumentType.NOTE)
"""Documents in which a secretariat reports."""
POST: Final = "unp:ExecutivePost"


def author_of(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """The body that issues the series, or whom the document names as its author."""
    metadata = document.metadata
    for iri in gazetteer.by_label(metadata.author):
        return gazetteer.entity(iri)
    if whole := _named_whole(document, gazetteer):
        return whole
    if reporter := _reporter(document, gazetteer):
        return reporter[0].entity
    reports = "/RES/" not in metadata.symbol and metadata.symbol.startswith(("A/", "S/", "E/"))
    series = max((s for s in ISSUERS if metadata.symbol.startswith(s)), key=len, default="")
    return known("secretary-general" if reports else ISSUERS.get(series, ""), gazetteer)


def _named_whole(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """Whom the author's words name in full, however they are inflected: "Генерального секретаря"."""
    author = document.metadata.author
    found = gazetteer.find(author, document.metadata.language)
    return next((name.entity for name in found if (name.start, name.end) == (0, len(author))), None)


def house_of(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """The organization whose head reports, where the title page only calls that head by the post."""
    reporter = _reporter(document, gazetteer)
    if reporter is None:
        return None
    post, text = reporter
    named = gazetteer.find(text[post.start : post.end], document.metadata.language)
    within = gazetteer.find(_without(document.metadata.author, text[post.start : post.end]), document.metadata.language)
    return next((name.entity for name in (*within, *named) if POST not in name.entity.types), None)


@per_document
def _reporter(document: Document, gazetteer: Gazetteer) -> tuple[Name, str] | None:
    """Where the text first names in full the post that the title page calls by its head alone: "Executive Director"."""
    author, language = document.metadata.author, document.metadata.language
    if not author or document.metadata.type not in REPORTING or gazetteer.by_label(author):
        return None
    if _named_whole(document, gazetteer):
        return None
    called = fold(author, language).key
    for part in document.parts:
        for name in gazetteer.find(part.text, language):
            key = fold(part.text[name.start : name.end], language).key
            if POST in name.entity.types and key != called and (key.startswith(called) or key.endswith(called)):
                return name, part.text
    return None


def _without(head: str, label: str) -> str:
    """What a post is called less the words for its head: "del Programa …"."""
    return label.removeprefix(head).removesuffix(head).strip()


def known(name: str, gazetteer: Gazetteer) -> Entity | None:
    """The gazetteer's body, post or group with this local name, if it has one."""
    for folder in ("org", "post", "group"):
        if f"{DATA}{folder}/{name}" in gazetteer:
            return gazetteer.entity(f"{DATA}{folder}/{name}")
    return None
