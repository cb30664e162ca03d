"""Answers that the graph states: named queries with bound parameters, each row with the characters it was read from.

Which query is run is settled by the kind of answer expected and by relation words of the question, which stand in
`ontology/languages/<code>/questions.toml`, section `relation`. The queries are `templates/*.rq`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.model import Hit
from kg.select import select
from kg.symbol import symbol_of
from ontology import DATA, iri, table
from search.expected import Expected
from search.linking import documents, entities, paragraphs
from search.mentions import Mentions
from search.question import Ask, Question
from search.reading import Reading
from search.sentences import sentences
from search.spans import find_spans
from search.text_answers import Candidate

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution, Store

TEMPLATES: Final = Path(__file__).parent / "templates"
ROWS: Final = 40
"""Rows of a query that become answers."""

DATES: Final = {"founded": "schema:foundingDate", "starts": "schema:startDate", "ends": "schema:endDate"}
"""Relation words that lead to a date, with the property that states it."""
CITED: Final = {"recalls": "recalls", "based": "basedOn", "amends": "amends"}
"""Relation words that lead to cited documents, with the function of the citation."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query gave: the candidates in order, the query as it was run, and what it is about in a few words."""

    candidates: list[Candidate]
    sparql: str
    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a template needs to know."""

    question: Question
    ask: Ask
    reading: Reading
    mentions: Mentions
    graph: Store

    def says(self, relation: str) -> bool:
        """Whether the question has words for a relation."""
        return bool(relation_words(self.question.language, relation).search(self.question.text.lower()))


def graph_answers(ask: Ask, reading: Reading, mentions: Mentions, graph: Store) -> Found | None:
    """What the first query that fits the question and has rows gives; None where no query does."""
    asked = Asked(reading.question, ask, reading, mentions, graph)
    return next((found for kind in KINDS if (found := kind(asked)) and found.candidates), None)


def signer(asked: Asked) -> Found | None:
    """Who signed a document: the personal name in its signature."""
    if asked.ask.expected not in (Expected.PERSON, Expected.AGENT) or not asked.says("signed"):
        return None
    return _printed(asked, Expected.PERSON)


def adoption(asked: Asked) -> Found | None:
    """When, or at which meeting, a document was adopted or issued."""
    if asked.ask.expected is Expected.DATE and asked.question.about_document and asked.says("adopted"):
        return _printed(asked, Expected.DATE)
    return None


def paragraph_count(asked: Asked) -> Found | None:
    """How many preambular or operative paragraphs a document has."""
    if asked.ask.expected is not Expected.NUMBER:
        return None
    kind = next((name for name in ("preambular", "operative") if asked.says(name)), None)
    if kind is None:
        return None
    for document in documents(asked.question, asked.reading):
        rows, sparql = _run(asked.graph, "parts", document=document, kind=_text(kind))
        parts = list(dict.fromkeys(row["part"].value for row in rows))
        if parts:
            return Found([_counted(asked, rows, len(parts))], sparql, f"{kind} paragraphs of {document}")
    return None


def item_count(asked: Asked) -> Found | None:
    """How many lettered items stand under a paragraph that the question names by number."""
    if asked.ask.expected is not Expected.NUMBER:
        return None
    for part in paragraphs(asked.question, documents(asked.question, asked.reading), asked.graph):
        rows, sparql = _run(asked.graph, "items", parent=part)
        found = list(dict.fromkeys(row["part"].value for row in rows))
        if found:
            return Found([_counted(asked, rows, len(found))], sparql, f"items under {part}")
    return None


def dated(asked: Asked) -> Found | None:
    """When a body was established, a partnership began or ended."""
    if asked.ask.expected is not Expected.DATE:
        return None
    for relation, name in DATES.items():
        if asked.says(relation):
            return _stated(asked, name)
    return None


def reported(asked: Asked) -> Found | None:
    """To whom a body or post reports."""
    who = (Expected.AGENT, Expected.BODY, Expected.PERSON)
    return _stated(asked, "org:reportsTo") if asked.ask.expected in who and asked.says("reports") else None


def located(asked: Asked) -> Found | None:
    """In which places a partnership works."""
    if asked.ask.expected is Expected.PLACE and asked.says("places"):
        return _stated(asked, "dcterms:spatial")
    return None


def members(asked: Asked) -> Found | None:
    """Who takes part in a partnership."""
    if asked.ask.expected not in (Expected.AGENT, Expected.BODY) or not asked.says("members"):
        return None
    for entity in entities(asked.question, asked.graph):
        rows, sparql = _run(asked.graph, "members", entity=entity)
        if rows:
            return Found(_candidates(asked, rows), sparql, f"members of {entity}")
    return None


def functions(asked: Asked) -> Found | None:
    """The functions of an office, listed or counted."""
    return _mandates(asked, "unp:Function") if asked.says("functions") else None


def mandates(asked: Asked) -> Found | None:
    """What a body is asked to do, listed or counted."""
    return _mandates(asked, "unp:Mandate") if asked.says("asked") else None


def citations(asked: Asked) -> Found | None:
    """Which documents a document recalls, amends or is based on."""
    if asked.ask.expected is not Expected.DOCUMENT or not asked.question.many:
        return None
    for relation, function in CITED.items():
        if asked.says(relation):
            for document in documents(asked.question, asked.reading):
                concept = f"{DATA}citation-function/{function}"
                rows, sparql = _run(asked.graph, "citations", document=document, function=concept)
                if rows:
                    return Found(_candidates(asked, rows), sparql, f"what {document} {function}")
    return None


KINDS: Final[Sequence[Callable[[Asked], Found | None]]] = (
    signer,
    adoption,
    paragraph_count,
    item_count,
    functions,
    mandates,
    dated,
    reported,
    located,
    members,
    citations,
)
"""Tried in this order."""


def _stated(asked: Asked, name: str) -> Found | None:
    """What is stated by one property of a node that the question names."""
    for entity in entities(asked.question, asked.graph):
        rows, sparql = _run(asked.graph, "statements", entity=entity, property=iri(name))
        if rows:
            return Found(_candidates(asked, rows), sparql, f"{name} of {entity}")
    return None


def _mandates(asked: Asked, name: str) -> Found | None:
    counted = asked.ask.expected is Expected.NUMBER
    if not counted and not asked.question.many and asked.ask.expected is not Expected.CLAUSE:
        return None
    for entity in entities(asked.question, asked.graph):
        rows, sparql = _run(asked.graph, "mandates", entity=entity, **{"class": iri(name)})
        if rows:
            number = len({row["mandate"].value for row in rows})
            found = [_counted(asked, rows, number)] if counted else _candidates(asked, rows)
            return Found(found, sparql, f"{name} of {entity}")
    return None


def _printed(asked: Asked, expected: Expected) -> Found | None:
    """Words of a kind in the parts that close a document (signature) or stand around it (furniture)."""
    for document in documents(asked.question, asked.reading):
        for kind in ("signature", "text", "furniture"):
            rows, sparql = _run(asked.graph, "parts", document=document, kind=_text(kind))
            found = [candidate for row in rows for candidate in _spans(asked, row, expected)]
            if found:
                return Found(found[-1:] if kind == "signature" else found[:1], sparql, f"{kind} of {document}")
    return None


def _spans(asked: Asked, row: QuerySolution, expected: Expected) -> Iterator[Candidate]:
    text = row["value"].value
    hit = _hit(asked.reading, row["part"].value, row["value"].language, text)
    for span in find_spans(text, hit.language, expected):
        whole = asked.reading.sentence(hit, 0, len(text))
        yield Candidate(expected, whole, span.start, span.end, 0.0, {"graph": 1.0, "sure": span.sure})


def _candidates(asked: Asked, rows: Sequence[QuerySolution]) -> list[Candidate]:
    """A candidate for each row, in the question's language where the graph has it, each value once."""
    at_home = [row for row in rows if row["language"].value == asked.question.language]
    made: dict[str, Candidate] = {}
    for row in at_home or rows:
        if candidate := _candidate(asked, row):
            made.setdefault(row["value"].value, candidate)
    return list(made.values())[:ROWS]


