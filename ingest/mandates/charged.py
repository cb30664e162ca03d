"""Functions that a report tells in passing: "the task of the secretariat is to …", 任务是……, 设立……，负责……."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from typing import Final

from ingest.entities import GROUP
from ingest.mandates.addressees import Reading, head_of
from ingest.mandates.clauses import added
from ingest.mandates.draft import SEMICOLONS, Draft, Setting, Span, actions, oblique, sentences
from ingest.mandates.parties import behind
from ingest.mandates.subjects import before_aside
from ingest.mentions import Named, group
from ingest.names import Formed
from kg.model import Entity, MandateKind, Part

CHARGED: Final = "mandates.charged"
POST: Final = "post"
LIKELY: Final = Decimal("0.75")
NEAR: Final = 3
"""Paragraphs back in which somebody is named whom a text goes on to call by the head of his name."""


def charged(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """ "The secretariat's task is to …", 任务是……: a function told in passing."""
    start = span[0]
    yield from _set_up(part, span, setting)
    attached = setting.spaced and setting.words["attached"].search(part.text, *span)
    for named in setting.actors(part, *span) if attached else ():
        if charge := setting.words["attached"].match(part.text, named.end, span[1]):
            yield from _function(part, charge, span[1], named.entity, setting)
    yield from _chartered(part, span, setting)
    yield from _serving(part, span, setting)
    for match in setting.words["charged"].finditer(part.text, *span):
        if setting.words["appoints"].search(part.text, start, match.start()):
            continue
        if behind := _bearer_behind(part, match.end(), span[1], setting):
            yield from _function(part, match, span[1], behind.entity, setting, behind.end)
            continue
        who = _founded(part, start, match.start(), setting) or _bearer(part, start, match.start(), setting)
        who = who or _owner(part, start, match.start(), setting)
        yield from _function(part, match, span[1], who, setting) if who else ()
        start = match.end()


def founded(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """What a body is for that the sentence tells was set up: "decided to set up a working group, which is to …"."""
    for match in setting.words["charged"].finditer(part.text, *span):
        if who := _founded(part, span[0], match.start(), setting):
            yield from _function(part, match, span[1], who, setting)
    yield from _set_up(part, span, setting)


def _set_up(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """What a body is for, where the words that set it up tell it: "set up a working group to …"."""
    for match in setting.words["set_up"].finditer(part.text, *span):
        yield from _function(part, match, span[1], named_by(part, match, setting), setting)


def _chartered(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """What the text that sets somebody up has him do, told by plain verbs: 依照公报，该办公室管理基金，并为……提供……."""
    charter = setting.words["chartered"].match(part.text, *span)
    named = Reading(part, charter.end(), span[1], setting).adjoining() if charter else []
    does = setting.words["does"].match(part.text, named[-1].end, span[1]) if named else None
    if charter is None or does is None:
        return
    kind = MandateKind.FUNCTION
    for action in actions(part.text, named[-1].end, span[1], setting.language):
        for who in {one.entity.iri: one.entity for one in named}.values():
            yield Draft(part, kind, "assign-function", None, who, action, action, CHARGED, LIKELY)


def _serving(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """What a body is to others, told of it as the subject right before the verb: 灯塔厅担任果园联盟的秘书处."""
    for match in setting.words["serves"].finditer(part.text, *span):
        named = [n for n in setting.actors(part, span[0], match.start()) if n.end == match.start()]
        for one in named:
            if one.entity.entity_type != POST and not oblique(part, one.start, setting):
                yield from _function(part, match, span[1], one.entity, setting, match.start())


def _function(
    part: Part, charge: re.Match[str], stop: int, who: Entity, setting: Setting, begin: int = -1
) -> Iterator[Draft]:
    """The functions told behind a charge, or from `begin` on: each that marks set apart ("to A, and to B") or that is
    plainly one more (负责管理基金，向……报告工作).
    """
    told = actions(part.text, charge.end() if begin < 0 else begin, stop, setting.language)
    listed = setting.words["enumerates"].search(charge.group()) is not None
    goes_on = takewhile(lambda step: listed or setting.words["does_on"].match(part.text, *step), told[1:])
    told = added(part, told, setting) if told and setting.spaced else [*told[:1], *goes_on]
    for number, action in enumerate(told):
        whole, kind = (action[0] if number else charge.start(), action[1]), MandateKind.FUNCTION
        yield Draft(part, kind, "assign-function", _by(part, charge, setting), who, whole, action, CHARGED, LIKELY)


def _bearer_behind(part: Part, charge: int, stop: int, setting: Setting) -> Named | None:
    """Who bears a charge, named right behind it where the language puts the verb first: يتولى المكتب إدارة الصندوق."""
    first = next(iter(setting.actors(part, charge, stop)), None)
    named = first and setting.words["postposed"].fullmatch(part.text, charge, first.start)
    return first if named else behind(part, charge, stop, setting)


def _bearer(part: Part, start: int, charge: int, setting: Setting) -> Entity | None:
    """The last one named before who can be the subject."""
    if not setting.spaced and (doing := _doing(part, start, charge, setting)):
        return doing
    if described := _described(part, start, charge, setting):
        return described
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, charge)), default=start)
    aside = before_aside(part, start, clause, charge, setting) if setting.spaced else None
    end = charge if aside is None else aside
    named = [n for n in setting.actors(part, start, end) if not oblique(part, n.start, setting)]
    before = [n for n in named if not setting.words["owner"].match(part.text, n.end, charge)]
    if not setting.spaced and not _in_clause(part, before, charge, setting):
        if again := _called_again(part, start, charge, setting) or _tasked(part, (clause, start), charge, setting):
            return again
        before = [n for n in before if not _passed(part, n, named, setting)]
    return before[-1].entity if before else None


def _owner(part: Part, start: int, charge: int, setting: Setting) -> Entity | None:
    """Whose function it is, where "its" stands before it: the subject of the sentence before."""
    if setting.words["its"].fullmatch(part.text, start, charge) is None:
        return None
    stops = [span for span in sentences(part.text, setting.language) if span[1] <= start]
    first = next((span[0] for span in reversed(stops) if part.text[span[0] - 1 : span[0]] not in SEMICOLONS), 0)
    named = setting.actors(part, first, stops[-1][1]) if stops else []
    return next((n.entity for n in named if not oblique(part, n.start, setting)), None)


def _described(part: Part, start: int, charge: int, setting: Setting) -> Entity | None:
    """Who is told of by a common noun with a relative clause that charges him: "the committee, which advises …"."""
    clause = [m.start() for m in setting.words["relative"].finditer(part.text, start, charge) if m.end() == charge]
    for match in setting.words["agent"].finditer(part.text, start, charge) if clause else ():
        if match.end() == clause[0]:
            named = [n.entity for n in setting.actors(part, *match.span()) if n.end == match.end()]
            form = Formed(match.start(), match.end(), match.group().strip(), GROUP)
            return named[0] if named else group(form, setting.gazetteer, setting.language).entity
    return None


def _doing(part: Part, start: int, charge: int, setting: Setting) -> Entity | None:
    """By whom it is said to be done, right before the verb: 由灯塔小组负责, 由主任担任主席的小组负责."""
    by = setting.words["done_by"].search(part.text, start, charge)
    if by is None:
        return None
    named = next((n.entity for n in setting.actors(part, *by.span("who")) if n.end == by.end("who")), None)
    if named or not by["head"]:
        return named
    form = Formed(by.start("who"), by.end("who"), by["who"], GROUP)
    return group(form, setting.gazetteer, setting.language).entity


def _in_clause(part: Part, named: list[Named], charge: int, setting: Setting) -> bool:
    """Whether one of them stands in the clause that charges."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, 0, charge)), default=0)
    return bool(named) and named[-1].start >= clause


