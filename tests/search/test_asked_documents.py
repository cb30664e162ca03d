"""Documents named by symbol or number, however the language writes around them."""

import pytest

from search.asked_documents import symbols


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Who asked for the report A/62/341?", ["A/62/341"]),
        ("第77/27号决议有多少个执行段？", ["A/RES/77/27"]),
        ("ماذا يطلب القرار 77/12؟", ["A/RES/77/12"]),
        ("ماذا يطلب القرار ٧٧/١٢؟", ["A/RES/77/12"]),
        ("What does resolution 2773 (2025) decide?", ["S/RES/2773(2025)"]),
        ("第2773（2025）号决议决定什么？", ["S/RES/2773(2025)"]),
        ("Que dit la résolution 2004/69 du Conseil ?", ["E/RES/2004/69"]),
        ("A/RES/77/281 and 77/281", ["A/RES/77/281"]),
        ("A/RES/77/281 y 77/282", ["A/RES/77/281", "A/RES/77/282"]),
        ("on 12/11/2020, by 7.5 to 3", []),
        ("", []),
    ],
)
def test_symbols_and_numbers(question, named):
    assert symbols(question) == named
