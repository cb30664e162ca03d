"""What a query can be written with: classes and properties that the store uses or defines, with their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.web.naming import Naming
from kg.results import shorten
from kg.select import select

if TYPE_CHECKING:
    from pyoxigraph import Store

USED: Final = {
    "class": "SELECT DISTINCT ?term WHERE { ?node a ?term }",
    "property": "SELECT DISTINCT ?term WHERE { ?node ?term ?value }",
}
DEFINED: Final = {
    "class": "SELECT DISTINCT ?term WHERE { ?term a owl:Class }",
    "property": """SELECT DISTINCT ?term WHERE {
  ?term a ?kind FILTER(?kind IN (rdf:Property, owl:ObjectProperty, owl:DatatypeProperty)) }""",
}


def terms(graph: Store, language: str) -> list[dict[str, str]]:
    """`name` (prefixed), `kind` (class or property), `label`; by name. Terms without a known prefix are left out."""
    naming = Naming(graph, language)
    found: dict[str, dict[str, str]] = {}
    for kind in USED:
        for row in [*select(graph, USED[kind]), *select(graph, DEFINED[kind])]:
            if (name := _prefixed(row["term"])) is not None:
                label = naming.text(row["term"].value, "rdfs:label")
                found.setdefault(name, {"name": name, "kind": kind, "label": label})
    return [found[name] for name in sorted(found, key=str.casefold)]


def _prefixed(term: Any) -> str | None:
    short = shorten(str(getattr(term, "value", "")))
    return short if ":" in short and "/" not in short else None
