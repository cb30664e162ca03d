"""However an index grew, it finds what one built at once finds, and a small change leaves what is there alone."""

import random
import re

import pytest

from kg.passages import Corpus
from search import dense, merging, writing
from search.filters import Filters
from search.index import Index, update
from search.retrieve import Retriever
from tests.search.passages import passage

WORDS = ["lantern", "harbour", "bridge", "school", "violin", "garden", "teacher", "engine"]


@pytest.fixture
def small(monkeypatch):
    """Segments that are merged, chunked and partitioned after a few passages already."""
    monkeypatch.setattr(merging, "SMALLEST", 6)
    monkeypatch.setattr(writing, "CHUNK", 10)
    monkeypatch.setattr(dense, "EXACT", 60)
    monkeypatch.setattr(dense, "PARTITIONED", 40)


def document(number, seed=0, parts=5):
    chooser = random.Random(f"{number} {seed}")
    texts = [" ".join(chooser.choices(WORDS, k=12)) + "." for _ in range(parts)]
    return [
        passage(f"para-{part}", text, document=f"A/98/{number}", kind=("operative", "paragraph")[part % 2])
        for part, text in enumerate(texts)
    ]


def state(index):
    """Every passage with its vectors: what an index holds, however it is laid out."""
    rows = index.catalogue.rows_in_order()
    passages = index.catalogue.passages(rows)
    return {one.key: (one, index.dense.rows_of(row).tobytes()) for row, one in zip(rows, passages, strict=True)}


def hits(index):
    found = [
        Retriever(None, index).find(text, 10, Filters({})) for text in ("a bridge", "garden of violins", "schools")
    ]
    return [[(one.passage.key, round(one.score, 6)) for one in some] for some in found]


@pytest.mark.parametrize("seed", range(3))
def test_a_history_of_changes_ends_where_a_fresh_index_begins(tmp_path, embedder, small, seed, monkeypatch):
    monkeypatch.setattr("search.index.load_embedder", lambda name=None: embedder)
    monkeypatch.setattr("search.lexical.REBUILD_SHARE", 0)  # tantivy counts the dead: written anew, it does not
    chooser = random.Random(seed)
    held: dict[int, list] = {}
    previous = None
    for step in range(14):
        for number in chooser.sample(range(20), 3):
            held[number] = document(number, seed=step, parts=chooser.randint(1, 7))
        for number in chooser.sample(sorted(held), min(len(held) - 1, chooser.randint(0, 2))):
            del held[number]
        given = [one for number in held for one in held[number]]
        update(tmp_path / str(step), given, previous, embedder)
        previous = tmp_path / str(step)
    update(tmp_path / "fresh", given, None, embedder)
    grown, fresh = Index.open(previous), Index.open(tmp_path / "fresh")
    assert state(grown) == state(fresh)
    assert len(grown.catalogue) == len(grown.dense) == sum(len(grown.lexical(one)) for one in grown.languages)
    assert grown.catalogue.languages() == fresh.catalogue.languages()
    assert grown.catalogue.kinds() == fresh.catalogue.kinds()
    for filters in (
        {"kind": "operative"},
        {"document": "A/98/3"},
        {"until": "2044", "language": "en"},
        {"since": "2045"},
    ):
        assert grown.catalogue.matching(filters).keys() == fresh.catalogue.matching(filters).keys()
    assert hits(grown) == hits(fresh)


def test_only_changed_versions_are_read(tmp_path, embedder):
    held = {number: document(number) for number in range(5)}
    update(tmp_path / "1", [one for some in held.values() for one in some], None, embedder)
    held[3] = document(3, seed=1)
    corpus = Corpus.of([one for some in held.values() for one in some])
    read = []

    def reading(version):
        read.append(version)
        return corpus.read(version)

    stats = update(tmp_path / "2", Corpus(corpus.digests, reading), tmp_path / "1", embedder)
    assert [re.sub(r".*doc/", "", version) for version in read] == ["A/98/3@en"]
    assert (stats.added, stats.removed, stats.kept) == (5, 5, 20)


def test_a_small_change_shares_the_files_of_the_generation_before(tmp_path, embedder):
    given = [one for number in range(60) for one in document(number)]
    update(tmp_path / "1", given, None, embedder)
    update(tmp_path / "2", [*given, *document(60)], tmp_path / "1", embedder)
    before = {path.stat().st_ino for path in (tmp_path / "1").rglob("*") if path.is_file()}
    fresh = [path for path in (tmp_path / "2").rglob("*") if path.is_file() and path.stat().st_ino not in before]
    assert sum(path.stat().st_size for path in fresh) < 100_000
    assert all(path.stat().st_nlink == 2 for path in (tmp_path / "2" / "dense").glob("000001.*"))


def test_merging_keeps_segments_few_and_leaves_out_the_dead(tmp_path, embedder, small):
    previous = None
    for step in range(24):
        given = [one for number in range(step + 1) for one in document(number, seed=step if number == 0 else 0)]
        update(tmp_path / str(step), given, previous, embedder)
        previous = tmp_path / str(step)
    layout = Index.open(previous).layout
    assert len(layout.segments) <= 9
    dead = sum(segment.rows for segment in layout.segments) - len(layout)
    assert dead <= merging.DEAD * len(layout) + 5
    names = {path.name.partition(".")[0] for path in (previous / "dense").glob("0*")}
    assert names == {segment.name for segment in layout.segments}


def test_a_large_index_is_partitioned_while_it_is_written(tmp_path, embedder, small):
    given = [one for number in range(30) for one in document(number)]
    update(tmp_path / "1", given, None, embedder)
    assert list((tmp_path / "1" / "dense").glob("*.ivf"))
    update(tmp_path / "2", given[:30], None, embedder)
    assert not list((tmp_path / "2" / "dense").glob("*.ivf"))
