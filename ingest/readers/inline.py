"""Running text of a marked-up element: white space folded, with footnotes, emphasis and links at their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.errors import SymbolError
from kg.model import Link
from kg.symbol import is_symbol, normalise

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DOCUMENT: Final = re.compile(r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/")
_WIDE: Final = re.compile(r"\s{2,}|[^\S ]|^ | $")
"""White space that is not one space between words."""
_EMPHASIS: Final = re.compile(r"bold|italic")


@dataclass(frozen=True, slots=True)
class Inline:
    """Text without footnotes; offsets are code points into `text`, spans do not begin or end in a space."""

    text: str
    notes: tuple[tuple[int, Element], ...] = ()
    """Where a footnote's marker stood, and the footnote."""
    emphasis: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()

    def cut(self, start: int) -> Inline:
        """The text from `start` on: what is left when a printed number has been taken off."""
        text = self.text[start:]
        shift = start + len(text) - len(text.lstrip())
        return Inline(
            text.lstrip(),
            tuple((max(0, at - shift), note) for at, note in self.notes),
            tuple((max(0, a - shift), b - shift) for a, b in self.emphasis if b > shift),
            tuple(Link(max(0, x.start - shift), x.end - shift, x.symbol) for x in self.links if x.end > shift),
        )


def local_name(element: Element) -> str:
    """The tag without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def depth(root: Element) -> int:
    """The levels of nesting below and with an element."""
    from lxml import etree

    level = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def inline(element: Element) -> Inline:
    """The running text of an element, whatever is nested in it."""
    collected = _Collector()
    collected.take(element)
    return collected.result()


@dataclass(slots=True)
class _Collector:
    """Collects over the raw text; offsets are moved when the white space is folded at the end."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    notes: list[tuple[int, Element]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def take(self, element: Element) -> None:
        self._add(element.text)
        for child in element:
            name = local_name(child)
            if name == "authorialNote":
                self.notes.append((self.length, child))
            elif name == "eol":
                self._add("\n")
            elif name and not _note_bracket(child, name):
                self._nested(child, name)
            self._add(child.tail)

    def _nested(self, child: Element, name: str) -> None:
        start = self.length
        self.take(child)
        if name in ("b", "i") or _EMPHASIS.search(child.get("class", "")):
            self.emphasis.append((start, self.length))
        symbol = linked(child.get("href", "")) if name in ("a", "ref") else ""
        if symbol:
            self.links.append((start, self.length, symbol))

    def _add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def result(self) -> Inline:
        raw = "".join(self.pieces)
        text, moved = fold(raw)
        emphasis = (trim(text, moved[a], moved[b]) for a, b in self.emphasis)
        links = ((trim(text, moved[a], moved[b]), symbol) for a, b, symbol in self.links)
        return Inline(
            text,
            tuple((_before_space(text, moved[at]), note) for at, note in self.notes),
            tuple((a, b) for a, b in emphasis if a < b),
            tuple(Link(a, b, symbol) for (a, b), symbol in links if a < b),
        )


def _note_bracket(child: Element, name: str) -> bool:
    """Arabic versions print a footnote's marker as ⁽¹⁾ and leave the brackets around the note."""
    if name != "sup" or "".join(map(str, child.itertext())).strip() not in ("(", ")", "()"):
        return False
    return any(
        near is not None and local_name(near) == "authorialNote" for near in (child.getnext(), child.getprevious())
    )


def fold(raw: str) -> tuple[str, list[int]]:
    """White space as single spaces, none at the ends; and the new offset of every old one, the end included."""
    text = " ".join(raw.split())
    if text == raw:
        return text, list(range(len(raw) + 1))
    moved: list[int] = []
    length = at = 0
    end = len(raw.rstrip())
    for match in _WIDE.finditer(raw):
        start, stop = match.span()
        moved.extend(range(length, length + start - at))
        length += start - at
        moved.extend([length] * (stop - start))
        length += 0 < start < end
        at = stop
    moved.extend(range(length, length + len(raw) - at + 1))
    return text, moved


def _before_space(text: str, offset: int) -> int:
    """A marker printed after a space belongs to the word before it."""
    return len(text[:offset].rstrip())


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the spaces at its ends."""
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())


def linked(address: str) -> str:
    """The symbol that a link to the United Nations' document server leads to; "" for any other link."""
    if not _DOCUMENT.match(address):
        return ""
    try:
        symbol = normalise(address)
    except SymbolError:
        return ""
    return symbol if is_symbol(symbol) else ""
