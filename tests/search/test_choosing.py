"""What is told of the candidates: joined names, two values to compare, what a kind and year tell of documents."""

import pytest

import kg
from search.question import understand
from search.wording import compares_both
from search.years import dated

REPORT = """Report of the Secretary-General

Partnerships for coastal water

1. The Tidewater Compact was launched in March 2041 by the Harbour Trust, the Estuary Bank and the Delta Foundation.

2. Solar pumps were installed in Ghana, Togo and Benin. The work is run from an office in Lisbon.

3. The compact had 12 members in 2041 and has 57 members today.

4. Few utilities took part because tariffs are set by law. The compact publishes a yearbook.
"""
BULLETIN = """Secretary-General's bulletin

Organization of the Coastal Office

1.1 The Coastal Office is headed by a Director at the level of Assistant Secretary-General.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("choosing")
    (folder / "report.en.txt").write_text(REPORT, "utf-8")
    (folder / "bulletin.en.txt").write_text(BULLETIN, "utf-8")
    with kg.open(folder / "store") as opened:
        opened.ingest(folder / "report.en.txt", symbol="A/97/512")
        opened.ingest(folder / "bulletin.en.txt", symbol="ST/SGB/2044/8")
        yield opened


def told(library, question):
    return [item.text for item in library.ask(question).answers]


def test_names_that_a_sentence_joins_are_told_together(library):
    founders = told(library, "Who launched the Tidewater Compact in March 2041?")
    assert [name for name in founders if "Harbour Trust" in name]
    assert [name for name in founders if "Estuary Bank" in name]
    assert [name for name in founders if "Delta Foundation" in name]


def test_two_values_are_told_where_both_are_asked_for(library):
    answers = told(library, "How many members did the compact have in 2041 compared with today?")
    assert [text for text in answers if "12" in text]
    assert [text for text in answers if "57" in text]


def test_what_makes_asks_for_a_reason(library):
    assert "tariffs are set by law" in told(library, "What made so few utilities take part in the compact?")[0]


@pytest.mark.parametrize(
    ("question", "symbols"),
    [
        ("What does the 2044 bulletin say of the Director?", ("ST/SGB/2044/8",)),
        ("2044年公报对主任怎么说？", ("ST/SGB/2044/8",)),
        ("Que dit le rapport de 2042 sur les pompes ?", ("A/97/512",)),
        ("What does the 2043 report, or that of 2042, say?", ("A/97/512",)),
        ("What does the 2039 bulletin say?", ()),
    ],
)
def test_a_document_is_known_by_kind_and_year(library, question, symbols):
    assert dated(understand(question), library.retriever.generation.graph) == symbols


@pytest.mark.parametrize(
    "question",
    [
        "前后各有多少成员？",
        "How many before and after?",
        "Combien avant et après ?",
        "¿Cuántos antes y después?",
        "Сколько было до и после?",
        "كم كان العدد قبل الإصلاح وبعده؟",
    ],
)
def test_then_and_now_are_known_in_six_languages(question):
    assert compares_both(understand(question))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("¿Cuánto tardó la revisión?", "duration"),
        ("¿Cuánto le pagó la empresa?", "amount"),
        ("Au bout de combien d'années ?", "duration"),
        ("What exactly counts as a partnership?", "definition"),
        ("Which kinds of firm are excluded?", "clause"),
        ("Какой региональный центр открылся раньше?", "body"),
        ("هل تتراكم الخبرة؟", "yesno"),
        ("A 企业的份额在 2041 年是多少？", "share"),
    ],
)
def test_kinds_of_answers(question, kind):
    assert understand(question).expected == kind
