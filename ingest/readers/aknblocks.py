"""AKN4UN of documents that are no resolutions: paragraphs as blocks, for the structure parser of all formats.

Only resolutions mark preamble and operative paragraphs; of a report, bulletin or note the markup states numbers,
headings and notes, and what they make is told by the rules that read the printed page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ingest.blocks import Block, Mark, Role
from ingest.markers import leading
from ingest.readers.inline import Inline, inline, local_name
from kg.model import Link

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADINGS: Final = ("heading", "subheading", "crossHeading", "docTitle")
_NUMBERED: Final = ("paragraph", "point", "item", "section", "clause", "article")
_PASSED: Final = ("", "meta", "num")


def blocks(root: Element) -> Iterator[Block]:
    """The blocks of a whole file in reading order, each footnote after the block that bears its marker."""
    for child in root:
        name = local_name(child)
        if name == "coverPage":
            yield from (Block(content.text, Role.FURNITURE) for p in child if (content := inline(p)).text)
        elif name in _NUMBERED:
            yield from _numbered(child)
        elif name in _HEADINGS:
            yield from _block(inline(child), level=1)
        elif name == "p" and child.find("./{*}docTitle") is None:
            yield from _block(inline(child))
        elif name not in _PASSED:
            yield from blocks(child)


def _numbered(element: Element) -> Iterator[Block]:
    """An element with a number: the number belongs to the first block in it, or stands as a caption ("Box 1")."""
    num = element.find("./{*}num")
    printed = inline(num).text if num is not None else ""
    inner = list(blocks(element))
    if printed and inner and leading(f"{printed} x") and not inner[0].number:
        inner[0] = with_number(inner[0], printed)
    elif printed:
        yield Block(printed, level=1, bold=True)
    yield from inner


def with_number(block: Block, printed: str) -> Block:
    """A block with the number that its format keeps apart; where only text after it shows it to be one, within text."""
    if leading(f"{printed} "):
        return replace(block, number=printed)
    shift = len(printed) + 1
    return replace(
        block,
        text=f"{printed} {block.text}",
        marks=tuple(Mark(mark.offset + shift, mark.marker) for mark in block.marks),
        emphasis=tuple((start + shift, end + shift) for start, end in block.emphasis),
        links=tuple(Link(link.start + shift, link.end + shift, link.symbol) for link in block.links),
    )


def _block(content: Inline, level: int = 0) -> Iterator[Block]:
    if not content.text:
        return
    bold = level > 0 or content.emphasis[:1] == ((0, len(content.text)),)
    marks = tuple(Mark(at, note.get("marker", "")) for at, note in content.notes)
    yield Block(
        content.text, marks=marks, level=level, bold=bold, emphasis=content.emphasis, links=content.links
    )  # fmt: skip
    for _, note in content.notes:
        inner = inline(note)
        yield Block(inner.text, Role.NOTE, marker=note.get("marker", ""), emphasis=inner.emphasis, links=inner.links)
