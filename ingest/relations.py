"""How bodies stand to each other, and since when: founded, part of, successor, reports to, heads, funds, member of.

Four sources: the words of a sentence, by rows of `ontology/languages/<code>/relations.toml`; names that hold another
body's name ("UNDP China Office"); what the members of a partnership do in it; and lists of donors. Contradictions are
all kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

from ingest.cast import COLLABORATION, WHOLE, is_united_nations, rules, scenes_of
from ingest.donors import donors
from ingest.entities import entity_of
from ingest.namedafter import POST, by_name, is_body
from ingest.partnerships import partnerships
from ingest.partnerships.draft import JOINT, NAMED, Setting
from ingest.partnerships.leads import headed
from ingest.partnerships.terms import FUNDER
from ingest.slots import Sentence, Slot
from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.iris import iri_of_name, made_of_name
from kg.model import Document, Entity, Evidence, Finding, Membership, Part, PartKind, Partnership, Relation
from ontology import DATA, table

TOLD: Final = "relations.words"
ROLE: Final = "relations.role"
CONFIDENCE: Final = {TOLD: Decimal("0.8"), ROLE: Decimal("0.75")}
CHANGE: Final = "predecessor"
"""Rows that tell of a change: the object was there before the subject (org:ChangeEvent)."""
CERTAIN: Final = frozenset({"org:reportsTo", "org:headOf", "unp:interfacesWith"})
"""What ought to be so is so: an office that shall report, reports."""
DOES: Final = {
    "founder": ("schema:founder", False),
    "member": ("org:memberOf", True),
    "initiator": ("unp:launchedBy", False),
    "host": ("unp:hostedBy", False),
    "funder": ("unp:funds", True),
    "lead": ("org:headOf", True),
}
"""Role of a member → the property that says so, and whether the member is its subject."""
MAKING: Final = frozenset({"founder", "initiator"})
"""Roles that say nothing of what has no name: "the cooperation of A and B" was launched by neither."""
BENEFICIARY: Final = "beneficiary"
MEMBER: Final = "member"
GIVERS: Final = frozenset({"foundation", "un-fund"})
"""Types of bodies whose support is money; of funds, those that are no agency (UNICEF works itself)."""
FUND: Final = "un-fund"
ORGAN: Final = "un-organ"
"""Entity type of the principal organs."""
ORGANS: Final = frozenset(f"{DATA}group/{name}" for name in ("main-committees", "functional-commissions"))
"""Groups of bodies that are parts of one: "the Assembly and its Main Committees"."""
SILENT: Final = (PartKind.HEADING, PartKind.FURNITURE, PartKind.SIGNATURE, PartKind.FIGURE, PartKind.TABLE)


def extract(document: Document, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Every relation, part by part; the same one once in each part."""
    scenes = scenes_of(document, gazetteer)
    order = {part.fragment: index for index, part in enumerate(document.parts)}
    found = [*_told(Setting(document, scenes)), *by_name(document, scenes, gazetteer), *_by_role(document, gazetteer)]
    found += donors(document, scenes)
    seen: set[tuple[str, str, str, str]] = set()
    for relation in sorted(
        found, key=lambda r: (order[r.evidence.part], r.evidence.start, r.predicate, _key(r.object))
    ):
        key = (relation.evidence.part, relation.subject.iri, relation.predicate, _key(relation.object))
        if key not in seen and _key(relation.object) != relation.subject.iri:
            seen.add(key)
            yield relation


def _key(value: Entity | str) -> str:
    return value if isinstance(value, str) else value.iri


def _told(setting: Setting) -> Iterator[Relation]:
    """What the rows of the table find in the sentences of the running text."""
    before: dict[str, list[Slot]] = {}
    for part in (p for p in setting.document.parts if p.kind not in SILENT):
        leads: list[Slot] | None = None
        about: list[Slot] = []
        for sentence in setting.scenes.of(part):
            for match, row in _rows(sentence):
                leads = headed(part, setting) if leads is None else leads
                goes_on = about or before.get(part.parent, [])
                yield from _of_match(match, row, sentence, part, goes_on if row.get("goes_on") else leads)
            about = about or _subject(sentence)
        before[part.parent] = about


