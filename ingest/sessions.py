"""When the bodies sat: what the number and the date of a resolution tell of the body that adopted it.

The Assembly opens one session each September, the sixty-fourth in 2009; the Human Rights Council holds three a year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from ontology import tables

FIRST_SESSION_WITH_SLASH: Final = 31
"""Resolutions of the General Assembly are numbered session/number from the thirty-first session (1976) on."""

LAST_ROMAN_SESSION: Final = 30
"""The Assembly's last session that its resolutions print in Roman figures; the Council's go on to the sixty-third."""

MISPRINT: Final = 10
"""Years by which a date may be misprinted; one further off is another body's."""

_BEFORE_FIRST: Final = 1945
_SESSIONS_A_YEAR: Final = 3
_FIRST_YEAR: Final = 2006
_SLACK: Final = 2

_WORDING: Final[tuple[Mapping[str, Any], ...]] = tuple(tables("citations"))


def _of_dates(place: str) -> str:
    """What any of the languages has at a place of its dates: `first` behind the day, before the `month`, the `year`."""
    return "|".join(data["date"][place] for data in _WORDING if place in data["date"])


def _of_sessions(kind: str) -> str:
    return "|".join(dict.fromkeys(data[kind] for data in _WORDING))


DATE: Final = re.compile(
    rf"\d{{1,2}}(?:{_of_dates('first')})?\s+(?:(?:{_of_dates('month')})\s+)?[^\W\d]+(?:\s[^\W\d]+)?(?:\s?/\s?[^\W\d]+)?"
    rf"\s+(?:(?:{_of_dates('year')})\s+)?(?P<year>(?:19|20)\d\d)(?:\s+(?:{_of_dates('behind')}))?"
)
"""A day, month and year in words, as five of the languages write it behind a number."""

EMERGENCY: Final = _of_sessions("emergency")
SPECIAL: Final = _of_sessions("special")
"""How numbers of emergency special sessions and of special ones begin: ES, ЧС, دإط; S, СС, دإ."""
ROUND: Final = _of_sessions("round")
"""A session as old resolutions print it in round brackets, where {roman} stands for a Roman number."""


def series(printed: str) -> str:
    """How symbols write the beginning of a session's number: "ES-" for دإط, "S-" for СС, "" for a regular session."""
    return "ES-" if re.fullmatch(EMERGENCY, printed) else "S-" if re.fullmatch(SPECIAL, printed) else ""


def sat(body: str, session: int, year: int) -> bool:
    """Whether a body's session was open in a year; of bodies without a regular calendar nobody can tell: yes."""
    if body == "A":
        return year - session in (_BEFORE_FIRST, _BEFORE_FIRST + 1)
    if body == "HRC":
        about = _SESSIONS_A_YEAR * (year - _FIRST_YEAR) + _SLACK
        return year >= _FIRST_YEAR and abs(session - about) <= _SLACK
    return True


BOARD: Final = "board"
"""The home of documents of executive boards: their decisions are numbered by year and bear no symbol."""


def body_of(session: int, digits: int, named: str, home: str, year: int | None) -> str:
    """The body of resolution `session/…`: "A", "E", "HRC", …; "" when words, number and date leave none.

    `named` is the body that the words name, "" when they name none and mean `home`; `year` is that of its date.
    """
    if digits == 4:
        return _of_year(named or home)
    home = "A" if home == BOARD else home
    if named and named not in ("A", "S", "E", "HRC"):
        return named if named != "CHR" else ""
    if named == "HRC" or (not named and home not in ("A", "S", "E")):
        told = named or home
        return "A" if year and not sat("HRC", session, year) and sat("A", session, year) else told
    if session >= FIRST_SESSION_WITH_SLASH and (named == "A" or not year or sat("A", session, year)):
        return "A"
    if year and sat("HRC", session, year):
        return "HRC"
    slip = session >= FIRST_SESSION_WITH_SLASH and year and abs(year - session - _BEFORE_FIRST) <= MISPRINT
    return "A" if slip else ""


def _of_year(body: str) -> str:
    """Whose resolutions begin with a year: the Economic and Social Council's, the Commission's on Human Rights."""
    return body if body in ("E", "CHR") else "E" if body in ("A", "S") else ""
