"""Word documents: what the file states (numbers, notes, boxes, frames) arrives as the printed page shows it."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.limits import Limits
from ingest.readers import read as read_any
from ingest.readers.docx import read
from ingest.source import DOCX, RawFile, ReadOptions, load
from kg.errors import GarbledText, LimitExceeded, UnreadableFile
from kg.model import NoteMark, PartKind

FORMS = Path(__file__).parents[2] / "examples" / "forms"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def saved(word):
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def loaded(word, **options):
    data = word if isinstance(word, bytes) else saved(word)
    return read(RawFile("/data/file.docx", data, "0" * 64, DOCX), ReadOptions(**options))


def report(*paragraphs):
    """A report with the given paragraphs, each a text or the XML of its runs."""
    word = docx.Document()
    for text in ("United Nations A/98/512", "Report of the Secretary-General", *paragraphs):
        if text.startswith("<"):
            word.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w', 'r')}>{text}</w:p>"))
        else:
            word.add_paragraph(text)
    return word


def texts(document):
    return {part.fragment: part.text for part in document.parts}


def numbered(word, *levels):
    """Add a list to the document: (format, text, start) for each level. Returns a maker of its paragraphs."""
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text, start) in enumerate(levels)
    )
    numbering = word.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{inner}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    def add(text, level=0):
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
        xml = f"<w:p {nsdecls('w')}>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"
        word.element.body.insert(-1, parse_xml(xml))

    return add


def with_notes(word, **notes):
    """Attach a footnotes part; each note is given by its id."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    inner = "".join(
        f'<w:footnote w:id="{key[1:]}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for key, text in notes.items()
    )
    xml = f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>".encode()
    word.part.relate_to(Part(PackURI("/word/footnotes.xml"), TYPE, xml, word.part.package), FOOTNOTES)
    return word


def test_numbers_that_word_computes():
    word = report()
    add = numbered(word, ("decimal", "%1.", 1), ("lowerLetter", "(%2)", 1), ("lowerRoman", "(%3)", 1))
    for text, level in (
        ("Wells.", 0),
        ("Three things:", 0),
        ("deep;", 1),
        ("both:", 1),
        ("old;", 2),
        ("new;", 2),
        ("clean.", 1),
    ):
        add(text, level)
    add("Coasts.")
    found = loaded(word)
    assert {f: (p.number, p.text) for p in found.parts if (f := p.fragment).startswith("para-")} == {
        "para-1": ("1.", "Wells."),
        "para-2": ("2.", "Three things:"),
        "para-2-a": ("(a)", "deep;"),
        "para-2-b": ("(b)", "both:"),
        "para-2-b-i": ("(i)", "old;"),
        "para-2-b-ii": ("(ii)", "new;"),
        "para-2-c": ("(c)", "clean."),
        "para-3": ("3.", "Coasts."),
    }


@pytest.mark.parametrize(
    ("kind", "printed"),
    [("russianLower", ["а", "б", "в"]), ("arabicAbjad", ["أ", "ب", "ج"]), ("upperRoman", ["I", "II", "III"]),
     ("chineseCounting", ["一", "二", "三"]), ("upperLetter", ["A", "B", "C"]), ("decimalZero", ["1", "2", "3"])],
)  # fmt: skip
def test_ways_of_counting(kind, printed):
    from ingest.readers.wordlists import Lists
    from ingest.readers.wordtext import Styles, tag

    word = docx.Document()
    add = numbered(word, (kind, "%1)", 1))
    for text in "abc":
        add(text)
    lists, styles = Lists(word), Styles(word)
    assert [lists.number(p, styles) for p in word.element.body.iter(tag("p"))] == [(f"{n})", 1) for n in printed]


def test_real_footnotes_are_linked_and_numbered_in_the_order_of_their_markers():
    cited = '<w:r><w:t>1. Wells</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t xml:space="preserve"> and coasts</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:t>.</w:t></w:r>'
    document = loaded(with_notes(report(cited, "2. More."), n3="See A/98/2.", n7="See A/98/1."))
    part = next(p for p in document.parts if p.fragment == "para-1")
    assert part.text == "Wells and coasts."
    assert part.notes == (NoteMark(5, "fn-1"), NoteMark(16, "fn-2"))
    assert (texts(document)["fn-1"], texts(document)["fn-2"]) == ("See A/98/1.", "See A/98/2.")


def test_tracked_changes_fields_and_breaks():
    runs = (
        "<w:r><w:t>1. Pumps</w:t></w:r><w:del><w:r><w:delText> broken</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> work</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:br/><w:t>well</w:t><w:noBreakHyphen/><w:t>made.</w:t></w:r>"
    )
    assert texts(loaded(report(runs)))["para-1"] == "Pumps work well‑made."


