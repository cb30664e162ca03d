"""What a question asks: its language, the kinds of answer it expects, and the words that carry its matter.

Everything that differs between languages stands in `ontology/languages/<code>/questions.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg.language import detect, spaced
from ontology import LANGUAGES, table
from search.expected import MEASURED, Expected
from search.nouns import (
    NAME_BEFORE,
    asks_kinds,
    heads_last,
    is_name,
    is_owned,
    noun_after,
    noun_before,
    noun_owned,
    one_of,
    without_names,
)
from search.tokens import fold, query_terms, unaccented

LONGEST: Final = 1000
"""Characters of a question that are read; what comes after is dropped."""
SHORT_REST: Final = 10
"""With fewer characters after the asking word, its noun stands before it ("… Which is it?")."""
UNTIL: Final = 4
"""Characters before asking words in which it is said that they ask until when: 到 | 哪一天."""
ELLIPTIC: Final = 2
"""With fewer characters after "how many", what is counted was said before."""
FOCUS_WORDS: Final = 2
"""Words after the asking words that say what is asked after where no noun is found."""
FOCUS_CHARACTERS: Final = 5
"""Characters that say it where blanks part no words."""
FOCUS_BEFORE: Final = 2
"""Characters before the asking words that say it where nothing stands behind them."""
CLAUSE_MARKS: Final = "，；、,;？?"
SEVERAL: Final = frozenset({Expected.NUMBER, Expected.AMOUNT})
"""Kinds of which a question may ask for several, one after the other."""
APART: Final = frozenset({Expected.AGENT, Expected.BODY, Expected.PLACE})
"""Kinds of which several may be asked for in clauses of their own: by whom it is managed, and by whom guided."""
SETTLED_BY_NOUN: Final = frozenset({"which", "what"})


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: its kind, the words that say so, and the noun that settled it."""

    expected: Expected
    start: int
    end: int
    noun: str = ""
    focus: tuple[str, ...] = ()
    """Index terms of the words that follow: what is counted, or of what kind the answer is."""
    matter: tuple[str, ...] = ()
    """Index terms of what the asking words say beyond asking: "who | chaired", "the | budget | is how much"."""
    of_un: bool = False
    """Whether the noun is said to be of the United Nations: which United Nations bodies."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood.

    `text` is folded (compatibility forms, simplified characters) but keeps its case. `asks` is never empty.
    `terms` are index terms without asking words; `wanted` is how many items the question itself counts, or 0.
    """

    text: str
    language: str
    asks: tuple[Ask, ...]
    many: bool
    wanted: int
    terms: tuple[str, ...]
    about_document: bool
    compares: str = ""
    """earlier, later, more, less, or change; "" when nothing is compared."""

    @property
    def expected(self) -> Expected:
        return self.asks[0].expected

    @property
    def asking(self) -> bool:
        """Whether anything is asked, by words that ask or order or by a mark, and of something. Mere words are looked
        up; "Who?" alone could be answered by anything.
        """
        marked = any(one.end > one.start for one in self.asks) or any(mark in self.text for mark in "?؟")
        return marked and bool(self.terms or self.about_document or any(one.matter for one in self.asks))


def understand(text: str) -> Question:
    """Read a question in any of the six languages."""
    plain = re.sub(r"\s+", " ", fold(text[:LONGEST])).strip()
    language = detect(plain)
    lowered = plain.lower()
    bare = without_names(plain, language).lower()
    asks = tuple(_asks(lowered, bare if len(bare) == len(lowered) else lowered, language)) or (
        Ask(Expected.CLAUSE, 0, 0),
    )
    asks = tuple(
        replace(one, focus=_focus(lowered, one, language), matter=_matter(lowered, one, language)) for one in asks
    )
    many = bool(shape(language, "many").search(lowered)) or _plural(asks[0].noun, language)
    many = many and asks[0].expected not in MEASURED
    return Question(
        text=plain,
        language=language,
        asks=asks,
        many=many,
        wanted=_wanted(lowered, asks, language) if many else 0,
        terms=_terms(lowered, plain, asks, language) or asks[0].matter,
        about_document=bool(shape(language, "this_document").search(lowered)),
        compares=_compares(lowered, language),
    )


