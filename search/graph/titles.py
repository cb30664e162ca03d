"""Which document deals with something: the one whose title says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kg.language import spaced
from kg.symbol import symbol_of
from ontology import DATA, table
from search.expected import Expected
from search.filters import CLASSES
from search.graph.asked import Asked, Found
from search.graph.rows import titled
from search.graph.run import run
from search.relations import relation_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import QuerySolution

LEAST: Final = 0.75
"""Share of what a question says of a document that its title bears at least."""
MOST: Final = 3
"""Documents whose titles bear as much; more are not told apart by them."""


def dealing(asked: Asked) -> Found | None:
    """The documents whose titles bear best what one is asked for that deals with it."""
    if asked.ask.expected is not Expected.DOCUMENT or not asked.says("treats"):
        return None
    words = _matter(asked)
    rows, sparql = run(asked.graph, "titles")
    home = asked.question.language
    borne: dict[str, tuple[float, bool, str]] = {}
    for document, title, language in _titles(asked, rows):
        share = asked.reading.borne(words, title, language)
        borne[document] = max(borne.get(document, (0.0, False, "")), (share, language == home, language))
    best = max((share for share, *_ in borne.values()), default=0.0)
    chosen = [(document, language) for document, (share, _, language) in borne.items() if share == best]
    if best < LEAST or len(chosen) > MOST:
        return None
    told = [titled(asked, document, language, symbol_of(document)) for document, language in chosen]
    return Found([one for one in told if one], sparql, "titles", True) if any(told) else None


def _matter(asked: Asked) -> str:
    """The question in small letters without what asks, and without words for kinds of documents and for dealing."""
    lowered = asked.question.text.lower()
    extents = [(one.start, one.end) for one in asked.question.asks]
    noun = table(asked.question.language, "questions")["noun"]["document"]
    whole = rf"\b(?:{noun})\b" if spaced(asked.question.language) else noun
    patterns = [whole, *relation_words(asked.question.language, "treats")]
    extents += [match.span() for pattern in patterns for match in re.finditer(pattern, lowered)]
    for start, end in extents:
        lowered = lowered[:start] + " " * (end - start) + lowered[end:]
    return lowered


def _titles(asked: Asked, rows: Sequence[QuerySolution]) -> Iterator[tuple[str, str, str]]:
    """(IRI, title, language) of the documents held, of the kind that the question speaks of."""
    kind = next((cls for type_, cls in CLASSES.items() if type_.value == asked.meant.type), "")
    such = {row["document"].value for row in rows if row["type"].value.endswith(kind)}
    for row in rows:
        if row["document"].value in such and row["document"].value.startswith(f"{DATA}doc/"):
            yield row["document"].value, row["title"].value, row["title"].language or ""
