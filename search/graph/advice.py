"""What documents say is to be done: their recommendations and requests, whole, all of one document or those about a
matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from kg.select import select
from kg.symbol import document_iri
from ontology import DATA, iri, table
from search.expected import Expected
from search.graph.asked import Asked, Found, document_title
from search.graph.chains import pieces
from search.graph.rows import stated
from search.graph.run import run
from search.graph.sets import of_language
from search.script import Characters
from search.sentences import bare, longest_clause
from search.text_answers import Candidate
from search.wording import owes

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

CLASSES: Final = ("unp:Recommendation", "unp:Mandate")
"""What a report recommends; where there is no such thing, what a resolution asks."""
COLONS: Final = (":", "：")
LONGEST: Final = 4
"""How many times as long as a clause a sentence may be that is told whole."""
LEAST: Final = 0.5
"""Share of the words that say what a question is about which a recommendation bears at least."""
BEHIND: Final = 0.75
"""Share of what the best bears that another one bears at least."""
MOST: Final = 5
"""Recommendations about a matter."""
FEWEST: Final = 2
"""Recommendations under a heading for such, from which on no others are told of the document."""
GENERAL: Final = Characters(24, unspaced=6)
"""Letters of matter up to which a question asks for no detail, which a clause might tell better."""
ASIDE: Final = re.compile("#(?:summary|pp-)")
"""Parts that tell again what others ask, or recall what was asked."""
HEADINGS: Final = """SELECT DISTINCT ?document ?part ?heading WHERE {
  ?part unp:partOfDocument ?document ; dcterms:isPartOf+ ?above . ?above a doco:Section ; unp:text ?heading
}"""


def advised(asked: Asked) -> Found | None:
    """What is recommended, or should be done: all that a document says so, or about the matter of the question."""
    if asked.ask.expected is not Expected.CLAUSE or not asked.says("advised"):
        return None
    matter = pieces(asked.question, "advised", "advising")
    return _about(asked, matter) if matter else _of_document(asked, _documents(asked))


def _documents(asked: Asked) -> list[str]:
    """IRIs of the documents meant, else of those found that have a version in the question's language, else of any."""
    named = [*asked.meant.documents, *asked.meant.dated]
    if named:
        return list(map(document_iri, named))
    hits = sorted(asked.reading.hits, key=lambda hit: hit.iri not in asked.reading.read.favoured)
    home = [hit.iri.partition("#")[0] for hit in hits if hit.language == asked.question.language]
    return list(dict.fromkeys([*home, *asked.documents]))


def _of_document(asked: Asked, documents: Iterable[str]) -> Found | None:
    """All that the first document with any recommends; what another asks, where none does."""
    listed = list(documents)
    for name in CLASSES:
        for document in listed:
            rows, sparql = run(asked.graph, "advice", document=document, **{"class": iri(name)})
            kept = _told_as_advice(asked, document, _to_whom(asked, of_language(asked, rows)))
            if told := _whole(stated(asked, kept)):
                return Found(told, sparql, f"{name} of {document.removeprefix(DATA)}", True)
    return None


def _told_as_advice(asked: Asked, document: str, rows: Sequence[QuerySolution]) -> Sequence[QuerySolution]:
    """Rows under headings for recommendations, where a document has such; else those outside of its summary."""
    headed = {
        row["part"].value
        for row in select(asked.graph, HEADINGS, document=document)
        if _heads(row["heading"].language).search(row["heading"].value.lower())
    }
    under = [row for row in rows if row["part"].value in headed]
    if len({row["part"].value for row in under}) >= FEWEST:
        return under
    return [row for row in rows if not ASIDE.search(row["part"].value)] or rows


@cache
def _heads(language: str) -> re.Pattern[str]:
    """Words of a heading under which a document recommends."""
    return re.compile(str(table(language, "questions")["shape"]["advice"]))


def _about(asked: Asked, matter: Sequence[str]) -> Found | None:
    """What the documents read recommend or ask about a matter, best first; all of one whose title bears the matter."""
    documents = list(dict.fromkeys(hit.iri.partition("#")[0] for hit in asked.reading.hits))
    titled = [one for one in documents if _titled(asked, one, matter)]
    if titled and asked.question.many:
        return _of_document(asked, titled)
    rows = [row for document in documents for row in _of_each(asked, document)]
    told = _whole(stated(asked, _to_whom(asked, rows), most=len(rows)))
    home = asked.question.language
    scored = [(_borne(asked, matter, one), one.sentence.hit.language == home, one) for one in told]
    best = max((borne for borne, *_ in scored), default=0.0)
    if best < LEAST:
        return None
    kept = sorted((item for item in scored if item[0] >= BEHIND * best), key=lambda item: (-item[0], not item[1]))
    _, sparql = run(asked.graph, "advice", document=document_iri(kept[0][2].sentence.hit.document))
    about = f"what is asked about {' '.join(matter)}"
    general = sum(map(len, matter)) <= GENERAL.of(home)
    return Found([one for *_, one in kept[:MOST]], sparql, about, general)


def _of_each(asked: Asked, document: str) -> Sequence[QuerySolution]:
    """What a document recommends or, where it does not, asks."""
    for name in CLASSES:
        rows, _ = run(asked.graph, "advice", document=document, **{"class": iri(name)})
        if kept := [row for row in of_language(asked, rows) if not ASIDE.search(row["part"].value)]:
            return kept
    return ()


def _borne(asked: Asked, matter: Sequence[str], one: Candidate) -> float:
    hit = one.sentence.hit
    return asked.reading.borne(" ".join(matter), one.sentence.text, hit.language)


def _titled(asked: Asked, document: str, matter: Sequence[str]) -> bool:
    """Whether the title of a document read bears all of some words, in a language in which it was read."""
    languages = {hit.language for hit in asked.reading.hits if hit.iri.startswith(f"{document}#")}
    titles = ((document_title(asked.graph, document, language), language) for language in sorted(languages))
    return any(asked.reading.borne(" ".join(matter), title, language) == 1 for title, language in titles if title)


def _to_whom(asked: Asked, rows: Sequence[QuerySolution]) -> Sequence[QuerySolution]:
    """The rows by somebody whom the question names, or else addressed to such; all where there are none, unless it is
    asked what those named should do.
    """
    named = set(asked.entities)
    for role in ("issuer", "addressee"):
        if meant := [row for row in rows if row[role] and row[role].value in named]:
            return meant
    return () if named and owes(asked.question) else rows


def _whole(told: Iterable[Candidate]) -> list[Candidate]:
    """Each sentence once, whole where it is not very long, without those that only lead to others."""
    once = list({(one.sentence.hit.iri, one.start): one for one in _sentences(told)}.values())
    return [one for one in once if one.sentence.text.rstrip()[-1:] not in COLONS] or once


def _sentences(told: Iterable[Candidate]) -> Iterator[Candidate]:
    for one in told:
        text, sentence = one.sentence.hit.text, one.sentence
        brief = sentence.end - sentence.start <= LONGEST * longest_clause(sentence.hit.language)
        start, end = bare(text, sentence.start, sentence.end) if brief else (one.start, one.end)
        yield replace(one, start=start, end=end, iri="", words="")
