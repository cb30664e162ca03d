"""Arabic as PDFs hold it: glyphs from left to right as they are seen, letters in the shapes they are drawn in.

The order in which a line is read is told from the order in which it is seen: the Unicode bidirectional algorithm
(https://www.unicode.org/reports/tr9/) backwards, as far as one line of a right-to-left paragraph needs it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

SHAPED: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER: Final = re.compile(
    "(?![\u060c\u061b\u061f\u0660-\u066d\u06d4])[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_LATIN: Final = re.compile(r"[A-Za-z\u00aa-\u02af\u0370-\u052f\u1e00-\u1fff\u3400-\u9fff]")
_CONTROL: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_KASHIDA: Final = re.compile("(?<=[\u0600-\u06ff])[\ufffd\u0640]+(?=[\u0600-\u06ff])")
"""Strokes that lengthen a word to fill its line; some files do not say what they are."""
_MIRROR: Final = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_OPEN: Final = {"(": ")", "[": "]", "{": "}"}
_SPAN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(\s?[-–—/]\s?)((?:19|20)\d\d)(?!\d)")
_FOOTNOTE: Final = re.compile(r"\S.*[^\d\s].*[()]\d{1,3}[()]$")
_JOB: Final = re.compile(r"\d\d-\d{5}\b")
_JOINTS: Final = frozenset("/.,:٫٬")
"""What holds two numbers together that stand on either side of it."""
_SMALL: Final = 0.85
_WORD_GAP: Final = 0.16
"""A gap between glyphs wider than this share of the font size parts two words."""
_COLUMN_GAP: Final = 2.5
_SAME_LINE: Final = 0.6
"""Baselines nearer to one another than this share of the font size are those of one line."""


class Glyph(NamedTuple):
    """What one glyph stands for, and where: `x` to `end` along the baseline at `y`, in points."""

    text: str
    x: float
    end: float
    y: float
    size: float
    font: str


Chunk = tuple[str, float, float, float, str]
"""A piece of text as in `ingest.pages`: text, x, y, size, font."""


def unshaped(text: str) -> str:
    """Letters in presentation forms as the letters they are; all else untouched."""
    return SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text) if SHAPED.search(text) else text


def right_to_left(text: str) -> bool:
    """Whether most letters of a text are Arabic."""
    arabic = len(_LETTER.findall(text))
    return arabic > 0 and arabic > 0.5 * sum(c.isalpha() for c in text)


def chunks(glyphs: Sequence[Glyph], right: float) -> list[Chunk]:
    """The text of a page in reading order: pieces of one font and size, a line feed after each line.

    Their x is the distance of the line's right edge from `right`, the right edge of the page, so that an indent is
    positive as it is in other scripts.
    """
    rows = [_seen(row) for row in _rows(glyphs)]
    if _by_meaning([_text(row) for row in rows]):
        rows = [[glyph._replace(text=glyph.text.translate(_MIRROR)) for glyph in row] for row in rows]
    out: list[Chunk] = []
    for row in rows:
        out.extend(_pieces(_read(row), right))
        out.append(("\n", 0.0, row[0].y, row[0].size, row[0].font))
    return out


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of one line, as far as they follow one another in the file."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and min(abs(glyph.y - other.y) for other in row[-2:]) > _SAME_LINE * max(glyph.size, row[-1].size):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _text(row: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in row)


def _seen(row: Sequence[Glyph]) -> list[Glyph]:
    """One line from left to right, vowel signs after (that is, read before) the letters that bear them."""
    bases = sorted((glyph for glyph in row if not _is_mark(glyph)), key=lambda glyph: glyph.x)
    out: list[Glyph] = []
    for glyph in bases:
        last = out[-1] if out else None
        wide = last is not None and glyph.x - last.end > _WORD_GAP * glyph.size
        if last and wide and "\ufffd" not in (last.text, glyph.text) and not (last.text + glyph.text).isspace():
            out.append(glyph._replace(text=" ", x=last.end, end=glyph.x))
        out.append(glyph)
    for mark, bearer in _borne(row):
        place = next((i for i, glyph in enumerate(out) if glyph is bearer), 0)
        out.insert(place, mark)
    return out


def _borne(row: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph | None]]:
    """Vowel signs, each with the letter that bears it: its neighbour in the file, or else the nearest on the page.

    In a file that has its glyphs as they are seen, a sign comes before its letter; in one that has them as they are
    read, after it.
    """
    bases = [glyph for glyph in row if not _is_mark(glyph) and not glyph.text.isspace()]
    seen = 2 * sum(a.x < b.x for a, b in pairwise(bases)) > len(bases) - 1
    order = list(reversed(row)) if seen else list(row)
    before: Glyph | None = None
    for glyph in order:
        if not _is_mark(glyph):
            before = glyph
        elif before is None or _distance(before, glyph.x) > 0.5 * glyph.size:
            yield glyph, min(bases, key=lambda base: _distance(base, glyph.x), default=None)
        else:
            yield glyph, before


def _is_mark(glyph: Glyph) -> bool:
    return bool(glyph.text) and all(unicodedata.combining(c) for c in glyph.text)


def _distance(glyph: Glyph, x: float) -> float:
    return max(glyph.x - x, x - glyph.end, 0.0)


def _by_meaning(lines: Sequence[str]) -> bool:
    """Whether brackets came by what they mean, so that seen from the left ")" stands for one that opens."""
    looks = sum(len(re.findall(r"\([^()]*\)", line)) for line in lines)
    turned = sum(len(re.findall(r"\)[^()]*\(", line)) for line in lines)
    return turned > looks


def _read(row: Sequence[Glyph]) -> list[tuple[str, Glyph]]:
    """The characters of a line, each with the glyph it comes from, first things first; columns from the right."""
    out: list[tuple[str, Glyph]] = []
    for column in reversed(list(_columns(row))):
        out += [(" ", column[-1])] if out else []
        out += _read_column(column)
    return out


def _columns(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Stretches of a line that wide gaps set apart, as in a masthead or a foot of the page; each reads for itself."""
    column: list[Glyph] = []
    for glyph in row:
        if glyph.text.isspace() and glyph.end - glyph.x > _COLUMN_GAP * glyph.size:
            if column:
                yield column
            column = []
        else:
            column.append(glyph)
    if column:
        yield column


