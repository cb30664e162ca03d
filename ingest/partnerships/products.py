"""Tools, courses, fora and initiatives that bodies make, run or hold together."""

from __future__ import annotations

import re
from typing import Final

from ingest.cast import rules
from ingest.partnerships.draft import FEWEST, PRODUCT, Draft, Setting, specific
from ingest.partnerships.leads import Lead
from ingest.partnerships.terms import QUOTES, filled, wished, words
from ingest.slots import Sentence, Slot, products
from kg.model import Part
from ontology import table

REACH: Final = 3
"""How far from what is made those who make it stand, in lengths of what counts as near."""


def product(sentence: Sentence, part: Part, leads: list[Lead], setting: Setting) -> Draft | None:
    """A tool, course, forum or initiative that the sentence says was made, run or held."""
    for pattern in sentence.fitting(products(setting.language)):
        for match in sentence.find(pattern):
            first, last = sentence.span(*match.span("thing"))
            label = _unquoted(" ".join(part.text[first:last].split()))
            named = [s for s in sentence.slots if s.kind in "ACN" and specific(s) and not first <= s.start < last]
            reach = first - REACH * words(setting.language)["near"], last + REACH * words(setting.language)["near"]
            actors = [s for s in named if not _only_cited(s, sentence) and not _is_where(s, sentence)]
            makers = _makers([s for s in actors if reach[0] <= s.start <= reach[1]] or actors, first, setting)
            works = sentence.caught(match, "w")
            again = not works and _collaborates(label, setting) and any(slot.kind == "C" for slot in sentence.slots)
            if wished(sentence, match.start()) or again or not (actors or leads) or _vague(label, setting):
                continue
            if match.groupdict().get("begun") or _counts(label, sentence, works, len(actors), setting):
                draft = Draft(setting.unnamed(label, part), part, (first, last), PRODUCT)
                outside = [s for s in sentence.slots if s in actors or (s.kind == "G" and not first <= s.start < last)]
                run = re.search(words(setting.language)["products"].get("run", "(?!)"), match.group(), re.I)
                role = "implementer" if run else "initiator"
                return filled(draft, sentence, outside, makers, [] if actors else leads, role)
    return None


def _unquoted(label: str) -> str:
    """A label without the marks around it, and without a mark whose other half stands outside it."""
    bare = label.strip("《》“”«» ")
    for opening, closing in QUOTES:
        if bare.count(opening) != bare.count(closing):
            bare = bare.replace(opening, "").replace(closing, "")
    return bare


def _makers(near: list[Slot], made: int, setting: Setting) -> list[Slot]:
    """Who may have made what stands at `made`; before it, where the language names the maker first."""
    before = [slot for slot in near if slot.start < made] if words(setting.language)["products"].get("first") else []
    return before or near


def _vague(label: str, setting: Setting) -> bool:
    """Whether a thing is only called by what it is good for, "useful tools", or stands for many."""
    return re.fullmatch(words(setting.language)["products"].get("vague", "(?!)"), label) is not None


def _is_where(slot: Slot, sentence: Sentence) -> bool:
    """Whether a country is told as the place where something is done."""
    matches = sentence.find(words(sentence.language)["where"])
    return slot.kind == "N" and any(slot in sentence.caught(match, "w") for match in matches)


def _only_cited(slot: Slot, sentence: Sentence) -> bool:
    """ "In accordance with the Panel's proposal, I will …": who is followed does not act."""
    return rules(sentence.language)["under"].search(sentence.marked[: sentence.place(slot)]) is not None


def _counts(label: str, sentence: Sentence, named: list[Slot], actors: int, setting: Setting) -> bool:
    """Whether what is made is a matter of partnership.

    A work or an event must say so by its name. A thing counts when several make it, when it is a collaboration, or when
    the sentence speaks of partnerships; one that is called by a bare noun only when the sentence tells of cooperation.
    """
    topic = rules(setting.language)["topic"]
    if named:
        return topic.search(label) is not None
    if label.isalpha() and not table(setting.language, "mentions")["folding"].get("ideographic"):
        return any(True for pattern in words(setting.language)["cooperation"] for _ in sentence.find(pattern))
    around = sentence.text[sentence.start : sentence.end]
    return actors >= FEWEST or _collaborates(label, setting) or topic.search(around) is not None


def _collaborates(label: str, setting: Setting) -> bool:
    return rules(setting.language)["collaborative"].search(label) is not None
