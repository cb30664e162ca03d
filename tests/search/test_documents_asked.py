"""Which document deals with something, and whom or what it names; days of a year asked about; whether something is so."""

import pytest

import kg
from search.question import understand

SYMBOLS = {"en": ("A/RES/97/21", "A/RES/97/22"), "fr": ("A/RES/97/23",)}
TIDES = """Resolution adopted by the General Assembly on 3 December 2042

97/21. Protection of tidal lagoons

The General Assembly,

Recalling its resolution 96/11 of 4 December 2041 on tidal lagoons,

1. Requests the United Nations Children's Fund and the World Health Organization to count the lagoons of Kenya, Fiji and
Peru;

2. Decides to convene the Conference on Lagoons of 2044 in Lisbon in June 2044;

3. Requests the Secretary-General to submit a report.
"""
LAMPS = """Resolution adopted by the General Assembly on 4 December 2042

97/22. Exchange of lighthouse keepers

The General Assembly,

1. Invites the World Bank to lend lamps to Samoa.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    with kg.open(folder / "store") as opened:
        for symbol, text in zip(SYMBOLS["en"], (TIDES, LAMPS), strict=True):
            (folder / f"{symbol[-2:]}.en.txt").write_text(text, "utf-8")
            opened.ingest(folder / f"{symbol[-2:]}.en.txt", symbol=symbol)
        yield opened


def told(library, question):
    return [item.text for item in library.ask(question).answers]


@pytest.mark.parametrize(
    ("question", "symbol"),
    [
        ("Which resolution deals with tidal lagoons?", "A/RES/97/21"),
        ("Which document is about the exchange of lighthouse keepers?", "A/RES/97/22"),
    ],
)
def test_a_document_is_told_by_what_its_title_says(library, question, symbol):
    answer = library.ask(question).answers[0]
    assert answer.text == symbol
    assert answer.evidence[0].document == symbol


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Which resolution deals with tidal lagoons?", "Protection of tidal lagoons"),
        ("Which countries are mentioned in A/RES/97/21?", "A/RES/97/21#op-1"),
    ],
)
def test_the_query_that_gave_an_answer_is_shown_and_can_be_run(library, question, row):
    assert row in library.sparql(library.ask(question).sparql)


def test_countries_named_in_a_document_are_listed(library):
    assert told(library, "Which countries are mentioned in resolution 97/21?") == ["Kenya", "Fiji", "Peru"]


def test_bodies_named_in_a_document_are_listed(library):
    bodies = told(library, "List the organizations mentioned in resolution 97/21.")
    assert any("Children" in body for body in bodies) and any("World Health" in body for body in bodies)
    assert not any("World Bank" in body for body in bodies)


def test_a_month_says_more_than_the_year_asked_about(library):
    assert told(library, "When will the Conference on Lagoons of 2044 be convened?")[0] == "June 2044"


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("هل تطلب الجمعية من الأمين العام تقديم تقرير؟", ["yesno"]),
        ("Is the panel chaired by a woman who lives in Fiji?", ["yesno"]),
        ("Is there a panel, and when did it meet?", ["yesno", "date"]),
    ],
)
def test_what_a_clause_of_its_own_asks_is_asked_beside_yes_or_no(question, kinds):
    assert [str(ask.expected) for ask in understand(question).asks] == kinds


@pytest.mark.parametrize("question", ["Compare the number of lamps in 2041 and 2043.", "Comparez le nombre de lampes."])
def test_to_compare_is_to_ask(question):
    asked = understand(question)
    assert asked.asking
    assert asked.expected == "number"
