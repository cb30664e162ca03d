"""The graph for network tools (Gephi, Cytoscape, NetworkX): nodes with label and type, edges with their property.

What only supports other statements (evidence, spans, runs) and the vocabulary itself is left out: it would bury the
network of documents, bodies, mandates and partnerships. Format: http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TextIO
from xml.sax.saxutils import escape, quoteattr

from ontology import DATA, PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store

_SUPPORT: Final = tuple(f"{DATA}{kind}/" for kind in ("statement", "span", "position", "quote", "run", "agent"))
_VOCABULARIES: Final = tuple(base for prefix, base in PREFIXES.items() if prefix not in ("id", "sdg", "unbist"))
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="type" for="node" attr.name="type" attr.type="string"/>
<key id="property" for="edge" attr.name="property" attr.type="string"/>
<graph edgedefault="directed">
"""
_EDGES: Final = """SELECT ?s ?p ?o WHERE {
  ?s ?p ?o FILTER(isIRI(?s) && isIRI(?o) && ?p NOT IN (rdf:type, rdfs:seeAlso, owl:sameAs, unp:canonical))
}"""
_LABELS: Final = ("dcterms:identifier", "skos:prefLabel", "rdfs:label", "dcterms:title")


def write_graphml(graph: Store, out: TextIO) -> int:
    """Write nodes and edges in order of IRI. Returns the number of edges. Holds the edges' IRIs in memory."""
    edges = sorted(
        (row["s"].value, row["p"].value, row["o"].value)
        for row in graph.query(_EDGES, prefixes=PREFIXES)  # type: ignore[union-attr]
        if _shown(row["s"].value) and _shown(row["o"].value)
    )
    out.write(_HEAD)
    for node in sorted({end for subject, _, value in edges for end in (subject, value)}):
        out.write(_node(graph, node))
    for source, predicate, target in edges:
        data = f'<data key="property">{escape(_short(predicate))}</data>'
        out.write(f"<edge source={quoteattr(source)} target={quoteattr(target)}>{data}</edge>\n")
    out.write("</graph>\n</graphml>\n")
    return len(edges)


def _shown(iri: str) -> bool:
    vocabulary = iri.startswith(
        tuple(base for prefix, base in PREFIXES.items() if prefix not in ("id", "sdg", "unbist"))
    )
    return not iri.startswith(_SUPPORT) and (iri.startswith(DATA) or not vocabulary)


def _node(graph: Store, iri: str) -> str:
    from pyoxigraph import NamedNode

    node = NamedNode(iri)
    label = next(filter(None, (_least(graph, node, name) for name in _LABELS)), iri.removeprefix(DATA))
    kind = _short(_least(graph, node, "rdf:type"))
    data = f'<data key="label">{escape(label)}</data><data key="type">{escape(kind)}</data>'
    return f"<node id={quoteattr(iri)}>{data}</node>\n"


def _least(graph: Store, node: Any, predicate: str) -> str:
    """The first value in code point order, English before others where texts have languages."""
    from pyoxigraph import DefaultGraph, NamedNode

    from ontology import iri

    found = graph.quads_for_pattern(node, NamedNode(iri(predicate)), None, DefaultGraph())
    values = [
        (getattr(quad.object, "language", None) != "en", str(getattr(quad.object, "value", ""))) for quad in found
    ]
    return min(values)[1] if values else ""


def _short(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
