"""Registers: every mandate and every partnership of the store as a row, read once for a generation.

Rows hold IRIs only, those of ours without `ontology.DATA`; what they are called is looked up for the page shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from app.web.facets import Values
from app.web.naming import CLASSES, local
from kg.select import select
from ontology import DATA

if TYPE_CHECKING:
    from pyoxigraph import Store


MANDATES: Final = """
SELECT ?node ?class ?issuer ?addressee ?verb ?document ?date ?due WHERE {
  ?node a unp:Mandate ; a ?class ; prov:wasDerivedFrom/unp:partOfDocument ?document .
  OPTIONAL { ?node unp:issuer ?issuer } OPTIONAL { ?node unp:addressee ?addressee }
  OPTIONAL { ?node unp:directive ?verb } OPTIONAL { ?document dcterms:date ?date }
  OPTIONAL { ?node unp:dueDate|unp:dueSession ?due }
} ORDER BY DESC(?date) ?node"""
PARTNERSHIPS: Final = """
SELECT ?node ?document ?model ?place ?start ?end ?member WHERE {
  ?node a unp:Partnership ; prov:wasDerivedFrom/unp:partOfDocument ?document .
  OPTIONAL { ?node unp:model ?model } OPTIONAL { ?node dcterms:spatial ?place }
  OPTIONAL { ?node schema:startDate|schema:foundingDate ?start } OPTIONAL { ?node schema:endDate ?end }
  OPTIONAL { ?node org:hasMembership/org:member ?member }
} ORDER BY ?node"""
MANDATE_FACETS: Final = ("act", "verb", "issuer", "addressee", "year", "document")
PARTNERSHIP_FACETS: Final = ("model", "place", "year", "member", "document")
Rows = dict[str, Values]
"""Node → values by facet, and by `date`, `due`, `start` and `end` besides; in the order of the page."""


def mandates(graph: Store) -> Rows:
    """Every mandate, those of the newest documents first."""
    variables = ("class", "issuer", "addressee", "verb", "document", "date", "due")
    rows = _gathered(select(graph, MANDATES), variables)
    return {node: {**row, "act": tuple(kind for kind in row["act"] if kind != "Mandate")} for node, row in rows.items()}


def partnerships(graph: Store) -> Rows:
    """Every partnership that a document describes, the newest first, those without a date last."""
    rows = _gathered(select(graph, PARTNERSHIPS), ("document", "model", "place", "start", "end", "member"))
    return dict(sorted(rows.items(), key=lambda row: (not row[1]["year"], _newest(row[1]), row[0])))


def _newest(row: Values) -> int:
    return -max((int(year) for year in row["year"] if year.isdecimal()), default=0)


def _gathered(rows: Iterable[Any], variables: tuple[str, ...]) -> Rows:
    """One entry for each node out of the rows that a query gives for its combinations of values."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    names = [*variables, "act", "year"]
    for row in rows:
        entry = found.setdefault(row["node"].value.removeprefix(DATA), {name: {} for name in names})
        for variable in variables:
            if row[variable] is not None:
                for name, value in _told(variable, row[variable].value):
                    entry[name][value] = None
    return {node: {name: tuple(sorted(values)) for name, values in entry.items()} for node, entry in found.items()}


def _told(variable: str, value: str) -> Iterator[tuple[str, str]]:
    """Under which names a value is told: dates also by their year, classes by their local name."""
    if variable == "class":
        if local(value) in CLASSES:
            yield "act", local(value)
        return
    if variable in ("date", "start"):
        yield "year", value[:4]
    yield variable, value.removeprefix(DATA)
