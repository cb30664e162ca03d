"""What a report calls essential, 至关重要: it should be done."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ingest.mandates.asked import everybody
from ingest.mandates.draft import Draft, Setting, Span
from ingest.mandates.parties import owners
from ingest.mandates.subjects import subjects_of
from kg.model import MandateKind, Part

ADVISED: Final = "mandates.advised"
LIKELY, IMPLIED = Decimal("0.75"), Decimal("0.6")


def valued(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "To update the guidelines is essential": what is called essential should be done; "the support of States is
    indispensable": by those whose work it is.
    """
    if setting.words["compares"].search(part.text, *span):
        return
    for match in setting.words["valued"].finditer(part.text, *span):
        start, end = _named_before(part, span[0], match.start(), setting)
        start += len(part.text[start:end]) - len(part.text[start:end].lstrip())
        end = start + len(part.text[start:end].rstrip())
        if end - start >= 2 * setting.words["shortest"]:
            owned = match.groupdict().get("owned") is not None
            told = owners(part, start, end, setting) if owned else subjects_of(part, start, end, setting)
            if owned and not told:
                continue
            sure = LIKELY if told else IMPLIED
            whole, action, kind = (start, match.end()), (start, end), MandateKind.RECOMMENDATION
            for who in told or everybody(setting):
                yield Draft(part, kind, "recommend", setting.author, who, whole, action, ADVISED, sure, not told)


def _named_before(part: Part, start: int, value: int, setting: Setting) -> Span:
    """The clause that is called essential; what it is essential for may stand between."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, value)), default=start)
    if clause > start and setting.words["leads_in"].match(part.text, clause):
        return start, clause - 1
    return clause, value
