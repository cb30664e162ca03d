"""Figures given "respectively", in six languages: each is told of the name in the same place."""

from types import SimpleNamespace

import pytest

from kg.model import Hit
from search.expected import Expected
from search.reading import Sentence
from search.respective import belongs

SAID = {
    "zh": ("其中海狸公司和水獭公司分别出资 300 万美元和 700 万美元。", "水獭"),
    "en": (
        "Beaverland, Molehill and Otterworks gave $3 million, $5 million and $7 million respectively.",
        "Otterworks",
    ),
    "fr": ("Castor et Loutre ont versé 3 millions de dollars et 7 millions de dollars, respectivement.", "Loutre"),
    "es": ("Castor y Nutria aportaron 3 millones de dólares y 7 millones de dólares, respectivamente.", "Nutria"),
    "ru": ("Компании «Бобр» и «Выдра» внесли соответственно 3 млн долл. США и 7 млн долл. США.", "Выдра"),
    "ar": ("قدمت شركة القندس وشركة اللوتر 3 ملايين دولار و7 ملايين دولار على التوالي.", "اللوتر"),
}


def told(language, text, asked):
    """The figures of a text in order, each with whose it is for a question that bears a name."""
    hit = Hit(1, 0.9, "A/98/7", "para-1", "https://example.org/A/98/7#para-1", language, text)
    reading = SimpleNamespace(coverage=lambda held, _: float(asked in held))
    sentence = Sentence(hit, 0, len(text), 0.9, 0.8, 0.8)
    places = [text.index(figure) for figure in ("3", "7")]
    return [belongs(Expected.AMOUNT, reading, sentence, _start(text, at, language)) for at in places]


def _start(text, at, language):
    from search.spans import find_spans

    return next(s.start for s in find_spans(text, language, Expected.AMOUNT) if s.start <= at < s.end)


@pytest.mark.parametrize("language", SAID)
def test_a_figure_belongs_to_the_name_in_its_place(language):
    assert told(language, *SAID[language]) == [-1.0, 1.0]


@pytest.mark.parametrize("language", SAID)
def test_it_belongs_to_none_where_no_name_is_asked_of(language):
    assert told(language, SAID[language][0], "Zebra") == [0.0, 0.0]


def test_figures_without_the_word_belong_to_nobody():
    assert told("en", "Beaverland and Otterworks gave $3 million and $7 million.", "Otterworks") == [0.0, 0.0]
