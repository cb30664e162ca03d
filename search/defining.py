"""What something is: the sentences that begin with its name, above all the first under a title that is its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from search.linking import entities
from search.mentions import Mentions
from search.reading import Reading, Sentence
from search.script import Characters
from search.sentences import clause_pattern
from search.spans import Mention
from search.tokens import fold

LEAD: Final = Characters(12, unspaced=3)
"""Characters before a name with which a sentence about it may begin: an article, a conjunction."""
NAMES: Final = 2
"""Nodes that may bear the name asked for: a fund and the partnership of that name."""
QUOTED: Final = re.compile(r"[“«„「『《\"]([^“”«»„「」『』《》\"]{2,60})[”»“」』》\"]")
EXPLAINED: Final = 1.5
"""How surely a sentence tells what a thing is that says what its name means. Only the order of the three counts beside
the other weights of a clause; set by hand on development questions."""
TITLED: Final = 1.0
"""The same of the first sentence under a title that names it."""
BEGUN: Final = 0.6
"""The same of any sentence that begins with its name."""


def defining(reading: Reading, mentions: Mentions) -> Iterator[tuple[Sentence, float]]:
    """Sentences about the nodes that a question names best, each with how surely it tells what these are (0 to 1)."""
    asked = entities(reading.question, reading, mentions)[:NAMES]
    for sentence in reading.sentences:
        hit = sentence.hit
        known = (*mentions.of(hit.iri, hit.language), *mentions.described(hit.iri, hit.language))
        named = [mention for mention in known if mention.iri in asked]
        if _explains(sentence, reading.question.text):
            yield sentence, EXPLAINED
        elif named and (surely := _surely(sentence, named)):
            yield sentence, surely


def _explains(sentence: Sentence, question: str) -> bool:
    """Whether a sentence says what a word in quotation marks means that the question asks after."""
    if not clause_pattern(sentence.hit.language, "defines").search(sentence.text.lower()):
        return False
    asked = question.casefold()
    return any(fold(quoted[1]).strip().casefold() in asked for quoted in QUOTED.finditer(sentence.text))


def is_title(sentence: Sentence) -> bool:
    """Whether a sentence is the title under which the rest of its part stands."""
    return sentence.hit.text.find("\n") == sentence.end and not sentence.hit.text[: sentence.start].strip()


def _surely(sentence: Sentence, named: list[Mention]) -> float:
    text = sentence.hit.text
    title = text.find("\n")
    if title > 0 and not text[title : sentence.start].strip():
        return TITLED if any(m.start < title for m in named) else 0.0
    lead = LEAD.of(sentence.hit.language)
    first = [
        m
        for m in named
        if sentence.start <= m.start <= sentence.start + lead and len(text[m.end : sentence.end]) > lead
    ]
    owned = clause_pattern(sentence.hit.language, "owned")
    return BEGUN if any(not owned.match(text, m.end) for m in first) else 0.0
