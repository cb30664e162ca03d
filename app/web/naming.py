"""What nodes are called and what they are, in the reader's language: looked up term by term, remembered for a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from kg.describe import short
from kg.model import Node
from ontology import DATA, iri

if TYPE_CHECKING:
    from pyoxigraph import Store

NAMES: Final = (
    "skos:prefLabel", "rdfs:label", "dcterms:title", "unp:actionText", "unp:measure", "unp:citationText",
    "oa:exact", "skos:altLabel", "unp:text", "dcterms:identifier",
)  # fmt: skip
"""The properties by which a node is called, the best first."""
CLASSES: Final = (
    "Agreement", "Function", "Recommendation", "Commitment", "Mandate", "Observation", "OrganizationalUnit",
    "FormalOrganization", "ExecutivePost", "Group", "Person", "Post", "Event", "Country", "Place", "Partnership",
    "SecretaryGeneralBulletin", "Resolution", "Decision", "ProgressReport", "Letter", "Note",
)  # fmt: skip
"""Classes by how much they say: the first that a node has is shown, else the first by name."""
LONGEST: Final = 160
"""Characters of a label."""


class Naming:
    """Labels and classes of nodes in one graph, in one language or, failing that, another."""

    def __init__(self, graph: Store, language: str) -> None:
        self._graph = graph
        self._languages = list(dict.fromkeys([language, "en", "zh"]))
        self._known: dict[str, Node] = {}

    def node(self, iri: str) -> Node:
        """The node with label and class; a node that has no name is called by its IRI."""
        if iri not in self._known:
            self._known[iri] = Node(iri, self._label(iri)[:LONGEST], self.type(iri))
        return self._known[iri]

    def type(self, name: str) -> str:
        found = sorted(local(value.value) for value in self.values(name, "rdf:type"))
        return next((kind for kind in CLASSES if kind in found), found[0] if found else "")

    def values(self, subject: str, predicate: str) -> Iterator[Any]:
        """The objects of a predicate, in the union of all graphs."""
        from pyoxigraph import DefaultGraph, NamedNode

        quads = self._graph.quads_for_pattern(NamedNode(subject), NamedNode(iri(predicate)), None, DefaultGraph())
        return (quad.object for quad in quads)

    def subjects(self, predicate: str, value: str) -> list[str]:
        """The subjects that have a node as object of a predicate, by IRI."""
        from pyoxigraph import DefaultGraph, NamedNode

        quads = self._graph.quads_for_pattern(None, NamedNode(iri(predicate)), NamedNode(value), DefaultGraph())
        return sorted(str(getattr(quad.subject, "value", "")) for quad in quads)

    def text(self, subject: str, predicate: str) -> str:
        """The best literal of a predicate: in our language, else English or Chinese, else the first."""
        literals = sorted(
            (value for value in self.values(subject, predicate) if hasattr(value, "language")),
            key=lambda value: (self.rank(value.language), value.language or "", value.value),
        )
        return literals[0].value if literals else ""

    def one(self, subject: str, predicate: str) -> Node | None:
        """The first node that is an object of a predicate, by IRI."""
        found = sorted(value.value for value in self.values(subject, predicate) if not hasattr(value, "language"))
        return self.node(found[0]) if found else None

    def _label(self, name: str) -> str:
        return next(filter(None, (self.text(name, predicate) for predicate in NAMES)), "") or shortest(name)

    def rank(self, language: str | None) -> int:
        """How near a language is to the reader's: 0 for that itself."""
        return self._languages.index(language) if language in self._languages else len(self._languages)


def local(name: str) -> str:
    """`Mandate` for the IRI of the class."""
    return name.rpartition("/")[2].rpartition("#")[2]


def shortest(name: str) -> str:
    """`A/RES/64/223#op-9` for a part, `org/x-…` for our other nodes, a prefixed name for others."""
    return name.removeprefix(DATA + "doc/").removeprefix(DATA) if name.startswith(DATA) else short(name)
