"""Counts that the graph gives by group: functions of each office, who has most; entities that an annex lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.select import select
from kg.symbol import document_iri
from ontology import DATA, iri
from search.asked_documents import symbols
from search.expected import Expected
from search.graph.asked import Asked, Found, nothing
from search.graph.rows import counted, whole_parts
from search.graph.run import run, run_within
from search.graph.sets import listed_members, of_language

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

    from search.text_answers import Candidate

ITEMS: Final = ("subparagraph", "annex_item", "box_item")
GROUPED: Final = {"functions": "unp:Function", "asked": "unp:Mandate", "tasks": "unp:Mandate"}
"""Relation words for what is counted, with its class."""
MEMBERSHIPS: Final = {"members": "partnership", "shares": "value"}
"""Relation words for members of partnerships, and for partnerships of members, with what they are counted by."""
MANDATE: Final = {"class": iri("unp:Mandate")}
KIND: Final = "SELECT ?part ?kind WHERE { ?part unp:partKind ?kind }"


def by_group(asked: Asked) -> Found | None:
    """How many functions or mandates each body has in a document, or in all."""
    if asked.ask.expected is not Expected.NUMBER or not asked.says("each"):
        return None
    if asked.says("models"):
        return _models(asked)
    for relation, name in GROUPED.items():
        if asked.says(relation):
            groups, sparql = _addressed(asked, name)
            told = [_group(asked, rows) for rows in groups.values()]
            return Found(told, sparql, f"{name} by addressee", True) if told else nothing(name, sparql)
    return None


def _models(asked: Asked) -> Found | None:
    """How many partnerships of each model a document that the question names describes."""
    if asked.meant.unheld:
        return nothing("document")
    for symbol in asked.meant.documents:
        rows, sparql = run(asked.graph, "models", document=document_iri(symbol))
        if groups := _grouped(asked, rows, "value", "partnership"):
            told = [_group(asked, one, key) for key, one in groups.items()]
            return Found(told, sparql, f"partnerships by model in {symbol}", True)
    return None


def most(asked: Asked) -> Found | None:
    """Which body has the most functions, mandates or partnerships, or which partnership the most members."""
    kinds = (Expected.AGENT, Expected.BODY, Expected.NAME, Expected.CLAUSE)
    if asked.ask.expected not in kinds or not asked.says("most"):
        return None
    for relation in (*GROUPED, *MEMBERSHIPS):
        if asked.says(relation):
            groups, sparql = (
                _addressed(asked, GROUPED[relation])
                if relation in GROUPED
                else _memberships(asked, MEMBERSHIPS[relation])
            )
            top = max((len(rows) for rows in groups.values()), default=0)
            told = [_group(asked, rows, key) for key, rows in groups.items() if len(rows) == top]
            return Found(told, sparql, f"most {relation}") if told else None
    return None


def tasks(asked: Asked) -> Found | None:
    """How many mandates a document gives to a body, as any of its language versions tells."""
    if asked.ask.expected is not Expected.NUMBER or not asked.says("tasks") or asked.says("each"):
        return None
    named = asked.entities
    if not named or not asked.meant.documents:
        return None
    for entity in named:
        rows = []
        for symbol in asked.meant.documents:
            found, sparql = run(asked.graph, "addressed", document=document_iri(symbol), value=entity, **MANDATE)
            rows += _told_below(found)
        if rows:
            number = len({row["mandate"].value for row in rows})
            return Found([counted(asked, rows, number)], sparql, f"mandates of {entity.removeprefix(DATA)}", True)
    return nothing("mandate")


def _told_below(rows: Sequence[QuerySolution]) -> list[QuerySolution]:
    """Rows without those of words that only open a list whose items are told by rows of their own."""
    parts = {row["part"].value for row in rows}
    return [row for row in rows if not any(part.startswith(f"{row['part'].value}-") for part in parts)]


def annexed(asked: Asked) -> Found | None:
    """How many items an annex lists."""
    if asked.ask.expected is not Expected.NUMBER or not asked.says("annex"):
        return None
    if asked.meant.unheld:
        return nothing("document")
    for document in asked.documents:
        rows, sparql = run(asked.graph, "items", parent=f"{document}#annex")
        parts = dict.fromkeys(row["part"].value for row in rows)
        if parts:
            members = listed_members(replace(asked, ask=replace(asked.ask, expected=Expected.BODY)))
            told = [counted(asked, rows, len(parts)), *(members.candidates if members else ())]
            return Found(told, sparql, f"items of {document.removeprefix(DATA)}#annex", True)
    return nothing("annex") if asked.meant.documents else None


def listed(asked: Asked) -> Found | None:
    """What a paragraph lists that the question names by number, item by item."""
    if not (asked.question.many or asked.ask.expected is Expected.CLAUSE) or not asked.says("lists"):
        return None
    if asked.ask.expected is Expected.NUMBER:
        return None
    for part in asked.paragraphs:
        rows, sparql = run(asked.graph, "items", parent=part)
        if rows:
            return Found(whole_parts(asked, rows), sparql, f"items under {part.removeprefix(DATA)}", True)
    return None


def _addressed(asked: Asked, name: str) -> tuple[dict[str, list[QuerySolution]], str]:
    """Rows by addressee, one for each mandate; of the documents that the question names, where it names any."""
    named = {*asked.meant.documents, *symbols(asked.question.text)}
    rows, sparql = run_within(
        asked.graph, "addressed", "document", sorted(map(document_iri, named)), **{"class": iri(name)}
    )
    told = _grouped(asked, rows, "value", "mandate")
    return ({key: enumerated(asked, one) for key, one in told.items()} if name == "unp:Function" else told), sparql


def _grouped(asked: Asked, rows: Sequence[QuerySolution], key: str, counted: str) -> dict[str, list[QuerySolution]]:
    """The rows of one language by the value of a variable, of each thing counted the first."""
    groups: dict[str, dict[str, QuerySolution]] = {}
    for row in of_language(asked, rows):
        groups.setdefault(row[key].value, {}).setdefault(row[counted].value, row)
    return {name: list(one.values()) for name, one in groups.items()}


def enumerated(asked: Asked, rows: Sequence[QuerySolution]) -> list[QuerySolution]:
    """Of the functions of a body those that are listed item by item, where any are: not what else is said of it."""
    kinds = {row["part"].value: _kind(asked, row["part"].value) for row in rows}
    return [row for row in rows if kinds[row["part"].value] in ITEMS] or list(rows)


def _kind(asked: Asked, part: str) -> str:
    return next((str(row["kind"].value) for row in select(asked.graph, KIND, part=part)), "")


def _memberships(asked: Asked, key: str) -> tuple[dict[str, list[QuerySolution]], str]:
    """Rows by partnership, one for each member; or by member, one for each partnership."""
    rows, sparql = run(asked.graph, "memberships")
    return _grouped(asked, rows, key, "value" if key == "partnership" else "partnership"), sparql


def _group(asked: Asked, rows: Sequence[QuerySolution], key: str = "") -> Candidate:
    """A body with its count."""
    entity = key or rows[0]["value"].value
    label = asked.mentions.node(entity, asked.question.language, rows[0]["language"].value).label
    return counted(asked, rows, f"{label}: {len(rows)}", entity)
