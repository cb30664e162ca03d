"""Who asks what a report tells: named beside the verb, above the list, or who goes on from what was said before."""

from __future__ import annotations

import re
from typing import Final

from ingest.authors import REPORTING
from ingest.entities import GROUP, entity_of
from ingest.mandates.addressees import addressed
from ingest.mandates.draft import Setting, Span, oblique, sentences
from ingest.mandates.parties import behind
from ingest.mandates.subjects import left_out
from ingest.mentions import NORMATIVE, Named, group
from ingest.names import Formed
from kg.model import Entity, Part, PartKind

BARE: Final = ("recommend", "decide")
"""Concepts of verbs that go on with a sentence though they name nobody."""
NEAR: Final = 3
"""Paragraphs back in which a body is named that a text goes on to call by the head of its name."""


def reports(setting: Setting) -> bool:
    """Whether the document reports, in which nobody is asked but by what it tells."""
    return setting.document.metadata.type in REPORTING


def speaker_of(
    part: Part, span: Span, asking: tuple[re.Match[str], str], last: Entity | None, setting: Setting
) -> tuple[Entity | None, int]:
    """Who speaks the verb: named beside it; where it joins what went before, who spoke last or opens the sentence."""
    verb, concept = asking
    issuer = _issuer(part, span[0], verb.start(), setting)
    if issuer is not None:
        return issuer, verb.end()
    issuer, said = _issuer_behind(part, verb.end(), span[1], setting)
    if issuer and _is_asked(part, span, verb, said, setting):
        issuer, said = (None if reports(setting) else setting.author), verb.end()
    if issuer is None and asks_on(part, span, verb, concept, setting):
        issuer = last or _said_before(part, span[0], verb.start(), setting)
        issuer = issuer or (_opening(part, span, setting) if concept != "decide" else None)
    issuer = issuer or _above(part, verb.start(), setting) or _resumed(part, span[0], verb.start(), setting)
    issuer = issuer or next(iter(left_out(part, span[0], verb.start(), setting)), None)
    if issuer is None and concept != "decide":
        issuer = _meeting(part, span[0], verb.start(), setting)
    return issuer, said


def _is_asked(part: Part, span: Span, verb: re.Match[str], said: int, setting: Setting) -> bool:
    """Whether who stands behind a verb is asked by the issuer of the resolution: "in which it invited States to …".

    In reports, where the verb goes on with what somebody asks: طلبت الجمعية إلى الدول…، وشجعت الشركات على….
    """
    goes_on = reports(setting) and setting.words["asks_on"].search(part.text, span[0], verb.start())
    normative = setting.document.metadata.type in NORMATIVE
    if not (normative or goes_on) or addressed(part, said, span[1], setting)[0]:
        return False
    return bool(addressed(part, verb.end(), span[1], setting)[0])


def speaking(part: Part, told: tuple[int, int, int, int], setting: Setting) -> tuple[Entity | None, int]:
    """Who speaks the verb above a list, before it or behind it, and where what he says begins."""
    start, verb, end, stop = told
    issuer = _issuer(part, start, verb, setting)
    return (issuer, end) if issuer else _issuer_behind(part, end, stop, setting)


def asks_on(part: Part, span: Span, verb: re.Match[str], concept: str, setting: Setting) -> int:
    """Where the words begin that join one more request to what the sentence said; 0 where it is none."""
    joint = setting.words["asks_on"].search(part.text, span[0], verb.start())
    asks = joint and (concept in BARE or addressed(part, verb.end(), span[1], setting)[0])
    return joint.start() if joint and asks else 0


