"""Whom a directive verb addresses: the names that follow it, up to where the thing to do begins."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ingest.entities import GROUP, as_printed
from ingest.mandates.draft import AROUND, Setting, oblique
from ingest.mandates.posts import post_behind
from ingest.mentions import Named, group
from ingest.names import Formed
from ingest.slots import fused_by
from kg.gazetteer import GROUP_CLASS
from kg.model import Entity, Part

LONGEST_ADDRESS: Final = 900
"""Characters from a verb to the thing to do; some resolutions address a dozen groups one after another."""
POST: Final = "post"
UNITED: Final = "un"
"""How the entity types of bodies of the United Nations begin."""
LONGEST_VERB: Final = 40
"""Characters of a verb with its auxiliary and the pronoun before it."""
LONGEST_ADVERBIAL: Final = 200
"""Characters that may stand before the subject of a clause of content."""
POSSESSIVE: Final = re.compile("[’']s?(?!\\w)")
"""What makes of a name the owner of something: "Member States’ efforts" addresses nobody."""


def addressed(part: Part, start: int, stop: int, setting: Setting) -> tuple[list[Entity], int]:
    """The entities addressed from `start` on, and where the action begins; none where the words do not tell.

    Languages that mark the action ("to submit", "de présenter", أن يقدم) are read up to the mark; elsewhere the names
    must follow the verb directly, as they must in a clause of content ("requests that the Secretary-General submit").
    A pronoun means who was asked before.
    """
    named, begin = _named(part, start, stop, setting)
    return (named, begin) if named or not setting.spaced else _asked_before(part, start, stop, begin, setting)


def _asked_before(part: Part, start: int, stop: int, begin: int, setting: Setting) -> tuple[list[Entity], int]:
    """Whom a pronoun beside a verb that ends at `start` means: "urges States to act, and requests them to report"."""
    behind = setting.words["itself"].match(part.text, start, stop)
    if behind is None and setting.words["them"].search(part.text[max(0, start - LONGEST_VERB) : start]) is None:
        return [], begin
    opens = max((m.end() for m in setting.words["stop"].finditer(part.text, 0, start)), default=0)
    asks = (verb for asking in setting.words["asks"].values() for verb in asking.finditer(part.text, opens, start))
    for verb in sorted(asks, key=lambda match: -match.end()):
        told = _named(part, verb.end(), verb.end() + LONGEST_ADDRESS, setting)[0] if verb.end() < start else []
        if told:
            return told, behind.end() if behind else begin
    return [], begin


def _named(part: Part, start: int, stop: int, setting: Setting) -> tuple[list[Entity], int]:
    """The entities that the words name from `start` on, and where the action begins."""
    content = setting.words["content"].match(part.text, start, stop)
    if content or not _marked(setting):
        begin = content.end() if content else start
        found = Reading(part, begin, stop, setting).adjoining()
        if content and not found:
            found = _behind_adverbial(part, begin, stop, setting)
            if predicate := None if found else setting.words["predicate"].match(part.text, begin, stop):
                doing = Reading(part, predicate.end(), stop, setting).adjoining()
                return ([] if doing and oblique(part, doing[0].start, setting) else distinct(doing)), begin
        return distinct(found), found[-1].end if found else begin
    for mark in setting.words["marker"].finditer(part.text, start, min(stop, start + LONGEST_ADDRESS)):
        reading = Reading(part, start, mark.start(), setting)
        if any(n.start < mark.start() < n.end for n in setting.actors(part, start, stop)):
            continue
        if found := reading.listed():
            return distinct(found), mark.end()
        if not reading.is_empty():
            break
        if setting.words["content"].match(part.text, mark.start(), stop):
            return addressed(part, mark.start(), stop, setting)
        if not Reading(part, mark.end(), stop, setting).adjoining():
            return [], mark.end()
    return _unmarked(part, start, stop, setting)


def _behind_adverbial(part: Part, start: int, stop: int, setting: Setting) -> list[Named]:
    """The subject of a clause of content that something opens: "that, at its next session, the Board report"."""
    if not setting.words["adverbial"].match(part.text, start, stop):
        return []
    for comma in re.compile("[,،]").finditer(part.text, start, min(stop, start + LONGEST_ADVERBIAL)):
        if found := Reading(part, comma.end(), stop, setting).adjoining():
            return found
    return []


def _unmarked(part: Part, start: int, stop: int, setting: Setting) -> tuple[list[Entity], int]:
    """Those named right behind a verb whose action bears no mark: it stands in the list below, or is a noun."""
    found = Reading(part, start, stop, setting).adjoining()
    if found and setting.words["unmarked"].match(part.text, found[-1].end, stop):
        return distinct(found), found[-1].end
    return [], start


def head_of(part: Part, named: Named, setting: Setting) -> str:
    """The word for a kind of body at the end of a name, by which the text may go on to call it."""
    heads = setting.words["heading"].finditer(part.text, named.start, named.end)
    return next((head.group() for head in heads if head.end() == named.end), "")


def _marked(setting: Setting) -> bool:
    """Whether the language marks where the thing to do begins."""
    return bool(setting.words["marker"].pattern != "(?!)")


def distinct(named: list[Named]) -> list[Entity]:
    """Who is named, each once."""
    return list({n.entity.iri: n.entity for n in named}.values())


class Reading:
    """The stretch `text[start:end]` of a part, read as a list of those who are addressed."""

    def __init__(self, part: Part, start: int, end: int, setting: Setting) -> None:
        self.part, self.text, self.start, self.end = part, part.text, start, end
        self.words, self.setting = setting.words, setting
        self.names = setting.actors(part, start, end)

    def is_empty(self) -> bool:
        """Whether nothing stands there but prepositions and articles."""
        return int(self.words["lead"].match(self.text, self.start, self.end).end()) >= self.end

    def listed(self) -> list[Named]:
        """Everybody in the stretch who is addressed; what only qualifies them is passed over.

        Who acts along with them ("in consultation with …", "including …") is not addressed: there the list ends.
        """
        found: list[Named] = []
        place, gap = self.start, self.words["lead"]
        while place < self.end:
            at = gap.match(self.text, place, self.end).end()
            if self.words["accompany"].match(self.text, at, self.end):
                break
            item = self._item(at)
            if item is None and not found:
                return []
            if item:
                found.append(item)
            place = self._next(item.end if item else at, item is None)
            gap = self.words["joined"]
        return found

    def adjoining(self) -> list[Named]:
        """Those who stand at the beginning, joined by "and" or commas; only a qualifier may stand before the first."""
        found: list[Named] = []
        place, gap = self.start, self.words["lead"]
        while item := self._adjacent(place, gap):
            found.append(item)
            place, gap = item.end, self.words["joined"]
        apart = self._before_with(found)
        if len(found) > 1 and self.words["aside"].match(self.text, place, self.end):
            return found[: apart or len(found)]
        if apart and self.words["company"].match(self.text, place, self.end):
            return found[:apart]
        tail = self.words["tail"].match(self.text, place, self.end) if found else None
        return [*found[:-1], self._as_printed(found[-1], found[-1].start, tail.end())] if tail else found

    def _as_printed(self, named: Named, start: int, end: int) -> Named:
        """Who is named with the words that qualify him: of a group they are what the document calls it."""
        entity, label = named.entity, self.text[start:end].strip(AROUND)
        if GROUP_CLASS in entity.types and not self.setting.spaced and len(label) > named.end - named.start:
            known = as_printed(entity, label, self.setting.language)
            entity = replace(known, printed=tuple(dict.fromkeys((*entity.printed, *known.printed))))
        return Named(named.start, end, entity, GROUP if end > named.end else named.method)

    def _before_with(self, found: list[Named]) -> int:
        """How many stand before the last 与 or 同: those behind it are with whom they are to act. 0 without one."""
        gaps = [self.words["comitative"].search(self.text, a.end, b.start) for a, b in pairwise(found)]
        return max((n for n, gap in enumerate(gaps, 1) if gap), default=0)

    def _adjacent(self, place: int, gap: re.Pattern[str]) -> Named | None:
        """The name behind a fitting gap; failing that, the words for a group."""
        for named in self.names:
            if named.start >= place and gap.fullmatch(self.text, place, named.start):
                if self._is_object(place, named, gap):
                    return None
                return self._heads_of(named) or self._with_lead(place, self._qualified(named), gap)
        if again := self._called_again(place) or self._itself(place):
            return again
        match = gap.match(self.text, place, self.end)
        if gap is self.words["lead"] and match and self._qualifies(place, match.end()) and (own := self._group(place)):
            return own
        if match is None or (gap is not self.words["lead"] and match.end() == place):
            return None
        return self._called_again(match.end()) or self._group(match.end())

    def _called_again(self, at: int) -> Named | None:
        """Whom the text calls by the head of a name that stands before, 建议该署: the last one called so."""
        again = None if self.setting.spaced else self.words["called"].match(self.text, at, self.end)
        head = again and (again["head"] or again["bare"])
        before = self.setting.actors(self.part, 0, at) if again else []
        last = next((n for n in reversed(before) if head_of(self.part, n, self.setting) == head), None)
        return Named(at, again.end(), last.entity, last.method) if again and last else None

    def _itself(self, at: int) -> Named | None:
        """Whom a pronoun means, 并鼓励其继续……: the last one named in the clause before who is no object."""
        again = None if self.setting.spaced else self.words["itself"].match(self.text, at, self.end)
        ends = [m.end() for m in self.words["clause"].finditer(self.text, 0, at)] if again else []
        before = self.setting.actors(self.part, ([0, 0, *ends])[-2], ends[-1]) if ends else []
        last = next((n for n in reversed(before) if not oblique(self.part, n.start, self.setting)), None)
        if again and (last is None or self.words["stop"].search(self.text, ends[-1], at)):
            asked = self._asked_before(at)
            return Named(at, again.end(), asked, GROUP) if asked else None
        return Named(at, again.end(), last.entity, last.method) if again and last else None

    def _asked_before(self, at: int) -> Entity | None:
        """Who was asked last before `at`: 敦促企业公布结果。还鼓励它们……."""
        asks = (m for verb in self.words["asks"].values() for m in verb.finditer(self.text, 0, at))
        for verb in sorted(asks, key=lambda m: -m.start()):
            if named := addressed(self.part, verb.end(), at, self.setting)[0]:
                return named[-1]
        return None

    def _with_lead(self, place: int, named: Named, gap: re.Pattern[str]) -> Named:
        """The first one addressed, with what qualifies him in front: 有能力的会员国."""
        lead = gap is self.words["lead"] and self._qualifies(place, named.start)
        return self._as_printed(named, place, named.end) if lead else named

    def _is_object(self, place: int, named: Named, gap: re.Pattern[str]) -> bool:
        """Whether a name follows the last bare where "and" is written with it: to that one something is done."""
        fused = fused_by(self.setting.language) if gap is self.words["joined"] else None
        bare = fused is not None and self.text[place : named.start] == " "
        return bare and fused is not None and fused.match(self.text, named.start) is None

    def _qualifies(self, start: int, end: int) -> bool:
        """Whether what stands before a name qualifies it: in it somebody may be named, 承包者说明其支出的……."""
        return not self.setting.spaced and self.words["owner"].search(self.text, start, end) is not None

    def _heads_of(self, named: Named) -> Named | None:
        """Those who govern or head who is named: 各机构的理事机构 are asked, not 各机构."""
        head = self.words["held_by"].match(self.text, named.end, self.end)
        if head is None:
            return None
        form = Formed(named.start, head.end(), self.text[named.start : head.end()], GROUP)
        return Named(named.start, head.end(), group(form, self.setting.gazetteer, self.setting.language).entity, GROUP)

    def _within(self, named: Named) -> Named:
        """The body or post that is named right behind the one it belongs to, 秘书处采购司; else the name itself."""
        inner = None if self.setting.spaced else next((n for n in self.names if n.start == named.end), None)
        if inner is None:
            return named if self.setting.spaced else post_behind(named, self.text, self.end, self.setting)
        if inner.entity.entity_type != POST or named.entity.entity_type.startswith(UNITED):
            return Named(named.start, inner.end, inner.entity, inner.method)
        form = Formed(named.start, inner.end, self.text[named.start : inner.end], GROUP)
        return Named(named.start, inner.end, group(form, self.setting.gazetteer, self.setting.language).entity, GROUP)

    def _qualified(self, named: Named) -> Named:
        """A group of one word together with the words that tell it from others: "national Governments"."""
        if GROUP_CLASS not in named.entity.types or " " in self.text[named.start : named.end]:
            return self._within(named)
        longer = self._group(named.start)
        return longer if longer and longer.end > named.end else self._within(named)

    def _next(self, place: int, aside: bool) -> int:
        """The next separator outside names; one who acts along ends the list, an insertion ends with its comma."""
        if aside and self.words["aside"].match(self.text, max(self.start, place - 2), self.end):
            comma = re.compile("[,،]").search(self.text, place, self.end)
            return comma.start() if comma else self.end
        for cut in self.words["separator"].finditer(self.text, place, self.end):
            if not any(n.start < cut.start() and cut.end() <= n.end for n in self.names):
                return self.end if self.words["accompany"].search(self.text, place, cut.start()) else cut.start()
        return self.end

    def _item(self, at: int) -> Named | None:
        """Who is named at `at`: a known name, unless it only begins the words for a group."""
        named = next((n for n in self.names if n.start <= at < n.end), None)
        described = self._group(at)
        if named is None or (described and described.end > named.end and described.start <= named.start):
            return described
        return None if POSSESSIVE.match(self.text, named.end) else named

    def _group(self, at: int) -> Named | None:
        """Somebody without a name of his own: "bilateral donors", "the Chair of the working group"."""
        match = self.words["agent"].match(self.text, at, self.end)
        if match is None or POSSESSIVE.match(self.text, match.end()):
            return None
        start, end = match.start(), self._past_body(match.start(), match.end())
        form = Formed(start, end, self.text[start:end].strip(), GROUP)
        known = group(form, self.setting.gazetteer, self.setting.language)
        return Named(start, end, self.setting.called(known, self.part), GROUP)

    def _past_body(self, start: int, end: int) -> int:
        """Where the words for those of a body end, who are called by its name: "(the) heads (of the) Fund"."""
        body = next((n for n in self.names if end <= n.start <= end + 1), None)
        return body.end if body and self.words["governed"].search(self.text, start, body.start) else end