def _candidate(asked: Asked, row: QuerySolution) -> Candidate | None:
    part, language = row["part"].value, row["language"].value
    text = _part_text(asked.graph, part, language)
    start, end = int(row["start"].value), int(row["end"].value)
    if text is None or not 0 <= start < end <= len(text):
        return None
    hit = _hit(asked.reading, part, language, text)
    first, last = _sentence(text, start, end, language)
    start, end = _narrowed(text, start, end, row["value"], language)
    value = row["value"]
    node = value.value if _is_node(value) else ""
    return Candidate(
        asked.ask.expected, asked.reading.sentence(hit, first, last), start, end, 0.0, {"graph": 1.0}, node
    )


def _narrowed(text: str, start: int, end: int, value: Any, language: str) -> tuple[int, int]:
    """The words within the evidence that are the value: a text itself, or a date of the same year."""
    if _is_node(value):
        return start, end
    inside = text.find(value.value, start)
    if inside >= 0:
        return inside, inside + len(value.value)
    year = value.value[:4]
    spans = find_spans(text[start:end], language, Expected.DATE) if year.isdigit() else []
    named = next((span for span in spans if year in text[start + span.start : start + span.end]), None)
    return (start + named.start, start + named.end) if named else (start, end)


def _is_node(value: Any) -> bool:
    from pyoxigraph import NamedNode

    return isinstance(value, NamedNode)