def _called_again(part: Part, start: int, charge: int, setting: Setting) -> Entity | None:
    """Whom the sentence calls by the head of his name: 该办公室……负责……, 联盟的任务是……."""
    called = setting.words["called"].match(part.text, start, charge)
    again = called or setting.words["again"].fullmatch(part.text, start, charge)
    head = again and (again["head"] or again.groupdict().get("bare"))
    if again and _owns(part, again.end(), charge, setting):
        return None
    named = [n for n in setting.actors(part, 0, start) if again and head_of(part, n, setting) == head]
    brought = (m for m in setting.words["newly"].finditer(part.text, named[-1].end if named else 0, start))
    if again and any(m["head"] == head for m in brought):
        return group(Formed(again.start(), again.end(), str(head), GROUP), setting.gazetteer, setting.language).entity
    return named[-1].entity if named else spoken_of(part, start, setting, charge)


def _tasked(part: Part, starts: tuple[int, int], charge: int, setting: Setting) -> Entity | None:
    """Who is told his task by a common noun alone, which stands between a start and it: 这些干事的职责是……."""
    nouns = (setting.words["tasked"].fullmatch(part.text, start, charge) for start in starts)
    noun = next((match for match in nouns if match), None)
    if noun is None:
        return None
    form = Formed(noun.start("noun"), noun.end("noun"), noun["noun"], GROUP)
    return group(form, setting.gazetteer, setting.language).entity


