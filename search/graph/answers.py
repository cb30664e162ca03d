"""Answers that the graph states: which named query is run, and with what.

That is settled by the kind of answer expected and by relation words of the question, which stand in
`ontology/languages/<code>/questions.toml`, section `relation`. The queries themselves are `templates/*.rq`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from kg.select import select
from ontology import DATA, iri
from search.expected import ACTING, WHO, Expected
from search.graph.advice import advised
from search.graph.asked import YEAR, Asked, Found, nothing
from search.graph.chains import (
    addressee,
    founder,
    head,
    obliged,
    predecessor,
    requester,
    subordinate,
    superior,
)
from search.graph.counts import annexed, by_group, listed, most, tasks
from search.graph.documents import (
    absent_paragraph,
    amendments,
    bases,
    cited_by,
    fulfilled,
    omitted,
    paragraphs_cited,
    recalled_dates,
)
from search.graph.mandates import functions, mandates
from search.graph.mentioned import mentioned
from search.graph.partners import of_kind, partners, partnerships, supported
from search.graph.rows import counted, of_entity, printed_spans, stated, whole_parts
from search.graph.run import literal, run
from search.graph.sets import belonging, listed_members, members_named, said_where, shared
from search.graph.titles import dealing
from search.mentions import Mentions
from search.nicknames import names_asked
from search.question import Ask, Question
from search.reading import Reading
from search.relations import says_in

if TYPE_CHECKING:
    from pyoxigraph import Store

DATES: Final = {"founded": "schema:foundingDate", "starts": "schema:startDate", "ends": "schema:endDate"}
"""Relation words that lead to a date, with the property that states it."""
TERM: Final = re.compile(r"P(\d+)Y")
"""A term of whole years, as xsd:duration."""
OPENING: Final = "#text-start-"
"""Text that stands before the first part of a document: its date, its title."""
SPOKEN_OF: Final = "SELECT ?entity WHERE { ?part schema:mentions ?entity } LIMIT 1"
COUNTED: Final = ("preambular", "operative")
"""Kinds of paragraphs that a resolution has."""
CITED: Final = {"recalls": "recalls", "based": "basedOn", "amends": "amends"}
"""Relation words that lead to cited documents, with the function of the citation."""


def graph_answers(ask: Ask, reading: Reading, mentions: Mentions, graph: Store) -> Found | None:
    """What the first query that fits the question and has rows gives, or knows not to be; None where no query does."""
    asked = Asked(reading.question, ask, reading, mentions, graph)
    return next((found for kind in KINDS if (found := kind(asked)) and (found.candidates or found.settled)), None)


def unheard_of(question: Question, graph: Store) -> bool:
    """Whether a question names a body by its known name that no document of the store speaks of, nor of the body that
    it is of: `global-compact-local-networks`, `global-compact`.
    """
    known = [one.entity for one in names_asked(question.text, question.language)]
    bodies = [one.iri for one in known if "/org/" in one.iri]
    return any(not any(select(graph, SPOKEN_OF, entity=name) for name in _kin(one)) for one in bodies)


def _kin(body: str) -> Iterator[str]:
    """The IRI of a body, then those that its own begins with, of two words at least."""
    yield body
    folder, _, name = body.rpartition("/")
    words = name.split("-")
    for count in range(len(words) - 1, 1, -1):
        yield f"{folder}/{'-'.join(words[:count])}"


def signer(asked: Asked) -> Found | None:
    """Who signed a document: the personal name in its signature."""
    if asked.ask.expected not in (Expected.PERSON, Expected.AGENT) or not asked.says("signed"):
        return None
    return _printed(asked, Expected.PERSON)


def adoption(asked: Asked) -> Found | None:
    """When, or at which meeting, a document was adopted or issued."""
    meant = asked.meant
    spoken = asked.question.about_document or meant.type or meant.documents
    told = asked.ask.expected
    meeting = told is Expected.MEETING
    if meeting and meant.unheld:
        return nothing("document")
    if spoken and not meant.elsewhere and (meeting or (told is Expected.DATE and asked.says("adopted"))):
        return _printed(asked, told)
    return None


def paragraph_count(asked: Asked) -> Found | None:
    """How many preambular or operative paragraphs a document has."""
    if asked.ask.expected is not Expected.NUMBER:
        return None
    kinds = [name for name in COUNTED if says_in(asked.stretch, asked.question.language, name)]
    kinds = kinds or [name for name in COUNTED if asked.says(name)]
    if not kinds:
        return None
    for document in _held(asked):
        made = [
            (rows, sparql)
            for kind in kinds
            for rows, sparql in [run(asked.graph, "parts", document=document, kind=literal(kind))]
            if rows
        ]
        if made:
            told = [counted(asked, rows, len({row["part"].value for row in rows})) for rows, _ in made]
            return Found(told, made[0][1], f"{' and '.join(kinds)} paragraphs of {document.removeprefix(DATA)}", True)
    return nothing("document") if asked.meant.elsewhere else None


def item_count(asked: Asked) -> Found | None:
    """How many lettered items stand under a paragraph that the question names by number."""
    if asked.ask.expected is not Expected.NUMBER:
        return None
    for part in asked.paragraphs:
        rows, sparql = run(asked.graph, "items", parent=part)
        found = whole_parts(asked, rows) if rows else []
        if found:
            return Found([counted(asked, rows, len(found))], sparql, f"items under {part.removeprefix(DATA)}", True)
    return None


def dated(asked: Asked) -> Found | None:
    """When a body was established, a partnership began or ended; not of one whose predecessor's date is asked."""
    if asked.ask.expected is not Expected.DATE or asked.says("predecessor"):
        return None
    for relation, name in DATES.items():
        if asked.says(relation):
            return _stated(asked, name) or (_derived_end(asked) if relation == "ends" else None)
    return None


