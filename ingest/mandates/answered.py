"""What a report tells was done because somebody asked for it: 应经社理事会的请求，灯塔厅……, 按照第 99/1 号决议的要求…….

Only of languages that set no words apart; the words of each stand in `mandates.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ingest.mandates.addressees import Reading
from ingest.mandates.draft import Draft, Setting, Span, actions, oblique
from ingest.mandates.issuers import reports
from ingest.mentions import Named
from kg.gazetteer import GROUP_CLASS
from kg.model import Entity, MandateKind, Part

ANSWERED: Final = "mandates.answered"
LIKELY: Final = Decimal("0.75")
PRIVATE: Final = frozenset({"company", "business", "foundation"})
"""Entity types of those who oblige when they are asked; they are charged with nothing."""


def answered(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """Who did what he was asked, and by whom: the first thing told behind the words that tell so."""
    if not reports(setting):
        return
    for match in setting.words["answering"].finditer(part.text, *span):
        asking = _asking(part, match, setting)
        who, begin = _answering(part, span, match, setting) if asking or match["text"] else (None, 0)
        action = actions(part.text, begin, span[1], setting.language)[:1] if who else []
        if who and action and (asking is None or who.iri != asking.iri):
            whole, kind = (match.start(), action[0][1]), MandateKind.MANDATE
            yield Draft(part, kind, "request", asking, who, whole, action[0], ANSWERED, LIKELY)
            return


def _asking(part: Part, match: re.Match[str], setting: Setting) -> Entity | None:
    """Who asked: named at the end of the words for him, or with the text that asks; no group, which asks in general."""
    named = setting.speakers(part, *match.span("by"))
    told = [n for n in named if match["text"] or part.text[n.end : match.end("by")] in ("", ")", "）")]
    return next((n.entity for n in reversed(told) if GROUP_CLASS not in n.entity.types), None)


def _answering(part: Part, span: Span, match: re.Match[str], setting: Setting) -> tuple[Entity | None, int]:
    """Who did it, and where it is told: named right before the words that tell who asked, else right behind them."""
    who: Entity | None
    named = setting.actors(part, span[0], match.start())
    before = [n for n in named if n.end == match.start()] or _opening(part, span[0], match.start(), named, setting)
    if before and not oblique(part, before[-1].start, setting):
        who, begin = before[-1].entity, match.end()
    else:
        behind = Reading(part, match.end(), span[1], setting).adjoining()
        who, begin = (behind[0].entity, behind[-1].end) if behind else (None, 0)
    return (None, 0) if who and who.entity_type in PRIVATE else (who, begin)


def _opening(part: Part, start: int, end: int, named: list[Named], setting: Setting) -> list[Named]:
    """Who opens the sentence, where the clause before only tells more of him: 灯塔厅作为其工作的一部分，应……的请求."""
    opens = [n for n in named[:1] if setting.words["lead"].fullmatch(part.text, start, n.start)]
    return opens if part.text[start:end].count("，") == 1 and part.text[end - 1] == "，" else []
