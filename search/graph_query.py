"""Named queries over the graph: run with bound parameters, their rows made into candidates with evidence.

The queries are `templates/*.rq`. A row of most of them names a part, a language and the
characters a value was read from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from kg.judgements import made_of_name
from kg.model import Hit
from kg.select import select
from kg.symbol import symbol_of
from ontology import iri
from search.expected import Expected
from search.mentions import Mentions
from search.question import Ask, Question, said_of
from search.reading import Reading, Sentence
from search.relations import says
from search.relevance import is_character
from search.sentences import Extent, sentences
from search.spans import find_spans
from search.text_answers import ALSO, Candidate

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution, Store

PARTNERSHIP: Final = "/partnership/"
"""In the IRI of a partnership, which is told by its label where its part gives it no name."""
TITLE: Final = "SELECT ?document ?title WHERE { ?document dcterms:title ?title }"
ROWS: Final = 40
"""Rows of a query that become answers."""
DAY: Final = re.compile(r"(?P<year>\d{4})-\d\d-(?P<day>\d\d)")
BETWEEN: Final = 12
"""Characters between the number of a document and its date: ", of the ", المؤرخ."""
BREAK: Final = re.compile(r"[;；。.()\d，、]")
DATED_BEFORE: Final = ("zh",)
"""Languages that print the date before the number."""
YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """What a query gave: the candidates in order, the query as it was run, and what it is about in a few words."""

    candidates: list[Candidate]
    sparql: str
    name: str
    settled: bool = False
    """Whether nothing in running text can know better: a count, a signature, the date of a document. Without candidates
    it says that there is no such thing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a template needs to know."""

    question: Question
    ask: Ask
    reading: Reading
    mentions: Mentions
    graph: Store

    def says(self, relation: str) -> bool:
        """Whether the question has words for a relation."""
        return says(self.question, relation)

    @property
    def stretch(self) -> str:
        """What is said of this one of several things asked."""
        return said_of(self.question, self.ask)

    def speaks(self, row: QuerySolution, words: Sequence[str], least: float) -> bool:
        """Whether the part of a row bears this share of some words of the question, or the title of its document all of
        them; any part does where there are none.

        A single Chinese character is no index term: it is looked for as it is.
        """
        part, language = row["part"].value, row["language"].value
        text = _part_text(self.graph, part, language) or ""
        title = _title(self.graph, part, language)
        return not words or self._borne(words, text, language) >= least or self._borne(words, title, language) == 1

    def _borne(self, words: Sequence[str], text: str, language: str) -> float:
        borne = [float(w in text) if is_character(w) else self.reading.borne(w, text, language) for w in words]
        return sum(borne) / len(borne)


def printed_spans(asked: Asked, row: QuerySolution, expected: Expected) -> Iterator[Candidate]:
    text = row["value"].value
    hit = _hit(asked.reading, row["part"].value, row["value"].language, text)
    for span in find_spans(text, hit.language, expected):
        whole = asked.reading.sentence(hit, 0, len(text))
        yield Candidate(expected, whole, span.start, span.end, 0.0, {"graph": 1.0, "sure": span.sure})


def stated(
    asked: Asked,
    rows: Sequence[QuerySolution],
    expected: Expected | None = None,
    words: Callable[[QuerySolution], str] | None = None,
) -> list[Candidate]:
    """A candidate for each row, in the question's language where the graph has it, each value once.

    `expected` is the kind of the values where it is not the one asked for: a post for "who". `words` are those shown,
    where they are not what is printed: the symbol of a document.
    """
    made: dict[str, list[Candidate]] = {}
    for row in one_version(asked, rows):
        if candidate := _candidate(asked, row, expected or asked.ask.expected):
            shown = replace(candidate, words=words(row)) if words else candidate
            made.setdefault(row["value"].value, []).append(shown)
    once = [replace(first, also=_elsewhere(first, others)) for first, *others in made.values()]
    printed = {(one.sentence.hit.iri, one.text, one.iri): one for one in reversed(once)}
    return list(reversed(printed.values()))[:ROWS]


def _elsewhere(first: Candidate, others: Sequence[Candidate]) -> tuple[Sentence, ...]:
    """The sentences of other parts that state the same, one a part."""
    parts = {one.sentence.hit.iri: one.sentence for one in reversed(others)}
    parts.pop(first.sentence.hit.iri, None)
    return tuple(reversed(parts.values()))


def one_version(asked: Asked, rows: Sequence[QuerySolution]) -> list[QuerySolution]:
    """The rows of one language version of each part: of the question's language, else of the first with any.

    What two versions of a part state under two names is told once; parts that a document's version in the question's
    language lacks, as items lettered otherwise, are left out.
    """
    home = asked.question.language
    versions: dict[str, set[str]] = {}
    for row in rows:
        versions.setdefault(row["part"].value, set()).add(row["language"].value)
    chosen = {
        part: home if home in found else min(found)
        for part, found in versions.items()
        if home in found or _part_text(asked.graph, part, home) or not _title(asked.graph, part, home)
    }
    kept = [row for row in rows if chosen.get(row["part"].value) == row["language"].value]
    return [row for row in kept if not _foreign(asked, row)]


def _foreign(asked: Asked, row: QuerySolution) -> bool:
    """Whether only another version states a value, in words of its own, and the question's version tells of it too."""
    home, value = asked.question.language, row["value"]
    if row["language"].value == home or (_is_node(value) and not made_of_name(value.value)):
        return False
    node = value.value if _is_node(value) else ""
    if node and _bears_name(asked.graph, node, home):
        return False
    return _part_text(asked.graph, row["part"].value, home) is not None


