"""Which nodes a part names, and where, read from the graph with the evidence of each mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.model import Node
from kg.select import select
from search.expected import Expected
from search.spans import Mention

if TYPE_CHECKING:
    from pyoxigraph import Store

MENTIONS: Final = """
SELECT DISTINCT ?part ?language ?entity ?start ?end WHERE {
  ?statement rdf:subject ?part ; rdf:predicate schema:mentions ; rdf:object ?entity ; prov:wasQuotedFrom ?span .
  ?span oa:hasSource ?part ; dcterms:language ?language ; oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
} ORDER BY ?start ?entity"""

DESCRIPTION: Final = """
SELECT ?entity ?type ?label WHERE {
  { ?entity rdf:type ?type } UNION { ?entity skos:prefLabel ?label }
} ORDER BY ?type ?label"""

ANSWERED_BY: Final[dict[str, frozenset[Expected]]] = {
    "Person": frozenset({Expected.PERSON, Expected.AGENT}),
    "Post": frozenset({Expected.AGENT}),
    "Country": frozenset({Expected.PLACE}),
    "Place": frozenset({Expected.PLACE}),
    "Event": frozenset({Expected.NAME}),
    "Partnership": frozenset({Expected.NAME, Expected.BODY}),
    "Agreement": frozenset({Expected.NAME, Expected.DOCUMENT}),
    "CreativeWork": frozenset({Expected.DOCUMENT}),
    "Document": frozenset({Expected.DOCUMENT}),
    "Goal": frozenset({Expected.NAME}),
}
"""What a node of a class may answer; any other class of body answers who and which body."""
BODY: Final = frozenset({Expected.BODY, Expected.AGENT, Expected.NAME})


@dataclass(frozen=True, slots=True)
class Described:
    """A node as an answer shows it, with the kinds of question it may answer."""

    node: Node
    kinds: frozenset[Expected]


class Mentions:
    """Mentions of parts and descriptions of nodes, each read once."""

    def __init__(self, graph: Store) -> None:
        self._graph = graph
        self._parts: dict[tuple[str, str], tuple[Mention, ...]] = {}
        self._nodes: dict[tuple[str, str], Described] = {}

    def of(self, part: str, language: str) -> tuple[Mention, ...]:
        """The mentions in one language version of a part, in order of the text."""
        if (part, language) not in self._parts:
            self._parts[part, language] = tuple(self._read(part, language))
        return self._parts[part, language]

    def node(self, iri: str, language: str) -> Node:
        """A node with its label in the language, or else in any."""
        return self.describe(iri, language).node

    def describe(self, iri: str, language: str) -> Described:
        if (iri, language) not in self._nodes:
            self._nodes[iri, language] = self._describe(iri, language)
        return self._nodes[iri, language]

    def _read(self, part: str, language: str) -> Iterable[Mention]:
        from pyoxigraph import Literal

        for row in select(self._graph, MENTIONS, part=part, language=Literal(language)):
            entity = row["entity"].value
            kinds = self.describe(entity, language).kinds
            yield Mention(int(row["start"].value), int(row["end"].value), entity, kinds)

    def _describe(self, iri: str, language: str) -> Described:
        types: list[str] = []
        labels: dict[str, str] = {}
        for row in select(self._graph, DESCRIPTION, entity=iri):
            if row["type"]:
                types.append(_local(row["type"].value))
            if row["label"]:
                labels.setdefault(row["label"].language or "", row["label"].value)
        named = next((labels[tag] for tag in (language, "en", *sorted(labels)) if tag in labels), _local(iri))
        kinds = frozenset().union(*(ANSWERED_BY.get(name, frozenset()) for name in types))
        return Described(Node(iri, named, _main(types)), kinds or BODY)


def _main(types: list[str]) -> str:
    """The class that tells most: our own and special ones before general ones."""
    general = ("Organization", "FormalOrganization", "CreativeWork", "Document", "Place", "Thing")
    return min(types, key=lambda name: (name in general, name), default="Thing")


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
