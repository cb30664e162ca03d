"""Answers read from the text: the best sentence, and in it the shortest span of the kind that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from search.counted import asked_spans
from search.deciding import decided
from search.defining import SAID, defining, is_plain, is_title, may_define, says_what
from search.expected import ACTING, MEASURED, TYPED, Expected
from search.fitness import DIGITS, asks_town, echo, fitness, is_vague, suits
from search.mentions import Mentions
from search.nicknames import names_asked
from search.own_words import OWN, WHOLE, own_words
from search.question import Ask, Question
from search.ranking import weigh
from search.reading import Reading, Sentence
from search.relevance import found, term_set
from search.script import Characters
from search.sentences import Extent, as_far, bare, clauses, longest_clause
from search.spans import YEAR_ONLY, Span, is_country
from search.worded_pieces import led, marker, whole_pieces
from search.wording import asks_object, owes

SENTENCES: Final = 12
"""Sentences in which typed spans are looked for."""
ALONE: Final = 6
"""Sentences whose clauses are candidates, and that the learnt reader reads though they hold no typed span: each window
takes some tenth of a second."""
SHARED: Final = 0.7
"""What the learnt reader's word is worth where a question asks for several things, as it reads it whole."""
WINDOW: Final = Characters(60, unspaced=16)
"""Characters to either side of a span that are its neighbourhood."""
FOLLOWING: Final = 20
"""Characters after a span in which the words that follow it are looked for."""
ALSO: Final = 3
"""Sentences of other parts that are shown beside an answer, at most."""
NEIGHBOURS: Final = 2
"""Best sentences beside which a reason is looked for."""
LESS: Final = 0.9
"""What a sentence that tells a reason or condition is worth, of what the one beside it is worth that says of what.
Set by hand on development questions."""
AROUND: Final = frozenset({Expected.REASON, Expected.CONDITION})
"""Kinds that the sentence beside the matter may tell."""
CLAUSE_END: Final = re.compile("[，；。,;،؛]")
FIGURE_OR_END: Final = re.compile(r"[，；。,;،؛\d]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that may be right: the words `sentence.hit.text[start:end]`, with the features that judge them."""

    expected: Expected
    sentence: Sentence
    start: int
    end: int
    score: float
    features: dict[str, float] = field(default_factory=dict)
    iri: str = ""
    words: str = ""
    """What is shown where it is not what is printed: a count."""
    also: tuple[Sentence, ...] = ()
    """Sentences of other parts that say the same."""

    @property
    def text(self) -> str:
        return self.words or self.sentence.hit.text[self.start : self.end]


def candidates(ask: Ask, reading: Reading, mentions: Mentions) -> list[Candidate]:
    """Candidates for one thing asked, best first; ties by place.

    Clauses, where the kind has no shape, or where a noun tells it and no words of that kind are found.
    """
    ranking = "typed" if ask.expected in TYPED else "worded"
    made = list(typed(ask, reading, mentions)) if ask.expected in TYPED else list(worded(ask, reading, mentions))
    if not made and ask.noun and not asks_town(ask, reading.question.language):
        ranking, made = "worded", list(worded(replace(ask, expected=Expected.CLAUSE), reading, mentions))
    if ask.expected is not Expected.DEFINITION:
        reading.again.read((s.hit.text, (s.start, s.end)) for s in reading.sentences[:ALONE])
        made = _read_again([*made, *_own(ask, ranking, reading, made)], ranking, reading)
    elif is_plain(reading.question):
        made = [c for c in made if may_define(c.sentence, c.features, reading)]
    return sorted(made, key=lambda c: (-c.score, c.sentence.hit.rank, c.start, c.end))


def _own(ask: Ask, ranking: str, reading: Reading, made: Sequence[Candidate]) -> Iterator[Candidate]:
    """What the reader finds by itself, unless a candidate is just these words or, of a kind told whole, holds them."""
    known = {(c.sentence.hit.text, c.start, c.end) for c in made}
    for sentence, (start, end) in own_words(ask, reading):
        wider = (c for c in made if c.sentence.hit.text == sentence.hit.text and c.start <= start and end <= c.end)
        if not (any(wider) if ask.expected in WHOLE else (sentence.hit.text, start, end) in known):
            span = Span(start - sentence.start, end - sentence.start, 0.0)
            shaped = ranking == "typed"
            one = _typed(ask, reading, sentence, span) if shaped else _worded(ask, reading, sentence, (start, end))
            yield replace(one, features=one.features | {OWN: 1.0}, score=one.score + weigh(ranking, {OWN: 1.0}))


def _read_again(made: Sequence[Candidate], ranking: str, reading: Reading) -> list[Candidate]:
    """The candidates with what the learnt reader makes of them: it has learnt names and figures, and no definitions."""
    again = reading.again
    again.read((c.sentence.hit.text, (c.sentence.start, c.sentence.end)) for c in made)
    fits = [{"read": again.fit(c.sentence.hit.text, c.start, c.end)} for c in made]
    worth = 1.0 if len(reading.question.asks) == 1 else SHARED
    return [
        replace(c, features=c.features | fit, score=c.score + worth * weigh(ranking, fit))
        for c, fit in zip(made, fits, strict=True)
    ]


def typed(
    ask: Ask, reading: Reading, mentions: Mentions, within: Sequence[Sentence] | None = None
) -> Iterator[Candidate]:
    """Spans whose shape is of the kind asked, in these sentences or in the best."""
    best = reading.promising(ask.expected, SENTENCES) if within is None else within
    asked, town = named(reading.question), asks_town(ask, reading.question.language)
    for sentence in _noted(best, mentions) if ask.expected is Expected.DOCUMENT else best:
        hit = sentence.hit
        known = [m for m in mentions.of(hit.iri, hit.language) if sentence.start <= m.start < sentence.end]
        moved = [
            replace(mention, start=mention.start - sentence.start, end=mention.end - sentence.start)
            for mention in known
        ]
        for span in asked_spans(ask, reading.question, sentence, moved):
            sort = mentions.describe(span.iri, hit.language).entity_type if span.iri else ""
            words = sentence.text[span.start : span.end]
            meant = suits(ask, reading.question.language, sort, words, hit.language)
            if meant is not False and not (town and is_country(words, hit.language)):
                made = _typed(ask, reading, sentence, span, span.iri in mentions.addressees(hit.iri), meant is True)
                yield _echoing(made) if span.iri in asked else made


def _noted(best: Sequence[Sentence], mentions: Mentions) -> Iterator[Sentence]:
    """The sentences, each followed by the footnotes of its part: a note often names the document spoken of.

    A note is as near to the question as the sentence is.
    """
    told: set[str] = set()
    for sentence in best:
        yield sentence
        hit = sentence.hit
        for iri, text in mentions.notes(hit.iri, hit.language):
            if iri not in told:
                told.add(iri)
                note = replace(hit, iri=iri, part=iri.partition("#")[2], text=text)
                yield replace(sentence, hit=note, start=0, end=len(text), noted=True)


@lru_cache(maxsize=16)
def named(question: Question) -> frozenset[str]:
    """IRIs of the nodes that the question names in words of the gazetteer."""
    return frozenset(name.entity.iri for name in names_asked(question.text, question.language))


def _echoing(candidate: Candidate) -> Candidate:
    """A candidate that is what the question itself names, in whatever language: no answer."""
    features = candidate.features | {"echo": 1.0}
    return replace(candidate, features=features, score=weigh("typed", features))


def _typed(
    ask: Ask, reading: Reading, sentence: Sentence, span: Span, addressee: bool = False, meant: bool = False
) -> Candidate:
    hit = sentence.hit
    start, end = sentence.start + span.start, sentence.start + span.end
    words = hit.text[start:end]
    features = sentence.features | {
        **dict(_beside_span(reading, sentence, start, end)),
        "echo": 0.0 if _says_more(ask, span, words, reading) else echo(reading, words, hit.language),
        "sure": span.sure,
        "linked": float(bool(span.iri)),
        "addressee": float(addressee and ask.expected in ACTING and owes(reading.question)),
        "focus": _focus(ask, reading, f"{words}{_following(hit.text, end, ask)}", hit.language),
        **dict(fitness(ask, reading, sentence, start, end)),
    }
    features["kind"] = max(features["kind"], float(meant))
    return Candidate(ask.expected, sentence, start, end, weigh("typed", features), features, span.iri)


def _beside_span(reading: Reading, sentence: Sentence, start: int, end: int) -> Iterator[tuple[str, float]]:
    """How much of the question stands around a span and in its clause; beside a footnote, all of the sentence."""
    language = sentence.hit.language
    around = _around(sentence.hit.text, start, end, sentence, language)
    yield "near", sentence.coverage if sentence.noted else reading.coverage(around, language)
    clause = _clause(sentence, start, end)
    yield "clause", sentence.coverage if sentence.noted else reading.coverage(clause, language)


def _says_more(ask: Ask, span: Span, text: str, reading: Reading) -> bool:
    """Whether a figure is no echo though the question has its words: written in words, what it counts is said by the
    question; a day or month says more than the year that is asked about.
    """
    spelt = ask.expected in MEASURED - {Expected.PERSON} and not DIGITS.search(text)
    day = ask.expected is Expected.DATE and span.sure > YEAR_ONLY
    return spelt or (day and text.casefold() not in reading.question.text.casefold())


def _clause(sentence: Sentence, start: int, end: int) -> str:
    """The clause around a span, without the span."""
    text = sentence.hit.text
    cuts = clauses(text, (sentence.start, sentence.end), sentence.hit.language)
    first, last = next(((a, b) for a, b in cuts if a <= start < b), (start, end))
    return f"{text[first:start]} {text[end:last]}"


def _following(text: str, end: int, ask: Ask) -> str:
    """The words right after a span, as far as its clause goes; after a figure, as far as the next one."""
    stop = FIGURE_OR_END if ask.expected in MEASURED else CLAUSE_END
    return stop.split(text[end : end + FOLLOWING], maxsplit=1)[0]


def _focus(ask: Ask, reading: Reading, text: str, language: str) -> float:
    """How surely the words after the asking ones ("how many | villages") stand in or right after a span."""
    if not ask.focus or ask.expected is Expected.DATE or is_vague(ask.noun, reading.question.language):
        return 0.0
    terms = term_set(text, language)
    forms = [reading.keys(language).forms(term) for term in ask.focus]
    return max((found(one, terms) for one in forms if one), default=0.0)


def worded(ask: Ask, reading: Reading, mentions: Mentions) -> Iterator[Candidate]:
    """Clauses of the best sentences: for what has no shape of its own."""
    best = reading.sentences[:ALONE]
    beside = _beside(best, reading, ask.expected) if ask.expected in AROUND else ()
    told = dict(defining(reading, mentions)) if ask.expected is Expected.DEFINITION else {}
    noted = [s for s in _noted(best, mentions) if s.noted] if ask.expected is Expected.DEFINITION else ()
    for sentence in dict.fromkeys((*best, *beside, *noted, *told)):
        if told and is_title(sentence):
            continue
        if surely := told.get(sentence, 0.0):
            yield _defined(ask, reading, sentence, surely)
        if ask.expected is Expected.DEFINITION and (said := says_what(sentence, reading)):
            yield _defined(ask, reading, sentence, SAID, said)
        for extent in (*whole_pieces(sentence), *led(ask.expected, sentence)):
            yield _worded(ask, reading, sentence, extent)


def _defined(ask: Ask, reading: Reading, sentence: Sentence, surely: float, said: Extent | None = None) -> Candidate:
    """A sentence about what is asked for, or what is said in it, whole unless it is very long; what stands above it as
    a title counts too.
    """
    text, language = sentence.hit.text, sentence.hit.language
    extent = said or (sentence.start, sentence.end)
    start, end = bare(text, *as_far(text, extent, 2 * longest_clause(language), language))
    made = _worded(ask, reading, sentence, (start, end))
    above = reading.coverage(text[:end], language)
    features = made.features | {"defines": surely, "coverage": above, "clause": above, "echo": 0.0}
    return replace(made, features=features, score=weigh("worded", features))


def _beside(best: Sequence[Sentence], reading: Reading, kind: Expected) -> Iterator[Sentence]:
    """Sentences that give a reason and stand right after, or before, one that bears the matter but gives none; or a
    condition.

    They are judged by that sentence, a little less.
    """
    for near in best[:NEIGHBOURS]:
        language = near.hit.language
        if marker(kind, near.text, language):
            continue
        others = sorted((s for s in reading.sentences if s.hit is near.hit and s not in best), key=lambda s: s.start)
        after = next((s for s in others if s.start >= near.end), None)
        before = next((s for s in reversed(others) if s.end <= near.start), None)
        for other in (after, before):
            if other and marker(kind, other.text, language):
                yield replace(other, similarity=LESS * near.similarity, coverage=LESS * near.coverage)


def _worded(ask: Ask, reading: Reading, sentence: Sentence, extent: Extent) -> Candidate:
    language = sentence.hit.language
    text = sentence.hit.text[extent[0] : extent[1]]
    features = sentence.features | {
        "clause": sentence.coverage if sentence.noted else reading.coverage(text, language),
        "marked": float(_marked(ask, reading, sentence, extent)),
        "echo": echo(reading, text, language),
        "object": asks_object(reading.question, ask) * _focus(ask, reading, text, language),
        "length": min(1.0, len(text) / longest_clause(language)),
    }
    words = decided(reading, text, language) if ask.expected is Expected.YESNO else ""
    return Candidate(ask.expected, sentence, *extent, weigh("worded", features), features, words=words)


def _marked(ask: Ask, reading: Reading, sentence: Sentence, extent: Extent) -> bool:
    """Whether words give a reason or say what something is: something of which the question speaks."""
    language = sentence.hit.language
    found = marker(ask.expected, sentence.hit.text[extent[0] : extent[1]], language)
    if not found or ask.expected in AROUND or sentence.noted:
        return bool(found)
    return reading.coverage(sentence.hit.text[sentence.start : extent[0] + found.start()], language) > 0


def _around(text: str, start: int, end: int, sentence: Sentence, language: str) -> str:
    width = WINDOW.of(language)
    first, last = max(sentence.start, start - width), min(sentence.end, end + width)
    return f"{text[first:start]} {text[end:last]}"
