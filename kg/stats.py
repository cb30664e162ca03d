"""Counts by kind, for `kg stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pyoxigraph import Store

COUNTED: Final = {
    "documents": "?version dcterms:isVersionOf ?x",
    "language versions": "?x a undo:DocumentVersion",
    "parts": "?x unp:partKind ?kind FILTER(?kind != 'furniture')",
    "citations": "?x a cito:Citation",
    "mentions": "?statement rdf:predicate schema:mentions BIND(?statement AS ?x)",
    "entities mentioned": "?part schema:mentions ?x",
    "mandates": "?x a unp:Mandate",
    "partnerships": "?x a unp:Partnership ; prov:wasDerivedFrom ?part",
    "figures": "?x a schema:Observation",
    "statements with evidence": "?x a rdf:Statement",
}
"""What is counted, with the pattern that binds ?x to each one."""


def stats(graph: Store) -> dict[str, int]:
    """Distinct things of each kind, and the number of triples in all graphs."""
    counts = {kind: _count(graph, pattern) for kind, pattern in COUNTED.items()}
    return {**counts, "triples": _rows(graph, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")}


def _count(graph: Store, pattern: str) -> int:
    return _rows(graph, f"{HEAD} SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")


def _rows(graph: Store, query: str) -> int:
    rows = list(graph.query(query))  # type: ignore[arg-type]
    return int(rows[0]["n"].value)
