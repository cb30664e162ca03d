"""A node as its page shows it: names, what is said of it and by it, mandates, partnerships, figures, mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.web.naming import Naming, local
from app.web.sources import Source, Sources
from kg.model import Node
from ontology import LANGUAGES

if TYPE_CHECKING:
    from pyoxigraph import Store

MOST: Final = 40
"""Rows of one list before the rest is only counted."""
NAMES: Final = ("skos:prefLabel", "skos:altLabel", "unp:acronym", "rdfs:label", "dcterms:title")
ORDER: Final = tuple(dict.fromkeys(("zh", "en", *LANGUAGES)))
"""Languages in the order in which names are shown."""
UNTOLD: Final = frozenset(
    ["type", "prefLabel", "altLabel", "hiddenLabel", "label", "title", "contextLabel", "acronym", "wasQuotedFrom",
     "partKind", "position", "partOfDocument", "hasMembership", "addresseeImplied", "inScheme", "topConceptOf"]
)  # fmt: skip
"""Outgoing predicates that are told elsewhere on the page, or tell a reader nothing; by local name."""
INWARD: Final = (
    "org:subOrganizationOf", "org:unitOf", "org:reportsTo", "org:memberOf", "org:postIn", "org:heldBy", "unp:hostedBy",
    "unp:party", "unp:supportsGoal", "dcterms:spatial", "org:originalOrganization", "org:resultingOrganization",
    "unp:fulfilledBy", "skos:broader", "unp:entityType", "unp:model", "dcterms:isPartOf", "rdfs:subClassOf",
)  # fmt: skip
"""Incoming predicates that are shown as relations."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`predicate` as a node with its label; the value is a node or a text."""

    predicate: Node
    value: Node | None
    text: str
    language: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A mandate: who asks whom to do what."""

    node: Node
    verb: Node | None
    issuer: Node | None
    addressee: Node | None
    due: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Somebody's part in a partnership: `other` is the partnership, or the member."""

    other: Node
    role: Node | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as read: value with its unit, what it measures, when."""

    node: Node
    value: str
    measure: str
    date: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The first `MOST` rows of a list, and how many there are in all."""

    rows: tuple[Any, ...]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class Profile:
    """`names` by language, the preferred name first; `mentions` are (document, parts that name the node)."""

    node: Node
    classes: tuple[Node, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    facts: Listed
    inward: Listed
    received: Listed
    given: Listed
    members: Listed
    partnerships: Listed
    figures: Listed
    mentions: Listed
    cited_by: Listed


class Profiler:
    """Reads profiles from one graph in one language."""

    def __init__(self, graph: Store, language: str) -> None:
        self._graph = graph
        self._naming = Naming(graph, language)
        self._sources = Sources(self._naming)

    def profile(self, iri: str) -> Profile:
        """What there is; a node that nothing is said of has an empty profile."""
        naming = self._naming
        classes = {value.value for value in naming.values(iri, "rdf:type")}
        return Profile(
            node=naming.node(iri),
            classes=tuple(naming.node(name) for name in sorted(classes)),
            names=self._names(iri),
            facts=_listed(self._outward(iri)),
            inward=self._inward(iri),
            received=self._duties("unp:addressee", iri),
            given=self._duties("unp:issuer", iri),
            members=_listed(self._members(iri)),
            partnerships=_listed(self._partnerships(iri)),
            figures=self._figures(iri),
            mentions=_listed(self._mentions(iri)),
            cited_by=_listed(self._cited_by(iri)),
        )

    def _names(self, iri: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found: dict[str, dict[str, None]] = {}
        for predicate in NAMES:
            for value in sorted(self._naming.values(iri, predicate), key=str):
                found.setdefault(value.language or "", {}).setdefault(value.value)
        ordered = [language for language in ORDER if language in found]
        others = sorted(found.keys() - set(ORDER))
        return tuple((language, tuple(found[language])) for language in [*ordered, *others])

    def _outward(self, iri: str) -> list[Fact]:
        from pyoxigraph import DefaultGraph, NamedNode

        quads = self._graph.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph())
        told = [(quad.predicate.value, quad.object) for quad in quads if local(quad.predicate.value) not in UNTOLD]
        return [
            self._fact(iri, predicate, value)
            for predicate, value in sorted(told, key=lambda one: (one[0], str(one[1])))
        ]

    def _fact(self, iri: str, predicate: str, value: Any) -> Fact:
        node = None if hasattr(value, "language") else self._naming.node(value.value)
        text, language = (value.value, value.language or "") if node is None else ("", "")
        return Fact(self._naming.node(predicate), node, text, language, self._sources.of(iri, predicate, value))

    def _inward(self, iri: str) -> Listed:
        """Relations that others have to it; the predicate is the other's."""
        from pyoxigraph import NamedNode

        pairs = [(predicate, subject) for predicate in INWARD for subject in self._naming.subjects(predicate, iri)]
        rows = [
            Fact(self._predicate(name), self._naming.node(one), "", "", self._sources.of(one, name, NamedNode(iri)))
            for name, one in pairs[:MOST]
        ]
        return Listed(tuple(rows), len(pairs))

    def _predicate(self, name: str) -> Node:
        from ontology import iri

        return self._naming.node(iri(name))

    def _duties(self, predicate: str, iri: str) -> Listed:
        from pyoxigraph import NamedNode

        found = self._naming.subjects(predicate, iri)
        rows = [self._duty(one, self._sources.of(one, predicate, NamedNode(iri))) for one in found[:MOST]]
        return Listed(tuple(rows), len(found))

    def _duty(self, mandate: str, sources: tuple[Source, ...]) -> Duty:
        naming = self._naming
        verb, issuer, addressee = (naming.one(mandate, f"unp:{role}") for role in ("directive", "issuer", "addressee"))
        due = naming.text(mandate, "unp:dueDate") or naming.text(mandate, "unp:dueSession")
        return Duty(naming.node(mandate), verb, issuer, addressee, due, sources)

    def _members(self, partnership: str) -> list[Share]:
        links = sorted(value.value for value in self._naming.values(partnership, "org:hasMembership"))
        return [share for link in links if (share := self._share(link, self._naming.one(link, "org:member")))]

    def _partnerships(self, member: str) -> list[Share]:
        found = [
            self._share(link, self._naming.node(partnership))
            for link in self._naming.subjects("org:member", member)
            for partnership in self._naming.subjects("org:hasMembership", link)
        ]
        return [share for share in found if share]

    def _share(self, membership: str, other: Node | None) -> Share | None:
        from pyoxigraph import NamedNode

        member = self._naming.one(membership, "org:member")
        if other is None or member is None:
            return None
        sources = self._sources.of(membership, "org:member", NamedNode(member.iri))
        return Share(other, self._naming.one(membership, "org:role"), sources)

    def _figures(self, iri: str) -> Listed:
        found = self._naming.subjects("unp:observationAbout", iri)
        return Listed(tuple(self._figure(one) for one in found[:MOST]), len(found))

    def _figure(self, observation: str) -> Figure:
        naming = self._naming
        value = next(naming.values(observation, "schema:value"), None)
        amount = naming.one(observation, "schema:value")
        holder = amount.iri if amount else observation
        number = naming.text(amount.iri, "schema:value") if amount else getattr(value, "value", "")
        unit = naming.text(holder, "schema:currency") or naming.text(observation, "schema:unitText")
        return Figure(
            node=naming.node(observation),
            value=f"{_grouped(number)} {unit}".strip(),
            measure=naming.text(observation, "unp:measure"),
            date=naming.text(observation, "schema:observationDate"),
            sources=self._sources.of(observation, "schema:value", value),
        )

    def _mentions(self, iri: str) -> list[tuple[Node, tuple[str, ...]]]:
        """Documents by how often they name the node, each with the fragments."""
        fragments: dict[str, list[str]] = {}
        for part in self._naming.subjects("schema:mentions", iri):
            document, _, fragment = part.partition("#")
            fragments.setdefault(document, []).append(fragment)
        ordered = sorted(fragments, key=lambda document: (-len(fragments[document]), document))
        return [(self._naming.node(document), tuple(fragments[document])) for document in ordered]

    def _cited_by(self, iri: str) -> list[tuple[Node, Node | None]]:
        return [
            (self._naming.node(citing.value), self._naming.one(citation, "unp:citationFunction"))
            for citation in self._naming.subjects("cito:hasCitedEntity", iri)
            for citing in self._naming.values(citation, "cito:hasCitingEntity")
        ]


def _listed(rows: Iterable[Any]) -> Listed:
    every = tuple(rows)
    return Listed(every[:MOST], len(every))


def _grouped(number: str) -> str:
    """750000000 → 750,000,000; what is no plain number stays."""
    whole, dot, rest = number.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.isdecimal() else number
