"""Reports in Russian: asides, pronouns and what is forbidden; groups called by the words of the report."""

import pytest

from kg.model import DocumentType
from tests.ingest.mandating import mandates, para, told

RECOMMENDED = [
    ("Структурам надлежит обновить перечень маяков.", "un-entities", "обновить перечень маяков"),
    ("Необходимо, чтобы все структуры обновили перечень маяков.", "un-entities", "обновили перечень маяков"),
    ("Теперь задача состоит в том, чтобы обновить перечень маяков.", "un", "обновить перечень маяков"),
    ("ЮНИСЕФ запрещено принимать средства от торговцев маслом.", "unicef", "принимать средства от торговцев маслом"),
]


def found(gazetteer, text):
    return mandates(gazetteer, [para(text)], language="ru", type=DocumentType.REPORT, symbol="A/99/12")


@pytest.mark.parametrize(("text", "who", "what"), RECOMMENDED)
def test_what_is_to_be_done_in_other_words(gazetteer, text, who, what):
    assert told(found(gazetteer, text)) == [("recommend", who, what)]


def test_what_is_forbidden_to_the_one_that_a_pronoun_means(gazetteer):
    text = "ЮНИСЕФ применяет строгий порядок, поскольку ему запрещено принимать средства от торговцев маслом."
    (mandate,) = told(found(gazetteer, text))
    assert mandate[1] == "unicef"


def test_a_pronoun_asks_behind_an_aside(gazetteer):
    text = (
        "Генеральная Ассамблея рассмотрела доклад о маяках. "
        "Она, в частности, рекомендовала ЮНИСЕФ обновить перечень маяков."
    )
    (mandate,) = found(gazetteer, text)
    assert mandate.issuer.iri.endswith("general-assembly") and mandate.addressee.iri.endswith("unicef")


def test_who_chairs_a_body_asks(gazetteer):
    (mandate,) = found(gazetteer, "Председатель Совета Пётр Маяков предложил ЮНИСЕФ обновить перечень маяков.")
    assert told([mandate]) == [("recommend", "unicef", "обновить перечень маяков")]
    assert mandate.issuer.labels["ru"][0] == "Председатель Совета"


def test_an_adverb_before_the_next_thing_to_do(gazetteer):
    text = "ЮНИСЕФ следует обновить перечень маяков и активнее обучать смотрителей."
    assert [m[2] for m in told(found(gazetteer, text))] == ["обновить перечень маяков", "активнее обучать смотрителей"]


def test_a_body_named_in_an_aside_is_not_charged(gazetteer):
    text = "ЮНИСЕФ, переданный в 2096 году в ведение Генеральной Ассамблеи, служит связующим звеном между маяками."
    assert [m[1] for m in told(found(gazetteer, text))] == ["unicef"]


def test_what_serves_many_is_a_function(gazetteer):
    text = "ЮНИСЕФ служит для маяков, гаваней и смотрителей точкой входа в систему."
    assert [m[:2] for m in told(found(gazetteer, text))] == [("assign-function", "unicef")]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Компаниям рекомендуется зажечь маяки.", "Компаниям"),
        ("Генеральная Ассамблея призвала все предприятия зажечь маяки.", "все предприятия"),
    ],
)
def test_a_known_group_bears_the_words_of_the_report(gazetteer, text, called):
    (mandate,) = found(gazetteer, text)
    assert mandate.addressee.iri.endswith("companies") and called in mandate.addressee.printed
