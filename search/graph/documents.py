"""Answers about documents: what amends one, which paragraphs it cites, who cites it, what answers a paragraph, which
report of a series it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.select import select
from kg.symbol import document_iri, is_symbol, symbol_of
from ontology import DATA
from search.asked_documents import symbols
from search.expected import WHO, Expected
from search.fitness import says_only_kind
from search.graph.asked import Asked, Found, nothing
from search.graph.rows import one_version, stated, within
from search.graph.run import run, run_each
from search.mentions import Mentions, place, whole_names
from search.question import Ask, said_of
from search.reading import Reading
from search.relations import says_in
from search.scope import paragraph_numbers
from search.text_answers import Candidate

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

BASES: Final = ("basedOn", "pursuantTo")
"""Functions of a citation that tell on what a document is based."""
OPENING: Final = 16
"""Characters after asking words in which the verb stands: "who | founded"."""
TELLING: Final[dict[str, tuple[Expected, ...]]] = {
    "predecessor": (),
    "amends": (Expected.DOCUMENT,),
    "founded": (Expected.DATE,),
}
"""Relations of which a passage that answers must have a word, with the kinds asked for; any where none is named."""
NUMBERED: Final = "SELECT ?part WHERE { ?part unp:partOfDocument ?document }"
HIGHEST: Final = re.compile(r"#(?:op|para|cl)-(\d+)")


def absent_paragraph(asked: Asked) -> Found | None:
    """That a document held has no paragraph of the number that the question names."""
    numbers = [int(number) for number in paragraph_numbers(asked.question) if number.isdigit()]
    held = asked.meant.documents
    if not numbers or len(held) != 1 or len(symbols(asked.question.text)) != 1:
        return None
    rows = select(asked.graph, NUMBERED, document=document_iri(held[0]))
    found = [int(match[1]) for row in rows if (match := HIGHEST.search(row["part"].value))]
    return nothing(f"paragraph {max(numbers)} of {held[0]}") if found and min(numbers) > max(found) else None


def amendments(asked: Asked) -> Found | None:
    """What amends a document that the question names."""
    if asked.ask.expected not in (Expected.DOCUMENT, Expected.CLAUSE) or not asked.says("amends"):
        return None
    for document in _named(asked):
        rows, sparql = run(asked.graph, "amendments", document=document)
        if rows:
            return Found(
                stated(asked, rows, Expected.DOCUMENT, _symbol), sparql, f"what amends {_told(document)}", True
            )
    return None


def paragraphs_cited(asked: Asked) -> Found | None:
    """Which paragraphs of one document another cites, of two that the question names."""
    if asked.ask.expected is not Expected.DOCUMENT or not (asked.says("paragraphs") and asked.says("cites")):
        return None
    named = _named(asked)
    if len(named) != 2 or tuple(paragraph_numbers(asked.question)):
        return None
    for citing, cited in (named, named[::-1]):
        rows, sparql = run(asked.graph, "paragraphs_cited", citing=citing, cited=cited)
        if rows:
            told = stated(asked, rows, Expected.CLAUSE, _paragraph)
            return Found(told, sparql, f"paragraphs of {_told(cited)} that {_told(citing)} cites", True)
    return nothing("paragraphs cited")


def fulfilled(asked: Asked) -> Found | None:
    """Which document answers what a paragraph, that the question names by number, asks for."""
    if asked.ask.expected is not Expected.DOCUMENT or not asked.says("fulfils"):
        return None
    named = list(asked.paragraphs)
    for part in named:
        rows, sparql = run(asked.graph, "fulfilments", source=part)
        if rows:
            first = [row for row in rows if row["value"] == rows[0]["value"]]
            told = stated(asked, first, Expected.DOCUMENT, _symbol)
            return Found(told, sparql, f"what answers {_told(part)}", True)
    return nothing("document that answers the paragraph") if named else None


def cited_by(asked: Asked) -> Found | None:
    """On what a document is based, and which others cite that; or which cite a document that the question names."""
    if asked.ask.expected is not Expected.DOCUMENT or not asked.says("cited_by"):
        return None
    named = _named(asked)
    based = _bases(asked, named[0]) if named and asked.says("based") else []
    cited = based[0]["value"].value if based else next(iter(named), "")
    if not cited:
        return None
    rows, sparql = run(asked.graph, "citing", cited=cited)
    others = [row for row in rows if row["value"].value not in (cited, *named)]
    told = [*stated(asked, based, Expected.DOCUMENT, _symbol), *stated(asked, others, Expected.DOCUMENT, _symbol)]
    return Found(told, sparql, f"what cites {_told(cited)}", True) if told else nothing("document that cites it")


def bases(asked: Asked) -> Found | None:
    """On which document a document that the question names is based."""
    if asked.ask.expected is not Expected.DOCUMENT or not asked.says("based") or asked.says("fulfils"):
        return None
    for document in _named(asked):
        if rows := _bases(asked, document):
            return Found(stated(asked, rows), "", f"basis of {_told(document)}")
    return None


def recalled_dates(asked: Asked) -> Found | None:
    """The dates of the documents that a document recalls, as they are printed with them."""
    if asked.ask.expected is not Expected.DATE or not asked.says("recalls"):
        return None
    for document in _named(asked):
        rows, sparql = run(asked.graph, "citations", document=document, function=f"{DATA}citation-function/recalls")
        cited = stated(replace(asked, ask=replace(asked.ask, expected=Expected.DOCUMENT)), rows)
        if told := [date for one in cited for date in within(one, Expected.DATE)]:
            return Found(told, sparql, f"dates of what {_told(document)} recalls")
    return None


def omitted(asked: Asked) -> Found | None:
    """Which earlier document of its series a document leaves out: such as those that it cites do cite."""
    if asked.ask.expected is not Expected.DOCUMENT or not asked.says("omits"):
        return None
    for document in _named(asked)[:1]:
        own, _ = run(asked.graph, "cited", document=document)
        known = {document, *(row["value"].value for row in own)}
        series = sorted(one for one in known if _alike(one, document) and one != document)
        rows, sparql = run_each(asked.graph, "cited", "document", series)
        left = [row for row in rows if row["value"].value not in known and _alike(row["value"].value, document)]
        if left:
            told = stated(asked, left, Expected.DOCUMENT, _symbol)
            return Found(told, sparql, f"what {_told(document)} leaves out", True)
        return nothing("document left out")
    return None


def says_so(candidate: Candidate, ask: Ask, reading: Reading) -> bool:
    """Whether the passage of a candidate has a word for what is asked, where none tells it without one: a predecessor,
    the day of founding, what amends a document.
    """
    question, hit = reading.question, candidate.sentence.hit
    asked = said_of(question, ask)
    opening = asked[: ask.end - ask.start + OPENING]
    telling = [relation for relation, kinds in TELLING.items() if not kinds or ask.expected in kinds]
    if not symbols(question.text):
        telling = [relation for relation in telling if relation != "amends"]
    if ask.expected in WHO and says_in(opening, question.language, "founded"):
        telling.append("founded")
    return all(
        says_in(hit.text, hit.language, relation) for relation in telling if says_in(asked, question.language, relation)
    )


def names_asked_for(candidate: Candidate, reading: Reading, mentions: Mentions) -> bool:
    """Whether a passage in the question's language bears, with its titles, each partnership that the question names."""
    question, hit = reading.question, candidate.sentence.hit
    if hit.language != question.language:
        return True
    text = reading.around(hit).casefold()
    named = (label.casefold() for _, label in mentions.partnerships(question.text.casefold(), question.language))
    names = {label for label in named if not says_only_kind(label, question.language)}
    borne = {name for name in names if place(name, text, question.language) >= 0}
    return all(any(name in one for name in borne) for one in whole_names(names))


