"""Keys are told row by row, and rows by key, from a table beside the passages; an index without one is read as before."""

import pytest

from kg.errors import StoreDamaged
from search import dense, keys, merging, writing
from search.catalogue import _Base
from search.filters import Filters
from search.index import Index, update
from search.retrieve import Retriever
from tests.search.passages import passage

LANGUAGES = ("en", "zh", "ar")


@pytest.fixture
def grown(tmp_path, embedder, monkeypatch):
    """An index of several segments, one of which was merged, with dead passages in it."""
    monkeypatch.setattr(merging, "SMALLEST", 6)
    monkeypatch.setattr(writing, "CHUNK", 10)
    monkeypatch.setattr(dense, "EXACT", 60)
    monkeypatch.setattr("search.index.load_embedder", lambda name=None: embedder)
    held, previous = {}, None
    for step in range(7):
        for number in (step, step // 2):
            held[number] = [
                passage(f"para-{part}", f"A lantern {part} of {step}.", language, document=f"A/98/{number}")
                for language in LANGUAGES
                for part in range(1, 13 if number == 2 else 4)
            ]
        update(tmp_path / str(step), [one for some in held.values() for one in some], previous, embedder)
        previous = tmp_path / str(step)
    return previous


def told(folder):
    """Key by row and row by key, and what a search finds."""
    index = Index.open(folder)
    rows = index.catalogue.rows_in_order()
    some = index.catalogue.keys(rows)
    unknown = ["https://x.example/doc/A/98/2#para-99@en", *(f"{key}x" for key in some.values())]
    back = index.catalogue.rows([*some.values(), *unknown])
    found = Retriever(None, index).find("a lantern", 10, Filters({}))
    assert list(some) == rows
    assert back == {key: row for row, key in some.items()}
    assert [one.key for one in index.catalogue.passages(rows)] == list(some.values())
    return some, [(one.passage.key, one.score) for one in found]


def test_keys_and_rows_are_told_without_the_passages(grown, monkeypatch):
    tables = {path.stem for path in (grown / "lexical").glob("*.keys")}
    assert tables == {path.stem for path in (grown / "lexical").glob("*.sqlite")}
    index = Index.open(grown)
    rows = index.catalogue.rows_in_order()
    assert len(index.layout.segments) > 1
    monkeypatch.delattr(_Base, "ask")
    some = index.catalogue.keys(rows)
    assert index.catalogue.rows(some.values()) == {key: row for row, key in some.items()}


def test_an_index_without_tables_is_read_and_gone_on_from(grown, tmp_path, embedder):
    before = told(grown)
    for path in (grown / "lexical").glob("*.keys"):
        path.unlink()
    assert told(grown) == before
    index = Index.open(grown)
    given = index.catalogue.passages(index.catalogue.rows_in_order())
    update(tmp_path / "next", given[:-1], grown, embedder)
    told(tmp_path / "next")


@pytest.mark.parametrize("damage", [b"", b"not a table", bytes(400)])
def test_a_damaged_table_is_named(tmp_path, damage):
    path = tmp_path / "passages-000001.keys"
    path.write_bytes(damage)
    with pytest.raises(StoreDamaged, match="kg index --rebuild"):
        keys.Keys(path, 3)


def test_a_table_that_is_cut_short_is_named(tmp_path):
    path = tmp_path / "passages-000001.keys"
    keys.write(path, ["a", "ключ", "钥匙"])
    assert [keys.Keys(path, 3).key(row) for row in range(3)] == ["a", "ключ", "钥匙"]
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(StoreDamaged, match="not as long"):
        keys.Keys(path, 3)
