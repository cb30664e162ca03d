"""Works called by the word for their kind alone, in title marks: 《公约》, "the Convention".

Such a title names the one work of that kind that the document has named in full before. Where it has named none or
several, nobody can tell which is meant: the title is a node of the document's own, never one that documents share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ingest.entities import normal_name
from kg.iris import iri_of_name, made_of_name
from kg.model import Entity
from ontology import table

if TYPE_CHECKING:
    from ingest.mentions import Named

WORK: Final = "schema:CreativeWork"
NEVER: Final = "(?!)"
"""A pattern that a language has no use for."""


def resolved(
    found: Mapping[str, tuple[Named, ...]], symbol: str, language: str
) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """Each fragment of `found`, in reading order, with what its bare titles mean."""
    bare = re.compile(table(language, "mentions")["forms"].get("bare_work", NEVER))
    full: dict[str, Entity] = {}
    for fragment, names in found.items():
        told = []
        for named in names:
            label = _bare_label(named.entity, bare, language)
            told.append(replace(named, entity=_meant(label, full, symbol, named.entity)) if label else named)
            if not label and WORK in named.entity.types:
                full[named.entity.iri] = named.entity
        yield fragment, tuple(told)


def _bare_label(entity: Entity, bare: re.Pattern[str], language: str) -> str:
    """The word for a kind of works that is all of a name which no gazetteer holds; else ""."""
    labels = entity.labels.get(language, ()) if WORK in entity.types and made_of_name(entity.iri) else ()
    return next((label for label in labels if bare.fullmatch(label)), "")


def _meant(label: str, full: Mapping[str, Entity], symbol: str, own: Entity) -> Entity:
    named = [work for work in full.values() if any(_ends(name, label) for name in sum(work.labels.values(), ()))]
    if len(named) == 1:
        return named[0]
    return replace(own, iri=iri_of_name("instrument", f"{symbol}#{normal_name(label)}"))


def _ends(name: str, label: str) -> bool:
    return normal_name(name).endswith(normal_name(label))
