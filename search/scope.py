"""What a question is narrowed to: documents named by symbol or number, paragraphs named by number, "this report"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kg.model import Hit
from kg.select import select
from kg.symbol import document_iri, find_symbols
from ontology import table
from search.expected import Expected
from search.question import Question
from search.relations import says
from search.years import dated

if TYPE_CHECKING:
    from pyoxigraph import Store

SLASHED: Final = re.compile(r"(?<![A-Za-z0-9_/.])(?:[SE]S?-)?\d{1,4}/\d{1,4}(?![\d/])")
"""A number such as 77/285, by which a resolution is called where its body is understood."""
NUMBER: Final = r"\s*(\d+(?:\.\d+)?)\s*"
FETCHED: Final = 0.5
"""Score of a paragraph that is named and was not found by its words: neither near to the question nor far."""
DESCRIBED: Final = 40
"""Partnerships that are looked through for those about a matter."""
BESIDE: Final = 8
"""Passages of the kind of document asked about that are read beside the best of all."""
THIS: Final = 0.8
"""How surely "this report", or one named by kind and year, leads to the document meant; 1 is its symbol. Set by hand on
development questions, as is the next."""
SUCH: Final = 0.4
"""How surely any "report" leads to a report."""
FRAGMENTS: Final = ("cl-{}", "op-{}", "para-{}", "pp-{}", "annex-{}", "annex.2-{}")
"""Where a paragraph of a number may stand, by kind of document."""
EXISTS: Final = "SELECT ?document ?part WHERE { ?part unp:partOfDocument ?document } LIMIT 1"
HELD: Final = "SELECT DISTINCT ?symbol WHERE { ?document dcterms:identifier ?symbol ; unp:symbolSource ?source }"
TEXT: Final = "SELECT ?part ?text WHERE { ?part unp:text ?text }"


@dataclass(frozen=True, slots=True)
class Scope:
    """`documents` are symbols of documents named and held, `elsewhere` numbers of documents that are not;
    `paragraphs` the numbers named; `type` the kind of document that the question speaks of ("report"), or "".
    """

    documents: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    """Documents that the question names by kind and year: "the 2009 bulletin"."""
    elsewhere: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    type: str = ""
    only: bool = False
    """Whether nothing but `documents` may be read: somebody else than the question narrows it to them."""

    @property
    def unheld(self) -> bool:
        """Whether documents are named, and none of them is held."""
        return bool(self.elsewhere and not self.documents)

    def holds(self, hit: Hit) -> bool:
        """Whether a passage stands in a paragraph that was named."""
        return any(_under(hit.part, form.format(n)) for n in self.paragraphs for form in FRAGMENTS)


def scope(question: Question, graph: Store, document: str = "") -> Scope:
    """What a question names of documents and their parts; with `document`, a symbol, of that one alone."""
    numbers = tuple(dict.fromkeys(paragraph_numbers(question)))
    if document:
        return Scope((document,), paragraphs=numbers, only=True)
    held, elsewhere = _documents(question, graph)
    return Scope(held, () if held else dated(question, graph), elsewhere, numbers, _type(question))


def paragraph_numbers(question: Question) -> Iterator[str]:
    """Numbers of paragraphs that the question names."""
    word = str(table(question.language, "citations")["paragraph"])
    for match in re.finditer(rf"{word}{NUMBER}|{NUMBER}{word}", question.text, re.I):
        yield next(group for group in match.groups() if group)


@dataclass(frozen=True, slots=True)
class Read:
    """The passages read for a question, best first; `favoured` are IRIs of those in the kind
    of document it speaks of, which is worth `worth`.
    """

    hits: tuple[Hit, ...]
    meant: Scope = Scope()
    favoured: frozenset[str] = frozenset()
    worth: float = 0.0
    beside: tuple[Hit, ...] = ()
    """Parts that describe partnerships, where these are asked for, nearest first."""

    def favour(self, hit: Hit) -> float:
        """From 0 to 1: how surely the question speaks of the document or paragraph that a passage stands in."""
        return min(1.0, self.worth * (hit.iri in self.favoured) + self.meant.holds(hit))


def passages(question: Question, meant: Scope, retriever: Any, k: int) -> Read:
    """The best passages for a question within what it names; of all documents where that gives none."""
    if meant.only or (meant.documents and question.expected is not Expected.DOCUMENT):
        found = [hit for name in meant.documents for hit in retriever.search(question.text, k=k, document=name)]
        named = _named(question, meant, retriever.generation.graph, found)
        if named or found or meant.only:
            return Read(_ranked(named or found, k), meant)
    best = list(retriever.search(question.text, k=k))
    if says(question, "partnerships"):
        return Read(tuple(best), meant, beside=tuple(retriever.search(question.text, k=DESCRIBED, type="partnership")))
    if not meant.type and not meant.dated:
        return Read(tuple(best), meant)
    favoured = _favoured(question, meant, retriever, k)
    known = {(hit.iri, hit.language) for hit in best}
    best += [hit for hit in favoured if (hit.iri, hit.language) not in known]
    worth = THIS if question.about_document or meant.dated else SUCH
    return Read(_ranked(best, k + BESIDE), meant, frozenset(hit.iri for hit in favoured), worth)


def _favoured(question: Question, meant: Scope, retriever: Any, k: int) -> list[Hit]:
    """The best passages of the documents that a kind and year tell, else of all of the kind."""
    if not meant.dated:
        return list(retriever.search(question.text, k=k, type=meant.type))[:BESIDE]
    return [hit for name in meant.dated for hit in retriever.search(question.text, k=k, document=name)[:BESIDE]]


def _ranked(hits: Sequence[Hit], k: int) -> tuple[Hit, ...]:
    best = sorted(hits, key=lambda hit: (-hit.score, hit.iri))[:k]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(best, start=1))


def _named(question: Question, meant: Scope, graph: Store, found: Sequence[Hit]) -> list[Hit]:
    """The paragraphs named, brought by the search or not: operative ones, unless the preamble is spoken of."""
    hits = {hit.iri: hit for hit in (*_written(meant, graph, found), *(hit for hit in found if meant.holds(hit)))}
    preamble = says(question, "preambular")
    return [hit for hit in hits.values() if hit.part.startswith("pp-") == preamble] or list(hits.values())


def _written(meant: Scope, graph: Store, found: Sequence[Hit]) -> list[Hit]:
    """Named paragraphs as the graph holds them, in the languages of what the search brought."""
    languages = {hit.document: hit.language for hit in found}
    made = []
    for symbol in meant.documents:
        for fragment in (form.format(number) for number in meant.paragraphs for form in FRAGMENTS):
            part = f"{document_iri(symbol)}#{fragment}"
            rows = select(graph, TEXT, part=part)
            rows.sort(key=lambda row: (row["text"].language != languages.get(symbol), row["text"].language))
            made += [Hit(1, FETCHED, symbol, fragment, part, r["text"].language, r["text"].value) for r in rows[:1]]
    return made


def _documents(question: Question, graph: Store) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Symbols of documents held, printed whole or by number, and what is printed of others."""
    rest = question.text
    found: dict[str, list[str]] = {}
    for start, end, symbol in find_symbols(question.text):
        found[symbol] = [symbol] if select(graph, EXISTS, document=document_iri(symbol)) else []
        rest = rest[:start] + " " * (end - start) + rest[end:]
    endings = {match.group(): f"/{match.group()}" for match in SLASHED.finditer(rest)}
    for match in _numbered(question.language).finditer(rest):
        number = match.group(1) or match.group(2)
        endings[number] = f"/RES/{number}("
    if endings:
        symbols = sorted({row["symbol"].value for row in select(graph, HELD)})
        found |= {number: [one for one in symbols if _ends(one, end)] for number, end in endings.items()}
    held = dict.fromkeys(symbol for symbols in found.values() for symbol in symbols)
    return tuple(held), tuple(name for name, symbols in found.items() if not symbols)


def _ends(symbol: str, ending: str) -> bool:
    return symbol.endswith(ending) or (ending.endswith("(") and ending in symbol)


def _type(question: Question) -> str:
    """The kind of document asked about, where the question speaks of "this" or "the" one."""
    types = table(question.language, "questions").get("document_type", {})
    lowered = question.text.lower()
    return next((name for name, words in types.items() if re.search(words, lowered)), "")


@cache
def _numbered(language: str) -> re.Pattern[str]:
    citations = table(language, "citations")
    word, behind = f"(?:{citations['resolution']})", f"(?:{citations['behind_number']})"
    return re.compile(rf"{word}\s*(?:№\s*)?(\d{{2,4}})(?![\d/])|(?<![\d/])(\d{{2,4}})\s*{behind}{word}", re.I)


def _under(fragment: str, ancestor: str) -> bool:
    return fragment == ancestor or fragment.startswith(f"{ancestor}-")
