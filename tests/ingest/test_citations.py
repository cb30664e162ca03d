"""Citations of whole documents: paragraphs, footnotes, ibid., functions, links, amendments."""

import pytest

from ingest.citations import extract
from kg.gazetteer import Gazetteer
from kg.model import Citation, Document, DocumentType, Link, Metadata, NoteMark, Part, PartKind, Relation, Source


def document(parts, language="en", symbol="A/99/1"):
    metadata = Metadata(symbol, "option", language, type=DocumentType.REPORT)
    return Document(metadata, tuple(parts), Source("own", "0" * 64, "text/plain"))


def part(text, fragment="para-1", kind=PartKind.PARAGRAPH, **more):
    return Part(fragment, kind, text, **more)


def cited(parts, language="en", symbol="A/99/1"):
    found = list(extract(document(parts, language, symbol), Gazetteer({}, {})))
    texts = {p.fragment: p.text for p in parts}
    for item in found:
        where = item.evidence
        assert texts[where.part][where.start : where.end] == where.quote
    return found


@pytest.mark.parametrize(
    ("language", "text", "symbol", "fragments"),
    [
        ("en", "see resolution 61/9, para. 22 (e).", "A/RES/61/9", ["op-22-e"]),
        ("en", "paragraphs 3, 5 and 7 to 9 of resolution 61/9", "A/RES/61/9", ["op-3", "op-5", "op-7", "op-8", "op-9"]),
        ("en", "see A/61/72, annex", "A/61/72", ["annex"]),
        ("en", "A/61/72, paras. 4–5", "A/61/72", ["para-4", "para-5"]),
        ("zh", "大会第61/9号决议，第22(e)段。", "A/RES/61/9", ["op-22-e"]),
        ("zh", "第61/9号决议第3、5和7至9段", "A/RES/61/9", ["op-3", "op-5", "op-7", "op-8", "op-9"]),
        ("zh", "A/61/72，附件", "A/61/72", ["annex"]),
        ("fr", "paragraphe 4 de la résolution 61/9", "A/RES/61/9", ["op-4"]),
        ("es", "el párrafo 4 de la resolución 61/9", "A/RES/61/9", ["op-4"]),
        ("ru", "пункт 4 резолюции 61/9", "A/RES/61/9", ["op-4"]),
        ("ar", "الفقرة 4 من القرار 61/9", "A/RES/61/9", ["op-4"]),
        (
            "en",
            "resolution 61/9 of 3 May 2007 (paras. 5–7 and 9 (b))",
            "A/RES/61/9",
            ["op-5", "op-6", "op-7", "op-9-b"],
        ),
        ("en", "A/61/72, para. 22 (a)–(c) and (e) (ii)", "A/61/72", [f"para-22-{x}" for x in ("a", "b", "c", "e-ii")]),
        ("en", "sections III and IV.A of General Assembly resolution 61/9", "A/RES/61/9", ["sec-3", "sec-4-A"]),
        ("en", "A/61/72, annex II, para. 3", "A/61/72", ["annex-II-3"]),
        ("en", "A/61/72, annexes I and II", "A/61/72", ["annex-I", "annex-II"]),
        ("en", "subparagraph (e) of paragraph 22 of resolution 61/9", "A/RES/61/9", ["op-22-e"]),
        ("zh", "第61/9号决议第5至7段和第9(b)段", "A/RES/61/9", ["op-5", "op-6", "op-7", "op-9-b"]),
        ("zh", "第61/9号决议第三节和A/61/72号文件", "A/RES/61/9", ["sec-3"]),
        ("zh", "A/61/72号文件，附件二，第3段", "A/61/72", ["annex-II-3"]),
        ("zh", "A/61/72，第一.B节", "A/61/72", ["sec-1-B"]),
        ("zh", "第61/9号决议第22段(e)分段", "A/RES/61/9", ["op-22-e"]),
        ("fr", "alinéa e) du paragraphe 22 de la résolution 61/9", "A/RES/61/9", ["op-22-e"]),
        ("fr", "résolution 61/9 du 3 mai 2007, par. 9 b)", "A/RES/61/9", ["op-9-b"]),
        ("es", "la sección III de su resolución 61/9", "A/RES/61/9", ["sec-3"]),
        ("es", "el párrafo 9 b) de su resolución 61/9", "A/RES/61/9", ["op-9-b"]),
        ("ru", "пункты 5–7 резолюции 61/9", "A/RES/61/9", ["op-5", "op-6", "op-7"]),
        ("ru", "в подпункте b) пункта 9 своей резолюции 61/9", "A/RES/61/9", ["op-9-b"]),
        ("ar", "القرار 61/9، المرفق، الفقرتان 10 و 11", "A/RES/61/9", ["annex-10", "annex-11"]),
        ("ar", "A/61/72، الفرع أولا، باء", "A/61/72", ["sec-1-B"]),
        ("ar", "الفقرة 22 (هـ) من قرارها 61/9", "A/RES/61/9", ["op-22-ه"]),
        ("en", "see A/61/72", "A/61/72", [""]),
    ],
)
def test_paragraphs_and_annexes_are_cited_as_fragments(language, text, symbol, fragments):
    found = cited([part(text)], language)
    assert [(c.symbol, c.fragment) for c in found if c.symbol == symbol] == [(symbol, f) for f in fragments]


