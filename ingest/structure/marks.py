"""Footnote markers tied to their notes: those lifted out on the page, and those left glued to a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.blocks import Mark
from ingest.grammar import Grammar, shortened
from ingest.structure.draft import Draft
from kg.model import NoteMark, Part, PartKind

_FORMS = (
    (4, r"(?<=[^\W\d_]){0}(?![\w/])"),
    (4, r"(?<=[)»”’\"'）》」”]){0}(?![\w/])"),
    (4, r"(?<=[^\s(])\({0}\)"),
    (3, r"(?<=[^\W\d_][,;:，。；：、]){0}(?![\w/.,])|(?<=[)»”’）》」％%][.,;:，。；：、]){0}(?![\w/.,])"),
    (3, r"(?<=(?<!\d)(?:19|20)\d\d){0}(?![\w/])"),
    (2, r"(?<=[^\W\d_]\.){0}(?![\w/.,-])"),
    (2, r"(?<=(?<!\d)(?:19|20)\d\d[,.;]){0}(?![\w/.,–-])"),
    (2, r"(?<=[^\d/.]\d\d[,;]){0}(?![\w/.,–-])"),
    (2, r"(?:(?<=/[\dIVX][,;])|(?<=/\d\d[,;])|(?<=/\d\d\d[,;])|(?<=\.\d\d[,;])){0}(?![\w/.,–-])"),
    (2, r"(?<=[a-zà-ÿа-я]){0}(?=[a-zà-ÿа-я]{{2}})"),
    (1, r"(?<=[^\d/.]\d\d){0}(?![\w/–-]|\s?[(（]|\.\d)"),
    (1, r"(?:(?<=/\d)|(?<=/\d\d)|(?<=/\d\d\d)){0}(?![\w/–-]|\s?[(（]|\.\d)"),
    (2, r"(?<=[\w”»)] )\({0}\)(?=[\s,،;؛.])"),
    (3, r"(?<=[^\W\d_]{{2}} ){0}(?=\s?[.,،;؛](?:\s|$))"),
)
"""How a marker may be glued to what stands before it, the surest first, with the weight of each."""
_ELEMENTS = "Add|Corr|Rev|INF|CRP|WP|Res|Dec|Amend|[A-Z]"
"""What stands before a number, with a dot, within a symbol."""
Place = tuple[int, Draft, int, int]
"""Weight, part, and where in its text the marker begins and ends."""
_Chain = tuple[int, int, int]
"""Weight of a chain of places, and the note and place that stand before its last one; -1 where none does."""
_SURE = 4
"""Weight of a marker that was lifted out on the page."""
_SKIP = 12
"""Notes in a row that may lack a place."""
_CHOICES = 12
_REACH = 60
"""Parts before a note among which its marker is looked for."""
_UNCITING = (PartKind.FOOTNOTE, PartKind.FURNITURE)
_CELLS = re.compile(r"(?:tabletext|figtext)-")
"""Figures in cells and labels end in any digit."""
_NEAR = 24
"""Characters before a number in which the word stands that it may belong to."""
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
    rows = [_candidates(drafts, note, places[id(note)], rules) for note in missing]
    chosen = _chain(rows, places)
    if _believable(chosen, len(cited), len(notes)):
        for i, (_, draft, start, end) in reversed(chosen):
            _lift(missing[i], draft, start, end)


def _believable(chosen: Sequence[tuple[int, Place]], cited: int, notes: int) -> bool:
    """Whether a file prints its markers at all: most of the notes have a place, and not only places behind figures."""
    weight = sum(place[0] for _, place in chosen) + _SURE * cited
    return cited + len(chosen) >= 0.6 * notes and weight >= 1.8 * notes


def _chain(rows: Sequence[Sequence[Place]], places: dict[int, int]) -> list[tuple[int, Place]]:
    """One place for as many notes as possible, in the order of the notes: the heaviest rising chain."""
    best: list[list[_Chain]] = []
    for row in rows:
        best.append([_heaviest(place, rows, best, places) for place in row])
    ends = [(row[k][0], -i, -k) for i, row in enumerate(best) for k in range(len(row))]
    if not ends:
        return []
    _, i, k = max(ends)
    i, k = -i, -k
    chain = []
    while i >= 0:
        chain.append((i, rows[i][k]))
        _, i, k = best[i][k]
    return chain[::-1]


def _heaviest(
    place: Place, rows: Sequence[Sequence[Place]], best: Sequence[Sequence[_Chain]], places: dict[int, int]
) -> _Chain:
    """The heaviest chain that ends in a place of the next note, the one through earlier places among equals."""
    before = (
        (best[h][k][0], -h, -k)
        for h in range(max(0, len(best) - _SKIP), len(best))
        for k, other in enumerate(rows[h])
        if (places[id(other[1])], other[2]) < (places[id(place[1])], place[2])
    )
    weight, h, k = max(before, default=(0, 1, 1))
    return weight + place[0], -h, -k


def _lift(note: Draft, draft: Draft, start: int, end: int) -> None:
    """Take a marker out of a part's text, with the space before it where two would be left."""
    if draft.text[start - 1 : start] == " " and not draft.text[end : end + 1].strip(" ,،;؛."):
        start -= 1
        end += bool(re.match(r" [.,،;؛]", draft.text[end:]))
    size = end - start
    titled = bool(draft.title) and draft.title == draft.text[: len(draft.title)]
    length = len(draft.title) - (size if titled and end <= len(draft.title) else 0)
    draft.text = draft.text[:start] + draft.text[end:]
    draft.title = draft.text[:length] if titled else draft.title
    draft.marks = [Mark(m.offset - size * (m.offset > start), m.marker) for m in draft.marks]
    draft.marks.append(Mark(start, note.marker))
    draft.emphasis = [(a - size * (a > start), b - size * (b > start)) for a, b in draft.emphasis]


