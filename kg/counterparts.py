"""Names that language versions of one work give at the same place, where nothing else there is named apart.

Two versions of a paragraph name the same bodies. Where each names one that the other does not, there or anywhere else,
and only one of a kind, the two are probably one body under its names in two languages. The same holds for those whom a
mandate addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final

from kg.iris import made_of_name
from kg.select import select
from ontology import DATA, iri

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.generation import Generation

VERSIONS: Final = """
SELECT ?version ?work WHERE { GRAPH ?version { ?version dcterms:isVersionOf ?work } } ORDER BY ?work ?version"""

FOLDERS: Final = ("org", "post", "group", "event", "instrument")
"""Kinds of nodes that are compared, each with its own kind."""
PLACES: Final = ("schema:mentions", "unp:addressee")
LEAST: Final = 2
"""Parts in which two names must stand for each other: one alone may be a freedom of the translator."""

Named = Mapping[tuple[str, str, str], frozenset[str]]
"""(Part or mandate, role, kind) → the nodes that one version names there."""
Pair = tuple[str, str]


def counterparts(generation: Generation) -> Iterator[tuple[str, str, str]]:
    """(IRI, IRI, reason) of pairs that stand for each other more often than either for another node."""
    seen: dict[Pair, set[str]] = defaultdict(set)
    where: dict[Pair, tuple[str, str, str]] = {}
    for work, versions in _versions(generation.graph).items():
        named = {version: _named(generation.graph, version) for version in versions}
        for one, other in combinations(versions, 2):
            for part, pair in _apart(named[one], named[other]):
                seen[pair].add(part)
                where.setdefault(pair, (work, _language(one), _language(other)))
    for a, b in sorted(_mutual({pair: len(parts) for pair, parts in seen.items()})):
        work, *languages = where[a, b]
        places = f"{len(seen[a, b])} parts, first in {work.removeprefix(DATA + 'doc/')} ({' and '.join(languages)})"
        yield a, b, f"one is named where the other is: {places}"


def _versions(graph: Store) -> Mapping[str, list[str]]:
    """Work → its language versions; works with a single one are left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in select(graph, VERSIONS):
        found[row["work"].value].append(row["version"].value)
    return {work: versions for work, versions in found.items() if len(versions) > 1}


def _named(graph: Store, version: str) -> Named:
    from pyoxigraph import NamedNode

    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for role in PLACES:
        for quad in graph.quads_for_pattern(None, NamedNode(iri(role)), None, NamedNode(version)):
            entity = getattr(quad.object, "value", "")
            folder = entity.removeprefix(DATA).partition("/")[0]
            if folder in FOLDERS:
                found[getattr(quad.subject, "value", ""), role, folder].add(entity)
    return {place: frozenset(entities) for place, entities in found.items()}


def _apart(one: Named, other: Named) -> Iterator[tuple[str, Pair]]:
    """(Part or mandate, pair) where each version names exactly one node that the other names nowhere, and at least one
    of the two is made of its name only."""
    ours, others = frozenset().union(*one.values()), frozenset().union(*other.values())
    for place in sorted(one.keys() & other.keys()):
        pair = (one[place] - other[place]) | (other[place] - one[place])
        mine, theirs = pair - others, pair - ours
        if len(pair) == 2 and len(mine) == 1 == len(theirs) and any(map(made_of_name, pair)):
            a, b = sorted(pair, key=lambda node: (made_of_name(node), node))
            yield place[0], (a, b)


def _mutual(seen: Mapping[Pair, int]) -> Iterator[Pair]:
    """Pairs seen often enough, of which neither stands for another node as often; a gazetteer's node may have many."""
    best: dict[str, int] = defaultdict(int)
    for (a, b), count in seen.items():
        best[a], best[b] = max(best[a], count), max(best[b], count)
    for (a, b), count in seen.items():
        if count >= LEAST and count == best[b] and (count == best[a] or not made_of_name(a)):
            yield a, b


def _language(version: str) -> str:
    return version.rpartition("@")[2]