def said_of(question: Question, ask: Ask) -> str:
    """What a question says of one of several things that it asks: from the asking words to the next ones, or the clause
    around them where, as often in Chinese, they end it.
    """
    others = [one for one in question.asks if one.start != ask.start]
    first = max((one.end for one in others if one.end <= ask.start), default=0)
    last = min((one.start for one in others if one.start >= ask.end), default=len(question.text))
    if spaced(question.language):
        return question.text[ask.start : last]
    first = max(first, 1 + max(question.text.rfind(mark, 0, ask.start) for mark in CLAUSE_MARKS))
    marks = [at for mark in CLAUSE_MARKS if ask.end <= (at := question.text.find(mark, ask.end)) < last]
    return question.text[first : min(marks, default=last)]


def alternatives(question: Question) -> tuple[str, str] | None:
    """The two things of which the one is asked for that has more or less, or was earlier or later."""
    found = shape(question.language, "alternatives").search(question.text) if question.compares else None
    return (found.group("first").strip(), found.group("second").strip()) if found else None


def _asks(lowered: str, unnamed: str, language: str) -> Iterator[Ask]:
    """Everything asked, in order, each kind once, but several counts and sums, and until when beside when; beside
    "is it so", what a clause of its own asks.

    `unnamed` is the question without the nouns of names.
    """
    seen: set[Expected] = set()
    last: Ask | None = None
    before = 0
    found = list(_ask_pattern(language).finditer(lowered))
    if not found and lowered.isascii():
        found = list(_ask_pattern(language, plain=True).finditer(lowered))
    decides = False
    for match in found:
        ask = _settle(lowered, unnamed, match, language)
        if decides and not any(mark in lowered[before : ask.start] for mark in CLAUSE_MARKS):
            continue
        weak = ask.expected in (Expected.CLAUSE, Expected.YESNO) and seen
        if last is not None and ask.expected is Expected.NUMBER and _elliptic(lowered, ask):
            ask = replace(ask, expected=last.expected)
        elif weak or (ask.expected in seen and not _again(ask, lowered, before, language)):
            continue
        decides = decides or (ask.expected is Expected.YESNO and not seen)
        before = ask.end
        seen.add(ask.expected)
        last = ask if ask.expected in MEASURED else None
        yield ask


def _elliptic(lowered: str, ask: Ask) -> bool:
    """Whether "how much" or "how many" ends the question, so that what is counted was said before."""
    return len(lowered[ask.end :].strip(" ?？؟。.")) < ELLIPTIC


def _again(ask: Ask, lowered: str, before: int, language: str) -> bool:
    """Whether a kind that was asked for before, up to `before`, is asked for once more."""
    apart = ask.expected in APART and any(mark in lowered[before : ask.start] for mark in CLAUSE_MARKS)
    return apart or ask.expected in SEVERAL or _until(ask, lowered, language)


def _until(ask: Ask, lowered: str, language: str) -> bool:
    """Whether it is asked until when."""
    asked = lowered[max(0, ask.start - UNTIL) : ask.end]
    return ask.expected is Expected.DATE and bool(shape(language, "asks_until").search(asked))


