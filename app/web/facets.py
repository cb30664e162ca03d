"""What the passages found have in common, counted: kind of document and part, year, body; each a way to narrow them.

Counts are taken among the passages nearest to the question, so that a count is what its link then shows. A facet is
counted over what the other facets leave, as readers of library catalogues expect.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from app.web.naming import Naming, local
from app.web.rendering import symbol
from ontology import DATA, LANGUAGES

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.model import Hit

POOL: Final = 100
"""Passages nearest to the question, among which facets count."""
FIRST: Final = 6
"""Choices of a facet shown at once; the rest stands behind a click."""
MOST: Final = 30
"""Choices of a facet at all."""
FACETS: Final = ("kind", "part", "year", "body")
"""Names of the facets of passages, which are also the parameters of the address."""
NODES: Final = frozenset({"body", "issuer", "addressee", "verb", "model", "place", "member", "document"})
"""Facets whose values are nodes of ours: the rest of their IRI after `ontology.DATA`."""
BODIES: Final = frozenset(
    ["Organization", "FormalOrganization", "OrganizationalUnit", "OrganizationalCollaboration", "ExecutivePost",
     "Post", "Group", "Partnership"]
)  # fmt: skip
"""Classes of nodes that count as bodies; by local name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; `label` is "" where the page has its own word for the value."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """`first` are shown at once; `parameters` are what the address says besides."""

    name: str
    choices: tuple[Choice, ...]
    parameters: Mapping[str, str]

    @property
    def first(self) -> tuple[Choice, ...]:
        chosen = tuple(one for one in self.choices[FIRST:] if one.chosen)
        return self.choices[:FIRST] + chosen

    @property
    def rest(self) -> tuple[Choice, ...]:
        return tuple(one for one in self.choices[FIRST:] if not one.chosen)


Values = Mapping[str, tuple[str, ...]]
"""Facet → values that one thing has."""
Thing = TypeVar("Thing", bound=Hashable)


def narrowed(
    things: Mapping[Thing, Values], names: Sequence[str], chosen: Mapping[str, str], naming: Naming
) -> tuple[list[Thing], list[Facet]]:
    """The things that have every value chosen, in their order, and the facets of all with their counts."""
    asked = {name: value for name, value in chosen.items() if value}
    kept = [thing for thing, values in things.items() if _has(values, asked)]
    facets = (_facet(name, things, asked, naming) for name in names)
    return kept, [facet for facet in facets if facet.choices]


def _facet(name: str, things: Mapping[Thing, Values], asked: Mapping[str, str], naming: Naming) -> Facet:
    others = {key: value for key, value in asked.items() if key != name}
    counts = Counter(value for values in things.values() if _has(values, others) for value in set(values[name]))
    counts.setdefault(asked.get(name, ""), 0)
    ordered = sorted((value for value in counts if value), key=lambda value: _rank(name, value, counts))[:MOST]
    choices = (
        Choice(one, _label(name, one, naming) if counts[one] else one, counts[one], one == asked.get(name))
        for one in ordered  # what nothing has may be anything that somebody wrote into the address
    )
    return Facet(name, tuple(choices), others)


def _label(name: str, value: str, naming: Naming) -> str:
    if name in NODES:
        return symbol(DATA + value) or naming.node(DATA + value).label
    return value if name == "year" else ""


def _has(values: Values, asked: Mapping[str, str]) -> bool:
    return all(value in values[name] for name, value in asked.items())


def _rank(name: str, value: str, counts: Counter[str]) -> tuple[int, int, str]:
    """Years from the newest, all else from the most frequent."""
    return (-int(value), 0, value) if name == "year" and value.isdecimal() else (0, -counts[value], value)


class Passages:
    """What the passages found in one graph have in common."""

    def __init__(self, graph: Store, language: str) -> None:
        self._naming = Naming(graph, language)
        self._documents: dict[str, Values] = {}

    def narrowed(self, hits: Sequence[Hit], chosen: Mapping[str, str]) -> tuple[list[Hit], list[Facet]]:
        """The hits that have every value chosen, and the facets with their counts."""
        return narrowed({hit: self._values(hit) for hit in hits}, FACETS, chosen, self._naming)

    def languages(self, hits: Sequence[Hit]) -> dict[str, int]:
        """Language → how many of the passages there are in it, in the order of the languages' codes."""
        texts = Counter(
            value.language for iri in {hit.iri for hit in hits} for value in self._naming.values(iri, "unp:text")
        )
        return {language: texts[language] for language in LANGUAGES if texts[language]}

    def _values(self, hit: Hit) -> Values:
        document = hit.iri.partition("#")[0]
        if document not in self._documents:
            date = self._naming.text(document, "dcterms:date")
            kind = self._naming.type(document)
            self._documents[document] = {"kind": (kind,) if kind else (), "year": (date[:4],) if date else ()}
        part = self._naming.text(hit.iri, "unp:partKind")
        return {**self._documents[document], "part": (part,) if part else (), "body": self._bodies(hit.iri)}

    def _bodies(self, part: str) -> tuple[str, ...]:
        named = {value.value for value in self._naming.values(part, "schema:mentions")}
        ours = sorted(name for name in named if name.startswith(DATA) and self._is_body(name))
        return tuple(name.removeprefix(DATA) for name in ours)

    def _is_body(self, name: str) -> bool:
        return any(local(kind.value) in BODIES for kind in self._naming.values(name, "rdf:type"))
