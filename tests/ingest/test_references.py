"""Numbers of resolutions and decisions become symbols by their shape and the words around them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.references import find_references
from ontology import LANGUAGES

CASES = [
    ("ar", "قرار الجمعية العامة ٦١/٩ المؤرخ ١ أيار/مايو ٢٠٠٧", ["A/RES/61/9"]),
    ("en", "Recalling its resolution 61/9 of 1 May 2007", ["A/RES/61/9"]),
    ("en", "resolutions 41/2 of 3 May 1986, 42/17 and 43/5 A", ["A/RES/41/2", "A/RES/42/17", "A/RES/43/5"]),
    ("en", "Security Council resolution 1325 (2000)", ["S/RES/1325(2000)"]),
    ("en", "Economic and Social Council resolution 2006/4", ["E/RES/2006/4"]),
    ("en", "Human Rights Council resolutions 16/2 and 31/7", ["A/HRC/RES/16/2", "A/HRC/RES/31/7"]),
    ("en", "resolution 17/4 of 16 June 2011 of the Human Rights Council", ["A/HRC/RES/17/4"]),
    ("en", "General Assembly decision 60/551", ["A/DEC/60/551"]),
    ("en", "resolution 2131 (XX) and resolution 217 A (III)", ["A/RES/2131(XX)", "A/RES/217(III)"]),
    ("en", "resolution S-26/2 and resolution ES-10/4", ["A/RES/S-26/2", "A/RES/ES-10/4"]),
    ("en", "Economic and Social Council resolution 3 (II)", ["E/RES/3(II)"]),
    ("en", "resolution 5/14 of the Commission on Narcotic Drugs", []),
    ("en", "resolutions 63/7 A of 4 June 2009 and 63/7 B of 9 October 2009", ["A/RES/63/7", "A/RES/63/7B"]),
    (
        "en",
        "resolutions 63/7 A and B and 62/5 A to C, and decision 61/511 B",
        ["A/RES/63/7", "A/RES/62/5", "A/DEC/61/511B"],
    ),
    (
        "en",
        "Human Rights Council resolutions 7/2 and 9/3 and decision 6/104",
        ["A/HRC/RES/7/2", "A/HRC/RES/9/3", "A/HRC/DEC/6/104"],
    ),
    (
        "en",
        "resolutions 16/2 of 2 March 2011 and 17/5 of 3 June 2011 of the Human Rights Council",
        ["A/HRC/RES/16/2", "A/HRC/RES/17/5"],
    ),
    ("en", "Council resolution 7/2 of 2 March 2008", ["A/HRC/RES/7/2"]),
    ("en", "its resolution 68/4 of 3 December 2013 and all Human Rights Council resolutions", ["A/RES/68/4"]),
    ("en", "the Commission adopted resolution 31/2 of 4 May 2022", []),
    ("en", "decision Assembly/AU/Dec. 8 (XXXII) and document LC 32/14, resolution 1 (I)", ["A/RES/1(I)"]),
    (
        "en",
        "Economic and Social Council decision 2010/3; resolution 1503 (XLVIII)",
        ["E/DEC/2010/3", "E/RES/1503(XLVIII)"],
    ),
    ("en", "about 60/40 of the budget", []),
    ("zh", "大会第61/9号决议", ["A/RES/61/9"]),
    ("zh", "回顾其2007年5月1日第61/9号和2008年第62/10号决议", ["A/RES/61/9", "A/RES/62/10"]),
    ("zh", "安全理事会第1325(2000)号决议", ["S/RES/1325(2000)"]),
    ("zh", "人权理事会第43/1号和第47/21号决议", ["A/HRC/RES/43/1", "A/HRC/RES/47/21"]),
    ("zh", "大会关于设立人权理事会的2006年3月15日第60/9号决议", ["A/RES/60/9"]),
    ("zh", "大会第60/9号和人权理事会第7/2号决议以及第6/104号决定", ["A/RES/60/9", "A/HRC/RES/7/2", "A/HRC/DEC/6/104"]),
    ("zh", "请人权理事会执行第60/9号决议", ["A/RES/60/9"]),
    ("zh", "经社理事会1946年6月21日第3(II)号决议", ["E/RES/3(II)"]),
    ("fr", "sa résolution 61/9 du 1er mai 2007 et la résolution 1325 (2000)", ["A/RES/61/9", "S/RES/1325(2000)"]),
    ("fr", "la résolution 2006/4 du Conseil économique et social", ["E/RES/2006/4"]),
    (
        "es",
        "su resolución 61/9, de 1 de mayo de 2007, y las resoluciones 62/1 y 63/2",
        ["A/RES/61/9", "A/RES/62/1", "A/RES/63/2"],
    ),
    ("ru", "резолюции Совета Безопасности 1325 (2000)", ["S/RES/1325(2000)"]),
    ("ru", "ссылаясь на свою резолюцию 61/9 от 1 мая 2007 года", ["A/RES/61/9"]),
    ("ar", "وإذ تشير إلى قرارها 61/9 المؤرخ 1 أيار/مايو", ["A/RES/61/9"]),
    ("ar", "قراري مجلس حقوق الإنسان 16/2 المؤرخ 2 آذار/مارس 2011 و 17/5", ["A/HRC/RES/16/2", "A/HRC/RES/17/5"]),
    ("ar", "قرارها 9/68 المؤرخ 4 كانون الأول/ديسمبر 2013", ["A/RES/68/9"]),
    ("ar", "القراران 63/7 ألف وباء", ["A/RES/63/7"]),
    (
        "fr",
        "les résolutions 16/2, du 2 mars 2011, et 17/5, du 3 juin 2011, du Conseil des droits de l’homme",
        ["A/HRC/RES/16/2", "A/HRC/RES/17/5"],
    ),
    ("ru", "резолюции 63/7 А от 4 июня 2009 года, подтверждая резолюции Совета по правам человека", ["A/RES/63/7"]),
    ("ar", "القرار 2131 (د-20)", ["A/RES/2131(XX)"]),
    ("ar", "قرارها دإ-26/2", ["A/RES/S-26/2"]),
]


@pytest.mark.parametrize(("language", "text", "symbols"), CASES)
def test_numbers_become_symbols(language, text, symbols):
    assert [r.symbol for r in find_references(text, language)] == symbols


def test_its_means_the_body_that_speaks():
    assert [r.symbol for r in find_references("its resolution 31/7", "en", home="HRC")] == ["A/HRC/RES/31/7"]


def test_a_long_list_keeps_its_word():
    numbers = ", ".join(f"{session}/{session + 4} of 3 October {session + 1945}" for session in range(40, 70))
    text = f"Recalling its resolutions {numbers}, as well as its decision 53/453 of 18 December 1998"
    found = [r.symbol for r in find_references(text, "en")]
    assert found == [f"A/RES/{session}/{session + 4}" for session in range(40, 70)] + ["A/DEC/53/453"]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(alphabet="resolution第号决议 0123456789/()XVI.,", max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_failing(text, language):
    for reference in find_references(text, language):
        assert 0 <= reference.start < reference.end <= len(text)
