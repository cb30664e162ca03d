"""The file as it lies on disk: found, loaded within limits, its kind told by content as well as by ending."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from ingest.limits import Limits
from kg.errors import UnreadableFile

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AKN: Final = "application/akn+xml"
PLAIN: Final = "text/plain"

ENDINGS: Final = {".pdf": PDF, ".docx": DOCX, ".xml": AKN, ".txt": PLAIN}
"""What is looked for in folders."""

_KNOWN: Final = "give a .pdf, .docx, .xml (AKN4UN) or .txt file"
_NAMES: Final = {PDF: "PDF", DOCX: "Word document", AKN: "XML", PLAIN: "plain text"}
_FOREIGN: Final = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc)", "save it as .docx"),
    (b"{\\rtf", "a rich-text file", "save it as .docx"),
    (b"\x89PNG", "a picture", "run text recognition on it and give the text"),
    (b"\xff\xd8\xff", "a picture", "run text recognition on it and give the text"),
    (b"II*\x00", "a picture", "run text recognition on it and give the text"),
    (b"MM\x00*", "a picture", "run text recognition on it and give the text"),
)


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file's bytes; `path` as given, `sha256` in hex, `media_type` by IANA."""

    path: str
    data: bytes
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user states about a file; it comes before what the document prints."""

    symbol: str = ""
    language: str = ""
    date: date | None = None
    limits: Limits = field(default_factory=Limits)


def discover(paths: Iterable[str | Path]) -> list[Path]:
    """The files to read: files as given, folders searched through, each path once.

    Hidden files and lock files of Office in folders are passed over; a path that does not exist is kept, so that
    `load` reports it. Raises UnreadableFile for a folder that may not be listed.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        found.update(dict.fromkeys(_walk(path) if path.is_dir() else [path]))
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=_unlistable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in ENDINGS:
                yield Path(root, name)


def _unlistable(error: OSError) -> None:
    raise UnreadableFile(error.filename, f"the folder cannot be listed ({error.strerror})", "check its permissions")


def load(path: str | Path, limits: Limits | None = None) -> RawFile:
    """Read a file. Raises UnreadableFile (missing, empty, of an unknown kind) or LimitExceeded (too large)."""
    limits = limits or Limits()
    data = _read(Path(path), limits)
    if not data.strip(b"\x00\t\n\r\f "):
        raise UnreadableFile(path, "the file is empty", "fetch it again")
    return RawFile(str(path), data, hashlib.sha256(data).hexdigest(), _media_type(path, data))


def _read(path: Path, limits: Limits) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(path, "not a regular file", _KNOWN)
        limits.check(path, "file_bytes", status.st_size)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path, error.strerror or "cannot be read", "check the path and its permissions") from None
    except ValueError:
        raise UnreadableFile(repr(str(path)), "not a path", "check the spelling") from None


def _media_type(path: str | Path, data: bytes) -> str:
    """What the content is; the ending only decides what has no signature, and must not contradict."""
    expected = ENDINGS.get(Path(path).suffix.lower())
    for magic, name, remedy in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableFile(path, f"this is {name}", remedy)
    found = _by_signature(path, data)
    if found:
        return found
    if expected == PLAIN:
        return PLAIN
    if expected:
        raise UnreadableFile(path, f"named like a {_NAMES[expected]}, but the content is something else", _KNOWN)
    raise UnreadableFile(path, "of an unknown kind", _KNOWN)


def _by_signature(path: str | Path, data: bytes) -> str:
    """The media type that the first bytes state; "" when they state none."""
    head = data[:1024]
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path, data)
    start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe\t\n\r ")
    if start[:9].lower().startswith((b"<!doctype", b"<html")) and b"<html" in start.lower():
        raise UnreadableFile(path, "this is a web page", "save the document itself, not the page around it")
    is_xml = start.startswith((b"<?xml", b"<akomaNtoso", b"<!DOCTYPE", b"<an:", b"<akn:"))
    return AKN if is_xml else ""


def _zipped(path: str | Path, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UnreadableFile(path, "a broken zip file", "fetch it again") from None
    if "word/document.xml" not in names:
        raise UnreadableFile(path, "a zip file, but no Word document", _KNOWN)
    return DOCX
