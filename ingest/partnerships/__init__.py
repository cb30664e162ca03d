"""Every partnership that a document describes, with who takes part in it and as what.

    boxes          each titled item is one                              `ingest.partnerships.boxes`
    running text   initiatives, alliances, funds and networks by name   `ingest.partnerships.named`
                   bodies that cooperate, sign, give, act together      `ingest.partnerships.joint`
                   tools, courses and fora that they make together      `ingest.partnerships.products`
                   what serves groups or brings them together           `ingest.partnerships.gathered`

One that bears a name is one node in every document; one without a name belongs to the part that describes it.
The words stand in `ontology/languages/<code>/partnerships.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.cast import rules, scenes_of
from ingest.partnerships import boxes, gathered, joint, named
from ingest.partnerships.draft import JOINT, NAMED, PRODUCT, Draft, Setting
from ingest.remembered import per_document
from kg.gazetteer import Gazetteer
from kg.model import Document, Finding, Partnership
from ontology import table

REACH = 300
"""Characters from what is told of a cooperation to the name that it goes by, at most."""


def extract(document: Document, gazetteer: Gazetteer) -> Iterator[Finding]:
    """One finding for each partnership and part, in the order of the parts."""
    yield from partnerships(document, gazetteer)


@per_document
def partnerships(document: Document, gazetteer: Gazetteer) -> tuple[Partnership, ...]:
    """What `extract` yields; relations ask for it again."""
    setting = Setting(document, scenes_of(document, gazetteer))
    found = _taken_in([*boxes.find(setting), *named.find(setting), *joint.find(setting)])
    found += [draft for draft in gathered.find(setting) if not _told_already(draft, found)]
    order = {part.fragment: index for index, part in enumerate(document.parts)}
    drafts: dict[tuple[str, str], Draft] = {}
    for draft in found:
        if _said_by_name(draft, found):
            continue
        drafts.setdefault((draft.part.fragment, draft.entity.iri), draft)
    told = sorted(drafts.values(), key=lambda d: (order[d.part.fragment], d.span, d.entity.iri))
    return tuple(draft.finding() for draft in told)


def _told_already(draft: Draft, found: list[Draft]) -> bool:
    """Whether the part tells of the same thing in another way, or of all of its partners together."""
    among = [d for d in found if d.part is draft.part]
    several = len(draft.members) > 1
    return any(_overlap(d, draft) or (several and draft.members.keys() <= d.members.keys()) for d in among)


def _overlap(one: Draft, other: Draft) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _taken_in(found: list[Draft]) -> list[Draft]:
    """Without the cooperations of a collaboration that their part tells of: it has their partners.

    So has what is made that bears a name; what a collaboration has signed with others is an agreement of its own.
    """
    kept = []
    for draft in found:
        wholes = _wholes(draft, [w for w in found if w.method == NAMED and w.part is draft.part])
        if len(wholes) != 1:
            kept.append(draft)
            continue
        for iri, member in draft.members.items():
            if iri != wholes[0].entity.iri:
                wholes[0].members.setdefault(iri, member)
    return kept


def _wholes(draft: Draft, named: list[Draft]) -> list[Draft]:
    """The collaborations, of those that its part names, that a draft tells of in other words."""
    if draft.method == PRODUCT:
        return [whole for whole in named if _overlap(whole, draft)]
    if draft.method != JOINT or _signed(draft):
        return []
    return [whole for whole in named if whole.entity.iri in draft.members or _christens(whole, draft)]


def _signed(draft: Draft) -> bool:
    """Whether everybody in a draft has signed something."""
    return all(member.role == "signatory" for member in draft.members.values())


def _christens(named: Draft, draft: Draft) -> bool:
    """Whether a collaboration is named as the one told of right before: "Known as X, the programme …", "launched X"."""
    between = named.part.text[draft.span[1] : named.span[0]]
    article = table(next(iter(named.entity.labels)), "partnerships")["article"]
    if draft.span[1] <= named.span[0] and re.fullmatch(rf"\s*(?:{article})\s*[“«\"]?", between, re.IGNORECASE):
        return True
    known_as = rules(next(iter(named.entity.labels)))["known_as"]
    return len(between) < REACH and known_as.search(between) is not None


def _said_by_name(draft: Draft, found: list[Draft]) -> bool:
    """Whether a cooperation without a name is the one that the part tells of by name, with everybody who takes part."""
    named = [other for other in found if other.method == NAMED and other.part is draft.part]
    return (draft.method == JOINT and not _signed(draft)) and any(
        draft.members.keys() - {other.entity.iri} <= other.members.keys() for other in named
    )
