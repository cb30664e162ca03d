"""The grammar of opening phrases, compiled from `languages/<code>/directives.toml`, whose head explains its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

LONGEST: Final = 400
"""Characters of a paragraph that are looked at: no opening phrase is as long."""
_MARK: Final = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f]")
"""Arabic vowel signs, the lengthening stroke, and marks without width: printed or not, the word is the same."""
_SPELLINGS: Final = {"'": "’", "ʼ": "’", "‐": "-", "‑": "-", "–": "-", "ё": "е", "\xa0": " "}
"""Characters that typists mix, one for one."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Text in one spelling, and where each of its characters, and the end, stand in the text as printed."""

    text: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with its modifiers over `text[start:end]`, folded; `noun` is what an expressing verb takes."""

    start: int
    end: int
    verb: str
    noun: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns of one language."""

    clause: re.Pattern[str]
    lead: re.Pattern[str]
    join: re.Pattern[str]
    deferred: re.Pattern[str]
    returned: Mapping[str, str]
    """End of a phrase → the word in it that is given back to the sentence."""

    @classmethod
    def of(cls, words: dict[str, Any], verbs: Iterable[str]) -> Grammar:
        """From the table of a language and its verb forms, folded."""
        gap = r"\s+" if words["spaced"] else ""
        blank = " " if words["spaced"] else ""
        return cls(
            re.compile(_clause(words, verbs)),
            re.compile(rf"(?:{_any(words.get('lead', ()))}\s*)?"),
            re.compile(rf"{gap}{_any(words['joins'])}\s*"),
            re.compile(_any(words.get("deferred", {}).get("words", ()))),
            {plain(v + blank + word): plain(word) for word, vs in words.get("returned", {}).items() for v in vs},
        )

    def clauses(self, text: str) -> Iterator[Clause]:
        """The clauses of the opening phrase of folded text: the first, and those joined to it."""
        start = self._match(self.lead, text, 0)
        found = self.clause.match(text, start)
        if found is None and self.deferred.match(text, start):
            stop = re.search("[，；。：,;:]", text[start:])
            found = self.clause.search(text, start, start + stop.start() if stop else len(text))
        while found:
            given_back = self._given_back(found[0])
            end, noun = found.end() - given_back, "" if given_back else found["noun"] or ""
            yield Clause(found.start(), end, found["verb"] or found["express"], noun)
            join = self.join.match(text, end)
            found = self.clause.match(text, join.end()) if join else None

    @staticmethod
    def _match(pattern: re.Pattern[str], text: str, start: int) -> int:
        found = pattern.match(text, start)
        return found.end() if found else start

    def _given_back(self, phrase: str) -> int:
        """How many characters at the end belong to what follows: "encourages further cooperation"."""
        word = next((word for end, word in self.returned.items() if phrase.endswith(end)), "")
        return len(phrase) - len(phrase.removesuffix(word).rstrip()) if word else 0


def fold(text: str) -> Folded:
    """The beginning of a paragraph in one spelling: small letters, one apostrophe and hyphen, no vowel signs."""
    printed = text[:LONGEST].translate(_SPELLED)
    dropped = {match.start() for match in _MARK.finditer(text, 0, LONGEST)}
    places = tuple(place for place in range(len(printed)) if place not in dropped) if dropped else range(len(printed))
    end = places[-1] + 1 if places else 0
    return Folded(_MARK.sub("", printed) if dropped else printed, (*places, end))


class _Spelled(dict[int, str]):
    """A table for `str.translate`, one character for one, that learns each when it is first met."""

    def __missing__(self, code: int) -> str:
        low = chr(code).lower()
        spelled = _SPELLINGS.get(low, low) if len(low) == 1 else "\N{REPLACEMENT CHARACTER}"
        return self.setdefault(code, spelled)


_SPELLED: Final = _Spelled()


@lru_cache(maxsize=16384)
def plain(words: str) -> str:
    """A word of the tables, folded; blanks are single."""
    return " ".join(fold(words).text.split())


def by_word(kinds: Mapping[str, list[str]], skip: Iterable[str] = ()) -> dict[str, str]:
    """{"concern": ["alarm"]} → {"alarm": "concern"}."""
    return {plain(word): kind for kind, listed in kinds.items() if kind not in skip for word in listed}


def _clause(words: dict[str, Any], verbs: Iterable[str]) -> str:
    """One verb with what surrounds it, as a pattern with the groups `express`, `noun` and `verb`."""
    gap, edge = (r"\s+", r"(?!\w)") if words["spaced"] else ("", "")
    after, degree = _any(words["after"]) + edge, _any(words["degree"]) + edge
    inner, manner = _any(words["inner"]) + edge, _manner(words, gap, edge)
    before = rf"(?:(?:{_any(words['before'])}{edge}|{manner}){gap})*?"
    between = rf"{gap}(?:{_any(words['between'])}{gap})?" if words.get("between") else gap
    adjectives = rf"(?:{gap}{degree})*" if words["spaced"] else ""
    noun = rf"(?P<noun>{_any(by_word(words['object']))}){edge}{adjectives}"
    complement = rf"(?:{gap}(?:{inner}|{degree}|{after}|{manner}))*{gap}{noun}"
    express = rf"(?P<express>{_any(words['expressing'], between)}){edge}{complement}"
    not_tail = rf"(?!{_any(words['manner']['tail'])})" if "tail" in words["manner"] else ""
    verb = rf"(?P<verb>{_any(verbs, between)}){edge}{not_tail}"
    return rf"{before}(?:{express}|{verb})(?:{gap}(?:{after}|{manner}))*"


def _manner(words: dict[str, Any], gap: str, edge: str) -> str:
    """ "with deep concern": link, articles and degrees, feeling, degrees, tail."""
    kinds = words["manner"]
    link = rf"{_any(kinds['link'])}\s*" if kinds["link"] else ""
    feeling = _any(by_word(kinds, skip=("link", "tail"))) + edge
    degree = _any(words["degree"]) + edge
    tail = _any(kinds["tail"]) if "tail" in kinds else ""
    return rf"(?:{link}(?:(?:{_any(words['inner'])}{edge}|{degree}){gap})*{feeling}(?:{gap}{degree})*{tail})"


def _any(listed: Iterable[str], between: str = r"\s+") -> str:
    """A pattern for any of the words, longest first; an empty list matches nothing."""
    ordered = sorted({plain(word) for word in listed}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(between.join(map(re.escape, word.split())) for word in ordered) + ")" if ordered else "(?!)"
