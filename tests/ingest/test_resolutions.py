"""Resolutions of the 1990s, 2010 and 2024 in the six languages: parts, notes and metadata from a dump without a name."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.readers.plain import read
from ingest.source import RawFile, ReadOptions
from kg.model import Document
from ontology import LANGUAGES
from tests.ingest.wrapping import wrapped

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "resolutions" / "harbours.toml").read_text("utf-8"))
YEARS = tuple(TABLE["masthead"])
COLUMNS = 70
AGENDA = {("2010", "ar"): "55(ب)", ("2010", "es"): "55b)", ("2010", "fr"): "55,b", ("2010", "ru"): "55b"}
"""Items that are printed otherwise in a language, without spaces."""


def dump(year: str, language: str) -> str:
    """Two pages, with a running header on the second, a note at the foot of each, and the meeting at the end."""
    head = TABLE["masthead"][year]
    number = head["symbol"].removeprefix("A/RES/")
    rows = [line.replace("#", number).replace("^", "") for line in TABLE["body"][language].strip().split("\n")]
    pages = [
        [*head[language].split("|"), *(line for row in rows[:5] for line in wrapped(row, language, COLUMNS))],
        [head["symbol"], *(line for row in rows[5:] for line in wrapped(row, language, COLUMNS))],
    ]
    pages[1] += TABLE["closing"][language].replace("%", head["date"][:4]).split("|")
    for sign, (page, note) in enumerate(zip(pages, TABLE["notes"][language], strict=True), 1):
        page += ["_______________", *wrapped(f"{sign} {note}", language, COLUMNS), f"95-0321{sign}", f"{sign}/2"]
    return "\f".join("\n".join(page) for page in pages)


def document(year: str, language: str) -> Document:
    data = dump(year, language).encode()
    return read(RawFile(Path("/data/file-000.txt"), data, "0" * 64, "text/plain"), ReadOptions())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", YEARS)
def test_parts_and_notes(year: str, language: str) -> None:
    found = {part.fragment: part for part in document(year, language).parts}
    letters = ("أ", "ب") if language == "ar" else ("a", "b")
    want = ["pp-1", "pp-2", "pp-3", "op-1", "op-2", *(f"op-2-{letter}" for letter in letters), "op-3"]
    assert [name for name in found if name.startswith(("pp-", "op-"))] == want
    assert [found[f"fn-{sign}"].text for sign in (1, 2)] == TABLE["notes"][language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", YEARS)
def test_metadata(year: str, language: str) -> None:
    head, found = TABLE["masthead"][year], document(year, language).metadata
    assert (found.symbol, found.session, found.language) == (head["symbol"], head["session"], language)
    assert found.date == date.fromisoformat(head["date"])
    assert "".join(found.agenda_item.split()) == AGENDA.get((year, language), "".join(head["item"].split()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", YEARS)
def test_notes_hang_on_their_paragraphs(year: str, language: str) -> None:
    found = {part.fragment: part for part in document(year, language).parts}
    hosts = {name: [note.fragment for note in part.notes] for name, part in found.items() if part.notes}
    assert hosts == {"pp-1": ["fn-1"], "op-1": ["fn-2"]}
