"""Evidence is the sentence of an answer; of one over half a page, the clauses around the answer."""

import pytest

from kg.model import Hit
from search.quoting import LONGEST, quoted, quoted_too
from search.reading import Sentence

CLAUSES = ", ".join(f"the keeper of lighthouse number {n} shall polish its lamp and its brass" for n in range(1, 21))
LONG = f"Decides that {CLAUSES}."
SHORT = "Ferries run daily. The ferry to Larch Island runs on Sundays only. Tickets are sold on board."
CHINESE = "决定" + "，".join(f"第{n}号灯塔的看守人应擦亮灯具和铜器" for n in range(1, 31)) + "。"


def sentence(text, language="en", start=0, end=None):
    hit = Hit(1, 1.0, "A/97/601", "para-3", "https://example.org/p", language, text)
    return Sentence(hit, start, len(text) if end is None else end, 0.5, 0.5, 0.5)


def words(text, said):
    at = text.index(said)
    return at, at + len(said)


def test_a_brief_sentence_is_quoted_whole():
    assert quoted(sentence(SHORT), *words(SHORT, "Sundays")).quote == SHORT


@pytest.mark.parametrize(("text", "language", "said"), [(LONG, "en", "number 12"), (CHINESE, "zh", "第12号")])
def test_of_a_long_one_the_clauses_around_the_answer(text, language, said):
    support = quoted(sentence(text, language), *words(text, said))
    assert said in support.quote
    assert support.quote == text[support.start : support.end]
    assert LONGEST.of(language) / 2 < len(support.quote) <= LONGEST.of(language)


def test_of_a_long_paragraph_the_sentence_of_the_answer():
    text = f"{SHORT} {LONG}"
    assert quoted(sentence(text), *words(text, "Sundays")).quote == "The ferry to Larch Island runs on Sundays only."


def test_a_clause_that_is_too_long_is_quoted_as_it_is():
    text = "lamps and " * 100
    assert quoted(sentence(text), 20, 25).quote == text.strip()


def test_what_another_part_says_is_quoted_where_it_says_so_or_by_its_end():
    assert "number 12" in quoted_too(sentence(LONG), "number 12").quote
    assert quoted_too(sentence(LONG), "no such words").quote.endswith("number 20 shall polish its lamp and its brass.")
