"""What a question names: nodes of the graph by label, documents by symbol, paragraphs by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.select import select
from kg.symbol import document_iri, find_symbols
from ontology import table
from search.question import Question
from search.reading import Reading

if TYPE_CHECKING:
    from pyoxigraph import Store

NUMBER: Final = r"\s*(\d+(?:\.\d+)?)\s*"
FRAGMENTS: Final = ("cl-{}", "op-{}", "para-{}", "pp-{}", "annex-{}")
"""Where a paragraph of a number may stand, by kind of document."""

LABELS: Final = """
SELECT DISTINCT ?entity ?label WHERE {
  ?entity skos:prefLabel|skos:altLabel ?label FILTER(STRLEN(?label) > 2)
  FILTER EXISTS { { ?any rdf:subject ?entity } UNION { ?any unp:addressee ?entity } }
} ORDER BY ?entity ?label"""
EXISTS: Final = "SELECT ?part ?position WHERE { ?part unp:position ?position } LIMIT 1"


def entities(question: Question, graph: Store) -> list[str]:
    """IRIs of the nodes that the question names, the longest name first: by the gazetteer and by the store's labels."""
    from kg.gazetteer import Gazetteer

    names = {n.entity.iri: n.end - n.start for n in Gazetteer.load().find(question.text, question.language)}
    folded = _key(question.text)
    for row in select(graph, LABELS):
        label = _key(row["label"].value)
        if len(label) > 2 and label in folded:
            iri = row["entity"].value
            names[iri] = max(names.get(iri, 0), len(label))
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


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold() if re.search(r"[\u3400-\u9fff]", text) else f" {text.casefold()} "
