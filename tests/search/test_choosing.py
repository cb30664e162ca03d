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

5. The Sandbank Accord, which the International Harbour Society (IHS) and the Estuary Bank set up in May 2042 together
with the port operator Brackwater Docks, meets yearly. It was joined in 2043 by the Delta Foundation.

6. The Reef Charter was launched in 2040 by the Estuary Bank, the Delta Foundation and a group of 14 pension funds.

7. For the purposes of this report, “tidal partnership” means any agreement under which two ports share a pilot. The
tidal partnership is popular. The Office plans to lend its dredgers to six more ports, provided that they pay for fuel.
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


def test_those_are_told_too_with_whom_a_thing_was_set_up(library):
    founders = " | ".join(told(library, "Who set up the Sandbank Accord?"))
    assert "International Harbour Society (IHS)" in founders
    assert "Estuary Bank" in founders and "Brackwater Docks" in founders
    assert "Delta Foundation" not in founders


def test_those_are_told_too_who_are_only_counted(library):
    assert "14 pension funds" in told(library, "Who launched the Reef Charter?")


def test_a_condition_is_told_by_the_words_for_one(library):
    assert "provided that they pay for fuel" in told(library, "Under what condition will the Office lend dredgers?")[0]


def test_a_word_in_quotation_marks_is_explained_by_what_it_means(library):
    assert "two ports share a pilot" in told(library, "What is meant by “tidal partnership” in the report?")[0]


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
