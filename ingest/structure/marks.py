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
    """Look for markers that the file glued to the word before: between the places of their neighbours."""
    cited = {mark.marker for draft in drafts for mark in draft.marks}
    for note in notes:
        if note.marker in cited:
            continue
        for draft, start, end in _candidates(drafts, note, rules):
            draft.text = draft.text[:start] + draft.text[end:]
            size = end - start
            draft.marks = [Mark(m.offset - size * (m.offset > start), m.marker) for m in draft.marks]
            draft.marks.append(Mark(start, note.marker))
            draft.emphasis = [(a - size * (a > start), b - size * (b > start)) for a, b in draft.emphasis]
            draft.title = draft.title if draft.title in draft.text else draft.text.split("\n")[0]
            break


def _candidates(drafts: Sequence[Draft], note: Draft, rules: Grammar) -> Iterator[tuple[Draft, int, int]]:
    """Places where the marker may stand: before its note, after the note before it, never in front of a counter."""
    form = _STARRED if "*" in note.marker else _GLUED
    pattern = re.compile(form.format(re.escape(note.marker)))
    position = next(i for i, draft in enumerate(drafts) if draft is note)
    reach = [d for d in drafts[max(0, position - 60) : position + 1] if d.kind not in (PartKind.FOOTNOTE, PartKind.FURNITURE)]
    for draft in reach:
        for found in pattern.finditer(draft.text):
            follows = draft.text[found.end() : found.end() + 2].lstrip()[:1]
            if rules.spaced or not follows or follows not in _COUNTED:
                yield draft, found.start(), found.end()
