"""Requests that a report says it answers: "pursuant to resolution 60/1, in which the Assembly requested …"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest import citations
from ingest.authors import REPORTING
from ingest.mandates.asked import ASKED
from ingest.mandates.draft import Draft, Setting
from kg.model import Citation, Document, Mandate, Part

ASKING: Final = frozenset(("request", "invite", "call-upon", "decide"))


def marked(mandate: Mandate, draft: Draft, setting: Setting) -> Mandate:
    """The mandate, fulfilled where the report says so of what its author was asked; with the paragraph that asked."""
    if not _answers(draft, setting):
        return mandate
    return replace(mandate, fulfilled=True, asked_in=_asked_in(draft.part, setting))


def _answers(draft: Draft, setting: Setting) -> bool:
    """Whether the author was asked, in a paragraph in which the report tells why it is submitted."""
    asked = draft.method == ASKED and draft.directive in ASKING and setting.document.metadata.type in REPORTING
    author = draft.addressee is not None and setting.author is not None and draft.addressee.iri == setting.author.iri
    return asked and author and setting.words["answers"].search(draft.part.text) is not None


def _asked_in(part: Part, setting: Setting) -> tuple[str, str] | None:
    """The paragraph of another document that the part cites; none where it cites several, or documents as wholes."""
    alone = Document(setting.document.metadata, (part,), setting.document.source)
    cited = [f for f in citations.extract(alone, setting.gazetteer) if isinstance(f, Citation) and f.fragment]
    places = {(c.symbol, c.fragment) for c in cited if c.symbol != setting.document.metadata.symbol}
    return next(iter(places)) if len(places) == 1 else None
