"""What is printed on a page but belongs to no text: running headers, page and job numbers, mastheads, link dumps.

Nothing is thrown away: a line found here becomes a part of kind `furniture`. A line is only taken when its form and
its place agree (a symbol alone and repeated, a job number, a number beside a header), since the same words may be
running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.grammar import Grammar
from ingest.lines import Line

SEPARATOR = re.compile(r"[_＿]{3,}$|[-—–]{8,}$|[―─━═]{4,}$")
"""The rule above footnotes."""
SYMBOL = re.compile(
    r"[A-Z][A-Z0-9]{0,7}(?:/[\w.\-()\[\]–]*[\w)\]])+"
    r"(?: ?\((?:\d{4}|(?:Part|Vol|Sect)\.? ?[IVXLC\d]+)\))?(?: ?\([A-Z]\))?[*]*$"
)
_JOB = re.compile(
    r"(?:\d{1,4}\s*|(?:\d{1,4}/\d{1,4}|[ivxl]{1,6})\s+|(?:\d{6}\s+){1,2})?"
    r"(?:\d{2}-\d{5}(?:\d{0,3}|X| ?\*)|(?:GE|V|K|MP)\.\d{2}-\d{5})(?:\s*\([A-Z]\))?(?:\s+\d{6,8})*"
    r"(?:\s+(?:\d{1,4}(?:/\d{1,4})?|[ivxl]{1,6}))?$"
    r"|\*\d{7,10}\*$|\d{5,8}C?$"
)
"""A job number, with the page before or behind it."""
_PAGE = re.compile(r"[-–—]?\s?(?:\d{1,3}|[ivxl]{1,6})\s?[-–—]?$|\d{1,3}/\d{1,3}$|/\s?[.…]{1,3}$")
_LINK = re.compile(r"(?:https?://|www\.)\S+$", re.I)
_MASKED = re.compile(r"\d+")
_MASTHEAD = 6
"""Lines at the beginning among which a document prints its own symbol."""
_EDGE = 4
"""How many lines at the top and the foot of a page may be running headers and footers."""

_TITLED = 3
"""At how many page breaks a line must stand to be a running title; one less where it bears the symbol."""


def furniture(lines: Sequence[Line], grammar: Grammar) -> frozenset[int]:
    """The indices of the lines that belong to the page and not to the text."""
    found: set[int] = set()
    found.update(_by_form(lines, grammar))
    found.update(_repeated(lines))
    found.update(_symbols(lines))
    found.update(_links(lines))
    found.update(_page_numbers(lines, found))
    found.update(_under_headers(lines, found, grammar))
    found.update(_running_titles(lines, found))
    return frozenset(found)


def reflowed(lines: Sequence[Line]) -> bool:
    """Whether old running headers stand in the middle of pages: a dump that was printed again, on other pages."""
    pages = list(_pages(lines))
    alone = Counter(lines[index].words for index in _symbols(lines) if index > 3)
    if not pages or not alone:
        return False
    own = max(alone, key=lambda words: (alone[words], words))
    edges = {line.index for page in pages for line in (*page[:3], *page[-3:])}
    inside = sum(line.words == own and line.index > 3 and line.index not in edges for line in lines)
    return inside >= max(1, 0.15 * alone[own])


def _by_form(lines: Sequence[Line], grammar: Grammar) -> Iterator[int]:
    """Rules, job numbers and, near the beginning, the masthead."""
    first = lines[0].page if lines else None
    for line in lines:
        words = line.words
        masthead = line.page == first if first is not None else line.index < 30
        if SEPARATOR.match(words) or _JOB.match(words) or (masthead and grammar.furniture.match(words)):
            yield line.index


def _repeated(lines: Sequence[Line]) -> Iterator[int]:
    """Lines at the edge of several pages that differ in their digits at most; a title page may repeat a title once."""
    edges = [line for page in _pages(lines) for line in _edges(page)]
    seen = Counter(_mask(line) for line in {(_mask(line), line.page): line for line in edges}.values())
    enough = 3 if len({line.page for line in edges}) > 4 else 2
    for line in edges:
        if seen[_mask(line)] >= enough and len(_mask(line)) > 2 and not _looks_like_text(line):
            yield line.index


def _looks_like_text(line: Line) -> bool:
    """A numbered paragraph or a note may stand at the same edge of two pages."""
    noted = bool(line.raised) and line.raised[0][0] == 0 and line.raised[0][1] < len(line.text.rstrip())
    return noted or bool(re.match(r"\(?\w{1,3}[.)]\s", line.words)) or len(line.words) > 120


def _mask(line: Line) -> str:
    return _MASKED.sub("0", re.sub(r"\s+", " ", line.words))


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines page by page, where pages are known."""
    page: list[Line] = []
    for line in lines:
        if line.page is None:
            return
        if page and page[-1].page != line.page:
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _edges(page: Sequence[Line]) -> list[Line]:
    """The first and last lines of a page: of the stream, and of the sheet where positions are known."""
    placed = [line for line in page if line.y is not None]
    ranked = sorted(placed, key=lambda line: -(line.y or 0.0))
    chosen = [*page[:_EDGE], *page[-_EDGE:], *ranked[:_EDGE], *ranked[-_EDGE:]]
    return [line for _, line in sorted({line.index: line for line in chosen}.items())]