def test_emphasis_spans_whole_words():
    runs = "<w:r><w:t>1. </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>Deci</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>des</w:t></w:r><w:r><w:t> to act.</w:t></w:r>"
    part = next(p for p in loaded(report(runs)).parts if p.fragment == "para-1")
    assert [part.text[a:b] for a, b in part.emphasis] == ["Decides"]


def test_a_table_of_one_cell_is_a_box_and_of_several_a_table():
    word = report("1. Before the box.")
    cell = word.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "Box 1"
    cell.add_paragraph("Good practice")
    cell.add_paragraph("Wells were dug by neighbours and kept clean for years.")
    word.add_paragraph("2. After the box.")
    table = word.add_table(2, 2)
    for at, text in enumerate(("Country", "Wells", "Fiji", "12")):
        table.cell(at // 2, at % 2).text = text
    document = loaded(word)
    assert next(p for p in document.parts if p.kind is PartKind.BOX).fragment == "box-1"
    assert [p.text for p in document.parts if p.kind is PartKind.TABLE] == ["Country\tWells", "Fiji\t12"]
    assert [f for f in texts(document) if f.startswith("para")] == ["para-1", "para-2"]


def test_text_frames_are_read_once():
    frame = "<w:txbxContent><w:p><w:r><w:t>inside the frame</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    runs = f"<w:r><w:t>1. Text.</w:t><mc:AlternateContent {space}><mc:Choice>{frame}</mc:Choice><mc:Fallback>{frame}</mc:Fallback></mc:AlternateContent></w:r>"
    document = loaded(report(runs))
    assert " ".join(p.text for p in document.parts).count("inside the frame") == 1
    assert texts(document)["para-1"] == "Text."


def test_the_masthead_may_be_a_table_and_the_symbol_in_the_header():
    word = docx.Document()
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "United Nations", "A/98/512"
    word.add_paragraph("1. Wells.")
    assert loaded(word).metadata.symbol == "A/98/512"
    plain = docx.Document()
    plain.sections[0].header.paragraphs[0].text = "A/98/513"
    plain.add_paragraph("1. Wells.")
    document = loaded(plain)
    assert document.metadata.symbol == "A/98/513"
    assert next(p for p in document.parts if p.text == "A/98/513").kind is PartKind.FURNITURE


@pytest.mark.parametrize(
    "stem", sorted({path.stem for path in FORMS.glob("*.docx")} & {path.stem for path in FORMS.glob("*.xml")})
)
def test_word_and_xml_of_one_document_have_the_same_parts(stem):
    def parts(ending):
        document = read_any(load(FORMS / f"{stem}.{ending}"), ReadOptions())
        kept = (p for p in document.parts if p.kind is not PartKind.FURNITURE and not p.fragment.startswith("text-"))
        return {p.fragment: " ".join(p.text.split()) for p in kept if p.fragment != "title"}

    assert parts("docx") == parts("xml")


def bomb():
    buffer = io.BytesIO(saved(report("1. x")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/zeros.bin", b"\0" * 3_000_000)
    return buffer.getvalue()


def test_what_is_refused():
    with pytest.raises(LimitExceeded, match="unpacked bytes"):
        loaded(bomb(), limits=Limits(unpacked_bytes=2_000_000))
    with pytest.raises(LimitExceeded, match="objects"):
        loaded(report("1. x"), limits=Limits(objects=5))
    with pytest.raises(LimitExceeded, match="characters"):
        loaded(report("1. x"), limits=Limits(characters=10))
    with pytest.raises(UnreadableFile, match="there is no text in it"):
        loaded(docx.Document())
    with pytest.raises(GarbledText):
        loaded(report("\ue001\ue002\ue003\ue004" * 40))
    for data in (b"PK\x03\x04 cut off", saved(report("1. x"))[:-200]):
        with pytest.raises(UnreadableFile, match="broken Word document"):
            loaded(data)


def test_a_broken_member_is_told_in_a_line(tmp_path):
    """Found by `benchmarks.fuzz`: notes that are no XML."""
    whole = Path(__file__).resolve().parents[2] / "examples" / "documents" / "A_RES_98_401.fr.docx"
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(whole) as packed, zipfile.ZipFile(broken, "w") as out:
        for name in packed.namelist():
            content = packed.read(name)
            out.writestr(name, content.replace(b"</w:footnote>", b"</w:note>") if "footnotes" in name else content)
    with pytest.raises(UnreadableFile, match="broken Word document"):
        read(load(broken), ReadOptions())
