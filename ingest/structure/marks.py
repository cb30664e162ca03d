"""Footnote markers tied to their notes: those lifted out on the page, and those left glued to a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import Mark
from ingest.grammar import Grammar
from ingest.structure.draft import Draft
from kg.model import NoteMark, Part, PartKind

_COUNTED = "年月日号段条节页个项次届名国亿万千百％%天周岁时分元美种类章款点轮批份人位家所间倍成度级至和、，-–—/.,:："
_GLUED = r"(?<=[^\W\d_]){0}(?![\w/])|(?<=[^\W\d_][,.;:)»”’\"'）》」”。，；：]){0}(?![\w/.,])|(?<=[)»”’\"'）》」”]){0}(?![\w/])"
_REACH = 60
"""Parts before a note among which its marker is looked for."""
_STARRED = r"(?<=[^\s*])\s?{0}(?!\*)|(?<=[^\s*]\s){0}(?!\*)"


def link(drafts: Sequence[Draft], rules: Grammar) -> tuple[Part, ...]:
    """Finish all parts, with each marker tied to the note it names, and each note to the part that cites it."""
    notes = [draft for draft in drafts if draft.kind is PartKind.FOOTNOTE]
    _find_glued(drafts, notes, rules)
    places = {id(draft): i for i, draft in enumerate(drafts)}
    parts = []
    owners: dict[str, str] = {}
    for draft in drafts:
        marked = []
        for mark in draft.marks:
            target = _nearest(mark.marker, places[id(draft)], notes, places)
            if target is not None:
                marked.append(NoteMark(mark.offset, target.fragment))
                owners.setdefault(target.fragment, draft.fragment)
        parts.append((draft, tuple(sorted(marked, key=lambda m: m.offset))))
    return tuple(_finish(draft, marked, owners) for draft, marked in parts)


def _finish(draft: Draft, marked: tuple[NoteMark, ...], owners: dict[str, str]) -> Part:
    parent = owners.get(draft.fragment, draft.parent)
    text = draft.text
    return Part(
        draft.fragment, draft.kind, text, draft.number, parent, draft.title, draft.page, marked,
        tuple((a, min(b, len(text))) for a, b in draft.emphasis if a < min(b, len(text))), tuple(draft.links),
    )  # fmt: skip


def _nearest(marker: str, place: int, notes: Sequence[Draft], places: dict[int, int]) -> Draft | None:
    """The first note of that marker after the place, else the last before it: numbering may begin anew in an annex."""
    same = [note for note in notes if note.marker == marker]
    after = [note for note in same if places[id(note)] >= place]
    return after[0] if after else same[-1] if same else None


def _find_glued(drafts: Sequence[Draft], notes: Sequence[Draft], rules: Grammar) -> None:
    """Look for markers that the file glued to the word before, each between the places of its neighbours.

    Numbers glued to words for other reasons are told apart by count: the file must show most of its markers.
    """
    cited = {mark.marker for draft in drafts for mark in draft.marks}
    missing = [note for note in notes if note.marker not in cited]
    if not missing:
        return
    places = {id(draft): i for i, draft in enumerate(drafts)}
    chosen: list[tuple[Draft, Draft, int, int]] = []
    after = (-1, -1)
    for note in missing:
        for draft, start, end in _candidates(drafts, note, places[id(note)], rules):
            if (places[id(draft)], start) > after:
                after = (places[id(draft)], start)
                chosen.append((note, draft, start, end))
                break
    if len(cited) + len(chosen) >= 0.6 * len(notes):
        for note, draft, start, end in reversed(chosen):
            _lift(note, draft, start, end)


def _lift(note: Draft, draft: Draft, start: int, end: int) -> None:
    """Take a marker out of a part's text."""
    size = end - start
    titled = bool(draft.title) and draft.title == draft.text[: len(draft.title)]
    length = len(draft.title) - (size if titled and end <= len(draft.title) else 0)
    draft.text = draft.text[:start] + draft.text[end:]
    draft.title = draft.text[:length] if titled else draft.title
    draft.marks = [Mark(m.offset - size * (m.offset > start), m.marker) for m in draft.marks]
    draft.marks.append(Mark(start, note.marker))
    draft.emphasis = [(a - size * (a > start), b - size * (b > start)) for a, b in draft.emphasis]


def _candidates(
    drafts: Sequence[Draft], note: Draft, position: int, rules: Grammar
) -> Iterator[tuple[Draft, int, int]]:
    """Places where the marker may stand: not far before its note, never in front of a counter."""
    form = _STARRED if "*" in note.marker else _GLUED
    pattern = re.compile(form.format(re.escape(note.marker)))
    for draft in drafts[max(0, position - _REACH) : position + 1]:
        if draft.kind in (PartKind.FOOTNOTE, PartKind.FURNITURE):
            continue
        for found in pattern.finditer(draft.text):
            follows = draft.text[found.end() : found.end() + 2].lstrip()[:1]
            if rules.spaced or not follows or follows not in _COUNTED:
                yield draft, found.start(), found.end()
