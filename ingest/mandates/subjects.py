"""Who does what a verb says: the actors that stand as subject before it."""

from __future__ import annotations

from ingest.authors import REPORTING
from ingest.entities import GROUP
from ingest.mandates.addressees import Reading
from ingest.mandates.draft import Setting, oblique
from ingest.mentions import Named, group
from ingest.names import Formed
from kg.gazetteer import GROUP_CLASS
from kg.model import Entity, Part, PartKind

SHORT = 4
"""Characters before a verb that are an adverb, not a subject."""


def subjects_of(part: Part, start: int, verb: int, setting: Setting) -> list[Entity]:
    """The subjects of the verb at `verb` in the sentence that begins at `start`; none where the words name nobody.

    In order: who is named in the clause of the verb, with those joined by "and"; a common noun for people or bodies
    right before it; what a pronoun or "the Office" stands for; and, when only an adverbial phrase stands there, an
    actor of the clauses before.
    """
    words = setting.words
    clause = max((m.end() for m in words["clause"].finditer(part.text, start, verb)), default=start)
    if (aside := before_aside(part, start, clause, verb, setting)) is not None:
        return subjects_of(part, start, aside, setting)
    if setting.document.metadata.type in REPORTING and words["general"].fullmatch(part.text[clause:verb].strip()):
        return []
    meanwhile = words["meanwhile"].search(part.text, clause, verb)
    beside = meanwhile.start() if meanwhile else verb
    noun = _noun(part, clause, beside, setting)
    named = _named(part, start, clause, beside if noun else verb, setting)
    if len(named) > 1 or (named and not (noun and _longer(noun.label, named[0]))):
        return named
    if words["pronoun"].fullmatch(part.text, clause, verb):
        before = setting.actors(part, 0, clause)
        return [before[-1].entity] if before else []
    if again := words["again"].fullmatch(part.text, clause, verb):
        before = [n for n in setting.actors(part, 0, clause) if part.text[: n.end].endswith(again["head"])]
        if before or setting.spaced:
            return [before[-1].entity] if before else []
    if noun:
        return [group(noun, setting.gazetteer, setting.language).entity]
    bare = part.text[clause:verb].strip()
    if words["deictic"].match(bare):
        return []
    if len(bare) <= SHORT or words["prelude"].match(bare):
        found = _first(part, start, clause, setting) or _within(part, start, clause, setting)
        return found or ([] if bare else _aside(part, start, clause, setting))
    return []


def _aside(part: Part, start: int, clause: int, setting: Setting) -> list[Entity]:
    """The common noun that opens a sentence whose first clause only tells when: 任何公司未经许可，不得……."""
    opens = setting.words["opens_aside"].match(part.text, start, clause)
    if opens is None:
        return []
    form = Formed(opens.start("noun"), opens.end("noun"), opens["noun"].strip(), GROUP)
    return [group(form, setting.gazetteer, setting.language).entity]


def before_aside(part: Part, start: int, clause: int, verb: int, setting: Setting) -> int | None:
    """Where the clause before an aside ends: "each partnership, beyond its own reports, must …"; None without one."""
    if clause == start or part.text[clause:verb].strip():
        return None
    begin = max((m.end() for m in setting.words["clause"].finditer(part.text, start, clause - 1)), default=start)
    aside = begin > start and setting.words["inserted"].fullmatch(part.text, begin, clause - 1)
    return begin - 1 if aside else None


def subject_above(part: Part, setting: Setting) -> list[Entity]:
    """Who is to do what an item says, where the words above end with them: 依照该办法，各实体：(a) 应……."""
    above = next((p for p in setting.document.parts if p.fragment == part.parent), None)
    if above is None or part.kind is not PartKind.SUBPARAGRAPH:
        return []
    tail = setting.words["introduces"].search(above.text)
    row = setting.actors(above, 0, tail.start()) if tail else []
    if not row or (tail and above.text[row[-1].end : tail.start()].strip()) or oblique(above, row[-1].start, setting):
        return []
    return [row[-1].entity]


def left_out(part: Part, start: int, verb: int, setting: Setting) -> list[Entity]:
    """Who goes on acting where the language leaves out the subject of a verb: the last actor that is no object."""
    if not setting.words["drops"].search(part.text, start, verb):
        return []
    before = [n for n in setting.actors(part, 0, verb) if not oblique(part, n.start, setting)]
    return [named.entity for named in before[-1:]]