def test_a_paragraph_that_the_next_resolution_names_is_not_of_the_one_before():
    found = cited([part("пунктов 8–9 резолюции 61/9, пункта 11 резолюции 64/7")], "ru")
    assert [(c.symbol, c.fragment) for c in found] == [
        ("A/RES/61/9", "op-8"),
        ("A/RES/61/9", "op-9"),
        ("A/RES/64/7", "op-11"),
    ]


def test_the_function_holds_for_a_whole_list():
    numbers = "، و".join(f"{session}/5 المؤرخ 6 كانون الأول/ديسمبر {session + 1945}" for session in range(50, 70))
    assert {c.function for c in cited([part(f"وإذ تشير إلى قراراتها {numbers}")], "ar")} == {"recalls"}


@pytest.mark.parametrize(
    ("language", "text", "function"),
    [
        ("en", "Recalling its resolution 61/9", "recalls"),
        ("en", "Reaffirming resolution 61/9", "reaffirms"),
        ("en", "Takes note of document A/61/72", "takesNote"),
        ("en", "submitted pursuant to resolution 61/9", "pursuantTo"),
        ("en", "the figures of A/61/72", "cites"),
        ("zh", "依照大会第61/9号决议提交", "pursuantTo"),
        ("fr", "Rappelant sa résolution 61/9", "recalls"),
        ("es", "Recordando su resolución 61/9", "recalls"),
        ("ru", "ссылаясь на свою резолюцию 61/9", "recalls"),
        ("ar", "وإذ تشير إلى قرارها 61/9", "recalls"),
    ],
)
def test_the_words_before_a_citation_tell_its_function(language, text, function):
    assert [c.function for c in cited([part(text)], language)] == [function]


def test_a_footnote_speaks_for_the_paragraph_that_carries_its_marker():
    body = part("Recalling the outcome of the fair,", "pp-2", PartKind.PREAMBULAR, notes=(NoteMark(33, "fn-1"),))
    note = part("See resolution 61/9.", "fn-1", PartKind.FOOTNOTE)
    (found,) = cited([body, note])
    assert (found.citing, found.evidence.part, found.function) == ("pp-2", "fn-1", "recalls")


def test_ibid_is_the_footnote_before_and_says_so():
    notes = [
        part("Resolution 61/9, para. 2.", "fn-1", PartKind.FOOTNOTE),
        part("Ibid., para. 7.", "fn-2", PartKind.FOOTNOTE),
    ]
    first, second = cited(notes)
    assert (second.symbol, second.fragment, second.resolved_from) == ("A/RES/61/9", "op-7", "Ibid.")
    assert first.resolved_from == ""
    assert cited([part("同上，第7段。", "fn-1", PartKind.FOOTNOTE)], "zh") == []


def test_lists_of_symbols_and_double_symbols():
    found = cited([part("三份报告（A/56/3、A/58/2和A/60/4），并见A/62/8-E/2007/7")], "zh")
    assert [c.symbol for c in found] == ["A/56/3", "A/58/2", "A/60/4", "A/62/8-E/2007/7"]


def test_a_document_does_not_cite_itself_and_furniture_cites_nothing():
    parts = [part("A/99/1 is this report"), part("A/61/72", "furniture-1", PartKind.FURNITURE)]
    assert cited(parts) == []


def test_the_link_of_the_source_outranks_the_text():
    linked = part("see A/62/8-E/2007/7", links=(Link(4, 19, "A/62/8"),))
    assert [(c.symbol, c.evidence.method) for c in cited([linked])] == [("A/62/8", "citations.link")]


def test_pieces_of_one_link_are_one_citation():
    pieces = part("resolution 217 A (III)", links=(Link(11, 14, "A/RES/217(III)"), Link(14, 22, "A/RES/217(III)")))
    assert [c.symbol for c in cited([pieces])] == ["A/RES/217(III)"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "bulletin ST/SGB/2001/5, as amended by ST/SGB/2004/1, applies"),
        ("zh", "经ST/SGB/2004/1号公报修正的ST/SGB/2001/5号公报"),
    ],
)
def test_as_amended_by_relates_the_two_documents(language, text):
    found = [f for f in cited([part(text)], language) if isinstance(f, Relation)]
    assert [(f.subject.iri[-14:], f.predicate, f.object.iri[-14:]) for f in found] == [
        ("ST/SGB/2004/1"[-14:].rjust(14, "/"), "eli:amends", "ST/SGB/2001/5"[-14:].rjust(14, "/"))
    ]
    assert sum(isinstance(f, Citation) for f in cited([part(text)], language)) == 2


def test_numbered_proposals_are_those_of_the_report_discussed():
    parts = [part("小组的报告（A/61/72）载有提议。"), part("我赞同提议3和5至6，不同意提议9。", "para-2")]
    found = [(c.symbol, c.fragment) for c in cited(parts, "zh") if c.evidence.part == "para-2"]
    assert found == [("A/61/72", f"proposal-{n}") for n in (3, 5, 6, 9)]
    assert cited([part("I agree with proposal 3.")]) == []


