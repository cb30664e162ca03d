"""From printed lines to a document: what text dumps and PDFs have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from ingest.assemble import blocks
from ingest.blocks import Block, Role
from ingest.garbage import check_parts, sift
from ingest.lines import Line
from ingest.masthead import stated_language
from ingest.metadata import find_metadata
from ingest.source import RawFile, ReadOptions
from ingest.structure import parts
from kg.errors import UnreadableFile
from kg.language import detect
from kg.model import Document, Part, PartKind, Source

_SAMPLE: Final = 20_000
"""Characters that are looked at to tell the language."""
_FRONT: Final = 80
"""Lines at the beginning among which a document says what it is."""
_APART: Final = 0.4
"""Lines of white space that set two blocks of a first page apart."""
_TAIL: Final = 12
_NUMBERED: Final = (PartKind.OPERATIVE, PartKind.PARAGRAPH)


def document(lines: Sequence[Line], file: RawFile, options: ReadOptions, warnings: Sequence[str] = ()) -> Document:
    """The document that these lines are. Raises UnreadableFile if there are none, GarbledText if they are no text."""
    if not lines:
        raise UnreadableFile(file.path, "there is no text in it", "run text recognition on it and give the text")
    lines, sifted = sift(file.path, lines)
    language = options.language or stated_language([line.words for line in lines[:_FRONT]]) or _language(lines)
    found = blocks(lines, language)
    read = parts(found, language)
    text = "\n".join(part.text for part in read)
    told = find_metadata(_front(lines, read), _tail(lines), _headers(found), file, options, language, text)
    garbled = check_parts(file.path, [part.text for part in read], options.limits)
    return Document(told, read, Source(file.path, file.sha256, file.media_type), (*warnings, *sifted, *garbled))


def _language(lines: Sequence[Line]) -> str:
    sample: list[str] = []
    size = 0
    for line in lines:
        sample.append(line.words)
        size += len(line.words)
        if size > _SAMPLE:
            break
    return detect(" ".join(sample))


def _front(lines: Sequence[Line], read: Sequence[Part]) -> list[str]:
    """The first page, or all lines before the first numbered paragraph."""
    if lines[0].page is not None:
        first = lines[0].page
        return _spaced(list(takewhile(lambda line: line.page in (first, first + 1), lines))[: _FRONT * 2])
    numbered = next((i for i, part in enumerate(read) if part.kind in _NUMBERED), len(read))
    stop = min(_FRONT, 4 * numbered + 20)
    return _spaced(lines[:stop])


def _spaced(lines: Sequence[Line]) -> list[str]:
    """The lines' words, with an empty one wherever white space or another size sets a block apart."""
    spaced: list[str] = []
    size = lines[0].size if lines else 0.0
    for line in lines:
        if line.gap > _APART or abs(line.size - size) > 1:
            spaced.append("")
        spaced.append(line.words)
        size = line.size
    return spaced


def _tail(lines: Sequence[Line]) -> list[str]:
    return [line.words for line in lines[-_TAIL:]]


def _headers(found: Sequence[Block]) -> list[str]:
    """The furniture, where symbols stand; each once."""
    return list(dict.fromkeys(block.text for block in found if block.role is Role.FURNITURE))