def _bears_name(graph: Store, node: str, language: str) -> bool:
    from pyoxigraph import DefaultGraph, NamedNode

    labels = graph.quads_for_pattern(NamedNode(node), NamedNode(iri("skos:prefLabel")), None, DefaultGraph())
    return any(getattr(quad.object, "language", "") == language for quad in labels)


def _candidate(asked: Asked, row: QuerySolution, expected: Expected) -> Candidate | None:
    return _at_home(asked, row, expected) or _as_stated(asked, row, expected)


def _at_home(asked: Asked, row: QuerySolution, expected: Expected) -> Candidate | None:
    """The same node or day in the version of the part in the question's language, where the row is of another one."""
    part, home = row["part"].value, asked.question.language
    text = _part_text(asked.graph, part, home) if row["language"].value != home else None
    extent = _told_at(asked, row, text) if text and expected is not Expected.DOCUMENT else None
    if text is None or extent is None:
        return None
    whole = asked.reading.sentence(_hit(asked.reading, part, home, text), *_sentence(text, *extent, home))
    node = row["value"].value if _is_node(row["value"]) else ""
    return Candidate(expected, whole, *extent, 0.0, {"graph": 1.0}, node)


def untranslated(asked: Asked, candidate: Candidate) -> bool:
    """Whether a candidate stands in another language although its part has a version in the question's: what that says
    is better read there.
    """
    hit, home = candidate.sentence.hit, asked.question.language
    return hit.language != home and _part_text(asked.graph, hit.iri, home) is not None


def _told_at(asked: Asked, row: QuerySolution, text: str) -> Extent | None:
    """Where another version of a part names the node of a row, or gives its day."""
    value, home = row["value"].value, asked.question.language
    if _is_node(row["value"]):
        if named := [(m.start, m.end) for m in asked.mentions.of(row["part"].value, home) if m.iri == value]:
            return named[0]
        label = asked.mentions.node(value, home).label.casefold()
        at = text.casefold().find(label) if label else -1
        return (at, at + len(label)) if at >= 0 else None
    if not (day := DAY.fullmatch(value)):
        return None
    wanted = {day["year"], str(int(day["day"]))}
    spans = find_spans(text, home, Expected.DATE)
    return next(((s.start, s.end) for s in spans if wanted <= set(re.findall(r"\d+", text[s.start : s.end]))), None)


