"""AKN4UN: every element becomes a part, under the fragment that the other formats give it."""

import re
from collections import Counter
from datetime import date

import pytest

from ingest.limits import Limits
from ingest.readers.akn import read
from ingest.source import AKN, RawFile, ReadOptions
from kg.errors import GarbledText, LimitExceeded, UnreadableFile
from kg.model import DocumentType, Link, NoteMark, PartKind

NAMESPACE = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
META = """<meta><identification>
<FRBRWork><FRBRuri value="/akn/un/statement/deliberation/unga/2044-06-14/98-401/"/><FRBRdate date="2044-06-14"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="{code}"/></FRBRExpression></identification>
<classification><keyword href="http://metadata.un.org/sdg/6"/><keyword href="http://metadata.un.org/thesaurus/1004748"/>
<keyword href="http://eurovoc.europa.eu/1"/><keyword href="http://metadata.un.org/sdg/6"/></classification></meta>"""
COVER = """<coverPage><p><docNumber>A/RES/98/401</docNumber></p>
<p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>
<p><session value="98">Ninety-eighth session</session></p>
<p><inline name="agenda item" title="26 (b)">Agenda item 26 (b)</inline></p></coverPage>
<preface><p><docNumber>98/401.</docNumber><docTitle><span class="bold">Wells and  coasts</span></docTitle></p></preface>"""
NOTE = '<authorialNote marker="{0}"><p>See <a href="https://undocs.org/en/A/{0}">A/{0}</a>.</p></authorialNote>'


def wrapped(preamble, body, rest="", code="eng", name="resolution"):
    formula = "<formula><p><span class='italic'>The General Assembly</span>,</p></formula>"
    inside = f"<preamble>{formula}{preamble}</preamble><mainBody>{body}</mainBody>{rest}"
    whole = f"<akomaNtoso {NAMESPACE}><statement name='{name}'>{META.format(code=code)}{COVER}{inside}</statement></akomaNtoso>"
    return whole.encode()


def loaded(data, **options):
    return read(RawFile("/data/file.xml", data, "0" * 64, AKN), ReadOptions(**options))


def paragraph(content, number="", kind="SingleTxt"):
    num = f"<num>{number}</num>" if number else ""
    return f'<paragraph class="{kind}">{num}<content><p>{content}</p></content></paragraph>'


def outline(document):
    skipped = (PartKind.FURNITURE, PartKind.FOOTNOTE)
    return [(part.fragment, part.number, part.text) for part in document.parts if part.kind not in skipped]


def test_metadata():
    known = loaded(wrapped("", paragraph("Decides.", "1."))).metadata
    assert (known.symbol, known.symbol_source, known.language) == ("A/RES/98/401", "metadata", "en")
    assert (known.title, known.date, known.session) == ("Wells and coasts", date(2044, 6, 14), "98")
    assert (known.agenda_item, known.author, known.type) == ("26 (b)", "General Assembly", DocumentType.RESOLUTION)
    assert known.subjects == ("http://metadata.un.org/sdg/6", "http://metadata.un.org/thesaurus/1004748")
    assert known.akn_uri == "/akn/un/statement/deliberation/unga/2044-06-14/98-401/"


def test_options_come_first():
    known = loaded(
        wrapped("", paragraph("Decides.", "1.")), symbol="A/98/1", language="fr", date=date(2000, 1, 1)
    ).metadata
    assert (known.symbol, known.symbol_source, known.language, known.date) == (
        "A/98/1",
        "option",
        "fr",
        date(2000, 1, 1),
    )


