"""PDF files with a text layer, page by page. Source of the text: pypdf."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

from ingest.arabic import chunks as reading_order
from ingest.arabic import right_to_left
from ingest.limits import Limits
from ingest.lines import Line
from ingest.pages import Chunk, lay_out
from ingest.readers.glyphs import Known, glyphs
from ingest.readers.printed import document
from ingest.source import RawFile, ReadOptions
from kg.errors import UnreadableFile, brief
from kg.model import Document

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_TRANSCRIBE: Final = "run text recognition on it and give the text"
_GROWING: Final = (
    "zlib_maximum_output_length", "lzw_maximum_output_length", "run_length_maximum_output_length",
    "brotli_maximum_output_length", "array_based_stream_maximum_output_length",
)  # fmt: skip
_BROKEN: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, RecursionError,
    TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What pypdf raises on broken pages besides its own errors: it does not check what a file claims."""


@cache
def _broken() -> tuple[type[Exception], ...]:
    from pypdf.errors import DependencyError, DeprecationError, PyPdfError

    return (PyPdfError, DependencyError, DeprecationError, *_BROKEN)


def read(file: RawFile, options: ReadOptions) -> Document:
    """The document, part by part. Raises UnreadableFile, GarbledText or LimitExceeded."""
    pages, warnings = _pages(file, options)
    lines = lay_out(pages)
    if not lines:
        raise UnreadableFile(file.path, "no page has a text layer (a scan?)", _TRANSCRIBE)
    return document(lines, file, options, warnings)


def lines_of(data: bytes) -> tuple[Line, ...]:
    """The lines of a PDF held in memory. Raises UnreadableFile."""
    return lay_out(_pages(RawFile("", data, "", "application/pdf"), ReadOptions())[0])


def _pages(file: RawFile, options: ReadOptions) -> tuple[list[list[Chunk]], list[str]]:
    """The pieces of text on each page, and what had to be said about pages that gave none."""
    with _bounded(options.limits):
        return _read_bounded(file, options)


@contextmanager
def _bounded(limits: Limits) -> Iterator[None]:
    """Hold pypdf to the limits where they are tighter than its own."""
    from pypdf import apply_configuration, get_configuration

    usual = get_configuration()
    bytes_ = {name: min(getattr(usual, name), limits.unpacked_bytes) for name in _GROWING}
    with apply_configuration(**bytes_, page_tree_maximum_depth=min(usual.page_tree_maximum_depth, limits.depth)):
        yield


def _read_bounded(file: RawFile, options: ReadOptions) -> tuple[list[list[Chunk]], list[str]]:
    reader = _open(file)
    options.limits.check(file.path, "objects", len(reader.xref_objStm) + sum(map(len, reader.xref.values())))
    options.limits.check(file.path, "pages", _count(reader, file))
    pages: list[list[Chunk]] = []
    broken: list[int] = []
    size = grown = 0
    for number, chunks in enumerate(_read_pages(reader), 1):
        pages.append(chunks or [])
        grown += _unpacked(reader, number - 1) if chunks is not None else 0
        options.limits.check(file.path, "unpacked_bytes", grown)
        size += sum(len(chunk[0]) for chunk in chunks or ())
        options.limits.check(file.path, "characters", size)
        if chunks is None:
            broken.append(number)
    if broken and len(broken) == len(pages):
        raise UnreadableFile(file.path, "none of its pages can be read", "save the document anew and retry")
    return pages, [f"pages that could not be read: {', '.join(map(str, broken))}"] if broken else []


def _open(file: RawFile) -> PdfReader:
    """Raises UnreadableFile for a file that is broken or needs a password."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(file.data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        raise UnreadableFile(file.path, "encrypted with AES", "install pypdf[crypto], or remove the password") from None
    except _broken() as error:
        raise UnreadableFile(file.path, f"broken PDF ({brief(error)})", "fetch the file again") from None
    if locked:
        raise UnreadableFile(file.path, "encrypted PDF", "remove its password and retry")
    return reader


def _count(reader: PdfReader, file: RawFile) -> int:
    try:
        return len(reader.pages)
    except _broken() as error:
        raise UnreadableFile(file.path, f"broken PDF ({brief(error)})", "fetch the file again") from None


def _read_pages(reader: PdfReader) -> Iterator[list[Chunk] | None]:
    """Each page's pieces of text; None for a page that is broken."""
    pages = _Pages()
    for number in range(len(reader.pages)):
        try:
            yield pages.chunks(reader.pages[number])
        except _broken():
            yield None


class _Pages:
    """Reads page after page; after one from right to left it expects another."""

    def __init__(self) -> None:
        self.rightward = False
        self.fonts: dict[int, Known] = {}

    def chunks(self, page: PageObject) -> list[Chunk]:
        """The text of a page in reading order, with place, size and font of each piece."""
        found = [] if self.rightward else _chunks(page)
        if not self.rightward and not right_to_left("".join(chunk[0] for chunk in found)):
            return found
        seen = glyphs(page, self.fonts)
        self.rightward = right_to_left("".join(glyph.text for glyph in seen))
        return reading_order(seen, float(page.mediabox.right)) if self.rightward else found or _chunks(page)


def _unpacked(reader: PdfReader, number: int) -> int:
    """The bytes that a page's own content grew to; pypdf keeps them once it has read the page."""
    contents = reader.pages[number].get("/Contents")
    contents = contents.get_object() if contents is not None else None
    streams = contents if isinstance(contents, list) else [contents]
    objects = (stream.get_object() for stream in streams if stream is not None)
    return sum(len(one.get_data()) for one in objects if hasattr(one, "get_data"))


def _chunks(page: PageObject) -> list[Chunk]:
    """The text of a page in the order of the file, with place, size and font of each piece."""
    found: list[Chunk] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: dict[str, object] | None, size: float) -> None:
        if text:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or 1.0
            found.append((text, x, y, size * scale, str(font.get("/BaseFont", "")) if font else ""))

    text = page.extract_text(visitor_text=visit)
    if "".join(chunk[0] for chunk in found) == text:
        return found
    return [(text, 0.0, 0.0, 0.0, "")]
