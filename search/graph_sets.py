"""Answers that join two sets of the graph: what two partnerships share, members of one thing that another text names."""

from __future__ import annotations

from typing import Final

from kg.symbol import document_iri
from ontology import DATA, iri
from search.expected import Expected
from search.graph_counts import of_language
from search.graph_partners import of_kind
from search.graph_query import Asked, Found, nothing, run, stated
from search.linking import entities

SHARED: Final = {Expected.PLACE: "dcterms:spatial"}
"""What two nodes may share, by the kind asked for, with the property that states it."""
MEMBERS: Final = (Expected.AGENT, Expected.BODY)


def shared(asked: Asked) -> Found | None:
    """Which place, or which member, two partnerships share that the question names."""
    if asked.ask.expected not in (*SHARED, *MEMBERS) or not asked.says("both"):
        return None
    named = _partnerships(asked)
    if len(named) < 2:
        return None
    one, other = named[:2]
    if asked.ask.expected in SHARED:
        name = iri(SHARED[asked.ask.expected])
        rows, sparql = run(asked.graph, "shared", entity=one, other=other, property=name)
    else:
        rows, sparql = run(asked.graph, "members", entity=one)
        also = {row["value"].value for row in run(asked.graph, "members", entity=other)[0]}
        rows = [row for row in rows if row["value"].value in also and of_kind(asked, row)]
    told = f"{one.removeprefix(DATA)} and {other.removeprefix(DATA)}"
    return Found(stated(asked, rows), sparql, f"what {told} share", True) if rows else nothing(f"what {told} share", sparql)


def members_named(asked: Asked) -> Found | None:
    """Which members, or makers, of something a document names that the question names too."""
    held = asked.reading.read.meant.documents
    if not held or not asked.says("makers") or not asked.says("named_in"):
        return None
    for entity in entities(asked.question, asked.reading, asked.mentions):
        if not run(asked.graph, "members", entity=entity)[0]:
            continue
        rows, sparql = run(asked.graph, "members_named", entity=entity, document=document_iri(held[0]))
        about = f"members of {entity.removeprefix(DATA)} in {held[0]}"
        told = stated(asked, of_language(asked, rows), Expected.BODY)
        return Found(told, sparql, about, True) if told else nothing(about, sparql)
    return None


def listed_members(asked: Asked) -> Found | None:
    """Which of those that an annex lists take part in a partnership."""
    held = asked.reading.read.meant.documents
    if asked.ask.expected not in (*MEMBERS, Expected.CLAUSE) or not held or not asked.says("annex"):
        return None
    for entity in _partnerships(asked):
        rows, sparql = run(asked.graph, "listed_members", entity=entity, listing=f"{document_iri(held[0])}#annex")
        about = f"members of {entity.removeprefix(DATA)} in the annex"
        told = stated(asked, of_language(asked, rows), Expected.BODY)
        return Found(told, sparql, about, True) if told else nothing(about, sparql)
    return None


def _partnerships(asked: Asked) -> list[str]:
    """The partnerships that the question names, as it names them, longest name first; each name once."""
    lowered = asked.question.text.casefold()
    found: dict[str, tuple[int, str]] = {}
    for entity, label in asked.mentions.partnerships(lowered):
        if label.casefold() not in found:
            found[label.casefold()] = (lowered.find(label.casefold()), entity)
    whole = {name: place for name, place in found.items() if not any(name != other and name in other for other in found)}
    return [entity for _, entity in sorted(whole.values())]
