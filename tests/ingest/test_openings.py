"""Preambular paragraphs whose ends the lines do not show: what their words tell."""

from __future__ import annotations

import pytest

from ingest.grammar import grammar
from ingest.openings import Opening, clauses, opening, settle, weights
from ontology import LANGUAGES


@pytest.mark.parametrize(
    ("language", "text", "verb", "again"),
    [
        ("ar", "وإذ تشير إلى المصابيح،", "إذ تشير", False),
        ("ar", "وإذ تشير أيضا إلى المرافئ،", "إذ تشير", True),
        ("en", "Recalling also the lamps,", "recalling", True),
        ("ru", "ссылаясь также на маяки,", "ссылаясь", True),
        ("ru", "c озабоченностью отмечая темноту,", "c озабоченностью отмечая", False),
        ("zh", "回顾灯塔，", "回顾", False),
        ("zh", "又回顾港口，", "回顾", True),
    ],
)
def test_an_opening_is_a_verb_and_whether_it_returns(language: str, text: str, verb: str, again: bool) -> None:
    assert opening(text, grammar(language)) == Opening(verb, again)


def test_a_paragraph_is_cut_into_clauses_that_open_like_one() -> None:
    text = "回顾灯塔照亮港口，并强调灯油不足，渔民不安，"
    assert clauses(text, grammar("zh")) == ["回顾灯塔照亮港口，", "并强调灯油不足，渔民不安，"]


@pytest.mark.parametrize(
    ("language", "groups", "kept"),
    [
        (
            "zh",
            [
                "回顾关于沿海灯塔的各项决议，其中请各国在夜间点亮所有港口的灯塔，",
                "并强调必须继续这样做，",
                "又回顾渔民在暴风雨之夜依靠灯塔才能平安返回港口，而许多港口至今没有灯塔，",
            ],
            [True, False, True],
        ),
        (
            "ru",
            [
                "ссылаясь на свои резолюции о маяках, которые освещают гавани всех прибрежных государств ночью,",
                "ссылаясь также на свою резолюцию о лоциях, в которой она просила все государства публиковать их,",
                "признавая важность рыбного промысла для жителей малых островов, у которых нет иных доходов,",
            ],
            [True, True, True],
        ),
        (
            "ar",
            [
                "إذ تشير إلى قراراتها بشأن المنارات التي تضيء مرافئ جميع الدول الساحلية في الليالي العاصفة،",
                "وإذ تشجع في هذا الصدد تلك الدول على إضاءتها،",
                "وإذ تسلم بأن صيد الأسماك مصدر دخل لا غنى عنه لسكان الجزر الصغيرة التي تفتقر إلى أي مورد آخر،",
            ],
            [True, False, True],
        ),
    ],
)
def test_doubtful_paragraphs_are_settled_by_their_words(language: str, groups: list[str], kept: list[bool]) -> None:
    assert settle(groups, [False, True, False], grammar(language)) == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_weights_and_certain_paragraphs_stay(language: str) -> None:
    assert weights(language).odds({}, []) == weights(language).constant
    assert settle(["a,", "b,"], [False, False], grammar(language)) == [True, True]
    assert settle([], [], grammar(language)) == []
