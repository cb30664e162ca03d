"""Word documents (.docx): paragraphs, lists, headings, boxes, tables and footnotes as the file states them.

Source of the format: ECMA-376, WordprocessingML. Opened by python-docx; what it does not offer (footnotes, computed
list numbers, text boxes) is read from the same XML tree by `ingest.readers.wordtext` and `ingest.readers.wordlists`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from ingest.blocks import Block, Role
from ingest.garbage import check_parts, fault, rescue
from ingest.masthead import stated_language
from ingest.metadata import find_metadata
from ingest.readers.aknblocks import with_number
from ingest.readers.inline import depth, local_name
from ingest.readers.wordlists import Lists
from ingest.readers.wordtext import Notes, Styles, paragraph, tag
from ingest.source import RawFile, ReadOptions
from ingest.structure import parts
from kg.errors import GarbledText, UnreadableFile, brief
from kg.language import detect
from kg.model import Document, Source
from kg.symbol import find_symbols

if TYPE_CHECKING:
    from docx.document import Document as Word

_BROKEN: Final = (
    *(KeyError, ValueError, IndexError, AttributeError, TypeError, OSError, EOFError),
    *(SyntaxError, NotImplementedError, zipfile.BadZipFile, zlib.error),
)
"""What python-docx, lxml (its errors are SyntaxErrors) and zipfile raise on files that are not what they claim."""
_RESAVE: Final = "open it in a word processor, save it anew and retry"
_SAMPLE: Final = 20_000
_FRONT: Final = 60
_TAIL: Final = 12
_OPENING: Final = 12
"""Blocks at the beginning among which tables are the masthead."""
_SKIPPED: Final = frozenset({"Fallback", "del", "moveFrom", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"})


def read(file: RawFile, options: ReadOptions) -> Document:
    """The document, part by part. Raises UnreadableFile, GarbledText or LimitExceeded."""
    word = _open(file, options)
    try:
        headers = _headers(word)
        body = list(_Walk(word).blocks(word.element.body))
    except _BROKEN as error:
        raise UnreadableFile(file.path, f"broken Word document ({brief(error)})", _RESAVE) from None
    blocks = [*_masthead(body), *(Block(text, Role.FURNITURE) for text in headers)]
    text = "\n".join(block.text for block in blocks)
    options.limits.check(file.path, "characters", len(text))
    if not text.strip():
        raise UnreadableFile(file.path, "there is no text in it", "give the document itself, not a picture of it")
    if wrong := fault(text):
        raise GarbledText(file.path, wrong, "save it as UTF-8 text" if rescue(text)[0] else _RESAVE)
    front = _front(blocks)
    language = options.language or stated_language(front) or detect(text[:_SAMPLE])
    read = parts(blocks, language)
    tail = [block.text for block in body if block.role is Role.BODY][-_TAIL:]
    told = find_metadata(front, tail, headers, file, options, language, text)
    warnings = check_parts(file.path, [part.text for part in read], options.limits)
    return Document(told, read, Source(file.path, file.sha256, file.media_type), warnings)


def _open(file: RawFile, options: ReadOptions) -> Word:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            members = archive.infolist()
        options.limits.check(file.path, "objects", len(members))
        options.limits.check(file.path, "unpacked_bytes", sum(member.file_size for member in members))
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableFile(file.path, "encrypted", "remove its password and retry")
        word = docx.Document(io.BytesIO(file.data))
        options.limits.check(file.path, "objects", sum(1 for _ in word.element.iter()))
        options.limits.check(file.path, "depth", depth(word.element))
    except (PackageNotFoundError, *_BROKEN) as error:
        raise UnreadableFile(file.path, f"broken Word document ({brief(error)})", _RESAVE) from None
    return word


def _headers(word: Word) -> list[str]:
    """The running headers and footers, each text once."""
    texts: dict[str, None] = {}
    for section in word.sections:
        for place in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not place.is_linked_to_previous:
                texts.update(dict.fromkeys(" ".join(p.text.split()) for p in place.paragraphs))
    return [text for text in texts if text]


class _Walk:
    """Walks the body in reading order and turns it into blocks."""

    def __init__(self, word: Word) -> None:
        self.styles = Styles(word)
        self.lists = Lists(word)
        self.notes = Notes(word)
        self.word = word

    def blocks(self, parent: Any, boxed: bool = False) -> Iterator[Block]:
        for child in parent:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child, boxed)
            elif name == "tbl":
                yield from self._table(child, boxed)
            elif name not in _SKIPPED:
                yield from self.blocks(child, boxed)

    def _paragraph(self, element: Any, boxed: bool) -> Iterator[Block]:
        number, depth = self.lists.number(element, self.styles)
        text = paragraph(element, self.styles, self.notes, self.word)
        if text.text or number:
            style = self.styles.of(element)
            level = style.level
            block = Block(
                text.text, marks=text.marks, level=level, depth=depth, bold=text.bold or level > 0,
                italic=text.italic, centred=style.centred, size=style.size, boxed=boxed, emphasis=text.emphasis,
                links=text.links,
            )  # fmt: skip
            yield with_number(block, number) if number else block
        for box in _frames(element):
            yield from self.blocks(box, boxed=True)
        for marker, note in self.notes.cited(text.marks):
            inner = [paragraph(p, self.styles, self.notes, self.word) for p in note.iter(tag("p"))]
            yield Block(self.notes.text(inner, marker), Role.NOTE, marker=marker)

    def _table(self, element: Any, boxed: bool) -> Iterator[Block]:
        """A table of one column is a box; of another one, each row is a block with its cells in reading order."""
        rows = [[cell for cell in row.iter(tag("tc")) if _row_of(cell) is row] for row in element.iter(tag("tr"))]
        rows = [row for row in rows if row and _table_of(row[0]) is element]
        if all(len(row) == 1 for row in rows):
            for row in rows:
                yield from self.blocks(row[0], boxed=True)
            return
        for row in rows:
            inside = [list(self.blocks(cell, boxed)) for cell in row]
            cells = ["\n".join(block.text for block in cell if block.role is not Role.NOTE) for cell in inside]
            if any(cells):
                yield Block("\t".join(cells), Role.TABLE)
            yield from (block for cell in inside for block in cell if block.role is Role.NOTE)


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(tag("tr")))


def _table_of(cell: Any) -> Any:
    return next(cell.iterancestors(tag("tbl")))


def _frames(element: Any) -> Iterator[Any]:
    """Text boxes anchored in a paragraph; drawn twice for old and new readers, read once."""
    for box in element.iter(tag("txbxContent")):
        above = [local_name(ancestor) for ancestor in box.iterancestors()]
        inner = above.index("p") if "p" in above else 0
        if "Fallback" not in above and "txbxContent" not in above[:inner]:
            yield box


def _masthead(body: Sequence[Block]) -> list[Block]:
    """Tables that open the document and bear its symbol are its masthead, not tables."""
    opening = [i for i, block in enumerate(body[:_OPENING]) if block.role is Role.TABLE]
    leading = [i for at, i in enumerate(opening) if i == at]
    if not any(find_symbols(body[i].text) for i in leading):
        return list(body)
    cells = [Block(cell, Role.FURNITURE) for i in leading for cell in body[i].text.split("\t") if cell]
    return [*cells, *body[len(leading) :]]


def _front(blocks: Sequence[Block]) -> list[str]:
    """The lines of the first blocks, an empty one between them."""
    lines: list[str] = []
    for block in (b for b in blocks[:_FRONT] if b.role is not Role.NOTE):
        lines += [*block.text.split("\n"), ""]
    return lines
