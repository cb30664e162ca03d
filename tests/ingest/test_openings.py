"""Preambular paragraphs whose ends the lines do not show: what their words tell."""

from __future__ import annotations

import pytest

from ingest.grammar import grammar
from ingest.openings import Custom, Opening, clauses, opening, settle, signs, weights, words
from ontology import LANGUAGES


@pytest.mark.parametrize(
    ("language", "text", "verb", "rank"),
    [
        ("ar", "وإذ تشير إلى المصابيح،", "إذ تشير", 0),
        ("ar", "وإذ تشير أيضا إلى المرافئ،", "إذ تشير", 1),
        ("ar", "وإذ تشير كذلك إلى السفن،", "إذ تشير", 2),
        ("en", "Recalling also the lamps,", "recalling", 1),
        ("en", "Recalling further the harbours,", "recalling", 2),
        ("ru", "ссылаясь также на маяки,", "ссылаясь", 1),
        ("ru", "c озабоченностью отмечая темноту,", "c озабоченностью отмечая", 0),
        ("zh", "回顾灯塔，", "回顾", 0),
        ("ru", "ссылаясь далее на гавани,", "ссылаясь", 2),
        ("zh", "又回顾港口，", "回顾", 1),
        ("zh", "还回顾渔船，", "回顾", 2),
    ],
)
def test_an_opening_is_a_verb_and_whether_it_returns(language: str, text: str, verb: str, rank: int) -> None:
    assert opening(text, grammar(language)) == Opening(verb, rank)


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


def test_an_opening_tells_how_a_later_one_takes_it_up() -> None:
    rules = grammar("ru")
    first, second = opening("ссылаясь на маяки,", rules), opening("ссылаясь также на гавани,", rules)
    assert first.then(second) == "same 0→1"
    assert second.then(opening("отмечая далее шторма,", rules)) == "other 1→2"


def test_signs_name_the_paragraph_before_the_clause_before_and_what_comes_next() -> None:
    rules, custom = grammar("zh"), Custom.of(inside=3, paragraphs=4, characters=240)
    seen = signs(["回顾灯塔，", "并强调灯油不足(2021年)，"], ["又回顾港口，"], "还回顾渔船，", custom, rules)
    assert custom.length == 60
    assert seen["paragraph: same 0→1"] == seen["next: same 1→2"] == seen["bracket before"] == 1
    assert not any(name.startswith("clause before: same") for name in seen)
    assert "next: same 1→2" not in signs(["回顾灯塔，"], ["又回顾港口，"], "", custom, rules)


@pytest.mark.parametrize(
    ("language", "before", "text", "some"),
    [
        ("zh", "照亮港口，", "又回顾渔船，", {"又回", "^又回顾", "港口$"}),
        ("ru", "огни маяков,", "вновь подтверждая значение гаваней,", {"вновь", "^вновь подтверждая"}),
    ],
)
def test_words_are_weighed_alone_and_together(language: str, before: str, text: str, some: set[str]) -> None:
    assert some <= set(words(before, text, grammar(language)))
