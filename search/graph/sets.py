"""Answers that join two sets of the graph: what two partnerships share, which members of one thing a text names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from kg.symbol import document_iri, find_symbols
from ontology import DATA, iri
from search.expected import ACTING, Expected
from search.graph.asked import Asked, Found, nothing
from search.graph.chains import left
from search.graph.partners import of_kind
from search.graph.rows import of_entity, stated
from search.graph.run import run
from search.mentions import place, whole_names
from search.reading import Sentence
from search.relations import says_in
from search.text_answers import Candidate

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

SHARED: Final = {Expected.PLACE: "dcterms:spatial"}
"""What two nodes may share, by the kind asked for, with the property that states it."""
SENTENCES: Final = 4
"""Best sentences in which members are looked for."""
COVERED: Final = 0.5
"""Share of the question that such a sentence bears at least."""
SAID: Final = 0.6
"""Share of what is said that a sentence bears at least to say it."""


def shared(asked: Asked) -> Found | None:
    """Which place, or which member, two partnerships share that the question names; of members a text may tell more."""
    if asked.ask.expected not in (*SHARED, *ACTING) or not asked.says("both"):
        return None
    named = partnerships_named(asked)
    if len(named) < 2:
        return None
    for one, other in product(*named[:2]):
        rows, sparql = _shared(asked, one, other)
        if rows:
            told = f"{one.removeprefix(DATA)} and {other.removeprefix(DATA)}"
            return Found(stated(asked, rows), sparql, f"what {told} share", True)
    return None if asked.ask.expected in ACTING else nothing("what both share")


def _shared(asked: Asked, one: str, other: str) -> tuple[list[QuerySolution], str]:
    if asked.ask.expected in SHARED:
        name = iri(SHARED[asked.ask.expected])
        return run(asked.graph, "shared", entity=one, other=other, property=name)
    rows, sparql = run(asked.graph, "members", entity=one)
    also = {row["value"].value for row in run(asked.graph, "members", entity=other)[0]}
    return [row for row in rows if row["value"].value in also and of_kind(asked, row)], sparql


def members_named(asked: Asked) -> Found | None:
    """Which members, or makers, of something a document names that the question names too."""
    held = asked.meant.documents
    if not held or not asked.says("makers") or not asked.says("named_in"):
        return None
    for entity in asked.entities:
        if not run(asked.graph, "members", entity=entity)[0]:
            continue
        rows, sparql = run(asked.graph, "members_named", entity=entity, document=document_iri(held[0]))
        about = f"members of {entity.removeprefix(DATA)} in {held[0]}"
        told = stated(asked, of_language(asked, rows), Expected.BODY)
        return Found(told, sparql, about, True) if told else nothing(about, sparql)
    return None


def listed_members(asked: Asked) -> Found | None:
    """Which of those that an annex lists take part in a partnership."""
    held = asked.meant.documents
    if asked.ask.expected not in (*ACTING, Expected.CLAUSE) or not held or not asked.says("annex"):
        return None
    for entity in (one for named in partnerships_named(asked) for one in named):
        rows, sparql = run(asked.graph, "listed_members", entity=entity, listing=f"{document_iri(held[0])}#annex")
        about = f"members of {entity.removeprefix(DATA)} in the annex"
        if told := stated(asked, of_language(asked, rows), Expected.BODY):
            return Found(told, sparql, about, True)
    return nothing("member in the annex") if partnerships_named(asked) else None


def belonging(asked: Asked) -> Found | None:
    """Who belongs to a named group: as stated, or as named in the sentence that says who its members are."""
    if asked.ask.expected not in ACTING or not asked.says("members"):
        return None
    if found := of_entity(asked, "groups", "members of"):
        return found
    for sentence in asked.reading.sentences[:SENTENCES]:
        hit = sentence.hit
        if sentence.coverage >= COVERED and says_in(sentence.text, hit.language, "members"):
            within = [m for m in asked.mentions.of(hit.iri, hit.language) if sentence.start <= m.start < sentence.end]
            told = [
                Candidate(Expected.PLACE, sentence, m.start, m.end, 0.0, {"graph": 1.0}, m.iri)
                for m in within
                if Expected.PLACE in m.kinds
            ]
            if len(told) > 1:
                return Found(told, "", "named in the sentence on members")
    return None


def of_language(asked: Asked, rows: Sequence[QuerySolution]) -> list[QuerySolution]:
    """The rows of one language version of each document: of the question's language, else of that with most rows."""
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        counts = found.setdefault(row["part"].value.partition("#")[0], {})
        counts[row["language"].value] = counts.get(row["language"].value, 0) + 1
    home = asked.question.language
    chosen = {d: home if home in n else min(n, key=lambda code: (-n[code], code)) for d, n in found.items()}
    return [row for row in rows if chosen[row["part"].value.partition("#")[0]] == row["language"].value]


def said_where(asked: Asked) -> Found | None:
    """In which paragraph something is said: that of the sentence which bears most of it."""
    if asked.ask.expected is not Expected.DOCUMENT or not (asked.says("paragraphs") and asked.says("said")):
        return None
    best = max(asked.reading.sentences, key=lambda one: (_said(asked, one), one.similarity), default=None)
    if best is None or _said(asked, best) < SAID:
        return nothing("paragraph that says so")
    words = f"{best.hit.document}, {best.hit.part.partition('-')[2] or best.hit.part}"
    return Found(
        [Candidate(Expected.DOCUMENT, best, best.start, best.end, 0.0, {"graph": 1.0}, words=words)],
        "",
        "the text",
        True,
    )


def _bare(asked: Asked) -> str:
    """What is said, without words for paragraphs and the symbols of documents."""
    words = left(asked.question, "paragraphs", "said")
    for start, end, _ in reversed(list(find_symbols(asked.question.text))):
        words = words[:start] + " " * (end - start) + words[end:]
    return words


def _said(asked: Asked, sentence: Sentence) -> float:
    """The share of what is said that a sentence bears."""
    return asked.reading.borne(_bare(asked), sentence.text, sentence.hit.language)


def partnerships_named(asked: Asked) -> list[list[str]]:
    """The partnerships that the question names, in its order: for each name the nodes that bear it or a part of it."""
    text = asked.question.text.casefold()
    labels = asked.mentions.partnerships(text, asked.question.language)
    whole = whole_names(label.casefold() for _, label in labels)
    return [
        sorted({entity for entity, label in labels if label.casefold() in name})
        for name in sorted(whole, key=lambda name: (place(name, text, asked.question.language), name))
    ]
