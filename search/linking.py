"""What a question names: nodes of the graph by label, documents by symbol, paragraphs by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.select import select
from kg.symbol import document_iri, find_symbols
from ontology import table
from search.mentions import Mentions
from search.question import Question
from search.reading import Reading

if TYPE_CHECKING:
    from pyoxigraph import Store

NUMBER: Final = r"\s*(\d+(?:\.\d+)?)\s*"
FRAGMENTS: Final = ("cl-{}", "op-{}", "para-{}", "pp-{}", "annex-{}")
"""Where a paragraph of a number may stand, by kind of document."""

SHORTEST: Final = 2
"""Names that are not longer than this are too short to be looked for in a question."""
EXISTS: Final = "SELECT ?part ?position WHERE { ?part unp:position ?position } LIMIT 1"


def entities(question: Question, reading: Reading, mentions: Mentions) -> list[str]:
    """IRIs of the nodes that the question names, the longest name first.

    By the gazetteer in all six languages, and by the words under which the passages read name a node.
    """
    from kg.gazetteer import Gazetteer

    names = {n.entity.iri: n.end - n.start for n in Gazetteer.load().find(question.text, question.language)}
    asked = question.text.casefold()
    for hit in reading.hits:
        for mention in mentions.of(hit.iri, hit.language):
            printed = hit.text[mention.start : mention.end].casefold()
            if len(printed) > SHORTEST and printed in asked:
                names[mention.iri] = max(names.get(mention.iri, 0), len(printed))
    return sorted(names, key=lambda iri: (-names[iri], iri))


def documents(question: Question, reading: Reading) -> list[str]:
    """IRIs of the documents meant: those whose symbols are printed, else the one that was found best."""
    printed = [document_iri(symbol) for _, _, symbol in find_symbols(question.text)]
    if printed:
        return list(dict.fromkeys(printed))
    return [reading.hits[0].iri.partition("#")[0]] if reading.hits else []


def paragraphs(question: Question, documents: list[str], graph: Store) -> Iterator[str]:
    """IRIs of the paragraphs that the question names by number, in the documents meant."""
    word = str(table(question.language, "citations")["paragraph"])
    pattern = rf"{word}{NUMBER}|{NUMBER}{word}"
    for match in re.finditer(pattern, question.text, re.I):
        number = next(group for group in match.groups() if group)
        for document in documents:
            for fragment in FRAGMENTS:
                part = f"{document}#{fragment.format(number)}"
                if select(graph, EXISTS, part=part):
                    yield part
