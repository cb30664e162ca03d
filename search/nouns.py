"""The noun that a question asks after, and with it the kind of answer: which committee, the functions are which.

Nouns stand in `ontology/languages/<code>/questions.toml`, section `noun`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kg.language import spaced
from ontology import table
from search.expected import Expected
from search.tokens import unaccented

CALLED: Final = frozenset({Expected.NAME, Expected.DOCUMENT})
"""Kinds of things that are called by a name."""
NAME_AFTER: Final = re.compile(r"\W*(?P<words>(?:\w+\W+){1,2})_+\W*")
NAME_BEFORE: Final = re.compile(r"\W*_+\w?\W*")
"""A question of which nothing is left but a known name: "what is the _?", "_是什么？"."""


def is_name(rest: str, language: str) -> bool:
    """Whether nothing but "is the" and a known name follows."""
    after = NAME_AFTER.fullmatch(rest)
    empty = str(table(language, "search")["function_words"]).split()
    copulas = str(table(language, "questions")["shape"].get("copulas", "")).split()
    return after is not None and set(after.group("words").split()) <= {*empty, *copulas}


def without_names(text: str, language: str) -> str:
    """A text without the nouns within known names: the nations of the United Nations are not asked for.

    Common nouns for a group stay, less their owner: which non-governmental organizations, which United Nations bodies?
    """
    from kg.gazetteer import GROUP_CLASS, Gazetteer

    for name in Gazetteer.load().find(text, language):
        group = GROUP_CLASS in name.entity.types
        if not group and not _pattern(language).fullmatch(text[name.start : name.end].lower()):
            text = text[: name.start] + "_" * (name.end - name.start) + text[name.end :]
    text = owners(language).sub(lambda owner: "_" * len(owner.group()), text)
    capitals = str(table(language, "questions")["shape"].get("defined", ""))
    found = re.fullmatch(capitals, text) if capitals else None
    return text[: found.start(1)] + "_" * len(found[1]) + text[found.end(1) :] if found else text


@cache
def owners(language: str) -> re.Pattern[str]:
    """The names of whose bodies are asked after, which are all of the United Nations."""
    return re.compile(str(table(language, "questions")["shape"]["un_bodies"]), re.I)


def is_owned(text: str, noun: str, language: str) -> bool:
    """Whether a text in small letters says that what a noun means is of the United Nations."""
    owner, said = owners(language).pattern, re.escape(noun)
    return bool(re.search(rf"(?:{owner})\W*(?:\w+\W+)?{said}|{said}\W+(?:\w{{1,3}}\W+){{0,2}}(?:{owner})", text))


def heads_last(asking: str, language: str) -> bool:
    """Whether the noun that matters comes last, as after "list" in Chinese."""
    order = str(table(language, "questions")["shape"].get("heads_last", ""))
    return bool(order and re.search(order, asking))


def asks_kinds(asking: str, rest: str, language: str) -> bool:
    """Whether it is asked, at the end of a clause, into which kinds something falls."""
    kinds = str(table(language, "questions")["shape"].get("kinds", ""))
    return bool(kinds and re.search(kinds, asking) and not rest.strip("，；、,;？? 。"))


def noun_after(rest: str, language: str, last: bool = False) -> tuple[Expected, str] | None:
    """The first noun of the table within reach, or the last of the clause, with its kind."""
    stretch = re.split(r"[,.;:?!，。；：？！、،؟]", rest, maxsplit=1)[0]
    shape = table(language, "questions")["shape"]
    if "boundary" in shape:
        begun = re.match(str(shape["lead"]), stretch)
        at = begun.end() if begun else 0
        stretch = stretch[:at] + re.split(str(shape["boundary"]), stretch[at:], maxsplit=1)[0]
    if last:
        found = list(_pattern(language).finditer(stretch))
        return (Expected(str(found[-1].lastgroup)), found[-1].group()) if found else None
    reach = int(shape["reach"])
    if spaced(language):
        words = list(re.finditer(r"\S+", stretch))[:reach]
        stretch = stretch[: words[-1].end()] if words else ""
    else:
        stretch = stretch[:reach]
    match = _pattern(language).search(stretch)
    return (Expected(str(match.lastgroup)), match.group()) if match else None


def noun_owned(before: str, language: str) -> tuple[Expected, str] | None:
    """The noun of what somebody has, of whom is spoken before: "the office | 's | functions | are which"."""
    owner = table(language, "questions")["shape"].get("owner")
    owned = before.rpartition(str(owner))[2] if owner and str(owner) in before else ""
    if not owned.strip():
        return None
    return noun_after(owned, language) or (Expected.CLAUSE, "")


def noun_before(stretch: str, language: str) -> tuple[Expected, str] | None:
    """The noun of a thing with a name right before "is what", in languages that ask so."""
    between = table(language, "questions")["shape"].get("before")
    if not between:
        return None
    stretch = re.sub(str(between), "", stretch)
    found = [match for match in _pattern(language).finditer(stretch) if match.end() == len(stretch)]
    named = found and Expected(str(found[-1].lastgroup)) in CALLED
    return (Expected(str(found[-1].lastgroup)), found[-1].group()) if named else None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    questions = table(language, "questions")
    if not spaced(language):
        return one_of(questions["noun"])
    prefix = questions["shape"].get("prefix", "")
    nouns = {kind: f"{words}|{unaccented(words)}" for kind, words in questions["noun"].items()}
    return one_of({kind: rf"\b{prefix}(?:{words})\b" for kind, words in nouns.items()})


def one_of(patterns: dict[str, str]) -> re.Pattern[str]:
    """A pattern that matches where one of several does, which is told by the name of its group."""
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items()))
