"""Where one language version tells of what: the places by which versions of a work can be compared."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kg.iris import made_of_name
from ontology import DATA, iri

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

FOLDERS: Final = ("org", "post", "group", "partnership")
"""Kinds of nodes that are compared, each with its own kind."""
MENTION: Final = "mention"
BOX: Final = "box"
TOLD: Final = {"partnerships.box": BOX, "partnerships.named": "name"}
"""Method by which a partnership with a name is told of → role of the place."""
BROAD: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
CHARACTER: Final = 3
"""Letters that a Chinese character is worth in a name."""
BROAD_WORDS: Final = 4
"""Chinese characters of two words."""


class Place(NamedTuple):
    """A part, what is done there with those it tells of (for mandates: the mandate, its verb, and how many there are
    beside it), and their kind: the folder of their IRIs, and for names also their entity type.
    """

    part: str
    role: str
    kind: str

    @property
    def whole(self) -> Place:
        """The place without the entity type."""
        return self._replace(kind=self.kind.partition(" ")[0])


@dataclass(frozen=True)
class Version:
    """One language version; parts bear the Latin letters of items (`kg.letters`)."""

    language: str
    told: Mapping[Place, frozenset[str]]
    """The names told at a place that the gazetteer does not hold."""
    known: Mapping[Place, frozenset[str]]
    """The nodes of the gazetteer told there; places without entity types."""
    parts: frozenset[str]
    names: Mapping[str, str]
    """Node → the name it is made of."""

    @cached_property
    def where(self) -> Mapping[str, frozenset[str]]:
        """Node → the parts that tell of it."""
        found: dict[str, set[str]] = defaultdict(set)
        for place, nodes in self.told.items():
            for node in nodes:
                found[node].add(place.part)
        return {node: frozenset(parts) for node, parts in found.items()}

    @cached_property
    def bodies(self) -> Mapping[str, frozenset[str]]:
        """Part → the nodes of the gazetteer that it names, of any kind."""
        found: dict[str, set[str]] = defaultdict(set)
        for place, nodes in self.known.items():
            if place.role == MENTION:
                found[place.part] |= nodes
        return {part: frozenset(nodes) for part, nodes in found.items()}

    def beside(self, part: str) -> frozenset[str]:
        """The items of the box in which an item stands."""
        box = part.rpartition("-")[0]
        return frozenset(one for one in self.parts if one.rpartition("-")[0] == box)


def read(graph: Store, name: str) -> Version:
    """The version whose named graph this is."""
    return _Reader(graph, name).version()


class _Reader:
    """One named graph, by patterns: a hundred times as fast as SPARQL."""

    def __init__(self, graph: Store, name: str) -> None:
        from pyoxigraph import NamedNode

        self._graph = graph
        self._name = NamedNode(name)
        self._latin = dict(self._pairs("owl:sameAs"))

    def version(self) -> Version:
        told: dict[Place, set[str]] = defaultdict(set)
        known: dict[Place, set[str]] = defaultdict(set)
        for part, role, node in (*self._mentions(), *self._addressees(), *self._partnerships()):
            kind = "" if role == BOX else _kind(node)
            if not made_of_name(node):
                known[Place(part, role, kind)].add(node)
            elif kind in ("", *FOLDERS):
                sort = min(self._values(node, "unp:entityType"), default="").rpartition("/")[2]
                told[Place(part, role, f"{kind} {sort}" if kind else "")].add(node)
        nodes = {node for found in told.values() for node in found}
        return Version(
            self._name.value.rpartition("@")[2],
            {place: frozenset(found) for place, found in told.items()},
            {place: frozenset(found) for place, found in known.items()},
            frozenset(self._part(part) for part, _ in self._pairs("unp:partKind")),
            {node: min(self._values(node, "skos:prefLabel"), default="") for node in nodes},
        )

    def _mentions(self) -> Iterator[tuple[str, str, str]]:
        for part, node in self._pairs("schema:mentions"):
            yield self._part(part), MENTION, node

    def _addressees(self) -> Iterator[tuple[str, str, str]]:
        derived = {mandate: self._part(part) for mandate, part in self._pairs("prov:wasDerivedFrom")}
        beside = Counter(derived[mandate] for mandate, _ in self._pairs("unp:directive") if mandate in derived)
        for mandate, node in self._pairs("unp:addressee"):
            if "true" not in self._values(mandate, "unp:addresseeImplied"):
                verb = min(self._values(mandate, "unp:directive"), default="")
                yield derived[mandate], f"{mandate} {verb} {beside[derived[mandate]]}", node

    def _partnerships(self) -> Iterator[tuple[str, str, str]]:
        for statement, _ in self._pairs("rdf:object", iri("unp:Partnership")):
            role = TOLD.get(min(self._values(statement, "unp:method"), default=""), "")
            for node in self._values(statement, "rdf:subject") if role else ():
                for span in self._values(statement, "prov:wasQuotedFrom"):
                    yield from ((self._part(part), role, node) for part in self._values(span, "oa:hasSource"))

    def _part(self, part: str) -> str:
        return self._latin.get(part, part)

    def _pairs(self, predicate: str, value: str = "") -> Iterator[tuple[str, str]]:
        for quad in self._quads(None, predicate, value):
            yield _value(quad.subject), _value(quad.object)

    def _values(self, subject: str, predicate: str) -> list[str]:
        return [_value(quad.object) for quad in self._quads(subject, predicate)]

    def _quads(self, subject: str | None, predicate: str, value: str = "") -> Iterator[Quad]:
        from pyoxigraph import NamedNode

        about, what = NamedNode(subject) if subject else None, NamedNode(value) if value else None
        return self._graph.quads_for_pattern(about, NamedNode(iri(predicate)), what, self._name)


def width(name: str) -> int:
    """How much room a name takes, in letters."""
    return len(name) + (CHARACTER - 1) * len(BROAD.findall(name))


def specific(name: str) -> bool:
    """Whether a name says more than a common noun: two words, or four Chinese characters."""
    return len(name.split()) > 1 or len(BROAD.findall(name)) >= BROAD_WORDS


def numbered(part: str) -> str:
    """The numbered paragraph that an item belongs to: sub-items repeat what the paragraph says."""
    work, _, fragment = part.partition("#")
    return f"{work}#{'-'.join(fragment.split('-')[:2])}"


def _kind(node: str) -> str:
    return node.removeprefix(DATA).partition("/")[0]


def _value(term: Any) -> str:
    return str(getattr(term, "value", ""))
