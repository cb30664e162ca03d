"""Who is asked to do what: mandates of resolutions, functions of bulletins, advice and undertakings of reports.

One mandate for each part, verb and addressee in resolutions; elsewhere, one for each thing to do. The kind of document
decides how it speaks:

    resolutions, decisions   directive verbs at the head of clauses            `ingest.mandates.directed`
    bulletins                what each office and post does                    `ingest.mandates.assigned`
    all others               what should be done, what was asked, what the author will do   `ingest.mandates.reported`

The words stand in `ontology/languages/<code>/mandates.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ingest.authors import meant_by
from ingest.mandates import answers, assigned, directed, reported
from ingest.mandates.draft import AROUND, Draft, Setting
from ingest.mandates.terms import condition, deliverable, due_date, due_session
from ingest.mentions import survey
from kg.gazetteer import Gazetteer
from kg.model import Document, DocumentType, Evidence, Finding, Mandate, Part

Finder = Callable[[Setting], Iterator[Draft]]

FINDERS: Final[Mapping[DocumentType, Finder]] = {
    DocumentType.RESOLUTION: directed.find,
    DocumentType.DECISION: directed.find,
    DocumentType.BULLETIN: assigned.find,
}
"""How each type of document gives mandates; every other type reports them."""


def extract(document: Document, gazetteer: Gazetteer) -> Iterator[Finding]:
    """The mandates of a document, those of each part numbered in the order in which it prints them."""
    setting = Setting(document, gazetteer, survey(document, gazetteer))
    finder = FINDERS.get(document.metadata.type, reported.find)
    drafts: dict[str, list[Draft]] = {}
    for draft in finder(setting):
        if _asks(draft, setting):
            drafts.setdefault(draft.part.fragment, []).append(draft)
    for part in document.parts:
        for ordinal, draft in enumerate(drafts.get(part.fragment, ()), 1):
            mandate = _mandate(draft, part, ordinal, setting)
            yield answers.marked(mandate, draft, setting)


def _asks(draft: Draft, setting: Setting) -> bool:
    """Whether something is to be done: marks alone ask nothing, nor do words that only lead to a list."""
    action = draft.part.text[slice(*draft.action)].strip(AROUND)
    return bool(action) and not setting.words["introduces"].fullmatch(f" {action}:")


def _mandate(draft: Draft, part: Part, ordinal: int, setting: Setting) -> Mandate:
    language = setting.language
    action = part.text[draft.action[0] : draft.action[1]]
    told = part.text[min(draft.span[0], draft.action[0]) : draft.action[1]]
    words = f"{draft.context} {told}" if draft.context else told
    evidence = Evidence(part.fragment, *draft.span, part.text[slice(*draft.span)], draft.method, draft.confidence)
    return Mandate(
        kind=draft.kind,
        issuer=draft.issuer,
        addressee=meant_by(draft.addressee, setting.document, setting.gazetteer),
        directive=draft.directive,
        action_text=action,
        evidence=evidence,
        addressee_implied=draft.implied,
        deliverable=deliverable(action, language),
        due_session=due_session(words, language),
        due_date=due_date(words, language),
        condition=condition(words, language),
        ordinal=ordinal,
        passed_on=draft.passed_on,
    )
