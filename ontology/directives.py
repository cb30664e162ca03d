"""The phrase that opens a paragraph: "Also notes with deep concern", "又表示赞赏地注意到", "вновь подтверждает".

Verbs come from `schemes/directives.ttl`, the words around them from `languages/<code>/directives.toml`, whose head
gives the grammar. `opening` finds the phrase and says what it does; no language is treated in code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ontology import FOLDER, iri, table
from ontology.phrasing import LONGEST, Clause, Grammar, by_word, fold, plain

_SCHEME: Final = FOLDER / "schemes" / "directives.ttl"


@dataclass(frozen=True, slots=True)
class Opening:
    """`text[start:end]` is the phrase; `concepts` are local names in the directive scheme, one for each joined verb."""

    start: int
    end: int
    concepts: tuple[str, ...]


def opening(text: str, language: str) -> Opening | None:
    """The directive phrase at the beginning of a paragraph, or None where none of the known verbs opens it.

    Where the language lets a complement stand before the verb, the phrase may come later in the first clause.
    """
    return _opening(text[:LONGEST], language)


@lru_cache(maxsize=4096)
def _opening(text: str, language: str) -> Opening | None:
    """Of the beginning of a paragraph; directives and mandates ask for the same ones."""
    folded = fold(text)
    clauses = list(_grammar(language).clauses(folded.text))
    if not clauses:
        return None
    start, last = folded.places[clauses[0].start], folded.places[clauses[-1].end - 1]
    end = next((place for place in folded.places if place > last), last + 1)
    concepts = (_concept(clause, folded.text[clause.start : clause.end], language) for clause in clauses)
    return Opening(start, end, tuple(dict.fromkeys(concepts)))


@cache
def verb_forms(language: str) -> dict[str, str]:
    """Printed verb form, folded → local name of its concept."""
    return {plain(label): concept for concept, label, code in _labels("skos:altLabel") if code == language}


@cache
def strengths() -> dict[str, int]:
    """Local name of a concept → how far it binds, from 0 to 100 (see the head of the scheme)."""
    return {concept: int(value) for concept, value, _ in _labels("unp:strength")}


@cache
def refinements() -> dict[tuple[str, str], str]:
    """(concept, concept of the manner) → the narrower concept: ("note", "appreciate") → "note-with-appreciation"."""
    manner = {concept: _local(value) for concept, value, _ in _labels("unp:manner")}
    return {(_local(value), manner[concept]): concept for concept, value, _ in _labels("skos:broader")}


@cache
def _grammar(language: str) -> Grammar:
    return Grammar.of(table(language, "directives"), verb_forms(language))


def _concept(clause: Clause, phrase: str, language: str) -> str:
    """What one clause does: its noun says it, or its verb with the feeling beside it."""
    concept = _nouns(language)[clause.noun] if clause.noun else _verb(clause.verb, language)
    feeling = next((kind for word, kind in _feelings(language).items() if word in phrase), "")
    return refinements().get((concept, feeling), concept)


@cache
def _nouns(language: str) -> dict[str, str]:
    return by_word(table(language, "directives")["object"])


@cache
def _feelings(language: str) -> dict[str, str]:
    return by_word(table(language, "directives")["manner"], skip=("link", "tail"))


def _verb(form: str, language: str) -> str:
    """The concept of a verb form; a modifier may stand between the words of a long one ("prend également note")."""
    forms = verb_forms(language)
    if form in forms:
        return forms[form]
    words = form.split()
    inside = [known for known in forms if _in_order(known.split(), words)]
    return forms[max(inside, key=lambda known: (len(known), known))] if inside else "express"


def _in_order(part: list[str], whole: list[str]) -> bool:
    """Whether the words of `part` stand in `whole`, in the same order."""
    rest = iter(whole)
    return all(word in rest for word in part)


@cache
def _labels(predicate: str) -> tuple[tuple[str, str, str], ...]:
    """(local name of the concept, value, language) for one property of the scheme."""
    return tuple(_read(iri(predicate)))


def _read(predicate: str) -> Iterator[tuple[str, str, str]]:
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    for quad in parse(path=str(_SCHEME), format=RdfFormat.TURTLE):
        subject, term = quad.subject, quad.object
        if quad.predicate.value == predicate and isinstance(subject, NamedNode):
            language = term.language or "" if isinstance(term, Literal) else ""
            yield _local(subject.value), getattr(term, "value", ""), language


def _local(node: str) -> str:
    return node.rpartition("/")[2]