def _as_stated(asked: Asked, row: QuerySolution, expected: Expected) -> Candidate | None:
    part, language = row["part"].value, row["language"].value
    text = _part_text(asked.graph, part, language)
    start, end = int(row["start"].value), int(row["end"].value)
    if text is None or not 0 <= start < end <= len(text):
        return None
    hit = _hit(asked.reading, part, language, text)
    sentence = _sentence(text, start, end, language)
    start, end = _narrowed(text, start, end, row["value"], language)
    evidence = start, end
    if _is_node(row["value"]) and expected is not Expected.DOCUMENT:
        start, end = _named(asked, row, (start, end), sentence)
    first, last = _sentence(text, start, end, language)
    if asked.ask.expected is Expected.DOCUMENT:
        start, end = _widened(text, start, end, language)
    value = row["value"]
    node = value.value if _is_node(value) else ""
    shown = asked.mentions.node(node, asked.question.language, language) if PARTNERSHIP in node else None
    words = shown.label if shown and not _names(text[start:end], shown.label) else ""
    if node and not shown and (start, end) == evidence and expected is not Expected.DOCUMENT:
        words = asked.mentions.node(node, asked.question.language, language).label
    whole = asked.reading.sentence(hit, first, last)
    return Candidate(expected, whole, start, end, 0.0, {"graph": 1.0}, node, words)


def _names(printed: str, label: str) -> bool:
    """Whether words printed are, or hold, a label."""
    return label.casefold() in printed.casefold()


def _named(asked: Asked, row: QuerySolution, evidence: Extent, sentence: Extent) -> Extent:
    """The words that name a node: within its evidence, its sentence or else its part, as where a title is the evidence
    of all that stands under it.
    """
    part, language = row["part"].value, row["language"].value
    text = _part_text(asked.graph, part, language) or ""
    mentions = asked.mentions.of(part, language)
    named = [(one.start, one.end) for one in mentions if one.iri == row["value"].value]
    wider = (evidence, sentence, (0, len(text)))
    inside = [(a, b) for extent in wider for a, b in named if extent[0] <= a and b <= extent[1]]
    if inside:
        return inside[0]
    label = asked.mentions.node(row["value"].value, language).label.casefold()
    for extent in wider:
        if label and (at := text.casefold().find(label, *extent)) >= 0:
            return at, at + len(label)
    spans = find_spans(text[evidence[0] : evidence[1]], language, Expected.AGENT)
    return (evidence[0] + spans[0].start, evidence[0] + spans[0].end) if spans else evidence


def _narrowed(text: str, start: int, end: int, value: Any, language: str) -> tuple[int, int]:
    """The words that are a value: the text itself, or a date of the same year, in the evidence or else in its part."""
    if _is_node(value):
        return start, end
    inside = text.find(value.value, start)
    if inside >= 0:
        return _whole_date(text, inside, inside + len(value.value), language)
    year = value.value[:4]
    if year.isdigit():
        for first, last in ((start, end), (0, len(text))):
            for span in find_spans(text[first:last], language, Expected.DATE):
                if year in text[first + span.start : first + span.end]:
                    return first + span.start, first + span.end
    return start, end


