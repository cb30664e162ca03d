"""What names tell of how bodies stand to each other: "UNDP China Office", "Director of the Harbour Authority".

A body that is named after another belongs to it; a post heads the body that follows in its name, and so does the person
who is named with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from ingest.cast import WHOLE, Scenes, kind_of
from ingest.entities import entity_of
from ingest.mentions import Named
from ingest.nameforms import rules_of
from ingest.names import head_kind
from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.model import Document, Entity, Evidence, Part, PartKind, Relation
from ontology import table

METHOD: Final = "relations.name"
CONFIDENCE: Final = Decimal("0.9")
POST: Final = "unp:ExecutivePost"
PERSON: Final = "schema:Person"
HEADS: Final = "org:headOf"
PART_OF: Final = "org:subOrganizationOf"
APART: Final = frozenset({"foundation", "ngo", "un-specialized-agency"})
"""Entity types of bodies that bear another's name and stand apart from it, or are parts of none."""
DRAWN: Final = (PartKind.TABLE, PartKind.FIGURE)
"""Parts in which names stand side by side without telling anything of each other."""

_BEFORE: Final = 80
"""Characters before a post that may tell whose it is."""


def is_body(entity: Entity) -> bool:
    """Whether an entity is neither a post nor a group, a person or an event."""
    return not {POST, GROUP_CLASS, PERSON, "schema:Event"} & set(entity.types)


def by_name(document: Document, scenes: Scenes, gazetteer: Gazetteer) -> Iterator[Relation]:
    """A body that is named after another belongs to it, a post heads it; told where a name first tells it."""
    own = _own_labels(scenes)
    seen: set[str] = set()
    tried: set[tuple[str, str]] = set()
    for part in document.parts:
        for named in scenes.named.get(part.fragment, ()):
            called = (named.entity.iri, part.text[named.start : named.end])
            if named.entity.iri in seen or called in tried or kind_of(named.entity, scenes.language) not in ("A", "C"):
                continue
            tried.add(called)
            for predicate, whole in _tells(part, named, own, gazetteer, scenes.language):
                seen.add(named.entity.iri)
                yield Relation(named.entity, predicate, whole, _evidence(part, named.start, named.end))
        if part.kind not in DRAWN:
            yield from _by_person(part, scenes, own, gazetteer)


def _by_person(part: Part, scenes: Scenes, own: Mapping[str, Entity], gazetteer: Gazetteer) -> Iterator[Relation]:
    """Who is named with a post heads what the post heads: "the Director of the Reed Fund, Ms. Ida Lind"."""
    named = scenes.named.get(part.fragment, ())
    for index, (one, other) in enumerate(pairwise(named)):
        person = next((n for n in (one, other) if PERSON in n.entity.types), None)
        post = next((n for n in (one, other) if POST in n.entity.types), None)
        if person is None or post is None or not _stand_beside(part, one, other, scenes.language):
            continue
        behind = named[index + 2] if index + 2 < len(named) and other is post else None
        if behind and PERSON in behind.entity.types and _stand_beside(part, other, behind, scenes.language):
            continue  # the post is told of who is named behind it
        for predicate, whole in _tells(part, post, own, gazetteer, scenes.language):
            if predicate == HEADS and not _of_another(part.text, post.start, scenes.language):
                yield Relation(person.entity, HEADS, whole, _evidence(part, one.start, other.end))


def _of_another(text: str, start: int, language: str) -> bool:
    """Whether what stands before a post makes another's of it, or one that is held no longer: "former Director"."""
    return any(pattern(language).search(text, max(0, start - _BEFORE), start) for pattern in (_aide, _former))


def _stand_beside(part: Part, one: Named, other: Named, language: str) -> bool:
    return _beside(language).fullmatch(part.text, one.end, other.start) is not None


def _tells(
    part: Part, named: Named, own: Mapping[str, Entity], gazetteer: Gazetteer, language: str
) -> Iterator[tuple[str, Entity]]:
    """The body that a name holds and what the name tells of it."""
    label = part.text[named.start : named.end]
    if _loose(language).search(label) or named.entity.entity_type in APART:
        return
    predicate = _predicate(label, named.entity, language)
    found = list(_holders(label, named, own, gazetteer, language)) if predicate else []
    if predicate == HEADS and not found:
        found = list(_headed(label, own, language))
    yield from ((predicate, whole) for whole in found)


