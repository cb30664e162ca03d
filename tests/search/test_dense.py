"""Search over segments is exact where it says so, by passage and its pieces, and leaves out what is dead."""

import threading

import numpy as np
import pytest

from kg.errors import StoreDamaged
from search import dense, partition
from search.dense import WHOLE, Dense
from search.layout import Layout, Place, Segment

WIDTH = 12


def unit(random, count, width=WIDTH):
    rows = random.normal(size=(count, width)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def made(folder, sizes=(30,), seed=0, width=WIDTH):
    """Segments of random passages, the nth with n % 4 pieces, and a question."""
    random = np.random.default_rng(seed)
    segments, places, blocks = [], {}, []
    for number, rows in enumerate(sizes, 1):
        name = f"{number:06d}"
        some = [unit(random, 1 + row % 4, width) for row in range(rows)]
        count = dense.write(folder, name, some, np.array([len(block) for block in some], np.int64), width)
        segments.append(Segment(name, rows, count))
        places[f"v{number}"] = Place(name, 0, rows, "")
        blocks += some
    return blocks, Layout(tuple(segments), places), unit(random, 1, width)[0]


def textbook(blocks, question):
    scores = {}
    for row, (own, *pieces) in enumerate(blocks):
        best = max((float(piece @ question) for piece in pieces), default=float(own @ question))
        scores[row] = WHOLE * float(own @ question) + (1 - WHOLE) * best
    return scores


@pytest.mark.parametrize("sizes", [(30,), (1, 20, 9)])
@pytest.mark.parametrize("seed", range(4))
def test_scores_and_order(tmp_path, sizes, seed):
    blocks, layout, question = made(tmp_path, sizes, seed)
    expected = textbook(blocks, question)
    found = Dense(tmp_path, layout).search(question, 30)
    assert dict(found) == pytest.approx(expected, abs=1e-5)
    assert [score for _, score in found] == sorted(dict(found).values(), reverse=True)


def test_only_given_rows(tmp_path):
    blocks, layout, question = made(tmp_path, (10, 20))
    expected = textbook(blocks, question)
    opened = Dense(tmp_path, layout)
    found = opened.search(question, 10, np.array([3, 7, 11]))
    assert dict(found) == pytest.approx({row: expected[row] for row in (3, 7, 11)}, abs=1e-5)
    assert opened.search(question, 10, np.array([], np.int64)) == []


def test_what_no_version_holds_is_not_found(tmp_path):
    _, layout, question = made(tmp_path, (10, 20))
    halved = Layout(layout.segments, {"v1": Place("000001", 0, 4, ""), "v2": Place("000002", 5, 5, "")})
    assert {row for row, _ in Dense(tmp_path, halved).search(question, 30)} == {0, 1, 2, 3, 15, 16, 17, 18, 19}
    assert len(Dense(tmp_path, halved)) == 9


def test_rows_of_gives_the_passage_then_its_pieces(tmp_path):
    blocks, layout, _ = made(tmp_path, (4, 6))
    opened = Dense(tmp_path, layout)
    for row, block in enumerate(blocks):
        assert np.array_equal(opened.rows_of(row), block)


def test_nothing_is_found_in_nothing(tmp_path):
    assert Dense(tmp_path, Layout()).search(np.ones(WIDTH, np.float32), 5) == []


@pytest.mark.parametrize("damage", [b"not an index", b""])
def test_a_damaged_file_is_named(tmp_path, damage):
    _, layout, _ = made(tmp_path)
    (tmp_path / "000001.npy").write_bytes(damage)
    with pytest.raises(StoreDamaged, match="kg index --rebuild"):
        Dense(tmp_path, layout)


def test_a_file_that_is_cut_short_is_named(tmp_path):
    _, layout, _ = made(tmp_path)
    path = tmp_path / "000001.starts.npy"
    np.save(path, np.load(path)[:-1])
    with pytest.raises(StoreDamaged, match="not as long"):
        Dense(tmp_path, layout)


@pytest.fixture(scope="module")
def partitioned(tmp_path_factory):
    """Clustered vectors, as real ones are, with and without a partition."""
    folder = tmp_path_factory.mktemp("partitioned")
    random = np.random.default_rng(5)
    centres = unit(random, 60, 32)
    vectors = centres[random.integers(60, size=9_000)] + 0.15 * random.normal(size=(9_000, 32))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    layout = Layout((Segment("000001", 9_000, 9_000),), {"v": Place("000001", 0, 9_000, "")})
    for name in ("exact", "partitioned"):
        (folder / name).mkdir()
        dense.write(folder / name, "000001", [vectors], np.ones(9_000, np.int64), 32)
    partition.write(folder / "partitioned" / "000001.ivf", vectors)
    return Dense(folder / "exact", layout), Dense(folder / "partitioned", layout), vectors


def test_a_partition_finds_what_exact_search_finds(partitioned):
    exact, near, vectors = partitioned
    shares = []
    for question in vectors[::300]:
        best = {row for row, _ in exact.search(question, 10)}
        shares.append(len(best & {row for row, _ in near.search(question, 10)}) / 10)
    assert np.mean(shares) >= 0.98


def test_a_partition_gives_exact_scores(partitioned):
    exact, near, vectors = partitioned
    scores = dict(exact.search(vectors[7], 10))
    assert {row: score for row, score in near.search(vectors[7], 10) if row in scores} == scores


def test_a_partition_of_an_earlier_version_is_searched(partitioned, tmp_path):
    import faiss

    exact, _, vectors = partitioned
    earlier = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(32), 32, 64, faiss.ScalarQuantizer.QT_4bit, faiss.METRIC_INNER_PRODUCT
    )
    earlier.train(vectors)
    earlier.add(vectors)
    faiss.write_index(earlier, str(tmp_path / "earlier.ivf"))
    found, _ = partition.Partition(tmp_path / "earlier.ivf").search(vectors[7], 20, 1.0)
    assert {row for row, _ in exact.search(vectors[7], 5)} <= set(found.tolist())


