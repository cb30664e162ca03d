"""The names that a document gives by itself: in brackets, by their form, in its headings, and the short names of these.

A short name that could stand for two of them stands for none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ingest.definitions import definitions
from ingest.entities import acts, entity_of
from ingest.nameforms import LONGEST, bare_head, has_article, is_bare_head, rules_of, short_head
from ingest.names import (
    Formed,
    Span,
    anothers,
    conjoined,
    explained,
    head_kind,
    kind_of,
    names_by_form,
)
from ingest.strangers import introduced
from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.iris import made_of_name
from kg.matching import Name
from kg.model import Entity, Part, PartKind
from ontology import table

PLACES: Final = frozenset({"schema:Place", "schema:Country"})
"""Classes of what a name may end with: the "Institute of … and Panama"."""
ORGANIZATIONS: Final = frozenset(
    {"igo", "un-organ", "un-specialized-agency", "un-related-organization", "un-programme", "un-fund"}
)
"""Entity types of bodies whose names no matter narrows: "the World Health Organization on …" is about a document."""
WHOLE: Final = "un-system"
"""Entity type of the Organization and its system, whose name begins those of its bodies."""
MARK: Final = re.compile(r"\s?[-–—/／－]\s?")
"""What joins two names into a pair."""
TITLE_LENGTH: Final = 40
"""Characters of a heading that may be a name; longer ones are sentences."""


def own_names(parts: list[Part], language: str, gazetteer: Gazetteer) -> list[tuple[str, Entity, bool]]:
    """The names and short names that the parts define, each with the entity that it stands for, as `Matcher.of` asks.

    Names that the gazetteer knows are left to it.
    """
    own = _titles(parts, language, gazetteer)
    heads: dict[str, dict[str, Entity]] = {}
    for part in parts:
        spans, phrases = _named_in(part.text, language, gazetteer)
        own |= {label: entity for label, entity in phrases.items() if label not in own}
        for span, entity in spans.items():
            label = part.text[slice(*span)]
            for short in filter(None, (short_head(label, language), bare_head(label, language))):
                heads.setdefault(short, {})[entity.iri] = entity
        _explain(part.text, language, spans, own)
    _shorten(heads, language, own)
    return [
        (label, _labelled(entity, own, language), False)
        for label, entity in own.items()
        if not gazetteer.by_label(label)
    ]


def _named_in(text: str, language: str, gazetteer: Gazetteer) -> tuple[dict[Span, Entity], dict[str, Entity]]:
    """Who is named where in a text, by the gazetteer or by form; and those named by phrases, by their first case."""
    found = gazetteer.find(text, language)
    known = {(n.start, n.end): n.entity for n in found}
    ends = {end for (_, end), entity in known.items() if not (PLACES & set(entity.types))}
    formed = [
        (form, name_of(form, language).entity)
        for form in names_by_form(text, language, list(known))
        if form.end not in ends and not joins_names(form, text, found, language)
    ]
    spans = known | {(form.start, form.end): entity for form, entity in formed}
    return spans, {form.label: entity for form, entity in formed if form.printed}


def _explain(text: str, language: str, spans: dict[Span, Entity], own: dict[str, Entity]) -> None:
    """Add to `own` the short names that a text explains, and the strangers whom it introduces."""
    for definition in definitions(text, language, spans):
        entity = spans.get(definition.name) or entity_of(definition.label, "other", language)
        own.setdefault(definition.label, entity)
        own.setdefault(definition.alias, own[definition.label])
    for label, entity in introduced(text, language):
        own.setdefault(label, entity)


def _shorten(heads: Mapping[str, Mapping[str, Entity]], language: str, own: dict[str, Entity]) -> None:
    """Add to `own` the head words that may stand for only one of the long names."""
    for short, meant in heads.items():
        only = next(iter(meant.values())) if len(meant) == 1 else None
        if only and (made_of_name(only.iri) or not is_bare_head(short, language)):
            own.setdefault(short, only)


def _titles(parts: list[Part], language: str, gazetteer: Gazetteer) -> dict[str, Entity]:
    """Bodies and posts that a heading or the title of a box consists of: the text below speaks of them by that name."""
    printed = [part.title or part.text for part in parts if part.title or part.kind is PartKind.HEADING]
    kinds = {label.strip(): head_kind(label.strip(), language) for label in printed if len(label) <= TITLE_LENGTH}
    return {
        label: entity_of(label, kind, language)
        for label, kind in kinds.items()
        if kind and not _names_two(label, language, gazetteer)
    }


def _names_two(label: str, language: str, gazetteer: Gazetteer) -> bool:
    """Whether a title joins a body that is known to another one: 海灯署与蓝港公司."""
    known = (name for name in gazetteer.find(label, language) if acts(name.entity))
    return any(conjoined(label, name.start, name.end, 0, len(label), language) for name in known)


def _labelled(entity: Entity, own: Mapping[str, Entity], language: str) -> Entity:
    """An entity of this document's own bears every name that it is given there."""
    labels = [label for label, other in own.items() if other.iri == entity.iri]
    if language not in entity.labels or len(labels) < 2 or not made_of_name(entity.iri):
        return entity
    return Entity(
        entity.iri,
        {language: tuple(dict.fromkeys((*entity.labels[language], *labels)))},
        entity.types,
        entity.entity_type,
    )


