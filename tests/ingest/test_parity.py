"""The same report, resolution and bulletin in six languages tell the same: `parity.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest import citations, figures, mandates
from kg.gazetteer import Gazetteer
from kg.letters import latin_items
from kg.model import Citation, Document, DocumentType, Mandate, Metadata, Part, PartKind, Source
from ontology import LANGUAGES

ROWS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("parity.toml").read_text("utf-8"))["row"]
SYMBOLS = {"report": "A/98/215", "resolution": "A/RES/98/41", "bulletin": "ST/SGB/2043/7"}
CASES = [(kind, language) for kind in SYMBOLS for language in LANGUAGES]
UNITS = ("percent", "fraction", "USD", "EUR")


def document(kind: str, language: str) -> Document:
    parts = (
        Part(row["part"], PartKind(row["type"]), row[language], parent=row.get("parent", ""))
        for row in ROWS
        if row["kind"] == kind
    )
    metadata = Metadata(SYMBOLS[kind], "option", language, type=DocumentType(kind))
    return Document(metadata, tuple(parts), Source("own", "0" * 64, "text/plain"))


def expected(kind: str, language: str, name: str) -> dict[str, list[str]]:
    told = {row["part"]: row.get(f"{name}_{language}", row.get(name, [])) for row in ROWS if row["kind"] == kind}
    return {part: sorted(rows) for part, rows in told.items() if rows}


def gathered(found: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for part, row in found:
        told.setdefault(part, []).append(row)
    return {part: sorted(rows) for part, rows in told.items()}


def asked(found: Iterator[object]) -> Iterator[tuple[str, str]]:
    for one in found:
        if isinstance(one, Mandate):
            iri = one.addressee.iri if one.addressee else ""
            who = "own" if "/x-" in iri else iri.rpartition("/")[2]
            terms = [one.due_session or one.due_date, "conditional" if one.condition else ""]
            yield one.evidence.part, " ".join(filter(None, [one.directive, who, *terms]))


def cited(found: Iterator[object]) -> Iterator[tuple[str, str]]:
    for one in found:
        if isinstance(one, Citation):
            fragment = latin_items([one.fragment]).get(one.fragment, one.fragment)
            yield one.evidence.part, " ".join(filter(None, [one.symbol, fragment, one.function]))


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_mandates_are_the_same_in_every_language(kind: str, language: str, gazetteer: Gazetteer) -> None:
    found = gathered(asked(mandates.extract(document(kind, language), gazetteer)))
    assert found == expected(kind, language, "mandates")


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_citations_are_the_same_in_every_language(kind: str, language: str, gazetteer: Gazetteer) -> None:
    found = gathered(cited(citations.extract(document(kind, language), gazetteer)))
    assert found == expected(kind, language, "citations")


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_the_same_in_every_language(language: str, gazetteer: Gazetteer) -> None:
    seen = figures.extract(document("report", language), gazetteer)
    rows = (
        (o.evidence.part, f"{o.value.normalize():f} {o.unit if o.unit in UNITS else 'count'} {o.bound}") for o in seen
    )
    assert gathered(rows) == expected("report", language, "figures")
