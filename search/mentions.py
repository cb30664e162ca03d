"""Which nodes a part names, and where, read from the graph with the evidence of each mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kg.language import spaced
from kg.model import Node
from kg.select import select
from ontology import iri
from search.expected import Expected
from search.spans import Mention
from search.tokens import query_terms

if TYPE_CHECKING:
    from pyoxigraph import Store

DESCRIPTION: Final = """
SELECT ?entity ?type ?label ?sort WHERE {
  { ?entity rdf:type ?type } UNION { ?entity skos:prefLabel ?label } UNION { ?entity unp:entityType ?sort }
} ORDER BY ?type ?label ?sort"""

PARTNERSHIPS: Final = "SELECT DISTINCT ?entity ?label WHERE { ?entity a unp:Partnership ; skos:prefLabel ?label }"
SHORT: Final = 3
"""Characters of a label that is too short to be looked for in a question."""

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
COLLECTIVE: Final = ("Organization", "FormalOrganization", "OrganizationalCollaboration")
"""Classes that say of a body or partnership no more than that it is one."""
BODY: Final = frozenset({Expected.BODY, Expected.AGENT, Expected.NAME})


@dataclass(frozen=True, slots=True)
class Described:
    """A node as an answer shows it, with the kinds of question it may answer."""

    node: Node
    kinds: frozenset[Expected]
    entity_type: str = ""
    """The local name of its `unp:entityType`, the first of several; "" where the graph gives none."""


class Mentions:
    """Mentions of parts and descriptions of nodes, each read once."""

    def __init__(self, graph: Store) -> None:
        self._graph = graph
        self._parts: dict[tuple[str, str], tuple[Mention, ...]] = {}
        self._nodes: dict[tuple[str, ...], Described] = {}
        self._addressees: dict[str, frozenset[str]] = {}
        self._described: dict[tuple[str, str], tuple[Mention, ...]] = {}
        self._labels: list[tuple[str, str]] | None = None
        self._notes: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}

    def of(self, part: str, language: str) -> tuple[Mention, ...]:
        """The mentions in one language version of a part, in order of the text."""
        if (part, language) not in self._parts:
            self._parts[part, language] = tuple(self._read(part, language))
        return self._parts[part, language]

    def described(self, part: str, language: str) -> tuple[Mention, ...]:
        """The partnerships that a part describes, where it names each first."""
        if (part, language) not in self._described:
            self._described[part, language] = tuple(sorted(set(self._read_described(part, language)), key=_place))
        return self._described[part, language]

    def _read_described(self, part: str, language: str) -> Iterator[Mention]:
        for span in self._subjects("oa:hasSource", part):
            if self._value(span, "dcterms:language") != language:
                continue
            for statement in self._subjects("prov:wasQuotedFrom", span):
                if self._value(statement, "rdf:object") == iri("unp:Partnership"):
                    entity = self._value(statement, "rdf:subject")
                    yield Mention(*self._extent(span), entity, self.describe(entity, language).kinds)

    def partnerships(self, text: str, language: str = "") -> list[tuple[str, str]]:
        """(IRI, label) of the partnerships of which a text in small letters bears a label that is no mere word; bent as
        the language of the text bends words, where that is given.
        """
        if self._labels is None:
            rows = select(self._graph, PARTNERSHIPS)
            self._labels = sorted((row["entity"].value, row["label"].value) for row in rows)
        return [(e, label) for e, label in self._labels if len(label) > SHORT and place(label, text, language) >= 0]

    def addressees(self, part: str) -> frozenset[str]:
        """Who is asked to do something in a part."""
        if part not in self._addressees:
            mandates = self._subjects("prov:wasDerivedFrom", part)
            self._addressees[part] = frozenset(a for one in mandates for a in self._values(one, "unp:addressee"))
        return self._addressees[part]

    def notes(self, part: str, language: str) -> tuple[tuple[str, str], ...]:
        """(IRI, text) of the footnotes whose markers stand in a part, in one language, in order."""
        if (part, language) not in self._notes:
            marked = sorted(set(self._values(part, "unp:hasFootnote")))
            texts = ((note, self._text(note, language)) for note in marked)
            self._notes[part, language] = tuple((note, text) for note, text in texts if text)
        return self._notes[part, language]

    def node(self, entity: str, *languages: str) -> Node:
        """A node with its label in the first of the languages that it has one in, or else in any."""
        return self.describe(entity, *languages).node

    def describe(self, entity: str, *languages: str) -> Described:
        if (entity, *languages) not in self._nodes:
            self._nodes[entity, *languages] = self._describe(entity, languages)
        return self._nodes[entity, *languages]

    def _read(self, part: str, language: str) -> Iterator[Mention]:
        """By pattern, not by SPARQL: a hundred times as fast, and a question reads some fifty parts."""
        found = []
        for statement in self._subjects("rdf:subject", part):
            if self._value(statement, "rdf:predicate") == iri("schema:mentions"):
                entity = self._value(statement, "rdf:object")
                for span in self._values(statement, "prov:wasQuotedFrom"):
                    if self._value(span, "oa:hasSource") == part and self._value(span, "dcterms:language") == language:
                        found.append((*self._extent(span), entity))
        found += again(found, self._text(part, language), language)
        for start, end, entity in sorted(set(found)):
            yield Mention(start, end, entity, self.describe(entity, language).kinds)

    def _extent(self, span: str) -> tuple[int, int]:
        for selector in self._values(span, "oa:hasSelector"):
            if start := self._value(selector, "oa:start"):
                return int(start), int(self._value(selector, "oa:end"))
        return 0, 0

    def _text(self, part: str, language: str) -> str:
        from pyoxigraph import DefaultGraph, Literal, NamedNode

        found = self._graph.quads_for_pattern(NamedNode(part), NamedNode(iri("unp:text")), None, DefaultGraph())
        texts = {q.object.language: q.object.value for q in found if isinstance(q.object, Literal)}
        return texts.get(language, "")

    def _subjects(self, predicate: str, value: str) -> Iterator[str]:
        from pyoxigraph import DefaultGraph, NamedNode

        for quad in self._graph.quads_for_pattern(None, NamedNode(iri(predicate)), NamedNode(value), DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def _values(self, subject: str, predicate: str) -> Iterator[str]:
        from pyoxigraph import DefaultGraph, Literal, NamedNode

        for quad in self._graph.quads_for_pattern(NamedNode(subject), NamedNode(iri(predicate)), None, DefaultGraph()):
            if isinstance(quad.object, NamedNode | Literal):
                yield quad.object.value

    def _value(self, subject: str, predicate: str) -> str:
        return next(self._values(subject, predicate), "")

    def _describe(self, entity: str, languages: tuple[str, ...]) -> Described:
        types: list[str] = []
        labels: dict[str, str] = {}
        sorts: list[str] = []
        for row in select(self._graph, DESCRIPTION, entity=entity):
            if row["type"]:
                types.append(_local(row["type"].value))
            if row["sort"]:
                sorts.append(_local(row["sort"].value))
            if row["label"]:
                labels.setdefault(row["label"].language or "", row["label"].value)
        named = next((labels[tag] for tag in (*languages, "en", *sorted(labels)) if tag in labels), _local(entity))
        kinds = frozenset().union(*map(_answered, types))
        return Described(Node(entity, named, _main(types)), kinds or BODY, next(iter(sorts), ""))


def again(found: Iterable[tuple[int, int, str]], text: str, language: str) -> list[tuple[int, int, str]]:
    """Where else a text prints the words of a mention, outside all that names something: the graph tells each once."""
    taken = sorted(found)
    edge = r"\b" if spaced(language) else ""
    more = []
    for start, end, entity in taken:
        for other in re.finditer(rf"{edge}{re.escape(text[start:end])}{edge}", text):
            if not any(other.start() < last and first < other.end() for first, last, _ in taken):
                more.append((*other.span(), entity))
    return more


def place(label: str, text: str, language: str = "") -> int:
    """Where a text in small letters bears a label, as it is or by the stems of its words; -1 where it does not."""
    at = text.find(label.casefold())
    if at >= 0 or not language or not spaced(language):
        return at
    words, borne = _stems(label.casefold(), language), _stems(text, language)
    if len(words) < 2:
        return -1
    last = len(borne) - len(words) + 1
    return next((at for at in range(last) if borne[at : at + len(words)] == words), -1)


def whole_names(names: Iterable[str]) -> list[str]:
    """Names without those that are part of another one."""
    known = sorted(set(names))
    return [name for name in known if not any(name != other and name in other for other in known)]


@lru_cache(maxsize=4096)
def _stems(text: str, language: str) -> tuple[str, ...]:
    """The stems of the words of a text, in order."""
    return tuple(stem for word in re.findall(r"\w+", text) for stem in query_terms(word, language)[:1] or [word])


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.iri


def _answered(type_: str) -> frozenset[Expected]:
    """What a node of a class may answer; every kind of post is a post."""
    return ANSWERED_BY.get("Post" if type_.endswith("Post") else type_, frozenset())


def _main(types: list[str]) -> str:
    """The class that tells most: our own and special ones before general ones."""
    general = (*COLLECTIVE, "CreativeWork", "Document", "Place", "Thing")
    return min(types, key=lambda name: (name in general, name), default="Thing")


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
