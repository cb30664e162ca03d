"""The names we know: bodies, places, goals, instruments and events in six languages, found in text at any length.

The facts stand in `ontology/gazetteer/*.ttl`; a specialist corrects them there. Matching is longest first, by words
folded the way each script needs it (`kg.folding`), so that case endings, plurals and prefixed particles hide no name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from kg.folding import fold, fold_variants, has_heads, heads
from kg.model import Entity
from ontology import PREFIXES, iri, table, turtle_files

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick
    from pyoxigraph import Triple

LABELS: Final = (iri("skos:prefLabel"), iri("skos:altLabel"), iri("skos:hiddenLabel"), iri("unp:acronym"))
_WORD: Final = re.compile(r"\w+")
CONTEXT_LABEL: Final = iri("unp:contextLabel")
GENERIC_LABEL: Final = iri("unp:genericLabel")
GROUP_CLASS: Final = "unp:Group"
SHORT: Final = 300
"""Characters of a text that is more likely a question than a document."""
REMEMBERED: Final = 2048
"""Texts whose names are remembered: every extractor asks for those of each part."""
FEW: Final = 4
"""Short texts after which all labels are folded once and for all."""
_TYPE: Final = iri("rdf:type")
_ENTITY_TYPE: Final = iri("unp:entityType")


@dataclass(frozen=True, slots=True)
class Name:
    """An entity named over `text[start:end]`, by the label as it stands in the gazetteer."""

    start: int
    end: int
    entity: Entity
    label: str
    short: bool = False
    """Whether the label means the entity only beside its full name ("the Fund", 该基金)."""


@dataclass(slots=True)
class _Record:
    """What the triples say of one node, while they are read."""

    labels: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    short: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    generic: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    types: list[str] = field(default_factory=list)
    entity_type: str = ""


_Labels = Mapping[str, Mapping[str, tuple[str, ...]]]
"""IRI → language → labels."""
_Labelled = tuple[str, Entity, bool]
"""A label, what it names, and whether it counts only in context."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    label: str
    entity: Entity
    short: bool


_Found = tuple[int, int, list[_Candidate]]
"""Candidates over `text[start:end]`."""


