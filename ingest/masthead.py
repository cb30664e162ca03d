"""What a first page says in words: session, agenda item, dates, kind and author, in the wording of each language.

The wording stands in `ontology/languages/<code>/metadata.toml`; patterns are matched over `plain` lines.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, takewhile
from typing import Any, Final

from ingest.grammar import grammar
from ingest.numbers import number_pattern, ordinal
from kg.language import spaced
from kg.model import DocumentType
from ontology import LANGUAGES, table

_POINTS: Final = re.compile("[\u0640\u064b-\u0652\u00ad\u200b-\u200f\u202a-\u202e]")
_SAME: Final = {ord("’"): "'", ord("‐"): "-", **{ord("٠") + digit: str(digit) for digit in range(10)}}
_CJK_SPACE: Final = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef\d(]) +(?=[\u3000-\u9fff\uff00-\uffef\d()])")
_STARS: Final = re.compile(r"(?:\s*\*+)+\s*$")
_YEAR: Final = r"(?:19|20)\d\d"
_FIRST: Final = re.compile(r"1\.\s")
"""The first numbered paragraph."""
_WRAPPED: Final = 4
"""Lines that a title like "Letter dated … addressed to …" may take up."""
_LETTER: Final = r"(?:\([^\W\d_](?: ?[^\W\d_]){0,2}\)|(?<![^\W\d_])[^\W\d_]{1,2}\))"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a title line says of the document: its type, and the author as printed ("" if it names none)."""

    type: DocumentType
    author: str
    line: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The compiled table of one language."""

    session: tuple[re.Pattern[str], ...]
    agenda_item: tuple[re.Pattern[str], ...]
    date: tuple[re.Pattern[str], ...]
    adopted: tuple[re.Pattern[str], ...]
    meeting: re.Pattern[str]
    bodies: tuple[tuple[re.Pattern[str], str], ...]
    enacting: re.Pattern[str]
    kinds: tuple[tuple[DocumentType, re.Pattern[str]], ...]
    drafted: re.Pattern[str]
    """What the title page of a text calls it that its body has not adopted yet."""
    inspectors: re.Pattern[str]
    """The line of a unit whose documents are reports, whatever their title calls them."""
    months: tuple[re.Pattern[str], ...]
    days: re.Pattern[str]
    """When and where a session meets: "New York, 12 May-13 June 2025"."""


def plain(line: str, language: str = "") -> str:
    """A printed line as the tables spell it: NFKC, single spaces, straight apostrophes, European digits, no stars."""
    text = _POINTS.sub("", unicodedata.normalize("NFKC", line)).translate(_SAME)
    text = _STARS.sub("", " ".join(text.split()))
    return text if spaced(language) else _CJK_SPACE.sub("", text)


@cache
def wording(language: str) -> Wording:
    """The patterns of a language. Raises FileNotFoundError for one without a table."""
    rows = table(language, "metadata")
    fills = _fills(language, rows)

    def compiled(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_fill(pattern, fills), re.I) for pattern in patterns)

    return Wording(
        session=compiled(rows["session"]),
        agenda_item=compiled(rows["agenda_item"]),
        date=compiled(rows["date"]),
        adopted=compiled(rows["adopted"]),
        meeting=re.compile(rows["meeting"], re.I),
        bodies=tuple(
            (re.compile(f"(?:{rows['article']})?{name}", re.I), series) for name, series in rows["bodies"].items()
        ),
        enacting=re.compile(_fill(f"(?:{rows['article']}){{body}} ?[,，、،]", fills), re.I),
        kinds=tuple(
            (DocumentType(row["type"]), re.compile(_fill(row["pattern"], fills), re.I)) for row in rows["kinds"]
        ),
        drafted=re.compile(rows["drafted"], re.I),
        inspectors=re.compile(rows["inspectors"], re.I),
        months=tuple(re.compile(month, re.I) for month in rows["months"]),
        days=re.compile(rf"(?:[^\W\d][\w .'-]*, ?)?\(?(?:{_fill(rows['days'], fills)})", re.I),
    )


def _fills(language: str, rows: dict[str, Any]) -> dict[str, str]:
    """What the placeholders of a language's patterns stand for."""
    month = "|".join(sorted("|".join(rows["months"]).split("|"), key=len, reverse=True))
    one = rf"\d{{1,3}}(?: ?{_LETTER})*"
    items = rf"{one}(?: ?(?:,|،|、|;|-|–|{rows['joint']}) ?(?:(?:{rows['joint']}) ?)?(?:{one}|{_LETTER}))*"
    bare = [re.sub(r"\?P<[dmy]>", "?:", pattern.replace("{month}", f"(?:{month})")) for pattern in rows["date"]]
    return {
        "{n}": number_pattern(language),
        "{y}": _YEAR,
        "{items}": items,
        "{month}": month,
        "{date}": f"(?:{'|'.join(bare)})",
        "{body}": f"(?:{'|'.join(rows['bodies'])})",
    }


def _fill(pattern: str, fills: dict[str, str]) -> str:
    for name, value in fills.items():
        pattern = pattern.replace(name, value)
    return pattern


