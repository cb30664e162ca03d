"""A master set as the text that comes out of a PDF: wrapped lines, running headers, notes at the foot of the page.

What a reader must undo is all here, as in real dumps: a blank line after every printed line, a footnote's marker on a
line of its own inside its sentence, footnotes that stand between two halves of a paragraph.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from examples.master import Master, note_mark, running, stands_alone
from kg.model import Part, PartKind

WIDTH: Final = 76
"""Columns of a line; a Chinese character takes two."""
PAGE: Final = 30
"""Lines of text on a page, footnotes included."""

_MARK = re.compile(r"\ue000([^\ue001]+)\ue001")
_RULE: Final = "__________________"
_GAP: Final = " \n\n"
"""An empty line, as dumps show it."""
_HEADS: Final = (PartKind.HEADING, PartKind.BOX, PartKind.ANNEX)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `marks` are the footnotes called on it; `last` closes its paragraph."""

    text: str
    marks: tuple[str, ...]
    last: bool
    heads: bool = False
    """Belongs above what follows: never the last of its page."""
    above: str = ""
    below: str = ""
    """White space that a dump shows around headings, boxes and signatures."""


def render(master: Master) -> bytes:
    """The text dump, UTF-8."""
    notes = {note_mark(p.fragment): p for p in master.document.parts if p.kind is PartKind.FOOTNOTE}
    lines = _spaced(running(master), master)
    pages = _pages(lines, notes)
    dumped = [_page(page, index, len(pages), notes, master) for index, page in enumerate(pages, 1)]
    return "".join([_masthead(master), *dumped]).encode()


def _masthead(master: Master) -> str:
    held = master.masthead
    right = [held["distribution"], master.values("issued")[1], *master.values("original")]
    groups = [[f"{held['publisher']}  {held['symbol']}"], [held["organ"]], right, [held["job"]]]
    groups.append(master.values("session")[1:] + master.values("agenda")[1:])
    groups.append(master.values("adopted")[1:])
    groups.append([_without_links(held["proponent"])] if "proponent" in held else [])
    printed = ("".join(f" {line} \n\n" for line in group) for group in groups if group)
    return _GAP.join(printed) + _GAP * 2


def _without_links(text: str) -> str:
    return re.sub(r"\{([^}|]+)(?:\|([^}]+))?\}", lambda m: m[2] or m[1], text)


def _spaced(parts: list[Part], master: Master) -> list[Line]:
    """All lines, with white space below a box and above the lines that close a resolution."""
    out: list[Line] = []
    before = parts[0]
    for part in parts:
        lines = _lines(part, master)
        closes = part.kind is PartKind.TEXT and not part.fragment and before.fragment
        if closes or (before.kind is PartKind.BOX_ITEM and part.kind is not PartKind.BOX_ITEM):
            lines[0] = replace(lines[0], above=_GAP)
        out += lines
        before = part
    return out


def _lines(part: Part, master: Master) -> list[Line]:
    marked = part.text
    for mark in reversed(part.notes):
        marked = f"{marked[: mark.offset]}\ue000{note_mark(mark.fragment)}\ue001{marked[mark.offset :]}"
    printed = marked.split("\n")
    if stands_alone(part):
        printed.insert(0, part.number)
    elif part.number:
        printed[0] = f"{part.number} {printed[0]}"
    flush = part.title if part.kind is PartKind.BOX_ITEM else None
    indented = [text if text == flush else _indent(part) + text for text in printed]
    lines = [line for text in indented for line in _printed(text, part.kind in _HEADS, master)]
    above, below = _space(part)
    lines[0] = replace(lines[0], above=above)
    lines[-1] = replace(lines[-1], below=below)
    return lines


def _space(part: Part) -> tuple[str, str]:
    """The white space above and below a part."""
    if part.kind is PartKind.HEADING and not stands_alone(part) and part.fragment.count("-") < 2:
        return _GAP, " \n \n\n"
    return _GAP if part.kind in (PartKind.BOX, PartKind.ANNEX, PartKind.SIGNATURE) else "", ""


def _printed(text: str, heads: bool, master: Master) -> list[Line]:
    """One paragraph on the page as its lines."""
    wrapped = _wrap(text, master)
    return [Line(line, tuple(_MARK.findall(line)), i == len(wrapped), heads) for i, line in enumerate(wrapped, 1)]


def _indent(part: Part) -> str:
    if part.kind is PartKind.HEADING and (stands_alone(part) or part.fragment.count("-") == 2):
        return ""
    return {PartKind.PARAGRAPH: "", PartKind.HEADING: "  ", PartKind.BOX: "", PartKind.SIGNATURE: " " * 12}.get(
        part.kind, " "
    )


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
    head = f" {master.masthead['symbol']}\n\n{_GAP}{job} {number}/{count} \n\n{_GAP}" if number > 1 else ""
    body = "".join(_dumped(line) for line in page)
    called = [mark for line in page for mark in line.marks]
    foot = f"{_RULE} \n\n" + "".join(_footnote(mark, notes[mark], master) for mark in called) if called else ""
    return head + body + foot


def _dumped(line: Line) -> str:
    """A numbered marker stands on its own line and its sentence goes on below, with no blank line; stars stay."""
    text = re.sub(f"{_MARK.pattern} ?(?=([,;:；：؛،])?)", _marker, line.text)
    return f"{line.above}{text} \n\n{line.below}" if line.last else f"{line.above}{text}\n\n{line.below}"


def _marker(match: re.Match[str]) -> str:
    return f" {match[1]}" if match[1].startswith("*") else f"\n{match[1]}\n{'' if match[2] else ' '}"


def _footnote(mark: str, note: Part, master: Master) -> str:
    return f" \n{mark}\n " + "\n\n".join(_wrap(note.text, master)) + " \n\n"
