"""The lists inside a numbered paragraph: (a), then (i) under (a)."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.markers import Kind, Marker, letter_value
from ingest.numerals import han, roman, to_roman, value_of
from ingest.structure.draft import Draft
from kg.letters import latin_items
from kg.model import PartKind


class Items:
    """Remembers the last mark of each level, to tell the letter (i) after (h) from the numeral (i) under (a)."""

    def __init__(self) -> None:
        self.levels: list[Marker] = []

    def place(self, marker: Marker) -> list[str]:
        """The steps of a new item below its paragraph: ["a"] or ["a", "i"]."""
        for depth in range(len(self.levels) - 1, -1, -1):
            if self._next(self.levels[depth], marker):
                self.levels = [*self.levels[:depth], marker]
                return self._steps()
        if self._first(marker) and len(self.levels) < 3:
            self.levels = [*self.levels, marker]
        else:
            self.levels = [*self.levels[:-1], marker]
        return self._steps()

    def _steps(self) -> list[str]:
        return [_step(marker) for marker in self.levels]

    @staticmethod
    def _first(marker: Marker) -> bool:
        return marker.value in ("a", "i", "а", "أ", "aa") or (marker.kind is not Kind.LETTER and marker.number == 1)

    @staticmethod
    def _next(last: Marker, marker: Marker) -> bool:
        """Whether a mark follows another in the same list; one that skips a place or two still does."""
        if last.kind is not marker.kind:
            return False
        if marker.kind is not Kind.LETTER:
            return 0 < marker.number - last.number < 3
        letters = 0 < letter_value(marker.value) - letter_value(last.value) < 3
        a, b = roman(last.value), roman(marker.value)
        single = len(marker.value) == len(last.value) == 1
        romans = a is not None and b is not None and b - a == 1
        return romans or (letters and (single or len(set(marker.value)) == 1))


def _step(marker: Marker) -> str:
    """The step of one item: its letter; what stands for (i), 一 in Chinese and ‘1’ in Arabic, as a roman one."""
    if marker.kind is Kind.LETTER:
        return marker.value.rstrip("ـ")
    counted = marker.number if marker.printed[:1] in "‘'’" else han(marker.value)
    return to_roman(counted) if counted else str(value_of(marker.value) or marker.value)


def meet(drafts: Sequence[Draft]) -> None:
    """Name items that bear a letter of another script by the Latin one, under which all language versions meet.

    Those of resolutions keep the printed letter, as official mark-up does.
    """
    kept = ("op-", "annex") if any(draft.kind is PartKind.OPERATIVE for draft in drafts) else ("op-",)
    taken = {draft.fragment for draft in drafts}
    names: dict[str, str] = {}
    for printed, latin in latin_items([d.fragment for d in drafts if not d.fragment.startswith(kept)]).items():
        if latin not in taken:
            names[printed] = latin
            taken.add(latin)
    for draft in drafts:
        draft.fragment = names.get(draft.fragment, draft.fragment)
        draft.parent = names.get(draft.parent, draft.parent)