def _passed(part: Part, named: Named, row: list[Named], setting: Setting) -> bool:
    """Whether the sentence only tells by whom something was set up, or what it was called: 由秘书长和开发署设立."""
    if setting.words["passed"].search(part.text[max(0, named.start - 8) : named.start]):
        return True
    before = next((n for n in row if n.end < named.start and _joined(part, n, named, setting)), None)
    return before is not None and _passed(part, before, row, setting)


def _joined(part: Part, one: Named, other: Named, setting: Setting) -> bool:
    return setting.words["joined"].fullmatch(part.text, one.end, other.start) is not None


def _founded(part: Part, start: int, charge: int, setting: Setting) -> Entity | None:
    """What the clause before sets up, which is then told its function: 设立了灯塔委员会，负责……."""
    founding = next(reversed(list(setting.words["founds"].finditer(part.text, start, charge))), None)
    told = founding and setting.words["since"].fullmatch(part.text, founding.end(), charge)
    return named_by(part, founding, setting) if founding and told else None


def _owns(part: Part, end: int, charge: int, setting: Setting) -> bool:
    """Whether words only tell whose something else is, 该基金的委员会, and not whose the charge is, 该基金的任务是."""
    return end != charge and setting.words["owner"].match(part.text, end) is not None


def spoken_of(part: Part, start: int, setting: Setting, charge: int = -1) -> Entity | None:
    """Whom the words at `start` call by the head of his name, 该委员会: named or set up last, here or before."""
    again = setting.words["again"].match(part.text, start)
    if again and _owns(part, again.end(), charge, setting):
        return None
    parts = [p for p in setting.document.parts if p.parent == part.parent and p.kind is part.kind]
    before = parts[: next((n for n, p in enumerate(parts) if p is part), 0)]
    for one in reversed(before[-NEAR:] if again else []):
        named = [(n.end, n.entity) for n in setting.actors(one) if one.text[: n.end].endswith(again["head"])]
        set_up = [m for m in setting.words["founds"].finditer(one.text) if m["name"].endswith(again["head"])]
        named += [(m.end(), named_by(one, m, setting)) for m in set_up]
        if named:
            return max(named, key=lambda pair: pair[0])[1]
    return None


def named_by(part: Part, founding: re.Match[str], setting: Setting) -> Entity:
    """What is set up, as it is known; else as the words behind its qualifiers call it."""
    begin, end = founding.span("name")
    begin = max((m.end() for m in setting.words["owner"].finditer(part.text, begin, end)), default=begin)
    known = setting.actors(part, begin, end)
    if setting.words["heading"].fullmatch(part.text, begin, end):
        known = []
    named = next((n for n in known if (n.start, n.end) == (begin, end)), None)
    label = part.text[begin:end].strip()
    return named.entity if named else group(Formed(0, 0, label, GROUP), setting.gazetteer, setting.language).entity


def _by(part: Part, charge: re.Match[str], setting: Setting) -> Entity | None:
    """Who charges, where the words tell: "was mandated by the Assembly to …"."""
    told = charge.span("by") if charge.re.groupindex.get("by") and charge["by"] else None
    return next((named.entity for named in setting.speakers(part, *told)), None) if told else None
