"""Answers with several items: sub-paragraphs under their opening words, typed spans side by side, enumerations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.language import spaced
from kg.model import Hit
from kg.select import select
from search.expected import TYPED, Expected
from search.fitness import asks_title, meant_type, suits
from search.mentions import Mentions
from search.question import Ask
from search.ranking import weigh
from search.reading import Reading, Sentence
from search.sentences import Extent, bare, clause_pattern, longest_clause, trim
from search.spans import find_spans
from search.text_answers import Candidate, typed

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution, Store

SENTENCES: Final = 6
"""Best sentences in which a list is looked for."""
MOST: Final = 40
"""Items of one list."""
SHORTEST: Final = 2
"""Characters of an item."""
ECHO: Final = 0.6
"""An item that the question itself names so far is none."""

AS_MANY: Final = 0.5
"""What it adds to a list's score to have as many items as the question counts ("which four"). This and the next three
are on the scale of the ranking of sentences, and like its weights set by hand on development questions."""
TOO_FEW: Final = 0.3
"""What it takes from it to have fewer."""
SEVERAL: Final = 0.1
"""What it adds to have more than two items."""
OF_KIND: Final = 0.5
"""What it adds that items are of the kind asked after, and say its noun, each as a mean over the items."""
NAMES_BEST: Final = 0.6
"""What it adds to hold the best of the words that answer alone."""

BELOW: Final = """
SELECT ?parent ?part ?text ?position WHERE {
  ?part dcterms:isPartOf ?parent ; unp:position ?position ; unp:text ?text ; unp:partKind ?kind .
  FILTER(?kind IN ("subparagraph", "annex_item", "box_item"))
} ORDER BY ?position ?part"""
LOOSE: Final = BELOW.replace('box_item"', 'box_item", "text"')
"""Items without numbers or letters too, as bullets are: only under words that end with a colon."""
PARENT: Final = """
SELECT ?part ?parent ?text WHERE {
  ?part dcterms:isPartOf ?parent ; unp:partKind ?kind .
  ?parent unp:text ?text
  FILTER(?kind IN ("subparagraph", "text"))
}"""


LISTING: Final = "、"
CLAUSE_MARKS: Final = re.compile("[，；：。]")
COLONS: Final = ":："
SEMICOLONS: Final = ";；؛"
LISTED: Final = frozenset({Expected.BODY, Expected.AGENT, Expected.PLACE, Expected.NAME})
"""Kinds of answer that a text may list by names nobody else knows."""
LONGEST_NAME: Final = 40
"""Characters of such a name."""
ARTICLE: Final = 4
"""Characters of an article."""
MARKS: Final = re.compile(r"[，；。,;:：()（）]|[.](?=\s)")
FEWEST: Final = 3
"""Cuts that a list after a colon has at least: the colon, a semicolon, the end."""


BRIEF: Final = 0.6
"""Share of the longest clause that is told as an answer which an item of an enumeration has at most."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where lists are looked for: what a question asks, what was read, and the graph that parts stand in."""

    ask: Ask
    reading: Reading
    mentions: Mentions
    graph: Store


def items(
    ask: Ask, reading: Reading, mentions: Mentions, graph: Store, best: Candidate | None = None
) -> list[Candidate]:
    """The items of the list that answers best, in the order of the text; empty where there is none. `best` is the best
    of the words that answer alone: a list that names it is likelier the one.
    """
    ask = replace(ask, expected=Expected.CLAUSE) if asks_title(ask, reading.question.language) else ask
    source = _Source(ask, reading, mentions, graph)
    lists = [
        (_score(sentence, found, bonus, reading) + NAMES_BEST * _names(found, best), found)
        for sentence in dict.fromkeys((*reading.sentences[:SENTENCES], *([best.sentence] if best else ())))
        for maker, bonus in MAKERS
        if len(found := list(maker(source, sentence))) > 1 and (maker is _side_by_side or _fit(ask, found, reading))
    ]
    return max(lists, key=lambda one: one[0])[1][:MOST] if lists else []


def _led(source: _Source, sentence: Sentence) -> Iterator[Candidate]:
    """What a passage puts after a colon, one item after each semicolon."""
    text = sentence.hit.text
    colon = next((at for at in range(sentence.start, sentence.end) if text[at] in COLONS), -1)
    if colon < 0:
        return
    ends = clause_pattern(sentence.hit.language, "sentence_end").finditer(text, colon)
    over = next((end.start() for end in ends if text[end.start()] not in SEMICOLONS), len(text))
    cuts = [colon, *(at for at in range(colon, over) if text[at] in SEMICOLONS), over]
    if len(cuts) > FEWEST:
        for first, last in pairwise(cuts):
            start, end = bare(text, first + 1, last)
            if end - start >= SHORTEST:
                yield Candidate(source.ask.expected, sentence, start, end, 0.0, {})


