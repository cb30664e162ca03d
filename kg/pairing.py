"""What the language versions of one work prove to be one under several names, by the places where they tell of it.

A part has one IRI in all versions. Where each of several versions names exactly one thing there that the others name
nowhere, these names mean the same, unless one of the versions overlooks it and names another. So a proof needs more:

    boxes      the titled item of a box is one partnership: the versions have the same items in that box
    names      two parts, or three versions; and nothing in the work that speaks for another pair

Names of one kind only are compared, none that the gazetteer holds, and none that says much more than the other ("the
Fund" and the fund's full name are the same here and not elsewhere).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from kg.judgements import components
from kg.manifest import DOCUMENTS
from kg.told import BOX, Place, Version, numbered, read, specific, width

if TYPE_CHECKING:
    from pyoxigraph import Store

RULES: Final = "3"
"""Raised when the same versions prove something else than before."""
PARTS: Final = 2
"""Paragraphs in which two names must stand for each other where only two versions say so."""
VERSIONS: Final = 3
"""Versions that prove by a single paragraph, where they are most of those that there are."""
SHARED: Final = 0.5
"""Share of the parts with either name that have both."""
LONGER: Final = 2.5
MANY: Final = 5
LONGER_IN_MANY: Final = 3.0
"""How many times as long the longest of the names may be; of that many names, some bear a word for what they name
("the partnership “Clear Wells”").
"""

NONE: Final[frozenset[str]] = frozenset()

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """Two IRIs are one, and why."""

    a: str
    b: str
    reason: str


def proofs(graph: Store, names: Sequence[str]) -> list[Proof]:
    """What the language versions of one work, given by their graphs, prove; in order of the IRIs."""
    versions = [read(graph, name) for name in sorted(names)]
    found: dict[Pair, set[Place]] = defaultdict(set)
    crowded = {place for version in versions for place, nodes in version.told.items() if len(nodes) > 1}
    for one, other in combinations(versions, 2):
        for pair, places in _pairs(one, other, crowded):
            found[pair] |= places
    found = _uncontested(found, versions)
    return sorted(proof for group in _groups(found) for proof in _proven(group, found, versions))


def _pairs(one: Version, other: Version, crowded: Set[Place]) -> Iterator[tuple[Pair, set[Place]]]:
    """Names that stand for each other wherever each stands alone, and in most parts that have either; places where
    any version names two tell nothing.
    """
    for_each: dict[str, set[str]] = defaultdict(set)
    places: dict[Pair, set[Place]] = defaultdict(set)
    for place in (one.told.keys() & other.told.keys()) - crowded:
        for a, b in _alone(place, one, other):
            for_each[a].add(b)
            for_each[b].add(a)
            places[a, b].add(place)
    for (a, b), seen in places.items():
        boxed = any(place.role == BOX for place in seen)
        if len(for_each[a]) == 1 == len(for_each[b]) and (boxed or _together(a, b, one, other)):
            yield (min(a, b), max(a, b)), seen


def _alone(place: Place, one: Version, other: Version) -> Iterator[Pair]:
    """The two names at a place where the versions differ in nothing else."""
    (a,), (b,) = one.told[place], other.told[place]
    known = one.known.get(place.whole) == other.known.get(place.whole)
    if a not in other.names and b not in one.names and known and (place.role != BOX or _one_item(place, one, other)):
        yield a, b


def _one_item(place: Place, one: Version, other: Version) -> bool:
    """Whether two versions have the same items in a box, and this one is not about different bodies and places."""
    mine, theirs = (version.bodies.get(place.part, NONE) for version in (one, other))
    return one.beside(place.part) == other.beside(place.part) and not (mine and theirs and mine.isdisjoint(theirs))


def _together(a: str, b: str, one: Version, other: Version) -> bool:
    """Whether two names stand in the same parts for the most."""
    mine, theirs = one.where[a], other.where[b]
    return len(mine & theirs) >= SHARED * len(mine | theirs)


def _uncontested(pairs: Mapping[Pair, set[Place]], versions: Sequence[Version]) -> dict[Pair, set[Place]]:
    """Pairs without the places where a version names something else than what is grouped with them."""
    group_of = {node: group for group in _groups(pairs) for node in group}
    kept = {
        pair: {place for place in places if _all_name(place, group_of[pair[0]], versions)}
        for pair, places in pairs.items()
    }
    found = {pair: places for pair, places in kept.items() if places}
    return found if found == pairs else _uncontested(found, versions)


def _all_name(place: Place, group: frozenset[str], versions: Sequence[Version]) -> bool:
    """Whether nothing else is named at a place; an item of a box is the one thing that is told there."""
    return place.role == BOX or all(version.told.get(place, NONE) <= group for version in versions)


def _groups(pairs: Iterable[Pair]) -> list[frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for node, leader in components(pairs).items():
        groups[leader].add(node)
    return [frozenset(groups[leader]) for leader in sorted(groups)]


def _proven(group: Set[str], pairs: Mapping[Pair, set[Place]], versions: Sequence[Version]) -> Iterator[Proof]:
    """The proofs that a group is one; none where a version tells two of it apart, and none of a name for which too
    little speaks.
    """
    places = {place for pair in combinations(sorted(group), 2) for place in pairs.get(pair, ())}
    if any(len(group & version.names.keys()) > 1 for version in versions) or not _comparable(group, places, versions):
        return
    enough = sorted(node for node in group if _enough(_where(node, places, versions), group, versions))
    telling = [version.language for version in versions if not version.names.keys().isdisjoint(enough)]
    for node in enough[1:]:
        first, *more = sorted({place.part.removeprefix(DOCUMENTS) for place in _where(node, places, versions)})
        beyond = f" and {len(more)} more" if more else ""
        reason = f"told of in one place by the versions {', '.join(telling)} of one text: {first}{beyond}"
        yield Proof(enough[0], node, reason)


def _where(node: str, places: Iterable[Place], versions: Sequence[Version]) -> set[Place]:
    return {place for place in places for version in versions if node in version.told.get(place, NONE)}


def _comparable(group: Set[str], places: Iterable[Place], versions: Sequence[Version]) -> bool:
    """Whether names outside of boxes say more than a common noun does, and none much more than the others."""
    names = [version.names[node] for version in versions for node in group & version.names.keys()]
    widths = [width(name) for name in names]
    longest = LONGER_IN_MANY if len(names) >= MANY else LONGER
    alike = all(map(specific, names)) and max(widths) <= longest * min(widths)
    return alike or any(place.role == BOX for place in places)


def _enough(places: Set[Place], group: Set[str], versions: Sequence[Version]) -> bool:
    """Whether the places prove that a name belongs to its group: a box alone does."""
    if any(place.role == BOX for place in places) or len({numbered(place.part) for place in places}) >= PARTS:
        return True
    most = max(
        (sum(not version.told.get(place, NONE).isdisjoint(group) for version in versions) for place in places),
        default=0,
    )
    return most >= max(VERSIONS, len(versions) // 2 + 1)
