"""Numbers of resolutions and decisions in running text, made into symbols: "resolutions 55/215 … and 56/76".

A number is read by its shape (60/1, S-26/2, 1325 (2000), 217 A (III)), by the words that govern it (a resolution or a
decision, of which body: `ingest.bodies`) and by its date (`ingest.sessions`). The words stand in
`ontology/languages/<code>/citations.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, islice
from typing import Any, Final

from ingest.bodies import goes_on, is_own, named_body, spoken_of
from ingest.grammar import shortened
from ingest.numerals import letter_names, roman, to_roman
from ingest.sessions import DATE, EMERGENCY, LAST_ROMAN_SESSION, ROUND, SPECIAL, body_of, sat, series
from kg.cues import Cued, cued
from kg.symbol import western
from ontology import table, tables

RESOLUTIONS: Final = {
    "A": "A/RES/{}/{}",
    "E": "E/RES/{}/{}",
    "HRC": "A/HRC/RES/{}/{}",
    "CHR": "E/CN.4/RES/{}/{}",
    "EA": "UNEP/EA.{}/Res.{}",
    "ESCAP": "E/ESCAP/RES/{}/{}",
}
"""Symbol of a resolution by body; those of other bodies have no symbol that their number alone would tell."""

DECISIONS: Final = {"A": "A/DEC/{}/{}", "E": "E/DEC/{}/{}", "HRC": "A/HRC/DEC/{}/{}"}

PARTS_APART: Final = 49
"""From this session on, part B of a resolution, adopted later than part A, is a document of its own."""

REACH: Final = 200
"""Characters between a number and the word that governs it, or the next number of the same list, at most."""
REMEMBERED: Final = 1024
"""Texts whose references are remembered."""
DATED: Final = 14
"""Characters between a number and its date at most."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document cited over `text[start:end]`; `bare` when its number alone is printed, without body and date."""

    start: int
    end: int
    symbol: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A governing word: "resolution", 决定."""

    start: int
    end: int
    decision: bool


_Governed = tuple[re.Match[str], _Word]

_ROMAN = r"[IVXLCХІС]+"
_SESSIONS = rf"(?:(?P<special>{EMERGENCY}|{SPECIAL})\s?[-‑–]\s?)?(?P<session>\d{{1,4}})\s?/\s?(?P<number>\d{{1,4}})"
_PARTS = 6
"""Parts of one resolution at most."""
PART_NAMES: Final = dict(islice(letter_names().items(), _PARTS))
"""Names of letters that parts of a resolution bear → Latin capitals."""
_LETTER = f"(?:[A-FА-Е]|{'|'.join(PART_NAMES)})"
_LETTERS = rf"(?:\s?(?P<letter>{_LETTER})(?![A-Za-z0-9'’.\u0400-\u04ff]))?"
_NUMBER = re.compile(
    rf"""(?<![A-Za-z0-9/.\-‑–]) (?:
      (?P<old>\d{{1,4}}) (?:\s?(?P<part>[A-ZА-Г]|{"|".join(PART_NAMES)}))?
          \s?\( (?P<round>{ROUND.replace("{roman}", _ROMAN)}) \)
    | (?P<council>\d{{1,4}}) \s?\( (?P<year>(?:19|20)\d\d) \)
    | {_SESSIONS} (?![A-Za-z0-9/]|\.\d) {_LETTERS} )""",
    re.X,
)
_MORE_PARTS = re.compile(rf"\s?(?:[-–‑]|\w{{1,3}}|،)\s?{_LETTER}(?![\w'’])")
"""Further parts of the same resolution: "and B", "to E", 和B."""
_CYRILLIC: Final = str.maketrans("ХІСАВЕ", "XICABE")


def find_references(text: str, language: str, home: str = "A") -> list[Reference]:
    """The resolutions and decisions named by number in `text`, in order; `home` is the body that "its" means."""
    return list(_remembered(text, language, home))


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str, language: str, home: str) -> tuple[Reference, ...]:
    """A footnote is read by itself and with each part that bears its mark."""
    return tuple(_references(western(text), language, home))


def _references(text: str, language: str, home: str) -> Iterator[Reference]:
    numbers = [match for match in _number(language).finditer(text) if not _ends_symbol(text, match.start())]
    governed = _governed(text, numbers, language) if numbers else []
    since, last = 0, ""
    for word, items in groupby(governed, key=lambda pair: pair[1]):
        matches = [match for match, _ in items]
        told = named_body(text, [m.span() for m in matches], (word.start, word.end), since, language)
        if since and not any(told) and goes_on(text, since, min(matches[0].start(), word.start), language):
            told = [last] * len(told)
        for match, body in zip(matches, told, strict=True):
            if symbol := _symbol(match, word, body, home, language):
                yield Reference(match.start(), match.end(), symbol, _bare(match, word, body, language))
        since, last = max(matches[-1].end(), word.end), told[-1]


def _governed(text: str, numbers: list[re.Match[str]], language: str) -> list[_Governed]:
    """The numbers that a word governs, each with it, in order: the word of its neighbour unless another stands near."""
    words = _words(text, language)
    stops = [match.start() for match in _stop().finditer(text)]
    after = _patterns(language)["after"]
    last: tuple[int, _Word] | None = None
    found: list[_Governed] = []
    for match in reversed(numbers) if after else numbers:
        place = match.start()
        word = _governing(place, match.end(), words, stops, language)
        if last and not _between(words, last[0], place):
            word = last[1] if _same_sentence(min(last[0], place), max(last[0], place), stops) else word
        if word is not None:
            found.append((match, word))
            last = (place, word)
    return found[::-1] if after else found


def _words(text: str, language: str) -> list[_Word]:
    pattern = _patterns(language)["word"]
    return [_Word(m.start(), m.end(), m.lastgroup == "decision") for m in pattern.finditer(text)]


def _governing(start: int, end: int, words: list[_Word], stops: list[int], language: str) -> _Word | None:
    """The word on the side where the language puts it, else on the other, within the sentence."""
    first = bisect_left([word.start for word in words], start)
    before = words[first - 1] if first else None
    after = words[first] if first < len(words) else None
    preferred = (after, before) if _patterns(language)["after"] else (before, after)
    for word in preferred:
        if word and _same_sentence(min(start, word.start), max(end, word.end), stops):
            return word
    return None


def _between(words: list[_Word], one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return any(low < word.start < high for word in words)


def _same_sentence(start: int, end: int, stops: list[int]) -> bool:
    return end - start <= REACH and bisect_left(stops, start) == bisect_left(stops, end)


def _symbol(match: re.Match[str], word: _Word, named: str, home: str, language: str) -> str:
    if match["old"]:
        return _old_symbol(match, named or home)
    if match["council"]:
        return f"S/RES/{match['council']}({match['year']})" if not word.decision else ""
    templates = DECISIONS if word.decision else RESOLUTIONS
    session, number = match["session"], match["number"]
    if match["special"]:
        template = templates["HRC" if (named or home) == "HRC" else "A"]
        return template.format(series(match["special"]) + session, number)
    year = _year(match, language)
    if year and _patterns(language)["reversible"] and _reversed(session, number, year):
        session, number = number, session
    body = body_of(int(session), len(session), named, home, year)
    if not body and not named and year:
        body = spoken_of(match.string, match.start(), language)
        body = body if body in ("ESCAP", "EA") else ""
    letter = "" if word.decision is False and _published_whole(match, body) else _letter(match)
    return templates[body].format(session, number) + letter if body in templates else ""


def _bare(match: re.Match[str], word: _Word, body: str, language: str) -> bool:
    """Whether nothing but the number tells whose resolution it is: no body, no date, no "its"."""
    if body or word.decision or not match["session"] or _year(match, language):
        return False
    return not is_own(match.string, word.start, match.start(), language)


def _letter(match: re.Match[str]) -> str:
    printed = match["letter"] or ""
    return PART_NAMES.get(printed, printed.translate(_CYRILLIC))


def _published_whole(match: re.Match[str], body: str) -> bool:
    """Part A bears the number alone; so do the parts named together, and those of the early sessions."""
    if body != "A" or int(match["session"]) < PARTS_APART:
        return True
    return _letter(match) == "A" or _MORE_PARTS.match(match.string, match.end()) is not None


def _year(match: re.Match[str], language: str) -> int | None:
    """The year of the date that stands beside the number."""
    text = match.string
    if _patterns(language)["after"]:
        date = _patterns(language)["dated"].search(text, max(0, match.start() - 2 * DATED), match.start())
    else:
        date = DATE.search(text, match.end(), match.end() + 4 * DATED)
        if date and (date.start() - match.end() > DATED or "/" in text[match.end() : date.start()]):
            date = None
    return int(date["year"]) if date else None


def _reversed(session: str, number: str, year: int) -> bool:
    """Text written from the right sometimes swaps the two; the date tells."""
    if max(len(session), len(number)) > 3 or sat("A", int(session), year) or sat("HRC", int(session), year):
        return False
    return sat("A", int(number), year)


def _old_symbol(match: re.Match[str], body: str) -> str:
    """Before 1976 the session stood in Roman figures behind the number: 2131 (XX), 217 A (III), S-VI."""
    session = match["round"].translate(_CYRILLIC)
    if figures := re.fullmatch(r"(\D+)-(\d+)", session):
        session = series(figures[1]) + to_roman(int(figures[2])).upper()
    ordinal = roman(session.lower())
    stem = "E/RES" if body == "E" or (ordinal or 0) > LAST_ROMAN_SESSION else "A/RES"
    return f"{stem}/{match['old']}({session})" if session else ""


def _ends_symbol(text: str, end: int) -> bool:
    """Whether a symbol of some other organization ends at `end`, with at most two blanks behind it."""
    last = len(text[:end].rstrip())
    if not text[max(0, last - 1) : last].isascii():
        return False
    return _other_symbol().search(text, text.rfind(" ", 0, last) + 1, end) is not None


@cache
def _number(language: str) -> Cued:
    return cued({"number": _NUMBER}, language)["number"]


@cache
def _other_symbol() -> re.Pattern[str]:
    """What stands before a number that ends a symbol of some other organization: "Assembly/AU/Decl. 8", "LC 32/15"."""
    ours = "|".join(words["ours"] for words in tables("citations") if "ours" in words)
    return re.compile(rf"(?:/[A-Za-z]+\.?|(?<![A-Za-z/])(?!{ours})[A-Z]{{2,5}})\s?$")


@cache
def _stop() -> re.Pattern[str]:
    """The end of a sentence or of a clause that stands for one."""
    whole = "".join(rf"(?<!\b{word})" for word in shortened())
    return re.compile(rf"[;；。؛]|{whole}\.\s+(?=[A-ZÀ-ÞА-ЯЁ«“(\u0621-\u064a])")


@cache
def _patterns(language: str) -> dict[str, Any]:
    words = table(language, "citations")
    after = bool(words.get("number_first"))
    edge = ("" if after else r"(?<!\w)") + words.get("glued", "")
    return {
        "word": re.compile(rf"{edge}(?:(?P<decision>{words['decision']})|(?P<resolution>{words['resolution']}))", re.I),
        "after": after,
        "dated": re.compile(words.get("date_before", "(?!)")),
        "reversible": bool(words.get("reversible")),
    }
