"""The text of one Word paragraph: runs joined, with footnote marks, emphasis and links at their offsets; and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ingest.blocks import Mark
from ingest.readers.inline import fold, linked, local_name, trim
from kg.model import Link
from ontology import tables

if TYPE_CHECKING:
    from docx.document import Document as Word

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOTES: Final = ("footnotes", "endnotes")
_HEADING: Final = re.compile(
    rf"(?:{'|'.join(data['heading_style'] for data in tables('structure'))}|_?\s?H(?:_\w+)*_)\s*(\d)", re.I
)
"""Names of styles of headings: as word processors have them, and as templates of documents do."""
_SYMBOL_FONTS: Final = 0xF000
"""Characters of symbol fonts are stored from here on."""


def tag(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return _W + name


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph's style says, its own properties included. `level` is 0 unless it is a heading."""

    level: int = 0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    size: float = 0.0
    numbering: tuple[str, int] | None = None
    """The list that the style puts a paragraph in: (numId, level)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph's text and what stands in it; `bold` and `italic` only if all of it is."""

    text: str
    marks: tuple[Mark, ...]
    emphasis: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]
    bold: bool
    italic: bool


class Styles:
    """Properties inherited through the chain of styles, by style id."""

    def __init__(self, word: Word) -> None:
        self._elements = {style.get(tag("styleId"), ""): style for style in word.styles.element.iter(tag("style"))}
        self._known: dict[str, Style] = {}

    def of(self, element: Any) -> Style:
        """The properties of a paragraph: its own before those of its style."""
        properties = element.find(tag("pPr"))
        if properties is None:
            return Style()
        named = properties.find(tag("pStyle"))
        inherited = self.named(named.get(tag("val"), "")) if named is not None else Style()
        return _over(inherited, properties, None, "")

    def named(self, identity: str, seen: frozenset[str] = frozenset()) -> Style:
        """The properties of a style; a style that inherits from itself ends there."""
        element = self._elements.get(identity)
        if element is None or identity in seen:
            return Style()
        if identity not in self._known:
            based = element.find(tag("basedOn"))
            base = self.named(based.get(tag("val"), ""), seen | {identity}) if based is not None else Style()
            name = element.find(tag("name"))
            title = name.get(tag("val"), "") if name is not None else identity
            self._known[identity] = _over(base, element.find(tag("pPr")), element.find(tag("rPr")), title)
        return self._known[identity]


def _over(base: Style, paragraph: Any, run: Any, title: str) -> Style:
    """A style with the properties given here laid over those it inherits."""
    outline = _value(paragraph, "outlineLvl")
    heading = _HEADING.match(title)
    level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else int(heading[1]) if heading else base.level
    size = _value(run, "sz")
    align = _value(paragraph, "jc")
    return Style(
        level,
        _switched(run, "b", base.bold),
        _switched(run, "i", base.italic),
        align == "center" if align else base.centred,
        int(size) / 2 if size.isdigit() else base.size,
        _numbering(paragraph) or base.numbering,
    )


def _numbering(properties: Any) -> tuple[str, int] | None:
    found = properties.find(tag("numPr")) if properties is not None else None
    if found is None:
        return None
    level = _value(found, "ilvl")
    return _value(found, "numId"), int(level) if level.isdigit() else 0


def _value(parent: Any, name: str) -> str:
    found = parent.find(tag(name)) if parent is not None else None
    return "" if found is None else str(found.get(tag("val"), ""))


def _switched(properties: Any, name: str, inherited: bool) -> bool:
    """Whether a property like bold is on: `<w:b/>` is, `<w:b w:val="0"/>` is not."""
    found = properties.find(tag(name)) if properties is not None else None
    return inherited if found is None else found.get(tag("val"), "1") not in ("0", "false", "off")


class Notes:
    """The footnotes and endnotes of a document, numbered in the order in which they are cited."""

    def __init__(self, word: Word) -> None:
        from lxml import etree

        self._notes: dict[tuple[str, str], Any] = {}
        self._markers: dict[tuple[str, str], str] = {}
        self._counted = 0
        self._pending: list[tuple[str, Any]] = []
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        for relation in word.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind in _NOTES and not relation.is_external:
                for note in etree.fromstring(relation.target_part.blob, parser):
                    self._notes[kind, note.get(tag("id"), "")] = note

    def cite(self, kind: str, identity: str, own: str) -> str:
        """The marker of a reference: its own mark, or the next number; "" for a note that is not there."""
        note = self._notes.get((kind, identity))
        if note is None:
            return own
        if (kind, identity) not in self._markers:
            self._counted += not own
            self._markers[kind, identity] = own or str(self._counted)
            self._pending.append((self._markers[kind, identity], note))
        return self._markers[kind, identity]

    def cited(self, marks: Sequence[Mark]) -> list[tuple[str, Any]]:
        """The notes that came up since the last call, with their markers."""
        pending, self._pending = (self._pending, []) if marks else ([], self._pending)
        return pending

    def text(self, inner: Sequence[Text], marker: str) -> str:
        """A note's paragraphs as one text, without the marker that some writers repeat in it."""
        text = "\n".join(paragraph.text for paragraph in inner if paragraph.text)
        return text.removeprefix(marker).lstrip() if marker.strip("*") == "" else text


