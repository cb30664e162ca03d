"""Advice that a report tells by the noun: 向大会提出了建议，包括……, 小组关于将……的提议."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ingest.mandates.asked import everybody
from ingest.mandates.clauses import added
from ingest.mandates.draft import Draft, Setting, Span, actions, oblique
from ingest.mandates.issuers import reports
from kg.model import Entity, MandateKind, Part

NOMINAL: Final = "mandates.nominal"
LIKELY, IMPLIED = Decimal("0.75"), Decimal("0.6")


def nominal(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """What somebody advised, told by the noun: with whom it is addressed to, or not."""
    if not reports(setting):
        return
    yield from _addressed(part, span, setting)
    yield from _about(part, span, setting)


def _addressed(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "Made recommendations to the Assembly, among them to …", 向大会提出了 12 项建议，其中包括……."""
    for advice in setting.words["advice_to"].finditer(part.text, *span):
        issuer = _speaker(part, span[0], advice.start(), setting)
        named = {n.entity.iri: n.entity for n in setting.actors(part, *advice.span("who"))}
        steps = actions(part.text, advice.end(), span[1], setting.language)
        for action in added(part, steps, setting) if steps and issuer else ():
            for who in named.values():
                yield _draft(part, issuer, who, (advice.start(), action[1]), action, LIKELY)


def _about(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "The panel's proposal to …", 小组关于将……并入……的提议: it names nobody."""
    for advice in setting.words["advice_about"].finditer(part.text, *span):
        issuer = next((n.entity for n in setting.speakers(part, *span) if n.end == advice.start()), None)
        for who in everybody(setting) if issuer else ():
            whole, action = advice.span(), advice.span("what")
            yield _draft(part, issuer, who, whole, action, IMPLIED, True)


def _speaker(part: Part, start: int, end: int, setting: Setting) -> Entity | None:
    """The subject that opens the sentence."""
    named = setting.speakers(part, start, end)
    return next((n.entity for n in named if not oblique(part, n.start, setting)), None)


def _draft(
    part: Part, issuer: Entity | None, who: Entity, whole: Span, action: Span, sure: Decimal, implied: bool = False
) -> Draft:
    return Draft(part, MandateKind.MANDATE, "recommend", issuer, who, whole, action, NOMINAL, sure, implied)
