"""One node as a reader wants it: names, facts with their evidence, neighbours both ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ontology
from kg.errors import NotFound, SymbolError, UsageError
from kg.fold import PROOFS, alike, leader
from kg.judgements import DIFFERENT, SAME, whole
from kg.manifest import DOCUMENTS
from kg.model import Node, Support
from kg.names import nearest
from kg.select import select
from kg.symbol import document_iri, normalise, part_iri
from ontology import DATA, PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store

BY_NAME = """
SELECT DISTINCT ?node ?name WHERE {
  ?node skos:prefLabel|skos:altLabel|rdfs:label|dcterms:title ?label .
  FILTER(LCASE(STR(?label)) = LCASE(?name)) FILTER(!STRENDS(STR(?node), "#title"))
} ORDER BY ?node"""

FACTS = """
SELECT DISTINCT ?node ?p ?o WHERE { ?node ?p ?o } ORDER BY ?p ?o"""

ABOUT = """
SELECT DISTINCT ?node ?s ?p WHERE {
  ?s ?p ?node
  FILTER(?p NOT IN (rdf:subject, rdf:object, rdf:predicate, oa:hasSource, unp:partOfDocument, dcterms:isPartOf))
} ORDER BY ?p ?s LIMIT 400"""

EVIDENCE = """
SELECT DISTINCT ?s ?p ?o ?part ?start ?end ?quote WHERE {
  ?statement rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasQuotedFrom ?span .
  ?span oa:hasSource ?part ; oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end . ?words oa:exact ?quote
} ORDER BY ?part ?start LIMIT 6"""

JUDGED = """
SELECT DISTINCT ?node ?other ?relation ?reason ?who ?judgement WHERE {
  ?judgement rdf:subject|rdf:object ?node , ?other ; rdf:predicate ?relation ; rdfs:comment ?reason .
  FILTER(?other != ?node && ?relation IN (owl:sameAs, owl:differentFrom))
  OPTIONAL { ?judgement dcterms:creator ?who }
} ORDER BY ?other"""

LABEL = """
SELECT ?node ?label ?rank WHERE {
  { ?node skos:prefLabel ?label BIND(1 AS ?rank) } UNION { ?node rdfs:label ?label BIND(2 AS ?rank) }
  UNION { ?node dcterms:title ?label BIND(3 AS ?rank) } UNION { ?node unp:actionText ?label BIND(4 AS ?rank) }
  UNION { ?node unp:text ?label BIND(5 AS ?rank) }
} ORDER BY ?rank LANG(?label) LIMIT 12"""

MEMBERSHIP = """
SELECT ?node ?member ?whole ?role WHERE {
  ?node org:member ?member . ?whole org:hasMembership ?node OPTIONAL { ?node org:role ?role }
} ORDER BY ?member ?whole ?role LIMIT 1"""

TYPE = "SELECT ?node ?type WHERE { ?node a ?type } ORDER BY ?type"

HIDDEN = frozenset({"rdf:type", "prov:wasQuotedFrom", "unp:partKind", "unp:canonical"})
IDENTITY = frozenset({"owl:sameAs", "owl:differentFrom", "unp:canonical"})
"""What judgements and proofs say, which are told with their reasons."""
HOW = "give an IRI, a symbol or a name as the documents print it"
MOST = 60
"""Facts shown in each direction before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`predicate` and `value` as shown; `arrow` is → for facts of the node, ← for facts about it."""

    arrow: str
    predicate: str
    value: str
    iri: str
    evidence: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What people judged of the node and another one, or what language versions prove, and why; `iri` names it."""

    verdict: str
    other: Node
    reason: str
    who: str
    iri: str

    @property
    def proven(self) -> bool:
        """Whether it follows from the language versions of a work."""
        return self.iri.startswith(PROOFS)