def _symbols(lines: Sequence[Line]) -> Iterator[int]:
    """A document symbol alone or with a page: where it repeats, or where it is the symbol of this very document."""
    alone = [(line, symbol) for line in lines if (symbol := _header(line.words))]
    count = Counter(symbol for _, symbol in alone)
    number = re.match(r"\s*(\d{1,3}/\d{1,4})\.\s", lines[0].text) if lines else None
    masthead = " ".join(["", *(line.words for line in lines[:_MASTHEAD]), ""])
    for line, symbol in alone:
        own = f" {symbol} " in masthead or (number is not None and symbol.endswith("/" + number[1]))
        if count[symbol] > 1 or own or line.page == 1 or line.index < 3:
            yield line.index


def _header(words: str) -> str:
    """The symbol of a line that holds nothing else but perhaps a page, far from it: "A/95/301      3/5"."""
    sides = re.split(r"\s{3,}", words)
    if len(sides) == 2 and _PAGE.match(sides[0]):
        sides.reverse()
    if len(sides) > 1 and not (len(sides) == 2 and _PAGE.match(sides[1])):
        return ""
    return sides[0] if "/" in sides[0] and SYMBOL.match(sides[0]) else ""


def _links(lines: Sequence[Line]) -> Iterator[int]:
    """Runs of two or more lines that hold nothing but an address."""
    run: list[int] = []
    for line in lines:
        if _LINK.match(line.words):
            run.append(line.index)
            continue
        if len(run) > 1:
            yield from run
        run = []
    if len(run) > 1:
        yield from run


def _page_numbers(lines: Sequence[Line], known: set[int]) -> Iterator[int]:
    """Numbers alone, beside a header or footer that is already known, or at the very edge of a known page."""
    edge = {line.index for page in _pages(lines) for line in (page[0], page[-1], *_lowest(page))}
    heads = _headers(lines, known)
    for line in lines:
        beside = line.index - 1 in heads or line.index + 1 in heads
        if _PAGE.match(line.words) and (line.index in edge or beside):
            yield line.index


def _under_headers(lines: Sequence[Line], known: set[int], grammar: Grammar) -> Iterator[int]:
    """The language and "Page 3", one to a line, below the symbol at the head of older documents' pages."""
    heads = {index for index in known if _header(lines[index].words)}
    for line in lines:
        if line.index - 1 in heads and (line.index in known or grammar.furniture.match(line.words)):
            heads.add(line.index)
            yield line.index


def _running_titles(lines: Sequence[Line], known: set[int]) -> set[int]:
    """The title that goes on from page to page beside the symbol or the page's number, on one line with it or alone."""
    own = {symbol for index in known if (symbol := _header(lines[index].words))}
    heads, titles = _headers(lines, known), set[int]()
    while True:
        beside: dict[str, set[int]] = {}
        for line in lines:
            title = _untitled(line.words, own)
            near = title != line.words or not heads.isdisjoint((line.index - 1, line.index + 1))
            if near and title and line.index not in heads and not _looks_like_text(line):
                beside.setdefault(title, set()).add(line.index)
        more = {i for title, at in beside.items() if len(at) >= _TITLED - _signed(lines, title, at) for i in at}
        if not more:
            return titles
        heads |= more
        titles |= more


def _signed(lines: Sequence[Line], title: str, places: set[int]) -> bool:
    """Whether a title stands beside the symbol in one of its lines."""
    return any(lines[index].words != title for index in places)


def _untitled(words: str, own: set[str]) -> str:
    """A line without the document's symbol at its beginning or its end."""
    for symbol in own:
        if words.startswith(f"{symbol} "):
            return words[len(symbol) :].strip()
        if words.endswith(f" {symbol}"):
            return words[: -len(symbol)].strip()
    return words


def _lowest(page: Sequence[Line]) -> list[Line]:
    placed = [line for line in page if line.y is not None]
    return [min(placed, key=lambda line: line.y or 0.0), max(placed, key=lambda line: line.y or 0.0)] if placed else []


def _headers(lines: Sequence[Line], known: set[int]) -> set[int]:
    """Known furniture other than the rule above footnotes, which numbers often follow."""
    return {i for i in known if not SEPARATOR.match(lines[i].words)}
