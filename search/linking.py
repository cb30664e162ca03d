"""What a question names: nodes of the graph by label, documents by symbol, paragraphs by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.select import select
from kg.symbol import document_iri, find_symbols
from search.fitness import things
from search.mentions import Mentions
from search.nicknames import bare_name, names_asked
from search.question import Question
from search.reading import Reading
from search.scope import FRAGMENTS, paragraph_numbers

if TYPE_CHECKING:
    from pyoxigraph import Store

TITLE: Final = 1.0
"""What a title with all of the question's words is worth, beside a score of 1."""
BODIES: Final = frozenset(
    {"agency", "bank", "centre", "committee", "company", "council", "foundation", "fund", "group", "network", "office"}
)
"""Kinds of things by which a body is called where it is spoken of."""
FEW: Final = 3
"""Documents that may be meant where none is named."""
SHORTEST: Final = 2
"""Names that are not longer than this are too short to be looked for in a question."""
EXISTS: Final = "SELECT ?part ?position WHERE { ?part unp:position ?position } LIMIT 1"


def entities(question: Question, reading: Reading, mentions: Mentions) -> list[str]:
    """IRIs of the nodes that the question names, the longest name first.

    By the gazetteer in all six languages, by the words under which the passages read name a node, and by the labels of
    partnerships.
    """
    names = {n.entity.iri: n.end - n.start for n in names_asked(question.text, question.language)}
    asked = question.text.casefold()
    for hit in reading.hits:
        for mention in mentions.of(hit.iri, hit.language):
            printed = hit.text[mention.start : mention.end].casefold()
            for words in (printed, bare_name(printed, hit.language)):
                if len(words) > SHORTEST and words in asked:
                    names[mention.iri] = max(names.get(mention.iri, 0), len(words))
    for partnership, label in mentions.partnerships(asked, question.language):
        names[partnership] = max(names.get(partnership, 0), len(label))
    return sorted(names, key=lambda iri: (-names[iri], iri)) or _called(question, reading, mentions)


def _called(question: Question, reading: Reading, mentions: Mentions) -> list[str]:
    """The body that a question calls by its common noun only, "the office": of such bodies, that which the parts read
    name most often.
    """
    kinds = things(question.text, question.language) & BODIES
    if not kinds:
        return []
    counts: Counter[str] = Counter()
    for hit in reading.hits:
        for mention in mentions.of(hit.iri, hit.language):
            if kinds & things(mentions.node(mention.iri, question.language, hit.language).label, question.language):
                counts[mention.iri] += 1
    best = sorted(counts, key=lambda iri: (-counts[iri], iri))[:1]
    return [iri for iri in best if 2 * counts[iri] > counts.total()]


def documents(question: Question, reading: Reading) -> list[str]:
    """IRIs of the documents meant, likeliest first: those that the question names, else those found best.

    Where the question speaks of a kind of document, only such are meant; a title with its words weighs too.
    """
    printed = [*reading.read.meant.documents, *(symbol for _, _, symbol in find_symbols(question.text))]
    if printed:
        return list(dict.fromkeys(map(document_iri, printed)))
    worth: dict[str, float] = {}
    such = [hit for hit in reading.hits if hit.iri in reading.read.favoured]
    for hit in such or reading.hits:
        document = hit.iri.partition("#")[0]
        score = hit.score + reading.read.favour(hit) + TITLE * reading.titled(hit)
        worth[document] = max(worth.get(document, 0.0), score)
    return sorted(worth, key=lambda iri: (-worth[iri], iri))[:FEW]


def paragraphs(question: Question, documents: list[str], graph: Store) -> Iterator[str]:
    """IRIs of the paragraphs that the question names by number, in the documents meant."""
    for number in paragraph_numbers(question):
        for document in documents:
            for fragment in FRAGMENTS:
                part = f"{document}#{fragment.format(number)}"
                if select(graph, EXISTS, part=part):
                    yield part
