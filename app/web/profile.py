"""A node as its page shows it: names, what is said of it and by it, mandates, partnerships, figures, mentions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import ontology
from app.web.naming import Naming, local
from app.web.sources import Source, Sources
from kg.model import Node
from ontology import LANGUAGES

if TYPE_CHECKING:
    from pyoxigraph import Store

LISTS: Final = (
    "facts", "members", "partnerships", "received", "given", "figures", "inward", "mentions", "cited_by",
)  # fmt: skip
"""What is told of a node, in this order."""
FIRST: Final = 8
"""Rows of a list on the page of a node; the list has pages of its own."""
FACTS: Final = 40
"""Rows of the first list, which is the one that people come for."""
PAGE: Final = 50
"""Rows of one page of one list."""
CHARTED: Final = 200
"""Figures of a chart."""
Keys = tuple[Sequence[Any], Callable[[Any], Any]]
"""What a list holds, as keys in order, and how a row is made of a key."""
NAMES: Final = ("skos:prefLabel", "skos:altLabel", "unp:acronym", "rdfs:label", "dcterms:title")
ORDER: Final = tuple(dict.fromkeys(("zh", "en", *LANGUAGES)))
"""Languages in the order in which names are shown."""
UNTOLD: Final = frozenset(
    ["type", "prefLabel", "altLabel", "hiddenLabel", "label", "title", "contextLabel", "acronym", "wasQuotedFrom",
     "partKind", "position", "partOfDocument", "hasMembership", "addresseeImplied", "inScheme", "topConceptOf",
     "sameAs", "canonical"]
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
    number: str
    unit: str
    measure: str
    date: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Some rows of a list, how many there are in all, and the page of `PAGE` rows where it is shown alone."""

    name: str
    rows: tuple[Any, ...]
    total: int
    number: int = 0

    @property
    def more(self) -> int:
        return self.total - len(self.rows)

    @property
    def last(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Profile:
    """`names` by language, the preferred name first; `lists` are those of `LISTS` that have rows."""

    node: Node
    classes: tuple[Node, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    lists: tuple[Listed, ...]
    only: str = ""


class Profiler:
    """Reads profiles from one graph in one language.

    What a list holds is told by keys, which are cheap; only the rows shown are read, so that a node of which a whole
    library speaks takes no longer than another.
    """

    def __init__(self, graph: Store, language: str) -> None:
        self._graph = graph
        self._naming = Naming(graph, language)
        self._sources = Sources(self._naming)
        self.node = self._naming.node

    def profile(self, iri: str, only: str = "", number: int = 1) -> Profile:
        """The beginning of every list, or one page of one of them; a node that nothing is said of has none."""
        naming = self._naming
        classes = {value.value for value in naming.values(iri, "rdf:type")}
        names = [only] if only in LISTS else LISTS
        lists = (self._listed(name, iri, number if only in LISTS else 0) for name in names)
        return Profile(
            node=naming.node(iri),
            classes=tuple(naming.node(name) for name in sorted(classes)),
            names=self._names(iri),
            lists=tuple(one for one in lists if one.total),
            only=only if only in LISTS else "",
        )

    def figures(self, iri: str) -> list[Figure]:
        """The figures about a node, as many as a chart can take."""
        keys, make = self._figures(iri)
        return [make(key) for key in keys[:CHARTED]]

    def shares(self, partnership: str, most: int) -> tuple[list[Share], int]:
        """Who takes part in a partnership, `most` of them, and how many there are in all."""
        keys, make = self._members(partnership)
        return [make(key) for key in keys[:most]], len(keys)

    def duty(self, mandate: str) -> Duty:
        """A mandate with the words that give it."""
        naming = self._naming
        verb, issuer, addressee = (naming.one(mandate, f"unp:{role}") for role in ("directive", "issuer", "addressee"))
        due = naming.text(mandate, "unp:dueDate") or naming.text(mandate, "unp:dueSession")
        return Duty(naming.node(mandate), verb, issuer, addressee, due, self._sources.quoted(mandate))

    def _listed(self, name: str, iri: str, number: int) -> Listed:
        keys, make = _READERS[name](self, iri)
        start, most = ((number - 1) * PAGE, PAGE) if number else (0, FACTS if name == "facts" else FIRST)
        return Listed(name, tuple(make(key) for key in keys[start : start + most]), len(keys), number)

    def _names(self, iri: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found: dict[str, dict[str, None]] = {}
        for predicate in NAMES:
            for value in sorted(self._naming.values(iri, predicate), key=str):
                found.setdefault(value.language or "", {}).setdefault(value.value)
        ordered = [language for language in ORDER if language in found]
        others = sorted(found.keys() - set(ORDER))
        return tuple((language, tuple(found[language])) for language in [*ordered, *others])

    def _outward(self, iri: str) -> Keys:
        from pyoxigraph import DefaultGraph, NamedNode

        quads = self._graph.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph())
        told = [(quad.predicate.value, quad.object) for quad in quads if local(quad.predicate.value) not in UNTOLD]
        told.sort(key=lambda one: (one[0], str(one[1])))
        return told, lambda one: self._fact(iri, *one)

    def _fact(self, iri: str, predicate: str, value: Any) -> Fact:
        node = None if hasattr(value, "language") else self._naming.node(value.value)
        text, language = (value.value, value.language or "") if node is None else ("", "")
        return Fact(self._naming.node(predicate), node, text, language, self._sources.of(iri, predicate, value))

    def _inward(self, iri: str) -> Keys:
        """Relations that others have to it; the predicate is the other's."""
        pairs = [(predicate, subject) for predicate in INWARD for subject in self._naming.subjects(predicate, iri)]
        return pairs, lambda pair: self._relation(pair[0], pair[1], iri)

    def _relation(self, predicate: str, subject: str, iri: str) -> Fact:
        from pyoxigraph import NamedNode

        sources = self._sources.of(subject, predicate, NamedNode(iri))
        return Fact(self._naming.node(ontology.iri(predicate)), self._naming.node(subject), "", "", sources)

    def _received(self, iri: str) -> Keys:
        return self._naming.subjects("unp:addressee", iri), self.duty

    def _given(self, iri: str) -> Keys:
        return self._naming.subjects("unp:issuer", iri), self.duty

    def _members(self, partnership: str) -> Keys:
        links = sorted(value.value for value in self._naming.values(partnership, "org:hasMembership"))
        told = [(link, member.iri) for link in links if (member := self._naming.one(link, "org:member"))]
        return told, lambda one: self._share(*one)

    def _partnerships(self, member: str) -> Keys:
        told = [
            (link, partnership)
            for link in self._naming.subjects("org:member", member)
            for partnership in self._naming.subjects("org:hasMembership", link)
        ]
        return told, lambda one: self._share(*one)

    def _share(self, membership: str, other: str) -> Share:
        from pyoxigraph import NamedNode

        member = next(iter(self._naming.values(membership, "org:member")), NamedNode(other))
        sources = self._sources.of(membership, "org:member", member)
        return Share(self._naming.node(other), self._naming.one(membership, "org:role"), sources)

    def _figures(self, iri: str) -> Keys:
        return self._naming.subjects("unp:observationAbout", iri), self._figure

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
            number=number,
            unit=unit,
            measure=naming.text(observation, "unp:measure"),
            date=naming.text(observation, "schema:observationDate"),
            sources=self._sources.of(observation, "schema:value", value),
        )

    def _mentions(self, iri: str) -> Keys:
        """Documents by how often they name the node, each with the fragments."""
        fragments: dict[str, list[str]] = {}
        for part in self._naming.subjects("schema:mentions", iri):
            document, _, fragment = part.partition("#")
            fragments.setdefault(document, []).append(fragment)
        ordered = sorted(fragments, key=lambda document: (-len(fragments[document]), document))
        return ordered, lambda document: (self._naming.node(document), tuple(fragments[document]))

    def _cited_by(self, iri: str) -> Keys:
        told = [
            (citation, citing.value)
            for citation in self._naming.subjects("cito:hasCitedEntity", iri)
            for citing in self._naming.values(citation, "cito:hasCitingEntity")
        ]
        return told, lambda one: (self._naming.node(one[1]), self._naming.one(one[0], "unp:citationFunction"))


_READERS: Final[dict[str, Callable[[Profiler, str], Keys]]] = {
    "facts": Profiler._outward,
    "members": Profiler._members,
    "partnerships": Profiler._partnerships,
    "received": Profiler._received,
    "given": Profiler._given,
    "figures": Profiler._figures,
    "inward": Profiler._inward,
    "mentions": Profiler._mentions,
    "cited_by": Profiler._cited_by,
}


def _grouped(number: str) -> str:
    """750000000 → 750,000,000; what is no plain number stays."""
    whole, dot, rest = number.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.isdecimal() else number
