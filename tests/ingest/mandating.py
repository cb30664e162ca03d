"""The mandates of documents of a few parts, as the tests of `ingest.mandates` compare them."""

from ingest.mandates import extract
from kg.gazetteer import Gazetteer
from kg.model import DocumentType, Mandate, MandateKind, Part, PartKind
from tests.ingest import documents

Told = tuple[MandateKind, str, str | None, bool]
"""Kind, directive, addressees (names of nodes, with blanks between), and whether they are implied."""


def document(parts, language="en", type=DocumentType.RESOLUTION, symbol="A/RES/99/1"):
    return documents.document(*parts, language=language, type=type, symbol=symbol)


def op(text: str, fragment: str = "op-1", kind: PartKind = PartKind.OPERATIVE, parent: str = "") -> Part:
    """An operative paragraph."""
    return Part(fragment, kind, text, parent=parent)


def para(text: str, fragment: str = "para-1", kind: PartKind = PartKind.PARAGRAPH, parent: str = "sec-1") -> Part:
    """A paragraph of a report."""
    return Part(fragment, kind, text, parent=parent)


def mandates(gazetteer: Gazetteer, parts: list[Part], **more) -> list[Mandate]:
    """What is found in a resolution, or in a document as `more` says; each quotes the text at its place."""
    texts = {p.fragment: p.text for p in parts}
    found = list(extract(document(parts, **more), gazetteer))
    for mandate in found:
        where = mandate.evidence
        assert texts[where.part][where.start : where.end] == where.quote
        assert mandate.action_text in texts[where.part]
    return found


def told(found: list[Mandate]) -> list[tuple[str, str | None, str]]:
    """Directive, name of the addressee's node, and what is to be done."""
    return [(m.directive, m.addressee.iri.rsplit("/", 1)[-1] if m.addressee else None, m.action_text) for m in found]


def reported(gazetteer: Gazetteer, parts: list[Part], language: str = "en", symbol: str = "A/99/123") -> list[Told]:
    """What is found in a report; each quotes the text at its place."""
    found = []
    for mandate in extract(documents.report(*parts, language=language, symbol=symbol), gazetteer):
        text = next(p.text for p in parts if p.fragment == mandate.evidence.part)
        assert text[mandate.evidence.start : mandate.evidence.end] == mandate.evidence.quote
        addressed = [mandate.addressee, *mandate.passed_on] if mandate.addressee else []
        who = " ".join(one.iri.rsplit("/", 1)[-1] for one in addressed) or None
        found.append((mandate.kind, mandate.directive, who, mandate.addressee_implied))
    return found