def _headed(label: str, own: Mapping[str, Entity], language: str) -> Iterator[Entity]:
    """The body that a post is named after, where nothing else names it: "Chief of the Boat Unit"."""
    after = table(language, "relations")["after"]
    leads = re.search(after, label) if after and _head(language).match(label) else None
    rest = label[leads.end() :] if leads else ""
    kind = head_kind(rest, language) if " " in rest else ""
    if kind and kind != "post" and not rules_of(language)["generic"].fullmatch(rest):
        yield own.get(rest.casefold()) or entity_of(rest, kind, language)


def _evidence(part: Part, start: int, end: int) -> Evidence:
    return Evidence(part.fragment, start, end, part.text[start:end], METHOD, CONFIDENCE)


def _predicate(label: str, entity: Entity, language: str) -> str:
    heads = _head(language).search(label) is not None
    if heads or POST in entity.types:
        return HEADS if heads else ""
    return PART_OF if is_body(entity) else ""


@cache
def _loose(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "relations")["loose"])


@cache
def _head(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "relations")["head"], re.I)


@cache
def _aide(language: str) -> re.Pattern[str]:
    """What makes of the post behind it that of somebody else's superior: "Chief of Staff to the Director"."""
    return re.compile(table(language, "relations").get("aide", "(?!)"))


@cache
def _former(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "relations")["former"])


@cache
def _beside(language: str) -> re.Pattern[str]:
    """What stands between a post and who holds it."""
    return re.compile(table(language, "relations").get("beside", "(?!)"))


def _own_labels(scenes: Scenes) -> Mapping[str, Entity]:
    """What the document calls its bodies."""
    found: dict[str, Entity] = {}
    for named in (named for part in scenes.named.values() for named in part):
        if kind_of(named.entity, scenes.language) in ("A", "C") and is_body(named.entity):
            for label in named.entity.labels.get(scenes.language, ()):
                found.setdefault(label.casefold(), named.entity)
    return found


def _holders(
    label: str, named: Named, own: Mapping[str, Entity], gazetteer: Gazetteer, language: str
) -> Iterator[Entity]:
    """The bodies, but for the Organization as a whole, whose name a longer name begins or ends with; the longest.

    A name with its short form beside it holds no other body.
    """
    whole = " ".join(label.split())
    for piece in _pieces(whole, language):
        if whole.endswith(piece) and _through_another(whole.removesuffix(piece), language):
            continue
        known = own.get(piece.casefold()) or _only(gazetteer, piece) or _inflected(gazetteer, piece, language)
        if known and known.iri != named.entity.iri and known.entity_type != WHOLE and is_body(known):
            if gazetteer.by_label(label.replace(piece, "").strip()) == [known.iri]:
                return
            yield known
            return


def _through_another(before: str, language: str) -> bool:
    """Whether a post is of a body between: "Chief of the Reed Unit of the Harbour Authority"."""
    after = table(language, "relations")["after"]
    return bool(after) and _head(language).search(before) is not None and len(re.findall(after, before)) > 1


def _only(gazetteer: Gazetteer, label: str) -> Entity | None:
    iris = [iri for iri in gazetteer.by_label(label) if "/org/" in iri]
    return gazetteer.entity(iris[0]) if len(iris) == 1 else None


def _inflected(gazetteer: Gazetteer, label: str, language: str) -> Entity | None:
    """The one body that a label names in whatever case: "(the) Section (of the) Office"."""
    found = [name.entity for name in gazetteer.find(label, language) if (name.start, name.end) == (0, len(label))]
    return next((entity for entity in found if "/org/" in entity.iri and is_body(entity)), None)


def _pieces(label: str, language: str) -> Iterator[str]:
    """Beginnings and endings of a name that may be another's, the longest first."""
    split = re.compile(table(language, "relations")["joint"])
    ends = sorted({m.start() for m in split.finditer(label)}, reverse=True)
    after = table(language, "relations")["after"]
    behind = re.compile(after or "(?!)")
    yield from (label[:end].strip() for end in ends if 1 < end < len(label) and not behind.search(label[:end]))
    if after:
        yield from (label[m.end() :].strip() for m in behind.finditer(label) if m.end() < len(label) - 1)
