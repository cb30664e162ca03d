"""Parts of a marked-up document, named and nested as they come: the fragments of `docs/ontology.md`, IRIs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import Final

from ingest.markers import Kind, Marker, leading, letter_value, section_number
from ingest.numbers import ordinal
from ingest.numerals import han, roman, to_roman
from ingest.readers.inline import Inline, inline
from kg.model import NoteMark, Part, PartKind

_LETTERS: Final = re.compile(r"[a-zа-яёأ-ي]+")
_LONGEST_HEADING: Final = 200
_LONGEST_NUMERAL: Final = 20
_SENTENCE_END: Final = tuple(".,;:。，；：،؛!?")
_STARS: Final = re.compile(r"\*+")
_SUPERSCRIPT_BRACKETS: Final = re.compile(r"^\(\s*\)\s*")


class Outline:
    """Takes the elements of a document in reading order, gives its parts."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._parts: list[Part] = []
        self._taken: set[str] = set()
        self._unnumbered: Counter[str] = Counter()
        self._component = ""
        self._annex = ""
        self._start_over()

    def parts(self) -> tuple[Part, ...]:
        return tuple(self._parts)

    # -- larger divisions ------------------------------------------------------------------------------------------

    def begin_component(self, name: str) -> None:
        """One of several resolutions in one file; the parts of all but the first bear its name."""
        self._component = f"{name}-" if name else ""
        self._annex = ""
        self._start_over()

    def begin_annex(self, position: int) -> None:
        """An annex; `position` is 0 where it is the only one."""
        self._start_over()
        self._annex = f"annex-{to_roman(position).upper()}" if position else "annex"

    def begin_section(self) -> None:
        """A section that the markup itself sets apart; its heading follows."""
        self._last_number = 0
        self._pending = ""

    def _start_over(self) -> None:
        self._anchor = ""
        self._section = ""
        self._pending = ""
        self._item = ""
        self._carried = ""
        self._last_number = 0
        self._preambular = 0
        self._labels: list[str] = []

    # -- parts -----------------------------------------------------------------------------------------------------

    def furniture(self, content: Inline) -> None:
        if content.text:
            self._unnumbered["furniture"] += 1
            self._add(PartKind.FURNITURE, f"furniture-{self._unnumbered['furniture']}", content)

    def title(self, content: Inline, number: str) -> None:
        if content.text or number:
            lettered = f"{number}-title" if len(number) == 1 and not self._component else "title"
            self._add(PartKind.HEADING, lettered, content, number, title=content.text)

    def enacting(self, content: Inline) -> None:
        self._anchor = self._add(PartKind.TEXT, "enacting", content)

    def closing(self, content: Inline) -> None:
        """The meeting and day of adoption, after the last paragraph."""
        if content.text:
            self._add(PartKind.SIGNATURE, "sig", content)

    def preambular(self, content: Inline) -> None:
        self._preambular += 1
        self._anchor = self._add(PartKind.PREAMBULAR, f"pp-{self._preambular}", content, parent=self._section)

    def text(self, content: Inline) -> None:
        """Running text without a number; one that opens with emphasis is an operative paragraph left unnumbered."""
        if not content.text:
            return
        opens = bool(content.emphasis) and content.emphasis[0][0] == 0
        if opens and not self._annex and not self._item:
            self._item = self._add(PartKind.OPERATIVE, self._loose(), content, parent=self._parent())
        else:
            self._add(PartKind.TEXT, self._loose(), content, parent=self._parent())

    def heading(self, content: Inline, printed: str = "") -> None:
        """A heading, with the number marked up beside it; a number printed above its title is kept for the title."""
        self._pending = printed or self._pending
        if not content.text:
            return
        if self._annex and not self._exists(self._annex):
            self._anchor = self._add(PartKind.ANNEX, self._annex, content, title=content.text)
            return
        number, title = self._split_heading(content)
        if self._pending and not title.text:
            number, title = "", content
        if not title.text and not self._pending:
            self._pending = number
            return
        number = number or self._pending
        self._pending = ""
        if not number:
            self._add(PartKind.HEADING, self._loose(), title, parent=self._parent(), title=title.text)
            return
        self._begin_numbered_section(number, title)

    def paragraph(self, content: Inline, printed: str = "") -> str:
        """A paragraph under its printed number, or with the number still in its text. Returns its fragment."""
        if printed and not content.text:
            self._carried = printed
            return self._anchor
        if not printed:
            printed, content = _split_number(content)
        if not printed and self._carried:
            return self._carried_number(content)
        self._carried = ""
        number = re.match(r"\d+", unicodedata.normalize("NFKC", printed))
        if number:
            return self._numbered(content, printed, int(number.group()))
        if _label(printed):
            return self._sibling_point(content, printed)
        if _is_heading(content) or self._split_heading(content)[0] == content.text:
            self.heading(content)
        else:
            self.text(content)
        return self._anchor

    def point(self, content: Inline, printed: str, parent: str) -> str:
        """A point of a marked-up list below the part `parent`. Returns its fragment."""
        label = _label(printed)
        if not label:
            self.text(content)
            return self._anchor
        kind = PartKind.ANNEX_ITEM if self._annex else PartKind.SUBPARAGRAPH
        self._anchor = self._add(kind, f"{self._bare(parent)}-{label}", content, printed, parent)
        return self._anchor

    # -- naming ----------------------------------------------------------------------------------------------------

    def _exists(self, fragment: str) -> bool:
        return self._component + fragment in self._taken

    def _bare(self, fragment: str) -> str:
        return fragment.removeprefix(self._component)

    def _numbered(self, content: Inline, printed: str, number: int) -> str:
        self._labels = []
        if self._annex:
            fragment, kind = f"{self._annex}-{number}", PartKind.ANNEX_ITEM
        else:
            fragment, kind = f"op-{number}", PartKind.OPERATIVE
        self._last_number = number
        self._anchor = self._item = self._add(kind, fragment, content, printed, self._parent())
        return self._item

    def _carried_number(self, content: Inline) -> str:
        """A number that stood alone in the paragraph before; where such numbers do not count on, we do."""
        printed, self._carried = self._carried, ""
        stated = re.match(r"\d+", printed)
        if not stated:
            return self._sibling_point(content, printed)
        number = max(int(stated.group()), self._last_number + 1)
        return self._numbered(content, f"{number}{printed[stated.end() :]}", number)

    def _begin_numbered_section(self, number: str, title: Inline) -> None:
        step = self._section_step(number)
        top = re.sub(r"-[A-Z]$", "", self._bare(self._section))
        inner = bool(top) and not step.isdigit()
        outer = top if inner else f"{self._annex}-sec" if self._annex else "sec"
        parent = self._component + top if inner else ""
        self._section = self._add(PartKind.HEADING, f"{outer}-{step}", title, number, parent, title.text)
        self._anchor = self._section
        self._item = ""
        self._labels = []

    def _section_step(self, number: str) -> str:
        marker = _heading_marker(number)
        if marker:
            return section_number(marker)
        return str(ordinal(number, self._language) or re.sub(r"\W+", "", number))

    def _split_heading(self, content: Inline) -> tuple[str, Inline]:
        """The numeral of a heading and its title; either may be missing."""
        marker = _heading_marker(content.text)
        if marker:
            return marker.printed, content.cut(marker.end)
        if ordinal(content.text, self._language):
            return content.text, content.cut(len(content.text))
        return "", content

    def _sibling_point(self, content: Inline, printed: str) -> str:
        """A point that the markup sets beside the paragraph it belongs to, at one of two levels."""
        label = _label(printed)
        self._labels = _next_labels(self._labels, label)
        kind = PartKind.ANNEX_ITEM if self._annex else PartKind.SUBPARAGRAPH
        base = self._bare(self._item or self._anchor or "text")
        parent = "-".join([base, *self._labels[:-1]])
        fragment = f"{parent}-{label}"
        self._anchor = self._add(kind, fragment, content, printed, self._component + parent)
        return self._anchor

    def _loose(self) -> str:
        anchor = self._bare(self._anchor or "start")
        self._unnumbered[anchor] += 1
        return f"text-{anchor}-{self._unnumbered[anchor]}"

    def _parent(self) -> str:
        annex = self._component + self._annex if self._annex and self._exists(self._annex) else ""
        return self._section or annex

    def _add(
        self, kind: PartKind, fragment: str, content: Inline, number: str = "", parent: str = "", title: str = ""
    ) -> str:
        """One part and the footnotes whose markers stand in it. Returns the part's fragment."""
        fragment = self._unique(self._component + fragment)
        named = [(at, self._note_fragment(note.get("marker", ""))) for at, note in content.notes]
        marks = tuple(NoteMark(at, name) for at, name in named)
        part = Part(fragment, kind, content.text, number, parent, title, notes=marks)
        self._parts.append(replace(part, emphasis=content.emphasis, links=content.links))
        for (_, name), (_, note) in zip(named, content.notes, strict=True):
            self._note(name, inline(note), note.get("marker", ""), fragment)
        return fragment

    def _note(self, fragment: str, content: Inline, marker: str, parent: str) -> None:
        empty = _SUPERSCRIPT_BRACKETS.match(content.text)
        content = content.cut(empty.end()) if empty else content
        part = Part(fragment, PartKind.FOOTNOTE, content.text, marker, parent)
        self._parts.append(replace(part, emphasis=content.emphasis, links=content.links))

    def _note_fragment(self, marker: str) -> str:
        name = f"fn.s{len(marker)}" if _STARS.fullmatch(marker) else f"fn-{marker or 'x'}"
        return self._unique(name)

    def _unique(self, fragment: str) -> str:
        name, count = fragment, 1
        while name in self._taken:
            count += 1
            name = f"{fragment}.{count}"
        self._taken.add(name)
        return name


