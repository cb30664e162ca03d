"""The passages written for the reader to learn from: every answer stands in its text, in all six languages."""

import json

import numpy as np
import pytest

from benchmarks import reading
from ontology import LANGUAGES

FILES = reading.FILES


def test_there_are_two_files_for_each_language():
    assert sorted(path.stem for path in FILES) == sorted([*LANGUAGES, *LANGUAGES])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.stem}-{path.stem}")
def test_each_answer_stands_in_its_text(path):
    passages = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    asked = [(passage["text"], one) for passage in passages for one in passage["questions"]]
    assert {one["language"] for _, one in asked} == set(LANGUAGES)
    assert [one for text, one in asked if one["answer"] and text.count(one["answer"]) < one.get("nth", 1)] == []
    assert 0.2 < sum(one["answer"] is None for _, one in asked) / len(asked) < 0.4


@pytest.mark.parametrize("dense", [False, True])
def test_examples_point_at_their_answers(dense):
    def encode(texts):
        return np.eye(len(texts), dtype=np.float32)

    told, kept = reading.written(encode, dense)
    assert 0 < len(kept) < len(told)
    assert all(text[start:end].strip() for one in told for text, (start, end) in one.right)
    assert all(bool(one.right) != one.near for one in (*told, *kept))
