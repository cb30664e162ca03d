"""Lengths follow the script of a language."""

import pytest

from kg.language import spaced
from search.script import Characters


@pytest.mark.parametrize(("language", "blanks"), [("zh", False), ("ar", True), ("ru", True), ("de", True), ("", True)])
def test_blanks_part_words_unless_a_table_says_otherwise(language, blanks):
    assert spaced(language) is blanks
    assert Characters(30, unspaced=8).of(language) == (30 if blanks else 8)