def _settle(lowered: str, unnamed: str, match: re.Match[str], language: str) -> Ask:
    kind = str(match.lastgroup)
    if kind == "manner":
        return Ask(Expected.CLAUSE, match.start(), match.end())
    if kind not in SETTLED_BY_NOUN:
        return Ask(Expected(kind), match.start(), match.end())
    rest = unnamed[match.end() :]
    if asks_kinds(match.group(), rest, language):
        return Ask(Expected.CLAUSE, match.start(), match.end())
    if kind == "what" and (is_name(rest, language) or NAME_BEFORE.fullmatch(unnamed[: match.start()])):
        return Ask(Expected.DEFINITION, match.start(), match.end())
    noun = noun_after(rest, language, last=kind == "which" and heads_last(match.group(), language))
    if noun is None and kind == "which" and len(rest) < (SHORT_REST if " " in lowered else SHORT_REST // 4):
        noun = noun_owned(unnamed[: match.start()], language)
        if noun is None:
            noun = noun_after(unnamed, language) or noun_after(lowered, language)
    if noun is None and kind == "what" and len(rest) < SHORT_REST // 2:
        noun = noun_before(lowered[: match.start()], language)
    if noun is None:
        return Ask(Expected.CLAUSE, *match.span())
    return Ask(noun[0], match.start(), match.end(), noun[1], of_un=is_owned(lowered, noun[1], language))


def _focus(lowered: str, ask: Ask, language: str) -> tuple[str, ...]:
    """The terms of the first words after the asking ones, or after "the number of"; of those before, if none follow."""
    rest = re.split(r"[,;:?!，。；：？！、،؟]", lowered[ask.end :], maxsplit=1)[0]
    if spaced(language):
        near = " ".join(shape(language, "tally").sub("", rest.lstrip()).split()[:FOCUS_WORDS])
    elif len(rest.strip()) > 1:
        near = rest[:FOCUS_CHARACTERS]
    else:
        near = shape(language, "joining").sub("", lowered[: ask.start])[-FOCUS_BEFORE:]
    return tuple(term for term in query_terms(near, language) if len(term) > 1)


def _matter(lowered: str, ask: Ask, language: str) -> tuple[str, ...]:
    words = shape(language, "asking").sub(" ", lowered[ask.start : ask.end])
    return tuple(term for term in query_terms(words, language) if len(term) > 1)


def _plural(noun: str, language: str) -> bool:
    """Whether the noun's ending says "several", in languages where it does."""
    ending = str(table(language, "questions")["shape"].get("plural", ""))
    return bool(noun and ending and re.search(ending, noun))


def _wanted(lowered: str, asks: tuple[Ask, ...], language: str) -> int:
    """The number of items that the question counts itself ("which three funds"); 0 when it counts none."""
    words = number_words(language)
    for ask in asks:
        near = lowered[ask.start : ask.end + 25]
        for word in re.findall(r"\d+|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+", near):
            if word in words:
                return words[word]
            if word.isdigit() and len(word) < 3:
                return int(word)
    return 0


def _terms(lowered: str, plain: str, asks: tuple[Ask, ...], language: str) -> tuple[str, ...]:
    """The index terms of the matter: asking words and nouns that only name the kind are cut out."""
    kept = list(plain if len(plain) == len(lowered) else lowered)
    for ask in asks:
        kept[ask.start : ask.end] = " " * (ask.end - ask.start)
    text = "".join(kept)
    empty = empty_terms(language)
    terms = [term for term in query_terms(text, language) if term not in empty]
    return tuple(dict.fromkeys(terms))


def _compares(lowered: str, language: str) -> str:
    if not shape(language, "comparison").search(lowered):
        return ""
    for name in ("earlier", "later", "more", "less"):
        if shape(language, name).search(lowered):
            return name
    return "change"


@cache
def _ask_pattern(language: str, plain: bool = False) -> re.Pattern[str]:
    ask = table(language, "questions")["ask"]
    return one_of({kind: unaccented(words) for kind, words in ask.items()} if plain else ask)


@cache
def shape(language: str, name: str) -> re.Pattern[str]:
    """A pattern of section `shape` of the language's questions."""
    return re.compile(str(table(language, "questions")["shape"][name]))


@cache
def number_words(language: str) -> dict[str, int]:
    """Small numbers in words, from two on."""
    words: dict[str, int] = {}
    for place, word in enumerate(str(table(language, "questions")["shape"]["number_words"]).split(), start=1):
        name, _, value = word.partition("=")
        words[name] = int(value or place)
    return {word: value for word, value in words.items() if value > 1}


@cache
def empty_terms(language: str) -> frozenset[str]:
    """Words that carry no matter in a question of this language."""
    if language not in LANGUAGES:
        return frozenset()
    words = str(table(language, "questions")["shape"]["empty"])
    return frozenset(query_terms(words, language)) | frozenset(words.split())
