"""Exact search is exact, by passage and its pieces."""

import numpy as np
import pytest

from kg.errors import StoreDamaged
from search import dense
from search.dense import WHOLE, Dense


def made(folder, passages=30, seed=0):
    """Random unit vectors; passage n has n % 4 pieces."""
    random = np.random.default_rng(seed)
    owners = np.repeat(np.arange(passages, dtype=np.int32), np.arange(passages) % 4)
    rows = random.normal(size=(passages + len(owners), 12)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    dense.write(folder, rows[:passages], rows[passages:], owners)
    question = random.normal(size=12).astype(np.float32)
    return rows[:passages], rows[passages:], owners, question / np.linalg.norm(question)


def textbook(own, pieces, owners, question):
    scores = {}
    for row, vector in enumerate(own):
        best = max((pieces[owners == row] @ question).tolist(), default=float(vector @ question))
        scores[row] = WHOLE * float(vector @ question) + (1 - WHOLE) * best
    return scores


@pytest.mark.parametrize("seed", range(4))
def test_scores_and_order(tmp_path, seed):
    *vectors, question = made(tmp_path, seed=seed)
    expected = textbook(*vectors, question)
    found = Dense(tmp_path).search(question, 30)
    assert dict(found) == pytest.approx(expected, abs=1e-5)
    assert [score for _, score in found] == sorted(dict(found).values(), reverse=True)


def test_only_given_rows(tmp_path):
    *vectors, question = made(tmp_path)
    rows = np.array([3, 7, 11])
    found = Dense(tmp_path).search(question, 10, rows)
    expected = textbook(*vectors, question)
    assert dict(found) == pytest.approx({row: expected[row] for row in (3, 7, 11)}, abs=1e-5)
    assert Dense(tmp_path).search(question, 10, np.array([], np.int64)) == []


def test_rows_of_gives_the_passage_then_its_pieces(tmp_path):
    own, pieces, owners, _ = made(tmp_path)
    assert np.array_equal(Dense(tmp_path).rows_of(7), np.vstack([own[7], pieces[owners == 7]]))


def test_nothing_is_found_in_nothing(tmp_path):
    empty = np.zeros((0, 12), np.float32)
    dense.write(tmp_path, empty, empty, np.zeros(0, np.int32))
    assert Dense(tmp_path).search(np.ones(12, np.float32), 5) == []


def test_a_damaged_file_is_named(tmp_path):
    made(tmp_path)
    (tmp_path / dense.FILE).write_bytes(b"not an index")
    with pytest.raises(StoreDamaged, match="kg index --rebuild"):
        Dense(tmp_path)
