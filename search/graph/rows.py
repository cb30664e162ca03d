"""Rows of named queries made into candidates with evidence.

A row of most of them names a part (?part), a language (?language) and the characters (?start, ?end) that a value
(?value) was read from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kg.iris import made_of_name
from kg.model import Hit
from kg.select import select
from kg.symbol import symbol_of
from ontology import DATA, iri
from search.expected import Expected
from search.graph.asked import Asked, Found, document_title, part_text
from search.graph.printed import is_node, named_at, narrowed, sentence_around, told_at, widened
from search.graph.run import run
from search.reading import Reading, Sentence
from search.sentences import Extent, bare
from search.spans import find_spans
from search.text_answers import ALSO, Candidate

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution, Store

PARTNERSHIP: Final = "/partnership/"
"""In the IRI of a partnership, which is told by its label where its part gives it no name."""
WHOLE: Final = 0.6
"""Share of a node's label that a printed name has at least which is told as printed: shorter ones only stand for it."""
SHORT_FORM: Final = "{} ({})"
PRINTED: Final = """SELECT ?document ?part ?text WHERE {
  ?part unp:partOfDocument ?document ; unp:text ?text ; unp:position ?order
} ORDER BY ?order ?part"""
ROWS: Final = 40
"""Rows of a query that become answers."""


def printed_spans(asked: Asked, row: QuerySolution, expected: Expected) -> Iterator[Candidate]:
    """The spans of a kind in the text of a part, which is the value of its row."""
    text = row["value"].value
    hit = hit_of(asked.reading, row["part"].value, row["value"].language, text)
    for span in find_spans(text, hit.language, expected):
        whole = asked.reading.sentence(hit, 0, len(text))
        yield Candidate(expected, whole, span.start, span.end, 0.0, {"graph": 1.0, "sure": span.sure})


def of_entity(
    asked: Asked,
    query: str,
    about: str,
    fits: Callable[[QuerySolution], bool] | None = None,
    **bound: Any,
) -> Found | None:
    """What a named query gives of the first node, of those that the question names, with rows that fit.

    `about` comes before the node in the name of what is found; `bound` are further parameters of the query.
    """
    for entity in asked.entities:
        rows, sparql = run(asked.graph, query, entity=entity, **bound)
        if kept := [row for row in rows if fits is None or fits(row)]:
            return Found(stated(asked, kept), sparql, f"{about} {entity.removeprefix(DATA)}")
    return None


def stated(
    asked: Asked,
    rows: Sequence[QuerySolution],
    expected: Expected | None = None,
    words: Callable[[QuerySolution], str] | None = None,
    most: int = ROWS,
) -> list[Candidate]:
    """A candidate for each row, `most` at the most, in the question's language where the graph has it, each value once.

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
    return list(reversed(printed.values()))[:most]


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
        if home in found or part_text(asked.graph, part, home) or not document_title(asked.graph, part, home)
    }
    kept = [row for row in rows if chosen.get(row["part"].value) == row["language"].value]
    return [row for row in kept if not _foreign(asked, row)]


def _foreign(asked: Asked, row: QuerySolution) -> bool:
    """Whether only another version states a value, in words of its own, and the question's version tells of it too."""
    home, value = asked.question.language, row["value"]
    if row["language"].value == home or (is_node(value) and not made_of_name(value.value)):
        return False
    node = value.value if is_node(value) else ""
    if node and _bears_name(asked.graph, node, home):
        return False
    return part_text(asked.graph, row["part"].value, home) is not None


def _bears_name(graph: Store, node: str, language: str) -> bool:
    from pyoxigraph import DefaultGraph, NamedNode

    labels = graph.quads_for_pattern(NamedNode(node), NamedNode(iri("skos:prefLabel")), None, DefaultGraph())
    return any(getattr(quad.object, "language", "") == language for quad in labels)


def _candidate(asked: Asked, row: QuerySolution, expected: Expected) -> Candidate | None:
    return _at_home(asked, row, expected) or _as_stated(asked, row, expected)


def _at_home(asked: Asked, row: QuerySolution, expected: Expected) -> Candidate | None:
    """The same node or day in the version of the part in the question's language, where the row is of another one."""
    part, home = row["part"].value, asked.question.language
    text = part_text(asked.graph, part, home) if row["language"].value != home else None
    extent = told_at(asked, row, text) if text and expected is not Expected.DOCUMENT else None
    if text is None or extent is None:
        return None
    whole = asked.reading.sentence(hit_of(asked.reading, part, home, text), *sentence_around(text, *extent, home))
    node = row["value"].value if is_node(row["value"]) else ""
    return Candidate(expected, whole, *extent, 0.0, {"graph": 1.0}, node)


