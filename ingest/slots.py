"""A sentence with its names taken out: each name is one mark that patterns can ask for by kind.

    UNICEF and a large retailer launched Clean Rivers in May 2041.   →   Ⓐ and Ⓐ launched Ⓒ in Ⓓ.

Patterns of the language tables write `{A}` for an actor, `{A|C}` for an actor or a collaboration, `{A|C+}` for a list
of such, and `{s:A+}` for a list that is wanted as group `s`, `{si:A+}` in the case `i`; `{~0,8}` is up to 8
characters of one clause in which nobody else is named who acts; `<when>` is the piece of that name in the table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from itertools import chain, pairwise, takewhile
from typing import Any, Final, TypeVar

from kg.cues import Cues, Scan, tried
from kg.model import Entity
from kg.needs import Clause, starts
from ontology import table

KINDS: Final = "ACDEGLNOPRW"
"""A body, post, person or unnamed partner; C collaboration; D date; E event; G group; L lasting time; N nation;
O goal; P place; W work. R is free."""
_ACTING: Final = "ACEG"
_FIRST: Final = 0xE000
_ROOM: Final = 0x200
"""Marks for one kind: the Private Use Area holds as many for each."""
_TOKEN: Final = re.compile(r"\{(?:(?P<name>[a-z]+):)?(?P<kinds>[A-Z](?:\|[A-Z])*)(?P<list>\+?)\}|\{~(?P<gap>\d+,\d+)\}")
_LAST: Final = chr(_FIRST + len(KINDS) * _ROOM - 1)
_MARK: Final = re.compile(f"[{chr(_FIRST)}-{_LAST}]")
_PLAIN: Final = (("'", "’"), ("\n", " "), ("\u00a0", " "), ("\u202f", " "), ("\t", " "))
"""One apostrophe and one space, so that patterns need not know the others."""
_UNSAID: Final = '《》〈〉“”„«»"\u200e\u200f\u0640\u064b-\u0652'
"""Quotation marks, marks of direction, and what Arabic prints of vowels and doubled letters now and then."""


_Row = TypeVar("_Row", str, Mapping[str, Any])


@dataclass(frozen=True, slots=True)
class Slot:
    """A name over `text[start:end]` of a part; a date or a lasting time has a `value` (ISO 8601) and no entity."""

    start: int
    end: int
    kind: str
    entity: Entity | None = None
    value: str = ""


class Sentence:
    """A stretch of a part's text, and its marked form."""

    def __init__(self, text: str, start: int, end: int, slots: Sequence[Slot], language: str) -> None:
        """`text` is the part's; `slots` lie within `text[start:end]`, from left to right and without overlap."""
        self.text, self.start, self.end, self.language = text, start, end, language
        self._given = slots
        self._slots: dict[str, Slot] = {}
        self.marked = self._mark(slots)
        self.slots = tuple(self._slots.values())
        """All names, from left to right."""

    def _mark(self, slots: Sequence[Slot]) -> str:
        """Between names, no quotation marks, and spaces only where the script parts words by them."""
        pieces: list[str] = []
        at = self.start
        for slot in slots:
            pieces += self.text[at : slot.start], self._sign(slot)
            at = slot.end
        marked = _left_out(self.language).sub("", "".join((*pieces, self.text[at : self.end])))
        for printed, plain in _PLAIN:
            marked = marked.replace(printed, plain)
        return marked

    @cached_property
    def _offsets(self) -> list[int]:
        """Where in the text each character of the marked form stands."""
        left_out, offsets, at = _left_out(self.language), list[int](), self.start
        for slot in (*self._given, None):
            start = slot.start if slot else self.end
            apart, places = left_out.search(self.text[at:start]), range(at, start)
            offsets += [place for place in places if not left_out.match(self.text, place)] if apart else places
            if slot:
                offsets.append(start)
                at = slot.end
        return offsets

    def _sign(self, slot: Slot) -> str:
        sign = chr(_FIRST + KINDS.index(slot.kind) * _ROOM + len(self._slots) % _ROOM)
        self._slots[sign] = slot
        return sign

    def clauses(self) -> list[Sentence]:
        """The parts of a sentence that semicolons set apart, each as a sentence of its own; [] where it has none."""
        marks = re.finditer(table(self.language, "partnerships")["apart"], self.text[self.start : self.end])
        ends = [self.start + mark.end() for mark in marks]
        ends = [end for end in ends if not any(slot.start < end <= slot.end for slot in self.slots)]
        bounds = list(pairwise([self.start, *ends, self.end])) if ends else []
        inside = [[slot for slot in self.slots if a <= slot.start < b] for a, b in bounds]
        return [Sentence(self.text, a, b, kept, self.language) for (a, b), kept in zip(bounds, inside, strict=True)]

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """The places of the marked sentence where a pattern of the tables fits."""
        cues = self._cues
        if pattern not in self._fitting and pattern in cues:
            return iter(())
        places = cues.places(pattern, self._scan)
        if places is None:
            return compiled(pattern, self.language).finditer(self.marked)
        begun = sorted({start for place in places for start in self._led.get(place, (place,))})
        return tried(compiled(pattern, self.language), self.marked, begun) if begun else iter(())

    def fitting(self, rows: Sequence[_Row]) -> list[_Row]:
        """Of some patterns, or rows of a table with one each, those that may fit: `find` finds the others nowhere."""
        return self._cues.among(rows, self._fitting)

    @cached_property
    def _fitting(self) -> set[Hashable]:
        return self._cues.fitting(self._scan.met)

    @cached_property
    def _cues(self) -> Cues:
        return _cues(self.language)

    @cached_property
    def _scan(self) -> Scan:
        return self._cues.scan(_MARK.sub(lambda mark: _MARKS[mark[0]], self.marked))

    @cached_property
    def _led(self) -> dict[int, list[int]]:
        """Place of a mark → where it begins with what may lead it: at itself, and at each article before it."""
        found: dict[int, list[int]] = {}
        small = self.marked.lower()
        for match in _leading(self.language).finditer(small if len(small) == len(self.marked) else self.marked):
            found.setdefault(match.end(1) - 1, []).append(match.start())
        return found

    def caught(self, match: re.Match[str], group: str) -> list[Slot]:
        """The names in a group of a pattern, in each of its alternatives; of `{oi:A}` those in the table's case `i`."""
        caught = ((name, piece) for name, piece in match.groupdict().items() if name[0] == group)
        return [slot for name, piece in caught for slot in self._agreeing(piece, name.rpartition("_")[2][1:])]

    def _agreeing(self, piece: str | None, case: str) -> Iterator[Slot]:
        """The names of a list as long as they stand in a case."""
        form = _cases(self.language).get(case)
        return takewhile(
            lambda slot: not form or form.match(self.text, slot.start, slot.end), self._listed(self.named(piece))
        )

    def _listed(self, slots: list[Slot]) -> Iterator[Slot]:
        """The names of a list up to one that follows the last bare: "and" is written with it, or it is an object."""
        fused = fused_by(self.language)
        for last, slot in zip([None, *slots], slots, strict=False):
            if last and fused and self.text[last.end : slot.start] == " " and not fused.match(self.text, slot.start):
                return
            yield slot

    def named(self, marked: str | None) -> list[Slot]:
        """The names within a piece of the marked sentence."""
        return [self._slots[c] for c in marked or "" if c in self._slots]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the part's text that `marked[start:end]` stands for, ends without spaces."""
        first = self._offsets[start]
        last = (
            self._slots[self.marked[end - 1]].end if self.marked[end - 1] in self._slots else self._offsets[end - 1] + 1
        )
        return first, last

    def place(self, slot: Slot) -> int:
        """Where a name's mark stands in the marked sentence."""
        return bisect_right(self._offsets, slot.start) - 1


