"""What is known about a document as a whole: stated by the user, printed on its pages, spelt by its file's name.

An option comes before what the document prints, that before the file's name, and that before what is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from ingest.masthead import (
    Kind,
    as_date,
    date_in,
    find_adoption,
    find_agenda_item,
    find_body,
    find_kind,
    find_session,
    plain,
    wording,
)
from ingest.naming import more_specific, printed_symbol, symbol_of_file
from ingest.source import RawFile, ReadOptions
from ingest.titles import find_title
from kg.model import DocumentType, Metadata
from kg.symbol import normalise, text_symbol
from ontology import LANGUAGES, table

_AFTER_DISTRIBUTION: Final = 4
"""Lines below "Distr.: General" in which the date stands."""
_OFFICE: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? (\d{1,2}\D?\D? .+)")
_MASTHEAD: Final = 60
"""Lines of the front that may hold masthead and title."""

_TYPES: Final = (
    (re.compile(r"/RES/|/Res\."), DocumentType.RESOLUTION),
    (re.compile(r"/DEC/|^CCPR/C/.*/D/"), DocumentType.DECISION),
    (re.compile(r"^ST/SGB/"), DocumentType.BULLETIN),
    (re.compile(r"^JIU/REP/"), DocumentType.REPORT),
)
_SESSION: Final = re.compile(r"^A/(?:RES/|DEC/|HRC/(?:RES/|DEC/)?|C\.\d/|INF/|BUR/)?(?:E?S-)?(\d{1,3})/")


def find_metadata(
    front: Sequence[str],
    tail: Sequence[str],
    headers: Sequence[str],
    file: RawFile,
    options: ReadOptions,
    language: str,
    text: str = "",
) -> Metadata:
    """Metadata from the lines of the first page, the last lines and the running headers of a document.

    `language` is what the text was found to be written in. Blank lines in `front`, where the caller has them, part
    the blocks of the title page. `text` is all of the document: it names one that bears no symbol.
    """
    top = [plain(line, language) for line in front[:_MASTHEAD]]
    symbol, source = _symbol(front, headers, file, options, language)
    if not symbol:
        symbol, source = text_symbol(text or "\n".join([*front, *tail, file.sha256])), "inferred"
    kind = find_kind(top, language) or Kind(DocumentType.OTHER, "", -1)
    type_ = _type(symbol, kind)
    ended = [plain(line, language) for line in tail]
    return Metadata(
        symbol=symbol,
        symbol_source=source,
        language=options.language or language,
        title=find_title(front, top, kind, language),
        date=options.date or _date(top, [plain(line) for line in front], ended, type_, language),
        session=_session_of(symbol) or find_session(top, language),
        agenda_item=find_agenda_item(top, language),
        author=_author(kind, top, type_, language),
        type=type_,
        meeting=_meeting(top, ended, type_, language),
    )


def _symbol(
    front: Sequence[str], headers: Sequence[str], file: RawFile, options: ReadOptions, language: str
) -> tuple[str, str]:
    if options.symbol:
        return normalise(options.symbol), "option"
    named = symbol_of_file(file.path)
    printed = printed_symbol(front, headers, language, named)
    if printed and not more_specific(named, printed):
        return printed, "header"
    return named, "filename"


def _type(symbol: str, kind: Kind) -> DocumentType:
    told = next((type_ for pattern, type_ in _TYPES if pattern.search(symbol)), kind.type)
    draft = re.search(r"/(?:L|CRP|WP)\.\d+", symbol) is not None
    return DocumentType.OTHER if draft and told is DocumentType.RESOLUTION else told


def _date(
    top: Sequence[str], front: Sequence[str], ended: Sequence[str], type_: DocumentType, language: str
) -> date | None:
    """The day of adoption where one is printed; else the day in the masthead; else a day that ends the document."""
    if type_ in (DocumentType.RESOLUTION, DocumentType.DECISION):
        below_text = _last_date(ended, language)
        met = any(wording(language).meeting.search(line) for line in ended)
        adopted = find_adoption(top, language) or (below_text if met else None)
        return adopted or _masthead_date(front, language) or below_text
    ended_on = ended if type_ is DocumentType.BULLETIN else ()
    return _masthead_date(front, language) or _last_date(ended_on, language)


def _masthead_date(front: Sequence[str], language: str) -> date | None:
    """The day below "Distr."; some first pages print their masthead after their text."""
    for number, line in enumerate(front):
        if _distribution().search(line):
            after = [other for other in front[number + 1 :] if other][:_AFTER_DISTRIBUTION]
            dates = (date_in(line, language), *(as_date(text, language) for text in after))
            found = next((day for day in dates if day), None)
            if found:
                return found
    days = (as_date(text, language) for near in (str, _after_office) for line in front[:30] if (text := near(line)))
    return next((day for day in days if day), None)


@cache
def _distribution() -> re.Pattern[str]:
    """ "Distr." in any of the six languages: mastheads are often in English."""
    return re.compile("|".join(table(spoken, "metadata")["distribution"] for spoken in LANGUAGES), re.I)


def _after_office(line: str) -> str:
    """What follows the one or two words that name an office on a masthead: "Secretariat 18 December 2009"."""
    found = _OFFICE.fullmatch(line)
    return found[1] if found else ""


def _last_date(ended: Sequence[str], language: str) -> date | None:
    return next((day for line in reversed(ended) if (day := as_date(line, language))), None)


def _session_of(symbol: str) -> str:
    found = _SESSION.match(symbol)
    return found[1] if found else ""


def _author(kind: Kind, top: Sequence[str], type_: DocumentType, language: str) -> str:
    """Whoever the title names; the body of a resolution, adopted or drafted, and of a letter that names nobody.

    Who receives a report, a study or a statement is named above it, and has not written it.
    """
    body = next((found for line in top if (found := _enacting_body(line, language))), "")
    if type_ in (DocumentType.RESOLUTION, DocumentType.DECISION) and body:
        return body
    drafted = type_ is DocumentType.OTHER and any(wording(language).drafted.search(line) for line in top)
    received = type_ in (DocumentType.REPORT, DocumentType.NOTE) or (type_ is DocumentType.OTHER and not drafted)
    return kind.author or body or ("" if received else find_body(top, language)[0])


def _enacting_body(line: str, language: str) -> str:
    if not wording(language).enacting.match(line):
        return ""
    article = table(language, "metadata")["article"]
    return re.sub(rf"^(?:{article})", "", line.rstrip(",，、، "), flags=re.I) if article else line.rstrip(",，、، ")


def _meeting(top: Sequence[str], ended: Sequence[str], type_: DocumentType, language: str) -> str:
    if type_ not in (DocumentType.RESOLUTION, DocumentType.DECISION):
        return ""
    lines = [*ended, plain(" ".join(line for line in top[:30] if line), language)]
    found = next((m for line in lines if (m := wording(language).meeting.search(line))), None)
    return found.group() if found else ""


@cache
def _codes() -> dict[str, str]:
    return {code: language for language in LANGUAGES for code in table(language, "metadata")["codes"]}


def language_of_code(code: str) -> str:
    """One of the six languages by its ISO 639 code of two or three letters; "" for any other."""
    return _codes().get(code.lower(), "")