def speaks_of_named(asked_text: str, text: str, document: str) -> bool:
    """Whether a sentence of a document stands in, or speaks of, a document that a question names, if it names any."""
    named = symbols(asked_text)
    numbers = [re.sub(r"^\D+/", "", name) for name in named]
    return not named or document in named or any(number in text for number in numbers)


def _named(asked: Asked) -> list[str]:
    """IRIs of the documents that the question names by symbol or number, held or not."""
    held = asked.meant.documents
    others = [name for name in filter(is_symbol, symbols(asked.question.text)) if not _held_as(name, held)]
    return list(dict.fromkeys(map(document_iri, [*held, *others])))


def _held_as(symbol: str, held: Sequence[str]) -> bool:
    """Whether a number was read as that of a document held: 98/401 as A/RES/98/401, not as a decision."""
    first, last = symbol.split("/")[-2:]
    return any(one.split("/")[-2:] == [first, last] for one in held)


def _bases(asked: Asked, document: str) -> Sequence[QuerySolution]:
    rows: list[QuerySolution] = []
    for name in BASES:
        rows += run(asked.graph, "citations", document=document, function=f"{DATA}citation-function/{name}")[0]
    whole = [row for row in rows if "#" not in row["value"].value]
    return one_version(asked, whole or rows)


def _alike(one: str, other: str) -> bool:
    """Whether two documents are of one kind by their symbols: A/98/512 and A/96/377."""
    return _series(one) == _series(other)


def _series(document: str) -> str:
    return re.sub(r"\d+", "#", symbol_of(document))


def _symbol(row: QuerySolution) -> str:
    return symbol_of(row["value"].value)


def _paragraph(row: QuerySolution) -> str:
    """The number of a paragraph: 21, 4 a."""
    fragment = str(row["value"].value).partition("#")[2]
    return fragment.partition("-")[2].replace("-", " ") or fragment


def _told(node: str) -> str:
    return node.removeprefix(DATA)