@dataclass(frozen=True, slots=True)
class Description:
    """A node with what is known of it: at most MOST facts in each direction, and how many `more` there are."""

    node: Node
    facts: tuple[Fact, ...]
    more: int
    judgements: tuple[Judged, ...] = ()

    def payload(self) -> dict[str, Any]:
        """As in the JSON of `kg show`."""
        from kg.payload import node_payload, support_payload

        return {
            "node": node_payload(self.node),
            "facts": [
                {
                    "direction": "out" if fact.arrow == "→" else "in",
                    "predicate": fact.predicate,
                    "value": fact.value,
                    "iri": fact.iri or None,
                    "evidence": [support_payload(support) for support in fact.evidence],
                }
                for fact in self.facts
            ],
            "more": self.more,
            "judgements": [
                {
                    "iri": one.iri,
                    "proven": one.proven,
                    "verdict": one.verdict,
                    "node": node_payload(one.other),
                    "reason": one.reason,
                    "who": one.who or None,
                }
                for one in self.judgements
            ],
        }


class Describer:
    """Describes nodes of one graph, its labels in a preferred language."""

    def __init__(self, graph: Store, language: str = "zh") -> None:
        self._graph = graph
        self._language = language

    def find(self, name: str) -> list[Description]:
        """The nodes an IRI, symbol, symbol#part or name stands for.

        Raises NotFound when there is none, UsageError for an empty name.
        """
        if not name.strip():
            raise UsageError("nothing to show; give an IRI, a symbol or a name as the documents print it")
        nodes = dict.fromkeys(map(self._one, self.nodes(name)))
        if not nodes:
            near = ", ".join(nearest(self._graph, name))
            raise NotFound(f"{name}: no such node; {f'nearest are {near}' if near else HOW}")
        return [self.describe(node) for node in nodes]

    def nodes(self, name: str) -> list[str]:
        """The IRIs that an IRI (whole, or from `id/` on), symbol, symbol#part or name stands for."""
        return self._by_iri(whole(name)) or self._by_symbol(name) or self._by_name(name)

    def describe(self, iri: str) -> Description:
        """What is known of one node under any of the IRIs that are one with it; of one unknown, no facts."""
        same = alike(self._graph, iri)
        outward, inward = (self._told(query, iri, same) for query in (FACTS, ABOUT))
        told = [row for row in outward if short(row["p"].value) not in HIDDEN][
            :MOST
        ]  # cut before evidence is looked up
        facts = [self._outward(iri, row) for row in told] + [self._inward(iri, row) for row in inward[:MOST]]
        more = max(0, len(outward) - MOST) + max(0, len(inward) - MOST)
        judged = {one.iri: one for name in same for one in self._judgements(name) if one.other.iri != iri}
        return Description(self.node(iri), tuple(facts), more, tuple(judged.values()))

    def _one(self, iri: str) -> str:
        """The node that stands for this one; documents stand for themselves."""
        return iri if iri.startswith(DOCUMENTS) else leader(self._graph, iri)

    def _told(self, query: str, iri: str, same: Sequence[str]) -> list[Any]:
        """Rows of facts, without those that join the node to its other IRIs."""
        other = "o" if query == FACTS else "s"
        rows = self._rows(query, node=iri)
        return [row for row in rows if short(row["p"].value) not in IDENTITY or _iri(row[other]) not in same]

    def _judgements(self, iri: str) -> Iterator[Judged]:
        for row in self._rows(JUDGED, node=iri):
            verdict = SAME if row["relation"].value.endswith("sameAs") else DIFFERENT
            who = row["who"].value if row["who"] else ""
            other = self._printed(row["other"].value)
            yield Judged(verdict, other, row["reason"].value, who, row["judgement"].value)

    def _printed(self, iri: str) -> Node:
        """A node as documents print it, also where the union tells of another in its place."""
        from pyoxigraph import NamedNode

        node = self.node(iri)
        found = self._graph.quads_for_pattern(NamedNode(iri), NamedNode(ontology.iri("skos:prefLabel")), None)
        labels = sorted(str(getattr(quad.object, "value", "")) for quad in found)
        return Node(iri, labels[0], node.type) if labels and node.label == short(iri) else node

    def node(self, iri: str) -> Node:
        """The node with the label and class that an answer shows."""
        types = [short(row["type"].value) for row in self._rows(TYPE, node=iri)]
        chosen = next((name for name in types if name.startswith("unp:")), types[0] if types else "")
        return Node(iri, self.label(iri), chosen.partition(":")[2] or chosen)

    def label(self, iri: str) -> str:
        labels = [row["label"] for row in self._rows(LABEL, node=iri)]
        best = min(labels, key=lambda label: (label.language != self._language, label.language != "en"), default=None)
        return best.value[:160] if best is not None else self._membership(iri) or short(iri)

    def _membership(self, iri: str) -> str:
        """Who takes part in what, and as what; "" for what is no membership."""
        rows = self._rows(MEMBERSHIP, node=iri)
        if not rows:
            return ""
        told = " – ".join(self.label(rows[0][end].value) for end in ("member", "whole"))
        return f"{told} ({self.label(rows[0]['role'].value)})" if rows[0]["role"] else told

    def _by_iri(self, name: str) -> list[str]:
        return [name] if "://" in name and self._exists(name) else []

    def _by_symbol(self, name: str) -> list[str]:
        symbol, _, fragment = name.partition("#")
        try:
            symbol = normalise(symbol)
        except SymbolError:
            return []
        iri = part_iri(symbol, fragment) if fragment else document_iri(symbol)
        return [iri] if self._exists(iri) else []

    def _by_name(self, name: str) -> list[str]:
        from pyoxigraph import Literal

        return [row["node"].value for row in self._rows(BY_NAME, name=Literal(name))]

    def _exists(self, iri: str) -> bool:
        from pyoxigraph import NamedNode

        try:
            node = NamedNode(iri)
        except ValueError:
            return False  # a text with "://" in it, but no IRI
        found = (self._graph.quads_for_pattern(node, None, None), self._graph.quads_for_pattern(None, None, node))
        return any(next(iter(quads), None) is not None for quads in found)

    def _outward(self, iri: str, row: Any) -> Fact:
        value = row["o"]
        return Fact("→", short(row["p"].value), self._shown(value), _iri(value), self._evidence(iri, row["p"], value))

    def _inward(self, iri: str, row: Any) -> Fact:
        from pyoxigraph import NamedNode

        subject = row["s"]
        evidence = self._evidence(subject.value, row["p"], NamedNode(iri))
        return Fact("←", short(row["p"].value), self._shown(subject), _iri(subject), evidence)

    def _shown(self, term: Any) -> str:
        if iri := _iri(term):
            return f"{self.label(iri)} <{iri.removeprefix(DATA)}>"
        return f"{term.value} @{term.language}" if term.language else str(term.value)

    def _evidence(self, subject: str, predicate: Any, value: Any) -> tuple[Support, ...]:
        rows = self._rows(EVIDENCE, s=subject, p=predicate, o=value)
        return tuple(support(row) for row in rows)

    def _rows(self, query: str, **bound: Any) -> list[Any]:
        return select(self._graph, query, **bound)


def support(row: Any) -> Support:
    """The evidence in a row that binds ?part ?start ?end ?quote."""
    iri = row["part"].value
    document, _, fragment = iri.removeprefix(DATA + "doc/").partition("#")
    return Support(document, fragment, iri, int(row["start"].value), int(row["end"].value), row["quote"].value)


def short(iri: str) -> str:
    """`unp:Mandate` for a full IRI of a known vocabulary; other IRIs as they are."""
    matches = [(len(base), prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not matches:
        return iri
    _, prefix, base = max(matches)
    return f"{prefix}:{iri[len(base) :]}"


def _iri(term: Any) -> str:
    return "" if hasattr(term, "language") else str(term.value)