def _rows(sentence: Sentence) -> Iterator[tuple[re.Match[str], Mapping[str, Any]]]:
    """Where the rows of the table fit, but for what is only wished; `certain` rows tell of what is so beside that."""
    for row in sentence.fitting(table(sentence.language, "relations")["relations"]):
        for match in sentence.find(row["pattern"]):
            if row.get("certain") or row["predicate"] in CERTAIN or not _wished(sentence, match.start()):
                yield match, row


def _subject(sentence: Sentence) -> list[Slot]:
    """What a sentence is about, which later ones may not name again: the body or collaboration that it names first."""
    named = (slot for slot in sentence.slots if slot.kind in "AC" and slot.entity)
    return [slot for slot in named if slot.entity and is_body(slot.entity)][:1]


def _wished(sentence: Sentence, at: int) -> bool:
    return rules(sentence.language)["hortatory"].search(sentence.marked, 0, at) is not None


def _of_match(
    match: re.Match[str], row: Mapping[str, Any], sentence: Sentence, part: Part, leads: list[Slot]
) -> Iterator[Relation]:
    predicate, leads = row["predicate"], [lead for lead in leads if _called(match, lead, sentence.language)]
    subjects = _dependent(match, row, sentence) or sentence.caught(match, "s") or leads
    dates = sentence.caught(match, "d")
    date = dates[0].value if dates else ""
    start, end = sentence.span(*match.span())
    evidence = _evidence(part, start, end, TOLD)
    for subject in subjects:
        if subject.entity is None or subject.entity.entity_type == WHOLE:
            continue
        if predicate.endswith("Date") and subject.entity.entity_type != ORGAN:
            yield Relation(subject.entity, predicate, date, evidence)
        for other in sentence.caught(match, "o") or _left_out(match, leads):
            if other.entity and _fits(row, subject, other):
                yield from _relation(subject.entity, predicate, other.entity, evidence, date)


def _called(match: re.Match[str], lead: Slot, language: str) -> bool:
    """Whether somebody bears the head word by which a row goes on to call him: "the network" is no union."""
    head = match.groupdict().get("head") or ""
    return not head or (lead.entity is not None and any(head in name for name in lead.entity.labels.get(language, ())))


def _left_out(match: re.Match[str], leads: list[Slot]) -> list[Slot]:
    """Whom the part goes on about, where a row names the subject alone: "this division consists of …"."""
    return [] if any(name[0] in "od" for name in match.re.groupindex) else leads


def _dependent(match: re.Match[str], row: Mapping[str, Any], sentence: Sentence) -> list[Slot]:
    """ "The Commission, through its secretariat": a body that bears the name of the one it belongs to."""
    if "own" not in row:
        return []
    owner = sentence.caught(match, "o")[0]
    label = row["own"].replace("{o}", " ".join(sentence.text[owner.start : owner.end].split()))
    start, end = sentence.span(*match.span())
    return [Slot(start, end, "A", entity_of(label, "office", sentence.language))]


