"""Mandates that reports tell of: what was asked of whom, what should be done, what the author undertakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from ingest.mandates.addressees import addressed
from ingest.mandates.draft import Draft, Setting, Span, actions, sentences
from ingest.names import GROUP, entity_of, united_label
from kg.model import Entity, MandateKind, Part, PartKind

ASKED: Final = "mandates.asked"
ADVISED: Final = "mandates.advised"
PROMISED: Final = "mandates.undertaken"
CHARGED: Final = "mandates.charged"
SURE, LIKELY, IMPLIED = Decimal("0.9"), Decimal("0.75"), Decimal("0.6")
PROSE: Final = (
    PartKind.PARAGRAPH,
    PartKind.SUBPARAGRAPH,
    PartKind.SUMMARY,
    PartKind.BOX_ITEM,
    PartKind.TEXT,
    PartKind.OPERATIVE,
)


def find(setting: Setting) -> Iterator[Draft]:
    """Sentence by sentence; the weaker words ("could", 可以) count only in sections of recommendations."""
    headings = {p.fragment: p for p in setting.document.parts if p.kind is PartKind.HEADING}
    parents = {p.fragment: p.parent for p in setting.document.parts}
    for part in setting.document.parts:
        if part.kind in PROSE:
            counsel = _counsels(part.parent, headings, parents, setting)
            for span in sentences(part.text, setting.language):
                yield from _sentence(part, span, counsel, setting)


def told(part: Part, setting: Setting) -> Iterator[Draft]:
    """What a paragraph of a resolution says in passing: that somebody decided, that partnerships should be so."""
    for span in sentences(part.text, setting.language):
        yield from _sentence(part, span, False, setting)


def _counsels(fragment: str, headings: Mapping[str, Part], parents: Mapping[str, str], setting: Setting) -> bool:
    """Whether a heading above announces recommendations, conclusions or a way forward."""
    while fragment:
        if fragment in headings and setting.words["counsel"].search(headings[fragment].text):
            return True
        fragment = parents.get(fragment, "")
    return False


def _sentence(part: Part, span: Span, counsel: bool, setting: Setting) -> Iterator[Draft]:
    """The first way of speaking that the sentence takes: it asks, promises, charges, or else advises."""
    for finder in (_asked, _promised, _charged):
        drafts = list(finder(part, span, setting))
        if drafts:
            yield from drafts
            return
    yield from _advised(part, span, counsel, setting)


def _asked(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """"The Assembly requested the Secretary-General to …", 大会请秘书长……, "I urge Member States to …"."""
    found = [(m, c) for c, pattern in setting.words["asks"].items() for m in pattern.finditer(part.text, *span)]
    for match, concept in sorted(found, key=lambda pair: pair[0].span()):
        issuer = _issuer(part, span[0], match.start(), setting)
        if issuer is None:
            continue
        named, begin = addressed(part, match.end(), span[1], setting)
        if not named and concept == "decide":
            named = [issuer]
        kind = MandateKind.RECOMMENDATION if issuer is setting.author else MandateKind.MANDATE
        for number, action in enumerate(actions(part.text, begin, span[1], setting.language)):
            start = match.start() if number == 0 else action[0]
            for addressee in named:
                yield Draft(part, kind, concept, issuer, addressee, (start, action[1]), action, ASKED, SURE)


def _issuer(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """Who speaks the verb: the one named right before it, or the author in the first person."""
    if setting.words["first_person"].search(part.text[max(start, verb - 24) : verb]):
        return setting.author
    for named in reversed(setting.actors(part, start, verb)):
        if setting.words["link"].fullmatch(part.text, named.end, verb):
            return named.entity
        break
    return None


def _promised(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """"I will establish a trust fund", 我打算……: the author binds himself."""
    for match in setting.words["undertaking"].finditer(part.text, *span):
        for action in actions(part.text, match.end(), span[1], setting.language)[:1]:
            author = setting.author
            whole = (match.start(), action[1])
            yield Draft(part, MandateKind.COMMITMENT, "commit", author, author, whole, action, PROMISED, SURE)
        break


def _charged(part: Part, span: Span, setting: Setting) -> Iterator[Draft]:
    """"The secretariat's task is to …", 任务是……: a function told in passing."""
    for match in setting.words["charged"].finditer(part.text, *span):
        before = [n for n in setting.actors(part, span[0], match.start()) if not _oblique(part, n.start, setting)]
        if before:
            action = actions(part.text, match.end(), span[1], setting.language)[0]
            whole = (match.start(), action[1])
            who = before[-1].entity
            yield Draft(part, MandateKind.FUNCTION, "assign-function", None, who, whole, action, CHARGED, LIKELY)
        break


def _advised(part: Part, span: Span, counsel: bool, setting: Setting) -> Iterator[Draft]:
    """What should be done, by whoever is the subject of the sentence."""
    modals = sorted(
        (match.start(), match.end())
        for strength, pattern in setting.words["modals"].items()
        if counsel or strength != "weak"
        for match in pattern.finditer(part.text, *span)
    )
    for index, (start, end) in enumerate(modals):
        stop = modals[index + 1][0] if index + 1 < len(modals) else span[1]
        subject, implied = _advisee(part, span[0], start, setting)
        for number, action in enumerate(actions(part.text, end, stop, setting.language)):
            whole = (start if number == 0 else action[0], action[1])
            if action[1] - action[0] >= setting.words["shortest"]:
                yield Draft(
                    part,
                    MandateKind.RECOMMENDATION,
                    "recommend",
                    setting.author,
                    subject,
                    whole,
                    action,
                    ADVISED,
                    IMPLIED if implied else LIKELY,
                    implied,
                )


def _advisee(part: Part, start: int, modal: int, setting: Setting) -> tuple[Entity, bool]:
    """The subject nearest before the modal verb; the United Nations system where there is none."""
    clause = max((m.end() for m in setting.words["clause"].finditer(part.text, start, modal)), default=start)
    for begin in (clause, start):
        subjects = [n for n in setting.actors(part, begin, modal) if not _oblique(part, n.start, setting)]
        if subjects:
            return subjects[0].entity, False
    default = setting.known("un") or entity_of(united_label(setting.language), GROUP, setting.language)
    return default, True


def _oblique(part: Part, start: int, setting: Setting) -> bool:
    """Whether a preposition stands before the name: it is no subject."""
    return setting.words["oblique"].search(part.text[max(0, start - 14) : start]) is not None
