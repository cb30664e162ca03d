"""From a statement back to the characters it was read from.

Every extracted statement has spans, a span has a part, a language, a position and a quote. They are checked when they
are written; here they are checked again as they stand in the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from kg.model import Support
from kg.select import select
from kg.symbol import symbol_of

if TYPE_CHECKING:
    from pyoxigraph import Store

SPANS: Final = """
SELECT DISTINCT ?statement ?part ?start ?end ?quote WHERE {
  ?statement prov:wasQuotedFrom ?span .
  ?span oa:hasSource ?part ; oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end . ?words oa:exact ?quote
} ORDER BY ?part ?start ?end LANG(?quote)"""

MISQUOTED: Final = """
SELECT ?span ?part WHERE {
  ?span oa:hasSource ?part ; dcterms:language ?language ; oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end . ?words oa:exact ?quote .
  OPTIONAL { ?part unp:text ?text FILTER(LANG(?text) = ?language) }
  FILTER(!BOUND(?text) || SUBSTR(STR(?text), ?start + 1, ?end - ?start) != STR(?quote))
} ORDER BY ?part ?span"""

UNSUPPORTED: Final = """
SELECT ?statement WHERE {
  ?statement a rdf:Statement ; unp:method ?method .
  FILTER NOT EXISTS { ?statement prov:wasQuotedFrom ?span }
  FILTER NOT EXISTS { ?statement unp:derived true }
} ORDER BY ?statement"""


def supports(graph: Store, statement: str) -> tuple[Support, ...]:
    """The words that carry a statement or a mandate, in order of part and position."""
    return tuple(_support(row) for row in select(graph, SPANS, statement=statement))


def _support(row: Any) -> Support:
    part = row["part"].value
    fragment = part.partition("#")[2]
    return Support(symbol_of(part), fragment, part, int(row["start"].value), int(row["end"].value), row["quote"].value)


def misquoted(graph: Store) -> Iterator[tuple[str, str]]:
    """(span, part) wherever the part's text in that language does not hold the quote at that place."""
    return ((row["span"].value, row["part"].value) for row in select(graph, MISQUOTED))


def unsupported(graph: Store) -> Iterator[str]:
    """Extracted statements that quote nothing."""
    return (row["statement"].value for row in select(graph, UNSUPPORTED))
