"""The phrase that opens a paragraph: "Also notes with deep concern", "又表示赞赏地注意到", "вновь подтверждает".

Verbs come from `schemes/directives.ttl`, the words around them from `languages/<code>/directives.toml`, whose head
gives the grammar. `opening` finds the phrase and says what it does; no language is treated in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ontology import FOLDER, iri, table

_SCHEME: Final = FOLDER / "schemes" / "directives.ttl"
_MARKS: Final = "[\u064b-\u0652\u0670\u0640]*"
"""Arabic vowel signs and the lengthening stroke: printed or not, the word is the same."""
_CLASSES: Final = {"'": "['’ʼ]", "’": "['’ʼ]", "-": "[-‐‑–]", "с": "[сc]", "ё": "[её]", "е": "[её]"}
"""Characters that typists mix: apostrophes, hyphens, Cyrillic es and Latin c."""


@dataclass(frozen=True, slots=True)
class Opening:
    """`text[start:end]` is the phrase; `concepts` are local names in the directive scheme, one for each joined verb."""

    start: int
    end: int
    concepts: tuple[str, ...]


@cache
def verb_forms(language: str) -> dict[str, str]:
    """Printed verb form, in lower case → local name of its concept."""
    return {_plain(label): concept for concept, label, code in _labels("skos:altLabel") if code == language}


@cache
def strengths() -> dict[str, int]:
    """Local name of a concept → how far it binds, from 0 to 100 (see the head of the scheme)."""
    return {concept: int(value) for concept, value, _ in _labels("unp:strength")}


@cache
def refinements() -> dict[tuple[str, str], str]:
    """(concept, concept of the manner) → the narrower concept: ("note", "appreciate") → "note-with-appreciation"."""
    manner = {concept: value.rpartition("/")[2] for concept, value, _ in _labels("unp:manner")}
    return {(value.rpartition("/")[2], manner[concept]): concept for concept, value, _ in _labels("skos:broader")}


def opening(text: str, language: str) -> Opening | None:
    """The directive phrase at the beginning of a paragraph, or None where none of the known verbs opens it.

    Where the language lets a complement stand before the verb, the phrase may come later in the first clause.
    """
    grammar = _grammar(language)
    match = grammar.phrase.match(text)
    if match is None and grammar.deferred.match(text):
        match = grammar.later.match(text)
    if match is None:
        return None
    start, end = match.span("phrase")
    end -= grammar.returned(text[start:end])
    return Opening(start, end, grammar.concepts(text[start:end]))


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The compiled patterns of one language."""

    language: str
    phrase: re.Pattern[str]
    later: re.Pattern[str]
    deferred: re.Pattern[str]
    clause: re.Pattern[str]
    feelings: dict[str, str]
    nouns: dict[str, str]
    ends: dict[str, str]

    def returned(self, phrase: str) -> int:
        """How many characters at the end belong to what follows: "encourages further cooperation"."""
        plain = _plain(phrase)
        ending = next((word for phrase_end, word in self.ends.items() if plain.endswith(phrase_end)), "")
        return len(phrase) - len(phrase[: -len(ending)].rstrip()) if ending else 0

    def concepts(self, phrase: str) -> tuple[str, ...]:
        """The concept of each verb of a phrase, in order, without repetition."""
        return tuple(dict.fromkeys(self._concept(match) for match in self.clause.finditer(phrase)))

    def _concept(self, match: re.Match[str]) -> str:
        noun = match["noun"]
        concept = self.nouns[_plain(noun)] if noun else self._verb(_plain(match["verb"]))
        feeling = next((kind for word, kind in self.feelings.items() if word in _plain(match[0])), "")
        return refinements().get((concept, feeling), concept)

    def _verb(self, form: str) -> str:
        """The concept of a verb form; a modifier may stand between the words of a long one ("prend également note")."""
        forms = verb_forms(self.language)
        if form in forms:
            return forms[form]
        words = form.split()
        inside = [known for known in forms if _in_order(known.split(), words)]
        return forms[max(inside, key=lambda known: (len(known), known))]


