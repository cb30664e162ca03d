"""Who speaks in a document: its author, or the body or post whose series it belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.entities import acts, entity_of
from ingest.remembered import per_document
from kg.folding import fold
from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.matching import Name
from kg.model import Document, DocumentType, Entity, Metadata
from ontology import DATA, table

ISSUERS: Final = {
    "A/": "general-assembly",
    "S/": "security-council",
    "E/": "ecosoc",
    "ST/SGB/": "secretary-general",
    "JIU/": "jiu",
    "E/ICEF/": "",
}
"""Series of a document → local name of the body or post that speaks in it; none where only the document names it."""
PRINCIPAL: Final = ("A/", "S/", "E/")
"""Series of organs that the Secretary-General reports to."""
FEW_WORDS: Final = 2
"""Words of an author's name that do not tell him from others: "Executive Director"."""
REPORTING: Final = (DocumentType.REPORT, DocumentType.NOTE)
"""Documents in which a secretariat reports."""
POST: Final = "unp:ExecutivePost"
SYSTEM: Final = "un-system"
"""Entity type of the United Nations system as a whole."""
ORGANIZATIONS: Final = f"{DATA}group/organizations"
HEAD: Final = "ed-"
"""What the local name of an executive director's post has before that of the organization."""
DELIBERATING: Final = frozenset({"un-expert-body", "un-subsidiary-body"})
"""Entity types of bodies that report on their own sessions."""
INSPECTORS: Final = frozenset({"jiu", "board-of-auditors"})
"""Local names of the bodies that review others."""
SPEAKERS: Final = {f"{DATA}org/jiu": f"{DATA}post/jiu-inspector"}
"""Bodies whose reports are told by the post of those who wrote them: "the Inspector suggests …"."""