def _label(printed: str) -> str:
    """The step that a list marker gives: "(a)" → a, "أ)" → أ, "㈡" → ii, as the second level counts elsewhere."""
    plain = unicodedata.normalize("NFKC", printed).strip()
    letters = _LETTERS.search(plain)
    if letters:
        return letters.group()
    counted = han(plain.strip("()（）"))
    return to_roman(counted) if counted else ""


def _next_labels(labels: list[str], label: str) -> list[str]:
    """Where a label continues: the inner list if it counts on there, else the outer one, else a new inner list."""
    if len(labels) == 2 and (roman(label) or 0) == (roman(labels[1]) or 0) + 1:
        return [labels[0], label]
    if not labels or letter_value(label) == letter_value(labels[0]) + 1:
        return [label]
    return [labels[0], label] if roman(label) == 1 else [label]


def _split_number(content: Inline) -> tuple[str, Inline]:
    """The number or list marker that a paragraph begins with, and the rest."""
    marker = leading(content.text)
    if marker is None or marker.kind not in (Kind.ARABIC, Kind.LETTER, Kind.DIGIT) or marker.end >= len(content.text):
        return "", content
    return marker.printed, content.cut(marker.end)


def _heading_marker(text: str) -> Marker | None:
    """A heading's numeral, also where it stands alone on its line: IV, 四, ثانيا."""
    found = leading(text)
    if found is None and len(text) < _LONGEST_NUMERAL:
        found = next((m for m in map(leading, (f"{text}. –", f"{text} - –")) if m and text == m.value), None)
        found = replace(found, printed=text, end=len(text)) if found else None
    sections = (Kind.ROMAN, Kind.HAN, Kind.CAPITAL, Kind.ORDINAL)
    return found if found and found.kind in sections else None


def _is_heading(content: Inline) -> bool:
    """A short paragraph that is no sentence and does not open with a verb in italics."""
    short = 0 < len(content.text) <= _LONGEST_HEADING
    opens = bool(content.emphasis) and content.emphasis[0][0] == 0 and content.emphasis[0][1] < len(content.text)
    return short and not opens and not content.text.endswith(_SENTENCE_END)
