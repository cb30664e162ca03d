"""Glyph after glyph, each with its place: where lines run from right to left, only places tell the order.

pypdf parses file, streams and fonts; the text operators are followed here (ISO 32000-2, 9.4), because its own text
comes without the place of each glyph and with the numbers of a line moved about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ingest.arabic import Glyph

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic._font import Font

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
UNKNOWN: Final = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""
_FORMS: Final = 8
"""Levels of forms within forms that are followed."""
_NAMED: Final = {"Tc": "spacing", "Tw": "word_spacing", "Tz": "stretch", "TL": "leading", "Ts": "rise"}


class Known(NamedTuple):
    """A font as pypdf reads it, and whether a code without an entry in its Unicode map still tells its character."""

    font: Font
    named: bool


@dataclass(slots=True)
class _State:
    """The graphics state, as far as text depends on it."""

    place: Matrix = _IDENTITY
    font: Known | None = None
    font_name: str = ""
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 100.0
    leading: float = 0.0
    rise: float = 0.0


def glyphs(page: PageObject, fonts: dict[int, Known]) -> list[Glyph]:
    """The glyphs of a page in the order of the file. `fonts` keeps what was read of fonts from page to page.

    Raises what pypdf raises on a broken page.
    """
    from pypdf.generic import ContentStream

    contents = page.get_contents()
    if contents is None:
        return []
    resources = page.get_inherited("/Resources")
    walker = _Walker(page.pdf, fonts)
    walker.follow(ContentStream(contents, page.pdf, "bytes"), resources, 0)
    return walker.found


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


class _Walker:
    """Follows content streams; `line` and `text` are the text line matrix and the text matrix."""

    def __init__(self, pdf: Any, fonts: dict[int, Known]) -> None:
        self.pdf, self.fonts = pdf, fonts
        self.found: list[Glyph] = []
        self.state = _State()
        self.saved: list[_State] = []
        self.line = self.text = _IDENTITY
        self.resources: Any = {}
        self.level = 0
        self.handlers: dict[bytes, Callable[[Sequence[Any]], None]] = {
            b"q": lambda _: self.saved.append(replace(self.state)),
            b"Q": self._restore,
            b"cm": self._concatenate,
            b"BT": lambda _: self._set_line(_IDENTITY),
            b"Tf": self._font,
            b"Td": lambda given: self._move(float(given[0]), float(given[1])),
            b"TD": self._move_and_lead,
            b"Tm": lambda given: self._set_line(_matrix(given)),
            b"T*": lambda _: self._move(0.0, -self.state.leading),
            b"Tj": lambda given: self._show(given[0]),
            b"TJ": lambda given: self._show_all(given[0]),
            b"'": self._show_below,
            b'"': self._show_spaced,
            b"Do": self._form,
        }

    def follow(self, stream: Any, resources: Any, level: int) -> None:
        """Carry out the operations of one stream; a broken one is passed over, as viewers do."""
        outer = self.resources, self.level
        self.resources, self.level = (resources.get_object() if resources is not None else {}), level
        for given, operator in stream.operations:
            name = operator.decode("latin-1") if operator[:1] == b"T" else ""
            try:
                if name in _NAMED:
                    setattr(self.state, _NAMED[name], float(given[0]))
                elif handler := self.handlers.get(operator):
                    handler(given)
            except (IndexError, KeyError, TypeError, ValueError):
                continue
        self.resources, self.level = outer

    def _restore(self, _: Sequence[Any]) -> None:
        self.state = self.saved.pop()

    def _concatenate(self, given: Sequence[Any]) -> None:
        self.state.place = _times(_matrix(given), self.state.place)

    def _set_line(self, matrix: Matrix) -> None:
        self.line = self.text = matrix

    def _move(self, x: float, y: float) -> None:
        self._set_line(_times((1.0, 0.0, 0.0, 1.0, x, y), self.line))

    def _move_and_lead(self, given: Sequence[Any]) -> None:
        self.state.leading = -float(given[1])
        self._move(float(given[0]), float(given[1]))

    def _font(self, given: Sequence[Any]) -> None:
        self.state.size = float(given[1])
        resource = self.resources["/Font"].get_object()[given[0]].get_object()
        self.state.font_name = str(resource.get("/BaseFont", ""))
        self.state.font = self._known(resource)

    def _known(self, resource: Any) -> Known:
        from pypdf.generic._font import Font

        key = resource.indirect_reference.idnum if resource.indirect_reference is not None else id(resource)
        if key not in self.fonts:
            simple = resource.get("/Subtype") != "/Type0" and "/Encoding" in resource
            self.fonts[key] = Known(Font.from_font_resource(resource), simple or "/ToUnicode" not in resource)
        return self.fonts[key]

    def _show_below(self, given: Sequence[Any]) -> None:
        self._move(0.0, -self.state.leading)
        self._show(given[0])

    def _show_spaced(self, given: Sequence[Any]) -> None:
        self.state.word_spacing, self.state.spacing = float(given[0]), float(given[1])
        self._show_below(given[2:])

    def _show_all(self, given: Sequence[Any]) -> None:
        for piece in given:
            if isinstance(piece, (str, bytes)):
                self._show(piece)
            else:
                self._advance(-float(piece) / 1000 * self.state.size * self.state.stretch / 100)

    def _advance(self, distance: float) -> None:
        self.text = _times((1.0, 0.0, 0.0, 1.0, distance, 0.0), self.text)

    def _show(self, shown: Any) -> None:
        state = self.state
        if state.font is None:
            return
        for text, width in _decoded(state.font, shown):
            place = _times(self.text, state.place)
            wide = (width / 1000 * state.size + state.spacing) * state.stretch / 100
            scale = abs(place[3]) or abs(place[1]) or 1.0
            y = place[5] + state.rise * place[3]
            if text:
                self.found.append(
                    Glyph(text, place[4], place[4] + wide * place[0], y, state.size * scale, state.font_name)
                )
            self._advance(wide + (state.word_spacing * state.stretch / 100 if text == " " else 0.0))

    def _form(self, given: Sequence[Any]) -> None:
        form = self.resources["/XObject"].get_object()[given[0]].get_object()
        if form.get("/Subtype") != "/Form" or self.level >= _FORMS:
            return
        from pypdf.generic import ContentStream

        kept, self.state = self.state, replace(self.state)
        if "/Matrix" in form:
            self._concatenate(form["/Matrix"])
        self.follow(ContentStream(form, self.pdf, "bytes"), form.get("/Resources", self.resources), self.level + 1)
        self.state = kept


def _matrix(given: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in given[:6])
    return a, b, c, d, e, f


def _decoded(known: Known, shown: Any) -> Iterator[tuple[str, float]]:
    """Each glyph of a string operand: what it stands for, and its width in thousandths of the font size."""
    from pypdf.generic import encode_pdfdocencoding

    data = shown.original_bytes if hasattr(shown, "original_bytes") else shown
    data = encode_pdfdocencoding(data) if isinstance(data, str) else bytes(data)
    font, usual = known.font, known.font.character_widths.get("default", 500.0)
    if isinstance(font.encoding, str):
        codes = [(code, code) for code in data.decode(font.encoding, "replace")]
    else:
        codes = [(font.encoding.get(byte, chr(byte)), chr(byte)) for byte in data]
    for code, raw in codes:
        yield font.character_map.get(code, code if known.named else UNKNOWN), font.character_widths.get(raw, usual)
