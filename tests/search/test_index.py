"""Generations of the index: what changed is embedded, what did not is taken over, and models never mix."""

import json

import numpy as np
import pytest

from kg.errors import ModelMismatch, StoreDamaged
from search import index as index_module
from search.index import MANIFEST, Index, update
from search.pieces import titled
from tests.search.passages import passage

BEFORE = [
    passage("para-1", "The fund began in 2041."),
    passage("para-2", "Two bodies support schools. A third one supports harbours on the northern coast."),
    passage("para-1", "基金始于2041年。", "zh"),
]


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def first(tmp_path, embedder):
    folder = tmp_path / "1"
    assert update(folder, BEFORE, embedder=embedder).added == 3
    return folder


def test_a_second_generation_embeds_only_what_is_new(first, tmp_path, embedder):
    old, before = files(first), list(embedder.embedded)
    after = [BEFORE[0], passage("para-2", "Two bodies support schools."), BEFORE[2]]
    stats = update(tmp_path / "2", after, first, embedder)
    assert (stats.added, stats.removed, stats.kept) == (1, 1, 2)
    assert embedder.embedded == [*before, "Two bodies support schools."]
    assert files(first) == old


def test_what_is_taken_over_is_what_would_be_made(first, tmp_path, embedder):
    after = [*BEFORE[1:], passage("para-0", "A new paragraph stands first.")]
    update(tmp_path / "2", after, first, embedder)
    update(tmp_path / "3", after, None, embedder)
    followed, anew = Index.open(tmp_path / "2"), Index.open(tmp_path / "3")
    for row in range(len(after)):
        assert np.array_equal(followed.dense.rows_of(row), anew.dense.rows_of(row))
    assert followed.catalogue.passages(range(3)) == anew.catalogue.passages(range(3))
    assert (followed.folder / MANIFEST).read_bytes() == (anew.folder / MANIFEST).read_bytes()


def test_each_row_is_its_passage(first, embedder):
    index = Index.open(first)
    for row, one in enumerate(index.catalogue.passages(range(3))):
        assert np.allclose(index.dense.rows_of(row)[0], embedder.query(titled(one)), atol=1e-6)
    assert [len(index.dense.rows_of(row)) for row in range(3)] == [1, 3, 1]


def test_an_interrupted_update_does_not_embed_again(tmp_path, embedder):
    update(tmp_path / "1", BEFORE, embedder=embedder, cache=tmp_path / "cache")
    done = len(embedder.embedded)
    update(tmp_path / "2", BEFORE, embedder=embedder, cache=tmp_path / "cache")
    assert len(embedder.embedded) == done


def test_progress_counts_what_is_embedded(tmp_path, embedder):
    told = []
    update(tmp_path / "1", BEFORE, embedder=embedder, progress=lambda *what: told.append(what))
    assert told[-1] == ("embed", 5, 5)


def test_another_model_makes_all_vectors_anew(first, tmp_path, embedder):
    embedder.fingerprint = "hashed-2"
    before = len(embedder.embedded)
    update(tmp_path / "2", BEFORE, first, embedder)
    assert len(embedder.embedded) == before + 5
    assert Index.open(tmp_path / "2").manifest.fingerprint == "hashed-2"


def test_a_question_is_embedded_once(first, monkeypatch, embedder):
    asked = []
    monkeypatch.setattr(index_module, "load_embedder", lambda name=None: embedder)
    monkeypatch.setattr(type(embedder), "query", lambda self, text: asked.append(text) or np.ones(4, np.float32))
    index = Index.open(first)
    assert [index.query_vector(text, "en").tolist() for text in ("fund", "fund", "school")]
    assert asked == ["fund", "school"]


def test_a_model_that_is_not_the_same_here_is_refused(first, tmp_path, monkeypatch, embedder):
    embedder.fingerprint = "hashed-2"
    monkeypatch.setattr(index_module, "load_embedder", lambda name=None: embedder)
    with pytest.raises(ModelMismatch, match="kg index --rebuild --model hashed"):
        Index.open(first).query_vector("fund", "en")
    with pytest.raises(ModelMismatch, match="kg index --rebuild"):
        update(tmp_path / "2", BEFORE, first)


@pytest.mark.parametrize("content", [None, "{", "[]", '{"model": "x"}'])
def test_without_a_manifest_there_is_no_index(first, content):
    manifest = first / MANIFEST
    manifest.unlink() if content is None else manifest.write_text(content)
    with pytest.raises(StoreDamaged, match="kg index --rebuild"):
        Index.open(first)


def test_an_older_format_is_refused_and_built_anew(first, tmp_path, embedder):
    manifest = first / MANIFEST
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 0}))
    with pytest.raises(StoreDamaged, match="older format"):
        Index.open(first)
    assert update(tmp_path / "2", BEFORE, first, embedder).added == 3


def test_an_empty_store_has_an_empty_index(tmp_path, embedder):
    update(tmp_path / "1", [], embedder=embedder)
    index = Index.open(tmp_path / "1")
    assert (len(index.catalogue), len(index.dense), index.languages) == (0, 0, [])
