"""Which documents a part cites, to the paragraph, and in what role.

Printed symbols, numbers of resolutions (`ingest.references`), "ibid.", lists and ranges. A footnote carries its
citation for the paragraph where its marker stands. A decision that a footnote names behind a symbol is a place in that
document (a report that prints it), not a document of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final

from ingest.paragraphs import cited_fragments, named_proposals
from ingest.references import Reference, find_references
from ingest.renumbered import Named
from ingest.sessions import BOARD, DATE
from kg.gazetteer import Gazetteer
from kg.model import Citation, Document, Entity, Evidence, Finding, Link, Part, PartKind, Relation
from kg.symbol import SERIES, document_iri, find_symbols, is_symbol, normalise
from ontology import table

SYMBOL: Final = "citations.symbol"
NUMBER: Final = "citations.number"
IBID: Final = "citations.ibid"
LINK: Final = "citations.link"
PROPOSAL: Final = "citations.proposal"
AMENDED: Final = "citations.amended-by"
CONFIDENCE: Final = {
    SYMBOL: Decimal(1),
    NUMBER: Decimal("0.98"),
    IBID: Decimal("0.95"),
    LINK: Decimal(1),
    PROPOSAL: Decimal("0.7"),
}
LABEL: Final = 30
"""Characters of a line at most that only numbers what stands under it."""
_DASHES: Final = ("-", "‐", "‑", "–")
REMEMBERED: Final = 1024
"""Texts whose symbols are remembered."""
FUNCTION_REACH: Final = 160
"""Characters before a citation in which the word that gives its function may stand; numbers and dates do not count."""
SENTENCE: Final = 2000
"""Characters before a citation that are looked at for the beginning of its sentence."""
_LISTED: Final = rf"{DATE.pattern.replace('?P<year>', '?:')}|[{{signs}}\d/()、،,]+|\b[A-F]\b|\s(?=\s)"
"""What a long list of resolutions consists of."""
_RESOLUTION: Final = re.compile(r"/(?:RES|DEC)/")
_HOMES: Final = (
    *(("A/HRC/", "HRC"), ("E/CN.4/", "CHR"), ("UNEP/EA.", "EA")),
    *((series, BOARD) for series in ("DP/", "E/ICEF/", "UNW/", "WFP/")),
    *(("E/", "E"), ("S/", "S")),
)
"""How the symbols of a body's documents begin."""


@dataclass(frozen=True, slots=True)
class _Cited:
    reference: Reference
    method: str
    resolved_from: str = ""


