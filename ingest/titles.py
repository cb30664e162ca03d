"""The title on a first page: behind a resolution's number, above "Report of …", below "… bulletin"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Final

from ingest.markers import Kind as Marker
from ingest.markers import leading
from ingest.masthead import Kind, as_date, find_agenda_item, find_body, find_session, wording
from kg.language import spaced
from kg.model import DocumentType
from kg.symbol import find_symbols
from ontology import tables

_NUMBERED: Final = re.compile(r"(?:\d{1,4}|E?S-\d+)/\d{1,3}(?: ?[A-Z])?(?:\.|\s*[-–—]|(?=\s*[\u0600-\u06ff]))\s*")
_NOISE: Final = r"[A-Z]{2}\.\d\d-\d|\W*\d[\d-]*X? ?\([A-Z]\)|\*\d+\*|[\W\d]*$"
"""A job number, bar code, page number; the words of the masthead are in the tables."""
HEADINGS: Final = frozenset({Marker.ROMAN, Marker.HAN, Marker.ORDINAL})
"""Numerals that number headings, and no titles."""
_FIRST: Final = re.compile(r"1[.．]\s+(?=\D{8})")
"""The first numbered paragraph: no title stands below it."""
_LONGEST: Final = 12
"""Lines of a title at most."""
_SHORT: Final = 70
_SUBJECT: Final = 36
"""Letters besides the author that a line like "Annual report of the Secretary-General" may have."""
_HAN_WIDTH: Final = 3


def find_title(front: Sequence[str], top: Sequence[str], kind: Kind, language: str) -> str:
    """The title in one line as printed, or "" where none can be told. A letter is its own title.

    `top` are the first lines of `front` as `plain` makes them.
    """
    lines = _title_lines(top, kind, language)
    joint = " " if spaced(language) else ""
    text = joint.join(" ".join(front[number].split()) for number in lines[:_LONGEST])
    return _NUMBERED.sub("", text, count=1).strip(" *")


def _title_lines(top: Sequence[str], kind: Kind, language: str) -> list[int]:
    kind_line = kind.line
    numbered = next((i for i, line in enumerate(top) if _NUMBERED.match(line)), -1)
    if numbered >= 0:
        return _until_enacting(top, numbered, language)
    blocks = _blocks(top, language)
    before = [block for block in blocks if block[-1] < kind_line]
    here = [block for block in blocks if block[0] <= kind_line <= block[-1]]
    after = [block for block in blocks if block[0] > kind_line]
    inside = [line for line in here[0] if line < kind_line] if here else []
    if kind_line < 0:
        return _untold(top, blocks, language)
    if here and kind.type is not DocumentType.RESOLUTION and _is_title(top, here[0], kind):
        return [line for line in here[0] if line >= kind_line]
    if kind.type is DocumentType.BULLETIN and after:
        return after[0]
    return inside or (before[-1] if before else here[0] if here else after[0] if after else [])


def _untold(top: Sequence[str], blocks: Sequence[list[int]], language: str) -> list[int]:
    """Without a line that names the kind: the block below session and agenda item, and below the item's own title."""
    told = [n for n, line in enumerate(top) if find_session([line], language) or find_agenda_item([line], language)]
    below = [block for block in blocks if (not told or block[0] > told[-1]) and not _heads(top[block[0]])]
    titles = [block for block in below if not top[block[-1]].endswith((".", "。", ";", ",")) and len(block) < _LONGEST]
    itemised = bool(told) and bool(find_agenda_item([top[told[-1]]], language))
    return next(iter(titles[itemised:] or titles), [])


def _heads(line: str) -> bool:
    """Whether a line is a numbered heading, below which the text has begun: "I. Introduction"."""
    marker = leading(line)
    return marker is not None and marker.kind in HEADINGS


def _is_title(top: Sequence[str], block: Sequence[int], kind: Kind) -> bool:
    """Whether "Letter dated …" or "Report of … on …" is the title, and not only says who reports."""
    if kind.type is DocumentType.LETTER:
        return True
    text = "".join(top[line] for line in block if line >= kind.line).replace(kind.author, "", 1)
    return sum(_HAN_WIDTH if "\u3400" <= c <= "\u9fff" else 1 for c in text) > _SUBJECT


def _until_enacting(top: Sequence[str], start: int, language: str) -> list[int]:
    enacting = wording(language).enacting
    numbers = [number for number in range(start, len(top)) if top[number]]
    return list(
        takewhile(lambda number: not (enacting.match(top[number]) or _bodies_only(top[number], language)), numbers)
    )


def _blocks(top: Sequence[str], language: str) -> list[list[int]]:
    """Runs of lines between blank ones above the first paragraph, without those that masthead, session and agenda item
    take up.
    """
    blocks: list[list[int]] = [[]]
    first = next((number for number, line in enumerate(top) if _FIRST.match(line)), len(top))
    for number, line in enumerate(top[:first]):
        if not line or _masthead(line, language):
            blocks.append([])
        else:
            blocks[-1].append(number)
    return [block for block in blocks if sum(c.isalpha() for line in block for c in top[line]) > 1]


@cache
def _noise() -> re.Pattern[str]:
    """What stands above a title and is none, in any language: documents print some of it in all of them."""
    return re.compile("|".join((*(data["noise"] for data in tables("metadata")), _NOISE)), re.I)


def _masthead(line: str, language: str) -> bool:
    symbols = find_symbols(line)
    return (
        bool(_noise().match(line))
        or (bool(symbols) and len(line) - (symbols[-1][1] - symbols[0][0]) < 20)
        or bool(find_session([line], language))
        or bool(find_agenda_item([line], language))
        or as_date(line, language) is not None
        or _bodies_only(line, language)
        or _days(line, language)
    )


def _bodies_only(line: str, language: str) -> bool:
    """ "General Assembly Security Council" """
    rest = line
    while rest and (body := find_body([rest], language)[0]):
        rest = rest[len(body) :].strip()
    return not rest


def _days(line: str, language: str) -> bool:
    """When and where a session meets: "New York, 12 May-13 June 2025"."""
    return len(line) < _SHORT and wording(language).days.match(line) is not None
