"""Answers about partnerships that the graph gives: which there are, and with whom a body works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ontology import DATA
from search.expected import ACTING, Expected
from search.fitness import suits
from search.graph.asked import YEAR, Asked, Found
from search.graph.chains import pieces
from search.graph.rows import of_entity, stated
from search.graph.run import run, run_each
from search.question import Ask, Question
from search.reading import Sentence
from search.relations import says, says_in
from search.text_answers import Candidate

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

ABOUT: Final = 0.6
"""Share of the words for a matter that a part bears at least to be about it."""
LISTED: Final = (Expected.BODY, Expected.AGENT, Expected.NAME, Expected.CLAUSE)
BEGUN: Final = ("founded", "launched", "starts")
"""Relation words beside the year in which partnerships began."""
SENTENCES: Final = 8
"""Best sentences in which it is looked for what a fund supports."""
LATEST: Final = 5
"""Partnerships told where the latest are asked for."""


def asks_partnerships(ask: Ask, question: Question) -> bool:
    """Whether it is asked which partnerships there are."""
    return ask.expected in LISTED and says(question, "partnerships")


def partnerships(asked: Asked) -> Found | None:
    """Which partnerships there are: those of a body, those that the parts read describe, the latest, or all."""
    if not asks_partnerships(asked.ask, asked.question):
        return None
    years = set(YEAR.findall(asked.question.text))
    words = pieces(asked.question, "partnerships", "latest", "about", *BEGUN)
    for name, rows, sparql in _listed(asked, words):
        if years:
            rows = [row for row in rows if _begun(row)[:4] in years]
        if asked.says("latest"):
            rows = sorted(filter(_begun, rows), key=_begun, reverse=True)
        if told := stated(asked, rows, Expected.NAME):
            return Found(told[:LATEST] if asked.says("latest") else told, sparql, name, True)
    return None


def supported(asked: Asked) -> Found | None:
    """Which partnerships a body or fund supports: those that the best sentence names beside it."""
    if not (asks_partnerships(asked.ask, asked.question) and asked.says("supported")):
        return None
    named = asked.entities
    told: dict[str, Candidate] = {}
    for sentence in asked.reading.sentences[:SENTENCES]:
        for entity, (start, end) in _labelled(asked, sentence) if _supporting(asked, named, sentence) else ():
            if entity not in named:
                told.setdefault(entity, Candidate(Expected.NAME, sentence, start, end, 0.0, {"graph": 1.0}, entity))
    best = {one.sentence.hit.language for one in told.values()}
    home = asked.question.language if asked.question.language in best else next(iter(best), "")
    kept = [one for one in told.values() if one.sentence.hit.language == home]
    return Found(kept, "", "partnerships named beside it") if kept else None


def _supporting(asked: Asked, named: list[str], sentence: Sentence) -> bool:
    """Whether a sentence names one of the nodes asked about, and says that something is supported."""
    hit = sentence.hit
    places = {mention.iri for mention in asked.mentions.of(hit.iri, hit.language)}
    own = any(one in places or _label(asked, one, sentence) in sentence.text.casefold() for one in named)
    return own and says_in(sentence.text, hit.language, "supported")


def _labelled(asked: Asked, sentence: Sentence) -> Iterator[tuple[str, tuple[int, int]]]:
    """The partnerships that a sentence names by a label of theirs, each with its place in the part."""
    lowered, taken = sentence.text.casefold(), set[int]()
    for entity, label in sorted(asked.mentions.partnerships(lowered), key=lambda one: (-len(one[1]), one)):
        at = lowered.find(label.casefold())
        if not taken.intersection(range(at, at + len(label))):
            taken.update(range(at, at + len(label)))
            yield entity, (sentence.start + at, sentence.start + at + len(label))


def _label(asked: Asked, entity: str, sentence: Sentence) -> str:
    return asked.mentions.node(entity, sentence.hit.language).label.casefold()


def _begun(row: QuerySolution) -> str:
    """When a partnership began, ISO 8601; "" where it is not told."""
    return str(row["begun"].value) if row["begun"] else ""


def _listed(asked: Asked, words: Sequence[str]) -> Iterator[tuple[str, list[QuerySolution], str]]:
    """Rows by body, then of the parts read, then all, as far as the question leaves it open."""
    named = False
    for entity in asked.entities:
        rows, sparql = run(asked.graph, "partnerships_of", entity=entity)
        if kept := [row for row in rows if asked.speaks(row, words, ABOUT)]:
            named = True
            yield f"partnerships of {entity.removeprefix(DATA)}", kept, sparql
    if words:
        parts = dict.fromkeys(hit.iri for hit in (*asked.reading.read.beside, *asked.reading.hits))
        rows, sparql = run_each(asked.graph, "partnerships", "part", list(parts))
        if kept := [row for row in rows if asked.speaks(row, words, ABOUT)]:
            yield f"partnerships about {' '.join(words)}", kept, sparql
    elif not named:
        rows, sparql = run(asked.graph, "partnerships")
        yield "partnerships", list(rows), sparql


def partners(asked: Asked) -> Found | None:
    """With whom a body works: the other members of its partnerships, of the kind asked after; where a matter is named,
    those of parts that speak of it.
    """
    if asked.ask.expected not in ACTING or not asked.says("partners"):
        return None
    words = pieces(asked.question, "partners", "members", "about")

    def fits(row: QuerySolution) -> bool:
        return of_kind(asked, row) and asked.speaks(row, words, ABOUT)

    return of_entity(asked, "partners", "partners of", fits)


def of_kind(asked: Asked, row: QuerySolution) -> bool:
    """Whether a member is of the kind that the noun asked after means, by its type or by its name."""
    language = row["language"].value
    member = asked.mentions.describe(row["value"].value, language)
    return suits(asked.ask, asked.question.language, member.entity_type, member.node.label, language) is not False
