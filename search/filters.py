"""What a search is narrowed to, checked before anything is looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.errors import UsageError
from kg.model import DocumentType, PartKind
from kg.symbol import normalise
from ontology import LANGUAGES

NODE_TYPES: Final = ("partnership", "mandate", "body", "figure")
"""Nodes that can be searched for, ranked by the parts that describe them."""
CLASSES: Final = {
    DocumentType.RESOLUTION: "Resolution",
    DocumentType.DECISION: "Decision",
    DocumentType.REPORT: "ProgressReport",
    DocumentType.BULLETIN: "SecretaryGeneralBulletin",
}
"""Types of documents by the local name of their class in `docs/ontology.md`."""
_KINDS: Final = tuple(kind.value for kind in PartKind if kind is not PartKind.FURNITURE)
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Filters:
    """`columns` are for `search.catalogue.Catalogue.matching`; `node` is one of NODE_TYPES, or "".

    `entity` is a name or IRI: only parts that name it, or that it was read from, are left.
    """

    columns: Mapping[str, str]
    node: str = ""
    entity: str = ""

    @classmethod
    def of(
        cls,
        language: str | None = None,
        type: str | None = None,
        document: str | None = None,
        since: str | None = None,
        until: str | None = None,
        entity: str | None = None,
    ) -> Filters:
        """Raises UsageError naming what there is, for a language, type or date that is none, and SymbolError."""
        columns = {"language": _language(language), "since": _date(since), "until": _date(until)}
        if document:
            columns["document"] = normalise(document)
        _refuse_backward(columns["since"], columns["until"])
        column, value, node = _type(type)
        columns[column] = value
        return cls({name: text for name, text in columns.items() if text}, node, (entity or "").strip())


def _language(language: str | None) -> str:
    if language and language not in LANGUAGES:
        raise UsageError(f"no language {language!r}; use one of {', '.join(LANGUAGES)}")
    return language or ""


def _date(date: str | None) -> str:
    if date and not _DATE.fullmatch(date):
        raise UsageError(f"{date!r} is not a date; write it like 2007 or 2007-12-19")
    return date or ""


def _refuse_backward(since: str, until: str) -> None:
    """A period that ends before it begins, each end as far as it is told."""
    told = min(len(since), len(until))
    if until[:told] < since[:told]:
        raise UsageError(f"nothing is of {since} or later and of {until} or earlier; give the earlier date as since")


def _type(type: str | None) -> tuple[str, str, str]:
    """Which column a type filters and by what, and the kind of node that it names."""
    name = (type or "").strip().lower()
    if not name or name in NODE_TYPES:
        return "kind", "", name
    if name in _KINDS:
        return "kind", name, ""
    if name in tuple(CLASSES):
        return "document_type", CLASSES[DocumentType(name)], ""
    known = ", ".join((*NODE_TYPES, *CLASSES, *_KINDS))
    raise UsageError(f"no type {type!r}; use one of {known}")
