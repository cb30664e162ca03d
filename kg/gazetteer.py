"""The names we know: bodies, places, goals, instruments and events in six languages, found in text at any length.

The facts stand in `ontology/gazetteer/*.ttl`; a specialist corrects them there. Matching is longest first, by words
folded the way each script needs it (`kg.folding`), so that case endings, plurals and prefixed particles hide no name.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from kg.folding import fold, fold_variants, has_heads, heads
from kg.matching import Candidate, Labelled, Matcher, Name, grouped
from kg.model import Entity
from kg.wordforms import inflection, is_acronym, same_number, same_word, shortened
from ontology import PREFIXES, iri, table, turtle_files

LABELS: Final = (iri("skos:prefLabel"), iri("skos:altLabel"), iri("skos:hiddenLabel"), iri("unp:acronym"))
CONTEXT_LABEL: Final = iri("unp:contextLabel")
GENERIC_LABEL: Final = iri("unp:genericLabel")
GROUP_CLASS: Final = "unp:Group"
SHORT: Final = 300
"""Characters of a text that is more likely a question than a document."""
FEW: Final = 4
"""Short texts after which all labels are folded once and for all."""
_TYPE: Final = iri("rdf:type")
_ENTITY_TYPE: Final = iri("unp:entityType")
_READ: Final = frozenset({*LABELS, CONTEXT_LABEL, GENERIC_LABEL, _TYPE, _ENTITY_TYPE})


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


class Gazetteer:
    """Entities by IRI and by label; immutable once made."""

    def __init__(self, entities: Mapping[str, Entity], short: _Labels, generic: _Labels | None = None) -> None:
        """`short` gives, for each IRI and language, the labels that count only in context; `generic` the common nouns
        that mean a group only where somebody is addressed.
        """
        self._entities = dict(sorted(entities.items()))
        self._short = short
        self._generic = generic or {}
        self._groups: dict[str, Mapping[str, list[Candidate]]] = {}
        self._matchers: dict[str, Matcher] = {}
        self._short_texts: Counter[str] = Counter()
        self._by_head: dict[str, Mapping[str, list[Labelled]]] = {}

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The gazetteer of `ontology/gazetteer`, read once per process."""
        records = _records()
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
        endings = inflection(language)
        stems = "stemmer" in table(language, "mentions")["folding"]
        for known in self._groups[language].get(fold(label, language).key, ()):
            same = not stems or (same_word(known.label, label, endings) and same_number(known.label, label))
            if same and not (known.label.islower() and not (printed or label).islower()):
                return known.entity
        return None

    def _group_names(self, language: str) -> Mapping[str, list[Candidate]]:
        """Folded name → the groups that bear it; of two, the one whose proper name it is comes first."""
        found: dict[str, list[Candidate]] = defaultdict(list)
        groups = [entity for entity in self._entities.values() if GROUP_CLASS in entity.types]
        named = [(label, entity) for entity in groups for label in entity.labels.get(language, ())]
        called = [(label, e) for e in groups for label in self._generic.get(e.iri, {}).get(language, ())]
        for label, entity in (*named, *called):
            for key in fold_variants(label, language):
                found[key].append(Candidate(label, entity, False))
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
            self._by_head[language] = grouped(self._names(language))
        groups = self._by_head[language]
        return Matcher((name for head in sorted({"", *heads(text)}) for name in groups.get(head, ())), language)

    def _matcher(self, language: str) -> Matcher:
        if language not in self._matchers:
            self._matchers[language] = Matcher(self._names(language), language)
        return self._matchers[language]

    def _names(self, language: str) -> Iterator[Labelled]:
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


def _key(label: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def _records() -> dict[str, _Record]:
    """What the gazetteer's files say of each node."""
    from pyoxigraph import BlankNode, Literal, RdfFormat, parse

    records: dict[str, _Record] = defaultdict(_Record)
    for path in turtle_files("gazetteer"):
        for subject, predicate, term in (quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)):
            said = predicate.value
            if said not in _READ or isinstance(subject, BlankNode):
                continue
            if isinstance(term, Literal):
                into = _kept(records[subject.value], said)[term.language or ""]
                into.insert(0 if said == LABELS[0] else len(into), term.value)
            elif said == _TYPE:
                records[subject.value].types.append(prefixed(term.value))
            elif said == _ENTITY_TYPE:
                records[subject.value].entity_type = term.value.rsplit("/", 1)[-1]
    return records


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
