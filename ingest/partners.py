"""Bodies known only by what they do: partners that neither list nor form of name tells, and their joint work.

Who takes part in a partnership is named by the part that says so, and so is a collaboration that bears a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.cast import rules
from ingest.mentions import survey
from ingest.partnerships import partnerships
from ingest.partnerships.draft import BOX, NAMED, PRODUCT
from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.model import Document, Entity, Evidence, Finding, Mention, Partnership

APART: Final = frozenset({GROUP_CLASS, "schema:Country", "schema:Person", "schema:Event"})
"""Classes of members that are no bodies, or that are named wherever they stand."""
UNNAMED: Final = "partnership"
"""Entity type of what is called by a title or by the words that tell of it."""


def extract(document: Document, gazetteer: Gazetteer) -> Iterator[Finding]:
    """One mention for each body and part that the survey does not hold, in the order of the partnerships."""
    named = survey(document, gazetteer)
    seen = {(fragment, one.entity.iri) for fragment, found in named.items() for one in found}
    for partnership in partnerships(document, gazetteer):
        for entity, evidence in _told(partnership):
            if not _apart(entity) and (evidence.part, entity.iri) not in seen:
                seen.add((evidence.part, entity.iri))
                yield Mention(entity, evidence)


def _apart(entity: Entity) -> bool:
    """Who is no body, or only described: "a large retailer" takes part, but bears no name."""
    return entity.anonymous or bool(APART & set(entity.types))


def _told(partnership: Partnership) -> Iterator[tuple[Entity, Evidence]]:
    if partnership.evidence.method == NAMED or _bears_name(partnership):
        yield partnership.entity, partnership.evidence
    yield from ((member.member, member.evidence) for member in partnership.members)


def _bears_name(partnership: Partnership) -> bool:
    """Whether the title of a box is a name, by its capitals or its last word, or what is set up is a body by its own.

    So is what a box tells of that is called otherwise than the box.
    """
    method, quote = partnership.evidence.method, partnership.evidence.quote
    if method == BOX and partnership.entity.entity_type != UNNAMED:
        return True
    form = {BOX: "proper", PRODUCT: "set_up"}.get(method)
    labels = partnership.entity.labels
    return form is not None and any(
        quote == label and rules(language)[form].fullmatch(quote) for language in labels for label in labels[language]
    )
