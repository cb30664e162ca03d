"""Arabic as PDFs hold it: letters in the shapes they are drawn in, lines sometimes from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line, Span

_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_RUN = re.compile(r"[A-Za-z0-9\u00c0-\u024f](?:[\w.,/:%'’\-–()@&+ ]*[A-Za-z0-9%\u00c0-\u024f])?")
_MIRROR = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_RIGHT = re.compile(r"(?<!\w)ال\w\w")
_WRONG = re.compile(r"\w\wلا(?!\w)")


def unshaped(text: str) -> str:
    """Letters in presentation forms as the letters they are; all else untouched."""
    if not _SHAPED.search(text):
        return text
    return _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


Piece = tuple[str, float, float, float, str]
"""A piece of text as in `ingest.pages`: text, x, y, size, font."""
_EDGES = re.compile(r"([^\w%]*)(.*?)([^\w%]*)", re.S)
_NUMBERS = re.compile(r"\d(?:[\d/.,:]*\d)?%?|.", re.S)
"""After Arabic letters a hyphen does not hold two numbers together, a slash or point does."""
_SWAPPED = re.compile(r"\)([^()]{0,60})\(")


def right_to_left(pieces: Sequence[Piece]) -> bool:
    """Whether most letters of a text are Arabic."""
    text = "".join(piece[0] for piece in pieces[:4000])
    return len(_ARABIC.findall(text)) > 0.5 * sum(c.isalpha() for c in text)


def reading_order(row: Sequence[Piece]) -> list[Piece]:
    """The pieces of one line, given from left to right, in the order in which a right-to-left line is read.

    Arabic pieces come with their letters in order; Latin words keep theirs; numbers apart from one another follow the
    line (Unicode bidirectional algorithm, rules W and N, as far as one line needs them).
    """
    placed = sorted(row, key=lambda piece: piece[1])
    out: list[Piece] = []
    latin: list[Piece] = []
    for piece in [*reversed(placed), ("\u0600", 0.0, 0.0, 0.0, "")]:
        if _ARABIC.search(piece[0]):
            out += _left_to_right(latin[::-1])
            latin = []
            out.append(piece)
        else:
            latin.append(piece)
    return out[:-1]


def _left_to_right(pieces: Sequence[Piece]) -> list[Piece]:
    """A stretch without Arabic letters, given as it is seen: signs at its ends belong to the line around it."""
    text = "".join(piece[0] for piece in pieces)
    if not any(c.isalnum() for c in text):
        return [(piece[0][::-1], *piece[1:]) for piece in reversed(pieces)]
    if not any(c.isalpha() for c in text) and len({piece[3] for piece in pieces}) == 1:
        return [("".join(reversed(_NUMBERS.findall(text))), *pieces[0][1:])]
    lead = _EDGES.fullmatch(pieces[0][0])
    tail = _EDGES.fullmatch(pieces[-1][0])
    if lead is None or tail is None:
        return list(pieces)
    start, end = (lead[1], tail[3]) if len(pieces) > 1 or lead[2] else ("", "")
    inner = list(pieces)
    inner[-1] = (inner[-1][0][: len(inner[-1][0]) - len(end)], *inner[-1][1:])
    inner[0] = (inner[0][0][len(start) :], *inner[0][1:])
    return [(end[::-1], *pieces[-1][1:]), *inner, (start[::-1], *pieces[0][1:])]


def paired(text: str) -> str:
    """Brackets that were drawn in mirror image, the right way round."""
    return (
        _SWAPPED.sub(r"(\1)", text) if text.find(")") < text.find("(") and text.count("(") == text.count(")") else text
    )


def logical(lines: Sequence[Line]) -> list[Line]:
    """Lines in reading order: turned around if the file holds its Arabic in the order it is seen, left to right.

    Known by the article: words begin with it, and hardly end in its mirror image.
    """
    sample = " ".join(line.text for line in lines if _ARABIC.search(line.text))
    right, wrong = len(_RIGHT.findall(sample)), len(_WRONG.findall(sample))
    if wrong < 10 or wrong < 3 * right:
        return list(lines)
    return [_turned(line) if _ARABIC.search(line.text) else line for line in lines]


def _turned(line: Line) -> Line:
    """One line reversed, with numbers and Latin words the right way round again."""
    text = line.text[::-1].translate(_MIRROR)
    text = _RUN.sub(lambda found: found[0][::-1], text)
    size = len(line.text)
    return replace(line, text=text, emphasis=_mirrored(line.emphasis, size), raised=_mirrored(line.raised, size))


def _mirrored(spans: Sequence[Span], size: int) -> tuple[Span, ...]:
    return tuple(sorted((size - end, size - start) for start, end in spans))
