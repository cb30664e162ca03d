"""Text dumps: the lines of a document as a PDF prints them, in one .txt file."""

from __future__ import annotations

import codecs
from typing import Final

from ingest.lines import from_text
from ingest.readers.printed import document
from ingest.source import RawFile, ReadOptions
from kg.errors import UnreadableFile
from kg.model import Document
from ontology import table

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(file: RawFile, options: ReadOptions) -> Document:
    """The document, part by part. Raises UnreadableFile, GarbledText or LimitExceeded."""
    text, warnings = decode(file)
    options.limits.check(file.path, "characters", len(text))
    options.limits.check(file.path, "pages", text.count("\f") + 1)
    return document(from_text(text), file, options, warnings)


def decode(file: RawFile) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what had to be said about its encoding.

    UTF-8 unless a byte order mark says otherwise; GB 18030 where that is certain. Raises UnreadableFile for the rest.
    """
    for mark, encoding in _MARKS:
        if file.data.startswith(mark):
            return _decoded(file, encoding), ()
    try:
        return file.data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _chinese(file), ("read as GB 18030, not UTF-8",)


def _decoded(file: RawFile, encoding: str) -> str:
    try:
        return file.data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile(file.path, f"not the {encoding.upper()} text it says it is", "save it as UTF-8") from None


def _chinese(file: RawFile) -> str:
    """Bytes that are GB 18030 for certain: they decode without error, to characters that Chinese uses most."""
    try:
        text = file.data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    letters = sum(c.isalpha() for c in text)
    if letters == 0 or sum(map(text.count, table("zh", "metadata")["commonest"])) < 0.08 * letters:
        raise UnreadableFile(file.path, "the text is not in UTF-8", "save it as UTF-8")
    return text
