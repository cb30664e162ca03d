"""The verb that opens each paragraph of a resolution or decision, as printed, and what it does.

Where the source prints the verb in italics or bold, the print decides; else the verb tables (`ontology.directives`).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kg.gazetteer import Gazetteer
from kg.model import Directive, Document, Evidence, Finding, Part, PartKind
from ontology.directives import opening

PRINTED: Final = "directives.emphasis"
TABLED: Final = "directives.verb"
LATEST_START: Final = 3
"""An emphasis that begins later than this many characters into the paragraph is not its opening verb."""
LONGEST: Final = 120
"""Characters of an opening phrase at most; longer emphasis marks a title or a whole paragraph."""


def extract(document: Document, gazetteer: Gazetteer) -> Iterator[Finding]:
    """One directive for each preambular and operative paragraph whose opening verb is found."""
    for part in document.parts:
        if part.kind in (PartKind.PREAMBULAR, PartKind.OPERATIVE):
            directive = directive_of(part, document.metadata.language)
            if directive:
                yield directive


def directive_of(part: Part, language: str) -> Directive | None:
    """The opening directive of one paragraph."""
    known = opening(part.text, language)
    printed = _emphasised(part)
    concept = known.concepts[0] if known and known.concepts else ""
    if printed:
        return _directive(part, *printed, concept, PRINTED, Decimal(1))
    if known is None:
        return None
    return _directive(part, known.start, known.end, concept, TABLED, Decimal("0.97"))


def _emphasised(part: Part) -> tuple[int, int] | None:
    """The first emphasised span, when it is the verb: at the beginning, short, without the punctuation around it."""
    if not part.emphasis:
        return None
    start, end = min(part.emphasis)
    text = part.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip(" \t\n\xa0,，、:：")))
    return (start, end) if start <= LATEST_START and 0 < end - start <= LONGEST else None


def _directive(part: Part, start: int, end: int, concept: str, method: str, confidence: Decimal) -> Directive:
    return Directive(concept, Evidence(part.fragment, start, end, part.text[start:end], method, confidence))
