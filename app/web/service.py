"""What the SPARQL service says of itself (SPARQL 1.1 Service Description), in any form of RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.web.api import shelf
from app.web.negotiation import TRIPLES, chosen, named, with_charset
from kg.results import write_triples
from ontology import iri

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from starlette.requests import Request

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
FORMATS: Final = "http://www.w3.org/ns/formats/"
RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
FEATURES: Final = ("UnionDefaultGraph",)


def description(request: Request) -> Response:
    """The description in the form asked for. Raises HTTPException(406)."""
    media = named(request.query_params.get("format", ""), TRIPLES) or chosen(request.headers.get("accept"), TRIPLES)
    if media is None:
        raise HTTPException(406, f"the description of the service comes as {', '.join(TRIPLES)}")
    with shelf(request).lend() as volume:
        graphs = sorted(graph.value for graph in volume.library.generation.graph.named_graphs())
    address = str(request.url.replace(query="", fragment=""))
    text = write_triples(_triples(address, graphs), TRIPLES[media])
    return Response(text, headers={"vary": "accept", "content-type": with_charset(media)})


def _triples(address: str, graphs: list[str]) -> list[Triple]:
    from pyoxigraph import BlankNode, NamedNode, Triple

    def sd(name: str) -> NamedNode:
        return NamedNode(SD + name)

    a = NamedNode(iri("rdf:type"))
    service, dataset, default = NamedNode(address), NamedNode(address + "#dataset"), NamedNode(address + "#union")
    said: list[tuple[Any, Any, Any]] = [
        (service, a, sd("Service")),
        (service, sd("endpoint"), service),
        (service, sd("supportedLanguage"), sd("SPARQL11Query")),
        (service, sd("defaultDataset"), dataset),
        (dataset, a, sd("Dataset")),
        (dataset, sd("defaultGraph"), default),
        (default, a, sd("Graph")),
        *((service, sd("resultFormat"), NamedNode(FORMATS + name)) for name in RESULTS),
        *((service, sd("feature"), sd(name)) for name in FEATURES),
    ]
    for place, graph in enumerate(graphs):
        node = BlankNode(f"g{place}")
        said += [(dataset, sd("namedGraph"), node), (node, a, sd("NamedGraph")), (node, sd("name"), NamedNode(graph))]
    return [Triple(*one) for one in said]