def paragraph(element: Any, styles: Styles, notes: Notes, word: Word) -> Text:
    """The text of a paragraph; deleted text, field codes and text boxes are left out."""
    collected = _Runs(styles, notes, word)
    collected.take(element, styles.of(element))
    return collected.result()


class _Runs:
    """Collects over the raw text; offsets are moved when the white space is folded at the end."""

    def __init__(self, styles: Styles, notes: Notes, word: Word) -> None:
        self._styles, self._notes, self._word = styles, notes, word
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[tuple[int, str]] = []
        self._spans: list[tuple[int, int, bool, bool]] = []
        self._links: list[tuple[int, int, str]] = []

    def take(self, parent: Any, style: Style) -> None:
        for child in parent:
            match local_name(child):
                case "r":
                    self._run(child, style)
                case "hyperlink":
                    start = self._length
                    self.take(child, style)
                    self._links.append((start, self._length, self._target(child)))
                case "del" | "moveFrom" | "pPr" | "":
                    pass
                case _:
                    self.take(child, style)

    def _run(self, run: Any, style: Style) -> None:
        start = self._length
        own = _own_mark(run)
        for child in run:
            self._piece(child, own)
        properties = run.find(tag("rPr"))
        named = _value(properties, "rStyle")
        base = self._styles.named(named) if named else style
        bold = _switched(properties, "b", base.bold or style.bold) or _switched(properties, "bCs", False)
        self._spans.append((start, self._length, bold, _switched(properties, "i", base.italic or style.italic)))

    def _piece(self, child: Any, own: str) -> None:
        match local_name(child):
            case "t" if not own:
                self._add(child.text or "")
            case "tab" | "br" | "cr" | "ptab":
                self._add("\t" if local_name(child) in ("tab", "ptab") else "\n")
            case "noBreakHyphen":
                self._add("\u2011")
            case "sym":
                self._add(_symbol(child.get(tag("char"), "")))
            case "footnoteReference" | "endnoteReference" as name:
                kind = name.removesuffix("Reference") + "s"
                marker = self._notes.cite(kind, child.get(tag("id"), ""), own)
                if marker:
                    self._marks.append((self._length, marker))

    def _target(self, hyperlink: Any) -> str:
        relation = self._word.part.rels.get(hyperlink.get(_R + "id", ""))
        return linked(relation.target_ref) if relation is not None and relation.is_external else ""

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def result(self) -> Text:
        raw = "".join(self._pieces)
        text, moved = fold(raw)
        filled = [span for span in self._spans if raw[span[0] : span[1]].strip()]
        return Text(
            text,
            tuple(Mark(len(text[: moved[at]].rstrip()), marker) for at, marker in self._marks),
            tuple(trim(text, moved[a], moved[b]) for a, b in _merged(filled)),
            tuple(Link(*trim(text, moved[a], moved[b]), symbol) for a, b, symbol in self._links if symbol and a < b),
            bool(filled) and all(bold for _, _, bold, _ in filled),
            bool(filled) and all(italic for _, _, _, italic in filled),
        )


def _merged(spans: Sequence[tuple[int, int, bool, bool]]) -> Iterator[tuple[int, int]]:
    """Emphasised runs that follow each other are one span."""
    begun: tuple[int, int] | None = None
    for start, end, bold, italic in spans:
        if (bold or italic) and begun and begun[1] == start:
            begun = (begun[0], end)
            continue
        if begun:
            yield begun
        begun = (start, end) if bold or italic else None
    if begun:
        yield begun


def _own_mark(run: Any) -> str:
    """The mark that stands for a note reference in the run's own text: a star."""
    follows = any(child.get(tag("customMarkFollows"), "0") not in ("0", "false") for child in run)
    return "".join(t.text or "" for t in run.iter(tag("t"))).strip() if follows else ""


def _symbol(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return chr(value - _SYMBOL_FONTS) if _SYMBOL_FONTS + 32 <= value <= _SYMBOL_FONTS + 126 else "•"
