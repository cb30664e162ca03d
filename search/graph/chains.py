"""Answers that the graph gives over several steps: heads of bodies, their superiors, founders, who asked for a report,
who is asked to act. Each is one named query, and each row carries the characters of its last step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from kg.select import select
from ontology import DATA, iri, table
from search.expected import ACTING, WHO, Expected
from search.graph.asked import Asked, Found
from search.graph.rows import stated, untranslated
from search.graph.run import run
from search.nicknames import names_asked
from search.question import Ask, Question, empty_terms
from search.relations import says
from search.relevance import is_character
from search.spans import find_spans
from search.text_answers import Candidate
from search.tokens import query_terms
from search.wording import owes

FOUNDERS: Final = ("schema:founder", "unp:launchedBy")
"""What states who set something up, surest first."""
LINES: Final = """SELECT DISTINCT ?post ?label WHERE {
  { ?post org:reportsTo ?above } UNION { ?below org:reportsTo ?post }
  ?post skos:prefLabel ?label
}"""
ADDRESSED: Final = 0.6
"""Share of the question's words that an action bears at least to be the one asked about."""


def superior(asked: Asked) -> Found | None:
    """To whom the head of a body reports."""
    return _of_entity(asked, "superiors", "reports", "superior of the head of")


def head(asked: Asked) -> Found | None:
    """Who heads a body: the person who is named, or else the post.

    A post is no answer where it is asked who holds it, and neither is where it is asked who came after somebody.
    """
    if asked.says("reports") or asked.says("succeeds"):
        return None
    if asked.says("holds"):
        return _of_entity(asked, "holders", "holds", "head of")
    return _of_entity(asked, "holders", "heads", "head of") or _of_entity(asked, "heads", "heads", "head of")


def founder(asked: Asked) -> Found | None:
    """Who founded or launched something; not whom the question names, as it asks what he founded."""
    if asked.ask.expected not in WHO or not (asked.says("founded") or asked.says("launched")):
        return None
    known = {one.entity.iri for one in names_asked(asked.question.text, asked.question.language)}
    for entity in asked.entities[:1]:
        for name in FOUNDERS:
            rows, sparql = run(asked.graph, "statements", entity=entity, property=iri(name))
            if rows := [row for row in rows if row["value"].value not in known]:
                return Found(stated(asked, rows, Expected.AGENT), sparql, f"{name} of {entity.removeprefix(DATA)}")
    return None


def requester(asked: Asked) -> Found | None:
    """Who asked for a report, or in which document it was asked for; not where it is asked who is asked for one."""
    name = "requested_in" if asked.ask.expected is Expected.DOCUMENT else "requesters"
    if asked.ask.expected not in (*WHO, Expected.DOCUMENT) or not asked.says("requested"):
        return None
    if asks_addressee(asked.ask, asked.question):
        return None
    for document in asked.documents:
        rows, sparql = run(asked.graph, name, document=document)
        if rows:
            return Found(stated(asked, rows), sparql, f"who asked for {document.removeprefix(DATA)}")
    return None


def predecessor(asked: Asked) -> Found | None:
    """What came before a body; when that was set up."""
    if not asked.says("predecessor"):
        return None
    for entity in asked.entities:
        rows, sparql = run(asked.graph, "predecessors", entity=entity)
        told = [one for one in stated(asked, rows, Expected.BODY) if not untranslated(asked, one)]
        if asked.ask.expected is Expected.DATE:
            told = [date for one in told for date in dated_there(one)]
        if told:
            return Found(told, sparql, f"predecessor of {entity.removeprefix(DATA)}")
    return None


def dated_there(named: Candidate) -> Iterator[Candidate]:
    """The first date that the sentence of a candidate gives after it."""
    text = named.sentence.text
    after = named.end - named.sentence.start
    for span in find_spans(text, named.sentence.hit.language, Expected.DATE):
        if span.start >= after:
            at = named.sentence.start
            yield replace(named, expected=Expected.DATE, start=at + span.start, end=at + span.end, iri="", words="")
            return


def subordinate(asked: Asked) -> Found | None:
    """Who reports to a post or body, and to whom it reports where that is asked too."""
    if asked.ask.expected not in WHO or not asked.says("subordinates"):
        return None
    for entity in _posts(asked):
        rows, sparql = run(asked.graph, "subordinates", entity=entity)
        if not rows:
            continue
        told = stated(asked, rows, Expected.AGENT)
        if asked.says("superiors"):
            above, _ = run(asked.graph, "statements", entity=entity, property=iri("org:reportsTo"))
            told = [*stated(asked, above, Expected.AGENT), *told]
        return Found(told, sparql, f"who reports to {entity.removeprefix(DATA)}")
    return None


