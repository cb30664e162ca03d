"""What something is: the sentences that begin with its name, above all the first under a title that is its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from search.linking import entities
from search.mentions import Mentions
from search.reading import Reading, Sentence
from search.script import Characters
from search.spans import Mention

LEAD: Final = Characters(12, unspaced=3)
"""Characters before a name with which a sentence about it may begin: an article, a conjunction."""
OWNED: Final = ("的", "’s", "'s")
"""What follows a name where something of its own is spoken of."""
NAMES: Final = 2
"""Nodes that may bear the name asked for: a fund and the partnership of that name."""
TITLED: Final = 1.0
BEGUN: Final = 0.6
"""How surely a sentence tells what a thing is: the first under its name, any that begins with it."""


def defining(reading: Reading, mentions: Mentions) -> Iterator[tuple[Sentence, float]]:
    """Sentences about the nodes that a question names best, each with how surely it tells what these are (0 to 1)."""
    asked = entities(reading.question, reading, mentions)[:NAMES]
    for sentence in reading.sentences:
        hit = sentence.hit
        known = (*mentions.of(hit.iri, hit.language), *mentions.described(hit.iri, hit.language))
        named = [mention for mention in known if mention.iri in asked]
        if named and (surely := _surely(sentence, named)):
            yield sentence, surely


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
    return BEGUN if any(not text.startswith(OWNED, m.end) for m in first) else 0.0
