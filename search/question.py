"""What a question asks: its language, the kinds of answer it expects, and the words that carry its matter.

Everything that differs between languages stands in `ontology/languages/<code>/questions.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg.language import detect
from ontology import LANGUAGES, table
from search.expected import MEASURED, Expected
from search.tokens import fold, query_terms

LONGEST: Final = 1000
"""Characters of a question that are read; what comes after is dropped."""
SHORT_REST: Final = 10
"""With fewer characters after the asking word, its noun stands before it ("… Which is it?")."""
FOCUS_WORDS: Final = 2
FOCUS_CHARACTERS: Final = 5
FOCUS_BEFORE: Final = 2
JOINING: Final = r"[是为有叫共达了的在于约一总]+$"
"""What stands between what is counted and the asking words in Chinese."""
CALLED: Final = frozenset({Expected.NAME, Expected.DOCUMENT})
"""Kinds of things that are called by a name."""
NAME_AFTER: Final = re.compile(r"\W*(?P<words>(?:\w+\W+){1,2})_+\W*")
COPULAS: Final = frozenset(
    {"is", "are", "was", "were", "means", "est", "sont", "es", "son", "такое", "такой", "такая", "هو", "هي"}
)
NAME_BEFORE: Final = re.compile(r"\W*_+\w?\W*")
"""A question of which nothing is left but a known name: "what is the _?", "_是什么？"."""
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
    unnamed = _unnamed(plain, language).lower()
    asks = tuple(_asks(lowered, unnamed if len(unnamed) == len(lowered) else lowered, language)) or (
        Ask(Expected.CLAUSE, 0, 0),
    )
    asks = tuple(
        replace(one, focus=_focus(lowered, one, language), matter=_matter(lowered, one, language)) for one in asks
    )
    many = bool(_shape(language, "many").search(lowered)) or _plural(asks[0].noun, language)
    many = many and asks[0].expected not in MEASURED
    return Question(
        text=plain,
        language=language,
        asks=asks,
        many=many,
        wanted=_wanted(lowered, asks, language) if many else 0,
        terms=_terms(lowered, plain, asks, language) or asks[0].matter,
        about_document=bool(_shape(language, "this_document").search(lowered)),
        compares=_compares(lowered, language),
    )


def compares_two(question: Question) -> bool:
    """Whether it is asked how much more one thing is than another."""
    return bool(_shape(question.language, "compares_two").search(question.text.lower()))


def alternatives(question: Question) -> tuple[str, str] | None:
    """The two things of which the one is asked for that has more or less, or was earlier or later."""
    found = _shape(question.language, "alternatives").search(question.text) if question.compares else None
    return (found.group("first").strip(), found.group("second").strip()) if found else None


def owes(question: Question) -> bool:
    """Whether it is asked who is asked, or bound, to do something."""
    return bool(_shape(question.language, "owes").search(question.text.lower()))


def counts_times(question: Question) -> bool:
    """Whether it is asked how many times as much something is."""
    return bool(_shape(question.language, "times").search(question.text.lower()))


def verdict(question: Question, denied: bool) -> str:
    """Yes or no, in the question's language."""
    return str(table(question.language, "questions")["shape"]["no" if denied else "yes"])


def _asks(lowered: str, unnamed: str, language: str) -> Iterator[Ask]:
    """Everything asked, in order, each kind once, but several counts.

    `unnamed` is the question without the nouns of names.
    """
    seen: set[Expected] = set()
    found = list(_ask_pattern(language).finditer(lowered))
    if not found and lowered.isascii():
        found = list(_ask_pattern(language, plain=True).finditer(lowered))
    for match in found:
        ask = _settle(lowered, unnamed, match, language)
        weak = ask.expected in (Expected.CLAUSE, Expected.YESNO) and seen
        if (ask.expected not in seen or ask.expected is Expected.NUMBER) and not weak:
            seen.add(ask.expected)
            yield ask


