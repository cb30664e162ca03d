"""A master set as the text that comes out of a PDF: wrapped lines, running headers, notes at the foot of the page.

What a reader must undo is all here, as in real dumps: a blank line after every printed line, a footnote's marker on a
line of its own inside its sentence, footnotes that stand between two halves of a paragraph.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import dataclass
from typing import Final

from examples.master import Master, note_mark, running, stands_alone
from kg.model import Part, PartKind

WIDTH: Final = 76
"""Columns of a line; a Chinese character takes two."""
PAGE: Final = 30
"""Lines of text on a page, footnotes included."""

_MARK = re.compile(r"\ue000([^\ue001]+)\ue001")
_RULE: Final = "__________________"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `marks` are the footnotes called on it; `last` closes its paragraph."""

    text: str
    marks: tuple[str, ...]
    last: bool
    heads: bool = False
    """Belongs above what follows: never the last of its page."""


def render(master: Master) -> bytes:
    """The text dump, UTF-8."""
    notes = {note_mark(p.fragment): p for p in master.document.parts if p.kind is PartKind.FOOTNOTE}
    lines = [line for part in running(master) for line in _lines(part, master)]
    pages = _pages(lines, notes)
    dumped = [_page(page, index, len(pages), notes, master) for index, page in enumerate(pages, 1)]
    return "".join([*_masthead(master), *dumped]).encode()


def _masthead(master: Master) -> list[str]:
    held = master.masthead
    order = [f"{held['publisher']}  {held['symbol']}", held["organ"], held["distribution"], master.values("issued")[1]]
    order += (
        master.values("original")
        + master.values("session")[1:]
        + master.values("agenda")[1:]
        + master.values("adopted")[1:]
    )
    order += [_without_links(held["proponent"])] if "proponent" in held else []
    order += [held["job"]]
    return [f" {line} \n\n" for line in order]


def _without_links(text: str) -> str:
    return re.sub(r"\{([^}|]+)(?:\|([^}]+))?\}", lambda m: m[2] or m[1], text)


def _lines(part: Part, master: Master) -> list[Line]:
    marked = part.text
    for mark in reversed(part.notes):
        marked = f"{marked[: mark.offset]}\ue000{note_mark(mark.fragment)}\ue001{marked[mark.offset :]}"
    printed = marked.split("\n")
    if stands_alone(part):
        printed.insert(0, part.number)
    elif part.number:
        printed[0] = f"{part.number} {printed[0]}"
    heads = part.kind in (PartKind.HEADING, PartKind.BOX, PartKind.ANNEX)
    flush = part.title if part.kind is PartKind.BOX_ITEM else None
    indented = [text if text == flush else _indent(part) + text for text in printed]
    return [line for text in indented for line in _printed(text, heads, master)]


def _printed(text: str, heads: bool, master: Master) -> list[Line]:
    """One paragraph on the page as its lines."""
    wrapped = _wrap(text, master)
    return [Line(line, tuple(_MARK.findall(line)), i == len(wrapped), heads) for i, line in enumerate(wrapped, 1)]


def _indent(part: Part) -> str:
    return {PartKind.PARAGRAPH: "", PartKind.HEADING: "  ", PartKind.BOX: ""}.get(part.kind, " ")


def _wrap(text: str, master: Master) -> list[str]:
    if master.document.metadata.language != "zh":
        return textwrap.wrap(text, WIDTH, break_on_hyphens=False, break_long_words=False)
    lines, width = [""], 0
    for token in re.findall(r"\ue000[^\ue001]+\ue001|[!-~]+|.", text):
        columns = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in token)
        if width + columns > WIDTH and token not in "，。；：、）》”":
            lines.append("")
            width = 0
        lines[-1] += token if width or len(lines) == 1 else token.lstrip()
        width += columns
    return lines


def _pages(lines: list[Line], notes: dict[str, Part]) -> list[list[Line]]:
    """Lines to pages: a note takes room on the page on which it is called, as far as that page still has any."""
    pages: list[list[Line]] = [[]]
    room = PAGE - 8
    for line in lines:
        need = 1 + sum(1 + len(notes[mark].text) // WIDTH for mark in line.marks)
        if need > room and pages[-1]:
            pages.append(_headings(pages[-1]))
            room = PAGE - len(pages[-1])
        pages[-1].append(line)
        room -= need
    return pages


def _headings(page: list[Line]) -> list[Line]:
    """Take the headings off the foot of a page: they go with what they head."""
    kept = len(page)
    while kept and page[kept - 1].heads:
        kept -= 1
    taken, page[kept:] = page[kept:], []
    return taken


def _page(page: list[Line], number: int, count: int, notes: dict[str, Part], master: Master) -> str:
    job = master.masthead["job"].split()[0]
    head = f" {master.masthead['symbol']} \n\n \n\n{job} {number}/{count} \n\n" if number > 1 else ""
    body = "".join(_dumped(line) for line in page)
    called = [mark for line in page for mark in line.marks]
    foot = f"{_RULE} \n\n" + "".join(_footnote(mark, notes[mark], master) for mark in called) if called else ""
    return head + body + foot


def _dumped(line: Line) -> str:
    """A numbered marker stands on its own line and its sentence goes on below, with no blank line; stars stay."""
    text = _MARK.sub(lambda m: f" {m[1]}" if m[1].startswith("*") else f" \n{m[1]}\n ", line.text)
    text = text.replace("\n  ", "\n ")
    return f"{text} \n\n" if line.last else f"{text}\n\n"


def _footnote(mark: str, note: Part, master: Master) -> str:
    return f" \n{mark}\n " + "\n\n".join(_wrap(note.text, master)) + " \n\n"
