"""Who and what each part names: bodies, posts, persons, places, events, instruments and goals.

Three sources, the longest name first: the gazetteer; the short names that the document itself defines; names by form
(`ingest.names`). A short name counts from its definition on, "the Fund" only once its full name has stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from ingest import pointed, works
from ingest.authors import POST, called_by_post, house_of
from ingest.companies import companies
from ingest.entities import (
    GROUP,
    acts,
    as_printed,
    restricted,
    says_united_nations,
    undetermined,
    unqualified,
)
from ingest.money import money
from ingest.names import (
    Formed,
    anothers,
    collectives,
    foreign,
    names_by_form,
    people,
    united_label,
    united_nations,
)
from ingest.ownnames import TITLE_LENGTH, joins_names, means_its_own, name_of, own_names, unmistaken
from ingest.quoted import named_as, titled
from ingest.remembered import per_document
from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.matching import Matcher, Name, longest
from kg.model import Document, DocumentType, Entity, Evidence, Finding, Mention, Part, PartKind
from ontology import DATA, table

KNOWN: Final = "mentions.gazetteer"
DEFINED: Final = "mentions.defined"
FORMED: Final = "mentions.form"
COLLECTIVE: Final = "mentions.collective"
CONFIDENCE: Final = {KNOWN: Decimal(1), DEFINED: Decimal("0.95"), FORMED: Decimal("0.8"), COLLECTIVE: Decimal("0.85")}
NORMATIVE: Final = (DocumentType.RESOLUTION, DocumentType.DECISION, DocumentType.BULLETIN)
"""Documents that speak to groups of actors. Reports speak about them: that names only those of the United Nations."""
SETTLED: Final = frozenset(
    f"{DATA}group/{name}"
    for name in (
        *("member-states", "ldcs", "lldcs", "sids", "resident-coordinators", "resident-coordinator-offices"),
        *("regional-commissions", "main-committees", "functional-commissions"),
    )
)
"""Groups of which it is settled who belongs to them: whoever speaks about them names them."""
HOUSE: Final = tuple(
    (series, name)
    for series, issuer in (("A/", "general-assembly"), ("S/", "security-council"), ("E/", "ecosoc"))
    for name in ("org/un-secretariat", "instrument/un-charter", f"org/{issuer}")
)
"""Series of a document → what its short names ("the Secretariat", "the Charter") mean there."""
REPORTED: Final = (
    ("A/", "org/un-secretariat"),
    ("E/", "org/un-secretariat"),
    ("DP/", "org/undp-eb"),
    ("DP/FPA/", "post/ed-unfpa"),
    ("E/ICEF/", "org/unicef-eb"),
    ("E/ICEF/", "post/ed-unicef"),
    ("WFP/EB", "org/wfp-eb"),
)
"""The same for reports, which speak of their own house and of the board that they are submitted to."""
UNITED_NATIONS: Final = f"{DATA}org/un"
BOARD: Final = "-eb"
"""What the local name of an organization's executive board adds to its own."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity named over `text[start:end]` of a part."""

    start: int
    end: int
    entity: Entity
    method: str


def extract(document: Document, gazetteer: Gazetteer) -> Iterator[Finding]:
    """One mention for each entity that a part names, at its first place there."""
    surveyed = survey(document, gazetteer)
    for part in document.parts:
        seen: set[str] = set()
        for named in surveyed.get(part.fragment, ()):
            if named.entity.iri not in seen:
                seen.add(named.entity.iri)
                yield _mention(part, named)
    yield from _united_nations(document, surveyed, gazetteer)


def _united_nations(
    document: Document, surveyed: Mapping[str, tuple[Named, ...]], gazetteer: Gazetteer
) -> Iterator[Finding]:
    """The Organization where a document names it within the names of its bodies alone, at the first place."""
    if any(named.entity.iri == UNITED_NATIONS for found in surveyed.values() for named in found):
        return
    for part in document.parts:
        for named in surveyed.get(part.fragment, ()):
            label = part.text[named.start : named.end]
            for name in _inner(label, document.metadata.language, gazetteer):
                yield _mention(part, Named(named.start + name.start, named.start + name.end, name.entity, KNOWN))
                return


def _inner(label: str, language: str, gazetteer: Gazetteer) -> list[Name]:
    """Where the Organization stands within a name, at its beginning or behind its first word."""
    cuts = [match.end() for match in re.finditer(r"\s+", label)] or [1, len(label) - 1]
    behind = [
        replace(n, start=n.start + cuts[0], end=n.end + cuts[0]) for n in gazetteer.find(label[cuts[0] :], language)
    ]
    return [n for n in (*gazetteer.find(label[: cuts[-1]], language), *behind) if n.entity.iri == UNITED_NATIONS]


