import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from quads import curated, put

from kg.store import Store


@contextmanager
def few_words() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.store.curated_quads", curated)
        patch.setattr("kg.store.curated_digest", lambda: "made up")
        yield


@pytest.fixture(scope="module", autouse=True)
def vocabulary() -> Iterator[None]:
    """A curated vocabulary of a few quads: what is tested here does not depend on its words; other folders' tests do."""
    with few_words():
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    """A new store, made once: copying a folder is faster than loading the vocabulary."""
    path = tmp_path_factory.mktemp("template") / "store"
    with few_words():
        Store.open(path, create=True)
    return path


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Store:
    return Store.open(shutil.copytree(template, tmp_path / "store"))


@pytest.fixture
def filled(store: Store) -> Store:
    put(store, "A/RES/1/1", "A/RES/1/2", "A/1/3")
    return store
