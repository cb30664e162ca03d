"""What is recommended, and what should be done: whole recommendations, of one document or about a matter."""

import pytest

import kg
from kg.language import detect
from search.question import understand
from search.relations import says

ENGLISH = """Report of the Secretary-General

Ferries and lighthouses

I. Introduction

1. The panel on ferries held two meetings in 2043. It noted that lamps should be cleaned.

II. Conclusions and recommendations

2. The Secretary-General recommends that the General Assembly, bearing in mind the age of many of the lighthouses, establish
a fund for the repair of lamps.

3. All entities of the United Nations system should publish the timetables of their ferries.

4. Member States are encouraged to train the keepers of lighthouses by the end of 2046.
"""
FRENCH = """Rapport du Secrétaire général

Bibliothèques ambulantes

I. Introduction

1. Trois bibliothèques ambulantes ont été ouvertes en 2042.

II. Recommandations

2. Le Secrétaire général recommande que l’Assemblée générale :

a) Invite les États Membres à prêter des livres, des cartes et des dictionnaires ;

b) Prie les organismes, fonds et programmes des Nations Unies de traduire, avant la fin de 2045, les contes.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("advice")
    with kg.open(folder / "store") as opened:
        for name, symbol, text in (("ferries.en", "A/97/601", ENGLISH), ("livres.fr", "A/97/602", FRENCH)):
            (folder / f"{name}.txt").write_text(text, "utf-8")
            opened.ingest(folder / f"{name}.txt", symbol=symbol)
        yield opened


def told(library, question):
    return [item.text for item in library.ask(question).answers]


def test_all_that_a_report_recommends_is_told_in_whole_sentences(library):
    answers = told(library, "What does the report on ferries recommend?")
    assert len(answers) == 3
    assert answers[0].startswith("The Secretary-General recommends") and answers[0].endswith("repair of lamps")
    assert answers[1] == "All entities of the United Nations system should publish the timetables of their ferries"


def test_items_are_told_without_the_words_that_lead_to_them(library):
    assert told(library, "Que recommande le rapport ?") == [
        "Invite les États Membres à prêter des livres, des cartes et des dictionnaires",
        "Prie les organismes, fonds et programmes des Nations Unies de traduire, avant la fin de 2045, les contes",
    ]


def test_what_should_be_done_about_a_matter_is_told_alone(library):
    assert told(library, "What should be done about timetables?") == [
        "All entities of the United Nations system should publish the timetables of their ferries"
    ]
    assert told(library, "Que faut-il faire pour les contes ?")[0].startswith("Prie les organismes")


def test_of_somebody_named_only_what_is_addressed_to_it(library):
    answers = told(library, "What should Member States do about lighthouses?")
    assert answers == ["Member States are encouraged to train the keepers of lighthouses by the end of 2046"]


@pytest.mark.parametrize(
    "question",
    [
        "What should be done?",
        "Que faut-il faire ?",
        "Que propose le Secrétaire général ?",
        "¿Qué recomienda el informe?",
        "¿Qué se debería hacer para ahorrar agua?",
        "Что рекомендует доклад?",
        "Что следует сделать для защиты рек?",
        "بماذا يوصي التقرير؟",
        "ما التوصيات التي يقدمها الأمين العام؟",
        "报告提出了哪些建议？",
        "会员国应当做什么？",
    ],
)
def test_advice_is_asked_for_in_six_languages(question):
    asked = understand(question)
    assert says(asked, "advised")
    assert asked.expected == "clause"


@pytest.mark.parametrize(
    "question",
    ["Who recommended a fund?", "Which of the recommendations was turned down?", "Quand le rapport est-il paru ?"],
)
def test_other_questions_ask_for_none(question):
    assert not says(understand(question), "advised")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Que recommande le rapport ?", "fr"),
        ("Que doivent faire les États ?", "fr"),
        ("Que recomienda el informe?", "es"),
        ("Que pide la Asamblea?", "es"),
    ],
)
def test_short_questions_tell_french_from_spanish(question, language):
    assert detect(question) == language
