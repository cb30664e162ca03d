"""Numbers of resolutions and decisions in running text, made into symbols: "resolutions 55/215 … and 56/76".

A number is read by its shape (60/1, S-26/2, 1325 (2000), 217 A (III)) and by the words that govern it: is it a
resolution or a decision, and of which body. The words stand in `ontology/languages/<code>/citations.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ingest.numerals import to_roman
from ontology import table

RESOLUTIONS: Final = {
    "A": "A/RES/{}/{}",
    "E": "E/RES/{}/{}",
    "HRC": "A/HRC/RES/{}/{}",
    "CHR": "E/CN.4/RES/{}/{}",
    "EA": "UNEP/EA.{}/Res.{}",
}
"""Symbol of a resolution by body; those of other bodies have no symbol that their number alone would tell."""

DECISIONS: Final = {"A": "A/DEC/{}/{}", "E": "E/DEC/{}/{}", "HRC": "A/HRC/DEC/{}/{}"}

FIRST_SESSION_WITH_SLASH: Final = 31
"""Resolutions of the General Assembly are numbered session/number from the thirty-first session (1976) on."""

REACH: Final = 200
"""Characters between a number and the word that governs it, or the next number of the same list, at most."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document cited over `text[start:end]`."""

    start: int
    end: int
    symbol: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A governing word: "resolution", 决定."""

    start: int
    end: int
    decision: bool


_ROMAN = r"[IVXLCХІС]+"
_SESSIONS = r"(?P<special>(?:E?S|СС|ЧС|С|د[إا]ط?|دإ)\s?[-‑–]\s?)?(?P<session>\d{1,4})\s?/\s?(?P<number>\d{1,4})"
_LETTERS = r"(?:\s?(?P<letter>[A-F]|ألف|باء|جيم|دال|هاء|واو)(?![A-Za-z0-9'’.]))?"
_NUMBER = re.compile(
    rf"""(?<![A-Za-z0-9/.\-‑–]) (?:
      (?P<old>\d{{1,4}}) (?:\s?(?P<part>[A-ZА-Г]|ألف|باء|جيم|دال))?
          \s?\( (?P<round>(?:E?S-|د[إا]ط?-)?{_ROMAN}|د[إا]?ط?-\d+) \)
    | (?P<council>\d{{1,4}}) \s?\( (?P<year>(?:19|20)\d\d) \)
    | {_SESSIONS} (?![A-Za-z0-9/]|\.\d) {_LETTERS} )""",
    re.X,
)
_ARABIC_LETTERS: Final = {"ألف": "A", "باء": "B", "جيم": "C", "دال": "D", "هاء": "E", "واو": "F"}
_CYRILLIC: Final = str.maketrans("ХІСАВЕ", "XICABE")
_STOP = re.compile(r"[;；。؛]|(?<!\bNo)(?<!\bvol)\.\s+(?=[A-ZÀ-ÞА-ЯЁ«“(\u0621-\u064a])")


def find_references(text: str, language: str, home: str = "A") -> list[Reference]:
    """The resolutions and decisions named by number in `text`, in order; `home` is the body that "its" means."""
    return list(_references(text, language, home))


def _references(text: str, language: str, home: str) -> Iterator[Reference]:
    words = _words(text, language)
    if not words:
        return
    stops = [match.start() for match in _STOP.finditer(text)]
    numbers = list(_NUMBER.finditer(text))
    after = _patterns(language)["after"]
    last: tuple[int, _Word] | None = None
    governed: list[tuple[re.Match[str], _Word]] = []
    for match in reversed(numbers) if after else numbers:
        place = match.start()
        word = _governing(place, match.end(), words, stops, language)
        if (
            last
            and not _between(words, last[0], place)
            and _same_sentence(min(last[0], place), max(last[0], place), stops)
        ):
            word = last[1]
        if word is not None:
            governed.append((match, word))
            last = (place, word)
    told: dict[_Word, str] = {}
    for match, word in sorted(governed, key=lambda pair: pair[0].start()):
        body = _body(match, word, text, language)
        told[word] = body or told.get(word, "")
        if symbol := _symbol(match, word, told[word] or home):
            yield Reference(match.start(), match.end(), symbol)


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


def _symbol(match: re.Match[str], word: _Word, body: str) -> str:
    if match["old"]:
        return _old_symbol(match, body)
    if match["council"]:
        return f"S/RES/{match['council']}({match['year']})" if not word.decision else ""
    session, number = match["session"], match["number"]
    letter = _ARABIC_LETTERS.get(match["letter"] or "", match["letter"] or "")
    templates = DECISIONS if word.decision else RESOLUTIONS
    if match["special"]:
        emergency = re.match("ES|ЧС|د[إا]ط", match["special"])
        series = templates["HRC" if body == "HRC" else "A"]
        return series.format(("ES-" if emergency else "S-") + session, number)
    series_of = _shape_body(int(session), len(session), body)
    return templates[series_of].format(session, number) + letter if series_of in templates else ""


def _shape_body(session: int, digits: int, body: str) -> str:
    """What the number itself tells: a year is the Economic and Social Council's, a low session not the Assembly's."""
    if digits == 4:
        return body if body in ("E", "CHR") else ("E" if body in ("A", "S") else "")
    if body in ("A", "S", "E"):
        return "A" if session >= FIRST_SESSION_WITH_SLASH else ""
    return "" if body == "CHR" else body


def _old_symbol(match: re.Match[str], body: str) -> str:
    """Before 1976 the session stood in Roman figures behind the number: 2131 (XX), 217 A (III), S-VI."""
    session = match["round"].translate(_CYRILLIC)
    arabic = re.fullmatch(r"(د[إا]?ط?)-(\d+)", session)
    if arabic:
        kind = {"د": "", "دإط": "ES-", "داط": "ES-"}.get(arabic[1], "S-")
        ordinal = int(arabic[2])
        session = kind + to_roman(ordinal).upper()
    series = "E/RES" if body == "E" else "A/RES"
    return f"{series}/{match['old']}({session})" if session else ""


def _body(match: re.Match[str], word: _Word, text: str, language: str) -> str:
    """The body whose name stands between word and number, right before the word, or right after the number; or ""."""
    bodies = _patterns(language)["bodies"]
    low, high = sorted((word.end, match.start())) if word.end <= match.start() else (match.end(), word.start)
    between = list(bodies.finditer(text, low, high))
    if between:
        return str(between[-1].lastgroup)
    opening = min(word.start, match.start())
    lead = list(bodies.finditer(text, max(0, opening - 90), opening))
    if lead and not _NUMBER.search(text, lead[-1].end(), opening) and _near(text[lead[-1].end() : opening]):
        return str(lead[-1].lastgroup)
    behind = bodies.search(text, max(word.end, match.end()), max(word.end, match.end()) + 70)
    if behind and _attached(text[max(word.end, match.end()) : behind.start()]):
        return str(behind.lastgroup)
    return ""


def _near(gap: str) -> bool:
    """A body before the word governs it within a clause: "the Council, in its resolution" but not over a semicolon."""
    return not re.search(r"[;:；：。]", gap) and len(gap) < 60


def _attached(gap: str) -> bool:
    """Only a date and a preposition stand between a number and the body behind it: "16/21 of 25 March 2011 of the"."""
    return not re.search(r"[;:,；：，、،。]\s*\D", gap) and len(gap.split()) <= 8


@cache
def _patterns(language: str) -> dict[str, Any]:
    words = table(language, "citations")
    bodies = words["bodies"]
    order = ["other", "EA", "HRC", "CHR", "S", "E", "A"]
    edge = r"(?<!\w)" if language != "zh" else ""
    return {
        "word": re.compile(
            rf"{edge}[وبلكف]*(?:(?P<decision>{words['decision']})|(?P<resolution>{words['resolution']}))", re.I
        ),
        "bodies": re.compile("|".join(f"(?P<{key}>{bodies[key]})" for key in order)),
        "after": language == "zh",
    }