def _counted(asked: Asked, rows: Sequence[QuerySolution], number: int) -> Candidate:
    """A count, its evidence the first part that was counted."""
    first = next((r for r in rows if r["value"].language == asked.question.language), rows[0])
    text, language = _whole(asked.graph, first["part"].value, first["value"].language or asked.question.language)
    hit = _hit(asked.reading, first["part"].value, language, text)
    start, end = _sentence(text, 0, 1, language)
    whole = asked.reading.sentence(hit, start, end)
    return Candidate(Expected.NUMBER, whole, start, end, 0.0, {"graph": 1.0, "sure": 1.0}, words=str(number))


def _whole(graph: Store, part: str, language: str) -> tuple[str, str]:
    return _part_text(graph, part, language) or "", language


def _sentence(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """The sentence that the characters stand in."""
    found = [(a, b) for a, b in sentences(text, language) if a < end and start < b]
    return (found[0][0], found[-1][1]) if found else (0, len(text))


def _part_text(graph: Store, part: str, language: str) -> str | None:
    rows = select(graph, "SELECT ?part ?text WHERE { ?part unp:text ?text }", part=part)
    return next((row["text"].value for row in rows if row["text"].language == language), None)


def _hit(reading: Reading, part: str, language: str, text: str) -> Hit:
    """The hit of a part that was read, or one made for it."""
    known = next((hit for hit in reading.hits if hit.iri == part and hit.language == language), None)
    return known or Hit(len(reading.hits) + 1, 0.0, symbol_of(part), part.partition("#")[2], part, language, text)


def _run(graph: Store, name: str, **bound: Any) -> tuple[list[QuerySolution], str]:
    """The rows of a template with its parameters bound, and the same query as text that can be run elsewhere."""
    query = template(name)
    values = " ".join(f"VALUES ?{key} {{ {_term(value)} }}" for key, value in bound.items())
    return select(graph, query, **bound), re.sub(r"WHERE \{", lambda _: f"WHERE {{\n  {values}", query, count=1)


def _term(value: Any) -> str:
    from pyoxigraph import NamedNode

    return str(NamedNode(value) if isinstance(value, str) else value)


def _text(value: str) -> Any:
    from pyoxigraph import Literal

    return Literal(value)


@cache
def template(name: str) -> str:
    """The named query, without its comment."""
    lines = (TEMPLATES / f"{name}.rq").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


@cache
def relation_words(language: str, relation: str) -> re.Pattern[str]:
    return re.compile(str(table(language, "questions")["relation"][relation]))