def test_a_partition_of_fewer_lists_is_looked_through_further(partitioned, tmp_path, monkeypatch):
    _, _, vectors = partitioned
    monkeypatch.setattr(partition, "PROBES", 1)
    monkeypatch.setattr(partition, "CENTRES", 1.0)
    partition.write(tmp_path / "few.ivf", vectors)
    before = partition.Partition(tmp_path / "few.ivf").search(vectors[7], 9_000, 0.1)[0]
    monkeypatch.setattr(partition, "CENTRES", 4.0)
    after = partition.Partition(tmp_path / "few.ivf").search(vectors[7], 9_000, 0.1)[0]
    assert len(after) > 1.5 * len(before)
    assert set(before) < set(after)


@pytest.mark.parametrize("threads", [1, 3])
def test_threads_that_take_part_find_together_what_one_finds(tmp_path, threads):
    _, layout, question = made(tmp_path, (30, 5, 20, 6, 40))
    found = Dense(tmp_path, layout)
    scan = found.scan(question, 2)
    together = [threading.Thread(target=scan.take_part) for _ in range(threads)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    scan.take_part()
    assert scan.close().tolist() == found.close(question, 2).tolist()


@pytest.mark.parametrize("few", [0, 20_000])
def test_a_filter_on_a_partition(partitioned, monkeypatch, few):
    exact, near, vectors = partitioned
    monkeypatch.setattr(dense, "FEW", few)
    allowed = np.arange(0, 9_000, 2)
    found = near.search(vectors[8], 10, allowed)
    assert all(row % 2 == 0 for row, _ in found)
    assert found == exact.search(vectors[8], 10, allowed)


def test_a_damaged_partition_is_named(tmp_path):
    (tmp_path / "x.ivf").write_bytes(b"not one")
    with pytest.raises(StoreDamaged, match="kg index --rebuild"):
        partition.Partition(tmp_path / "x.ivf")
