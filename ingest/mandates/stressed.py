"""Obligations that a resolution stresses: "stresses that Governments must …", "emphasizes the need for States to …".

Nobody is asked there, so the mandate bears the verb that governs it: it binds no more than that verb does. What the
body only notes, recalls or recognizes is no obligation that it lays on anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.mandates.addressees import addressed
from ingest.mandates.draft import AROUND, Draft, Setting, Span, sentences
from ingest.mandates.parties import doers
from ingest.mandates.subjects import subjects_of
from ingest.mandates.wording import directive_concept
from kg.model import Entity, MandateKind, Part
from ontology.directives import opening

STRESSED: Final = "mandates.stressed"
STRESSING: Final = frozenset(("emphasize", "reaffirm", "affirm"))
LIKELY: Final = Decimal("0.75")

Said = tuple[int, int, str]
"""Where a verb ends, how far it governs, and its concept."""


def stressed(part: Part, until: int, setting: Setting) -> Iterator[Draft]:
    """The obligations in front of `until`, where the first clause that asks somebody begins."""
    for start, stop, concept in _sayings(part, until, setting):
        if concept in STRESSING:
            for named, action in (*_bound(part, start, stop, setting), *_needed(part, start, stop, setting)):
                yield from _drafts(part, (start, stop), named, action, concept, setting)


def _sayings(part: Part, until: int, setting: Setting) -> Iterator[Said]:
    """What is said before `until`: by the opening verb, and by those that are joined to it."""
    first = opening(part.text, setting.language)
    verbs = [(first.start, first.end, first.concepts[-1])] if first and first.concepts else []
    for match in setting.words["turn"].finditer(part.text, first.end if first else 0, until):
        concept = directive_concept(match["verb"], setting.language)
        verbs.append((match.start(), match.end(), concept))
    ends = [*(start for start, _, _ in verbs[1:]), until] if verbs else []
    for (_, end, concept), limit in zip(verbs, ends, strict=True):
        reach = next((b for a, b in sentences(part.text, setting.language) if a <= end <= b), limit)
        yield end, min(limit, reach), concept


def _bound(part: Part, start: int, stop: int, setting: Setting) -> Iterator[tuple[list[Entity], Span]]:
    """ "… that States must …": whoever is the subject of the modal."""
    modals = list(setting.words["modals"]["strong"].finditer(part.text, start, stop))
    for number, modal in enumerate(modals):
        end = modals[number + 1].start() if number + 1 < len(modals) else stop
        clause = max((m.end() for m in setting.words["said"].finditer(part.text, start, modal.start())), default=start)
        named, begin = subjects_of(part, clause, modal.start(), setting), modal.end()
        if not named and setting.spaced:
            named, begin = addressed(part, modal.end(), end, setting)
        yield named, (begin, end)


def _needed(part: Part, start: int, stop: int, setting: Setting) -> Iterator[tuple[list[Entity], Span]]:
    """ "… the need for States to …", "… the importance of States doing …"."""
    for need in setting.words["need"].finditer(part.text, start, stop):
        if setting.words["content"].match(part.text, need.end(), stop):
            named, begin = addressed(part, need.end(), stop, setting)
        else:
            named, begin = doers(part, need.end(), stop, setting)
        yield named, (begin, stop)


def _drafts(
    part: Part, span: Span, named: list[Entity], action: Span, concept: str, setting: Setting
) -> Iterator[Draft]:
    below = setting.children.get(part.fragment, [])
    if below and not part.text[action[1] :].strip() and setting.words["colon"].search(part.text.rstrip()[-1:]):
        for item in below:
            whole = (0, len(item.text.rstrip(AROUND)))
            for who in named:
                draft = Draft(item, MandateKind.MANDATE, concept, setting.author, who, whole, whole, STRESSED, LIKELY)
                yield replace(draft, context=part.text[slice(*span)])
        return
    kept = part.text[slice(*action)]
    told = (action[0] + len(kept) - len(kept.lstrip(AROUND)), action[0] + len(kept.rstrip(AROUND)))
    if told[1] - told[0] >= setting.words["shortest"]:
        for who in named:
            yield Draft(
                part, MandateKind.MANDATE, concept, setting.author, who, (span[0], told[1]), told, STRESSED, LIKELY
            )