def sentences(text: str, slots: Sequence[Slot], language: str) -> list[Sentence]:
    """The sentences of a part; a full stop within a name ends none."""
    ends = [m.end() for m in _ends(language).finditer(text) if not any(s.start < m.end() <= s.end - 1 for s in slots)]
    bounds = sorted({0, *ends, len(text)})
    pairs = pairwise(bounds)
    return [
        Sentence(text, a, b, [s for s in slots if a <= s.start < b], language) for a, b in pairs if text[a:b].strip()
    ]


@cache
def _left_out(language: str) -> re.Pattern[str]:
    """The characters of a text that its marked form does without; among them the spaces within «»."""
    spaced = not table(language, "mentions")["folding"].get("ideographic")
    return re.compile(rf"[{_UNSAID}]|(?<=«)\s|\s(?=»)" if spaced else rf"[\s{_UNSAID}]")


@cache
def _cases(language: str) -> dict[str, re.Pattern[str]]:
    """The forms in which names may stand, by the letter that patterns ask for them with."""
    return {case: re.compile(form) for case, form in table(language, "partnerships").get("cases", {}).items()}


@cache
def fused_by(language: str) -> re.Pattern[str] | None:
    """What begins a name that follows the one before it in a list without a mark or word between."""
    form = table(language, "partnerships").get("fused")
    return re.compile(form) if form else None