def name_of(form: Formed, language: str) -> Name:
    """A name by form, with the node that it is made of."""
    return Name(form.start, form.end, entity_of(form.label, form.kind, language, printed=form.printed), form.label)


def means_its_own(name: Name, text: str, language: str) -> bool:
    """Whether a name that the document gives means here what it gave it to: a head word needs its article, and what
    begins a longer name of the same body ("the Working Group") may go on as the name of another.
    """
    if is_bare_head(name.label, language) and not has_article(text, name.start, language):
        return False
    begins = acts(name.entity) and any(
        label.startswith(f"{name.label} ") for label in name.entity.labels.get(language, ())
    )
    return not (begins and anothers(text, name.end, language))


def joins_names(form: Formed, text: str, known: list[Name], language: str) -> bool:
    """Two bodies with "and" between them, one of them known, are not one body; nor is a known one with what follows."""
    inside = [
        n for n in known if form.start <= n.start and n.end <= form.end and (n.start, n.end) != (form.start, form.end)
    ]
    within = explained(text, form.end, language)
    inside = [
        n for n in inside if not (PLACES & set(n.entity.types) and (within or _of_places(n, form, text, language)))
    ]
    return (
        _goes_past(form, known)
        or _runs_on(form, text, known, language)
        or _pairs(form, text, known)
        or any(conjoined(text, n.start, n.end, form.start, form.end, language) for n in inside)
    )


def _of_places(name: Name, form: Formed, text: str, language: str) -> bool:
    """Whether a name ends with two places, and no body begins behind the first: "Office for Reeds and the Lakes"."""
    return name.start > form.start and not head_kind(text[name.end : form.end].split(" ", 2)[-1], language)


def _pairs(form: Formed, text: str, known: list[Name]) -> bool:
    """Whether a phrase is two known names with a mark between them: "the United Nations–African Union"."""
    first = next((n for n in known if n.start == form.start and n.end < form.end), None)
    last = next((n for n in known if n.end == form.end and n.start > form.start), None)
    return first is not None and last is not None and MARK.fullmatch(text, first.end, last.start) is not None


def _runs_on(form: Formed, text: str, known: list[Name], language: str) -> bool:
    """Whether a form is a body known by its full name, with what only stands behind it."""
    bodies = (n for n in known if n.start == form.start and n.end < form.end and not n.short and " " in n.label)
    return any(_is_one(n.entity) and _runs_past(text, n, form.end, language) for n in bodies)


def _runs_past(text: str, known: Name, end: int, language: str) -> bool:
    """Whether what goes on behind a known name up to `end` is no part of it: a person's name, a place, a motto.

    Nor is what a treaty or a recommendation of that body is about: "the Convention of the Lake Union for the Protection
    of Reeds".
    """
    rules = rules_of(language)
    behind = rules["past"].match(text, known.end) or rules["works"].search(
        text, max(0, known.start - LONGEST), known.start
    )
    if known.entity.entity_type in ORGANIZATIONS:
        behind = behind or rules["about"].match(text, known.end)
    return behind is not None and not kind_of(text[known.end : end].strip(), rules)


def _is_one(entity: Entity) -> bool:
    """A single body or post, after which not everything else is named as after the Organization."""
    return acts(entity) and not ({GROUP_CLASS} | PLACES) & set(entity.types) and entity.entity_type != WHOLE


def _goes_past(form: Formed, known: list[Name]) -> bool:
    """Whether a phrase begins as a body that is known does, and runs on behind it: "Совет Европы по правам"."""
    bodies = (n for n in known if acts(n.entity) and GROUP_CLASS not in n.entity.types)
    return form.printed != "" and any(n.start <= form.start < n.end < form.end for n in bodies)


def unmistaken(found: list[Name], text: str, language: str) -> list[Name]:
    """The names but for the short ones that another's longer name, the last to end so, has taken: 灯塔理事会……，理事会.

    Only where no spaces part words, so that a short name also stands within names that nobody knows.
    """
    if not table(language, "mentions")["folding"].get("ideographic"):
        return found
    return [name for name in found if not (name.short and _taken(name, found, text))]


def _taken(name: Name, found: list[Name], text: str) -> bool:
    last = text.rfind(text[name.start : name.end], 0, name.start)
    holding = next((one for one in found if one.start <= last < one.end), None)
    return last > 0 and (holding is None or holding.entity.iri != name.entity.iri)
