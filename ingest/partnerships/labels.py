"""What a cooperation without a name is called: what it is, and between whom, by the language's table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from ingest.slots import Slot
from kg.iris import made_of_name
from kg.model import Part
from ontology import table

MOST: Final = 3
"""Parties that a label names; of more, it says that there are others."""
LONGEST: Final = 60
"""Characters of a party's name, above which a shorter name of the party is taken, where there is one."""


def label_of(told: str, parties: Iterable[tuple[Part, Slot]], language: str) -> str:
    """ "Agreement between UNDP and UNESCO" for the words `told` and those who take part; "" for fewer than two."""
    names = list(dict.fromkeys(_named(part, slot, language) for part, slot in parties))
    words = table(language, "partnerships")["labels"]
    if len(names) < 2:
        return ""
    if len(names) > MOST:
        listed = words["list"].join(names[:MOST]) + words["others"]
    else:
        listed = words["list"].join(names[:-1]) + words["and"] + names[-1]
    form = next(row["label"] for row in words["forms"] if _compiled(row["told"]).search(told))
    return str(form).replace("{parties}", listed)


def _named(part: Part, slot: Slot, language: str) -> str:
    """A party as it is printed; by its shortest name where that is too long, or only a common noun, as "the Office".

    Languages that inflect names (`preferred`) call it by its first one.
    """
    printed = _printed(part.text[slot.start : slot.end], language)
    labels = slot.entity.labels.get(language, ()) if slot.entity else ()
    if labels and table(language, "partnerships")["labels"].get("preferred"):
        printed = labels[0]
    if labels and len(printed) > LONGEST:
        return min(labels, key=lambda label: (len(label), label))
    known = max((label for label in labels if printed.endswith(f" {label}")), key=len, default="")
    if known and slot.entity and made_of_name(slot.entity.iri):
        return known
    common = _compiled(table(language, "partnerships")["labels"]["common"]).fullmatch(printed)
    return min(labels, key=lambda label: (len(label), label)) if common and labels else printed


def _printed(name: str, language: str) -> str:
    """A name as the text has it, without an "and" written with it and the short form that it explains."""
    whole = _compiled(table(language, "partnerships")["labels"]["bound"]).sub("", " ".join(name.split()))
    return re.sub(r"\s?[（(][^（()）]*[)）]$", "", whole).strip('“”"《》 ')


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)