@cache
def _ends(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "partnerships")["sentence"])


@cache
def compiled(pattern: str, language: str) -> re.Pattern[str]:
    """A pattern of the tables with its tokens spelled out."""
    return re.compile(_spelled(pattern, language, _range), re.I)


def _spelled(pattern: str, language: str, sign: Callable[[str], str], bare: bool = False) -> str:
    """`sign` gives the marks of one kind, as they stand within a class of characters; `bare` leaves out articles."""
    for name, piece in table(language, "partnerships").get("pieces", {}).items():
        pattern = pattern.replace(f"<{name}>", piece)
    joint = table(language, "partnerships")["joint"]
    article = "" if bare else table(language, "partnerships")["article"]
    inner = table(language, "partnerships")["clause"]

    count: Counter[str] = Counter()

    def spelled(token: re.Match[str]) -> str:
        if token["gap"]:
            return f"[^{inner}{''.join(map(_range, _ACTING))}]{{{token['gap']}}}"
        signs = f"[{''.join(map(sign, token['kinds'].split('|')))}]"
        listed = f"{article}{signs}(?:{joint}{article}{signs})*" if token["list"] else article + signs
        if not token["name"]:
            return f"(?:{listed})"
        count[token["name"]] += 1
        return f"(?P<{token['name'][0]}{count[token['name']]}_{token['name']}>{listed})"

    return _TOKEN.sub(spelled, pattern)


@cache
def _cues(language: str) -> Cues:
    """The cues of all patterns with names in them; every mark of a kind is there the first one of it.

    What a pattern begins with is told without articles: those before a mark are found once for all patterns.
    """
    tables = (_patterns(table(language, name)) for name in ("relations", "partnerships"))
    listed = [*chain(*tables), *products(language)]
    begins = {pattern: _up_to_marks(starts(_spelled(pattern, language, _first, bare=True))) for pattern in listed}
    return Cues({pattern: _spelled(pattern, language, _first) for pattern in listed}, begins)


def _up_to_marks(begun: Clause) -> Clause:
    """What patterns begin with, up to the mark before which an article may stand; a mark in front alone."""
    return frozenset(_MARK.split(cue, maxsplit=1)[0] or cue[0] for cue in begun)


@cache
def _leading(language: str) -> re.Pattern[str]:
    """Every place where a mark begins, with or without an article, in small letters; the group ends with the mark."""
    article = table(language, "partnerships")["article"].lower()
    return re.compile(f"(?=({article}[{_first(KINDS[0])}-{_LAST}]))")


@cache
def products(language: str) -> tuple[str, ...]:
    """The patterns of what is made together, without another word of making between."""
    rows = table(language, "partnerships")["products"]
    fills = (("<verbs>", f"(?:{rows['verbs']})"), ("<things>", rows["things"]))
    return tuple(reduce(lambda pattern, fill: pattern.replace(*fill), fills, pattern) for pattern in rows["patterns"])


def _patterns(rows: object) -> Iterator[str]:
    """The strings of a table that ask for names."""
    if isinstance(rows, str):
        yield from [rows] if _TOKEN.search(rows) else []
    elif isinstance(rows, Mapping | list):
        for row in rows.values() if isinstance(rows, Mapping) else rows:
            yield from _patterns(row)


def _first(kind: str) -> str:
    return chr(_FIRST + KINDS.index(kind) * _ROOM)


_MARKS: Final = {chr(_FIRST + n): _first(KINDS[n // _ROOM]) for n in range(len(KINDS) * _ROOM)}
"""Every mark of a kind → the first one of it."""


def _range(kind: str) -> str:
    return f"{_first(kind)}-{chr(ord(_first(kind)) + _ROOM - 1)}"