def test_paragraphs_notes_emphasis_and_links():
    recalling = (
        '<container><p>\n <span class="italic">Recalling</span> its\xa0resolution '
        f'<a href="https://undocs.org/en/A/RES/96/288">96/288</a>,{NOTE.format(1)} and others,</p></container>'
    )
    document = loaded(wrapped(recalling, paragraph('<span class="bold italic">Decides</span> to act.', "1.")))
    recalled, note = (next(p for p in document.parts if p.fragment == f) for f in ("pp-1", "fn-1"))
    assert recalled.text == "Recalling its resolution 96/288, and others,"
    assert recalled.kind is PartKind.PREAMBULAR
    assert recalled.emphasis == ((0, 9),)
    assert recalled.links == (Link(25, 31, "A/RES/96/288"),)
    assert recalled.notes == (NoteMark(32, "fn-1"),)
    assert (note.text, note.number, note.parent, note.links) == ("See A/1.", "1", "pp-1", (Link(4, 7, "A/1"),))
    assert outline(document)[-1] == ("op-1", "1.", "Decides to act.")


def test_lists_marked_up_nest_to_two_levels():
    inner = "<list><intro><p>both:</p></intro><point><num>(i)</num><content><p>wells;</p></content></point></list>"
    points = f"<point><num>(a)</num><content><p>pumps;</p></content></point><point><num>(b)</num>{inner}</point>"
    body = f"<paragraph><num>2.</num><list><intro><p>Requests:</p></intro>{points}</list></paragraph>"
    document = loaded(wrapped("", body))
    assert outline(document)[2:] == [
        ("op-2", "2.", "Requests:"),
        ("op-2-a", "(a)", "pumps;"),
        ("op-2-b", "(b)", "both:"),
        ("op-2-b-i", "(i)", "wells;"),
    ]
    assert [p.parent for p in document.parts if p.fragment.startswith("op-2-b")] == ["op-2", "op-2-b"]


def test_lists_set_as_paragraphs_are_placed_by_counting():
    labels = ["(a)", "(b)", "(i)", "(ii)", "(c)", *(f"({c})" for c in "defgh"), "(i)", "(j)"]
    body = paragraph("Requests:", "1.") + "".join(paragraph(f"item {i};", n) for i, n in enumerate(labels))
    fragments = [fragment for fragment, _, _ in outline(loaded(wrapped("", body)))][3:]
    assert fragments == [f"op-1-{x}" for x in ("a", "b", "b-i", "b-ii", "c", "d", "e", "f", "g", "h", "i", "j")]


LOCAL = [
    ("ara", "4 - تدعو جميع الدول إلى العمل؛", ("op-4", "4 -", "تدعو جميع الدول إلى العمل؛")),
    ("zho", "4. 请所有国家采取行动；", ("op-4", "4.", "请所有国家采取行动；")),
    ("rus", "4. призывает все государства;", ("op-4", "4.", "призывает все государства;")),
]


@pytest.mark.parametrize(("code", "text", "expected"), LOCAL)
def test_numbers_left_in_the_text_are_taken_off(code, text, expected):
    body = paragraph("one;", "3.") + paragraph(text)
    assert outline(loaded(wrapped("", body, code=code)))[-1] == expected


@pytest.mark.parametrize(
    ("code", "printed", "fragment"),
    [("zho", "㈠", "op-1-i"), ("ara", "(ب)", "op-1-ب"), ("rus", "б)", "op-1-б"), ("spa", "b)", "op-1-b")],
)
def test_list_marks_of_each_language(code, printed, fragment):
    body = paragraph("one:", "1.") + paragraph("two;", printed)
    assert outline(loaded(wrapped("", body, code=code)))[-1][0] == fragment


def test_brackets_left_around_arabic_notes_are_dropped():
    content = f"الأولى<sup>(</sup>{NOTE.format(1)}<sup>)</sup>، والثانية"
    document = loaded(wrapped("", paragraph(content, "1 -"), code="ara"))
    part = next(p for p in document.parts if p.fragment == "op-1")
    assert (part.text, part.notes) == ("الأولى، والثانية", (NoteMark(6, "fn-1"),))


