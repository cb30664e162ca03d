"""Vectors of different models never mix: what a store does when its index was made with another model."""

import shutil

import pytest

import kg
from kg.errors import ModelMismatch, UsageError
from search.embed import MODEL, embedder
from tests.search.tiny import sentence_model

pytestmark = pytest.mark.filterwarnings("default")
NOTE = "United Nations\n\nA/99/{0}\n\nGeneral Assembly\n\n1. The harbour fund pays for {0} piers and water.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two models of one name and size, whose spaces differ."""
    return [sentence_model(tmp_path_factory.mktemp(f"model{seed}"), seed) for seed in (0, 1)]


@pytest.fixture
def model(tmp_path, made):
    folder = tmp_path / "models" / "tiny"
    put(made[0], folder)
    yield folder
    embedder.cache_clear()


@pytest.fixture
def library(tmp_path, model):
    with kg.open(tmp_path / "store") as library:
        add(library, tmp_path, 811, index=False)
        library.index(str(model))
        yield library


def put(made, folder):
    """Put a model in a folder, as if this were a new process."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder)
    embedder.cache_clear()


def add(library, folder, number, **options):
    path = folder / f"note{number}.txt"
    path.write_text(NOTE.format(number))
    return library.ingest(path, symbol=f"A/99/{number}", language="en", **options)


def manifest(library):
    return library.retriever.index.manifest


def test_the_index_keeps_its_model_and_search_uses_it(library, model, tmp_path):
    made = manifest(library)
    assert (made.model, made.dimension) == (str(model.resolve()), 8)
    add(library, tmp_path, 812)
    index = library.retriever.index
    assert index.manifest.fingerprint == made.fingerprint == index.embedder.fingerprint
    assert index.manifest.passages > made.passages and len(index.dense) == index.manifest.passages
    assert library.search("harbour fund", k=1)[0].document in ("A/99/811", "A/99/812")
    assert library.check() == []


def test_a_relative_folder_is_found_from_elsewhere(library, model, tmp_path, monkeypatch):
    monkeypatch.chdir(model.parent)
    library.index("./tiny", rebuild=True)
    monkeypatch.chdir(tmp_path)
    embedder.cache_clear()
    assert library.search("harbour fund", k=1)


def test_another_model_embeds_everything_anew(library):
    before = manifest(library)
    stats = library.index(MODEL)
    assert (stats.kept, stats.added) == (0, before.passages)
    assert manifest(library).fingerprint != before.fingerprint and library.check() == []


def test_building_anew_keeps_the_model(library):
    before = manifest(library)
    library.index(rebuild=True)
    assert manifest(library) == before


def test_a_model_that_changed_in_place_is_refused_until_the_index_is_built_anew(library, model, made, tmp_path):
    before = manifest(library)
    put(made[1], model)
    library.refresh()
    with pytest.raises(ModelMismatch, match="kg index --rebuild --model"):
        library.search("harbour fund")
    with pytest.raises(ModelMismatch, match="kg index --rebuild --model"):
        add(library, tmp_path, 813)
    assert manifest(library) == before
    assert [problem.area for problem in library.check()] == ["index"]
    assert library.index(rebuild=True).kept == 0
    assert manifest(library).fingerprint != before.fingerprint and library.check() == []
    assert library.search("harbour fund", k=1)


def test_a_model_that_is_gone_is_told(library, model, tmp_path):
    shutil.rmtree(model)
    embedder.cache_clear()
    library.refresh()
    with pytest.raises(UsageError, match="there is no such folder"):
        library.search("harbour fund")
    with pytest.raises(UsageError, match="there is no such folder"):
        add(library, tmp_path, 814)
    (problem,) = library.check()
    assert str(model) in str(problem) and "kg index --rebuild --model" in problem.remedy
    library.index(MODEL)
    assert library.check() == [] and library.search("harbour fund", k=1)
