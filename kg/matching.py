"""Finds any of many names in a text at once (Aho and Corasick, 1975), by words folded as their script needs it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.folding import fold, fold_variants, heads
from kg.model import Entity
from kg.wordforms import inflection, inside_word, is_acronym, is_capital, same_word
from ontology import table

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

REMEMBERED: Final = 2048
"""Texts whose names are remembered: every extractor asks for those of each part."""


@dataclass(frozen=True, slots=True)
class Name:
    """An entity named over `text[start:end]`, by the label as it stands in the gazetteer."""

    start: int
    end: int
    entity: Entity
    label: str
    short: bool = False
    """Whether the label means the entity only beside its full name ("the Fund", 该基金)."""


Labelled = tuple[str, Entity, bool]
"""A label, what it names, and whether it counts only in context."""


@dataclass(frozen=True, slots=True)
class Candidate:
    label: str
    entity: Entity
    short: bool


_Found = tuple[int, int, list[Candidate]]
"""Candidates over `text[start:end]`."""


class Matcher:
    """Finds any of many labels in the text of one language."""

    def __init__(self, names: Iterable[Labelled], language: str) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._language = language
        folding = table(language, "mentions")["folding"]
        self._stems = "stemmer" in folding
        self._inflection = inflection(language)
        self._article = re.compile(folding["article"]) if "article" in folding else None
        by_key: dict[str, list[Candidate]] = {}
        for label, entity, short in names:
            for key in fold_variants(label, language):
                by_key.setdefault(key, []).append(Candidate(label, entity, short))
        self._found: dict[str, tuple[_Found, ...]] = {}
        self._candidates = list(by_key.values())
        self._automaton = AhoCorasick(list(by_key), matchkind=MatchKind.Standard) if by_key else None
        guards = table(language, "mentions").get("guards", {})
        self._guards = {label: re.compile(pattern + r"\Z") for label, pattern in guards.get("not_after", {}).items()}
        self._followed = {label: re.compile(pattern) for label, pattern in guards.get("not_before", {}).items()}

    def find(self, text: str, context: Sequence[str] = ()) -> list[Name]:
        """Names from left to right, the longest first where they overlap."""
        if self._automaton is None or not text:
            return []
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            found = self._found[text] = self._candidates_in(text, self._automaton)
        ranks = {iri: rank for rank, iri in enumerate(context)}
        return longest(name for one in found if (name := _named(one, ranks)))

    def _candidates_in(self, text: str, automaton: AhoCorasick) -> tuple[_Found, ...]:
        """What may be named where, whatever the context."""
        folded = fold(text, self._language)
        found = []
        for index, first, last in automaton.find_matches_as_indexes(folded.key, overlapping=True):
            start, end = folded.span(first, last)
            if allowed := [c for c in self._candidates[index] if self._allowed(c, text, start, end)]:
                found.append((start, end, allowed))
        return tuple(_as_printed(found, text))

    def _allowed(self, candidate: Candidate, text: str, start: int, end: int) -> bool:
        label, printed = candidate.label, text[start:end]
        if is_acronym(label):
            return printed == label and not inside_word(text, start, end)
        if label[0].isupper() and not is_capital(printed):
            return False
        if candidate.short and self._article and not (self._article.match(printed) and self._article.match(label)):
            return False  # "office" with the article is the office spoken of, without it any
        if self._stems and not same_word(label, printed, self._inflection):
            return False
        before, after = self._guards.get(label), self._followed.get(label)
        if (before and before.search(text, max(0, start - 12), start)) or (after and after.match(text, end)):
            return False
        return not inside_word(text, start, end)


def _as_printed(found: list[_Found], text: str) -> Iterator[_Found]:
    """Of names that fold alike, those that stand so in the text: the Organization is not its organizations."""
    spans = Counter((start, end) for start, end, _ in found)
    exact: dict[tuple[int, int], list[Candidate]] = {}
    for start, end, candidates in found:
        if spans[start, end] > 1 or len(candidates) > 1:
            printed = " ".join(text[start:end].split()).casefold()
            same = [c for c in candidates if c.label.casefold() == printed and not c.short]
            exact.setdefault((start, end), []).extend(same)
    for start, end, candidates in found:
        kept = exact.get((start, end)) or candidates
        if told := [c for c in candidates if c in kept]:
            yield start, end, told


def _named(found: _Found, ranks: Mapping[str, int]) -> Name | None:
    """The candidate that is meant: short labels count in context only, the latest named in full before others."""
    start, end, candidates = found
    allowed = [c for c in candidates if not c.short or c.entity.iri in ranks]
    if not allowed:
        return None
    best = allowed[0] if not allowed[0].short else max(allowed, key=lambda c: ranks[c.entity.iri])
    return Name(start, end, best.entity, best.label, best.short)


def grouped(names: Iterable[Labelled]) -> Mapping[str, list[Labelled]]:
    """Names by how their first word begins, in order."""
    groups: dict[str, list[Labelled]] = {}
    for name in names:
        groups.setdefault(next(heads(name[0]), ""), []).append(name)
    return groups


def longest(names: Iterable[Name]) -> list[Name]:
    """Of overlapping names the leftmost, and of those that begin together the longest."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end, n.short, n.entity.iri)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