def test_headings_take_the_number_above_them():
    body = (
        '<paragraph class="H23"><content><p>II</p></content></paragraph>'
        '<paragraph class="H23"><subheading>Wells</subheading></paragraph>' + paragraph("one;", "1.") +
        '<paragraph class="H1"><num>III.</num><heading>Coasts</heading></paragraph>' + paragraph("two;", "2.")
    )  # fmt: skip
    document = loaded(wrapped("", body))
    assert outline(document)[2:] == [
        ("sec-2", "II", "Wells"), ("op-1", "1.", "one;"), ("sec-3", "III.", "Coasts"), ("op-2", "2.", "two;"),
    ]  # fmt: skip
    assert next(p for p in document.parts if p.fragment == "op-2").parent == "sec-3"


def test_sections_that_count_anew_keep_their_paragraphs_apart():
    one, two = (f"<section><subheading>{n}</subheading><subheading>T</subheading>{{}}</section>" for n in ("I", "II"))
    preamble = '<crossHeading refersTo="#preamble">Recalling,</crossHeading>'
    document = loaded(wrapped("", one.format(preamble + paragraph("a;", "1.")) + two.format(paragraph("b;", "1."))))
    assert [f for f, _, _ in outline(document)][2:] == ["sec-1", "pp-1", "op-1", "sec-2", "op-1.2"]


def test_annexes():
    doc = "<attachment><doc><mainBody><paragraph class='H1'><heading>Annex</heading></paragraph>{}</mainBody></doc></attachment>"
    one = f"<attachments>{doc.format(paragraph('Wells.', '1.') + paragraph('deep;', '(a)'))}</attachments>"
    two = f"<attachments>{doc.format(paragraph('W.', '7.'))}{doc.format(paragraph('C.', '7.'))}</attachments>"
    assert [f for f, _, _ in outline(loaded(wrapped("", "", one)))][2:] == ["annex", "annex-1", "annex-1-a"]
    fragments = [f for f, _, _ in outline(loaded(wrapped("", "", two)))][2:]
    assert fragments == ["annex-I", "annex-I-7", "annex-II", "annex-II-7"]


def test_one_paragraph_without_number_is_operative():
    document = loaded(wrapped("", paragraph('<span class="italic">Decides</span> to act.')))
    part = document.parts[-1]
    assert (part.kind, part.fragment) == (PartKind.OPERATIVE, "text-enacting-1")


def test_no_letter_is_lost_and_fragments_are_unique():
    body = paragraph("one;", "1.") + paragraph("one again;", "1.") + "<odd><p>unknown element</p></odd>"
    rest = "<conclusions><p>87th meeting<eol/>14 June 2044</p></conclusions><unheard><p>tail</p></unheard>"
    data = wrapped(f"<container><p>A{NOTE.format('*')}</p></container><p>stray</p>", body, rest)
    document = loaded(data)
    assert len({part.fragment for part in document.parts}) == len(document.parts)
    text = re.sub(r"<[^>]+>", "", re.sub(r"<meta>.*</meta>", "", data.decode(), flags=re.S))
    kept = "".join((part.number if part.kind is not PartKind.FOOTNOTE else "") + part.text for part in document.parts)
    assert Counter(c for c in kept if c.isalnum()) == Counter(c for c in text if c.isalnum())
    assert any(part.fragment == "fn.s1" for part in document.parts)


BAD = [
    (b"<akomaNtoso><p>", "broken XML"),
    (b"<?xml version='1.0'?><html/>", r"not AKN4UN \(its root is html\)"),
    (b"<!DOCTYPE akomaNtoso [<!ENTITY x 'y'>]><akomaNtoso>&x;</akomaNtoso>", "document type declaration"),
]


@pytest.mark.parametrize(("data", "cause"), BAD)
def test_what_is_refused(data, cause):
    with pytest.raises(UnreadableFile, match=cause):
        loaded(data)


def test_limits_and_garbage():
    deep = wrapped("", "<section>" * 60 + paragraph("x", "1.") + "</section>" * 60)
    with pytest.raises(LimitExceeded, match="depth"):
        loaded(deep, limits=Limits(depth=50))
    with pytest.raises(LimitExceeded, match="objects"):
        loaded(deep, limits=Limits(objects=50))
    with pytest.raises(GarbledText):
        loaded(wrapped("", paragraph("\ue001\ue002\ue003" * 40, "1.")))