def _fit(ask: Ask, found: list[Candidate], reading: Reading) -> bool:
    """Whether items may be what is asked for: most name a body, a place, where one is asked for, and little else.

    Where the noun asked after tells a type, as companies, one item must be of that type.
    """
    if ask.expected not in TYPED:
        return True
    language = found[0].sentence.hit.language
    named = [one for one in found if find_spans(one.text, language, ask.expected)]
    home = reading.question.language
    if meant_type(ask.noun.lower(), home) and not any(suits(ask, home, "", one.text, language) for one in named):
        return False
    short = sum(len(one.text) for one in found) <= len(found) * longest_clause(language) / 2
    return short and 2 * len(named) > len(found)


def _score(sentence: Sentence, found: list[Candidate], bonus: float, reading: Reading) -> float:
    """A list of as many items as the question counts is likelier the one."""
    wanted = reading.question.wanted
    fits = AS_MANY * (len(found) == wanted) - TOO_FEW * (len(found) < wanted) if wanted else 0.0
    named = sum(one.features.get("focus", 0.0) + one.features.get("kind", 0.0) for one in found) / len(found)
    return weigh("sentence", sentence.features) + bonus + fits + SEVERAL * (len(found) > 2) + OF_KIND * named


def _names(found: Sequence[Candidate], best: Candidate | None) -> bool:
    """Whether an item holds the best of the words that answer alone, or stands in them."""
    if best is None:
        return False
    beside = (one for one in found if one.sentence.hit.iri == best.sentence.hit.iri)
    return any(one.start < best.end and best.start < one.end for one in beside)


def sub_parts(part: str, language: str, graph: Store) -> list[tuple[str, str]]:
    """(IRI, text) of the lettered or numbered items under a part, in order."""
    return _texts(select(graph, BELOW, parent=part), language)


def bullets(part: str, language: str, graph: Store) -> list[tuple[str, str]]:
    """(IRI, text) of the items under a part that bear neither number nor letter, in order."""
    return _texts(select(graph, LOOSE, parent=part), language)


def _texts(rows: Sequence[QuerySolution], language: str) -> list[tuple[str, str]]:
    """Each part once: versions in two languages may place it differently."""
    return list(dict.fromkeys((r["part"].value, r["text"].value) for r in rows if r["text"].language == language))


def _below(source: _Source, sentence: Sentence) -> Iterator[Candidate]:
    """What stands under opening words that lead to a list, or beside an item of one."""
    hit = sentence.hit
    above = [row for row in select(source.graph, PARENT, part=hit.iri) if row["text"].language == hit.language]
    parent, opening = (above[0]["parent"].value, above[0]["text"].value) if above else (hit.iri, hit.text)
    lead = replace(sentence, hit=_hit(hit, parent, opening), start=0, end=len(opening)) if above else sentence
    lettered = sub_parts(parent, hit.language, source.graph)
    loose = () if lettered or opening.rstrip()[-1:] not in COLONS else bullets(parent, hit.language, source.graph)
    for iri, text in (*lettered, *loose):
        item = _hit(hit, iri, text)
        _, end = bare(text, 0, len(text))
        told = replace(sentence, hit=item, start=0, end=len(text))
        yield Candidate(source.ask.expected, told, 0, end, 0.0, {}, also=(lead,))


def _hit(hit: Hit, iri: str, text: str) -> Hit:
    return replace(hit, iri=iri, part=iri.partition("#")[2], text=text, nodes=())


def _side_by_side(source: _Source, sentence: Sentence) -> Iterator[Candidate]:
    """Spans of the kind asked in one sentence that the question does not name itself."""
    if source.ask.expected in TYPED:
        found = typed(source.ask, source.reading, source.mentions, [sentence])
        kept = sorted((c for c in found if c.features["echo"] < ECHO), key=lambda c: c.start)
        yield from _filled([c for c in kept if not c.features["bracketed"]] or kept, source)


def _filled(found: Sequence[Candidate], source: _Source) -> Iterator[Candidate]:
    """The candidates, with what the text lists between two of them by commas: names that nobody knows but the text."""
    for one, after in pairwise(found):
        yield one
        for start, end in _between(one, after) if source.ask.expected in LISTED else ():
            yield replace(one, start=start, end=end, iri="", words="")
    yield from found[-1:]


