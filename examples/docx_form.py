"""A master as a Word file: heading styles, boxes as tables, real footnotes, a running header and footer."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from examples.master import Master, Piece, lines, note_mark, running, stands_alone
from kg.model import Part, PartKind

FONT: Final = {"ar": "Noto Naskh Arabic", "zh": "Noto Serif CJK SC"}
"""Noto Serif for the others."""
FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file can hold: no clock in the bytes."""


def render(master: Master) -> bytes:
    """The file's bytes; equal masters give equal bytes."""
    word = docx.Document()
    _settings(word, master)
    _masthead(word, master)
    box = None
    for part in running(master):
        if part.kind is PartKind.BOX:
            box = word.add_table(1, 1, style="Table Grid").cell(0, 0)
        elif part.kind is not PartKind.BOX_ITEM:
            box = None
        _set(box or word, part, master)
    _footnotes(word, master)
    return _frozen(word)


def _settings(word: Word, master: Master) -> None:
    metadata = master.document.metadata
    font = FONT.get(metadata.language, "Noto Serif")
    word.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in {"Normal": 10, "Heading 1": 12, "Heading 2": 10.5}.items():
        word.styles[name].font.size, word.styles[name].font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        properties = word.styles[name].element.get_or_add_rPr()
        properties.replace(properties.get_or_add_rFonts(), _fonts(font))
    core = word.core_properties
    core.title, core.author, core.language = metadata.title, metadata.author, metadata.language
    core.subject = metadata.symbol
    core.created = core.modified = datetime.fromisoformat(master.values("issued")[0])
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].add_run(metadata.symbol).bold = True
    _field(section.footer.paragraphs[0], f"{master.masthead['job'].split()[0]}\t", "PAGE")
    section.first_page_footer.paragraphs[0].add_run(master.masthead["job"])


def _fonts(name: str) -> Any:
    """One font for all scripts; headings would else take theirs from Word's theme."""
    fonts = OxmlElement("w:rFonts")
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), name)
    return fonts


def _field(paragraph: Paragraph, before: str, name: str) -> None:
    paragraph.add_run(before)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _masthead(word: Word, master: Master) -> None:
    held = master.masthead
    right = [held["distribution"], master.values("issued")[1], *master.values("original")]
    rows = [(held["publisher"], held["symbol"]), (held["organ"], "\n".join(right))]
    table = word.add_table(len(rows), 2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _direct(cell.paragraphs[0], cell.paragraphs[0].add_run(text), master)
    below = master.values("session")[1:] + master.values("agenda")[1:] + master.values("adopted")[1:]
    below += [held["proponent"].replace("{", "").replace("}", "")] if "proponent" in held else []
    for text in below:
        paragraph = word.add_paragraph()
        _direct(paragraph, paragraph.add_run(text), master)


def _style(part: Part) -> str:
    if part.kind is PartKind.HEADING:
        return "Heading 2" if part.fragment.count("-") == 2 else "Heading 1"
    return "Heading 1" if part.kind is PartKind.ANNEX else "Normal"


def _set(into: Any, part: Part, master: Master) -> None:
    """One part as paragraphs of the page or of a box; sub-paragraphs are set in."""
    texts = list(lines(part))
    number = part.number
    if stands_alone(part):
        texts.insert(0, (Piece(number),))
        number = ""
    for index, line in enumerate(texts):
        paragraph = _next(into)
        paragraph.style = _style(part)
        if number and not index:
            _direct(paragraph, paragraph.add_run(f"{number}\t"), master)
        if part.kind is PartKind.SUBPARAGRAPH:
            paragraph.paragraph_format.left_indent = Cm(1)
        for piece in line:
            run = _run(paragraph, piece, master)
            run.bold = run.font.cs_bold = _bold(part, index, piece, master)


def _next(into: Any) -> Paragraph:
    """A new cell holds an empty paragraph already."""
    paragraphs = into.paragraphs
    fresh = not isinstance(into, Word) and len(paragraphs) == 1 and not paragraphs[0].text
    return paragraphs[0] if fresh else into.add_paragraph()


def _bold(part: Part, index: int, piece: Piece, master: Master) -> bool | None:
    titled = part.kind is PartKind.BOX or (part.kind is PartKind.BOX_ITEM and not index)
    return titled or (piece.verb and master.document.metadata.language in ("ar", "zh")) or None


def _run(paragraph: Paragraph, piece: Piece, master: Master) -> Run:
    run = paragraph.add_run(piece.text)
    run.italic = (piece.verb and master.document.metadata.language not in ("ar", "zh")) or None
    _direct(paragraph, run, master)
    if piece.note:
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(_note_ids(master).index(piece.note) + 1))
        run._r.append(reference)
        _own_mark(run, reference, piece.note)
    return run


def _own_mark(run: Run, reference: Any, fragment: str) -> None:
    """Stars are marks of their own; numbers are counted by Word."""
    if fragment.startswith("fn.s"):
        reference.set(qn("w:customMarkFollows"), "1")
        run.add_text(note_mark(fragment))


def _direct(paragraph: Paragraph, run: Run, master: Master) -> None:
    """Arabic runs from right to left: said of the paragraph and of each run, but not of words in Latin letters."""
    latin = re.search("[A-Za-z]", run.text) and not re.search("[؀-ۿ]", run.text)
    if master.document.metadata.language != "ar" or latin:
        return
    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(OxmlElement("w:bidi"), "w:ind", "w:jc", "w:rPr")
    run.font.rtl = True


def _note_ids(master: Master) -> list[str]:
    return [p.fragment for p in master.document.parts if p.kind is PartKind.FOOTNOTE]


def _footnotes(word: Word, master: Master) -> None:
    """The footnotes part, which python-docx does not write itself; ids -1 and 0 are the rules above notes."""
    rule = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
    arabic = master.document.metadata.language == "ar"
    bidi, rtl = ("<w:pPr><w:bidi/></w:pPr>", "<w:rPr><w:rtl/></w:rPr>") if arabic else ("", "")
    notes = [rule.format("separator", -1), rule.format("continuationSeparator", 0)]
    for index, part in enumerate((p for p in master.document.parts if p.kind is PartKind.FOOTNOTE), 1):
        star = note_mark(part.fragment) if part.fragment.startswith("fn.s") else ""
        mark = f"<w:t>{star}</w:t>" if star else "<w:footnoteRef/>"
        look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        run = f'<w:r>{rtl}<w:t xml:space="preserve"> {escape(part.text)}</w:t></w:r>'
        notes.append(f'<w:footnote w:id="{index}"><w:p>{bidi}<w:r>{look}{mark}</w:r>{run}</w:p></w:footnote>')
    xml = f"<w:footnotes {nsdecls('w')}>{''.join(notes)}</w:footnotes>"
    part = PackagePart(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _frozen(word: Word) -> bytes:
    """The package written anew with one date for all its members."""
    written, frozen = io.BytesIO(), io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(frozen, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return frozen.getvalue()
