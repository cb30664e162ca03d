"""The master text of an example document: one plain file from which every form is built.

A master begins with `key: value` lines (symbol, language, the masthead as printed), then holds one block per part,
blank lines between:

    [op-4-a | (a)] To publish by 31 March 2045 a register,{^1} as {A/RES/96/288|resolution 96/288} asks;

    fragment | number as printed     in brackets, the number only where one is printed
    *words*                          printed in italics or bold: a directive verb
    {SYMBOL} or {SYMBOL|words}       a link to a document
    {^1} {^*}                        a footnote's marker; the footnote is the block [fn-1] or [fn.s1]
    Title // body                    a box item: its title, then its text
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from kg.model import Document, DocumentType, Link, Metadata, NoteMark, Part, PartKind, Source

FOLDER: Final = Path(__file__).parent / "masters"

KINDS: Final = {
    "title": PartKind.HEADING,
    "sec": PartKind.HEADING,
    "enacting": PartKind.TEXT,
    "text": PartKind.TEXT,
    "summary": PartKind.SUMMARY,
    "pp": PartKind.PREAMBULAR,
    "op": PartKind.OPERATIVE,
    "para": PartKind.PARAGRAPH,
    "cl": PartKind.PARAGRAPH,
    "box": PartKind.BOX,
    "annex": PartKind.ANNEX,
    "fn": PartKind.FOOTNOTE,
    "fn.s": PartKind.FOOTNOTE,
    "sig": PartKind.SIGNATURE,
}
"""What a fragment's first word says its part is."""

BELOW: Final = {
    PartKind.OPERATIVE: PartKind.SUBPARAGRAPH,
    PartKind.PARAGRAPH: PartKind.SUBPARAGRAPH,
    PartKind.BOX: PartKind.BOX_ITEM,
    PartKind.ANNEX: PartKind.ANNEX_ITEM,
}
"""What stands one level below: op-4 is operative, op-4-a a sub-paragraph."""

