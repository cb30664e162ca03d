"""Documents that a question names by kind and year: "the 2009 bulletin", 2004年报告, "le rapport de 2007"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.model import DocumentType
from kg.select import select
from ontology import table
from search.filters import CLASSES
from search.question import Question
from search.script import Characters

if TYPE_CHECKING:
    from pyoxigraph import Store

YEAR: Final = re.compile(r"(?<![\d/])((?:19|20)\d{2})(?![\d/])")
NEAR: Final = Characters(40, unspaced=14)
"""Characters between a year and the kind of document that it tells."""
APART: Final = re.compile(r"[,;:.?!，、。；：？！،؛؟]")
MOST: Final = 3
"""Documents that a kind and year may mean; more are not told apart by it."""
FIRST_SESSION: Final = 1945
"""The year before that of the first regular session of the General Assembly's numbering: session 59 met from 2004."""
HELD: Final = """SELECT DISTINCT ?type ?symbol ?date ?session WHERE {
  ?document a ?type ; dcterms:identifier ?symbol ; unp:symbolSource ?source
  OPTIONAL { ?document dcterms:date ?date }
  OPTIONAL { ?document unp:session ?session }
}"""


def dated(question: Question, graph: Store) -> tuple[str, ...]:
    """Symbols of the documents of a kind and year that the question names, in its order; none where many are."""
    found: dict[str, None] = {}
    for name, year in _named(question):
        meant = sorted(_held(graph, name, year))
        if len(meant) <= MOST:
            found |= dict.fromkeys(meant)
    return tuple(found)


def _named(question: Question) -> Iterator[tuple[str, str]]:
    """Kinds of documents with a year beside them and nothing set apart between."""
    text = question.text.lower()
    kinds = table(question.language, "questions").get("document_type", {})
    near = NEAR.of(question.language)
    for year in YEAR.finditer(text):
        for name, words in kinds.items():
            for kind in re.finditer(words, text):
                between = text[min(year.end(), kind.end()) : max(year.start(), kind.start())]
                if len(between) <= near and not APART.search(between):
                    yield name, year[1]


def _held(graph: Store, name: str, year: str) -> Iterator[str]:
    for row in select(graph, HELD):
        if not row["type"].value.endswith(CLASSES[DocumentType(name)]):
            continue
        date, session, symbol = row["date"], row["session"], row["symbol"].value
        if date is not None:
            held = {date.value[:4]}
        else:
            held = {*YEAR.findall(symbol.replace("/", " ")), *_of_session(session.value if session else "")}
        if year in held:
            yield symbol


def _of_session(session: str) -> Iterator[str]:
    """The years in which a session of the General Assembly meets, from September on."""
    if session.isdigit() and int(session) < FIRST_SESSION:
        yield from (str(FIRST_SESSION + int(session)), str(FIRST_SESSION + 1 + int(session)))