def _fits(row: Mapping[str, Any], subject: Slot, other: Slot) -> bool:
    """Only bodies are parts of bodies, come after one another or have members; some rows ask for a post or a person."""
    predicate = row["predicate"]
    if predicate == "schema:founder" and is_united_nations(other):
        return False
    if predicate == "org:subOrganizationOf" and subject.entity and subject.entity.entity_type == ORGAN:
        return is_united_nations(other)  # a principal organ is part of nothing else; its bare name may be another's
    if predicate == "org:headOf" and other.entity and (POST in other.entity.types or other.entity.entity_type == WHOLE):
        return False  # the Organization's name stands for whatever of its bodies is told of before
    if row.get("post") and subject.entity and is_body(subject.entity) and subject.kind != "N":
        return False
    if row.get("body") and other.entity and not is_body(other.entity):
        return False
    if predicate == "unp:funds" and row.get("goes_on") and other.kind != "C":
        return False  # what goes on without a name about those who give is about what they give to, not about a body
    if predicate in ("org:subOrganizationOf", CHANGE):
        return subject.entity != other.entity and all(
            slot.entity is not None and _may_be_part(slot.entity) for slot in (subject, other)
        )
    return True


def _may_be_part(entity: Entity) -> bool:
    return is_body(entity) or entity.iri in ORGANS


def _relation(subject: Entity, predicate: str, other: Entity, evidence: Evidence, date: str) -> Iterator[Relation]:
    if predicate != CHANGE:
        yield Relation(subject, predicate, other, evidence, date)
        return
    change = Entity(iri_of_name("change", f"{other.iri}>{subject.iri}"), {}, ("org:ChangeEvent",))
    yield Relation(change, "org:originalOrganization", other, evidence, date)
    yield Relation(change, "org:resultingOrganization", subject, evidence, date)


def _evidence(part: Part, start: int, end: int, method: str) -> Evidence:
    return Evidence(part.fragment, start, end, part.text[start:end], method, CONFIDENCE[method])


def _by_role(document: Document, gazetteer: Gazetteer) -> Iterator[Relation]:
    """Founders, funders and leaders of the partnerships that are told of."""
    for finding in partnerships(document, gazetteer):
        for member in finding.members:
            if _made_by_all(finding, member):
                continue
            if _does(finding, member) and member.member.iri != f"{DATA}org/un":
                yield from (_of_role(finding, whole, member) for whole in _wholes(finding, member))


def _made_by_all(finding: Partnership, member: Membership) -> bool:
    """Whether a cooperation is called by its members alone, of whom none leads or made it."""
    if finding.evidence.method != JOINT or member.role not in {"lead", *MAKING}:
        return False
    labels = ((name, language) for language, names in finding.entity.labels.items() for name in names)
    return member.role == "lead" or any(_working_together(language).search(name) for name, language in labels)


@cache
def _working_together(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "partnerships")["labels"].get("working_together", "(?!)"))


def _wholes(finding: Partnership, member: Membership) -> list[Entity]:
    """What a member is told to do something for: of a gift without a name, those who are given to."""
    taken = [other.member for other in finding.members if other.role == BENEFICIARY]
    gift = finding.evidence.method == JOINT and _does(finding, member) == FUNDER
    return taken if gift and taken else [finding.entity]


def _does(finding: Partnership, member: Membership) -> str:
    """The role that a relation tells of: foundations and funds support with money, and who can be told from others is
    a member of what bears a name.
    """
    if member.role == MEMBER:
        named = finding.evidence.method == NAMED and not member.member.anonymous
        return MEMBER if named and not {GROUP_CLASS, POST} & set(member.member.types) else ""
    gives = member.role == "supporter" and member.member.entity_type in GIVERS and not _works(member.member)
    return FUNDER if gives else member.role if member.role in DOES else ""


def _works(entity: Entity) -> bool:
    """Whether a fund is an agency that carries things out, and no pool of money."""
    return entity.entity_type == FUND and COLLABORATION not in entity.types and not made_of_name(entity.iri)


def _of_role(finding: Partnership, whole: Entity, member: Membership) -> Relation:
    predicate, from_member = DOES[_does(finding, member)]
    told = member.evidence
    evidence = Evidence(told.part, told.start, told.end, told.quote, ROLE, CONFIDENCE[ROLE])
    subject, other = (member.member, whole) if from_member else (whole, member.member)
    return Relation(subject, predicate, other, evidence, "" if from_member else finding.start)