def _candidates(drafts: Sequence[Draft], note: Draft, position: int, rules: Grammar) -> list[Place]:
    """Places where the marker may stand: not far before its note, never in front of a counter."""
    sign = re.escape(note.marker)
    forms = [(4, _STARRED)] if "*" in note.marker else _FORMS
    after = r"(?![\w/" if rules.spaced else r"(?![0-9A-Za-z/"
    patterns = [(weight, re.compile(form.replace(r"(?![\w/", after).format(sign))) for weight, form in forms]
    found: list[Place] = []
    for draft in drafts[max(0, position - _REACH) : position + 1]:
        if draft.kind not in _UNCITING and not _CELLS.match(draft.fragment) and note.marker in draft.text:
            found += _places(draft, patterns, rules)
    return sorted(found, key=lambda place: -place[0])[:_CHOICES]


def _places(draft: Draft, patterns: Sequence[tuple[int, re.Pattern[str]]], rules: Grammar) -> list[Place]:
    """Where a marker may stand in a part, by the first form that fits each place, in the order of the text."""
    found: dict[int, Place] = {}
    for weight, pattern in patterns:
        for match in pattern.finditer(draft.text):
            if _free(draft.text, match, rules):
                found.setdefault(match.start(), (weight, draft, match.start(), match.end()))
    return [found[start] for start in sorted(found)]


def _free(text: str, match: re.Match[str], rules: Grammar) -> bool:
    """Whether a number is neither counted by the word after it nor part of a symbol or reference."""
    follows = text[match.end() : match.end() + 2].lstrip()[:1]
    before = text[max(0, match.start() - _NEAR) : match.start()]
    counted = rules.counts.match(follows) or (match[0][0] != "(" and rules.belongs.search(before))
    return not counted and not _dotted().search(before)


@cache
def _dotted() -> re.Pattern[str]:
    """A dot that joins a word or an element of a symbol with the number behind it."""
    return re.compile(rf"(?:{'|'.join(shortened())}|{_ELEMENTS})\.$")