def _between(one: Candidate, after: Candidate) -> list[Extent]:
    """What may be names in a row that joins two candidates; empty where something else stands between them."""
    text, language = one.sentence.hit.text, one.sentence.hit.language
    pieces = _parted(text, (one.end, after.start), clause_pattern(language, "list_split"))
    first, last = (end - start for start, end in (pieces[0], pieces[-1]))
    row = pieces[1:-1] if not first and last <= ARTICLE * spaced(language) else []
    return row if all(_is_name(text[start:end], language) for start, end in row) else []


def _parted(text: str, extent: Extent, split: re.Pattern[str]) -> list[Extent]:
    """What the marks of a list part, without blanks."""
    cuts = [extent[0], *(at for mark in split.finditer(text, *extent) for at in mark.span()), extent[1]]
    return [trim(text, start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]


def _is_name(words: str, language: str) -> bool:
    """Whether an item may be a name: with a capital where words are parted by spaces, and without marks within."""
    plain = SHORTEST <= len(words) <= LONGEST_NAME and not MARKS.search(words)
    return plain and (not spaced(language) or not words[0].islower())


def _enumerated(source: _Source, sentence: Sentence) -> Iterator[Candidate]:
    """The enumeration in a sentence, where its items are of the length of items, or as many as the question counts."""
    text, language = sentence.hit.text, sentence.hit.language
    found = enumeration(text, (sentence.start, sentence.end), language)
    wanted = source.reading.question.wanted
    lengths = sorted(end - start for start, end in found)
    brief = lengths and lengths[-1] <= longest_clause(language) * BRIEF
    if brief or len(found) == wanted:
        for start, end in found:
            yield Candidate(source.ask.expected, sentence, start, end, 0.0, {})


def enumeration(text: str, sentence: Extent, language: str) -> list[Extent]:
    """The items that a sentence lists: what stands between its list marks after the words that lead to them.

    Where items are set apart by a mark of their own (、), the clause with most of these is the list.
    """
    split = clause_pattern(language, "list_split")
    if run := _run(text, sentence, split):
        return run
    start, end = sentence
    leads = clause_pattern(language, "list_lead").finditer(text, start, end)
    start = next((lead.end() for lead in leads if split.search(text, lead.end(), end)), start)
    colon = max(text.rfind(mark, start, end) for mark in COLONS)
    start = colon + 1 if colon >= 0 and split.search(text, colon + 2, end) else start
    cuts = [start]
    for match in split.finditer(text, start, end):
        cuts += [match.start(), match.end()]
    cuts.append(end)
    pairs = [bare(text, a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return [(a, b) for a, b in pairs if _is_item(text, a, b)]


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether words are long enough to be an item; a figure always is."""
    return end - start >= SHORTEST or text[start:end].isdigit()


def _run(text: str, sentence: Extent, split: re.Pattern[str]) -> list[Extent]:
    """The items of the clause with most marks between items, the last two of which "and" sets apart."""
    pieces: list[Extent] = []
    begun = sentence[0]
    for match in CLAUSE_MARKS.finditer(text, *sentence):
        pieces.append((begun, match.start()))
        begun = match.end()
    pieces.append((begun, sentence[1]))
    best = max(pieces, key=lambda one: (text.count(LISTING, *one), -one[0]))
    (start, end), further = best, _further(text, pieces[pieces.index(best) + 1 :], split)
    marks = [at for at in range(start, end) if text[at] == LISTING]
    if len(marks) < FEWEST - 1:
        return []
    joints = [] if further else list(split.finditer(text, marks[-1] + 1, end))
    joined = max(reversed(joints), key=lambda joint: len(joint[0]), default=None)
    cuts = [start, *(cut for at in marks for cut in (at, at + 1)), *(joined.span() if joined else ()), end, *further]
    items = [bare(text, first, last) for first, last in zip(cuts[::2], cuts[1::2], strict=True)]
    return [(first, last) for first, last in items if _is_item(text, first, last)]


def _further(text: str, pieces: Sequence[Extent], split: re.Pattern[str]) -> Extent | tuple[()]:
    """The last item of a list where a comma and "and" lead to it: 甲、乙，以及丙; nothing before another clause."""
    start, end = next(iter(pieces), (0, 0))
    joint = split.match(text, start, end)
    return (joint.end(), end) if joint and text[start : joint.end()] not in LISTING else ()


MAKERS: Final[tuple[tuple[Callable[[_Source, Sentence], Iterator[Candidate]], float], ...]] = (
    (_below, 0.3),
    (_side_by_side, 0.3),
    (_led, 0.3),
    (_enumerated, 0.0),
)
"""How lists are made, each with what it is worth that a text is laid out so."""