@per_document
def survey(document: Document, gazetteer: Gazetteer) -> Mapping[str, tuple[Named, ...]]:
    """Everything named, by fragment, from left to right without overlap; furniture names nothing."""
    parts = [part for part in document.parts if part.kind is not PartKind.FURNITURE and part.text]
    language = document.metadata.language
    local = Matcher.of(own_names(parts, language, gazetteer), language)
    titles = tuple(sorted({part.title.strip() for part in parts if 1 < len(part.title.strip()) <= TITLE_LENGTH}))
    groups = document.metadata.type in NORMATIVE
    house = _house(document, gazetteer)
    context = dict.fromkeys(house)
    found = {}
    for part in parts:
        known = _known(part.text, language, context, gazetteer)
        if not groups:
            told = (n for n in known if not (n.short and anothers(part.text, n.end, language)))
            known = [_as_called(n, part.text, house, language) for n in told]
        names = list(_merge(part.text, known, local, titles, gazetteer, language, groups))
        found[part.fragment] = tuple(pointed.resolved(part.text, names, language))
    return _one_node_each(dict(works.resolved(found, document.metadata.symbol, language)))


def _house(document: Document, gazetteer: Gazetteer) -> list[str]:
    """Whom a document means by "the Secretariat" and "the Charter" without having named them in full.

    A report means its author by the bare post, and by "the Board" that of the organization whose head reports.
    """
    series = HOUSE if document.metadata.type in NORMATIVE else REPORTED
    meant = [f"{DATA}{name}" for start, name in series if document.metadata.symbol.startswith(start)]
    if organization := house_of(document, gazetteer):
        meant.append(f"{organization.iri}{BOARD}")
    meant += called_by_post(document, gazetteer)
    return [iri for iri in dict.fromkeys(meant) if iri in gazetteer]


def _as_called(name: Name, text: str, house: list[str], language: str) -> Name:
    """The house of a report bears the short name that it goes by there, a post the gender of who holds it."""
    gendered = table(language, "mentions")["folding"].get("gendered", False) and POST in name.entity.types
    own = name.short and name.entity.iri in house
    if not (own or (gendered and not name.short)):
        return name
    label = " ".join(text[name.start : name.end].split()) if gendered else name.label
    return (
        name if label in name.entity.labels[language] else replace(name, entity=replace(name.entity, printed=(label,)))
    )


def _known(text: str, language: str, context: dict[str, None], gazetteer: Gazetteer) -> list[Name]:
    """The gazetteer's names in a part. `context` takes up those named in full: short names count from there on."""
    before = frozenset(context)
    full = [name for name in gazetteer.find(text, language, tuple(context)) if not name.short]
    for name in full:
        context.pop(name.entity.iri, None)
        context[name.entity.iri] = None
    first = {name.entity.iri: name.end for name in reversed(full)}
    found = gazetteer.find(text, language, tuple(context)) if context else full
    sums = money(text, language) if found else []
    found = [n for n in unmistaken(found, text, language) if not any(a <= n.start and n.end <= b for a, b in sums)]
    return [n for n in found if not n.short or n.entity.iri in before or first.get(n.entity.iri, len(text)) <= n.start]


def _one_node_each(found: Mapping[str, tuple[Named, ...]]) -> Mapping[str, tuple[Named, ...]]:
    """An entity named in several ways bears all these labels wherever it is mentioned."""
    nodes: dict[str, Entity] = {}
    for named in (named for part in found.values() for named in part):
        known = nodes.setdefault(named.entity.iri, named.entity)
        if known is not named.entity:
            nodes[known.iri] = _joined(known, named.entity)
    pairs = {key: [(named, nodes[named.entity.iri]) for named in part] for key, part in found.items()}
    return {key: tuple(n if n.entity is e else replace(n, entity=e) for n, e in part) for key, part in pairs.items()}


def _joined(one: Entity, other: Entity) -> Entity:
    languages = sorted({*one.labels, *other.labels})
    labels = {g: tuple(dict.fromkeys((*one.labels.get(g, ()), *other.labels.get(g, ())))) for g in languages}
    printed = tuple(dict.fromkeys((*one.printed, *other.printed)))
    same = labels == one.labels and printed == one.printed
    return one if same else replace(one, labels=labels, printed=printed)


