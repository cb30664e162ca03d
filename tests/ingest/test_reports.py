"""A report in six languages, as dumps and as a PDF: the same parts, with the text that was set, and the same notes.

The report stands in `reports/harbours.toml`. Its notes interrupt paragraphs at the foot of pages, one of its tables has a
caption and one has none. In the dumps called "cut" each marker has a line of its own, which cuts the printed line, and the
first page has a note and neither header nor footer.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest

from ingest.assemble import blocks
from ingest.lines import Line, from_text
from ingest.structure import parts
from kg.model import Part, PartKind
from ontology import LANGUAGES
from tests.ingest.wrapping import wrapped

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "reports" / "harbours.toml").read_text("utf-8"))
SYMBOL = "A/86/321"
FONTS = {"zh": "Noto Serif CJK SC", "ar": "Noto Naskh Arabic"}
MARKS = "⁰¹²³⁴"
FORMS = ("64", "84", "unpaged", "cut", "cut spread", "pdf")
STYLE = """
@page { size: 16cm 20cm; margin: 2cm; @top-left { content: "A/86/321"; font: bold 9pt "Noto Serif"; }
  @bottom-right { content: counter(page) "/" counter(pages); font: 9pt "Noto Serif"; }
  @bottom-left { content: "31-04567"; font: 8pt "Noto Serif"; }
  @footnote { border-top: 0.5pt solid black; padding-top: 4pt; margin-top: 8pt; } }
