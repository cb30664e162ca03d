"""Counts by kind, for `kg stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.select import select

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
TRIPLES: Final = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def stats(graph: Store) -> dict[str, int]:
    """Distinct things of each kind, and the number of triples in the union."""
    counts = {kind: _count(graph, pattern) for kind, pattern in COUNTED.items()}
    return {**counts, "triples": int(select(graph, TRIPLES)[0]["n"].value)}


def _count(graph: Store, pattern: str) -> int:
    rows = select(graph, f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")
    return int(rows[0]["n"].value)