def author_of(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """The body that issues the series, or whom the document names as its author."""
    metadata = document.metadata
    for iri in gazetteer.by_label(metadata.author):
        return gazetteer.entity(iri)
    if whole := _named_whole(document, gazetteer) or _named_first(document, gazetteer):
        return whole
    if reporter := _reporter(document, gazetteer):
        return reporter[0].entity
    if metadata.type is DocumentType.OTHER and metadata.author:
        return entity_of(metadata.author, "ngo", metadata.language)
    told = metadata.type in REPORTING and len(metadata.author.split()) > FEW_WORDS
    if told or metadata.type is DocumentType.LETTER:
        return entity_of(metadata.author, "post", metadata.language) if metadata.author else None
    return _titled(metadata, gazetteer) or known(_speaker(metadata), gazetteer)


def _titled(metadata: Metadata, gazetteer: Gazetteer) -> Entity | None:
    """The body that reports under its own name as title: "Committee for Programme and Coordination", "Draft report"."""
    if metadata.type is not DocumentType.REPORT:
        return None
    for name in gazetteer.find(metadata.title, metadata.language)[:1]:
        if (name.start, name.end) == (0, len(metadata.title)) and name.entity.entity_type in DELIBERATING:
            return name.entity
    return None


def _speaker(metadata: Metadata) -> str:
    """Local name of who speaks in a series where the document names nobody, or "".

    A committee's reports are its own, or of somebody whom they name.
    """
    series = max((s for s in ISSUERS if metadata.symbol.startswith(s)), key=len, default="")
    if "/RES/" in metadata.symbol or series not in PRINCIPAL:
        return ISSUERS.get(series, "")
    own = re.match(r"[AE]/(?:ES-)?\d|S/\d", metadata.symbol) is not None
    return "secretary-general" if own or metadata.type is DocumentType.NOTE else ""


def _named_whole(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """Whom the author's words name in full, however they are inflected: "Генерального секретаря".

    Behind the name of a post the title may go on to tell what the report is about.
    """
    author = document.metadata.author
    first = next((n for n in gazetteer.find(author, document.metadata.language) if n.start == 0), None)
    return first.entity if first and (first.end == len(author) or POST in first.entity.types) else None


@per_document
def _named_first(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """Whom the author's words name before they tell of what is reported: "the Committee on X on its tenth session".

    Where the words break off behind the head ("Committee"), the title goes on with the name.
    """
    author, title, language = document.metadata.author, document.metadata.title, document.metadata.language
    if not author or document.metadata.type not in REPORTING:
        return None
    for name in gazetteer.find(author, language)[:1]:
        if name.start == 0 and _reported(language).match(author, name.end):
            return name.entity
    called = f"{fold(author, language).key} "
    heads = (name for name in gazetteer.find(title, language) if acts(name.entity) and POST not in name.entity.types)
    return next((n.entity for n in heads if fold(title[n.start : n.end], language).key.startswith(called)), None)


@cache
def _reported(language: str) -> re.Pattern[str]:
    """What may stand between the name of an author and what the report is about."""
    return re.compile(table(language, "metadata")["reported"])


def house_of(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """The organization whose head reports, whether the title page names the post in full or calls it by its head; or
    the body that reports itself.
    """
    reporter = _reporter(document, gazetteer)
    if reporter is None:
        author = _named_whole(document, gazetteer) or _named_first(document, gazetteer)
        deliberates = author and author.entity_type in DELIBERATING and not _inspects(author)
        reports = document.metadata.type in REPORTING
        return author if reports and deliberates else _of_the_post(document, gazetteer)
    post, text = reporter
    named = gazetteer.find(text[post.start : post.end], document.metadata.language)
    within = gazetteer.find(_without(document.metadata.author, text[post.start : post.end]), document.metadata.language)
    return next((name.entity for name in (*within, *named) if POST not in name.entity.types), None)


@per_document
def _of_the_post(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """The organization that the full name of the post names behind its head: "Director of the Reed Programme"."""
    whole = _named_whole(document, gazetteer) if document.metadata.type in REPORTING else None
    words = document.metadata.author.split() if whole and POST in whole.types else []
    for cut in range(1, len(words)):
        found = gazetteer.find(" ".join(words[cut:]), document.metadata.language)
        if bodies := [name.entity for name in found if acts(name.entity) and POST not in name.entity.types]:
            return bodies[0]
    return None


@per_document
def _reporter(document: Document, gazetteer: Gazetteer) -> tuple[Name, str] | None:
    """Where the text first names in full the post that the title page calls by its head alone: "Executive Director"."""
    author, language = document.metadata.author, document.metadata.language
    if not author or document.metadata.type not in REPORTING or gazetteer.by_label(author):
        return None
    if _named_whole(document, gazetteer):
        return None
    called = fold(author, language).key
    for part in document.parts:
        for name in gazetteer.find(part.text, language):
            key = fold(part.text[name.start : name.end], language).key
            if POST in name.entity.types and key != called and (key.startswith(called) or key.endswith(called)):
                return name, part.text
    return None


def inspected(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """Whom an inspection advises: the one organization that its title names.

    Where it names several, none or the whole system, all that take part in the Joint Inspection Unit; other
    inspectors advise nobody then.
    """
    author = author_of(document, gazetteer)
    if author is None or not _inspects(author):
        return None
    found = (name.entity for name in gazetteer.find(document.metadata.title, document.metadata.language))
    named = {e.iri: e for e in found if acts(e) and GROUP_CLASS not in e.types and e.iri != author.iri}
    one = next(iter(named.values())) if len(named) == 1 else None
    return one if one and one.entity_type != SYSTEM else _taking_part(author, gazetteer)


def _taking_part(author: Entity, gazetteer: Gazetteer) -> Entity | None:
    """The organizations that the Joint Inspection Unit inspects, where it is the author."""
    return known("participating-organizations", gazetteer) if author.iri in SPEAKERS else None


def meant_by(who: Entity | None, document: Document, gazetteer: Gazetteer) -> Entity | None:
    """Who is meant, where inspectors address "the organizations": those that take part in their unit."""
    if who is None or who.iri != ORGANIZATIONS:
        return who
    author = author_of(document, gazetteer)
    return (_taking_part(author, gazetteer) if author else None) or who


def _inspects(author: Entity) -> bool:
    return author.iri.rsplit("/", 1)[-1] in INSPECTORS


def called_by_post(document: Document, gazetteer: Gazetteer) -> list[str]:
    """IRIs of the posts that a document calls by their heads alone: its author's, and that of whom it inspects."""
    author, other = author_of(document, gazetteer), inspected(document, gazetteer)
    posts = [SPEAKERS.get(author.iri, author.iri)] if author else []
    if other:
        posts.append(f"{DATA}post/{HEAD}{other.iri.rsplit('/', 1)[-1]}")
    return [iri for iri in posts if iri in gazetteer and POST in gazetteer.entity(iri).types]


def _without(head: str, label: str) -> str:
    """What a post is called less the words for its head: "del Programa …"."""
    return label.removeprefix(head).removesuffix(head).strip()


def known(name: str, gazetteer: Gazetteer) -> Entity | None:
    """The gazetteer's body, post or group with this local name, if it has one."""
    for folder in ("org", "post", "group"):
        if f"{DATA}{folder}/{name}" in gazetteer:
            return gazetteer.entity(f"{DATA}{folder}/{name}")
    return None
