"""The names we know: bodies, places, goals, instruments and events in six languages, found in text at any length.

The facts stand in `ontology/gazetteer/*.ttl`; a specialist corrects them there. Matching is longest first, by words
folded the way each script needs it (`kg.folding`), so that case endings, plurals and prefixed particles hide no name.
"""

from __future__ import annotations

import marshal
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, Final, TypeVar

from kg import folding, matching, wordforms
from kg.folding import fold, fold_variants, joined, stemmer_file
from kg.matching import END, Candidate, Matcher, Name, Node, tree
from kg.model import Entity
from kg.wordforms import inflection, is_acronym, same_number, same_word, shortened
from ontology import FOLDER, PREFIXES, iri, table, turtle_files
from ontology.compiled import compiled

LABELS: Final = (iri("skos:prefLabel"), iri("skos:altLabel"), iri("skos:hiddenLabel"), iri("unp:acronym"))
CONTEXT_LABEL: Final = iri("unp:contextLabel")
GENERIC_LABEL: Final = iri("unp:genericLabel")
GROUP_CLASS: Final = "unp:Group"
_TYPE: Final = iri("rdf:type")
_ENTITY_TYPE: Final = iri("unp:entityType")
_READ: Final = frozenset({*LABELS, CONTEXT_LABEL, GENERIC_LABEL, _TYPE, _ENTITY_TYPE})
_CODE: Final = (Path(__file__), *(Path(str(module.__file__)) for module in (folding, matching, wordforms)))
"""What decides how names are kept, beside the files that they stand in."""

T = TypeVar("T")


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


class Unpacked(Mapping[str, T]):
    """Values kept as bytes, each made when it is first asked."""

    def __init__(self, packed: Mapping[str, bytes], make: Callable[[Any], T]) -> None:
        self._packed = packed
        self._make = make
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._made:
            self._made[key] = self._make(marshal.loads(self._packed[key]))
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._packed

    def keys(self) -> KeysView[str]:
        return self._packed.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class Gazetteer:
    """Entities by IRI and by label; immutable once made."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        short: _Labels,
        generic: _Labels | None = None,
        sources: Sequence[Path] = (),
    ) -> None:
        """`entities` are in order of IRIs; `short` gives, for each IRI and language, the labels that count only in
        context; `generic` the common nouns that mean a group only where somebody is addressed. What is derived from
        files, `sources`, is kept.
        """
        self._entities = entities
        self._short = short
        self._generic = generic or {}
        self._sources = sources
        self._groups: dict[str, Mapping[str, list[Candidate]]] = {}
        self._matchers: dict[str, Matcher] = {}

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The gazetteer of `ontology/gazetteer`, read once per process."""
        sources = (*turtle_files("gazetteer"), *_CODE)
        packed, short, generic = compiled("gazetteer", sources, _read)
        return Gazetteer(Unpacked(packed, lambda said: Entity(*said)), short, generic, sources)

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
            for tokens in fold_variants(label, language):
                found[joined(tokens)].append(Candidate(label, entity, False))
        return dict(found)

    def find(self, text: str, language: str, context: Sequence[str] = ()) -> list[Name]:
        """Names in `text`, left to right and without overlap, the longest first.

        `context` are the IRIs that the document has named in full so far, the latest last: only their short labels
        count, and of two that share one, the latest.
        """
        if language not in self._matchers:
            self._matchers[language] = Matcher(Unpacked(self._tree(language), self._candidates), language)
        return self._matchers[language].find(text, context)

    def _tree(self, language: str) -> Mapping[str, bytes]:
        """First token → what is called by it and those after it, as `Matcher` takes it, an IRI for each entity."""
        if not self._sources:
            return self._grown(language)
        rules = FOLDER / "languages" / language / "mentions.toml"
        stemmer = stemmer_file(language)
        sources = (*self._sources, rules, *([stemmer] if stemmer else []))
        return compiled(f"names-{language}", sources, partial(self._grown, language))

    def _grown(self, language: str) -> dict[str, bytes]:
        names = ((label, (label, entity.iri, short)) for label, entity, short in self._names(language))
        return {token: marshal.dumps(node) for token, node in tree(names, language).items()}

    def _candidates(self, node: Node) -> Node:
        """The same with the entities."""
        return {
            token: [Candidate(label, self._entities[iri], short) for label, iri, short in below]
            if token == END
            else self._candidates(below)
            for token, below in node.items()
        }

    def _names(self, language: str) -> Iterator[tuple[str, Entity, bool]]:
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


def _read() -> tuple[dict[str, bytes], _Labels, _Labels]:
    """IRI → what an `Entity` is made of, in order of IRIs; the labels that count only in context, and common nouns."""
    records = _records()
    entities = {key: marshal.dumps(_said(key, records[key])) for key in sorted(records) if records[key].labels}
    short = {key: _frozen(record.short) for key, record in records.items() if record.short}
    generic = {key: _frozen(record.generic) for key, record in records.items() if record.generic}
    return entities, short, generic


def _records() -> dict[str, _Record]:
    """What the gazetteer's files say of each node."""
    from pyoxigraph import BlankNode, RdfFormat, parse

    records: dict[str, _Record] = defaultdict(_Record)
    for path in turtle_files("gazetteer"):
        for subject, predicate, term in (quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)):
            if predicate.value in _READ and not isinstance(subject, BlankNode):
                _take(records[subject.value], predicate.value, term)
    return records


def _take(record: _Record, said: str, term: Any) -> None:
    """Write down one value of a node."""
    from pyoxigraph import Literal

    if isinstance(term, Literal):
        into = _kept(record, said)[term.language or ""]
        into.insert(0 if said == LABELS[0] else len(into), term.value)
    elif said == _TYPE:
        record.types.append(prefixed(term.value))
    elif said == _ENTITY_TYPE:
        record.entity_type = term.value.rsplit("/", 1)[-1]


def _kept(record: _Record, predicate: str) -> dict[str, list[str]]:
    """Where labels of this predicate are collected."""
    return {CONTEXT_LABEL: record.short, GENERIC_LABEL: record.generic}.get(predicate, record.labels)


def _frozen(labels: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(dict.fromkeys(found)) for language, found in sorted(labels.items())}


def _said(iri: str, record: _Record) -> tuple[str, dict[str, tuple[str, ...]], tuple[str, ...], str]:
    return iri, _frozen(record.labels), tuple(sorted(set(record.types))), record.entity_type


@cache
def prefixed(iri: str) -> str:
    """`http://www.w3.org/ns/org#Organization` → `org:Organization`; an IRI without a known prefix stays."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and prefix != "id":
            return f"{prefix}:{iri[len(base) :]}"
    return iri