def _merge(
    text: str,
    known: list[Name],
    local: Matcher,
    titles: tuple[str, ...],
    gazetteer: Gazetteer,
    language: str,
    groups: bool,
) -> Iterator[Named]:
    """One list of names without overlap: the leftmost and longest wins, the better known where two are equal."""
    own = (n for n in local.find(text) if means_its_own(n, text, language))
    ranked = [*((name, KNOWN) for name in known), *((name, DEFINED) for name in own)]
    anchors = [(n.start, n.end) for n, _ in ranked if _begins_names(n.entity) and not n.short]
    anchors += [m.span() for title in titles if title in text for m in re.finditer(re.escape(title), text)]
    formed = [*titled(text, language), *foreign(text, language), *names_by_form(text, language, anchors)]
    formed += companies(text, language, known)
    formed = [form for form in formed if not (joins_names(form, text, known, language) or _cuts(form, known))]
    ranked += [(named_as(form, known, language), FORMED) for form in (*formed, *people(text, language))]
    ranked += [(group(form, gazetteer, language), COLLECTIVE) for form in collectives(text, language)]
    together = [(form.start, form.end) for form in united_nations(text, language, loosely=not groups)]
    if not groups:
        ranked = [pair for pair in ranked if (pair[0].start, pair[0].end) not in together or _names_one(pair[0].entity)]
    ranked += [(_together(text[a:b], a, b, gazetteer, language, groups), COLLECTIVE) for a, b in together]
    methods: dict[tuple[int, int], tuple[Name, str]] = {}
    for name, method in ranked:
        methods.setdefault((name.start, name.end), (name, method))
    for name in longest(name for name, _ in methods.values()):
        if groups or name.entity.iri in SETTLED or _names_one(name.entity) or _of_united_nations(name, language):
            yield Named(name.start, name.end, name.entity, methods[name.start, name.end][1])


def _cuts(form: Formed, known: list[Name]) -> bool:
    """Whether a name by form ends within a known one, which goes on."""
    return any(form.start < n.start < form.end < n.end for n in known)


def _begins_names(entity: Entity) -> bool:
    """Bodies and places may begin the name of an office: UNDP China Office."""
    return (acts(entity) and GROUP_CLASS not in entity.types) or "schema:Place" in entity.types


def _of_united_nations(name: Name, language: str) -> bool:
    return any(
        says_united_nations(label, language) for label in (name.label, *name.entity.labels.get(language, ())[:1])
    )


def _names_one(entity: Entity) -> bool:
    return GROUP_CLASS not in entity.types


def _together(label: str, start: int, end: int, gazetteer: Gazetteer, language: str, exactly: bool) -> Name:
    """Bodies of the United Nations named as a group: a report means the same by all such words."""
    named = group(Formed(start, end, label, GROUP), gazetteer, language)
    known = named.entity.iri in gazetteer and _of_united_nations(named, language)
    if exactly or known or restricted(label, language):
        return named
    return replace(group(Formed(start, end, united_label(language), GROUP), gazetteer, language), label=label)


def meant(named: Named, text: str, gazetteer: Gazetteer, language: str) -> Named:
    """Who is to act where kinds of bodies of the United Nations are listed: those bodies, however they are listed."""
    label = text[named.start : named.end]
    own = named.method == COLLECTIVE and named.entity.iri not in gazetteer
    if not own or not says_united_nations(label, language) or restricted(label, language):
        return named
    bodies = group(Formed(named.start, named.end, united_label(language), GROUP), gazetteer, language)
    return replace(named, entity=as_printed(bodies.entity, label, language))


def group(form: Formed, gazetteer: Gazetteer, language: str) -> Name:
    """The known group that is meant, whatever determiners stand before it; else one of the document's own."""
    known = _known_group(form.label, gazetteer, language)
    return Name(form.start, form.end, known, form.label) if known else name_of(form, language)


@lru_cache(maxsize=4096)
def _known_group(printed: str, gazetteer: Gazetteer, language: str) -> Entity | None:
    bare, determined = undetermined(printed, language), unqualified(printed, language)
    labels = dict.fromkeys((printed, bare, determined, unqualified(bare, language)))
    known = next((known for label in labels if (known := gazetteer.group(label, language, printed))), None)
    return known and as_printed(known, printed, language)


def _mention(part: Part, named: Named) -> Mention:
    quote = part.text[named.start : named.end]
    evidence = Evidence(part.fragment, named.start, named.end, quote, named.method, CONFIDENCE[named.method])
    return Mention(named.entity, evidence)
