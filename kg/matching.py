"""Finds any of many names in a text at once, by words folded as their script needs it.

The names stand in a tree, word after word: a name is found by walking from its first word on, and a text is walked
through once, whatever the number of names. Such a tree can be kept, while an automaton would have to be built anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar

from kg.folding import fold, fold_variants
from kg.model import Entity
from kg.wordforms import inflection, inside_word, is_acronym, is_capital, same_word
from ontology import table

T = TypeVar("T")
Node = dict[str, Any]
"""Token → the node that it leads to; under END what is called by the tokens so far, in order."""
END: Final = " "
"""No token: blanks part them."""
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


class Candidate(NamedTuple):
    """A label, what it names, and whether it counts only in context."""

    label: str
    entity: Entity
    short: bool


_Found = tuple[int, int, list[Candidate]]
"""Candidates over `text[start:end]`."""


class _Read:
    """What may be named in a text, and what is, by what the context says of those of whom it has something to say."""

    __slots__ = ("_doubtful", "_found", "_named")

    def __init__(self, found: tuple[_Found, ...]) -> None:
        self._found = found
        doubtful = (among for _, _, among in found if len(among) > 1 or among[0].short)
        self._doubtful = frozenset(candidate.entity.iri for among in doubtful for candidate in among)
        self._named: dict[tuple[str, ...], list[Name]] = {}

    def names(self, context: Sequence[str]) -> list[Name]:
        """Names from left to right, the longest first where they overlap."""
        told = tuple(filter(self._doubtful.__contains__, context)) if self._doubtful else ()
        if told not in self._named:
            ranks = {iri: rank for rank, iri in enumerate(told)}
            self._named[told] = longest(name for one in self._found if (name := _named(one, ranks)))
        return self._named[told]


def tree(labels: Iterable[tuple[str, T]], language: str) -> Node:
    """Labels as their tokens, each with what it means."""
    root: Node = {}
    for label, meant in labels:
        for tokens in fold_variants(label, language):
            node = root
            for token in tokens:
                node = node.setdefault(token, {})
            node.setdefault(END, []).append(meant)
    return root


class Matcher:
    """Finds any of many labels in the text of one language."""

    def __init__(self, names: Mapping[str, Node], language: str) -> None:
        """`names` is a `tree` of candidates."""
        self._names = names
        self._language = language
        folding = table(language, "mentions")["folding"]
        self._stems = "stemmer" in folding
        self._inflection = inflection(language)
        self._article = re.compile(folding["article"]) if "article" in folding else None
        self._found: dict[str, _Read] = {}
        guards = table(language, "mentions").get("guards", {})
        self._guards = {label: re.compile(pattern + r"\Z") for label, pattern in guards.get("not_after", {}).items()}
        self._followed = {label: re.compile(pattern) for label, pattern in guards.get("not_before", {}).items()}

    @classmethod
    def of(cls, names: Iterable[tuple[str, Entity, bool]], language: str) -> Matcher:
        """A matcher of these, as in `Candidate`."""
        return cls(tree(((name[0], Candidate(*name)) for name in names), language), language)

    def find(self, text: str, context: Sequence[str] = ()) -> list[Name]:
        """Names from left to right, the longest first where they overlap."""
        read = self._found.get(text)
        if read is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            read = self._found[text] = _Read(tuple(_as_printed(list(self._candidates_in(text)), text)))
        return list(read.names(context))

    def _candidates_in(self, text: str) -> Iterator[_Found]:
        """What may be named where, whatever the context."""
        folded = fold(text, self._language)
        for first, last, candidates in self._walked(folded.tokens):
            start, end = folded.begins[first], folded.ends[last]
            if allowed := [c for c in candidates if self._allowed(c, text, start, end)]:
                yield start, end, allowed

    def _walked(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, list[Candidate]]]:
        """The first and the last token of whatever has a name, with what it may be."""
        begins = self._names.keys()
        for first in [place for place, token in enumerate(tokens) if token in begins]:
            node, last = self._names[tokens[first]], first
            while node:
                if END in node:
                    yield first, last, node[END]
                last += 1
                node = node.get(tokens[last], {}) if last < len(tokens) else {}

    @staticmethod
    def _undetermined(candidate: Candidate, printed: str, article: re.Pattern[str]) -> bool:
        """Whether the article makes another word of what is printed: "office" with it is the office spoken of, without
        it any; مالي is a country, المالي is "financial".
        """
        named, told = (article.match(name) is not None for name in (candidate.label, printed))
        if candidate.short:
            return not (named and told)
        return named != told and " " not in candidate.label and _names_one(candidate.entity)

    def _allowed(self, candidate: Candidate, text: str, start: int, end: int) -> bool:
        label, printed = candidate.label, text[start:end]
        if is_acronym(label):
            in_symbol = text[start - 1 : start] == "/" == text[end : end + 1]
            return printed == label and not in_symbol and not inside_word(text, start, end)
        if label[0].isupper() and not is_capital(printed):
            return False
        if self._article and self._undetermined(candidate, printed, self._article):
            return False
        if self._stems and not same_word(label, printed, self._inflection):
            return False
        before, after = self._guards.get(label), self._followed.get(label)
        if (before and before.search(text, max(0, start - 12), start)) or (after and after.match(text, end)):
            return False
        return not inside_word(text, start, end)


def _names_one(entity: Entity) -> bool:
    return "unp:Group" not in entity.types


def _as_printed(found: list[_Found], text: str) -> Iterator[_Found]:
    """Of names that fold alike, those that stand so in the text: the Organization is not its organizations."""
    if len({(start, end) for start, end, _ in found}) == len(found) and all(len(one[2]) == 1 for one in found):
        yield from found
        return
    spans = Counter((start, end) for start, end, _ in found)
    exact: dict[tuple[int, int], list[Candidate]] = {}
    for start, end, candidates in found:
        if spans[start, end] > 1 or len(candidates) > 1:
            printed = " ".join(text[start:end].split()).casefold()
            same = [c for c in candidates if c.label.casefold() == printed]
            exact.setdefault((start, end), []).extend(same if any(not c.short for c in same) else ())
    for start, end, candidates in found:
        kept = exact.get((start, end)) or candidates
        if told := [c for c in candidates if c in kept]:
            yield start, end, told


def _named(found: _Found, ranks: Mapping[str, int]) -> Name | None:
    """The candidate that is meant: short labels count in context only, the latest named in full before others.

    A name that is also the short one of another means that other where only it was named in full.
    """
    start, end, candidates = found
    allowed = [c for c in candidates if not c.short or c.entity.iri in ranks]
    if not allowed:
        return None
    told = [c for c in allowed if c.entity.iri in ranks]
    other = told and (allowed[0].short or allowed[0] not in told)
    best = max(told, key=lambda c: ranks[c.entity.iri]) if other else allowed[0]
    return Name(start, end, best.entity, best.label, best.short)


def longest(names: Iterable[Name]) -> list[Name]:
    """Of overlapping names the leftmost, and of those that begin together the longest."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end, n.short, n.entity.iri)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
