"""What the graph says a body does and is asked to do: its functions and mandates, listed or counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kg.select import select
from kg.symbol import document_iri
from ontology import DATA, iri
from search.expected import Expected
from search.graph.asked import YEAR, Asked, Found
from search.graph.chains import beside, pieces
from search.graph.counts import enumerated
from search.graph.rows import counted, stated
from search.graph.run import run
from search.graph.sets import of_language

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

MANDATE: Final = "unp:Mandate"
ADVICE: Final = ("asked", "advised", "advising")
"""Relation words that ask what is to be done, and say nothing of the matter."""
SPOKEN: Final = 0.6
"""Share of the words that say what a question is about which a part bears that is told for them."""
OFFICES: Final = """SELECT DISTINCT ?entity ?label WHERE {
  ?function a unp:Function ; unp:addressee ?entity . ?entity skos:prefLabel ?label
} ORDER BY ?entity ?label"""
"""Bodies that have functions, by name."""


def functions(asked: Asked) -> Found | None:
    """The functions of an office, listed or counted."""
    return _mandates(asked, "unp:Function") if asked.says("functions") and not asked.says("asked") else None


def mandates(asked: Asked) -> Found | None:
    """What a body is asked to do, listed or counted."""
    return _mandates(asked, MANDATE) if asked.says("asked") else None


def _mandates(asked: Asked, name: str) -> Found | None:
    number_asked = asked.ask.expected is Expected.NUMBER
    if not number_asked and not asked.question.many and asked.ask.expected is not Expected.CLAUSE:
        return None
    named = _acting(asked, name)
    for entity in named:
        rows, sparql = run(asked.graph, "mandates", entity=entity, **{"class": iri(name)})
        if name == MANDATE:
            rows = _asked_by(rows, entity, named)
            rows = _on_matter(asked, _at_home_first(asked, rows))
        rows = of_language(asked, rows)
        if kept := _of_years(asked, enumerated(asked, rows) if name != MANDATE else rows):
            number = len({row["mandate"].value for row in kept})
            found = [counted(asked, kept, number)] if number_asked else stated(asked, kept)
            alone = not number_asked and beside(asked.question, "functions", *ADVICE) == 0
            return Found(found, sparql, f"{name} of {entity.removeprefix(DATA)}", alone)
    return None


def _acting(asked: Asked, name: str) -> list[str]:
    """The nodes that the question names; such as have functions also by their labels, those asked by another named
    before that one.
    """
    linked = asked.entities
    if name != MANDATE:
        lowered = asked.question.text.casefold()
        labels = {row["entity"].value: row["label"].value for row in select(asked.graph, OFFICES)}
        named = sorted((-len(label), entity) for entity, label in labels.items() if label.casefold() in lowered)
        return list(dict.fromkeys([*(entity for _, entity in named), *linked]))
    issued = {one: run(asked.graph, "mandates", entity=one, **{"class": iri(name)})[0] for one in linked}
    others = {one: {*linked} - {one} for one in linked}
    by = {
        one: any(row["issuer"] and row["issuer"].value in others[one] for row in rows) for one, rows in issued.items()
    }
    return sorted(linked, key=lambda one: not by[one])


def _asked_by(rows: Sequence[QuerySolution], entity: str, named: Sequence[str]) -> list[QuerySolution]:
    """Rows of mandates that others than `entity` gave it, and of those that the question names, where it names any."""
    issuers = [row["issuer"].value if row["issuer"] else "" for row in rows]
    others = [(row, issuer) for row, issuer in zip(rows, issuers, strict=True) if issuer != entity]
    meant = [row for row, issuer in others if issuer in named]
    return meant or [row for row, _ in others]


def _at_home_first(asked: Asked, rows: Sequence[QuerySolution]) -> list[QuerySolution]:
    """The rows, those of documents with a version in the question's language first."""
    home = {row["part"].value for row in rows if row["language"].value == asked.question.language}
    documents = {part.partition("#")[0] for part in home}
    return sorted(rows, key=lambda row: row["part"].value.partition("#")[0] not in documents)


def _on_matter(asked: Asked, rows: Sequence[QuerySolution]) -> list[QuerySolution]:
    """The rows of parts that speak of what the question says beside asking, where any do."""
    matter = pieces(asked.question, *ADVICE)
    return [row for row in rows if asked.speaks(row, matter, SPOKEN)] or list(rows)


def _of_years(asked: Asked, rows: Sequence[QuerySolution]) -> Sequence[QuerySolution]:
    """Rows of the documents named, and of those dated in the years that a question names, where any is."""
    meant = set(map(document_iri, asked.meant.documents))
    kept = [row for row in rows if not meant or row["part"].value.partition("#")[0] in meant]
    years = set(YEAR.findall(asked.question.text))
    if not years:
        return kept
    dates = select(asked.graph, "SELECT ?document ?date WHERE { ?document dcterms:date ?date }")
    dated = {row["document"].value for row in dates if row["date"].value[:4] in years}
    return [row for row in kept if row["part"].value.partition("#")[0] in dated]