def _said_before(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who said something in the clauses before that he only goes on to ask: 大会重申……，并鼓励……."""
    saying = reversed(list(setting.words["said_by"].finditer(part.text, start, verb)))
    return next((one for said in saying if (one := _issuer(part, start, said.start(), setting))), None)


def is_unsigned(part: Part, span: Span, verb: int, setting: Setting) -> bool:
    """Whether a text asks in a report, and nobody is named who speaks it: 《灯塔战略》要求……, ……，要求参与方…….

    So does an item of what a text lays down: (c) 要求各方…….
    """
    if part.kind is PartKind.SUBPARAGRAPH and not part.text[:verb].strip():
        return reports(setting) and setting.words["item_asks"].match(part.text, verb) is not None
    return reports(setting) and setting.words["unsigned"].search(part.text, span[0], verb) is not None


def _opening(part: Part, span: Span, setting: Setting) -> Entity | None:
    """The subject that opens a sentence, behind words of place or time: "In its resolution 99/3, the Assembly"."""
    first = next(iter(setting.speakers(part, *span)), None)
    if first is None or oblique(part, first.start, setting):
        return None
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, span[0], first.start)), default=span[0])
    openings = ("lead", "opens")
    begins = (setting.words[o].fullmatch(part.text, s, first.start) for o in openings for s in (span[0], clause))
    return first.entity if any(begins) else None


def _above(part: Part, verb: int, setting: Setting) -> Entity | None:
    """Who speaks the verb that begins an item, where the words above end with him: "the Assembly: (a) Requested …"."""
    above = next((p for p in setting.document.parts if p.fragment == part.parent), None)
    if above is None or part.kind is not PartKind.SUBPARAGRAPH or part.text[:verb].strip():
        return None
    tail = setting.words["introduces"].search(above.text)
    if tail and (again := _resumed(above, *_last_sentence(above, tail.start(), setting), setting)):
        return again
    last = next(reversed(setting.speakers(above, 0, tail.start())), None) if tail else None
    if tail is None or last is None or oblique(above, last.start, setting):
        return None
    return last.entity if setting.words["link"].fullmatch(f"{above.text[last.end : tail.start()]} ") else None


def _last_sentence(part: Part, end: int, setting: Setting) -> Span:
    """The last sentence in front of `end`, which may be but a pronoun: "It: (a) Requested …"."""
    starts = [span[0] for span in sentences(part.text, setting.language) if span[0] < end]
    return (starts or [0])[-1], end


def _resumed(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Whom a pronoun means that is the subject of the verb: the subject of the sentence before."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, verb)), default=start)
    if not reports(setting) or not setting.words["pronoun"].fullmatch(part.text, clause, verb):
        return None
    before = [span for span in sentences(part.text, setting.language) if span[0] < start]
    named = setting.speakers(part, *before[-1]) if before else []
    return next((n.entity for n in named if not oblique(part, n.start, setting)), None)


def _issuer(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who speaks the verb: the one named right before it, or the author in the first person."""
    said_by_author = setting.words["first_person"].search(part.text[max(start, verb - 24) : verb])
    if setting.words["own"].match(part.text, verb):
        return setting.author
    if reports(setting) and setting.words["further"].fullmatch(part.text, start, verb):
        return _spoke_before(part, start, setting) or setting.author
    if part.kind is PartKind.SUMMARY and setting.words["summed"].fullmatch(part.text, start, verb):
        return setting.author
    if said_by_author:
        return _resumed(part, start, verb, setting) or setting.author
    if reports(setting) and setting.words["led"].fullmatch(part.text, start, verb):
        return setting.author
    if beside := _beside(part, start, verb, setting):
        return beside.entity
    if again := _called_again(part, start, verb, setting):
        return again
    noun = setting.words["noun"].search(part.text, start, verb)
    return entity_of(noun["noun"].strip(), GROUP, setting.language) if noun else None


def _spoke_before(part: Part, start: int, setting: Setting) -> Entity | None:
    """Who said something in the sentence before, with which a sentence goes on that names nobody: 还鼓励……."""
    before = [span for span in sentences(part.text, setting.language) if span[0] < start][-1:]
    for span in before:
        saying = [setting.words["said_by"], *setting.words["asks"].values()]
        said = sorted(m.start() for pattern in saying for m in pattern.finditer(part.text, *span))
        return next((one for verb in said if (one := _issuer(part, span[0], verb, setting))), None)
    return None


def _beside(part: Part, start: int, verb: int, setting: Setting) -> Named | None:
    """The speaker named right before the verb; where no spaces part words, the one who speaks in what stands between.

    That is the first: 监督厅在对儿基会的审计中建议……, 大会关于儿基会的第99/1号决议请…….
    """
    found: Named | None = None
    for named in reversed(setting.speakers(part, start, verb)):
        named = _governing(part, named, setting)
        link = setting.words["link"].fullmatch(part.text, _past_bracket(part, named.end), verb)
        if link and not (found and setting.words["clause"].search(link.group())):
            apart = setting.words["clause"].match(link.group().lstrip())
            found = _opener(part, start, named, setting) if apart else named
        if setting.spaced:
            break
    return found


def _governing(part: Part, named: Named, setting: Setting) -> Named:
    """The governing body that is named right behind whom it governs: 项目署执行局 speaks, not 项目署."""
    body = None if setting.spaced else setting.words["held_by"].match(part.text, _past_bracket(part, named.end))
    if body is None:
        return named
    form = Formed(named.start, body.end(), part.text[named.start : named.end] + body.group(), GROUP)
    return Named(named.start, body.end(), group(form, setting.gazetteer, setting.language).entity, GROUP)


def _opener(part: Part, start: int, named: Named, setting: Setting) -> Named:
    """Who opens the clause that ends with a name: he speaks behind its comma, 大会改组系统，请……, where he is known."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, named.start)), default=start)
    row = setting.speakers(part, clause, named.end)
    return next((one for one in row if not oblique(part, one.start, setting)), named)


def _past_bracket(part: Part, end: int) -> int:
    """Behind the bracket in which a short name stands."""
    return end + 1 if part.text[end : end + 1] in (")", "）") else end


def _called_again(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who is named before the sentence, or the part, that goes on to call him by the head of his name: "the Office"."""
    again = setting.words["again"].match(part.text, start, verb)
    if again is None or setting.words["link"].fullmatch(part.text, again.end(), verb) is None:
        return None
    for one in (part, *reversed(_parts_before(part, setting))):
        named = setting.actors(one, 0, start if one is part else len(one.text))
        if called := [n.entity for n in named if again["head"] in one.text[n.start : n.end]]:
            return called[-1]
    return None


def _parts_before(part: Part, setting: Setting) -> list[Part]:
    """The parts just before one, beside it: a section goes on about the body that they name."""
    beside = [p for p in setting.document.parts if p.parent == part.parent and p.kind is part.kind]
    return beside[: next((n for n, p in enumerate(beside) if p is part), 0)][-NEAR:]


def _issuer_behind(part: Part, verb: int, stop: int, setting: Setting) -> tuple[Entity | None, int]:
    """Who speaks, where the language may name him behind the verb, and where his name ends."""
    for named in setting.speakers(part, verb, stop):
        if setting.words["postposed"].fullmatch(part.text, verb, named.start):
            return named.entity, named.end
        break
    described = behind(part, verb, stop, setting) if reports(setting) else None
    return (described.entity, described.end) if described else (None, verb)


def _meeting(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who speaks where a report has a verb without a subject: "at the Conference, partners were asked to …"."""
    nobody = setting.words["impersonal"].search(part.text, start, verb)
    if nobody is None or setting.document.metadata.type not in REPORTING:
        return None
    return next((named.entity for named in reversed(setting.speakers(part, start, verb))), setting.author)
