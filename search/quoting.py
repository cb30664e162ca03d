"""What is quoted under an answer: its sentence or, where that runs over half a page, the clauses around the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.model import Support
from search.reading import Sentence
from search.script import Characters
from search.sentences import Extent, clauses, sentences

LONGEST: Final = Characters(480, unspaced=160)
"""Characters of a quotation that is not cut."""


def quoted(sentence: Sentence, start: int, end: int) -> Support:
    """The evidence for the words from `start` to `end` of a part: the sentences that hold them, or their clauses."""
    hit = sentence.hit
    within = (max(start, sentence.start), max(start, sentence.start, min(end, sentence.end)))
    first, last = _narrowed(hit.text, (sentence.start, sentence.end), within, hit.language)
    return Support(hit.document, hit.part, hit.iri, first, last, hit.text[first:last])


def quoted_too(sentence: Sentence, words: str) -> Support:
    """The evidence in another sentence that gives the same words, or else leads to them by its end."""
    at = sentence.hit.text.find(words, sentence.start, sentence.end)
    return quoted(sentence, at, at + len(words)) if at >= 0 else quoted(sentence, sentence.end - 1, sentence.end)


def _narrowed(text: str, whole: Extent, words: Extent, language: str) -> Extent:
    """The whole where it is brief, else its sentences about the words, else the clauses next to them."""
    most = LONGEST.of(language)
    if whole[1] - whole[0] <= most:
        return whole
    base = whole[0]
    found = [(base + a, base + b) for a, b in sentences(text[base : whole[1]], language)]
    held = _held(found, words)
    if held and held[1] - held[0] <= most:
        return held
    return _grown(clauses(text, held or whole, language), words, most) or whole


def _held(pieces: Sequence[Extent], words: Extent) -> Extent | None:
    """From the first piece that shares characters with the words to the last."""
    shared = [one for one in pieces if one[0] < max(words[1], words[0] + 1) and words[0] < one[1]]
    return (shared[0][0], shared[-1][1]) if shared else None


def _grown(pieces: Sequence[Extent], words: Extent, most: int) -> Extent | None:
    """The pieces of the words and those around them, one on each side in turn, as far as there is room."""
    shared = [at for at, (a, b) in enumerate(pieces) if a < max(words[1], words[0] + 1) and words[0] < b]
    if not shared:
        return None
    first, last = shared[0], shared[-1]
    grown = True
    while grown:
        grown = False
        if first and pieces[last][1] - pieces[first - 1][0] <= most:
            first, grown = first - 1, True
        if last + 1 < len(pieces) and pieces[last + 1][1] - pieces[first][0] <= most:
            last, grown = last + 1, True
    return pieces[first][0], pieces[last][1]
