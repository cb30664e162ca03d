"""A reader for each kind of file, imported when the first such file comes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final, Protocol

from ingest.source import AKN, DOCX, PDF, PLAIN, RawFile, ReadOptions
from kg.model import Document

MODULES: Final[Mapping[str, str]] = {
    PDF: "ingest.readers.pdf",
    DOCX: "ingest.readers.docx",
    AKN: "ingest.readers.akn",
    PLAIN: "ingest.readers.plain",
}
"""Media type → module; each has a function `read` that is a `Reader`."""


class Reader(Protocol):
    """Makes a document of a file.

    Raises UnreadableFile, GarbledText or LimitExceeded, each naming the file, the cause and the remedy; nothing else.
    """

    def __call__(self, file: RawFile, options: ReadOptions) -> Document: ...


def reader(media_type: str) -> Reader:
    """The reader for a media type that `ingest.source.load` told. Raises KeyError for another."""
    found: Reader = import_module(MODULES[media_type]).read
    return found


def read(file: RawFile, options: ReadOptions) -> Document:
    """The document that a file holds, whatever its kind."""
    return reader(file.media_type)(file, options)
