"""Names of one language that several proofs join: two forms of one name, or two things of which one name is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Final

from kg.fold import is_claim
from kg.folding import fold
from ontology import DATA, LANGUAGES, iri

if TYPE_CHECKING:
    from pyoxigraph import Store

COMMON: Final = 2
"""Names of other languages that two forms of a proper name share."""
GROUPS: Final = f"{DATA}group/"
"""Nodes of groups are named by common nouns, many of which share their translations."""


class Names:
    """The names of nodes that proofs join, each of `groups` by one work."""

    def __init__(self, graph: Store, groups: Sequence[set[str]]) -> None:
        self.groups = groups
        self._names = {node: _labels(graph, node) for group in groups for node in group}

    def agree(self, nodes: Iterable[str]) -> bool:
        """Whether no two of them are names of two things in one language."""
        return all(self._same(a, b, language) for a, b, language in self._rivals(nodes))

    @cached_property
    def clear(self) -> frozenset[str]:
        """Nodes beside which no work tells of two things in one language."""
        return frozenset(node for node in self._names if self.agree(self._beside(node)))

    def _beside(self, node: str) -> set[str]:
        return {other for group in self.groups if node in group for other in group}

    def _rivals(self, nodes: Iterable[str]) -> list[tuple[str, str, str]]:
        by_language: dict[str, list[str]] = defaultdict(list)
        for node in sorted(nodes):
            for language in self._names[node]:
                by_language[language].append(node)
        return [(a, b, language) for language, named in by_language.items() for a, b in combinations(named, 2)]

    def _same(self, a: str, b: str, language: str) -> bool:
        """Whether two names are forms of one: they differ in endings, or, if proper names, share those elsewhere."""
        if self._key(a, language) == self._key(b, language):
            return True
        common = (self._beside(a) & self._beside(b)) - {a, b}
        return len(common) >= COMMON and not a.startswith(GROUPS) and not b.startswith(GROUPS)

    def _key(self, node: str, language: str) -> str:
        name = self._names[node][language]
        return fold(name, language).key.strip() if language in LANGUAGES else name


def _labels(graph: Store, node: str) -> dict[str, str]:
    """Language → the name that a node has in it."""
    from pyoxigraph import Literal, NamedNode

    found = graph.quads_for_pattern(NamedNode(node), NamedNode(iri("skos:prefLabel")), None)
    labels = [quad.object for quad in found if isinstance(quad.object, Literal) and is_claim(quad)]
    return {label.language or "": label.value for label in sorted(labels, key=str, reverse=True)}