_BLOCK = re.compile(r"\[(?P<fragment>[^\]|]+?)(?:\s*\|\s*(?P<number>[^\]]+?))?\]\s*(?P<text>.*)", re.DOTALL)
_MARKUP = re.compile(r"\*(?P<verb>[^*]+)\*|\{\^(?P<note>[^}]+)\}|\{(?P<symbol>[^}|]+)(?:\|(?P<words>[^}]+))?\}")
_TITLE = " // "


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one look, or the marker of a footnote (its fragment)."""

    text: str = ""
    verb: bool = False
    symbol: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Master:
    """A document, and the `key: value` lines of its masthead (a value may hold several, parted by " | ")."""

    document: Document
    masthead: dict[str, str]

    def values(self, key: str) -> list[str]:
        """`values("agenda")` is ["26", "Agenda item 26", "Water"]; empty where the master has no such line."""
        return [value.strip() for value in self.masthead.get(key, "").split(" | ") if value.strip()]

    @property
    def stem(self) -> str:
        """The file name of every form, without its ending: A_RES_98_401.zh."""
        metadata = self.document.metadata
        return f"{metadata.symbol.replace('/', '_')}.{metadata.language}"


def running(master: Master) -> list[Part]:
    """What runs down the page, in order: the parts but the footnotes, and the lines that are no part of their own.

    Those (the form of the document, the word "Summary", the meeting that adopted a resolution) have no fragment.
    """
    title, *rest = (part for part in master.document.parts if part.kind is not PartKind.FOOTNOTE)
    form = [_line(text) for text in master.values("form")]
    first = [*form, title] if master.masthead["type"] == DocumentType.BULLETIN else [title, *form]
    summary = [_line(text) for text in master.values("summary")]
    return first + summary + rest + [_line(text, PartKind.TEXT) for text in master.values("closing")]


def stands_alone(part: Part) -> bool:
    """Whether the printed number has a line of its own above the text: "Section 2", "Box 1", "Annex"."""
    sectioned = part.fragment.startswith("sec") and not part.number.endswith(".")
    return part.kind in (PartKind.BOX, PartKind.ANNEX) or sectioned


def _line(text: str, kind: PartKind = PartKind.HEADING) -> Part:
    return Part("", kind, text)


def pieces(part: Part, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """`part.text[start:end]` cut where its look changes, footnote markers among the words."""
    end = len(part.text) if end is None else end
    marked = [(a, b, Piece(part.text[a:b], verb=True)) for a, b in part.emphasis]
    marked += [(k.start, k.end, Piece(part.text[k.start : k.end], symbol=k.symbol)) for k in part.links]
    marked += [(n.offset, n.offset, Piece(note=n.fragment)) for n in part.notes]
    for a, b, piece in sorted(marked, key=lambda item: item[:2]):
        if start <= a and b <= end:
            yield Piece(part.text[start:a])
            yield piece
            start = b
    yield Piece(part.text[start:end])


def lines(part: Part) -> Iterator[tuple[Piece, ...]]:
    """The printed lines of a part (a box item's title and its body) as pieces."""
    start = 0
    for line in part.text.split("\n"):
        yield tuple(piece for piece in pieces(part, start, start + len(line)) if piece != Piece())
        start += len(line) + 1


def masters(folder: Path = FOLDER) -> list[Master]:
    """Every master, in name order."""
    return [read(path) for path in sorted(folder.glob("*.master"))]


def read(path: Path) -> Master:
    """The document that a master describes: what each reader must find in each form of it."""
    data = path.read_bytes()
    head, _, body = data.decode().partition("\n\n")
    masthead = dict(line.split(": ", 1) for line in head.splitlines())
    blocks = [block.strip() for block in body.split("\n\n") if block.strip()]
    source = Source(path.name, hashlib.sha256(data).hexdigest(), "text/plain")
    parts = tuple(_part(block) for block in blocks)
    return Master(Document(_metadata(masthead, parts), parts, source), masthead)


def kind(fragment: str) -> PartKind:
    """`kind("op-4-a")` is a sub-paragraph. Raises KeyError for a fragment of no known family."""
    family, _, rest = fragment.partition("-")
    found = KINDS[family.rstrip("0123456789")]
    deep = "-" in rest if found is not PartKind.ANNEX else bool(rest)
    return BELOW.get(found, found) if deep else found


def _metadata(masthead: dict[str, str], parts: tuple[Part, ...]) -> Metadata:
    def first(key: str) -> str:
        return masthead.get(key, "").partition(" | ")[0].strip()

    return Metadata(
        symbol=masthead["symbol"],
        symbol_source="header",
        language=masthead["language"],
        title=parts[0].text,
        date=date.fromisoformat(first("adopted") or first("issued")),
        session=first("session"),
        agenda_item=first("agenda"),
        author=masthead.get("author", masthead["organ"]),
        type=DocumentType(masthead["type"]),
        meeting=first("closing"),
    )


def _part(block: str) -> Part:
    match = _BLOCK.fullmatch(block)
    if match is None:
        raise ValueError(f"not a block: {block[:60]}")
    fragment, marked = match["fragment"], match["text"].replace("\n", " ")
    number = note_mark(fragment) if fragment.startswith("fn") else match["number"] or ""
    title, found, body = marked.partition(_TITLE)
    text, marks = _plain(f"{title}\n{body}" if found else marked)
    titled = title if found else text if kind(fragment) in (PartKind.BOX, PartKind.ANNEX) else ""
    return Part(fragment, kind(fragment), text, number, _parent(fragment), titled, None, *marks)


class _Marks(NamedTuple):
    """What the markup of a part says besides its words."""

    notes: tuple[NoteMark, ...]
    emphasis: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]


def _parent(fragment: str) -> str:
    """The part it stands in, as far as the fragment itself tells: op-4 of op-4-a."""
    family, _, rest = fragment.partition("-")
    above = f"{family}-{rest}".rpartition("-")[0] if "-" in rest or (family == "annex" and rest) else ""
    return "" if family in ("text", "fn") else above


def _plain(marked: str) -> tuple[str, _Marks]:
    """The text without markup, and what the markup said, by offsets into it."""
    text, last = "", 0
    emphasis: list[tuple[int, int]] = []
    notes: list[NoteMark] = []
    links: list[Link] = []
    for match in _MARKUP.finditer(marked):
        text += marked[last : match.start()]
        start, last = len(text), match.end()
        if match["note"]:
            notes.append(NoteMark(start, note_fragment(match["note"])))
            continue
        text += match["verb"] or match["words"] or match["symbol"]
        if match["verb"]:
            emphasis.append((start, len(text)))
        else:
            links.append(Link(start, len(text), match["symbol"]))
    return text + marked[last:], _Marks(tuple(notes), tuple(emphasis), tuple(links))


def note_fragment(mark: str) -> str:
    """`note_fragment("2")` is fn-2, of one star fn.s1."""
    return f"fn-{mark}" if mark.isdecimal() else f"fn.s{len(mark)}"


def note_mark(fragment: str) -> str:
    """The mark printed for a footnote: "2" for fn-2, "*" for fn.s1."""
    return "*" * int(fragment[4:]) if fragment.startswith("fn.s") else fragment[3:]
