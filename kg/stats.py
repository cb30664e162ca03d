"""Counts by kind, for `kg stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store

HEAD = "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())

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
    return {**counts, "triples": len(graph)}


def _count(graph: Store, pattern: str) -> int:
    query = f"{HEAD} SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}"
    rows = list(graph.query(query, use_default_graph_as_union=True))  # type: ignore[arg-type]
    return int(rows[0]["n"].value)