def _whole_date(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Characters with the rest of the date that they are part of: 1982 年 for 1982."""
    dates = find_spans(text, language, Expected.DATE) if text[start:end][:4].isdigit() else ()
    return next(((one.start, one.end) for one in dates if one.start <= start and end <= one.end), (start, end))


def _widened(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """A document as it is named around its number, with date and all."""
    spans = find_spans(text, language, Expected.DOCUMENT)
    start, end = next(((s.start, s.end) for s in spans if s.start <= start and end <= s.end), (start, end))
    for date in find_spans(text, language, Expected.DATE):
        first, last = (date.end, start) if language in DATED_BEFORE else (end, date.start)
        if 0 <= last - first <= BETWEEN and not BREAK.search(text, first, last):
            return min(start, date.start), max(end, date.end)
    return start, end


def _is_node(value: Any) -> bool:
    from pyoxigraph import NamedNode

    return isinstance(value, NamedNode)


def nothing(name: str, sparql: str = "") -> Found:
    """That the graph knows of no such thing, and nothing in running text could be it."""
    return Found([], sparql, f"no {name}", True)


def within(candidate: Candidate, expected: Expected) -> Iterator[Candidate]:
    """The spans of a kind in the words of a candidate."""
    text, language = candidate.sentence.hit.text, candidate.sentence.hit.language
    for span in find_spans(text[candidate.start : candidate.end], language, expected):
        start = candidate.start + span.start
        end = candidate.start + span.end
        yield replace(candidate, expected=expected, start=start, end=end, iri="", words="")


def whole_parts(asked: Asked, rows: Sequence[QuerySolution]) -> list[Candidate]:
    """A candidate for each part of the rows, its whole text, in the question's language where there is one."""
    versions = {row["value"].language for row in rows}
    home = asked.question.language if asked.question.language in versions else min(versions)
    made: dict[str, Candidate] = {}
    for row in (row for row in rows if row["value"].language == home):
        text = row["value"].value
        hit = _hit(asked.reading, row["part"].value, home, text)
        sentence = asked.reading.sentence(hit, 0, len(text))
        made.setdefault(
            hit.iri, Candidate(Expected.CLAUSE, sentence, 0, len(text.rstrip(" ;；؛.。")), 0.0, {"graph": 1.0})
        )
    return list(made.values())


def counted(asked: Asked, rows: Sequence[QuerySolution], number: int | str, entity: str = "") -> Candidate:
    """A count, its evidence the parts that were counted, the first of them foremost."""
    language = asked.question.language
    told = language if language in map(_version, rows) else _version(rows[0])
    parts = dict.fromkeys(row["part"].value for row in rows if _version(row) == told)
    first, *others = [_opening(asked, part, told or language) for part in list(parts)[: 1 + ALSO]]
    graph = {"graph": 1.0, "sure": 1.0}
    return Candidate(Expected.NUMBER, first, first.start, first.end, 0.0, graph, entity, str(number), tuple(others))


def _version(row: QuerySolution) -> str:
    """The language of a row: that of its characters, or else of its value."""
    told = row["language"]
    return str(told.value if told else row["value"].language or "")


def _opening(asked: Asked, part: str, language: str) -> Sentence:
    """The first sentence of a part."""
    text = _part_text(asked.graph, part, language) or ""
    return asked.reading.sentence(_hit(asked.reading, part, language, text), *_sentence(text, 0, 1, language))


def _sentence(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """The sentence that the characters stand in."""
    found = [(a, b) for a, b in sentences(text, language) if a < end and start < b]
    return (found[0][0], found[-1][1]) if found else (0, len(text))


def _part_text(graph: Store, part: str, language: str) -> str | None:
    rows = select(graph, "SELECT ?part ?text WHERE { ?part unp:text ?text }", part=part)
    return next((row["text"].value for row in rows if row["text"].language == language), None)


def _title(graph: Store, part: str, language: str) -> str:
    rows = select(graph, TITLE, document=part.partition("#")[0])
    return next((row["title"].value for row in rows if row["title"].language == language), "")


def _hit(reading: Reading, part: str, language: str, text: str) -> Hit:
    """The hit of a part that was read, or one made for it."""
    known = next((hit for hit in reading.hits if hit.iri == part and hit.language == language), None)
    symbol = symbol_of(part)
    score = max((hit.score for hit in reading.hits if hit.document == symbol), default=0.0)
    return known or Hit(len(reading.hits) + 1, score, symbol, part.partition("#")[2], part, language, text)
