"""The node of a name that no gazetteer holds: its IRI, class and entity type, told by the form of the name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from ingest.plurals import first_case
from kg.iris import iri_of_name
from kg.model import Entity
from ontology import table

TYPES: Final = {
    "work": ("instrument", ("schema:CreativeWork",)),
    "person": ("person", ("schema:Person",)),
    "event": ("event", ("schema:Event",)),
    "post": ("post", ("unp:ExecutivePost",)),
    "group": ("group", ("unp:Group",)),
}
"""Kind of name → folder of its IRI and its classes; every other kind is a body."""


GROUP: Final = "group"
COLLECTIVE: Final = {"initiative": "partnership"}
"""Kind of name → folder of its IRI where it may be told of as a partnership elsewhere: the same name is one node."""
ENTITY_TYPES: Final = {
    "fund": ("un-fund", "other"),
    "initiative": ("un-initiative", "partnership"),
    "body": ("un-subsidiary-body", "other"),
    "office": ("un-office", "other"),
    "organization": ("un-system", "igo"),
    "panel": ("un-expert-body", "group"),
    "team": ("un-expert-body", "other"),
}
"""Kind of head word → entity type of a United Nations body, of another body; other kinds are types themselves."""


COLLABORATIVE: Final = frozenset({"un-initiative", "partnership"})
"""Entity types of what several do together."""
MARKED: Final = frozenset({"company", "initiative"})
"""Kinds of names of which a part may stand in marks."""


ACTORS: Final = frozenset(
    (
        "unp:Group",
        "unp:ExecutivePost",
        "schema:Corporation",
        "schema:NGO",
        "schema:GovernmentOrganization",
        "schema:Country",
        "schema:Person",
    )
)
"""Classes of those who can be asked to act, beside those of the Organization ontology."""


@lru_cache(maxsize=8192)
def entity_of(label: str, kind: str, language: str, anonymous: bool = False, printed: str = "") -> Entity:
    """The node of a name that no gazetteer holds: its IRI is made of the name, so that the same name is one node.

    A name that the text inflects also bears the form that it is `printed` in; a company or an initiative bears the name
    that stands in marks beside the noun for what it is.
    """
    if kind == GROUP and (first := first_case(label, language)) != label:
        label, printed = first, printed or label
    folder, types = TYPES.get(kind, (COLLECTIVE.get(kind, "org"), ("org:Organization",)))
    entity_type = kind if kind in (GROUP, "post") else "" if kind in TYPES else _entity_type(label, kind, language)
    name = undetermined(label, language) if kind == GROUP else normal_name(label)
    inner = marked(language).fullmatch(label) if kind in MARKED else None
    labels = tuple(dict.fromkeys(filter(None, (label, printed, inner and inner["name"]))))
    return Entity(iri_of_name(folder, name), {language: labels}, types, entity_type, anonymous)


def undetermined(label: str, language: str) -> str:
    """A group's name without the words that do not tell it from another: "all relevant Member States", 各会员国."""
    return " ".join(_pattern(language, "determiners").sub(" ", normal_name(label)).split())


def unqualified(label: str, language: str) -> str:
    """A group's name without any words that say which of its members are meant: "competent", 主管."""
    return " ".join(_pattern(language, "qualifiers").sub(" ", normal_name(label)).split())


def as_printed(known: Entity, label: str, language: str, before: str = "") -> Entity:
    """A group of the gazetteer, with the words of the document where they are more than one of its names.

    It bears them as well with the words `before` that say how many of its members are meant: "all enterprises".
    """
    names = list(map(normal_name, known.labels.get(language, ())))
    found = [m for m in _pattern(language, "determiners").finditer(before) if m.end() == len(before.rstrip()) > 0]
    labels = (label, f"{before[found[0].start() :]}{label}" if found else label)
    printed = tuple(one for one in dict.fromkeys(labels) if normal_name(one) not in names)
    return replace(known, printed=printed) if printed else known


def restricted(label: str, language: str) -> bool:
    """Whether a name picks some of a group: "each agency that has not yet done so" is not all agencies."""
    return _pattern(language, "restricted").search(label) is not None


def says_united_nations(label: str, language: str) -> bool:
    """Whether a name says that it is of the United Nations."""
    return _pattern(language, "united_nations").search(label) is not None


def acts(entity: Entity) -> bool:
    """Whether an entity can be asked to act: bodies, posts, groups, countries, persons."""
    return any(name in ACTORS or (name.startswith("org:") and name != "org:ChangeEvent") for name in entity.types)


def _entity_type(label: str, kind: str, language: str) -> str:
    """The entity type for a kind of head word: does the name say that the body is of the United Nations?"""
    ours, others = ENTITY_TYPES.get(kind, (kind, kind))
    return ours if says_united_nations(label, language) else others


@lru_cache(maxsize=8192)
def normal_name(label: str) -> str:
    """Case, width, quotes and spacing do not make another name."""
    folded = unicodedata.normalize("NFKC", label).casefold()
    return re.sub(r"[\s《》〈〉“”„«»\"'‘’`]+", " ", folded).strip()


@cache
def marked(language: str) -> re.Pattern[str]:
    """A name of which a part, `name`, stands in marks: Компания «Волна», “潮汐”倡议."""
    return re.compile(table(language, "mentions")["forms"].get("marked", "(?!)"))


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(table(language, "mentions")["forms"][name], re.IGNORECASE)