def test_a_document_does_not_cite_the_proposals_that_it_numbers_itself():
    label = Part("text-1", PartKind.TEXT, "Recommendation 1")
    parts = [part("See JIU/REP/2038/4."), label, part("As recommendation 1 has it, the lamps are dim.", "para-2")]
    assert [c.symbol for c in cited(parts)] == ["JIU/REP/2038/4"]
    parts.append(part("He accepts recommendation 3 (A/62/9).", "para-3"))
    assert [(c.symbol, c.fragment) for c in cited(parts) if c.fragment] == [("A/62/9", "proposal-3")]


def test_how_many_proposals_there_are_is_the_number_of_none():
    assert [c.fragment for c in cited([part("见A/61/72。网站收到各类提议 1 450 项。")], "zh")] == [""]


@pytest.mark.parametrize(
    ("text", "language", "cited_part"),
    [
        ("انظر القرار 84/17، الفقرة 7 (ب).", "ar", ("A/RES/84/17", "op-7-ب")),
        ("انظر A/86/321، الفقرة 7 (ب).", "ar", ("A/86/321", "para-7-b")),
        ("См. A/86/321, пункт 7 б).", "ru", ("A/86/321", "para-7-b")),
    ],
)
def test_items_bear_printed_letters_in_resolutions_only(text, language, cited_part):
    assert [(c.symbol, c.fragment) for c in cited([part(text)], language)] == [cited_part]


def test_numbered_recommendations_are_those_of_the_report_named_beside_them():
    noted = Part("para-2", PartKind.PARAGRAPH, "He does not accept recommendation 5.", notes=(NoteMark(12, "fn-1"),))
    note = Part("fn-1", PartKind.FOOTNOTE, "JIU/REP/2038/4.", parent="para-2")
    parts = [part("See A/61/72."), noted, note, part("As recommendation 3 has it (A/62/9).", "para-3")]
    found = [(c.symbol, c.fragment) for c in cited(parts) if c.fragment]
    assert found == [("JIU/REP/2038/4", "proposal-5"), ("A/62/9", "proposal-3")]


@pytest.mark.parametrize(
    ("text", "language", "symbol", "own"),
    [
        ("In its decision 2031/24, the Executive Board asked for lamps.", "en", "A/86/321", []),
        ("As asked in decision 2031/24 and in resolution 72/279.", "en", "DP/2031/5", ["A/RES/72/279"]),
        ("Dans sa résolution 7/14, le Conseil des droits de l’homme a prié", "fr", "A/86/321", ["A/HRC/RES/7/14"]),
        ("في قراره 7/14، طلب مجلس حقوق الإنسان", "ar", "A/86/321", ["A/HRC/RES/7/14"]),
        ("见 WFP/EB.1/2021/6-B/1，第33段。", "zh", "A/86/321", ["WFP/EB.1/2021/6-B/1"]),
    ],
)
def test_the_body_that_acts_tells_whose_number_it_is(text, language, symbol, own):
    assert [c.symbol for c in cited([part(text)], language, symbol)] == own


@pytest.mark.parametrize(
    ("language", "before", "after", "own"),
    [
        (
            "en",
            "Recalling Human Rights Council resolutions 41/3 and 47/9,",
            "pursuant to resolution 41/3",
            "A/HRC/RES/41/3",
        ),
        ("en", "Recalling Human Rights Council resolution 41/3,", "by its resolution 41/3", "A/RES/41/3"),
        (
            "en",
            "Recalling Council resolution 41/3 and Assembly resolution 41/4,",
            "under resolution 41/4",
            "A/RES/41/4",
        ),
        (
            "fr",
            "Rappelant la résolution 41/3 du Conseil des droits de l’homme,",
            "la résolution 41/3",
            "A/HRC/RES/41/3",
        ),
        ("zh", "回顾人权理事会第41/3号和第47/9号决议，", "欢迎根据第41/3号决议提出的计划", "A/HRC/RES/41/3"),
        ("zh", "回顾人权理事会第41/3号决议，", "欢迎根据其第41/3号决议提出的计划", "A/RES/41/3"),
    ],
)
def test_a_bare_number_means_what_the_document_has_named_with_its_body(language, before, after, own):
    found = cited([part(before, "pp-1", PartKind.PREAMBULAR), part(after, "op-1", PartKind.OPERATIVE)], language)
    assert [c.symbol for c in found if c.evidence.part == "op-1"] == [own]


@pytest.mark.parametrize(("session", "own"), [(81, "A/HRC/RES/58/4"), (45, "A/RES/58/4")])
def test_the_report_that_prints_a_resolution_tells_its_body(session, own):
    note = f"Official Records, Supplement No. 53A (A/{session}/53/Add.1), chap. II, resolution 58/4."
    assert cited([part(note, "fn-1", PartKind.FOOTNOTE)])[-1].symbol == own
