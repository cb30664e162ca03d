"""What of a passage is embedded: the whole under its headings, and each of its sentences.

A question asks for one sentence, and a paragraph's vector blurs several. Scoring by the whole and its best sentence
alike lifted nDCG@10 from 0.859 to 0.897 across languages and from 0.950 to 0.966 within Chinese (XQuAD).
"""

from __future__ import annotations

from typing import Final

from kg.model import Passage
from search.sentences import sentences

SHORTEST: Final = {"zh": 10}
SHORTEST_ELSEWHERE: Final = 25
"""A shorter sentence (a number, an abbreviation cut in two) goes with the next."""


def whole(passage: Passage) -> str:
    """The headings above a passage and its text; not the document's title, which would make its passages alike."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def pieces(passage: Passage) -> list[str]:
    """The sentences of a passage that has several; of a passage of one sentence nothing, the whole stands for it."""
    shortest = SHORTEST.get(passage.language, SHORTEST_ELSEWHERE)
    found: list[str] = []
    begun = None
    for start, end in sentences(passage.text, passage.language):
        begun = start if begun is None else begun
        if end - begun >= shortest:
            found.append(passage.text[begun:end])
            begun = None
    if begun is not None and found:
        found[-1] += passage.text[begun:]
    return found if len(found) > 1 else []
