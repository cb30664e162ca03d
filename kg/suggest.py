"""Nodes that are probably one body, with the reason; nothing follows from a suggestion until somebody judges it.

Two names point at one body when they share an abbreviation (UNDP, ЮНЕП, 儿基会 as the documents define them), or when
they are the same name folded as names are folded for finding them (`kg.folding`): case, endings, prefixes, spacing;
and when language versions name one where the other stands (`kg.counterparts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from kg.counterparts import counterparts
from kg.fold import Fold
from kg.folding import fold as folded
from kg.iris import made_of_name
from kg.judgements import Judgements
from kg.language import spaced
from kg.select import select
from kg.wordforms import is_acronym
from ontology import DATA, LANGUAGES

if TYPE_CHECKING:
    from kg.store import Generation

LABELS: Final = """
SELECT DISTINCT ?node ?label WHERE {
  ?node skos:prefLabel|skos:altLabel ?label .
  FILTER(STRSTARTS(STR(?node), STR(id:)))
  FILTER NOT EXISTS { ?node unp:isAnonymous true }
} ORDER BY ?node ?label"""

FOLDERS: Final = ("org", "person", "post", "event", "partnership")
"""Kinds of nodes that are compared, each with its own kind."""
LEAST: Final = 12
LEAST_UNSPACED: Final = 4
"""Letters of a name that can point at one body alone; shorter ones ("the Fund") are many bodies' names. Where blanks
part no words, a character says as much as three letters."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two IRIs that may be one body, and why."""

    a: str
    b: str
    reason: str


def suggestions(generation: Generation) -> list[Suggestion]:
    """Pairs that nobody has judged yet, curated nodes first, in order of their IRIs."""
    judgements = generation.judgements
    fold = Fold.read(generation.graph)
    found: dict[tuple[str, str], Suggestion] = {}
    for reason, nodes in _meeting(_labels(generation)):
        for a, b in combinations(sorted(nodes, key=lambda node: (made_of_name(node), node)), 2):
            if _open(a, b, judgements):
                found.setdefault((a, b), Suggestion(a, b, reason))
    for a, b, reason in counterparts(generation):
        if _open(a, b, judgements) and not fold.joins(a, b):
            found.setdefault((a, b), Suggestion(a, b, reason))
    return [found[pair] for pair in sorted(found)]


def _labels(generation: Generation) -> Iterator[tuple[str, str, str]]:
    """(node, label, language) of what the documents and the gazetteer name."""
    for row in select(generation.graph, LABELS):
        node, label = row["node"].value, row["label"]
        if node.removeprefix(DATA).partition("/")[0] in FOLDERS:
            yield node, label.value, label.language or ""


def _meeting(labels: Iterable[tuple[str, str, str]]) -> list[tuple[str, set[str]]]:
    """What several nodes of one kind share, with these nodes: abbreviations first, then folded names."""
    shared: dict[tuple[int, str, str, str], set[str]] = defaultdict(set)
    printed: dict[tuple[int, str, str, str], str] = {}
    for node, label, language in labels:
        folder = node.removeprefix(DATA).partition("/")[0]
        for rank, key in _keys(label, language):
            place = (rank, folder, language if rank else "", key)
            shared[place].add(node)
            printed.setdefault(place, label)
    reasons = ("both are abbreviated {}", "both are named {}")
    return [
        (reasons[place[0]].format(printed[place]), shared[place]) for place in sorted(shared) if len(shared[place]) > 1
    ]


def _keys(label: str, language: str) -> Iterator[tuple[int, str]]:
    if is_acronym(label):
        yield 0, label
    elif language in LANGUAGES:
        key = folded(label, language).key.strip()
        if len(key) >= (LEAST if spaced(language) else LEAST_UNSPACED):
            yield 1, key


def _open(a: str, b: str, judgements: Judgements) -> bool:
    """At least one is made of a name only, and nobody has judged the two."""
    if not made_of_name(a) and not made_of_name(b):
        return False
    return judgements.canonical(a) != judgements.canonical(b) and not judgements.apart(a, b)