def reported(asked: Asked) -> Found | None:
    """To whom a body or post reports."""
    return _stated(asked, "org:reportsTo") if asked.ask.expected in WHO and asked.says("reports") else None


def located(asked: Asked) -> Found | None:
    """In which places a partnership works."""
    if asked.ask.expected is Expected.PLACE and asked.says("places"):
        return _stated(asked, "dcterms:spatial")
    return None


def members(asked: Asked) -> Found | None:
    """Who takes part in a partnership."""
    if asked.ask.expected not in ACTING or not asked.says("members"):
        return None
    return of_entity(asked, "members", "members of", partial(of_kind, asked))


def citations(asked: Asked) -> Found | None:
    """Which documents a document recalls, amends or is based on."""
    if asked.ask.expected is not Expected.DOCUMENT:
        return None
    for relation, function in CITED.items():
        if asked.says(relation) and (asked.question.many or relation != "recalls"):
            for document in asked.documents:
                concept = f"{DATA}citation-function/{function}"
                rows, sparql = run(asked.graph, "citations", document=document, function=concept)
                if rows:
                    return Found(stated(asked, rows), sparql, f"what {document.removeprefix(DATA)} {function}")
    return None


KINDS: Final[Sequence[Callable[[Asked], Found | None]]] = (
    absent_paragraph,
    said_where,
    amendments,
    paragraphs_cited,
    cited_by,
    omitted,
    recalled_dates,
    fulfilled,
    dealing,
    shared,
    members_named,
    listed_members,
    mentioned,
    most,
    supported,
    partnerships,
    signer,
    adoption,
    paragraph_count,
    by_group,
    tasks,
    annexed,
    item_count,
    listed,
    requester,
    addressee,
    subordinate,
    superior,
    head,
    founder,
    predecessor,
    functions,
    mandates,
    advised,
    dated,
    reported,
    located,
    members,
    belonging,
    partners,
    citations,
    bases,
    obliged,
)
"""Tried in this order."""


def _held(asked: Asked) -> list[str]:
    """The documents meant; none where the question names others only."""
    return [] if asked.meant.unheld else asked.documents


def _derived_end(asked: Asked) -> Found | None:
    """When something ends whose start and term alone are stated: their sum, told as such."""
    for entity in asked.entities:
        begun, sparql = run(asked.graph, "statements", entity=entity, property=iri("schema:startDate"))
        terms, _ = run(asked.graph, "statements", entity=entity, property=iri("schema:duration"))
        years = next((int(found[1]) for row in terms if (found := TERM.fullmatch(row["value"].value))), 0)
        if begun and years:
            told = [replace(one, words=_later(one.text, years)) for one in stated(asked, begun)[:1]]
            return Found(told, sparql, f"start and term of {entity.removeprefix(DATA)}")
    return None


def _later(date: str, years: int) -> str:
    """A date so many years later, in the words of the first, with how it was reckoned."""
    later = YEAR.sub(lambda year: str(int(year.group()) + years), date)
    return f"{later} (= {date} + {years})"


def _stated(asked: Asked, name: str) -> Found | None:
    """What is stated by one property of a node that the question names."""
    return of_entity(asked, "statements", f"{name} of", property=iri(name))


def _printed(asked: Asked, expected: Expected) -> Found | None:
    """Words of a kind in the parts that close a document (signature) or stand around it (furniture)."""
    for document in asked.documents:
        made: list[tuple[bool, Found]] = []
        for kind in ("signature", "text", "heading", "furniture"):
            rows, sparql = run(asked.graph, "parts", document=document, kind=literal(kind))
            rows = [row for row in rows if kind not in ("text", "heading") or OPENING in row["part"].value]
            if home := [row for row in rows if row["value"].language == asked.question.language]:
                rows = home
            if found := [candidate for row in rows for candidate in printed_spans(asked, row, expected)]:
                chosen = found[-1:] if kind == "signature" else found[:1]
                about = f"{kind} of {document.removeprefix(DATA)}"
                made.append((not home, Found(chosen, sparql, about, True)))
        if made:
            return min(made, key=lambda one: one[0])[1]
    return None
