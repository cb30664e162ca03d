"""What something is: the sentences that begin with its name, above all the first under a title that is its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from ontology import LANGUAGES, table
from search.linking import entities
from search.mentions import Mentions
from search.question import Question
from search.reading import Reading, Sentence
from search.script import Characters
from search.sentences import Extent, clause_pattern
from search.spans import Mention
from search.tokens import fold, query_terms

LEAD: Final = Characters(12, unspaced=1)
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
SAID: Final = 0.9
"""The same of a sentence in which a word for being follows the thing asked after."""
BEFORE: Final = Characters(70, unspaced=22)
"""Characters before a word for being in which the thing is named."""
GAP: Final = Characters(24, unspaced=5)
"""Characters that may stand between the thing and the word for being."""
NAMED: Final = 0.6
"""Share of the question's words that name the thing there."""
PLAIN: Final = Characters(70, unspaced=20)
"""Characters of a question that asks no more than what something is."""
BORNE: Final = 0.5
"""Share of the question's words that a sentence bears which says of something named before what it is."""
CITING: Final = re.compile(r"/[A-Z\d]")
"""What notes that cite a document bear."""
BRACKETS: Final = re.compile(r"[(（]([^()（）]+)[)）]")
WORD: Final = re.compile(r"[^\W\d_]+|[^\W_]")


def is_plain(question: Question) -> bool:
    """Whether a question asks no more than what something is: nothing but a sentence that says so answers it."""
    brief = len(question.text) <= PLAIN.of(question.language)
    return brief and not re.search(r"[，,、،\d]", question.text)


def says_what(sentence: Sentence, reading: Reading) -> Extent | None:
    """From the thing asked after to the end of a sentence that says what it is; None where the sentence does not."""
    text, language = sentence.text, sentence.hit.language
    for being in clause_pattern(language, "being").finditer(text):
        before = max(0, being.start() - BEFORE.of(language))
        borne = _named(reading, text[before : being.start()], language)
        if borne < NAMED:
            continue
        words = list(WORD.finditer(text, before, being.start()))
        starts = [w.start() for w in words if _named(reading, text[w.start() : being.start()], language) >= borne]
        start = max(starts, default=before)
        end = next((w.end() for w in words if _named(reading, text[start : w.end()], language) >= borne), being.start())
        start = _opened(text, start)
        if being.start() - end <= GAP.of(language) and not _restricted(text[:start], language):
            return sentence.start + start, sentence.end
    return None


def _named(reading: Reading, text: str, language: str) -> float:
    """The share of the words for the thing asked after that a text bears."""
    question = reading.question
    asking = _asking(question.language)
    return reading.borne(" ".join(term for term in question.terms if term not in asking), text, language)


@cache
def _asking(language: str) -> frozenset[str]:
    """The terms of words by which a definition is asked for."""
    return frozenset(query_terms(str(table(language, "questions")["shape"]["defining"]), language))


def _opened(text: str, start: int) -> int:
    """Where a name begins with the quotation mark before it."""
    return start - 1 if start and text[start - 1] in '“«《"„' else start


def may_define(sentence: Sentence, features: Mapping[str, float], reading: Reading) -> bool:
    """Whether words of a sentence may say what a thing is: it begins with the thing, a word for being follows, or it is
    a footnote in words, or brackets explain, or it is the first under a heading that is the thing's name.
    """
    if sentence.noted:
        return not CITING.search(sentence.text)
    marked = features.get("marked", 0.0) > 0 and sentence.coverage >= BORNE
    return marked or _headed(sentence, reading) or features.get("defines", 0.0) > 0 or is_explained(sentence, reading)


def _headed(sentence: Sentence, reading: Reading) -> bool:
    hit = sentence.hit
    headings = reading.context(hit).removesuffix(hit.text).strip().splitlines()
    first = not hit.text[: sentence.start].strip()
    return first and bool(headings) and _named(reading, headings[-1], hit.language) >= TITLED


def _restricted(before: str, language: str) -> bool:
    """Whether words before a name say of what kind the thing is that is spoken of, where these are marked as such."""
    marks = str(table(language, "questions")["shape"].get("owner", "")) if language in LANGUAGES else ""
    return bool(marks) and before.endswith(marks)


def is_explained(sentence: Sentence, reading: Reading) -> bool:
    """Whether brackets of a sentence hold the thing asked after, or stand right behind it."""
    language = sentence.hit.language
    near = GAP.of(language) * 2
    for found in BRACKETS.finditer(sentence.text):
        before = sentence.text[max(0, found.start() - near) : found.start()]
        told = len(found[1]) >= near and _named(reading, before, language) >= NAMED
        if told or _named(reading, found[1], language) >= NAMED:
            return True
    return False


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
