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
    return replace(
        line, text=text, emphasis=_mirrored(line.emphasis, size), raised=_mirrored(line.raised, size)
    )


def _mirrored(spans: Sequence[Span], size: int) -> tuple[Span, ...]:
    return tuple(sorted((size - end, size - start) for start, end in spans))