def untranslated(asked: Asked, candidate: Candidate) -> bool:
    """Whether a candidate stands in another language although its part has a version in the question's: what that says
    is better read there.
    """
    hit, home = candidate.sentence.hit, asked.question.language
    return hit.language != home and part_text(asked.graph, hit.iri, home) is not None


def _as_stated(asked: Asked, row: QuerySolution, expected: Expected) -> Candidate | None:
    part, language = row["part"].value, row["language"].value
    text = part_text(asked.graph, part, language)
    start, end = int(row["start"].value), int(row["end"].value)
    if text is None or not 0 <= start < end <= len(text):
        return None
    hit = hit_of(asked.reading, part, language, text)
    sentence = sentence_around(text, start, end, language)
    start, end = narrowed(text, start, end, row["value"], language)
    evidence = start, end
    if is_node(row["value"]) and expected is not Expected.DOCUMENT:
        start, end = named_at(asked, row, (start, end), sentence)
    first, last = sentence_around(text, start, end, language)
    if asked.ask.expected is Expected.DOCUMENT:
        start, end = widened(text, start, end, language)
    value = row["value"]
    node = value.value if is_node(value) else ""
    shown = asked.mentions.node(node, asked.question.language, language) if PARTNERSHIP in node else None
    words = shown.label if shown and not _names(text[start:end], shown.label) else ""
    if node and not shown and (start, end) == evidence and expected is not Expected.DOCUMENT:
        label = asked.mentions.node(node, asked.question.language, language).label
        words = _called(asked, row, (start, end), label)
    whole = asked.reading.sentence(hit, first, last)
    return Candidate(expected, whole, start, end, 0.0, {"graph": 1.0}, node, words)


def _called(asked: Asked, row: QuerySolution, extent: Extent, label: str) -> str:
    """What is shown for a node where it is not what is printed: its label, with the short form printed for it."""
    part, language, node = row["part"].value, row["language"].value, row["value"].value
    if language != asked.question.language:
        return label
    if not any((m.start, m.end, m.iri) == (*extent, node) for m in asked.mentions.of(part, language)):
        return label
    printed = (part_text(asked.graph, part, language) or "")[slice(*extent)]
    if len(printed) >= WHOLE * len(label):
        return ""
    return SHORT_FORM.format(label, printed) if _abbreviates(printed, label) else label


def _abbreviates(printed: str, label: str) -> bool:
    """Whether a name of one word is letters of a label in their order, and no word of it: UNDP, 经合组织."""
    letters = iter(label.casefold())
    return " " not in printed and not _names(label, printed) and all(one in letters for one in printed.casefold())


def _names(printed: str, label: str) -> bool:
    """Whether words printed are, or hold, a label."""
    return label.casefold() in printed.casefold()


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
        hit = hit_of(asked.reading, row["part"].value, home, text)
        sentence = asked.reading.sentence(hit, 0, len(text))
        made.setdefault(
            hit.iri, Candidate(Expected.CLAUSE, sentence, 0, bare(text, 0, len(text))[1], 0.0, {"graph": 1.0})
        )
    return list(made.values())


def titled(asked: Asked, document: str, language: str, words: str) -> Candidate | None:
    """A document told by some words, its symbol, with the part that prints its title as evidence; None without one."""
    title = document_title(asked.graph, document, language)
    for row in select(asked.graph, PRINTED, document=document):
        part, text = row["part"].value, row["text"].value
        if row["text"].language == language and (start := text.find(title)) >= 0:
            end = start + len(title)
            whole = asked.reading.sentence(hit_of(asked.reading, part, language, text), start, end)
            return Candidate(Expected.DOCUMENT, whole, start, end, 0.0, {"graph": 1.0}, document, words)
    return None


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
    text = part_text(asked.graph, part, language) or ""
    return asked.reading.sentence(hit_of(asked.reading, part, language, text), *sentence_around(text, 0, 1, language))


def hit_of(reading: Reading, part: str, language: str, text: str) -> Hit:
    """The hit of a part that was read, or one made for it."""
    known = next((hit for hit in reading.hits if hit.iri == part and hit.language == language), None)
    symbol = symbol_of(part)
    score = max((hit.score for hit in reading.hits if hit.document == symbol), default=0.0)
    return known or Hit(len(reading.hits) + 1, score, symbol, part.partition("#")[2], part, language, text)
