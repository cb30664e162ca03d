"""What serves groups or brings them together, told without those who made it.

A trust fund that pays for delegates, a network with a known member, an advisory group of non-governmental
organizations, a body set up to speak with outsiders: the rows `gathered` of the language's table.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.partnerships.draft import PRODUCT, Draft, Setting
from ingest.partnerships.named import TELLING
from ingest.partnerships.terms import model_of, tell, wished, words
from ingest.slots import Sentence
from kg.model import Part


def find(setting: Setting) -> Iterator[Draft]:
    """At most one draft for each sentence."""
    for part in setting.document.parts:
        if part.kind in TELLING:
            for sentence in setting.scenes.of(part):
                if draft := _in_sentence(sentence, part, setting):
                    yield draft


def _in_sentence(sentence: Sentence, part: Part, setting: Setting) -> Draft | None:
    for row in sentence.fitting(words(setting.language)["gathered"]):
        for match in sentence.find(row["pattern"]):
            members = sentence.caught(match, "m")
            if not members or wished(sentence, match.start()):
                continue
            span = sentence.span(*match.span("thing"))
            label = " ".join(part.text[slice(*span)].split())
            named = next((slot.entity for slot in sentence.caught(match, "c") if slot.entity), None)
            draft = Draft(named or setting.unnamed(label, part), part, span, PRODUCT)
            draft.join(members, row["role"])
            draft.model = model_of(label, setting.language)
            tell(draft, [sentence], span)
            return draft
    return None