def _posts(asked: Asked) -> list[str]:
    """The posts and bodies with a superior or subordinate that the question names by a label of theirs."""
    lowered = asked.question.text.casefold()
    named: dict[str, int] = {}
    for row in select(asked.graph, LINES):
        label = row["label"].value.casefold()
        if label in lowered:
            named[row["post"].value] = max(len(label), named.get(row["post"].value, 0))
    linked = asked.entities
    return list(dict.fromkeys([*sorted(named, key=lambda post: (-named[post], post)), *linked]))


def obliged(asked: Asked) -> Found | None:
    """Who must do what the question says, asked without a word for asking: "who must disclose …"."""
    return _addressed(asked) if asked.ask.expected in ACTING and owes(asked.question) else None


def beside(question: Question, *relations: str) -> int:
    """How many terms a question has beside asking words, names, kinds of document and words for these relations."""
    empty = _empty(question)
    terms = {term for term in query_terms(left(question, *relations), question.language) if term not in empty}
    return len({term for term in terms if not is_character(term) and not term.isdigit()})


def pieces(question: Question, *relations: str) -> list[str]:
    """The words that say what a question is about, beside all those."""
    noun = question.asks[0].noun.lower()
    empty = {*_empty(question), *query_terms(noun, question.language), noun}
    undated = _years(question.language).sub(" ", left(question, *relations))
    words = [word for word in re.findall(r"\w+", undated) if word not in empty]
    return [word for word in words if not empty.issuperset(query_terms(word, question.language))]


@cache
def _years(language: str) -> re.Pattern[str]:
    """Years are no matter: they bound what is told."""
    return re.compile(rf"\d+\s?(?:{table(language, 'numbers')['year']})?")


def _empty(question: Question) -> set[str]:
    words = str(table(question.language, "search")["function_words"]).split()
    return {*empty_terms(question.language), *words}


def left(question: Question, *relations: str) -> str:
    """The question in small letters, all those words made into gaps."""
    extents = [(one.start, one.end) for one in question.asks]
    extents += [(name.start, name.end) for name in names_asked(question.text, question.language)]
    words = table(question.language, "questions")
    patterns = [*words.get("document_type", {}).values(), *(words["relation"][name] for name in relations)]
    lowered = question.text.lower()
    extents += [match.span() for pattern in patterns for match in re.finditer(pattern, lowered)]
    for start, end in extents:
        lowered = lowered[:start] + " " * (end - start) + lowered[end:]
    return lowered


def issue_date_alone(ask: Ask, question: Question) -> bool:
    """Whether nothing is asked but the date of a document called by its kind: "the date of the report"."""
    spoken = question.about_document or any(
        re.search(words, question.text.lower())
        for words in table(question.language, "questions").get("document_type", {}).values()
    )
    return ask.expected is Expected.DATE and spoken and says(question, "adopted") and beside(question) <= 1


def asks_addressee(ask: Ask, question: Question) -> bool:
    """Whether it is asked who is asked to act."""
    return ask.expected in WHO and says(question, "addressed")


def addressee(asked: Asked) -> Found | None:
    """Who is asked to do what the question says: of the mandates in the parts read, the one that bears most of it."""
    return _addressed(asked) if asks_addressee(asked.ask, asked.question) else None


def _addressed(asked: Asked) -> Found | None:
    best, least = None, ADDRESSED
    for source in dict.fromkeys(hit.iri for hit in asked.reading.hits):
        rows, sparql = run(asked.graph, "addressees", source=source)
        told = [(asked.reading.coverage(row["action"].value, row["language"].value), row) for row in rows]
        home = [one for one in told if one[0] > ADDRESSED and one[1]["language"].value == asked.question.language]
        for borne, row in home or told:
            if borne > least:
                least, best = borne, (source, row["action"], rows, sparql)
    if best is None:
        return None
    source, action, rows, sparql = best
    found = stated(asked, [row for row in rows if row["action"] == action], Expected.AGENT)
    return Found(found, sparql, f"who is asked in {source.removeprefix(DATA)}")


def _of_entity(asked: Asked, query: str, relation: str, name: str) -> Found | None:
    """What a query gives of the node that the question names best, where it has words for the relation."""
    if asked.ask.expected not in WHO or not (asked.says(relation) and (asked.says("heads") or asked.says("holds"))):
        return None
    for entity in asked.entities[:1]:
        rows, sparql = run(asked.graph, query, entity=entity)
        if rows:
            return Found(stated(asked, rows, Expected.AGENT), sparql, f"{name} {entity.removeprefix(DATA)}")
    return None
