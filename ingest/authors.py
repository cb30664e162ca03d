"""Who speaks in a document: its author, or the body or post whose series it belongs to."""

from __future__ import annotations

from typing import Final

from kg.gazetteer import Gazetteer
from kg.model import Document, DocumentType, Entity
from ontology import DATA

ISSUERS: Final = {"A/": "general-assembly", "S/": "security-council", "E/": "ecosoc", "ST/SGB/": "secretary-general"}
"""Series of a document → local name of the body or post that speaks in it."""
REPORTING: Final = (DocumentType.REPORT, DocumentType.NOTE)
"""Documents in which a secretariat reports."""


def author_of(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """The body that issues the series, or whom the document names as its author."""
    metadata = document.metadata
    for iri in gazetteer.by_label(metadata.author):
        return gazetteer.entity(iri)
    reports = "/RES/" not in metadata.symbol and metadata.symbol.startswith(("A/", "S/", "E/"))
    series = max((s for s in ISSUERS if metadata.symbol.startswith(s)), key=len, default="")
    return known("secretary-general" if reports else ISSUERS.get(series, ""), gazetteer)


def known(name: str, gazetteer: Gazetteer) -> Entity | None:
    """The gazetteer's body, post or group with this local name, if it has one."""
    for folder in ("org", "post", "group"):
        if f"{DATA}{folder}/{name}" in gazetteer:
            return gazetteer.entity(f"{DATA}{folder}/{name}")
    return None
