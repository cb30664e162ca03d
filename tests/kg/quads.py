"""Small graphs in the shape that documents have, made up for these tests."""

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.canonical import canonical_triples
from kg.store import Draft, Store
from kg.symbol import document_iri, part_iri, version_iri
from kg.union import named
from ontology import DATA, LANGUAGES, iri


def node(name: str) -> NamedNode:
    return NamedNode(name if "://" in name else iri(name))


def curated() -> list[Quad]:
    """A vocabulary with a label in six languages and a shape in blank nodes."""
    graph, term, shape = NamedNode(f"{DATA}graph/ontology"), node("unp:Mandate"), BlankNode()
    labels = [Literal(f"Mandate {language}", language=language) for language in LANGUAGES]
    return [
        Quad(term, node("rdf:type"), node("owl:Class"), graph),
        *(Quad(term, node("rdfs:label"), label, graph) for label in labels),
        Quad(term, node("sh:property"), shape, graph),
        Quad(shape, node("sh:path"), node("unp:text"), graph),
    ]


def document(
    symbol: str, parts: int = 3, language: str = "en", cites: tuple[str, ...] = (), note: str = ""
) -> list[Quad]:
    """A document version with `parts` operative paragraphs; the first cites each part IRI in `cites`."""
    version = NamedNode(version_iri(symbol, language))
    work = NamedNode(document_iri(symbol))

    def quad(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(subject, node(predicate), value, version)

    quads = [
        quad(version, "rdf:type", node("undo:DocumentVersion")),
        quad(version, "dcterms:isVersionOf", work),
        quad(version, "dcterms:language", Literal(language)),
        quad(version, "schema:contentUrl", Literal(f"files/{symbol.replace('/', '_')}.{language}.txt")),
        quad(work, "rdf:type", node("undo:Document")),
        quad(work, "dcterms:identifier", Literal(symbol)),
    ]
    for number in range(1, parts + 1):
        part = NamedNode(part_iri(symbol, f"op-{number}"))
        quads += [
            quad(part, "rdf:type", node("unp:OperativeParagraph")),
            quad(part, "dcterms:isPartOf", work),
            quad(part, "unp:position", Literal(number)),
            quad(
                part, "unp:text", Literal(f"Requests the Office to report, {symbol} {number} {note}", language=language)
            ),
        ]
    first = NamedNode(part_iri(symbol, "op-1"))
    quads += [quad(first, "cito:cites", NamedNode(cited)) for cited in cites]
    return quads


def put(store: Store, *symbols: str, **shape) -> None:
    """Store made-up documents in one commit."""
    with store.write() as draft:
        for symbol in symbols:
            write(draft, symbol, **shape)
        draft.commit()


def write(draft: Draft, symbol: str, language: str = "en", **shape) -> bool:
    quads = document(symbol, language=language, **shape)
    return draft.replace(version_iri(symbol, language), quads, f"files/{symbol}.{language}")


def nquads(store: Store) -> list[str]:
    """The whole content, sorted: what "equal stores" means."""
    with store.read() as generation:
        return sorted(map(str, named(generation.graph)))


def by_graph(quads: Iterable[Quad]) -> dict[str, list[bytes]]:
    """Triples of named graphs as they are added to a store."""
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    return {graph: canonical_triples(some, graph) for graph, some in graphs.items()}
