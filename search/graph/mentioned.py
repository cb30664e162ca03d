"""Who and what a document names, of a kind, in its order: the bodies, places or people mentioned in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ontology import DATA, table
from search.expected import Expected
from search.fitness import suits
from search.graph.asked import Asked, Found, part_text
from search.graph.chains import pieces
from search.graph.printed import sentence_around
from search.graph.rows import ROWS, hit_of
from search.graph.run import run
from search.script import Characters
from search.spans import Mention
from search.text_answers import Candidate

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

GROUPS: Final = f"{DATA}group/"
"""Generic names ("partners", 会员国) are nobody's."""
MATTER: Final = Characters(24, unspaced=8)
"""Letters of what else the question says, to tell the document; with more, it asks for some of those named only."""
KINDS: Final = frozenset({Expected.BODY, Expected.PLACE, Expected.PERSON, Expected.AGENT})


def mentioned(asked: Asked) -> Found | None:
    """All of the kind asked for that the document meant names, where it is asked who or what is named in it."""
    meant = (asked.meant.documents or asked.meant.type) and not asked.meant.paragraphs
    if asked.ask.expected not in KINDS or not (asked.question.many and meant and asked.says("named_in")):
        return None
    if sum(map(len, pieces(asked.question, "named_in"))) > MATTER.of(asked.question.language):
        return None
    for document in asked.documents[:1]:
        rows, sparql = run(asked.graph, "mentions", document=document)
        once: dict[str, Candidate] = {}
        for one in _named(asked, rows):
            once.setdefault(one.iri, one)
        if once:
            return Found(list(once.values())[:ROWS], sparql, f"named in {document.removeprefix(DATA)}")
    return None


def _named(asked: Asked, rows: Sequence[QuerySolution]) -> Iterator[Candidate]:
    """Every mention of the kind, in the version in the question's language or else in the first."""
    languages = {row["language"].value for row in rows}
    home = asked.question.language if asked.question.language in languages else min(languages, default="")
    for row in (row for row in rows if row["language"].value == home):
        part = row["part"].value
        text = part_text(asked.graph, part, home) or ""
        for mention in asked.mentions.of(part, home):
            if asked.ask.expected in mention.kinds and _fits(asked, mention, text, home):
                extent = sentence_around(text, mention.start, mention.end, home)
                whole = asked.reading.sentence(hit_of(asked.reading, part, home, text), *extent)
                graph = {"graph": 1.0}
                yield Candidate(asked.ask.expected, whole, mention.start, mention.end, 0.0, graph, mention.iri)


def _fits(asked: Asked, mention: Mention, text: str, language: str) -> bool:
    """Whether a node is no common noun, a country where countries are asked for, and of the type the noun tells."""
    told = asked.mentions.describe(mention.iri, language)
    home = asked.question.language
    countries = re.fullmatch(str(table(home, "questions")["shape"]["countries"]), asked.ask.noun.lower())
    if mention.iri.startswith(GROUPS) or (countries and told.node.type != "Country"):
        return False
    return suits(asked.ask, home, told.entity_type, text[mention.start : mention.end], language) is not False