def extract(document: Document, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Every citation of the document, by part and position; and which of two cited documents amends the other."""
    carriers = _carriers(document.parts)
    noted = {note.fragment: note for note in document.parts if note.kind is PartKind.FOOTNOTE}
    previous: Reference | None = None
    named, discussed = Named(), ""
    numbered = _numbers_its_own(document)
    for part in document.parts:
        if part.kind is PartKind.FURNITURE:
            continue
        cited = _cited(part, document, named)
        note = part.kind is PartKind.FOOTNOTE
        if note and not cited and previous and (same := _ibid(part, document.metadata.language)):
            cited = [_Cited(replace(previous, start=same[0], end=same[1]), IBID, part.text[same[0] : same[1]])]
        if note:
            previous = cited[-1].reference if cited else None
        for item in cited:
            yield from _citations(item, part, carriers.get(part.fragment), document.metadata.language)
        if not numbered:
            discussed = discussed or next(
                (c.reference.symbol for c in cited if not _RESOLUTION.search(c.reference.symbol)), ""
            )
        if not note and (cited or discussed):
            yield from _proposals(part, _reports(part, cited, document, noted), discussed, document.metadata.language)
        yield from _amendments(part, document.metadata.language)


def _cited(part: Part, document: Document, named: Named) -> list[_Cited]:
    """What a part cites, left to right, without the document itself; a link of the source outranks the text."""
    printed = _symbols(part.text)
    symbols = [_Cited(reference, SYMBOL) for reference in printed]
    taken = [(item.reference.start, item.reference.end) for item in symbols]
    language, home = document.metadata.language, _home(document.metadata.symbol)
    numbers = list(named.settle(find_references(part.text, language, home), printed))
    free = [n for n in numbers if not any(n.start < end and start < n.end for start, end in taken)]
    if symbols:
        free = [n for n in free if "/DEC/" not in n.symbol or n.start < taken[0][0]]
    found = [*symbols, *(_Cited(number, NUMBER) for number in free)]
    linked = [*_corrected(found, part.links)]
    own = document.metadata.symbol
    return sorted(
        (c for c in linked if c.reference.symbol != own), key=lambda c: (c.reference.start, c.reference.symbol)
    )


def _symbols(text: str) -> list[Reference]:
    """Printed symbols of United Nations series; "A/62/89-E/2007/76" is one document with a double symbol."""
    found: list[Reference] = []
    for start, end, symbol in _printed(text):
        if re.split(r"[/.(-]", symbol)[0] not in SERIES:
            continue
        if found and text[found[-1].end : start].strip() in _DASHES and found[-1].end < start:
            last = found.pop()
            start, symbol = last.start, f"{last.symbol}-{symbol}"
        found.append(Reference(start, end, symbol))
    return found


@lru_cache(maxsize=REMEMBERED)
def _printed(text: str) -> tuple[tuple[int, int, str], ...]:
    """What `find_symbols` finds, which is asked for twice."""
    return tuple(find_symbols(text))


def _corrected(found: list[_Cited], links: tuple[Link, ...]) -> Iterator[_Cited]:
    """The link's symbol where source and text speak of the same characters; what only one of them tells, too."""
    used: set[Link] = set()
    for item in found:
        here = item.reference
        over = [link for link in links if link.start < here.end and here.start < link.end]
        used.update(over)
        if not any(_linked(link) for link in over):
            yield item
    for symbol, start, end in dict.fromkeys(_joined(links)):
        yield _Cited(Reference(start, end, symbol), LINK)


def _joined(links: tuple[Link, ...]) -> Iterator[tuple[str, int, int]]:
    """Sources cut one link into pieces ("217", " A ", "(III)"): neighbours with one symbol are one."""
    run: list[Link] = []
    for link in sorted(links, key=lambda link: link.start):
        if not _linked(link):
            continue
        if run and (link.symbol != run[-1].symbol or link.start - run[-1].end > 1):
            yield _linked(run[0]), run[0].start, run[-1].end
            run = []
        run.append(link)
    if run:
        yield _linked(run[0]), run[0].start, run[-1].end


def _linked(link: Link) -> str:
    symbol = normalise(link.symbol) if link.symbol.strip("/ ") else ""
    return symbol if is_symbol(symbol) and any(map(str.isdigit, symbol)) else ""


def _home(symbol: str) -> str:
    """The body whose resolutions "its resolution 16/21" means in a document of this series."""
    return next((body for prefix, body in _HOMES if symbol.startswith(prefix)), "A")


def _carriers(parts: tuple[Part, ...]) -> Mapping[str, tuple[Part, int]]:
    """Footnote → the part and place of its marker; notes to a heading speak for the document and carry themselves."""
    return {
        mark.fragment: (part, mark.offset)
        for part in reversed(parts)
        if part.kind not in (PartKind.HEADING, PartKind.FOOTNOTE, PartKind.FURNITURE)
        for mark in part.notes
    }


def _ibid(part: Part, language: str) -> tuple[int, int] | None:
    match = _patterns(language)["ibid"].match(part.text)
    return (match.start(1), match.end(1)) if match else None


def _citations(item: _Cited, part: Part, carrier: tuple[Part, int] | None, language: str) -> Iterator[Citation]:
    """One citation for each paragraph named, or one of the whole document."""
    reference = item.reference
    speaker, place = carrier or (part, reference.start)
    fragments = cited_fragments(part.text, reference, language)
    function = _function(speaker.text, place, language)
    for fragment, start, end in fragments or [("", reference.start, reference.end)]:
        first, last = min(start, reference.start), max(end, reference.end)
        yield Citation(
            symbol=reference.symbol,
            fragment=fragment,
            function=function,
            evidence=Evidence(part.fragment, first, last, part.text[first:last], item.method, CONFIDENCE[item.method]),
            resolved_from=item.resolved_from,
            citing=speaker.fragment if carrier else "",
        )


def _reports(part: Part, cited: list[_Cited], document: Document, noted: Mapping[str, Part]) -> list[tuple[int, str]]:
    """The documents that a part or one of its notes cites, resolutions apart, each with its place in the part."""
    places = [(item.reference.start, item) for item in cited]
    for mark in part.notes:
        if mark.fragment in noted:
            places += [(mark.offset, item) for item in _cited(noted[mark.fragment], document, Named())]
    return [(place, item.reference.symbol) for place, item in places if not _RESOLUTION.search(item.reference.symbol)]


def _numbers_its_own(document: Document) -> bool:
    """Whether the document sets number and word above proposals that it makes itself: "Recommendation 1"."""
    own = (part for part in document.parts if part.kind in (PartKind.TEXT, PartKind.HEADING))
    parts = (part.text.strip() for part in own if len(part.text) <= LABEL)
    return any(
        (start, end) == (0, len(text))
        for text in parts
        for _, start, end in named_proposals(text, document.metadata.language)
    )


def _proposals(part: Part, reports: list[tuple[int, str]], discussed: str, language: str) -> Iterator[Citation]:
    """Numbered proposals are those of the report named nearest in the paragraph, else of that `discussed`, if any."""
    for fragment, start, end in named_proposals(part.text, language) if reports or discussed else ():
        symbol = min(((abs(place - start), symbol) for place, symbol in reports), default=(0, discussed))[1]
        quote = part.text[start:end]
        evidence = Evidence(part.fragment, start, end, quote, PROPOSAL, CONFIDENCE[PROPOSAL])
        yield Citation(symbol, fragment, _function(part.text, start, language), evidence, resolved_from=quote)


def _function(text: str, start: int, language: str) -> str:
    """The function whose word stands nearest before the citation, within its sentence."""
    rules = _patterns(language)
    sentence = re.split(r"[;；。؛]", text[max(0, start - SENTENCE) : start])[-1]
    stretch = rules["listed"].sub("", sentence)[-rules["reach"] :]
    found = [
        (match.start(), name) for name, pattern in rules["functions"].items() for match in pattern.finditer(stretch)
    ]
    return max(found)[1] if found else "cites"


def _amendments(part: Part, language: str) -> Iterator[Relation]:
    """`X as amended by Y`: the second document amends the first."""
    symbols = _printed(part.text)
    if len(symbols) < 2:
        return
    alternatives = "|".join(re.escape(part.text[start:end]) for start, end, _ in symbols)
    pattern = table(language, "citations")["amended"].format(symbol=f"(?:{alternatives})", x="{x}")
    by_start = {start: symbol for start, _, symbol in symbols}
    for match in re.finditer(pattern, part.text):
        amender, amended = by_start.get(match.start("amender")), by_start.get(match.start("amended"))
        if amender and amended and amender != amended:
            evidence = Evidence(part.fragment, match.start(), match.end(), match.group(), AMENDED)
            yield Relation(_document(amender), "eli:amends", _document(amended), evidence)


def _document(symbol: str) -> Entity:
    return Entity(iri=document_iri(symbol))


@cache
def _patterns(language: str) -> dict[str, Any]:
    words = table(language, "citations")
    return {
        "ibid": re.compile(rf"\s*({words['ibid']})", re.I),
        "listed": re.compile(rf"{words['dated']}\s(?=\d)|{_LISTED.replace('{signs}', words.get('listed', ''))}"),
        "reach": int(words.get("reach", FUNCTION_REACH)),
        "functions": {name: re.compile(pattern, re.I) for name, pattern in words["functions"].items()},
    }