def _read_column(row: Sequence[Glyph]) -> list[tuple[str, Glyph]]:
    if _runs_right(row):
        return [(character, glyph) for glyph in row for character in unshaped(glyph.text)]
    out: list[tuple[str, Glyph]] = []
    for start, end, ltr in reversed(list(_stretches(row))):
        for glyph in row[start:end] if ltr else reversed(row[start:end]):
            turned = glyph.text if ltr else glyph.text.translate(_MIRROR)
            out.extend((character, glyph) for character in unshaped(turned))
    return _years(out)


def _runs_right(row: Sequence[Glyph]) -> bool:
    """Whether a line without Arabic letters is one of a left-to-right paragraph: a date in English, a job number."""
    text = _text(row).strip()
    if _ARABIC.search(text) or not (_LATIN.search(text) or _JOB.match(text)):
        return False
    return text[0].isalnum() and not _FOOTNOTE.match(text)


def _stretches(row: Sequence[Glyph]) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether read from left to right) of the pieces of a line, from the left."""
    at = 0
    while at < len(row):
        text = row[at].text
        if _LATIN.search(text):
            end = _latin_end(row, at)
        elif text[:1].isdigit():
            end = _number_end(row, at)
            joint = end < len(row) - 1 and row[end].text in _JOINTS
            if end < len(row) and _LATIN.search(row[end + joint].text):
                end = _latin_end(row, end)
        else:
            yield at, at + 1, False
            at += 1
            continue
        yield at, end, True
        at = end


def _latin_end(row: Sequence[Glyph], start: int) -> int:
    """Where foreign words end: after the last letter, number or closed bracket before the next Arabic letter.

    A bracket without its pair among them belongs to the line around them.
    """
    end = start + 1
    for i in range(start, len(row)):
        text = row[i].text
        if (_ARABIC.search(text) and not text.isdigit()) or _raised(row[i], row[start]):
            break
        if text in _OPEN and (close := _closing(row, i)):
            end = max(end, close + 1)
        elif (text in _OPEN or text in _OPEN.values()) and i >= end:
            break
        if _LATIN.search(text) or text[:1].isdigit():
            end = max(end, i + 1)
    return end


def _closing(row: Sequence[Glyph], start: int) -> int:
    """Where a bracket is closed again among the same words; 0 where it is not."""
    for i in range(start + 1, len(row)):
        if _ARABIC.search(row[i].text) or row[i].text in _OPEN:
            return 0
        if row[i].text == _OPEN[row[start].text]:
            return i
    return 0


def _raised(glyph: Glyph, beside: Glyph) -> bool:
    """Whether a glyph is a footnote's marker, which has its own place in the order of reading."""
    return not glyph.text.isspace() and glyph.size < _SMALL * beside.size


def _number_end(row: Sequence[Glyph], start: int) -> int:
    """Where a number ends: 60/215 and 10.5 are one, 2018-2027 are two."""
    end = start + 1
    while end < len(row):
        text = row[end].text
        joined = text in _JOINTS and end + 1 < len(row) and row[end + 1].text[:1].isdigit()
        if not (text[:1].isdigit() or joined):
            break
        end += 1
    return end


def _years(read: list[tuple[str, Glyph]]) -> list[tuple[str, Glyph]]:
    """Spans of years the right way round, whichever way the file has them: nothing lasts from 2027 to 2018."""
    text = "".join(piece for piece, _ in read)
    for found in _SPAN.finditer(text):
        if int(found[1]) > int(found[3]) and found[2].strip() != "/":
            turned = f"{found[3]}{found[2]}{found[1]}"
            for place, character in enumerate(turned, found.start()):
                read[place] = (character, read[place][1])
    return read


def _pieces(read: Sequence[tuple[str, Glyph]], right: float) -> Iterator[Chunk]:
    indent = right - max((glyph.end for character, glyph in read if not character.isspace()), default=right)
    for (size, font), group in groupby(read, key=lambda piece: (round(piece[1].size, 2), piece[1].font)):
        pieces = list(group)
        text = _KASHIDA.sub("", _CONTROL.sub("", "".join(text for text, _ in pieces)))
        if text:
            yield text, indent, pieces[0][1].y, size, font