html { font: 10pt/1.4 "Noto Serif"; }
body { margin: 0; text-align: justify; }
p { margin: 0 0 6pt; orphans: 2; widows: 2; }
p.sub { margin-inline-start: 1cm; }
p.head, p.summary, p.annex, p.title, p.box, p.boxhead, p.table { font-weight: bold; break-after: avoid; text-align: start; }
p.boxed, p.boxhead, p.box { margin-inline: 0.5cm; }
table { font-size: 8pt; margin: 6pt 0; width: 100%; }
td { text-align: start; }
.note { float: footnote; font-size: 8pt; font-weight: normal; }
::footnote-call { content: attr(data-mark); font-size: 65%; line-height: 1; vertical-align: super; }
::footnote-marker { content: attr(data-mark) " "; font-size: 75%; vertical-align: super; }
"""


def elements(language: str) -> list[tuple[str, str]]:
    """Kind and text of each element, notes apart."""
    rows = (line.split("|", 1) for line in TABLE[language].strip().split("\n"))
    return [(kind, text) for kind, text in rows if kind != "note"]


def notes(language: str) -> dict[str, str]:
    rows = (line.split("|", 2) for line in TABLE[language].strip().split("\n") if line.startswith("note|"))
    return {marker: text for _, marker, text in rows}


def dump(language: str, columns: int, paged: bool) -> str:
    """Pages of 30 lines with a running header and footer; a note stands at the foot of the page that cites it."""
    held = notes(language)
    pages: list[list[str]] = [[]]
    foot: list[str] = []
    for kind, text in elements(language):
        row = text.replace("|", " ") if kind == "row" else text
        for line in wrapped(row.replace("^", ""), language, columns):
            if len(pages[-1]) + len(foot) >= 30:
                pages[-1] += foot
                pages, foot = [*pages, []], []
            pages[-1].append(line)
        for marker in re.findall(r"\^(\d)", text):
            foot = foot or ["_______________"]
            foot += wrapped(f"{marker} {held[marker]}", language, columns)
    pages[-1] += foot
    ends = [[*page, f"31-04567 {number}/{len(pages)}"] for number, page in enumerate(pages, 1)]
    return ("\f" if paged else "\n").join("\n".join([SYMBOL, *page]) for page in ends)


def cut(language: str, spread: bool) -> str:
    """Markers on lines of their own, in the text and below the rule; `spread`: an empty line between printed lines."""
    held, rule = notes(language), "__________________"
    pages: list[list[str]] = [[]]
    foot = [rule, f"*\n {SYMBOL}/50."]
    for kind, text in elements(language):
        small = re.sub(r"\^(\d)", lambda m: MARKS[int(m[1])], text.replace("|", " ") if kind == "row" else text)
        for line in wrapped(small, language, 74):
            if len(pages[-1]) + len(foot) >= 31:
                pages[-1] += foot
                pages, foot = [*pages, []], []
            pages[-1].append(re.sub(f"[{MARKS}]", lambda m: f"\n{MARKS.index(m[0])}\n", line).strip("\n"))
            for marker in (str(MARKS.index(sign)) for sign in line if sign in MARKS):
                foot = foot or [rule]
                first, *more = wrapped(held[marker], language, 74)
                foot += [f"{marker}\n {first}", *more]
    pages[-1] += foot
    whole = [pages[0], *([SYMBOL, *page, f"31-04567 {number}"] for number, page in enumerate(pages[1:], 2))]
    between = "\n\n" if spread else "\n"
    return between.join(between.join(page) for page in whole)


def pdf(language: str) -> bytes:
    """The report as a PDF of small pages."""
    weasyprint = pytest.importorskip("weasyprint")
    family = FONTS.get(language, "Noto Serif")
    if shutil.which("fc-match") is None or family not in _matched(family):
        pytest.skip(f"the font {family} is not installed")
    style = STYLE + f'html:lang({language}) {{ font-family: "{family}", "Noto Serif"; }}'
    direction = "rtl" if language == "ar" else "ltr"
    html = f"<html lang={language} dir={direction}><style>{style}</style><body>{''.join(_set(language))}"
    data: bytes = weasyprint.HTML(string=html).write_pdf()
    return data


def _matched(family: str) -> str:
    return subprocess.run(["fc-match", family], capture_output=True, text=True, check=True).stdout


def _set(language: str) -> Iterator[str]:
    held, before = notes(language), ""
    for kind, text in elements(language):
        if (kind == "row") != (before == "row"):
            yield "<table>" if kind == "row" else "</table>"
        if kind == "row":
            yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in text.split('|'))}</tr>"
        else:
            noted = re.sub(
                r"\^(\d)", lambda m: f"<span class=note data-mark={m[1]}>{escape(held[m[1]])}</span>", escape(text)
            )
            yield f"<p class={kind}>{noted}</p>"
        before = kind


@cache
def read(language: str, form: str) -> tuple[Part, ...]:
    return parts(blocks(lines(language, form), language), language)


def lines(language: str, form: str) -> tuple[Line, ...]:
    if form == "pdf":
        from ingest.readers.pdf import lines_of

        return tuple(lines_of(pdf(language)))
    if form.startswith("cut"):
        return from_text(cut(language, form.endswith("spread")))
    return from_text(dump(language, 72 if form == "unpaged" else int(form), form != "unpaged"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_are_the_same(language: str, form: str) -> None:
    want = TABLE["parts"] + ["fn.s1"] * form.startswith("cut")
    found = {
        part.fragment for part in read(language, form) if not re.match("text-|furniture-|tabletext-", part.fragment)
    }
    assert sorted(found) == sorted(want), [(part.fragment, part.text[:40]) for part in read(language, form)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_is_what_was_set(language: str, form: str) -> None:
    """Titles of boxes stand in their items, captions in the number of what they announce."""
    held = {solid(part.number + part.text.split("\n")[-1]) for part in read(language, form)}
    held |= {solid(text) for part in read(language, form) for text in part.text.split("\n")}
    want = [text for kind, text in elements(language) if kind not in ("box", "table", "annex")]
    assert [text for text in [*want, *notes(language).values()] if solid(text) not in held] == []


def solid(text: str) -> str:
    """A text without markers, spaces and the borders of cells."""
    return re.sub(r"\^\d|[\s|]+", "", text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_hang_on_the_paragraphs_that_cite_them(language: str, form: str) -> None:
    found = [(part.fragment, note.fragment) for part in read(language, form) for note in part.notes]
    want = TABLE["cited"]
    assert found == [(name, f"fn-{number}") for number, name in enumerate(want, 1)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_tables_with_a_caption_or_without(language: str, form: str) -> None:
    tables = [part.text for part in read(language, form) if part.kind is PartKind.TABLE]
    rows = [solid(text) for kind, text in elements(language) if kind == "row"]
    assert solid("".join(tables[1:])) == "".join(rows)
    assert len(tables) == 3, "the caption, and the two tables whole, though a page may turn within them"
