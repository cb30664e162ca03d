"""What something is: only a sentence that says so answers, from the thing on to its end."""

import pytest

import kg

ENGLISH = """Report of the Secretary-General

Ferries and lighthouses

1. The Assembly recognized that lamp sharing is a practice by which two lighthouses use one lamp, keep one log and train
one keeper.

2. Pilot schools train ferry crews in winter. The ferry crews of the northern islands were trained in 2043.

3. Crews use the Tide Ledger (a printed list of the tides of all harbours, renewed every month) and carry flags.

4. Member States raised their contributions to lighthouses.

5. The crews and the Nordlys Group, a maker of lenses for lighthouses, agreed in 2042 to share a workshop.
"""
CHINESE = """秘书长的报告

渡轮和灯塔

1. 大会确认，灯具共享是两座灯塔共用一盏灯、一本日志和一名看守人的做法。

2. 领航学校在冬季培训渡轮船员。由船员管理的灯具共享是一种尝试。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("defining")
    with kg.open(folder / "store") as opened:
        for name, symbol, text in (("ferries.en", "A/97/611", ENGLISH), ("ferries.zh", "A/97/612", CHINESE)):
            (folder / f"{name}.txt").write_text(text, "utf-8")
            opened.ingest(folder / f"{name}.txt", symbol=symbol)
        yield opened


def told(library, question, document):
    return [item.text for item in library.ask(question, document).answers]


def test_a_definition_runs_from_the_thing_to_the_end_of_its_sentence(library):
    answer = told(library, "What is lamp sharing?", "A/97/611")[0]
    assert answer.startswith("lamp sharing is a practice") and answer.endswith("one keeper")
    assert (
        told(library, "什么是灯具共享？", "A/97/612")[0] == "灯具共享是两座灯塔共用一盏灯、一本日志和一名看守人的做法"
    )


def test_what_stands_beside_a_name_says_what_it_is(library):
    assert "a maker of lenses" in told(library, "What is the Nordlys Group?", "A/97/611")[0]


def test_brackets_explain(library):
    assert "printed list of the tides" in told(library, "What is the Tide Ledger?", "A/97/611")[0]


@pytest.mark.parametrize(
    ("question", "document"),
    [("What is a ferry crew?", "A/97/611"), ("What are lighthouses?", "A/97/611"), ("什么是领航学校？", "A/97/612")],
)
def test_what_is_only_spoken_of_is_not_defined(library, question, document):
    assert not told(library, question, document)