class Gazetteer:
    """Entities by IRI and by label; immutable once made."""

    def __init__(self, entities: Mapping[str, Entity], short: _Labels, generic: _Labels | None = None) -> None:
        """`short` gives, for each IRI and language, the labels that count only in context; `generic` the common nouns
        that mean a group only where somebody is addressed.
        """
        self._entities = dict(sorted(entities.items()))
        self._short = short
        self._generic = generic or {}
        self._groups: dict[str, Mapping[str, list[_Candidate]]] = {}
        self._matchers: dict[str, Matcher] = {}
        self._short_texts: Counter[str] = Counter()
        self._by_head: dict[str, Mapping[str, list[_Labelled]]] = {}

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The gazetteer of `ontology/gazetteer`, read once per process."""
        from pyoxigraph import RdfFormat, parse

        records: dict[str, _Record] = defaultdict(_Record)
        for path in turtle_files("gazetteer"):
            for triple in parse(path=str(path), format=RdfFormat.TURTLE):
                _read(triple.triple, records)
        entities = {key: _entity(key, record) for key, record in records.items() if record.labels}
        short = {key: _frozen(record.short) for key, record in records.items() if record.short}
        generic = {key: _frozen(record.generic) for key, record in records.items() if record.generic}
        return Gazetteer(entities, short, generic)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities.values())

    def __len__(self) -> int:
        return len(self._entities)

    def __contains__(self, iri: object) -> bool:
        return iri in self._entities

    def entity(self, iri: str) -> Entity:
        """Raises KeyError for an IRI that the gazetteer does not hold."""
        return self._entities[iri]

    def by_label(self, label: str) -> list[str]:
        """The IRIs that bear this label in any language, whatever its case and spacing, in order."""
        return list(self._by_label.get(_key(label), ()))

    def group(self, label: str, language: str, printed: str = "") -> Entity | None:
        """The group of actors that the whole label names, however it is inflected; a common noun counts too.

        `printed` is the label as the text has it: a capital or the singular makes it the name of one body.
        """
        if language not in self._groups:
            self._groups[language] = self._group_names(language)
        inflection = _inflection(language)
        stems = "stemmer" in table(language, "mentions")["folding"]
        for known in self._groups[language].get(fold(label, language).key, ()):
            same = not stems or (_same_word(known.label, label, inflection) and _same_number(known.label, label))
            if same and not (known.label.islower() and not (printed or label).islower()):
                return known.entity
        return None

    def _group_names(self, language: str) -> Mapping[str, list[_Candidate]]:
        """Folded name → the groups that bear it; of two, the one whose proper name it is comes first."""
        found: dict[str, list[_Candidate]] = defaultdict(list)
        groups = [entity for entity in self._entities.values() if GROUP_CLASS in entity.types]
        named = [(label, entity) for entity in groups for label in entity.labels.get(language, ())]
        called = [(label, e) for e in groups for label in self._generic.get(e.iri, {}).get(language, ())]
        for label, entity in (*named, *called):
            for key in fold_variants(label, language):
                found[key].append(_Candidate(label, entity, False))
        return dict(found)

    def find(self, text: str, language: str, context: Sequence[str] = ()) -> list[Name]:
        """Names in `text`, left to right and without overlap, the longest first.

        `context` are the IRIs that the document has named in full so far, the latest last: only their short labels
        count, and of two that share one, the latest.
        """
        return (self._small_matcher(text, language) or self._matcher(language)).find(text, context)

    def prepare(self, language: str) -> None:
        """Fold all names of a language now: a document holds more texts than a question."""
        self._matcher(language)

    def _small_matcher(self, text: str, language: str) -> Matcher | None:
        """For the first short texts of a process, a matcher of those labels only that begin as a word there does:
        folding all of them takes longer than a search."""
        self._short_texts[language] += 1
        few = len(text) <= SHORT and self._short_texts[language] <= FEW
        if not few or language in self._matchers or not has_heads(language):
            return None
        if language not in self._by_head:
            self._by_head[language] = _grouped(self._names(language))
        groups = self._by_head[language]
        return Matcher((name for head in sorted({"", *heads(text)}) for name in groups.get(head, ())), language)

    def _matcher(self, language: str) -> Matcher:
        if language not in self._matchers:
            self._matchers[language] = Matcher(self._names(language), language)
        return self._matchers[language]

    def _names(self, language: str) -> Iterator[_Labelled]:
        for entity in self._entities.values():
            generic = self._generic.get(entity.iri, {}).get(language, ())
            labels = [label for label in entity.labels.get(language, ()) if label not in generic]
            foreign = [a for a in (*entity.labels.get("en", ()), *entity.labels.get("", ())) if is_acronym(a)]
            for label in dict.fromkeys((*labels, *foreign)):
                yield label, entity, False
            for label in labels:
                if (short := shortened(label, language)) and not self.by_label(short):
                    yield short, entity, False
            for label in self._short.get(entity.iri, {}).get(language, ()):
                if label not in labels:
                    yield label, entity, True

    @cached_property
    def _by_label(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for entity in self._entities.values():
            for labels in entity.labels.values():
                for key in dict.fromkeys(map(_key, labels)):
                    if entity.iri not in found[key]:
                        found[key].append(entity.iri)
        return {key: tuple(iris) for key, iris in found.items()}


def shortened(label: str, language: str) -> str:
    """A name with the United Nations abbreviated: "UN Children’s Fund"; "" where it has none to abbreviate."""
    pairs = table(language, "mentions")["folding"].get("shortened", [])
    return next((label.replace(full, short) for full, short in pairs if full in label and full != label), "")


class Matcher:
    """Finds any of many labels in the text of one language."""

    def __init__(self, names: Iterable[_Labelled], language: str) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._language = language
        folding = table(language, "mentions")["folding"]
        self._stems = "stemmer" in folding
        self._inflection = _inflection(language)
        self._article = re.compile(folding["article"]) if "article" in folding else None
        by_key: dict[str, list[_Candidate]] = {}
        for label, entity, short in names:
            for key in fold_variants(label, language):
                by_key.setdefault(key, []).append(_Candidate(label, entity, short))
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

    def _allowed(self, candidate: _Candidate, text: str, start: int, end: int) -> bool:
        label, printed = candidate.label, text[start:end]
        if is_acronym(label):
            return printed == label and not _inside_word(text, start, end)
        if label[0].isupper() and not _capital(printed):
            return False
        if candidate.short and self._article and not (self._article.match(printed) and self._article.match(label)):
            return False  # "office" with the article is the office spoken of, without it any
        if self._stems and not _same_word(label, printed, self._inflection):
            return False
        before, after = self._guards.get(label), self._followed.get(label)
        if (before and before.search(text, max(0, start - 12), start)) or (after and after.match(text, end)):
            return False
        return not _inside_word(text, start, end)


def _as_printed(found: list[_Found], text: str) -> Iterator[_Found]:
    """Of names that fold alike, those that stand so in the text: the Organization is not its organizations."""
    spans = Counter((start, end) for start, end, _ in found)
    exact: dict[tuple[int, int], list[_Candidate]] = {}
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


def _grouped(names: Iterable[_Labelled]) -> Mapping[str, list[_Labelled]]:
    """Names by how their first word begins, in order."""
    groups: dict[str, list[_Labelled]] = {}
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


def is_acronym(label: str) -> bool:
    """Capitals, perhaps with figures, hyphens and a plural s: WHO, UNAIDS, ЮНЕСКО."""
    letters = [c for c in label if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return " " not in label and capitals >= 2 and capitals * 2 > len(letters) and len(label) <= 14


def _capital(printed: str) -> bool:
    return next((c.isupper() or not c.islower() for c in printed if c.isalpha()), False)


@cache
def _inflection(language: str) -> re.Pattern[str] | None:
    """What may stand behind the part that two forms of one word share, where the language says."""
    folding = table(language, "mentions")["folding"]
    return re.compile(folding["inflection"]) if "inflection" in folding else None


def _same_word(label: str, printed: str, inflection: re.Pattern[str] | None) -> bool:
    """Words may change their endings, not become others: "employing" is no form of "employers", "developed countries"
    none of "developing countries".
    """
    words, forms = _WORD.findall(label.lower()), _WORD.findall(printed.lower())
    if len(words) != len(forms) or (inflection is None and len(words) > 1):
        return True
    return all(_inflected(word, form, inflection) for word, form in zip(words, forms, strict=True))


def _same_number(label: str, printed: str) -> bool:
    """Whether no plural of a label in Latin letters is printed as a singular: "the organization" is no group."""
    pairs = zip(_WORD.findall(label.lower()), _WORD.findall(printed.lower()), strict=False)
    return not any(word.endswith(("s", "x")) and not form.endswith(("s", "x")) for word, form in pairs)


def _inflected(word: str, form: str, inflection: re.Pattern[str] | None) -> bool:
    if min(len(word), len(form)) < 5:
        return True
    pairs = zip(word, form, strict=False)
    shared = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(word), len(form)))
    if inflection is None or word.isascii() != form.isascii():
        return shared >= min(len(word), len(form)) - 2
    return all(inflection.fullmatch(tail) for tail in (word[shared:], form[shared:]))


def _inside_word(text: str, start: int, end: int) -> bool:
    """Latin letters run on beyond the name: "UNEP" in "UNEPFI" is none."""
    ahead = text[end : end + 1]
    behind = text[start - 1 : start]
    return (_latin(behind) and _latin(text[start])) or (_latin(ahead) and _latin(text[end - 1]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _key(label: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def _read(triple: Triple, records: dict[str, _Record]) -> None:
    """Take one triple into the record of its subject."""
    from pyoxigraph import Literal, NamedNode

    subject, predicate, term = triple.subject, triple.predicate.value, triple.object
    if not isinstance(subject, NamedNode):
        return
    if isinstance(term, Literal) and predicate in (*LABELS, CONTEXT_LABEL, GENERIC_LABEL):
        record = records[subject.value]
        into = _kept(record, predicate)[term.language or ""]
        into.insert(0 if predicate == LABELS[0] else len(into), term.value)
    elif isinstance(term, NamedNode) and predicate == _TYPE:
        records[subject.value].types.append(prefixed(term.value))
    elif isinstance(term, NamedNode) and predicate == _ENTITY_TYPE:
        records[subject.value].entity_type = term.value.rsplit("/", 1)[-1]


def _kept(record: _Record, predicate: str) -> dict[str, list[str]]:
    """Where labels of this predicate are collected."""
    return {CONTEXT_LABEL: record.short, GENERIC_LABEL: record.generic}.get(predicate, record.labels)


def _frozen(labels: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(dict.fromkeys(found)) for language, found in sorted(labels.items())}


def _entity(iri: str, record: _Record) -> Entity:
    return Entity(iri, _frozen(record.labels), tuple(sorted(set(record.types))), record.entity_type)


@cache
def prefixed(iri: str) -> str:
    """`http://www.w3.org/ns/org#Organization` → `org:Organization`; an IRI without a known prefix stays."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and prefix != "id":
            return f"{prefix}:{iri[len(base) :]}"
    return iri