@cache
def _grammar(language: str) -> _Grammar:
    words = table(language, "directives")
    clause = _clause(language, words)
    unnamed = re.sub(r"\?P<\w+>", "?:", clause)
    gap = r"\s+" if words["spaced"] else ""
    phrase = rf"(?P<phrase>{unnamed}(?:{gap}{_any(words['joins'])}\s*{unnamed})*)"
    lead = rf"(?:{_any(words['lead'])}\s*)?" if "lead" in words else ""
    deferred = words.get("deferred", {}).get("words", [])
    return _Grammar(
        language,
        re.compile(rf"{lead}{phrase}", re.IGNORECASE),
        re.compile(rf"{lead}[^，；。：,;:]*?{phrase}", re.IGNORECASE),
        re.compile(lead + _any(deferred) if deferred else r"(?!)"),
        re.compile(clause, re.IGNORECASE),
        _by_word(words["manner"], skip=("link", "tail")),
        _by_word(words["object"]),
        {
            verb + gap.replace(r"\s+", " ") + word: word
            for word, verbs in words.get("returned", {}).items()
            for verb in verbs
        },
    )


def _clause(language: str, words: dict[str, Any]) -> str:
    """One verb with what surrounds it, as a pattern with groups `express`, `noun` and `verb`."""
    spaced: bool = words["spaced"]
    gap, edge = (r"\s+", r"(?!\w)") if spaced else ("", "")
    after = _any(words["after"]) + edge
    between = rf"{gap}(?:{after}{gap})?" if spaced else ""
    degree, inner = _any(words["degree"]) + edge, _any(words["inner"]) + edge
    manner = _manner(words, degree, gap, edge)
    before = rf"(?:(?:{_any(words['before'])}{edge}|{manner}){gap})*?"
    adjectives = rf"(?:{gap}{degree})*" if spaced else ""
    noun = rf"(?P<noun>{_any(_by_word(words['object']))}){edge}{adjectives}"
    complement = rf"(?:{gap}(?:{inner}|{degree}|{after}|{manner}))*{gap}{noun}"
    express = rf"(?P<express>{_any(words['expressing'], between)}){edge}{complement}"
    whole = edge + (rf"(?!{_any(words['manner']['tail'])})" if "tail" in words["manner"] else "")
    verb = rf"(?P<verb>{_any(verb_forms(language), between)}){whole}"
    return rf"{before}(?:{express}|{verb})(?:{gap}(?:{after}|{manner}))*"


def _manner(words: dict[str, Any], degree: str, gap: str, edge: str) -> str:
    """ "with deep concern": link, degrees, feeling, degrees, tail."""
    kinds = words["manner"]
    link = rf"{_any(kinds['link'])}\s*" if kinds["link"] else ""
    tail = _any(kinds["tail"]) if kinds.get("tail") else ""
    feeling = _any(_by_word(kinds, skip=("link", "tail"))) + edge
    inner = _any(words["inner"]) + edge
    return rf"(?:{link}(?:(?:{inner}|{degree}){gap})*{feeling}(?:{gap}{degree})*{tail})"


def _by_word(kinds: dict[str, list[str]], skip: Iterable[str] = ()) -> dict[str, str]:
    """{"concern": ["alarm"]} → {"alarm": "concern"}."""
    return {_plain(word): kind for kind, listed in kinds.items() if kind not in skip for word in listed}


def _any(listed: Iterable[str], between: str = r"\s+") -> str:
    """A pattern for any of the words, longest first; nothing matches an empty list."""
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_word(word, between) for word in ordered) + ")" if ordered else "(?:(?!))"


def _word(word: str, between: str) -> str:
    return (between or r"\s*").join("".join(map(_letter, part)) for part in word.split())


def _letter(char: str) -> str:
    char = char.casefold()
    marks = _MARKS if "\u0621" <= char <= "\u064a" else ""
    return _CLASSES.get(char, re.escape(char)) + marks


def _plain(phrase: str) -> str:
    """A matched word as the tables write it."""
    bare = re.sub(_MARKS, "", phrase.casefold()) if re.search(r"[\u0600-\u06ff]", phrase) else phrase.casefold()
    return re.sub(r"\s+", " ", bare.replace("'", "’").replace("‑", "-").replace("–", "-"))


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
        if quad.predicate.value != predicate or not isinstance(quad.subject, NamedNode):
            continue
        term = quad.object
        if isinstance(term, Literal):
            yield quad.subject.value.rpartition("/")[2], term.value, term.language or ""
        elif isinstance(term, NamedNode):
            yield quad.subject.value.rpartition("/")[2], term.value, ""
