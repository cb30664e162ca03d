"""What those who agreed on something left to each of them, or to another: 双方商定，灯塔厅将编写……，果园署负责…….

Only of languages that set no words apart; the words of each stand in `mandates.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ingest.entities import GROUP
from ingest.mandates.addressees import Reading, distinct
from ingest.mandates.draft import Draft, Setting, Span, actions
from ingest.mandates.issuers import reports
from ingest.mentions import group
from ingest.names import Formed
from kg.model import Entity, MandateKind, Part

AGREED: Final = "mandates.agreed"
LIKELY: Final = Decimal("0.75")


def agreed(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """Who is to do what, by what was agreed: each clause that names its own subject, as long as they follow."""
    match = setting.words["agreed"].search(part.text, *span) if reports(setting) else None
    who: list[Entity] = []
    for step in actions(part.text, match.end(), span[1], setting.language) if match else ():
        named, begin = _doing(part, step, setting, bool(who))
        if not named and not (who and setting.words["does_on"].match(part.text, *step)):
            return
        who = named or who
        whole, action = (step[0], step[1]), (begin, step[1])
        for one in who if action[0] < action[1] else ():
            yield Draft(part, MandateKind.COMMITMENT, "commit", one, one, whole, action, AGREED, LIKELY)


def _doing(part: Part, step: Span, setting: Setting, further: bool) -> tuple[list[Entity], int]:
    """Who opens a clause that tells what he is to do, and where that is told: 由灯塔厅编写, 灯塔厅将编写.

    A `further` clause need not say that he is to do it.
    """
    words = setting.words
    by = words["turned"].match(part.text, *step)
    begin = by.end() if by else step[0]
    found = Reading(part, begin, step[1], setting).adjoining()
    shall = words["shall"].match(part.text, found[-1].end, step[1]) if found else None
    if found and (by or shall or further):
        idly = setting.words["pledger"].match(part.text, found[-1].end, step[1])
        return distinct(found), (shall or idly).end()
    noun = words["agreeing"].match(part.text, begin, step[1])
    if noun is None or words["noun"].fullmatch(part.text, *noun.span("noun")) is None:
        return [], step[0]
    form = Formed(noun.start("noun"), noun.end("noun"), noun["noun"], GROUP)
    return [group(form, setting.gazetteer, setting.language).entity], noun.end()
