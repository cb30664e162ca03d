from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cues import Cues, blanked, cued
from kg.firsts import first
from kg.needs import FIGURE, clauses, starts
from ontology import LANGUAGES, table

PATTERNS = (
    r"(?:was |were )?(?:founded|set up) by",
    r"(?:officially )?launched (?:in|on) [0-9]{4}",
    r"(?P<a>cooperat\w+|work(?:s|ed)? together)(?! alone)",
    r"(?:сотрудни\w+|совместно) с",
    r"(?:与|同)[^。]{0,8}(?:合作|协作)",
    r"a|bcd|efg",
    r"x{2,3}yz+",
    r"(?<!no )funds?\b",
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?:was |were )?(?:founded|set up) by", [{"founded by", "set up by"}]),
        (r"Foo\s+bars?", [{"foo"}, {"bar"}]),
        (r"(?:与|同)[^。]{0,8}合作", [{"与", "同"}, {"合作"}]),
        (r"a|bcd", []),
        (r"\w+", []),
        (r"(?:quick )?", []),
        (r"(?:19|20)\d\d", [{FIGURE}]),
        (r"[1-9]\w", [{FIGURE}]),
    ],
)
def test_the_cues_of_a_pattern_are_what_no_match_is_without(pattern: str, expected: list[set[str]]) -> None:
    assert [set(clause) for clause in clauses(pattern)] == expected


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
@settings(derandomize=True, deadline=None, max_examples=60)
def test_a_pattern_that_fits_is_never_passed_over(pattern: str, data: st.DataObject) -> None:
    fitting = data.draw(st.from_regex(re.compile(pattern, re.I | re.A), fullmatch=False))
    cues = Cues({one: one for one in PATTERNS})
    assert cues.may_fit(pattern, cues.met(fitting))


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_rows_of_the_tables_are_passed_over_in_a_text_without_their_words(language: str) -> None:
    patterns = [row["pattern"] for row in table(language, "relations")["relations"]]
    cues = Cues({pattern: re.sub(r"\{[^}]*\}", "X", pattern) for pattern in patterns})
    met = cues.met("0 1 2 3")
    assert sum(cues.may_fit(pattern, met) for pattern in patterns) <= len(patterns) / 4


def test_a_pattern_with_cues_finds_what_it_finds_without_them() -> None:
    patterns = {name: re.compile(pattern, re.I) for name, pattern in (("fund", r"funds?\b"), ("year", r"20\d\d"))}
    for text in ("Funds of 2041 and a fund", "no such thing", "in 2042", ""):
        for name, found in cued(patterns).items():
            plain = patterns[name]
            assert [m.span() for m in found.finditer(text, 1)] == [m.span() for m in plain.finditer(text, 1)]
            assert bool(found.search(text)) == bool(plain.search(text))
            assert found.sub(lambda m: "_", text) == plain.sub("_", text)
            assert bool(found.match(text)) == bool(plain.match(text))


def test_a_pattern_that_nothing_is_known_of_is_always_tried() -> None:
    cues = Cues({r"\w+": r"\w+"})
    assert cues.may_fit(r"\w+", cues.met("")) and cues.may_fit("unheard of", 0)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?:was |were )?(?:founded|set up) by", {"founded by", "was founded by", "were founded by"}),
        (r"(?<=\bthe )(?:Fund|Bank)\b \w+", {"fund ", "bank "}),
        (r"(?:launched \d+|opened) by", {"launched ", "opened"}),
        (r"(?:great )*bridge", set()),
        (r"\w+ bridge", set()),
        (r"a|bcd", set()),
    ],
)
def test_a_pattern_begins_with_the_words_in_front(pattern: str, expected: set[str]) -> None:
    assert expected <= starts(pattern) if expected else not starts(pattern)


@pytest.mark.parametrize(
    ("pattern", "flags", "fitting", "others"),
    [
        (r"\b[A-Z]\w+", 0, "AZ", "az1 "),
        (r"(?:\d{1,3}|\bNo) ?x", 0, "5N", "xn"),
        (r"(?<!\w)[;.]|(?=x)!", re.I, ";.!", "x,"),
        (r"\b(?i:Q)uay", 0, "qQ", "uU"),
    ],
)
def test_a_pattern_begins_with_one_of_few_characters(pattern: str, flags: int, fitting: str, others: str) -> None:
    told = re.compile(f"[{first(pattern, flags)}]")
    assert all(map(told.match, fitting)) and not any(map(told.match, others))


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"(?:The )?[a-z]+", r"(?:A )?", r"[^,]x", r"(A)\1|\1", r"[A-Z]x", r"(?:Ab|cd|ef|gh)\b"]
)
def test_nothing_is_told_of_a_pattern_that_may_begin_anywhere_or_that_is_found_at_once(pattern: str) -> None:
    assert first(pattern, 0) == ""


@pytest.mark.parametrize(
    "pattern", (*PATTERNS, r"(?<!\w)(?:A\w*|\d+)(?: of B)?", r"[;!]|\.(?= [A-Z])", r"(?:ab)+a", r"(?!)")
)
@given(text=st.text(alphabet="abABx. ;!19 офсİ的与合作", max_size=40), start=st.integers(0, 9), end=st.integers(0, 40))
@settings(derandomize=True, deadline=None, max_examples=80)
def test_places_are_tried_as_the_pattern_itself_would(pattern: str, text: str, start: int, end: int) -> None:
    plain = re.compile(pattern)
    found = cued({"it": plain})["it"]
    assert [m.span() for m in found.finditer(text, start, end)] == [m.span() for m in plain.finditer(text, start, end)]
    assert found.sub(lambda m: "_", text) == plain.sub("_", text) == found.sub("_", text)


def test_a_pattern_of_many_lines_is_told_by_what_it_means() -> None:
    verbose = re.compile("set \\s up  # founded", re.VERBOSE)
    assert cued({"it": verbose})["it"].search("was set up")


@pytest.mark.parametrize("text", ["in 2041", "в ٢٠٤١", "2041年", "①"])
def test_a_figure_of_any_script_is_met(text: str) -> None:
    cues = Cues({r"\d\d": r"\d\d"})
    assert cues.may_fit(r"\d\d", cues.met(text)) == bool(re.search(r"\d", text))


def test_rows_that_may_fit_are_kept_in_their_order_with_those_that_nothing_is_known_of() -> None:
    rows = [{"pattern": "founded by"}, {"pattern": "set up by"}, {"pattern": "unheard of"}]
    cues = Cues({row["pattern"]: row["pattern"] for row in rows[:2]})
    told = cues.fitting(cues.met("It was set up by two banks."))
    assert cues.among(rows, told) == rows[1:] and cues.among(rows[:1], told) == []
    cues.add({"unheard of": "unheard of"})
    assert cues.among(rows, told) == rows[1:2]


@given(text=st.text(alphabet="ab12, ", max_size=30))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_patterns_blank_out_one_after_another_what_they_fit(text: str) -> None:
    plain = [re.compile(pattern) for pattern in (r"\d+, ", r"aab?", r"\d+", r"b, \w")]
    expected = text
    for pattern in plain:
        expected = pattern.sub(lambda found: "\0" * len(found.group()), expected)
    assert blanked(list(cued({one.pattern: one for one in plain}).values()), text, "\0") == expected
