"""Words that go on about a collaboration that the sentence before told of: "The initiative …", "It …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.slots import Sentence, Slot
from ontology import table


def resumed(told: Iterable[Sentence], again: re.Pattern[str], pronoun: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences of a part; what begins with `again` or `pronoun` names there whom the one before told of.

    `again` ("the initiative") means the collaboration told of last, rather one that the word itself is part of the name
    of; `pronoun` the one with which the sentence before began.
    """
    before: list[Slot] = []
    first: Slot | None = None
    for sentence in told:
        lead = len(sentence.marked) - len(sentence.marked.lstrip())
        match, meant = again.match(sentence.marked, lead), None
        if match:
            meant = _bearing(match.group(), before, sentence.language) or next(reversed(before), None)
        elif first and first.kind == "C":
            match, meant = pronoun.match(sentence.marked, lead), first
        if match and meant:
            start, end = sentence.span(lead, match.end())
            kept = [other for other in sentence.slots if other.start >= end]
            slots = [Slot(start, end, "C", meant.entity), *kept]
            sentence = Sentence(sentence.text, sentence.start, sentence.end, slots, sentence.language)
        first = next(iter(sentence.slots), None)
        before = [slot for slot in sentence.slots if slot.kind == "C"]
        yield sentence


def _bearing(again: str, before: list[Slot], language: str) -> Slot | None:
    """The last of those told of before whose name holds the word that goes on about it: "the accelerator", 该加速器."""
    word = again.split()[-1].casefold()
    ideographic = table(language, "mentions")["folding"].get("ideographic")
    words = [word[start:] for start in range(len(word) - 1)] if ideographic else [word]
    for slot in reversed(before):
        labels = slot.entity.labels.get(language, ()) if slot.entity else ()
        if any(word in label.casefold() for word in words for label in labels):
            return slot
    return None