def _settle(lowered: str, unnamed: str, match: re.Match[str], language: str) -> Ask:
    kind = str(match.lastgroup)
    if kind == "manner":
        return Ask(Expected.CLAUSE, match.start(), match.end())
    if kind not in SETTLED_BY_NOUN:
        return Ask(Expected(kind), match.start(), match.end())
    rest = unnamed[match.end() :]
    if kind == "what" and (_is_name(rest, language) or NAME_BEFORE.fullmatch(unnamed[: match.start()])):
        return Ask(Expected.DEFINITION, match.start(), match.end())
    noun = _noun_after(rest, language, last=kind == "which" and _heads_last(match.group(), language))
    if noun is None and kind == "which" and len(rest) < (SHORT_REST if " " in lowered else SHORT_REST // 4):
        noun = _noun_owned(unnamed[: match.start()], language)
        if noun is None:
            noun = _noun_after(unnamed, language) or _noun_after(lowered, language)
    if noun is None and kind == "what" and len(rest) < SHORT_REST // 2:
        noun = _noun_before(lowered[: match.start()], language)
    return Ask(noun[0], match.start(), match.end(), noun[1]) if noun else Ask(Expected.CLAUSE, *match.span())


def _is_name(rest: str, language: str) -> bool:
    """Whether nothing but "is the" and a known name follows."""
    after = NAME_AFTER.fullmatch(rest)
    empty = str(table(language, "search")["function_words"]).split()
    return after is not None and set(after.group("words").split()) <= {*empty, *COPULAS}


def _unnamed(text: str, language: str) -> str:
    """A text without the nouns within known names: the nations of the United Nations are not asked for.

    Common nouns for a group stay: which non-governmental organizations?
    """
    from kg.gazetteer import GROUP_CLASS, Gazetteer

    for name in Gazetteer.load().find(text, language):
        group = GROUP_CLASS in name.entity.types
        if not group and not _noun_pattern(language).fullmatch(text[name.start : name.end].lower()):
            text = text[: name.start] + "_" * (name.end - name.start) + text[name.end :]
    capitals = str(table(language, "questions")["shape"].get("defined", ""))
    found = re.fullmatch(capitals, text) if capitals else None
    return text[: found.start(1)] + "_" * len(found[1]) + text[found.end(1) :] if found else text


def _heads_last(asking: str, language: str) -> bool:
    """Whether the noun that matters comes last, as after "list" in Chinese."""
    order = str(table(language, "questions")["shape"].get("heads_last", ""))
    return bool(order and re.search(order, asking))


def _noun_after(rest: str, language: str, last: bool = False) -> tuple[Expected, str] | None:
    """The first noun of the table within reach, or the last of the clause, with its kind."""
    stretch = re.split(r"[,.;:?!，。；：？！、،؟]", rest, maxsplit=1)[0]
    shape = table(language, "questions")["shape"]
    if "boundary" in shape:
        begun = re.match(str(shape["lead"]), stretch)
        at = begun.end() if begun else 0
        stretch = stretch[:at] + re.split(str(shape["boundary"]), stretch[at:], maxsplit=1)[0]
    if last:
        found = list(_noun_pattern(language).finditer(stretch))
        return (Expected(str(found[-1].lastgroup)), found[-1].group()) if found else None
    reach = int(shape["reach"])
    if language == "zh":
        stretch = stretch[:reach]
    else:
        words = list(re.finditer(r"\S+", stretch))[:reach]
        stretch = stretch[: words[-1].end()] if words else ""
    match = _noun_pattern(language).search(stretch)
    return (Expected(str(match.lastgroup)), match.group()) if match else None


def _noun_owned(before: str, language: str) -> tuple[Expected, str] | None:
    """The noun of what somebody has, of whom is spoken before: "the office | 's | functions | are which"."""
    owner = table(language, "questions")["shape"].get("owner")
    owned = before.rpartition(str(owner))[2] if owner and str(owner) in before else ""
    if not owned.strip():
        return None
    return _noun_after(owned, language) or (Expected.CLAUSE, "")


def _noun_before(stretch: str, language: str) -> tuple[Expected, str] | None:
    """The noun of a thing with a name right before "is what", in languages that ask so."""
    between = table(language, "questions")["shape"].get("before")
    if not between:
        return None
    stretch = re.sub(str(between), "", stretch)
    found = [match for match in _noun_pattern(language).finditer(stretch) if match.end() == len(stretch)]
    named = found and Expected(str(found[-1].lastgroup)) in CALLED
    return (Expected(str(found[-1].lastgroup)), found[-1].group()) if named else None


def _focus(lowered: str, ask: Ask, language: str) -> tuple[str, ...]:
    """The terms of the first words after the asking ones; of those before where, as often in Chinese, none follow."""
    rest = re.split(r"[,;:?!，。；：？！、،؟]", lowered[ask.end :], maxsplit=1)[0]
    if language != "zh":
        near = " ".join(rest.split()[:FOCUS_WORDS])
    elif len(rest.strip()) > 1:
        near = rest[:FOCUS_CHARACTERS]
    else:
        near = re.sub(JOINING, "", lowered[: ask.start])[-FOCUS_BEFORE:]
    return tuple(term for term in query_terms(near, language) if len(term) > 1)


def _matter(lowered: str, ask: Ask, language: str) -> tuple[str, ...]:
    words = _shape(language, "asking").sub(" ", lowered[ask.start : ask.end])
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
        for word in re.findall(r"\d+|[一二两三四五六七八九十]|[^\W\d_\u3400-\u9fff]+", near):
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
    if not _shape(language, "comparison").search(lowered):
        return ""
    for name in ("earlier", "later", "more", "less"):
        if _shape(language, name).search(lowered):
            return name
    return "change"


def unaccented(text: str) -> str:
    """A text or pattern without accents, as many are typed."""
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.combining(letter)))


@cache
def _ask_pattern(language: str, plain: bool = False) -> re.Pattern[str]:
    ask = table(language, "questions")["ask"]
    return _alternatives({kind: unaccented(words) for kind, words in ask.items()} if plain else ask)


@cache
def _noun_pattern(language: str) -> re.Pattern[str]:
    questions = table(language, "questions")
    if language == "zh":
        return _alternatives(questions["noun"])
    prefix = questions["shape"].get("prefix", "")
    nouns = {kind: f"{words}|{unaccented(words)}" for kind, words in questions["noun"].items()}
    return _alternatives({kind: rf"\b{prefix}(?:{words})\b" for kind, words in nouns.items()})


def _alternatives(patterns: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items()))


@cache
def _shape(language: str, name: str) -> re.Pattern[str]:
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
