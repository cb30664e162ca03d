"""Figures with a date: counts, shares and amounts, what they measure, of whom and when.

Each quantity of a part becomes an observation (schema.org). What it measures is the clause it stands in, in the words
of the document; whom it is about is the known name that stands nearest before it. Sums of money are also about the
partnership that the part tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from ingest.money import money
from ingest.partnerships import partnerships
from ingest.quantities import CURRENCY, Quantity, quantities
from kg.model import Document, Entity, Evidence, Observation, Part, PartKind, Partnership
from ontology import DATA, table

if TYPE_CHECKING:
    from kg.gazetteer import Gazetteer

METHOD: Final = "figures/quantity"
CONFIDENCE: Final = Decimal("0.8")
BARE: Final = frozenset({PartKind.HEADING, PartKind.FURNITURE, PartKind.SIGNATURE})
"""Parts that measure nothing."""
GROUP: Final = f"{DATA}group/"
"""Generic names ("partners", 会员国) own no figures."""
_CLAUSE: Final = 80
"""Characters on either side of a quantity that are looked at for the clause it stands in."""
_COMMA: Final = re.compile(r"[,،](?=\s)\s*|[，、]")
_BLANK: Final = re.compile(r"\s+")


def extract(document: Document, gazetteer: Gazetteer) -> Iterator[Observation]:
    """Every figure of the document, part by part."""
    language = document.metadata.language
    told: dict[str, list[Partnership]] = {}
    for partnership in partnerships(document, gazetteer):
        told.setdefault(partnership.evidence.part, []).append(partnership)
    for part in document.parts:
        if part.kind not in BARE:
            yield from _of_part(part, language, gazetteer, told.get(part.fragment, []))


def _of_part(part: Part, language: str, gazetteer: Gazetteer, told: list[Partnership]) -> Iterator[Observation]:
    found = list(quantities(part.text, language))
    sums = money(part.text, language) if found else []
    names = [n for n in gazetteer.find(part.text, language) if not _within(n.start, n.end, sums)] if found else []
    for quantity in found:
        place = max(quantity.start, quantity.number)
        if any(name.start <= place < name.end for name in names):
            continue  # a number inside a name ("Group of 77") counts nothing
        before = [name.entity for name in names if name.end <= quantity.start and GROUP not in name.entity.iri]
        one = _observation(part, quantity, language, before[-1] if before else None)
        yield replace(one, partnership=_spent_on(one, told))


def _spent_on(one: Observation, told: list[Partnership]) -> Entity | None:
    """What a sum of money is told of: the partnership told of last before it in its part, or the only one there."""
    if not CURRENCY.fullmatch(one.unit):
        return None
    before = [p for p in told if p.evidence.start <= one.evidence.start]
    chosen = (before or (told if len(told) == 1 else []))[-1:]
    return next((p.entity for p in chosen if p.entity != one.about), None)


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)


def _observation(part: Part, quantity: Quantity, language: str, about: Entity | None) -> Observation:
    quote = part.text[quantity.start : quantity.end]
    evidence = Evidence(part.fragment, quantity.start, quantity.end, quote, METHOD, CONFIDENCE)
    measure = _clause(part.text, quantity, language)
    year = _year(part.text, quantity, language)
    return Observation(quantity.value, quantity.unit, measure, about, quantity.bound, evidence, year)


def _clause(text: str, quantity: Quantity, language: str) -> str:
    """The words between the marks around a quantity."""
    marks = _marks(language)
    start = max((match.end() for match in marks.finditer(text, 0, quantity.start)), default=0)
    mark = marks.search(text, quantity.end)
    end = mark.start() if mark else len(text)
    before, behind = quantity.start - _CLAUSE, quantity.end + _CLAUSE
    if start < before:
        start = next((match.end() for match in _breaks(text, before, before + _CLAUSE // 2)), before)
    if not mark and end > behind:
        end = max((match.start() for match in _breaks(text, behind - _CLAUSE // 2, behind)), default=behind)
    return " ".join(text[start:end].split())


def _breaks(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Where a long clause may be cut in `text[start:end]`: at commas, failing these between words."""
    return list(_COMMA.finditer(text, start, end)) or list(_BLANK.finditer(text, start, end))


@cache
def _marks(language: str) -> re.Pattern[str]:
    return re.compile(table(language, "figures")["clause_pattern"])


def _year(text: str, quantity: Quantity, language: str) -> str:
    """The year named in the same clause, the nearest one; "" when there is none."""
    span = (max(0, quantity.start - _CLAUSE), quantity.end + _CLAUSE)
    marks = [match.start() for match in _marks(language).finditer(text, *span)]
    left = max((mark for mark in marks if mark < quantity.start), default=span[0])
    right = min((mark for mark in marks if mark >= quantity.end), default=span[1])
    pattern = table(language, "figures")["year_pattern"]
    years = list(re.finditer(pattern, text[left:right]))
    middle = quantity.start - left
    if years:
        return min(years, key=lambda year: abs(year.start() - middle))[1]
    opening = re.match(rf"\s*\S{{0,3}}{pattern}", text[_sentence(text, quantity.start, language) : left])
    return opening[1] if opening else ""


def _sentence(text: str, place: int, language: str) -> int:
    """Where the sentence begins in which something stands; clauses are sentences in most languages."""
    data = table(language, "figures")
    marks = re.compile(data.get("sentence_pattern", data["clause_pattern"]))
    return max((match.end() for match in marks.finditer(text, 0, place)), default=0)
