"""Who does what a verb says: the actor that stands as subject before it."""

from __future__ import annotations

from ingest.entities import GROUP
from ingest.mandates.draft import Setting
from ingest.mentions import GROUP_CLASS, group
from ingest.names import Formed
from kg.model import Entity, Part


def subject_of(part: Part, start: int, verb: int, setting: Setting) -> Entity | None:
    """The subject of the verb at `verb` in the sentence that begins at `start`; None where the words name nobody.

    In order: an actor named in the clause of the verb; a common noun for people or bodies right before it; what a
    pronoun stands for; and, when only an adverbial phrase stands there, an actor of the clauses before.
    """
    words = setting.words
    clause = max((m.end() for m in words["clause"].finditer(part.text, start, verb)), default=start)
    noun = words["noun"].search(part.text, clause, verb)
    label = noun["noun"].strip() if noun else ""
    named = _actor(part, clause, verb, setting)
    if named and not (GROUP_CLASS in named.types and _longer(label, named)):
        return named
    if words["pronoun"].fullmatch(part.text, clause, verb):
        before = setting.actors(part, 0, clause)
        return before[-1].entity if before else None
    if noun:
        label = words["stands"].get(label.casefold(), label)
        form = Formed(noun.start("noun"), noun.end("noun"), label, GROUP)
        return group(form, setting.gazetteer, setting.language).entity
    bare = part.text[clause:verb].strip()
    if words["deictic"].match(bare):
        return None
    if len(bare) <= SHORT or words["prelude"].match(bare):
        return _actor(part, start, clause, setting) or _within(part, start, clause, setting)
    return None


def _longer(label: str, named: Entity) -> bool:
    """The noun before the verb begins with the name of a group, but is another's: "private sector focal points"."""
    return any(label.startswith(known) and label != known for known in sum(named.labels.values(), ()))


SHORT = 4
"""Characters before a verb that are an adverb, not a subject."""


def _actor(part: Part, start: int, end: int, setting: Setting) -> Entity | None:
    subjects = [n for n in setting.actors(part, start, end) if not oblique(part, n.start, setting)]
    return subjects[0].entity if subjects else None


def _within(part: Part, start: int, end: int, setting: Setting) -> Entity | None:
    """ "In the entities of the system, X should be improved": where it is to be done is who is to do it."""
    for named in setting.actors(part, start, end):
        before = part.text[max(0, named.start - 8) : named.start]
        if setting.words["within"].search(before) and setting.words["within_end"].match(part.text, named.end):
            return named.entity
    return None


def oblique(part: Part, start: int, setting: Setting) -> bool:
    """Whether a preposition stands before the name: it is no subject."""
    return setting.words["oblique"].search(part.text[max(0, start - 14) : start]) is not None
