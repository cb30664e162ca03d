"""The cache of vectors: nothing is embedded twice, and a torn file costs no more than its last record."""

import numpy as np
import pytest

from search.vectorcache import VectorCache

TEXTS = ["water", "forest", "water", "harbour"]


def only_file(folder):
    (path,) = folder.iterdir()
    return path


def test_each_text_is_embedded_once(tmp_path, embedder):
    seen = []
    vectors = VectorCache(tmp_path, embedder).passages(TEXTS, seen.append)
    assert embedder.embedded == ["water", "forest", "harbour"] and seen == [3]
    assert np.array_equal(vectors[0], vectors[2])
    again = VectorCache(tmp_path, embedder)
    assert again.missing([*TEXTS, "garden"]) == 1
    assert np.array_equal(again.passages(TEXTS), vectors)
    assert len(embedder.embedded) == 3


def test_vectors_of_different_spaces_are_apart(tmp_path, embedder):
    VectorCache(tmp_path, embedder).passages(TEXTS)
    embedder.fingerprint = "other/space"
    assert VectorCache(tmp_path, embedder).missing(TEXTS) == 3


@pytest.mark.parametrize("cut", [1, 40, 99])
def test_a_half_written_record_is_cut_off(tmp_path, embedder, cut):
    vectors = VectorCache(tmp_path, embedder).passages(TEXTS)
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    again = VectorCache(tmp_path, embedder)
    assert again.missing(TEXTS) == 1
    assert np.array_equal(again.passages(TEXTS), vectors)


def test_a_damaged_record_is_not_believed(tmp_path, embedder):
    vectors = VectorCache(tmp_path, embedder).passages(TEXTS)
    path = only_file(tmp_path)
    data = bytearray(path.read_bytes())
    data[50] ^= 1
    path.write_bytes(data)
    again = VectorCache(tmp_path, embedder)
    assert again.missing(TEXTS) == 1
    assert np.array_equal(again.passages(TEXTS), vectors)
    assert VectorCache(tmp_path, embedder).missing(TEXTS) == 0