def find_session(lines: Sequence[str], language: str) -> str:
    """The session as a plain number ("77"; "2025" of bodies that count sessions by year), or "".

    A line that begins with a small letter goes on from the one above: "Report … on its / forty-ninth session".
    """
    for line in lines:
        for pattern in wording(language).session:
            found = None if line[:1].islower() else pattern.match(line)
            if found is None:
                continue
            named = found.groupdict()
            number = named.get("y") or ordinal(named.get("n") or "", language)
            if number:
                return str(number)
    return ""


def find_agenda_item(lines: Sequence[str], language: str) -> str:
    """The agenda item as printed ("21 (b)"), or ""; the words around it may be wrapped over two lines."""
    for first, second in zip(lines, [*lines[1:], ""], strict=True):
        for pattern in wording(language).agenda_item:
            found = pattern.match(f"{first} {second}")
            if found and found.start("items") < len(first):
                return " ".join(found["items"].split())
    return ""


def as_date(text: str, language: str) -> date | None:
    """The date that a text is, in the wording of a language or in English, as mastheads often are; or None."""
    return _dated(re.Pattern.fullmatch, text, language)


def date_in(text: str, language: str) -> date | None:
    """The first date in a text, in the wording of a language or in English; or None."""
    return _dated(re.Pattern.search, text, language)


def _dated(look: Callable[[re.Pattern[str], str], re.Match[str] | None], text: str, language: str) -> date | None:
    for spoken in dict.fromkeys((language, "en")):
        for pattern in wording(spoken).date:
            if found := look(pattern, text):
                return _made(found, wording(spoken).months)
    return None


def _made(found: re.Match[str], months: Sequence[re.Pattern[str]]) -> date | None:
    month = next((i for i, name in enumerate(months, 1) if name.fullmatch(found["m"])), 0)
    with contextlib.suppress(ValueError):
        return date(int(found["y"]), month, int(found["d"]))
    return None


def find_adoption(lines: Sequence[str], language: str) -> date | None:
    """The day on which "… adopted by … on 9 December 2022", or None."""
    for start in range(len(lines)):
        text = plain(" ".join(lines[start : start + 3]), language)
        for pattern in wording(language).adopted:
            found = pattern.match(text)
            if found and found.start("date") >= 0:
                return as_date(plain(found["date"], language), language)
    return None


def find_kind(lines: Sequence[str], language: str) -> Kind | None:
    """What the first line, or up to four lines together, say of the kind of document, before its text begins.

    A letter is one whatever stands above: the agenda item that it is sent under may be called after a report.
    """
    titles = list(takewhile(lambda line: not _begins_text(line, language), lines))
    named = [kind for number in range(len(titles)) if (kind := _kind_at(titles, number, language))]
    if letter := next((kind for kind in named if kind.type is DocumentType.LETTER), None):
        return letter
    plainly = (_kind_of(line, number, language, named=False) for number, line in enumerate(titles))
    return next((kind for kind in (*named, *plainly) if kind), None) or _inspection(titles, language)


def _inspection(lines: Sequence[str], language: str) -> Kind | None:
    """A report that only the name of the unit that inspects tells; its title is looked for as if nothing did."""
    for line in lines:
        if found := wording(language).inspectors.match(line):
            return Kind(DocumentType.REPORT, found["author"], -1)
    return None


def _begins_text(line: str, language: str) -> bool:
    rules = grammar(language)
    begun = (wording(language).enacting, _FIRST, rules.summary, rules.contents)
    return any(pattern.match(line) for pattern in begun)


def _kind_at(lines: Sequence[str], number: int, language: str) -> Kind | None:
    """What a line says together with those it is wrapped onto; the longest reading that names an author."""
    together = list(takewhile(bool, lines[number : number + _WRAPPED]))
    texts = (plain(" ".join(together[:size]), language) for size in range(len(together), 0, -1))
    return next((kind for text in texts if (kind := _kind_of(text, number, language, named=True))), None)


def _kind_of(text: str, number: int, language: str, named: bool) -> Kind | None:
    for type_, pattern in wording(language).kinds:
        found = None if text[:1].islower() else pattern.match(text)
        if found and named == ("author" in found.groupdict()):
            return Kind(type_, (found.groupdict().get("author") or "").strip(" *,"), number)
    return None


def find_body(lines: Sequence[str], language: str) -> tuple[str, str]:
    """The principal body whose name begins a line, as printed, and its series of resolutions; two "" if none."""
    for line in lines:
        for pattern, series in wording(language).bodies:
            found = pattern.match(line)
            if found:
                return found.group(), series
    return "", ""


def stated_language(lines: Sequence[str]) -> str:
    """The language that a masthead names for this version ("Chinese / Original: English" is Chinese), or ""."""
    printed = [text for line in lines if (text := plain(line))]
    pairs = pairwise(printed)
    named = (_named_language(text) for text, following in pairs if following.lower().startswith(_originals()))
    return next(filter(None, named), "")


def _named_language(text: str) -> str:
    """The language whose name, in any of the six, a text is; "" for anything else."""
    return next((language for language in LANGUAGES if text.lower() in _names(language)), "")


@cache
def _originals() -> tuple[str, ...]:
    """What begins the line "Original: …" below the language of this version, in any of the six."""
    return tuple(word for language in LANGUAGES for word in table(language, "metadata")["original"])


@cache
def _names(language: str) -> frozenset[str]:
    return frozenset(name.lower() for name in table(language, "metadata")["names"])
