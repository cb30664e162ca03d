"""Names that stand between marks: works (《…》, «…»), and bodies and initiatives (“… Initiative”, “…”倡议).

The words stand in `ontology/languages/<code>/mentions.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.entities import COLLABORATIVE, marked
from ingest.nameforms import rules_of
from ingest.names import Formed, kind_of
from ingest.ownnames import name_of
from kg.matching import Name


def titled(text: str, language: str) -> list[Formed]:
    """Works and bodies whose names stand between title marks: 《…》, «…», “… Initiative”.

    A group of the table's pattern may be called by the kind of what stands in it: “(?P<initiative>…项目)”.
    """
    rules = rules_of(language)
    found = []
    for match in rules["titles"].finditer(text):
        label = next(group for group in match.groups() if group)
        start = match.start() + match.group().index(label)
        kind = kind_of(label, rules) or match.lastgroup or ""
        marked = match.group()[0] in rules["work_marks"]
        if kind or (marked and _titles_a_work(label, rules)):
            found.append(Formed(start, start + len(label), label, kind or "work"))
    return found


def _titles_a_work(label: str, rules: dict[str, Any]) -> bool:
    """Marks also set off a term ("telemedicine"); a title begins with a capital and has more than one word."""
    return bool(rules["ideographic"]) or (len(label.split()) > 1 and not label[0].islower())


def named_as(form: Formed, known: Sequence[Name], language: str) -> Name:
    """A name by form, with its node: that of a collaboration whose name stands in the marks, if one is known."""
    inner = marked(language).fullmatch(form.label)
    if inner:
        start, end = (form.start + at for at in inner.span("name"))
        for name in known:
            if (name.start, name.end) == (start, end) and name.entity.entity_type in COLLABORATIVE:
                return Name(form.start, form.end, replace(name.entity, printed=(form.label,)), form.label)
    return name_of(form, language)
