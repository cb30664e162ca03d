"""Rows of tables and labels of figures in PDFs: parts of their own, which no paragraph runs into."""

from __future__ import annotations

import re

import pytest

from ingest.assemble import blocks
from ingest.lines import from_text
from ingest.pages import Chunk, lay_out
from ingest.structure import parts
from kg.model import Part, PartKind

ROMAN = "/AAAAAA+Times"
LONG = "The lamps that stand along the shore were counted by the keepers, who"
ROWS = [("Harbour Lamps Keepers", 8.0), ("North 12 3", 8.0), ("South 7 2", 8.0), ("Total 19 5", 8.0)]


def read(rows: list[tuple[str, float]], language: str = "en") -> dict[str, Part]:
    """The parts of a page with these rows: text and size in points."""
    chunks: list[Chunk] = []
    y = 700.0
    for text, size in rows:
        y -= 20 if text[:1].isdecimal() else 12
        chunks += [(text, 60, y, size, ROMAN), ("\n", 0.0, 0.0, size, ROMAN)]
    return {part.fragment: part for part in parts(blocks(lay_out([chunks]), language), language)}


def paragraph(number: int) -> list[tuple[str, float]]:
    return [(f"{number}. {LONG}", 10.0), ("told the owners of the boats, and were thanked for it by all.", 10.0)]


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("en", "Table 1"),
        ("fr", "Tableau 1"),
        ("es", "Cuadro 1"),
        ("ru", "Таблица 1"),
        ("zh", "表1"),
        ("ar", "الجدول 1"),
    ],
)
def test_rows_under_a_caption_are_a_table(language: str, caption: str) -> None:
    found = read([*paragraph(1), (caption, 10.0), *ROWS, *paragraph(2)], language)
    tables = [part.text for part in found.values() if part.kind is PartKind.TABLE]
    assert "Harbour Lamps Keepers\nNorth 12 3\nSouth 7 2\nTotal 19 5" in tables
    assert found["para-1"].text.endswith("by all.")
    assert found["para-2"].text.startswith("The lamps")


def test_labels_drawn_after_the_text_are_a_figure() -> None:
    legend = ("Lamps lit by night Lamps lit by day Lamps never lit at all", 7.0)
    found = read(
        [*paragraph(1), ("Figure 1", 10.0), *paragraph(2), ("0", 7.0), ("60", 7.0), ("2031 2032", 7.0), legend]
    )
    labels = [part.text for name, part in found.items() if name.startswith("figtext")]
    assert labels == [f"0\n60\n2031 2032\n{legend[0]}"]
    assert found["para-2"].text.endswith("by all.")


def test_paragraphs_set_small_under_a_caption_stay_paragraphs() -> None:
    small = [(text, 8.0) for text, _ in [*paragraph(2), *paragraph(3)]]
    body = [*paragraph(1), *[(LONG, 10.0)] * 9]
    found = read([*body, ("Table 1", 10.0), *small])
    assert {"para-2", "para-3"} <= found.keys()


def test_a_sentence_about_a_table_is_no_caption() -> None:
    words = [(re.sub(r"\d+", "few", text), size) for text, size in ROWS]
    found = read([*paragraph(1), ("Table 1 shows the lamps", 10.0), *words])
    assert not any(part.kind is PartKind.TABLE for part in found.values())


def test_a_table_runs_over_a_page() -> None:
    pages = [
        [*paragraph(1), *[(LONG, 10.0)] * 4, ("Table 1", 10.0), *ROWS],
        [("West 4 1", 8.0), ("(kept)", 8.0), *paragraph(2)],
    ]
    chunks = [[chunk for at, row in enumerate(page) for chunk in _row(row, 700.0 - 14 * at)] for page in pages]
    found = {part.fragment: part for part in parts(blocks(lay_out(chunks), "en"), "en")}
    assert [part.text for name, part in found.items() if name.startswith("tabletext")] == [
        "Harbour Lamps Keepers\nNorth 12 3\nSouth 7 2\nTotal 19 5\nWest 4 1\n(kept)"
    ]
    assert found["para-2"].text.startswith("The lamps")


def _row(row: tuple[str, float], y: float) -> list[Chunk]:
    return [(row[0], 60, y, row[1], ROMAN), ("\n", 0.0, 0.0, row[1], ROMAN)]


DUMP = """\
1. The lamps of the harbours were counted in each of the years of which this
report tells, as follows:
{head}
{rows}
2. They were lit."""


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Year Lamps", "2029 40\n2030 52\n2031 1,061"),
        ("Harbour Lamps Keepers", "North 12 3\nSouth 7 –\nTotal 19 5"),
        ("Harbour 2029 2030 2031", "North 12 3 15.5%\nSouth 7 2 8%\nTotal (19) 5 100%"),
    ],
)
def test_rows_of_figures_in_a_dump_are_a_table(head: str, rows: str) -> None:
    text = DUMP.format(head=head, rows=rows)
    found = {part.fragment: part for part in parts(blocks(from_text(text), "en"), "en")}
    assert found["tabletext-para-1-1"].text == f"{head}\n{rows}"
    assert found["para-1"].text.endswith("as follows:")
    assert found["para-2"].text == "They were lit."


@pytest.mark.parametrize(
    "rows",
    [
        "Introduction 3\nHarbours 5\nLamps 7",
        "It was lit on 3 May 2030\nIt was lit again on 4 June 2031\nNobody saw it on 5 May 2032",
        "I. Lamps 3 4\nII. Keepers 5 6\nIII. Oil 7 8",
        "North 12 3\nSouth 7 2",
    ],
)
def test_lines_that_only_end_in_a_number_are_none(rows: str) -> None:
    text = DUMP.format(head="Year Lamps", rows=rows)
    assert not any(part.kind is PartKind.TABLE for part in parts(blocks(from_text(text), "en"), "en"))
