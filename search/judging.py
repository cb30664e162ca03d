"""Questions whose answers are known, and whether an answer is right, short and rightly supported.

A question file is JSON lines: `{"id", "lang", "kind", "q", "answers", "answer_mode", "support"}`; `support` are parts
such as "A/RES/64/223#op-9", `answer_mode` is "any" or "all", and a question of kind "unanswerable" has neither.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from kg.errors import UsageError
from kg.model import Answer
from ontology import tables

UNANSWERABLE: Final = "unanswerable"
ALTERNATIVES: Final = 2
"""Answers that are looked at where one is asked for."""
ITEMS: Final = 8
"""Answers that are looked at where a list is asked for."""
_MARKS: Final = re.compile(r"[\s《》“”\"'‘’「」,，、。；;：:（）()·•]")


class Place(Protocol):
    """What stands in a part of a document: a hit, or the support of an answer."""

    @property
    def document(self) -> str: ...

    @property
    def part(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Known:
    """A question with its right answers and the parts, as (symbol, fragment), that bear them."""

    id: str
    text: str
    language: str
    kind: str
    answers: tuple[str, ...]
    all_wanted: bool
    support: frozenset[tuple[str, str]]

    @property
    def answerable(self) -> bool:
        return self.kind != UNANSWERABLE


@dataclass(frozen=True, slots=True)
class Judged:
    """What came back for a question: ranks of right parts from 1, and how the answer fares."""

    known: Known
    relevant: tuple[bool, ...]
    """For each hit, whether it is a part that bears the answer, or stands in or around one."""
    answered: bool
    confidence: float
    right: bool
    short: bool
    supported: bool

    @property
    def good(self) -> bool:
        """An answer that is right and short; for a question without one, that none is given."""
        return (self.right and self.short) if self.known.answerable else not self.answered


def load(path: Path) -> list[Known]:
    """The questions of a file. Raises UsageError that names the line when one is not of the form above."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); give a UTF-8 file of JSON lines") from error
    found = [_known(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]
    if not found:
        raise UsageError(f"{path}: no questions in it; give JSON lines with id, q, answers and support")
    return found


def _known(line: str, where: str) -> Known:
    try:
        data: dict[str, Any] = json.loads(line)
        kind = str(data.get("kind", "factoid"))
        mode = data.get("answer_mode") or ("all" if kind == "list" else "any")
        support = frozenset(_part(text) for text in data.get("support", ()))
        answers = tuple(map(str, data.get("answers", ())))
        return Known(str(data["id"]), str(data["q"]), str(data.get("lang", "")), kind, answers, mode == "all", support)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f'{where}: not a line of the form {{"id": "1", "q": "…", "answers": ["…"]}}') from error


def _part(text: str) -> tuple[str, str]:
    symbol, _, fragment = text.partition("#")
    return symbol, fragment


def judge(known: Known, answer: Answer) -> Judged:
    """How an answer and the passages under it fare."""
    texts = [normal(item.text) for item in answer.answers[: ITEMS if known.all_wanted else ALTERNATIVES]]
    evidence = answer.answers[0].evidence if answer.answers else ()
    return Judged(
        known,
        tuple(bears(hit, known.support) for hit in answer.hits),
        answer.answered,
        answer.answers[0].confidence if answer.answers else 0.0,
        bool(texts) and _right(known, texts),
        all(len(text) <= room(known.answers) for text in texts),
        any(bears(support, known.support) for support in evidence),
    )


def bears(place: Place, support: frozenset[tuple[str, str]]) -> bool:
    """Whether a part is one of those that bear the answer, or stands in one, or around one."""
    mine = around(place.part)
    return any(
        place.document == symbol and (fragment in mine or place.part in around(fragment))
        for symbol, fragment in support
    )


def around(fragment: str) -> frozenset[str]:
    """A fragment and the parts it stands in: para-24-a, para-24."""
    found = {fragment}
    while fragment.count("-") > 1:
        fragment = fragment.rpartition("-")[0]
        found.add(fragment)
    return frozenset(found)


def normal(text: str) -> str:
    """Text without blanks, punctuation and case."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def room(answers: Sequence[str]) -> int:
    """How long an answer may be and still be short."""
    return 4 * max((len(normal(answer)) for answer in answers), default=1) + 60


def _right(known: Known, texts: Sequence[str]) -> bool:
    joined = "|".join(texts)
    given = [_given(wanted, joined) for wanted in known.answers if normal(wanted)]
    return bool(given) and (all(given) if known.all_wanted else any(given))


def _given(wanted: str, joined: str) -> bool:
    """Word for word, or item by item where the wanted words join several."""
    items = [normal(item) for item in _joints().split(wanted)]
    return normal(wanted) in joined or (len(items) > 1 and all(item in joined for item in items if len(item) > 1))


@cache
def _joints() -> re.Pattern[str]:
    """What parts the items of a wanted answer: words of a key that only the measure reads, and marks."""
    words = (data["joins_wanted"] for data in tables("search") if "joins_wanted" in data)
    return re.compile("|".join(("[、，；]", *words)))
