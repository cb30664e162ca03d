"""What hangs on the parts of a document: mentions, mandates, citations both ways, figures, with their characters.

Each function yields (part, link) for one language version, `within` being its graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.web.naming import Naming
from kg.model import Node
from kg.select import select

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

_SPAN: Final = """?span oa:hasSource ?part ; oa:hasSelector ?position . ?position oa:start ?start ; oa:end ?end ."""
MENTIONS: Final = f"""
SELECT ?part ?node ?start ?end WHERE {{
  ?statement rdf:predicate schema:mentions ; rdf:object ?node ; prov:wasQuotedFrom ?span . {_SPAN}
}}"""
MANDATES: Final = f"""
SELECT ?part ?node ?start ?end WHERE {{
  ?node a unp:Mandate ; prov:wasDerivedFrom ?part ; prov:wasQuotedFrom ?span . {_SPAN}
}}"""
CITATIONS: Final = f"""
SELECT ?citing ?part ?node ?target ?start ?end WHERE {{
  ?node a cito:Citation ; cito:hasCitingEntity ?citing .
  ?statement rdf:subject ?node ; rdf:predicate cito:hasCitedEntity ; rdf:object ?target ; prov:wasQuotedFrom ?span .
  {_SPAN}
}}"""
FIGURES: Final = f"""
SELECT ?part ?node ?start ?end WHERE {{
  ?node a schema:Observation ; prov:wasDerivedFrom ?part .
  ?statement rdf:subject ?node ; rdf:predicate schema:value ; prov:wasQuotedFrom ?span . {_SPAN}
}}"""
ROLES: Final = ("directive", "issuer", "addressee")


@dataclass(frozen=True, slots=True)
class Link:
    """Something that hangs on a part: the characters it was read from, where it leads, what it is.

    `roles` are further nodes by role: of a mandate its verb, issuer and addressee, of a citation its function.
    """

    start: int | None
    end: int | None
    iri: str
    label: str
    type: str
    roles: tuple[tuple[str, str, str], ...] = ()
    """(role, IRI, label)"""

    def order(self) -> tuple[int, int, str, str]:
        """By place, those without one last, then by IRI."""
        last = 1 << 30
        return (last if self.start is None else self.start, self.end or 0, self.iri, self.label)

    def role(self, name: str) -> tuple[str, str] | None:
        """IRI and label of the node in a role."""
        return next(((iri, label) for role, iri, label in self.roles if role == name), None)

    def payload(self) -> dict[str, Any]:
        return {"iri": self.iri, "label": self.label, "type": self.type, "start": self.start, "end": self.end}


def mentions(graph: Store, within: NamedNode, naming: Naming, parts: list[str]) -> Iterator[tuple[str, Link]]:
    """Who and what a part names."""
    for row in select(graph, MENTIONS, [within]):
        yield row["part"].value, _link(row, naming.node(row["node"].value))


def mandates(graph: Store, within: NamedNode, naming: Naming, parts: list[str]) -> Iterator[tuple[str, Link]]:
    """Who is asked to do what."""
    for row in select(graph, MANDATES, [within]):
        node = naming.node(row["node"].value)
        found = ((role, naming.one(node.iri, f"unp:{role}")) for role in ROLES)
        yield row["part"].value, _link(row, node, tuple((role, one.iri, one.label) for role, one in found if one))


def citations(graph: Store, within: NamedNode, naming: Naming, parts: list[str]) -> Iterator[tuple[str, Link]]:
    """What a part cites; a citation in a footnote hangs on the paragraph, without characters of its own there."""
    for row in select(graph, CITATIONS, [within]):
        target = naming.node(row["target"].value)
        here = row["citing"] == row["part"]
        label = Node(target.iri, _place(target.iri), target.type)
        yield row["citing"].value, _link(row, label, _function(naming, row["node"].value), here)


def figures(graph: Store, within: NamedNode, naming: Naming, parts: list[str]) -> Iterator[tuple[str, Link]]:
    """Figures with what they measure."""
    for row in select(graph, FIGURES, [within]):
        yield row["part"].value, _link(row, naming.node(row["node"].value))


def cited_by(graph: Store, within: object, naming: Naming, parts: list[str]) -> Iterator[tuple[str, Link]]:
    """What cites a part, in any document and language."""
    for part in parts:
        for citation in naming.subjects("cito:hasCitedEntity", part):
            for citing in naming.values(citation, "cito:hasCitingEntity"):
                roles = _function(naming, citation)
                yield part, Link(None, None, citing.value, _place(citing.value), naming.type(citing.value), roles)


def _function(naming: Naming, citation: str) -> tuple[tuple[str, str, str], ...]:
    function = naming.one(citation, "unp:citationFunction")
    return (("function", function.iri, function.label),) if function else ()


def _link(row: Any, node: Node, roles: tuple[tuple[str, str, str], ...] = (), placed: bool = True) -> Link:
    start, end = (int(row["start"].value), int(row["end"].value)) if placed else (None, None)
    return Link(start, end, node.iri, node.label, node.type, roles)


def _place(iri: str) -> str:
    """`A/RES/64/223, op-9`."""
    return iri.rpartition("/id/doc/")[2].replace("#", ", ") or iri