def _named(part: Part, start: int, clause: int, verb: int, setting: Setting) -> list[Entity]:
    """The actors who are the subject: the first of the clause; in languages that part words, the one by the verb."""
    if not setting.spaced:
        return _first(part, clause, verb, setting)
    if opening := _opening(part, start, verb, setting):
        return opening
    actors = setting.actors(part, start, verb)
    last = next((n for n in reversed(actors) if setting.words["nearby"].fullmatch(part.text, n.end, verb)), None)
    if last is None:
        return []
    row = [last]
    for named in reversed(actors[: actors.index(last)]):
        if setting.words["joined"].fullmatch(part.text, named.end, row[0].start):
            row.insert(0, named)
    if owns := setting.words["governed"].search(part.text, clause, row[0].start):
        return [] if oblique(part, owns.start(), setting) else _headed(part, owns.start(), row[0], setting)
    return [] if oblique(part, row[0].start, setting) else _distinct(row)


def _headed(part: Part, start: int, body: Named, setting: Setting) -> list[Entity]:
    """Who bears the name of a body behind the word for a post: "(the) heads (of the) Fund" are to act, not the Fund."""
    form = Formed(start, body.end, part.text[start : body.end], GROUP)
    return [group(form, setting.gazetteer, setting.language).entity]


def _opening(part: Part, start: int, verb: int, setting: Setting) -> list[Entity]:
    """Those who make up all that stands between the head of the sentence and its verb."""
    listed = Reading(part, start, verb, setting).listed()
    if not listed or not setting.words["nearby"].fullmatch(part.text, listed[-1].end, verb):
        return []
    cuts = (n for n in range(1, len(listed)) if _told_before(part, listed[n - 1], listed[n], setting))
    return _distinct(listed[max(cuts, default=0) :])


def _told_before(part: Part, one: Named, other: Named, setting: Setting) -> bool:
    """Whether a clause of its own ends between two names: "The tools are new and the Board must …"."""
    return setting.words["finite"].search(part.text, one.end, other.start) is not None


def alone(part: Part, start: int, verb: int, setting: Setting) -> list[Entity]:
    """The one subject that makes up all that stands before a verb, whatever commas its name has."""
    found = _opening(part, start, verb, setting) if setting.spaced else []
    return found if len(found) == 1 else []


def _first(part: Part, start: int, end: int, setting: Setting) -> list[Entity]:
    """The first actor that no preposition makes an object, and those joined to it; of whose cooperation, the first."""
    actors = setting.actors(part, start, end)
    first = next(
        (n for n in actors if not oblique(part, n.start, setting) and not _only_says(part, n, end, setting)), None
    )
    if first is None:
        return []
    row = [first]
    for named in actors[actors.index(first) + 1 :]:
        if setting.words["listing"].fullmatch(part.text, row[-1].end, named.start):
            row.append(named)
    return _distinct(row[:1] if setting.words["pairs"].match(part.text, row[-1].end) else row)


def _only_says(part: Part, named: Named, end: int, setting: Setting) -> bool:
    """Whether somebody only says what the clauses behind tell: "the Government noted that …, so that … should"."""
    says = setting.words["saying"].match(part.text, named.end, end)
    return says is not None and setting.words["clause"].search(part.text, says.end(), end) is not None


def _distinct(row: list[Named]) -> list[Entity]:
    return list({named.entity.iri: named.entity for named in row}.values())


def _noun(part: Part, clause: int, verb: int, setting: Setting) -> Formed | None:
    """The words for people or bodies that stand right before the verb."""
    words = setting.words
    if not setting.spaced:
        noun = words["noun"].search(part.text, clause, verb) or words["nations"].match(part.text, clause, verb)
        label = noun["noun"].strip() if noun else ""
        label = words["stands"].get(label.casefold(), label)
        return Formed(noun.start("noun"), noun.end("noun"), label, GROUP) if noun else None
    for match in words["agent"].finditer(part.text, clause, verb):
        if words["nearby"].fullmatch(part.text, match.end(), verb) and not oblique(part, match.start(), setting):
            return Formed(match.start(), match.end(), match.group().strip(), GROUP)
    last = part.text[clause:verb].split()[-1:]
    meant = words["stands"].get(last[0].casefold(), "") if last else ""
    return Formed(verb - len(last[0]) - 1, verb - 1, meant, GROUP) if meant else None


def _longer(label: str, named: Entity) -> bool:
    """The noun before the verb begins with the name of a group, but is another's: "private sector focal points"."""
    known = sum(named.labels.values(), ())
    return GROUP_CLASS in named.types and any(label.startswith(name) and label != name for name in known)


def _within(part: Part, start: int, end: int, setting: Setting) -> list[Entity]:
    """ "In the entities of the system, X should be improved": where it is to be done is who is to do it."""
    for named in setting.actors(part, start, end):
        before = part.text[max(0, named.start - 8) : named.start]
        if setting.words["within"].search(before) and setting.words["within_end"].match(part.text, named.end):
            return [named.entity]
    return []
